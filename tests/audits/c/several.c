/* An array that may be anything, for nobody tells what OFF is, does not hide the table beside it. */
enum S { S_READY, S_PRINTING, S_PAUSED, S__MAX };
int levels[S__MAX][2] = { {0, OFF}, {1, OFF}, {0, OFF} };
bool go[S__MAX][S__MAX] = { {0, 1}, {1, 0, 1}, {1, 1} };

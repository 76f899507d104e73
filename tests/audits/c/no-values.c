/* Cells and rows whose value no file at hand tells. */
enum S { S_READY, S_PRINTING, S_PAUSED, S__MAX };
bool go[S__MAX][S__MAX] = {
    [S_READY] = {0, MAYBE, allowed(1)},
    [S_PRINTIN] = {1, 0, 1},
    [S_PAUSED] = {1, 1, 0, 0},
    [S__MAX] = {0},
};

/* Arrays that are no tables of truth values: numbers, texts, next states, sizes without names. */
enum S { S_A, S_B, S__MAX };
int ways[S__MAX][2] = { {0, 7}, {1, 0} };
const char *texts[S__MAX][2] = { {"a", "b"}, {"c", "d"} };
enum S next[S__MAX][S__MAX] = { {S_A, S_B}, {S_B, S_A} };
unsigned char picture[2][3] = { {0, 1, 0}, {1, 0, 1} };
/* bool commented[S__MAX][S__MAX] = { {0, 1 }; */
const char *said = "bool quoted[S__MAX][S__MAX] = {";
bool declared[S__MAX][S__MAX];

/* What is no C: a brace that lacks, a comma that lacks, and two rows of which the preprocessor has one. */
enum S { S_READY, S_PRINTING, S_PAUSED, S__MAX };
bool first[S__MAX][S__MAX] = {
    [S_READY] = {0, 1 0},
};
bool second[S__MAX][S__MAX] = {
#if MAY_PRINT
    [S_READY] = {0, 1},
#else
    [S_READY] = {0, 0},
#endif
};
bool third[S__MAX][S__MAX] = {
    [S_READY] = {0, 1,

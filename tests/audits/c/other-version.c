/* A newer version, which has a state and a verb more, and calls one otherwise. */
enum S { S_READY, S_PRINTIN, S_PAUSED, S_JAMMED, S__MAX };
enum V { V_PRINT, V_PAUSE, V_CANCEL, V_EJECT, V__MAX };
bool verbs[V__MAX][S__MAX] = {
    [V_PRINT] = {1}, [V_PAUSE] = {0, 1}, [V_CANCEL] = {0, 1, 1, 1}, [V_EJECT] = {0, 0, 0, 1},
};

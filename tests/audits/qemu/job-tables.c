/* The two tables of the job in QEMU 10.2, told in our own words: what is in the cells is theirs. */

enum {
    STATE_UNDEFINED,
    STATE_CREATED,
    STATE_RUNNING,
    STATE_PAUSED,
    STATE_READY,
    STATE_STANDBY,
    STATE_WAITING,
    STATE_PENDING,
    STATE_ABORTING,
    STATE_CONCLUDED,
    STATE_NULL,
    STATE_COUNT,
};

enum {
    VERB_CANCEL,
    VERB_PAUSE,
    VERB_RESUME,
    VERB_SET_SPEED,
    VERB_COMPLETE,
    VERB_FINALIZE,
    VERB_DISMISS,
    VERB_CHANGE,
    VERB_COUNT,
};

const _Bool next_state[STATE_COUNT][STATE_COUNT] = {
    [STATE_UNDEFINED] = {0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0},
    [STATE_CREATED]   = {0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 1},
    [STATE_RUNNING]   = {0, 0, 0, 1, 1, 0, 1, 0, 1, 0, 0},
    [STATE_PAUSED]    = {0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0},
    [STATE_READY]     = {0, 0, 0, 0, 0, 1, 1, 0, 1, 0, 0},
    [STATE_STANDBY]   = {0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0},
    [STATE_WAITING]   = {0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0},
    [STATE_PENDING]   = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0},
    [STATE_ABORTING]  = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0},
    [STATE_CONCLUDED] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1},
    [STATE_NULL]      = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
};

const _Bool takes[VERB_COUNT][STATE_COUNT] = {
    [VERB_CANCEL]     = {0, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0},
    [VERB_PAUSE]      = {0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0},
    [VERB_RESUME]     = {0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0},
    [VERB_SET_SPEED]  = {0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0},
    [VERB_COMPLETE]   = {0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0},
    [VERB_FINALIZE]   = {0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0},
    [VERB_DISMISS]    = {0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0},
    [VERB_CHANGE]     = {0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0},
};

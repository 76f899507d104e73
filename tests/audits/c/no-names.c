/* Columns without names: no file at hand has the enumeration, and nothing stands over them. */
bool verbs[VERB__MAX][STATE__MAX] = {
    [VERB_PRINT] = {1, 0, 0},
};

/* Right, as QEMU's tables are laid out: the enumerations are elsewhere, letters stand over the columns. */
#include "printer.h"

bool PrinterSTT[PRINTER_STATE__MAX][PRINTER_STATE__MAX] = {
                               /* R, G, P */
    /* R: */ [PRINTER_STATE_READY]    = {0, 1, 0},
    /* G: */ [PRINTER_STATE_PRINTING] = {1, 0, 1},
    /* P: */ [PRINTER_STATE_PAUSED]   = {1, 1, 0},
};

bool PrinterVerbTable[PRINTER_VERB__MAX][PRINTER_STATE__MAX] = {
                               /* R, G, P */
    [PRINTER_VERB_PRINT]           = {1, 0, 0},
    [PRINTER_VERB_PAUSE]           = {0, 1, 0},
    [PRINTER_VERB_RESUME]          = {0, 0, 1},
    [PRINTER_VERB_CANCEL]          = {0, 1, 1},
};

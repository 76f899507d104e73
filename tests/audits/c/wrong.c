/* One cell too many and one too few in each table; the rows in another order, one of them left out. */
enum printer_state { PRINTER_READY, PRINTER_PRINTING, PRINTER_PAUSED, PRINTER_STATES };

static const bool may_go[PRINTER_STATES][PRINTER_STATES] = {
	[PRINTER_PRINTING] = { [PRINTER_READY] = true, [PRINTER_PRINTING] = true, [PRINTER_PAUSED] = true },
	[PRINTER_READY] = { [PRINTER_PRINTING] = true, },
};

enum printer_verb { VERB_PRINT, VERB_PAUSE, VERB_RESUME, VERB_CANCEL, VERB_LAST = VERB_CANCEL };

static const bool accepts[VERB_LAST + 1][PRINTER_STATES] = {
	/*            READY PRINTING PAUSED */
	[VERB_PRINT]  = { true,  false,  false },
	[VERB_PAUSE]  = { false, true,   true },
	[VERB_RESUME] = { false, false,  false },
	[VERB_CANCEL] = { false, true,   true },
};

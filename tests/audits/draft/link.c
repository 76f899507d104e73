/* Two tables and their enumerations; RESET is accepted nowhere. */
enum link { LINK_DOWN, LINK_UP, LINK_LOST, LINK_COUNT };
enum link_cmd { CMD_CONNECT, CMD_HANG_UP, CMD_RESET, CMD_COUNT };

static const bool link_next[LINK_COUNT][LINK_COUNT] = {
	[LINK_DOWN] = { [LINK_UP] = true },
	[LINK_UP]   = { [LINK_DOWN] = true, [LINK_LOST] = true },
	[LINK_LOST] = { [LINK_DOWN] = true, [LINK_LOST] = true },
};
static const bool link_accepts[CMD_COUNT][LINK_COUNT] = {
	[CMD_CONNECT] = { [LINK_DOWN] = true },
	[CMD_HANG_UP] = { [LINK_UP] = true, [LINK_LOST] = true },
};

/* Two designators for one cell, ranges, rows under #ifdef and #if 0; sizes that are macros, names that are too. */
#define ST_READY    0
#define ST_PRINTING 1
#define ST_PAUSED   2
#define ST_COUNT    3

extern bool go[ST_COUNT][ST_COUNT];
bool go[ST_COUNT][ST_COUNT] __attribute__((unused)) = {
	[ST_READY ... ST_PAUSED] = { 1, 1 },	/* all of them, mended below */
	[ST_READY][ST_READY] = 0,
	[ST_PRINTING][ST_PRINTING ... ST_PAUSED] = 0,
#ifdef CONFIG_PAUSE
	[ST_PRINTING][ST_PAUSED] = 1,
#endif
#if 0
	[ST_READY] = { 1, 1, 1 }, never,
#endif
};

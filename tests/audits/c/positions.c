// No designators at all, braces left away, another type, words for 0 and 1; rows are states, columns verbs.
#define N 0
#define Y (!N)
typedef enum { Ready, Printing, Paused } State;
typedef enum { Print, Pause, Resume, Cancel, N_VERBS } Verb;

const unsigned char accepted[Paused + 1][N_VERBS] = {
	{ Y, N, N, N }, N, Y, N, Y,
	{ N, N, Y, Y },
};

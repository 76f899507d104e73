/* SPDX-License-Identifier: MIT */
/*
 * qemu-job-5-2: which state of one job can follow which, and which verbs each accepts.
 * QEMU's mirror job at work, as in QEMU 3.0 to 5.2: it gets in sync more than once.
 *
 * Made by edgewise from the model. Do not edit: change the model and generate.
 * Guards are left aside: a no here is a no of the model, a yes may still meet a guard.
 * Any number may be asked about; one that is no state or verb is answered with no.
 *
 * Define QEMU_JOB_5_2_NAMES before including it for names and reasons as text.
 */
#ifndef QEMU_JOB_5_2_H
#define QEMU_JOB_5_2_H

#include <stdbool.h>
#include <stdint.h>

/* Where one job can be. */
enum qemu_job_5_2_state {
	QEMU_JOB_5_2_STATE_CREATED = 0,  /* The job has been made and not yet started. */
	QEMU_JOB_5_2_STATE_RUNNING = 1,  /* The job is at work. */
	QEMU_JOB_5_2_STATE_PAUSED = 2,   /* The job has paused before it got READY. */
	QEMU_JOB_5_2_STATE_READY = 3,    /* The job is in sync, and at work until it is asked to
	                                  * end. */
	QEMU_JOB_5_2_STATE_STANDBY = 4,  /* The job has paused after it got READY. */
	QEMU_JOB_5_2_STATE_WAITING = 5,  /* The job is done. */
	QEMU_JOB_5_2_STATE_ABORTING = 6, /* The job has failed or was cancelled, and cleans up. */
};

/* Where it begins, and one more than the greatest value of a state. */
#define QEMU_JOB_5_2_INITIAL QEMU_JOB_5_2_STATE_CREATED
#define QEMU_JOB_5_2_STATES 7

/* What can be asked of it. */
enum qemu_job_5_2_verb {
	QEMU_JOB_5_2_VERB_PAUSE = 0,    /* ask for a pause */
	QEMU_JOB_5_2_VERB_RESUME = 1,   /* take the pause back */
	QEMU_JOB_5_2_VERB_COMPLETE = 2, /* ask a job in sync to end */
};

/* One more than the greatest value of a verb. */
#define QEMU_JOB_5_2_VERBS 3

/* A row a state, a column a state: x where the row's state can be followed by the column's. */
static const uint8_t qemu_job_5_2_successor_masks[QEMU_JOB_5_2_STATES] = {
	/*                   0 1 2 3 4 5 6 */
	0x02, /* 0 CREATED   . x . . . . . */
	0x4c, /* 1 RUNNING   . . x x . . x */
	0x02, /* 2 PAUSED    . x . . . . . */
	0x78, /* 3 READY     . . . x x x x */
	0x08, /* 4 STANDBY   . . . x . . . */
	0x00, /* 5 WAITING   . . . . . . . */
	0x00, /* 6 ABORTING  . . . . . . . */
};

/* The same by what comes after: x where the row's state can follow the column's. */
static const uint8_t qemu_job_5_2_predecessor_masks[QEMU_JOB_5_2_STATES] = {
	/*                   0 1 2 3 4 5 6 */
	0x00, /* 0 CREATED   . . . . . . . */
	0x05, /* 1 RUNNING   x . x . . . . */
	0x02, /* 2 PAUSED    . x . . . . . */
	0x1a, /* 3 READY     . x . x x . . */
	0x08, /* 4 STANDBY   . . . x . . . */
	0x08, /* 5 WAITING   . . . x . . . */
	0x0a, /* 6 ABORTING  . x . x . . . */
};

/* A row a verb, a column a state: x where the state accepts the verb. */
static const uint8_t qemu_job_5_2_accepting_masks[QEMU_JOB_5_2_VERBS] = {
	/*                   0 1 2 3 4 5 6 */
	0x0b, /* 0 PAUSE     x x . x . . . */
	0x1f, /* 1 RESUME    x x x x x . . */
	0x08, /* 2 COMPLETE  . . . x . . . */
};

/* The states that can follow: bit s stands for the state of value s. */
static inline uint8_t qemu_job_5_2_successors(unsigned int qemu_job_5_2_from)
{
	if (qemu_job_5_2_from >= QEMU_JOB_5_2_STATES)
		return 0;
	return qemu_job_5_2_successor_masks[qemu_job_5_2_from];
}

/* The states that can come before. */
static inline uint8_t qemu_job_5_2_predecessors(unsigned int qemu_job_5_2_to)
{
	if (qemu_job_5_2_to >= QEMU_JOB_5_2_STATES)
		return 0;
	return qemu_job_5_2_predecessor_masks[qemu_job_5_2_to];
}

/* Whether one state can follow another; with a constant qemu_job_5_2_to no table is read. */
static inline bool qemu_job_5_2_can_move(unsigned int qemu_job_5_2_from, unsigned int qemu_job_5_2_to)
{
	return qemu_job_5_2_from < QEMU_JOB_5_2_STATES &&
	       (qemu_job_5_2_predecessors(qemu_job_5_2_to) >> qemu_job_5_2_from & 1);
}

/* The states that accept a verb. */
static inline uint8_t qemu_job_5_2_accepting(unsigned int qemu_job_5_2_asked)
{
	if (qemu_job_5_2_asked >= QEMU_JOB_5_2_VERBS)
		return 0;
	return qemu_job_5_2_accepting_masks[qemu_job_5_2_asked];
}

/* Whether a state accepts a verb; with a constant qemu_job_5_2_asked no table is read. */
static inline bool qemu_job_5_2_accepts(unsigned int qemu_job_5_2_at, unsigned int qemu_job_5_2_asked)
{
	return qemu_job_5_2_at < QEMU_JOB_5_2_STATES &&
	       (qemu_job_5_2_accepting(qemu_job_5_2_asked) >> qemu_job_5_2_at & 1);
}

/* What a compiler must find true. */
#if defined(__cplusplus) && __cplusplus >= 201103L
#define QEMU_JOB_5_2_ASSERT(qemu_job_5_2_claim, qemu_job_5_2_text) \
	static_assert(qemu_job_5_2_claim, qemu_job_5_2_text);
#elif !defined(__cplusplus) && defined(__STDC_VERSION__) && __STDC_VERSION__ >= 201112L
#define QEMU_JOB_5_2_ASSERT(qemu_job_5_2_claim, qemu_job_5_2_text) \
	_Static_assert(qemu_job_5_2_claim, qemu_job_5_2_text);
#else
#define QEMU_JOB_5_2_ASSERT(qemu_job_5_2_claim, qemu_job_5_2_text) \
	extern char qemu_job_5_2_assertion[(qemu_job_5_2_claim) ? 1 : -1];
#endif
QEMU_JOB_5_2_ASSERT(sizeof(qemu_job_5_2_successor_masks) + sizeof(qemu_job_5_2_predecessor_masks) +
	sizeof(qemu_job_5_2_accepting_masks) == 17,
	"the tables take 17 bytes")
#undef QEMU_JOB_5_2_ASSERT

#endif /* QEMU_JOB_5_2_H */

#if defined(QEMU_JOB_5_2_NAMES) && !defined(QEMU_JOB_5_2_NAMES_H)
#define QEMU_JOB_5_2_NAMES_H

/* The name of a state as the model has it, "?" for what is none. */
static inline const char *qemu_job_5_2_state_name(unsigned int qemu_job_5_2_at)
{
	static const char *const qemu_job_5_2_names[QEMU_JOB_5_2_STATES] = {
		"CREATED",
		"RUNNING",
		"PAUSED",
		"READY",
		"STANDBY",
		"WAITING",
		"ABORTING",
	};

	if (qemu_job_5_2_at >= QEMU_JOB_5_2_STATES || !qemu_job_5_2_names[qemu_job_5_2_at])
		return "?";
	return qemu_job_5_2_names[qemu_job_5_2_at];
}

/* The name of a verb as the model has it, "?" for what is none. */
static inline const char *qemu_job_5_2_verb_name(unsigned int qemu_job_5_2_asked)
{
	static const char *const qemu_job_5_2_names[QEMU_JOB_5_2_VERBS] = {
		"PAUSE",
		"RESUME",
		"COMPLETE",
	};

	if (qemu_job_5_2_asked >= QEMU_JOB_5_2_VERBS || !qemu_job_5_2_names[qemu_job_5_2_asked])
		return "?";
	return qemu_job_5_2_names[qemu_job_5_2_asked];
}

/* Why a state refuses a verb; a null pointer where it accepts it. */
static inline const char *qemu_job_5_2_refusal(unsigned int qemu_job_5_2_at, unsigned int qemu_job_5_2_asked)
{
	static const char *const qemu_job_5_2_reasons[QEMU_JOB_5_2_VERBS] = {
		"PAUSE is accepted only in CREATED, RUNNING, READY",
		"RESUME is refused in WAITING, ABORTING",
		"COMPLETE is accepted only in READY",
	};

	if (qemu_job_5_2_accepts(qemu_job_5_2_at, qemu_job_5_2_asked))
		return 0;
	if (qemu_job_5_2_asked >= QEMU_JOB_5_2_VERBS || !qemu_job_5_2_reasons[qemu_job_5_2_asked])
		return "there is no such verb";
	return qemu_job_5_2_reasons[qemu_job_5_2_asked];
}

#endif /* QEMU_JOB_5_2_NAMES */

/*
 * the model: 7 states, 3 verbs, 6 events, 10 edges, 14 rows
 * shown here: 7 states, 3 verbs, 10 edges
 * digest 8bf719af0eb5c9c3; not shown: 6 events, 14 rows, guards and effects
 */

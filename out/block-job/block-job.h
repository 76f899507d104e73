/* SPDX-License-Identifier: MIT */
/*
 * block-job: which state of one job can follow which, and which verbs each accepts.
 * The block job of the 2018 proposal, as merged in QEMU 2.12.
 *
 * Made by edgewise from the model. Do not edit: change the model and generate.
 * Guards are left aside: a no here is a no of the model, a yes may still meet a guard.
 * Any number may be asked about; one that is no state or verb is answered with no.
 *
 * Define BLOCK_JOB_NAMES before including it for names and reasons as text.
 */
#ifndef BLOCK_JOB_H
#define BLOCK_JOB_H

#include <stdbool.h>
#include <stdint.h>

/* Where one job can be. */
enum block_job_state {
	BLOCK_JOB_STATE_UNDEFINED = 0, /* Default state. Internal state only. */
	BLOCK_JOB_STATE_CREATED = 1,   /* Job has been created */
	BLOCK_JOB_STATE_RUNNING = 2,   /* Job has been started and is running */
	BLOCK_JOB_STATE_PAUSED = 3,    /* Job is not ready and has been paused */
	BLOCK_JOB_STATE_READY = 4,     /* Job is ready and is running */
	BLOCK_JOB_STATE_STANDBY = 5,   /* Job is ready and is paused */
	BLOCK_JOB_STATE_WAITING = 6,   /* Job is waiting on peers in transaction */
	BLOCK_JOB_STATE_PENDING = 7,   /* Job is waiting on ACK from QMP */
	BLOCK_JOB_STATE_ABORTING = 8,  /* Job is aborting or has been cancelled */
	BLOCK_JOB_STATE_CONCLUDED = 9, /* Job has finished and has a retcode available */
	BLOCK_JOB_STATE_NULL = 10,     /* Job is being dismantled. Internal state only. */
};

/* Where it begins, and one more than the greatest value of a state. */
#define BLOCK_JOB_INITIAL BLOCK_JOB_STATE_UNDEFINED
#define BLOCK_JOB_STATES 11

/* What can be asked of it. */
enum block_job_verb {
	BLOCK_JOB_VERB_CANCEL = 0,    /* Instructs a running job to terminate with error, except
	                               * when that job is READY, which produces no error */
	BLOCK_JOB_VERB_PAUSE = 1,     /* Request a job to pause */
	BLOCK_JOB_VERB_RESUME = 2,    /* Request a job to resume from a pause */
	BLOCK_JOB_VERB_SET_SPEED = 3, /* Change the speed limiting parameter of a job */
	BLOCK_JOB_VERB_COMPLETE = 4,  /* Ask a READY job to finish and exit */
	BLOCK_JOB_VERB_FINALIZE = 5,  /* Ask a PENDING job to perform its graph finalization */
	BLOCK_JOB_VERB_DISMISS = 6,   /* Finish cleaning up an empty job */
};

/* One more than the greatest value of a verb. */
#define BLOCK_JOB_VERBS 7

/* A row a state, a column a state: x where the row's state can be followed by the column's. */
static const uint16_t block_job_successor_masks[BLOCK_JOB_STATES] = {
	/*                                           1 */
	/*                       0 1 2 3 4 5 6 7 8 9 0 */
	0x0002, /*  0 UNDEFINED  . x . . . . . . . . . */
	0x0504, /*  1 CREATED    . . x . . . . . x . x */
	0x0158, /*  2 RUNNING    . . . x x . x . x . . */
	0x0004, /*  3 PAUSED     . . x . . . . . . . . */
	0x0160, /*  4 READY      . . . . . x x . x . . */
	0x0010, /*  5 STANDBY    . . . . x . . . . . . */
	0x0180, /*  6 WAITING    . . . . . . . x x . . */
	0x0300, /*  7 PENDING    . . . . . . . . x x . */
	0x0200, /*  8 ABORTING   . . . . . . . . . x . */
	0x0400, /*  9 CONCLUDED  . . . . . . . . . . x */
	0x0000, /* 10 NULL       . . . . . . . . . . . */
};

/* The same by what comes after: x where the row's state can follow the column's. */
static const uint16_t block_job_predecessor_masks[BLOCK_JOB_STATES] = {
	/*                                           1 */
	/*                       0 1 2 3 4 5 6 7 8 9 0 */
	0x0000, /*  0 UNDEFINED  . . . . . . . . . . . */
	0x0001, /*  1 CREATED    x . . . . . . . . . . */
	0x000a, /*  2 RUNNING    . x . x . . . . . . . */
	0x0004, /*  3 PAUSED     . . x . . . . . . . . */
	0x0024, /*  4 READY      . . x . . x . . . . . */
	0x0010, /*  5 STANDBY    . . . . x . . . . . . */
	0x0014, /*  6 WAITING    . . x . x . . . . . . */
	0x0040, /*  7 PENDING    . . . . . . x . . . . */
	0x00d6, /*  8 ABORTING   . x x . x . x x . . . */
	0x0180, /*  9 CONCLUDED  . . . . . . . x x . . */
	0x0202, /* 10 NULL       . x . . . . . . . x . */
};

/* A row a verb, a column a state: x where the state accepts the verb. */
static const uint16_t block_job_accepting_masks[BLOCK_JOB_VERBS] = {
	/*                                          1 */
	/*                      0 1 2 3 4 5 6 7 8 9 0 */
	0x00fe, /* 0 CANCEL     . x x x x x x x . . . */
	0x003e, /* 1 PAUSE      . x x x x x . . . . . */
	0x003e, /* 2 RESUME     . x x x x x . . . . . */
	0x003e, /* 3 SET-SPEED  . x x x x x . . . . . */
	0x0010, /* 4 COMPLETE   . . . . x . . . . . . */
	0x0080, /* 5 FINALIZE   . . . . . . . x . . . */
	0x0200, /* 6 DISMISS    . . . . . . . . . x . */
};

/* The states that can follow: bit s stands for the state of value s. */
static inline uint16_t block_job_successors(unsigned int block_job_from)
{
	if (block_job_from >= BLOCK_JOB_STATES)
		return 0;
	return block_job_successor_masks[block_job_from];
}

/* The states that can come before. */
static inline uint16_t block_job_predecessors(unsigned int block_job_to)
{
	if (block_job_to >= BLOCK_JOB_STATES)
		return 0;
	return block_job_predecessor_masks[block_job_to];
}

/* Whether one state can follow another; with a constant block_job_to no table is read. */
static inline bool block_job_can_move(unsigned int block_job_from, unsigned int block_job_to)
{
	return block_job_from < BLOCK_JOB_STATES &&
	       (block_job_predecessors(block_job_to) >> block_job_from & 1);
}

/* The states that accept a verb. */
static inline uint16_t block_job_accepting(unsigned int block_job_asked)
{
	if (block_job_asked >= BLOCK_JOB_VERBS)
		return 0;
	return block_job_accepting_masks[block_job_asked];
}

/* Whether a state accepts a verb; with a constant block_job_asked no table is read. */
static inline bool block_job_accepts(unsigned int block_job_at, unsigned int block_job_asked)
{
	return block_job_at < BLOCK_JOB_STATES &&
	       (block_job_accepting(block_job_asked) >> block_job_at & 1);
}

/* What a compiler must find true. */
#if defined(__cplusplus) && __cplusplus >= 201103L
#define BLOCK_JOB_ASSERT(block_job_claim, block_job_text) \
	static_assert(block_job_claim, block_job_text);
#elif !defined(__cplusplus) && defined(__STDC_VERSION__) && __STDC_VERSION__ >= 201112L
#define BLOCK_JOB_ASSERT(block_job_claim, block_job_text) \
	_Static_assert(block_job_claim, block_job_text);
#else
#define BLOCK_JOB_ASSERT(block_job_claim, block_job_text) \
	extern char block_job_assertion[(block_job_claim) ? 1 : -1];
#endif
BLOCK_JOB_ASSERT(sizeof(block_job_successor_masks) + sizeof(block_job_predecessor_masks) +
	sizeof(block_job_accepting_masks) == 58,
	"the tables take 58 bytes")
#undef BLOCK_JOB_ASSERT

#endif /* BLOCK_JOB_H */

#if defined(BLOCK_JOB_NAMES) && !defined(BLOCK_JOB_NAMES_H)
#define BLOCK_JOB_NAMES_H

/* The name of a state as the model has it, "?" for what is none. */
static inline const char *block_job_state_name(unsigned int block_job_at)
{
	static const char *const block_job_names[BLOCK_JOB_STATES] = {
		"UNDEFINED",
		"CREATED",
		"RUNNING",
		"PAUSED",
		"READY",
		"STANDBY",
		"WAITING",
		"PENDING",
		"ABORTING",
		"CONCLUDED",
		"NULL",
	};

	if (block_job_at >= BLOCK_JOB_STATES || !block_job_names[block_job_at])
		return "?";
	return block_job_names[block_job_at];
}

/* The name of a verb as the model has it, "?" for what is none. */
static inline const char *block_job_verb_name(unsigned int block_job_asked)
{
	static const char *const block_job_names[BLOCK_JOB_VERBS] = {
		"CANCEL",
		"PAUSE",
		"RESUME",
		"SET-SPEED",
		"COMPLETE",
		"FINALIZE",
		"DISMISS",
	};

	if (block_job_asked >= BLOCK_JOB_VERBS || !block_job_names[block_job_asked])
		return "?";
	return block_job_names[block_job_asked];
}

/* Why a state refuses a verb; a null pointer where it accepts it. */
static inline const char *block_job_refusal(unsigned int block_job_at, unsigned int block_job_asked)
{
	static const char *const block_job_reasons[BLOCK_JOB_VERBS] = {
		"CANCEL is refused in UNDEFINED, ABORTING, CONCLUDED, NULL",
		"PAUSE is accepted only in CREATED, RUNNING, PAUSED, READY, STANDBY",
		"RESUME is accepted only in CREATED, RUNNING, PAUSED, READY, STANDBY",
		"SET-SPEED is accepted only in CREATED, RUNNING, PAUSED, READY, STANDBY",
		"COMPLETE is accepted only in READY",
		"FINALIZE is accepted only in PENDING",
		"DISMISS is accepted only in CONCLUDED",
	};

	if (block_job_accepts(block_job_at, block_job_asked))
		return 0;
	if (block_job_asked >= BLOCK_JOB_VERBS || !block_job_reasons[block_job_asked])
		return "there is no such verb";
	return block_job_reasons[block_job_asked];
}

#endif /* BLOCK_JOB_NAMES */

/*
 * the model: 11 states, 7 verbs, 15 events, 19 edges, 33 rows
 * shown here: 11 states, 7 verbs, 19 edges
 * digest e12491be878d9f3c; not shown: 15 events, 33 rows, guards and effects
 */

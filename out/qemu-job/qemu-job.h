/* SPDX-License-Identifier: MIT */
/*
 * qemu-job: which state of one job can follow which, and which verbs each accepts.
 * QEMU's job, as in job.c of QEMU 6.2 to 10.2.
 *
 * Made by edgewise from the model. Do not edit: change the model and generate.
 * Guards are left aside: a no here is a no of the model, a yes may still meet a guard.
 * Any number may be asked about; one that is no state or verb is answered with no.
 *
 * Define QEMU_JOB_NAMES before including it for names and reasons as text.
 */
#ifndef QEMU_JOB_H
#define QEMU_JOB_H

#include <stdbool.h>
#include <stdint.h>

/* Where one job can be. */
enum qemu_job_state {
	QEMU_JOB_STATE_UNDEFINED = 0, /* No job yet. Where an earlier one of its transaction
	                               * fails, it is never created. */
	QEMU_JOB_STATE_CREATED = 1,   /* The job has been made and not yet started; no command is
	                               * read meanwhile. */
	QEMU_JOB_STATE_RUNNING = 2,   /* The job is at work. */
	QEMU_JOB_STATE_PAUSED = 3,    /* The job has paused before it got READY. */
	QEMU_JOB_STATE_READY = 4,     /* The job is in sync, and at work until it is asked to
	                               * end. */
	QEMU_JOB_STATE_STANDBY = 5,   /* The job has paused after it got READY. */
	QEMU_JOB_STATE_WAITING = 6,   /* The job is done, and a peer of its transaction is not. */
	QEMU_JOB_STATE_PENDING = 7,   /* All jobs of the transaction are done, and wait for
	                               * FINALIZE. */
	QEMU_JOB_STATE_ABORTING = 8,  /* The job has failed or was cancelled, and cleans up. */
	QEMU_JOB_STATE_CONCLUDED = 9, /* The job is over, and has a return code. */
	QEMU_JOB_STATE_NULL = 10,     /* The job is gone. */
};

/* Where it begins, and one more than the greatest value of a state. */
#define QEMU_JOB_INITIAL QEMU_JOB_STATE_UNDEFINED
#define QEMU_JOB_STATES 11

/* What can be asked of it. */
enum qemu_job_verb {
	QEMU_JOB_VERB_CANCEL = 0,    /* job-cancel (force), block-job-cancel (soft unless force
	                              * is said) */
	QEMU_JOB_VERB_PAUSE = 1,     /* job-pause, block-job-pause: ask for a pause */
	QEMU_JOB_VERB_RESUME = 2,    /* job-resume, block-job-resume: take the client's own pause
	                              * back */
	QEMU_JOB_VERB_SET_SPEED = 3, /* block-job-set-speed */
	QEMU_JOB_VERB_COMPLETE = 4,  /* job-complete, block-job-complete: ask a job in sync to
	                              * end */
	QEMU_JOB_VERB_FINALIZE = 5,  /* job-finalize, block-job-finalize: let a transaction
	                              * change the block graph */
	QEMU_JOB_VERB_DISMISS = 6,   /* job-dismiss, block-job-dismiss: take the job out of the
	                              * query list */
	QEMU_JOB_VERB_CHANGE = 7,    /* block-job-change, since 8.2; an active commit, which gets
	                              * READY as well, refuses it */
};

/* One more than the greatest value of a verb. */
#define QEMU_JOB_VERBS 8

/* A row a state, a column a state: x where the row's state can be followed by the column's. */
static const uint16_t qemu_job_successor_masks[QEMU_JOB_STATES] = {
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
	0x0300, /*  8 ABORTING   . . . . . . . . x x . */
	0x0400, /*  9 CONCLUDED  . . . . . . . . . . x */
	0x0000, /* 10 NULL       . . . . . . . . . . . */
};

/* The same by what comes after: x where the row's state can follow the column's. */
static const uint16_t qemu_job_predecessor_masks[QEMU_JOB_STATES] = {
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
	0x01d6, /*  8 ABORTING   . x x . x . x x x . . */
	0x0180, /*  9 CONCLUDED  . . . . . . . x x . . */
	0x0202, /* 10 NULL       . x . . . . . . . x . */
};

/* A row a verb, a column a state: x where the state accepts the verb. */
static const uint16_t qemu_job_accepting_masks[QEMU_JOB_VERBS] = {
	/*                                          1 */
	/*                      0 1 2 3 4 5 6 7 8 9 0 */
	0x00fe, /* 0 CANCEL     . x x x x x x x . . . */
	0x003e, /* 1 PAUSE      . x x x x x . . . . . */
	0x003e, /* 2 RESUME     . x x x x x . . . . . */
	0x003e, /* 3 SET-SPEED  . x x x x x . . . . . */
	0x0030, /* 4 COMPLETE   . . . . x x . . . . . */
	0x0080, /* 5 FINALIZE   . . . . . . . x . . . */
	0x0200, /* 6 DISMISS    . . . . . . . . . x . */
	0x003e, /* 7 CHANGE     . x x x x x . . . . . */
};

/* The states that can follow: bit s stands for the state of value s. */
static inline uint16_t qemu_job_successors(unsigned int qemu_job_from)
{
	if (qemu_job_from >= QEMU_JOB_STATES)
		return 0;
	return qemu_job_successor_masks[qemu_job_from];
}

/* The states that can come before. */
static inline uint16_t qemu_job_predecessors(unsigned int qemu_job_to)
{
	if (qemu_job_to >= QEMU_JOB_STATES)
		return 0;
	return qemu_job_predecessor_masks[qemu_job_to];
}

/* Whether one state can follow another; with a constant qemu_job_to no table is read. */
static inline bool qemu_job_can_move(unsigned int qemu_job_from, unsigned int qemu_job_to)
{
	return qemu_job_from < QEMU_JOB_STATES &&
	       (qemu_job_predecessors(qemu_job_to) >> qemu_job_from & 1);
}

/* The states that accept a verb. */
static inline uint16_t qemu_job_accepting(unsigned int qemu_job_asked)
{
	if (qemu_job_asked >= QEMU_JOB_VERBS)
		return 0;
	return qemu_job_accepting_masks[qemu_job_asked];
}

/* Whether a state accepts a verb; with a constant qemu_job_asked no table is read. */
static inline bool qemu_job_accepts(unsigned int qemu_job_at, unsigned int qemu_job_asked)
{
	return qemu_job_at < QEMU_JOB_STATES &&
	       (qemu_job_accepting(qemu_job_asked) >> qemu_job_at & 1);
}

/* What a compiler must find true. */
#if defined(__cplusplus) && __cplusplus >= 201103L
#define QEMU_JOB_ASSERT(qemu_job_claim, qemu_job_text) \
	static_assert(qemu_job_claim, qemu_job_text);
#elif !defined(__cplusplus) && defined(__STDC_VERSION__) && __STDC_VERSION__ >= 201112L
#define QEMU_JOB_ASSERT(qemu_job_claim, qemu_job_text) \
	_Static_assert(qemu_job_claim, qemu_job_text);
#else
#define QEMU_JOB_ASSERT(qemu_job_claim, qemu_job_text) \
	extern char qemu_job_assertion[(qemu_job_claim) ? 1 : -1];
#endif
QEMU_JOB_ASSERT(sizeof(qemu_job_successor_masks) + sizeof(qemu_job_predecessor_masks) +
	sizeof(qemu_job_accepting_masks) == 60,
	"the tables take 60 bytes")
#undef QEMU_JOB_ASSERT

#endif /* QEMU_JOB_H */

#if defined(QEMU_JOB_NAMES) && !defined(QEMU_JOB_NAMES_H)
#define QEMU_JOB_NAMES_H

/* The name of a state as the model has it, "?" for what is none. */
static inline const char *qemu_job_state_name(unsigned int qemu_job_at)
{
	static const char *const qemu_job_names[QEMU_JOB_STATES] = {
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

	if (qemu_job_at >= QEMU_JOB_STATES || !qemu_job_names[qemu_job_at])
		return "?";
	return qemu_job_names[qemu_job_at];
}

/* The name of a verb as the model has it, "?" for what is none. */
static inline const char *qemu_job_verb_name(unsigned int qemu_job_asked)
{
	static const char *const qemu_job_names[QEMU_JOB_VERBS] = {
		"CANCEL",
		"PAUSE",
		"RESUME",
		"SET-SPEED",
		"COMPLETE",
		"FINALIZE",
		"DISMISS",
		"CHANGE",
	};

	if (qemu_job_asked >= QEMU_JOB_VERBS || !qemu_job_names[qemu_job_asked])
		return "?";
	return qemu_job_names[qemu_job_asked];
}

/* Why a state refuses a verb; a null pointer where it accepts it. */
static inline const char *qemu_job_refusal(unsigned int qemu_job_at, unsigned int qemu_job_asked)
{
	static const char *const qemu_job_reasons[QEMU_JOB_VERBS] = {
		"CANCEL is refused in UNDEFINED, ABORTING, CONCLUDED, NULL",
		"PAUSE is accepted only in CREATED, RUNNING, PAUSED, READY, STANDBY",
		"RESUME is accepted only in CREATED, RUNNING, PAUSED, READY, STANDBY",
		"SET-SPEED is accepted only in CREATED, RUNNING, PAUSED, READY, STANDBY",
		"COMPLETE is accepted only in READY, STANDBY",
		"FINALIZE is accepted only in PENDING",
		"DISMISS is accepted only in CONCLUDED",
		"CHANGE is accepted only in CREATED, RUNNING, PAUSED, READY, STANDBY",
	};

	if (qemu_job_accepts(qemu_job_at, qemu_job_asked))
		return 0;
	if (qemu_job_asked >= QEMU_JOB_VERBS || !qemu_job_reasons[qemu_job_asked])
		return "there is no such verb";
	return qemu_job_reasons[qemu_job_asked];
}

#endif /* QEMU_JOB_NAMES */

/*
 * the model: 11 states, 8 verbs, 22 events, 20 edges, 51 rows
 * shown here: 11 states, 8 verbs, 20 edges
 * digest 32ac97251ea50ba2; not shown: 22 events, 51 rows, guards and effects
 */

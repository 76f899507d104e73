/* SPDX-License-Identifier: MIT */
/*
 * Holds qemu-job.h against the flat list of what the model has. Made by edgewise.
 *
 *	cc -o qemu-job-test qemu-job-test.c && ./qemu-job-test
 */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "qemu-job.h"
#define QEMU_JOB_NAMES
#include "qemu-job.h" /* twice, as the second time the names come in */

struct qemu_job_fact {
	unsigned int first;
	unsigned int second;
};

struct qemu_job_constant {
	unsigned int constant;
	unsigned int value;
	const char *name;
};

/* Every state and every verb, with its value and name. */
static const struct qemu_job_constant qemu_job_all_states[] = {
	{ QEMU_JOB_STATE_UNDEFINED, 0, "UNDEFINED" },
	{ QEMU_JOB_STATE_CREATED, 1, "CREATED" },
	{ QEMU_JOB_STATE_RUNNING, 2, "RUNNING" },
	{ QEMU_JOB_STATE_PAUSED, 3, "PAUSED" },
	{ QEMU_JOB_STATE_READY, 4, "READY" },
	{ QEMU_JOB_STATE_STANDBY, 5, "STANDBY" },
	{ QEMU_JOB_STATE_WAITING, 6, "WAITING" },
	{ QEMU_JOB_STATE_PENDING, 7, "PENDING" },
	{ QEMU_JOB_STATE_ABORTING, 8, "ABORTING" },
	{ QEMU_JOB_STATE_CONCLUDED, 9, "CONCLUDED" },
	{ QEMU_JOB_STATE_NULL, 10, "NULL" },
};
static const struct qemu_job_constant qemu_job_all_verbs[] = {
	{ QEMU_JOB_VERB_CANCEL, 0, "CANCEL" },
	{ QEMU_JOB_VERB_PAUSE, 1, "PAUSE" },
	{ QEMU_JOB_VERB_RESUME, 2, "RESUME" },
	{ QEMU_JOB_VERB_SET_SPEED, 3, "SET-SPEED" },
	{ QEMU_JOB_VERB_COMPLETE, 4, "COMPLETE" },
	{ QEMU_JOB_VERB_FINALIZE, 5, "FINALIZE" },
	{ QEMU_JOB_VERB_DISMISS, 6, "DISMISS" },
	{ QEMU_JOB_VERB_CHANGE, 7, "CHANGE" },
};

/* Every edge: from, to. The last line ends the list. */
static const struct qemu_job_fact qemu_job_edges[] = {
	{ QEMU_JOB_STATE_UNDEFINED, QEMU_JOB_STATE_CREATED },
	{ QEMU_JOB_STATE_CREATED, QEMU_JOB_STATE_RUNNING },
	{ QEMU_JOB_STATE_CREATED, QEMU_JOB_STATE_ABORTING },
	{ QEMU_JOB_STATE_CREATED, QEMU_JOB_STATE_NULL },
	{ QEMU_JOB_STATE_RUNNING, QEMU_JOB_STATE_PAUSED },
	{ QEMU_JOB_STATE_RUNNING, QEMU_JOB_STATE_READY },
	{ QEMU_JOB_STATE_RUNNING, QEMU_JOB_STATE_WAITING },
	{ QEMU_JOB_STATE_RUNNING, QEMU_JOB_STATE_ABORTING },
	{ QEMU_JOB_STATE_PAUSED, QEMU_JOB_STATE_RUNNING },
	{ QEMU_JOB_STATE_READY, QEMU_JOB_STATE_STANDBY },
	{ QEMU_JOB_STATE_READY, QEMU_JOB_STATE_WAITING },
	{ QEMU_JOB_STATE_READY, QEMU_JOB_STATE_ABORTING },
	{ QEMU_JOB_STATE_STANDBY, QEMU_JOB_STATE_READY },
	{ QEMU_JOB_STATE_WAITING, QEMU_JOB_STATE_PENDING },
	{ QEMU_JOB_STATE_WAITING, QEMU_JOB_STATE_ABORTING },
	{ QEMU_JOB_STATE_PENDING, QEMU_JOB_STATE_ABORTING },
	{ QEMU_JOB_STATE_PENDING, QEMU_JOB_STATE_CONCLUDED },
	{ QEMU_JOB_STATE_ABORTING, QEMU_JOB_STATE_ABORTING },
	{ QEMU_JOB_STATE_ABORTING, QEMU_JOB_STATE_CONCLUDED },
	{ QEMU_JOB_STATE_CONCLUDED, QEMU_JOB_STATE_NULL },
	{ UINT_MAX, UINT_MAX },
};

/* Every state that accepts a verb: verb, state. The last line ends the list. */
static const struct qemu_job_fact qemu_job_cells[] = {
	{ QEMU_JOB_VERB_CANCEL, QEMU_JOB_STATE_CREATED },
	{ QEMU_JOB_VERB_CANCEL, QEMU_JOB_STATE_RUNNING },
	{ QEMU_JOB_VERB_CANCEL, QEMU_JOB_STATE_PAUSED },
	{ QEMU_JOB_VERB_CANCEL, QEMU_JOB_STATE_READY },
	{ QEMU_JOB_VERB_CANCEL, QEMU_JOB_STATE_STANDBY },
	{ QEMU_JOB_VERB_CANCEL, QEMU_JOB_STATE_WAITING },
	{ QEMU_JOB_VERB_CANCEL, QEMU_JOB_STATE_PENDING },
	{ QEMU_JOB_VERB_PAUSE, QEMU_JOB_STATE_CREATED },
	{ QEMU_JOB_VERB_PAUSE, QEMU_JOB_STATE_RUNNING },
	{ QEMU_JOB_VERB_PAUSE, QEMU_JOB_STATE_PAUSED },
	{ QEMU_JOB_VERB_PAUSE, QEMU_JOB_STATE_READY },
	{ QEMU_JOB_VERB_PAUSE, QEMU_JOB_STATE_STANDBY },
	{ QEMU_JOB_VERB_RESUME, QEMU_JOB_STATE_CREATED },
	{ QEMU_JOB_VERB_RESUME, QEMU_JOB_STATE_RUNNING },
	{ QEMU_JOB_VERB_RESUME, QEMU_JOB_STATE_PAUSED },
	{ QEMU_JOB_VERB_RESUME, QEMU_JOB_STATE_READY },
	{ QEMU_JOB_VERB_RESUME, QEMU_JOB_STATE_STANDBY },
	{ QEMU_JOB_VERB_SET_SPEED, QEMU_JOB_STATE_CREATED },
	{ QEMU_JOB_VERB_SET_SPEED, QEMU_JOB_STATE_RUNNING },
	{ QEMU_JOB_VERB_SET_SPEED, QEMU_JOB_STATE_PAUSED },
	{ QEMU_JOB_VERB_SET_SPEED, QEMU_JOB_STATE_READY },
	{ QEMU_JOB_VERB_SET_SPEED, QEMU_JOB_STATE_STANDBY },
	{ QEMU_JOB_VERB_COMPLETE, QEMU_JOB_STATE_READY },
	{ QEMU_JOB_VERB_COMPLETE, QEMU_JOB_STATE_STANDBY },
	{ QEMU_JOB_VERB_FINALIZE, QEMU_JOB_STATE_PENDING },
	{ QEMU_JOB_VERB_DISMISS, QEMU_JOB_STATE_CONCLUDED },
	{ QEMU_JOB_VERB_CHANGE, QEMU_JOB_STATE_CREATED },
	{ QEMU_JOB_VERB_CHANGE, QEMU_JOB_STATE_RUNNING },
	{ QEMU_JOB_VERB_CHANGE, QEMU_JOB_STATE_PAUSED },
	{ QEMU_JOB_VERB_CHANGE, QEMU_JOB_STATE_READY },
	{ QEMU_JOB_VERB_CHANGE, QEMU_JOB_STATE_STANDBY },
	{ UINT_MAX, UINT_MAX },
};

/* Numbers that are no state or verb, beside those just above the greatest. */
static const unsigned int qemu_job_strange[] = {
	63, 64, 65, 255, 256, 65535, 65536, INT_MAX, UINT_MAX - 1, UINT_MAX,
};

static unsigned int qemu_job_wrong;

static void qemu_job_expect(bool right, const char *what, unsigned int first, unsigned int second)
{
	if (right)
		return;
	qemu_job_wrong++;
	printf("qemu-job: wrong: %s (%u, %u)\n", what, first, second);
}

static bool qemu_job_listed(const struct qemu_job_fact *fact, unsigned int first, unsigned int second)
{
	for (; fact->first != UINT_MAX; fact++)
		if (fact->first == first && fact->second == second)
			return true;
	return false;
}

/* The n-th number to ask about: all up to two above the greatest, then the strange ones. */
static unsigned int qemu_job_number(unsigned int n, unsigned int limit)
{
	return n < limit + 2 ? n : qemu_job_strange[n - limit - 2];
}

static void qemu_job_check_pair(unsigned int from, unsigned int to)
{
	const bool edge = qemu_job_listed(qemu_job_edges, from, to);
	const bool follows = to < QEMU_JOB_STATES && (qemu_job_successors(from) >> to & 1);
	const bool precedes = from < QEMU_JOB_STATES && (qemu_job_predecessors(to) >> from & 1);

	qemu_job_expect(qemu_job_can_move(from, to) == edge, "can_move", from, to);
	qemu_job_expect(follows == edge, "successors", from, to);
	qemu_job_expect(precedes == edge, "predecessors", from, to);
}

static void qemu_job_check_cell(unsigned int verb, unsigned int at)
{
	const bool cell = qemu_job_listed(qemu_job_cells, verb, at);
	const bool accepting = at < QEMU_JOB_STATES && (qemu_job_accepting(verb) >> at & 1);

	qemu_job_expect(qemu_job_accepts(at, verb) == cell, "accepts", at, verb);
	qemu_job_expect(accepting == cell, "accepting", at, verb);
	qemu_job_expect(!qemu_job_refusal(at, verb) == cell, "refusal", at, verb);
}

int main(void)
{
	const unsigned int strange = sizeof(qemu_job_strange) / sizeof(qemu_job_strange[0]) + 2;
	const unsigned int states = sizeof(qemu_job_all_states) / sizeof(qemu_job_all_states[0]);
	const unsigned int verbs = sizeof(qemu_job_all_verbs) / sizeof(qemu_job_all_verbs[0]);
	unsigned int i, j;

	for (i = 0; i < states; i++) {
		const struct qemu_job_constant *one = &qemu_job_all_states[i];

		qemu_job_expect(one->constant == one->value, "value of a state", one->constant, one->value);
		qemu_job_expect(!strcmp(qemu_job_state_name(one->value), one->name), "name of a state", i, one->value);
	}
	for (i = 0; i < QEMU_JOB_STATES + strange; i++)
		for (j = 0; j < QEMU_JOB_STATES + strange; j++)
			qemu_job_check_pair(qemu_job_number(i, QEMU_JOB_STATES), qemu_job_number(j, QEMU_JOB_STATES));
	for (i = 0; i < verbs; i++) {
		const struct qemu_job_constant *one = &qemu_job_all_verbs[i];

		qemu_job_expect(one->constant == one->value, "value of a verb", one->constant, one->value);
		qemu_job_expect(!strcmp(qemu_job_verb_name(one->value), one->name), "name of a verb", i, one->value);
	}
	for (i = 0; i < QEMU_JOB_VERBS + strange; i++)
		for (j = 0; j < QEMU_JOB_STATES + strange; j++)
			qemu_job_check_cell(qemu_job_number(i, QEMU_JOB_VERBS), qemu_job_number(j, QEMU_JOB_STATES));
	if (qemu_job_wrong)
		return 1;
	printf("qemu-job: %u pairs and %u cells are as in the model, 60 bytes of tables\n",
	       states * states, verbs * states);
	return 0;
}

/*
 * the model: 11 states, 8 verbs, 22 events, 20 edges, 51 rows
 * shown here: 11 states, 8 verbs, 20 edges
 * digest 32ac97251ea50ba2; not shown: 22 events, 51 rows, guards and effects
 */

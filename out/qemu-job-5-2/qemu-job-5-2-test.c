/* SPDX-License-Identifier: MIT */
/*
 * Holds qemu-job-5-2.h against the flat list of what the model has. Made by edgewise.
 *
 *	cc -o qemu-job-5-2-test qemu-job-5-2-test.c && ./qemu-job-5-2-test
 */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "qemu-job-5-2.h"
#define QEMU_JOB_5_2_NAMES
#include "qemu-job-5-2.h" /* twice, as the second time the names come in */

struct qemu_job_5_2_fact {
	unsigned int first;
	unsigned int second;
};

struct qemu_job_5_2_constant {
	unsigned int constant;
	unsigned int value;
	const char *name;
};

/* Every state and every verb, with its value and name. */
static const struct qemu_job_5_2_constant qemu_job_5_2_all_states[] = {
	{ QEMU_JOB_5_2_STATE_CREATED, 0, "CREATED" },
	{ QEMU_JOB_5_2_STATE_RUNNING, 1, "RUNNING" },
	{ QEMU_JOB_5_2_STATE_PAUSED, 2, "PAUSED" },
	{ QEMU_JOB_5_2_STATE_READY, 3, "READY" },
	{ QEMU_JOB_5_2_STATE_STANDBY, 4, "STANDBY" },
	{ QEMU_JOB_5_2_STATE_WAITING, 5, "WAITING" },
	{ QEMU_JOB_5_2_STATE_ABORTING, 6, "ABORTING" },
};
static const struct qemu_job_5_2_constant qemu_job_5_2_all_verbs[] = {
	{ QEMU_JOB_5_2_VERB_PAUSE, 0, "PAUSE" },
	{ QEMU_JOB_5_2_VERB_RESUME, 1, "RESUME" },
	{ QEMU_JOB_5_2_VERB_COMPLETE, 2, "COMPLETE" },
};

/* Every edge: from, to. The last line ends the list. */
static const struct qemu_job_5_2_fact qemu_job_5_2_edges[] = {
	{ QEMU_JOB_5_2_STATE_CREATED, QEMU_JOB_5_2_STATE_RUNNING },
	{ QEMU_JOB_5_2_STATE_RUNNING, QEMU_JOB_5_2_STATE_PAUSED },
	{ QEMU_JOB_5_2_STATE_RUNNING, QEMU_JOB_5_2_STATE_READY },
	{ QEMU_JOB_5_2_STATE_RUNNING, QEMU_JOB_5_2_STATE_ABORTING },
	{ QEMU_JOB_5_2_STATE_PAUSED, QEMU_JOB_5_2_STATE_RUNNING },
	{ QEMU_JOB_5_2_STATE_READY, QEMU_JOB_5_2_STATE_READY },
	{ QEMU_JOB_5_2_STATE_READY, QEMU_JOB_5_2_STATE_STANDBY },
	{ QEMU_JOB_5_2_STATE_READY, QEMU_JOB_5_2_STATE_WAITING },
	{ QEMU_JOB_5_2_STATE_READY, QEMU_JOB_5_2_STATE_ABORTING },
	{ QEMU_JOB_5_2_STATE_STANDBY, QEMU_JOB_5_2_STATE_READY },
	{ UINT_MAX, UINT_MAX },
};

/* Every state that accepts a verb: verb, state. The last line ends the list. */
static const struct qemu_job_5_2_fact qemu_job_5_2_cells[] = {
	{ QEMU_JOB_5_2_VERB_PAUSE, QEMU_JOB_5_2_STATE_CREATED },
	{ QEMU_JOB_5_2_VERB_PAUSE, QEMU_JOB_5_2_STATE_RUNNING },
	{ QEMU_JOB_5_2_VERB_PAUSE, QEMU_JOB_5_2_STATE_READY },
	{ QEMU_JOB_5_2_VERB_RESUME, QEMU_JOB_5_2_STATE_CREATED },
	{ QEMU_JOB_5_2_VERB_RESUME, QEMU_JOB_5_2_STATE_RUNNING },
	{ QEMU_JOB_5_2_VERB_RESUME, QEMU_JOB_5_2_STATE_PAUSED },
	{ QEMU_JOB_5_2_VERB_RESUME, QEMU_JOB_5_2_STATE_READY },
	{ QEMU_JOB_5_2_VERB_RESUME, QEMU_JOB_5_2_STATE_STANDBY },
	{ QEMU_JOB_5_2_VERB_COMPLETE, QEMU_JOB_5_2_STATE_READY },
	{ UINT_MAX, UINT_MAX },
};

/* Numbers that are no state or verb, beside those just above the greatest. */
static const unsigned int qemu_job_5_2_strange[] = {
	63, 64, 65, 255, 256, 65535, 65536, INT_MAX, UINT_MAX - 1, UINT_MAX,
};

static unsigned int qemu_job_5_2_wrong;

static void qemu_job_5_2_expect(bool right, const char *what, unsigned int first, unsigned int second)
{
	if (right)
		return;
	qemu_job_5_2_wrong++;
	printf("qemu-job-5-2: wrong: %s (%u, %u)\n", what, first, second);
}

static bool qemu_job_5_2_listed(const struct qemu_job_5_2_fact *fact, unsigned int first, unsigned int second)
{
	for (; fact->first != UINT_MAX; fact++)
		if (fact->first == first && fact->second == second)
			return true;
	return false;
}

/* The n-th number to ask about: all up to two above the greatest, then the strange ones. */
static unsigned int qemu_job_5_2_number(unsigned int n, unsigned int limit)
{
	return n < limit + 2 ? n : qemu_job_5_2_strange[n - limit - 2];
}

static void qemu_job_5_2_check_pair(unsigned int from, unsigned int to)
{
	const bool edge = qemu_job_5_2_listed(qemu_job_5_2_edges, from, to);
	const bool follows = to < QEMU_JOB_5_2_STATES && (qemu_job_5_2_successors(from) >> to & 1);
	const bool precedes = from < QEMU_JOB_5_2_STATES && (qemu_job_5_2_predecessors(to) >> from & 1);

	qemu_job_5_2_expect(qemu_job_5_2_can_move(from, to) == edge, "can_move", from, to);
	qemu_job_5_2_expect(follows == edge, "successors", from, to);
	qemu_job_5_2_expect(precedes == edge, "predecessors", from, to);
}

static void qemu_job_5_2_check_cell(unsigned int verb, unsigned int at)
{
	const bool cell = qemu_job_5_2_listed(qemu_job_5_2_cells, verb, at);
	const bool accepting = at < QEMU_JOB_5_2_STATES && (qemu_job_5_2_accepting(verb) >> at & 1);

	qemu_job_5_2_expect(qemu_job_5_2_accepts(at, verb) == cell, "accepts", at, verb);
	qemu_job_5_2_expect(accepting == cell, "accepting", at, verb);
	qemu_job_5_2_expect(!qemu_job_5_2_refusal(at, verb) == cell, "refusal", at, verb);
}

int main(void)
{
	const unsigned int strange = sizeof(qemu_job_5_2_strange) / sizeof(qemu_job_5_2_strange[0]) + 2;
	const unsigned int states = sizeof(qemu_job_5_2_all_states) / sizeof(qemu_job_5_2_all_states[0]);
	const unsigned int verbs = sizeof(qemu_job_5_2_all_verbs) / sizeof(qemu_job_5_2_all_verbs[0]);
	unsigned int i, j;

	for (i = 0; i < states; i++) {
		const struct qemu_job_5_2_constant *one = &qemu_job_5_2_all_states[i];

		qemu_job_5_2_expect(one->constant == one->value, "value of a state", one->constant, one->value);
		qemu_job_5_2_expect(!strcmp(qemu_job_5_2_state_name(one->value), one->name), "name of a state", i, one->value);
	}
	for (i = 0; i < QEMU_JOB_5_2_STATES + strange; i++)
		for (j = 0; j < QEMU_JOB_5_2_STATES + strange; j++)
			qemu_job_5_2_check_pair(qemu_job_5_2_number(i, QEMU_JOB_5_2_STATES), qemu_job_5_2_number(j, QEMU_JOB_5_2_STATES));
	for (i = 0; i < verbs; i++) {
		const struct qemu_job_5_2_constant *one = &qemu_job_5_2_all_verbs[i];

		qemu_job_5_2_expect(one->constant == one->value, "value of a verb", one->constant, one->value);
		qemu_job_5_2_expect(!strcmp(qemu_job_5_2_verb_name(one->value), one->name), "name of a verb", i, one->value);
	}
	for (i = 0; i < QEMU_JOB_5_2_VERBS + strange; i++)
		for (j = 0; j < QEMU_JOB_5_2_STATES + strange; j++)
			qemu_job_5_2_check_cell(qemu_job_5_2_number(i, QEMU_JOB_5_2_VERBS), qemu_job_5_2_number(j, QEMU_JOB_5_2_STATES));
	if (qemu_job_5_2_wrong)
		return 1;
	printf("qemu-job-5-2: %u pairs and %u cells are as in the model, 17 bytes of tables\n",
	       states * states, verbs * states);
	return 0;
}

/*
 * the model: 7 states, 3 verbs, 6 events, 10 edges, 14 rows
 * shown here: 7 states, 3 verbs, 10 edges
 * digest 8bf719af0eb5c9c3; not shown: 6 events, 14 rows, guards and effects
 */

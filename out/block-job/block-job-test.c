/* SPDX-License-Identifier: MIT */
/*
 * Holds block-job.h against the flat list of what the model has. Made by edgewise.
 *
 *	cc -o block-job-test block-job-test.c && ./block-job-test
 */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "block-job.h"
#define BLOCK_JOB_NAMES
#include "block-job.h" /* twice, as the second time the names come in */

struct block_job_fact {
	unsigned int first;
	unsigned int second;
};

struct block_job_constant {
	unsigned int constant;
	unsigned int value;
	const char *name;
};

/* Every state and every verb, with its value and name. */
static const struct block_job_constant block_job_all_states[] = {
	{ BLOCK_JOB_STATE_UNDEFINED, 0, "UNDEFINED" },
	{ BLOCK_JOB_STATE_CREATED, 1, "CREATED" },
	{ BLOCK_JOB_STATE_RUNNING, 2, "RUNNING" },
	{ BLOCK_JOB_STATE_PAUSED, 3, "PAUSED" },
	{ BLOCK_JOB_STATE_READY, 4, "READY" },
	{ BLOCK_JOB_STATE_STANDBY, 5, "STANDBY" },
	{ BLOCK_JOB_STATE_WAITING, 6, "WAITING" },
	{ BLOCK_JOB_STATE_PENDING, 7, "PENDING" },
	{ BLOCK_JOB_STATE_ABORTING, 8, "ABORTING" },
	{ BLOCK_JOB_STATE_CONCLUDED, 9, "CONCLUDED" },
	{ BLOCK_JOB_STATE_NULL, 10, "NULL" },
};
static const struct block_job_constant block_job_all_verbs[] = {
	{ BLOCK_JOB_VERB_CANCEL, 0, "CANCEL" },
	{ BLOCK_JOB_VERB_PAUSE, 1, "PAUSE" },
	{ BLOCK_JOB_VERB_RESUME, 2, "RESUME" },
	{ BLOCK_JOB_VERB_SET_SPEED, 3, "SET-SPEED" },
	{ BLOCK_JOB_VERB_COMPLETE, 4, "COMPLETE" },
	{ BLOCK_JOB_VERB_FINALIZE, 5, "FINALIZE" },
	{ BLOCK_JOB_VERB_DISMISS, 6, "DISMISS" },
};

/* Every edge: from, to. The last line ends the list. */
static const struct block_job_fact block_job_edges[] = {
	{ BLOCK_JOB_STATE_UNDEFINED, BLOCK_JOB_STATE_CREATED },
	{ BLOCK_JOB_STATE_CREATED, BLOCK_JOB_STATE_RUNNING },
	{ BLOCK_JOB_STATE_CREATED, BLOCK_JOB_STATE_ABORTING },
	{ BLOCK_JOB_STATE_CREATED, BLOCK_JOB_STATE_NULL },
	{ BLOCK_JOB_STATE_RUNNING, BLOCK_JOB_STATE_PAUSED },
	{ BLOCK_JOB_STATE_RUNNING, BLOCK_JOB_STATE_READY },
	{ BLOCK_JOB_STATE_RUNNING, BLOCK_JOB_STATE_WAITING },
	{ BLOCK_JOB_STATE_RUNNING, BLOCK_JOB_STATE_ABORTING },
	{ BLOCK_JOB_STATE_PAUSED, BLOCK_JOB_STATE_RUNNING },
	{ BLOCK_JOB_STATE_READY, BLOCK_JOB_STATE_STANDBY },
	{ BLOCK_JOB_STATE_READY, BLOCK_JOB_STATE_WAITING },
	{ BLOCK_JOB_STATE_READY, BLOCK_JOB_STATE_ABORTING },
	{ BLOCK_JOB_STATE_STANDBY, BLOCK_JOB_STATE_READY },
	{ BLOCK_JOB_STATE_WAITING, BLOCK_JOB_STATE_PENDING },
	{ BLOCK_JOB_STATE_WAITING, BLOCK_JOB_STATE_ABORTING },
	{ BLOCK_JOB_STATE_PENDING, BLOCK_JOB_STATE_ABORTING },
	{ BLOCK_JOB_STATE_PENDING, BLOCK_JOB_STATE_CONCLUDED },
	{ BLOCK_JOB_STATE_ABORTING, BLOCK_JOB_STATE_CONCLUDED },
	{ BLOCK_JOB_STATE_CONCLUDED, BLOCK_JOB_STATE_NULL },
	{ UINT_MAX, UINT_MAX },
};

/* Every state that accepts a verb: verb, state. The last line ends the list. */
static const struct block_job_fact block_job_cells[] = {
	{ BLOCK_JOB_VERB_CANCEL, BLOCK_JOB_STATE_CREATED },
	{ BLOCK_JOB_VERB_CANCEL, BLOCK_JOB_STATE_RUNNING },
	{ BLOCK_JOB_VERB_CANCEL, BLOCK_JOB_STATE_PAUSED },
	{ BLOCK_JOB_VERB_CANCEL, BLOCK_JOB_STATE_READY },
	{ BLOCK_JOB_VERB_CANCEL, BLOCK_JOB_STATE_STANDBY },
	{ BLOCK_JOB_VERB_CANCEL, BLOCK_JOB_STATE_WAITING },
	{ BLOCK_JOB_VERB_CANCEL, BLOCK_JOB_STATE_PENDING },
	{ BLOCK_JOB_VERB_PAUSE, BLOCK_JOB_STATE_CREATED },
	{ BLOCK_JOB_VERB_PAUSE, BLOCK_JOB_STATE_RUNNING },
	{ BLOCK_JOB_VERB_PAUSE, BLOCK_JOB_STATE_PAUSED },
	{ BLOCK_JOB_VERB_PAUSE, BLOCK_JOB_STATE_READY },
	{ BLOCK_JOB_VERB_PAUSE, BLOCK_JOB_STATE_STANDBY },
	{ BLOCK_JOB_VERB_RESUME, BLOCK_JOB_STATE_CREATED },
	{ BLOCK_JOB_VERB_RESUME, BLOCK_JOB_STATE_RUNNING },
	{ BLOCK_JOB_VERB_RESUME, BLOCK_JOB_STATE_PAUSED },
	{ BLOCK_JOB_VERB_RESUME, BLOCK_JOB_STATE_READY },
	{ BLOCK_JOB_VERB_RESUME, BLOCK_JOB_STATE_STANDBY },
	{ BLOCK_JOB_VERB_SET_SPEED, BLOCK_JOB_STATE_CREATED },
	{ BLOCK_JOB_VERB_SET_SPEED, BLOCK_JOB_STATE_RUNNING },
	{ BLOCK_JOB_VERB_SET_SPEED, BLOCK_JOB_STATE_PAUSED },
	{ BLOCK_JOB_VERB_SET_SPEED, BLOCK_JOB_STATE_READY },
	{ BLOCK_JOB_VERB_SET_SPEED, BLOCK_JOB_STATE_STANDBY },
	{ BLOCK_JOB_VERB_COMPLETE, BLOCK_JOB_STATE_READY },
	{ BLOCK_JOB_VERB_FINALIZE, BLOCK_JOB_STATE_PENDING },
	{ BLOCK_JOB_VERB_DISMISS, BLOCK_JOB_STATE_CONCLUDED },
	{ UINT_MAX, UINT_MAX },
};

/* Numbers that are no state or verb, beside those just above the greatest. */
static const unsigned int block_job_strange[] = {
	63, 64, 65, 255, 256, 65535, 65536, INT_MAX, UINT_MAX - 1, UINT_MAX,
};

static unsigned int block_job_wrong;

static void block_job_expect(bool right, const char *what, unsigned int first, unsigned int second)
{
	if (right)
		return;
	block_job_wrong++;
	printf("block-job: wrong: %s (%u, %u)\n", what, first, second);
}

static bool block_job_listed(const struct block_job_fact *fact, unsigned int first, unsigned int second)
{
	for (; fact->first != UINT_MAX; fact++)
		if (fact->first == first && fact->second == second)
			return true;
	return false;
}

/* The n-th number to ask about: all up to two above the greatest, then the strange ones. */
static unsigned int block_job_number(unsigned int n, unsigned int limit)
{
	return n < limit + 2 ? n : block_job_strange[n - limit - 2];
}

static void block_job_check_pair(unsigned int from, unsigned int to)
{
	const bool edge = block_job_listed(block_job_edges, from, to);
	const bool follows = to < BLOCK_JOB_STATES && (block_job_successors(from) >> to & 1);
	const bool precedes = from < BLOCK_JOB_STATES && (block_job_predecessors(to) >> from & 1);

	block_job_expect(block_job_can_move(from, to) == edge, "can_move", from, to);
	block_job_expect(follows == edge, "successors", from, to);
	block_job_expect(precedes == edge, "predecessors", from, to);
}

static void block_job_check_cell(unsigned int verb, unsigned int at)
{
	const bool cell = block_job_listed(block_job_cells, verb, at);
	const bool accepting = at < BLOCK_JOB_STATES && (block_job_accepting(verb) >> at & 1);

	block_job_expect(block_job_accepts(at, verb) == cell, "accepts", at, verb);
	block_job_expect(accepting == cell, "accepting", at, verb);
	block_job_expect(!block_job_refusal(at, verb) == cell, "refusal", at, verb);
}

int main(void)
{
	const unsigned int strange = sizeof(block_job_strange) / sizeof(block_job_strange[0]) + 2;
	const unsigned int states = sizeof(block_job_all_states) / sizeof(block_job_all_states[0]);
	const unsigned int verbs = sizeof(block_job_all_verbs) / sizeof(block_job_all_verbs[0]);
	unsigned int i, j;

	for (i = 0; i < states; i++) {
		const struct block_job_constant *one = &block_job_all_states[i];

		block_job_expect(one->constant == one->value, "value of a state", one->constant, one->value);
		block_job_expect(!strcmp(block_job_state_name(one->value), one->name), "name of a state", i, one->value);
	}
	for (i = 0; i < BLOCK_JOB_STATES + strange; i++)
		for (j = 0; j < BLOCK_JOB_STATES + strange; j++)
			block_job_check_pair(block_job_number(i, BLOCK_JOB_STATES), block_job_number(j, BLOCK_JOB_STATES));
	for (i = 0; i < verbs; i++) {
		const struct block_job_constant *one = &block_job_all_verbs[i];

		block_job_expect(one->constant == one->value, "value of a verb", one->constant, one->value);
		block_job_expect(!strcmp(block_job_verb_name(one->value), one->name), "name of a verb", i, one->value);
	}
	for (i = 0; i < BLOCK_JOB_VERBS + strange; i++)
		for (j = 0; j < BLOCK_JOB_STATES + strange; j++)
			block_job_check_cell(block_job_number(i, BLOCK_JOB_VERBS), block_job_number(j, BLOCK_JOB_STATES));
	if (block_job_wrong)
		return 1;
	printf("block-job: %u pairs and %u cells are as in the model, 58 bytes of tables\n",
	       states * states, verbs * states);
	return 0;
}

/*
 * the model: 11 states, 7 verbs, 15 events, 19 edges, 33 rows
 * shown here: 11 states, 7 verbs, 19 edges
 * digest e12491be878d9f3c; not shown: 15 events, 33 rows, guards and effects
 */

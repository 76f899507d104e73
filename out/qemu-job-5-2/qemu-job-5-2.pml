/*
 * qemu-job-5-2 as a Promela model: what any jobs of one group can do, one step at a time.
 * QEMU's mirror job at work, as in QEMU 3.0 to 5.2: it gets in sync more than once.
 *
 * Made by edgewise from the model. Do not edit: change the model and generate.
 *
 *	spin -a -DJOBS=2 qemu-job-5-2.pml
 *	cc -O2 -DSAFETY -DNOREDUCE -o pan pan.c
 *	./pan -m1000000
 *
 * JOBS is how many jobs there are, from 1 to 9. "states, stored" is one more than the number of
 * configurations that can be reached: SPIN counts the state before the first, too.
 * -DCLAIM_name beside -DJOBS=2 asserts a claim, -DCLAIMS asserts all that are below. Where pan finds a run
 * that breaks one, spin -t with the same -D prints it.
 */
#ifndef JOBS
#define JOBS 2
#endif
#if JOBS < 1 || JOBS > 9
#error "JOBS is from 1 to 9"
#endif

/* Where one can be, and the words its variables can have. */
mtype = {
	state_CREATED, state_RUNNING, state_PAUSED, state_READY, state_STANDBY, state_WAITING,
	state_ABORTING
}

/* A configuration: of each where it is, and its values; then what they share. */
mtype state[JOBS] = state_CREATED;
bool own_user_paused[JOBS] = false;
bool own_completing[JOBS] = false;
bool own_in_sync[JOBS] = false;

/* The configuration before the step, and what else is needed only within one: no state of its own to SPIN. */
hidden mtype was_state[JOBS];
hidden byte was_own_user_paused[JOBS];
hidden byte was_own_completing[JOBS];
hidden byte was_own_in_sync[JOBS];
hidden byte who;
hidden int taken; /* the trigger of the step, 0 before the first */
hidden byte actor; /* who took it, JOBS if nobody did */

#define on_PAUSE 1
#define on_RESUME 2
#define on_COMPLETE 3
#define on_start 4
#define on_pause_point 5
#define on_target_error 6
#define on_ready 7
#define on_completed 8
#define on_fail 9

inline remember()
{
	for (who : 0 .. JOBS - 1) {
		was_state[who] = state[who];
		was_own_user_paused[who] = own_user_paused[who];
		was_own_completing[who] = own_completing[who];
		was_own_in_sync[who] = own_in_sync[who];
		skip
	};
	who = 0
}

/* The claims. */
#ifdef CLAIMS
#define CLAIM_ready_once
#define CLAIM_ready_once_without_errors
#define CLAIM_complete_in_standby
#define CLAIM_complete_in_ready
#endif
#ifdef CLAIM_ready_once
#define CLAIMED
hidden byte holds_ready_once;
#endif
#ifdef CLAIM_ready_once_without_errors
#define CLAIMED
hidden byte holds_ready_once_without_errors;
bool seen_ready_once_without_errors[JOBS]; /* more states */
#endif
#ifdef CLAIM_complete_in_standby
#define CLAIMED
hidden byte holds_complete_in_standby;
#endif
#ifdef CLAIM_complete_in_ready
#define CLAIMED
hidden byte holds_complete_in_ready;
#endif

inline check()
{
	for (who : 0 .. JOBS - 1) {
		/* ready-once: job_transition_to_ready() never finds a job READY already. To be
		 * refuted. */
#ifdef CLAIM_ready_once
		holds_ready_once = !taken || (!(taken == on_ready && actor == who) ||
			(was_state[who] == state_RUNNING));
		assert(holds_ready_once);
#endif
		/* ready-once-without-errors: Without an error of its target a job gets READY once. */
#ifdef CLAIM_ready_once_without_errors
		seen_ready_once_without_errors[who] = seen_ready_once_without_errors[who] ||
			(taken == on_target_error && actor == who);
		holds_ready_once_without_errors = seen_ready_once_without_errors[who] ||
			!(taken == on_ready && actor == who && (taken &&
			(was_state[who] == state_READY)));
		assert(holds_ready_once_without_errors);
#endif
		/* complete-in-standby: COMPLETE is accepted in STANDBY, as it is in READY. To be
		 * refuted. */
#ifdef CLAIM_complete_in_standby
		holds_complete_in_standby = !(state[who] == state_STANDBY) ||
			(state[who] == state_READY && !own_user_paused[who]);
		assert(holds_complete_in_standby);
#endif
		/* complete-in-ready: COMPLETE is accepted in READY, unless a pause is asked for. */
#ifdef CLAIM_complete_in_ready
		holds_complete_in_ready = !(state[who] == state_READY &&
			!own_user_paused[who]) || (state[who] == state_READY &&
			!own_user_paused[who]);
		assert(holds_complete_in_ready);
#endif
		skip
	};
	who = 0
}

#ifdef CLAIMED
#define before() remember()
#define after(trigger, job) taken = trigger; actor = job
#define checked() skip; d_step { check() }
#else
#define before() skip
#define after(trigger, job) skip
#define checked() skip
#endif

proctype job(byte me)
{
end:
	do
	:: atomic {
		if
		/* start: CREATED -> RUNNING */
		:: d_step {
			state[me] == state_CREATED ->
			printf("start, job %d\n", me + 1);
			before();
			state[me] = state_RUNNING;
			after(on_start, me)
		}
		/* PAUSE: CREATED, RUNNING, READY -> stays */
		:: d_step {
			(state[me] == state_CREATED || state[me] == state_RUNNING ||
				state[me] == state_READY) && !own_user_paused[me] ->
			printf("PAUSE, job %d\n", me + 1);
			before();
			own_user_paused[me] = true;
			after(on_PAUSE, me)
		}
		/* RESUME: CREATED, RUNNING, READY -> stays */
		:: d_step {
			(state[me] == state_CREATED || state[me] == state_RUNNING ||
				state[me] == state_READY) && own_user_paused[me] ->
			printf("RESUME, job %d\n", me + 1);
			before();
			own_user_paused[me] = false;
			after(on_RESUME, me)
		}
		/* RESUME: PAUSED -> RUNNING */
		:: d_step {
			state[me] == state_PAUSED ->
			printf("RESUME, job %d\n", me + 1);
			before();
			state[me] = state_RUNNING;
			own_user_paused[me] = false;
			after(on_RESUME, me)
		}
		/* RESUME: STANDBY -> READY */
		:: d_step {
			state[me] == state_STANDBY ->
			printf("RESUME, job %d\n", me + 1);
			before();
			state[me] = state_READY;
			own_user_paused[me] = false;
			after(on_RESUME, me)
		}
		/* pause-point: RUNNING -> PAUSED */
		:: d_step {
			state[me] == state_RUNNING && own_user_paused[me] ->
			printf("pause-point, job %d\n", me + 1);
			before();
			state[me] = state_PAUSED;
			after(on_pause_point, me)
		}
		/* pause-point: READY -> STANDBY */
		:: d_step {
			state[me] == state_READY && own_user_paused[me] ->
			printf("pause-point, job %d\n", me + 1);
			before();
			state[me] = state_STANDBY;
			after(on_pause_point, me)
		}
		/* target-error (ignore): RUNNING, READY -> stays */
		:: d_step {
			state[me] == state_RUNNING || state[me] == state_READY ->
			printf("target-error (ignore), job %d\n", me + 1);
			before();
			own_in_sync[me] = false;
			after(on_target_error, me)
		}
		/* target-error (stop): RUNNING, READY -> stays */
		:: d_step {
			state[me] == state_RUNNING || state[me] == state_READY ->
			printf("target-error (stop), job %d\n", me + 1);
			before();
			own_in_sync[me] = false;
			own_user_paused[me] = true;
			after(on_target_error, me)
		}
		/* ready: RUNNING -> READY */
		:: d_step {
			state[me] == state_RUNNING ->
			printf("ready, job %d\n", me + 1);
			before();
			state[me] = state_READY;
			own_in_sync[me] = true;
			after(on_ready, me)
		}
		/* ready: READY -> READY */
		:: d_step {
			state[me] == state_READY && !own_in_sync[me] ->
			printf("ready, job %d\n", me + 1);
			before();
			state[me] = state_READY;
			own_in_sync[me] = true;
			after(on_ready, me)
		}
		/* fail: RUNNING, READY -> ABORTING */
		:: d_step {
			state[me] == state_RUNNING || state[me] == state_READY ->
			printf("fail, job %d\n", me + 1);
			before();
			state[me] = state_ABORTING;
			after(on_fail, me)
		}
		/* COMPLETE: READY -> stays */
		:: d_step {
			state[me] == state_READY && !own_user_paused[me] ->
			printf("COMPLETE, job %d\n", me + 1);
			before();
			own_completing[me] = true;
			after(on_COMPLETE, me)
		}
		/* completed: READY -> WAITING */
		:: d_step {
			state[me] == state_READY && own_completing[me] && own_in_sync[me] ->
			printf("completed, job %d\n", me + 1);
			before();
			state[me] = state_WAITING;
			after(on_completed, me)
		}
		fi;
		checked()
	}
	od
}

/* First every value of the parameters, then what nobody in particular does. */
init {
	byte made;

	atomic {
		for (made : 0 .. JOBS - 1) {
			skip
		};
		skip;
		d_step { remember(); after(0, JOBS) }; /* SPIN leaves out what nothing reads: this reads all */
		checked();
		for (made : 0 .. JOBS - 1) {
			run job(made)
		}
	};
end:
	do
	:: false
	od
}

/*
 * the model: 7 states, 3 verbs, 6 events, 10 edges, 14 rows
 * shown here: 7 states, 3 verbs, 6 events, 10 edges, 14 rows
 * digest 8bf719af0eb5c9c3; not shown: notes
 * claims that can be asserted: 4 of 5; not said here, for they need more: 1
 */

/*
 * qemu-job as a Promela model: what any jobs of one group can do, one step at a time.
 * QEMU's job, as in job.c of QEMU 6.2 to 10.2.
 *
 * Made by edgewise from the model. Do not edit: change the model and generate.
 *
 *	spin -a -DJOBS=2 qemu-job.pml
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
	state_UNDEFINED, state_CREATED, state_RUNNING, state_PAUSED, state_READY, state_STANDBY,
	state_WAITING, state_PENDING, state_ABORTING, state_CONCLUDED, state_NULL, word_none,
	word_at_start, word_asked, word_soft, word_force, word_success, word_error, word_cancelled
}

/* A configuration: of each where it is, and its values; then what they share. */
mtype state[JOBS] = state_UNDEFINED;
bool own_auto_finalize[JOBS];
bool own_auto_dismiss[JOBS];
bool own_has_ready[JOBS];
bool own_started[JOBS] = false;
mtype own_user_pause[JOBS] = word_none;
bool own_completing[JOBS] = false;
mtype own_cancelling[JOBS] = word_none;
bool own_graph_changed[JOBS] = false;
mtype own_result[JOBS] = word_none;
bool shared_aborting = false;
bool shared_monitor = true;

/* The configuration before the step, and what else is needed only within one: no state of its own to SPIN. */
hidden mtype was_state[JOBS];
hidden byte was_own_auto_finalize[JOBS];
hidden byte was_own_auto_dismiss[JOBS];
hidden byte was_own_has_ready[JOBS];
hidden byte was_own_started[JOBS];
hidden mtype was_own_user_pause[JOBS];
hidden byte was_own_completing[JOBS];
hidden mtype was_own_cancelling[JOBS];
hidden byte was_own_graph_changed[JOBS];
hidden mtype was_own_result[JOBS];
hidden byte was_shared_aborting;
hidden byte was_shared_monitor;
hidden byte who;
hidden int taken; /* the trigger of the step, 0 before the first */
hidden byte actor; /* who took it, JOBS if nobody did */

#define on_CANCEL 1
#define on_PAUSE 2
#define on_RESUME 3
#define on_SET_SPEED 4
#define on_COMPLETE 5
#define on_FINALIZE 6
#define on_DISMISS 7
#define on_CHANGE 8
#define on_create 9
#define on_fail_early 10
#define on_undo 11
#define on_start 12
#define on_pause_point 13
#define on_drain 14
#define on_undrain 15
#define on_stop_on_error 16
#define on_ready 17
#define on_done 18
#define on_completed 19
#define on_soft_cancelled 20
#define on_fail 21
#define on_wake 22
#define on_abort 23
#define on_converge 24
#define on_auto_finalize 25
#define on_settle 26
#define on_conclude 27
#define on_auto_dismiss 28
#define on_monitor_detaches 29
#define on_monitor_attaches 30

/* Something about each of them: ALL_1(p, me) is p(0, me) && p(1, me) and so on. Inner quantifiers have lower numbers. */
#define GLUED(a, b) a##b
#define GLUE(a, b) GLUED(a, b)
#define ALL_1(p, me) (GLUE(ALL_1_, JOBS)(p, me))
#define ALL_1_1(p, me) p(0, me)
#define ALL_1_2(p, me) ALL_1_1(p, me) && p(1, me)
#define ALL_1_3(p, me) ALL_1_2(p, me) && p(2, me)
#define ALL_1_4(p, me) ALL_1_3(p, me) && p(3, me)
#define ALL_1_5(p, me) ALL_1_4(p, me) && p(4, me)
#define ALL_1_6(p, me) ALL_1_5(p, me) && p(5, me)
#define ALL_1_7(p, me) ALL_1_6(p, me) && p(6, me)
#define ALL_1_8(p, me) ALL_1_7(p, me) && p(7, me)
#define ALL_1_9(p, me) ALL_1_8(p, me) && p(8, me)
#define ANY_1(p, me) (GLUE(ANY_1_, JOBS)(p, me))
#define ANY_1_1(p, me) p(0, me)
#define ANY_1_2(p, me) ANY_1_1(p, me) || p(1, me)
#define ANY_1_3(p, me) ANY_1_2(p, me) || p(2, me)
#define ANY_1_4(p, me) ANY_1_3(p, me) || p(3, me)
#define ANY_1_5(p, me) ANY_1_4(p, me) || p(4, me)
#define ANY_1_6(p, me) ANY_1_5(p, me) || p(5, me)
#define ANY_1_7(p, me) ANY_1_6(p, me) || p(6, me)
#define ANY_1_8(p, me) ANY_1_7(p, me) || p(7, me)
#define ANY_1_9(p, me) ANY_1_8(p, me) || p(8, me)

/* some jobs: CREATED */
#define each_1(it, me) (state[it] == state_CREATED)

/* all jobs: CREATED */
#define each_2(it, me) (state[it] == state_CREATED)

/* all jobs: CONCLUDED or NULL or UNDEFINED */
#define each_3(it, me) (state[it] == state_CONCLUDED || state[it] == state_NULL || \
	state[it] == state_UNDEFINED)

/* all jobs: WAITING */
#define each_4(it, me) (state[it] == state_WAITING)

/* some peers: PENDING */
#define each_5(it, me) (it != me && (state[it] == state_PENDING))

/* all jobs: auto-finalize */
#define each_6(it, me) (own_auto_finalize[it])

/* some peers: result in {error, cancelled} */
#define each_7(it, me) (it != me && (own_result[it] == word_error || own_result[it] == word_cancelled))

/* some peers: result == success */
#define each_8(it, me) (it != me && (own_result[it] == word_success))

/* some peers: UNDEFINED or CREATED or RUNNING or PAUSED or READY or STANDBY or WAITING */
#define each_9(it, me) (it != me && (state[it] == state_UNDEFINED || state[it] == state_CREATED || \
	state[it] == state_RUNNING || state[it] == state_PAUSED || \
	state[it] == state_READY || state[it] == state_STANDBY || \
	state[it] == state_WAITING))

/* some peers: result == error */
#define each_10(it, me) (it != me && (own_result[it] == word_error))

/* some jobs: not (UNDEFINED or CONCLUDED or NULL) */
#define each_11(it, me) (!(state[it] == state_UNDEFINED || state[it] == state_CONCLUDED || \
	state[it] == state_NULL))

/* some jobs: started */
#define each_12(it, me) (own_started[it])

/* all jobs: UNDEFINED or CONCLUDED or NULL */
#define each_13(it, me) (state[it] == state_UNDEFINED || state[it] == state_CONCLUDED || \
	state[it] == state_NULL)

/* before: all jobs: CONCLUDED or NULL or UNDEFINED */
#define each_14(it, me) (was_state[it] == state_CONCLUDED || was_state[it] == state_NULL || \
	was_state[it] == state_UNDEFINED)

/* before: some peers: PENDING */
#define each_15(it, me) (it != me && (was_state[it] == state_PENDING))

/* all peers: result == success or NULL */
#define each_16(it, me) (it == me || (own_result[it] == word_success || state[it] == state_NULL))

inline remember()
{
	for (who : 0 .. JOBS - 1) {
		was_state[who] = state[who];
		was_own_auto_finalize[who] = own_auto_finalize[who];
		was_own_auto_dismiss[who] = own_auto_dismiss[who];
		was_own_has_ready[who] = own_has_ready[who];
		was_own_started[who] = own_started[who];
		was_own_user_pause[who] = own_user_pause[who];
		was_own_completing[who] = own_completing[who];
		was_own_cancelling[who] = own_cancelling[who];
		was_own_graph_changed[who] = own_graph_changed[who];
		was_own_result[who] = own_result[who];
		skip
	};
	was_shared_aborting = shared_aborting;
	was_shared_monitor = shared_monitor;
	who = 0
}

/* The claims. */
#ifdef CLAIMS
#define CLAIM_return_code_lost
#define CLAIM_return_code_seen
#define CLAIM_null_via_dismiss
#define CLAIM_started_null_via_dismiss
#define CLAIM_return_code_kept
#define CLAIM_return_code_available
#define CLAIM_never_started_unseen
#define CLAIM_never_started_failed
#define CLAIM_graph_changes_by_itself
#define CLAIM_graph_needs_finalize
#define CLAIM_graph_needs_monitor
#define CLAIM_graph_changes_once
#define CLAIM_all_or_none
#define CLAIM_torn_by_one
#define CLAIM_commit_alone
#define CLAIM_no_pending_while_working
#define CLAIM_fail_together
#define CLAIM_one_error
#define CLAIM_abort_together
#define CLAIM_wake_to_abort
#define CLAIM_abort_unseen
#define CLAIM_start_together
#define CLAIM_pending_together
#define CLAIM_auto_finalize_of_all
#define CLAIM_undone_unstarted
#define CLAIM_pause_kept
#define CLAIM_resume_after_pause
#define CLAIM_cancel_pending_softly
#define CLAIM_paused_was_paused
#define CLAIM_user_pause_holds
#define CLAIM_at_work
#define CLAIM_ready_is_for_mirrors
#define CLAIM_ready_waits
#define CLAIM_force_cancel_sticks
#define CLAIM_force_cancel_tells
#define CLAIM_soft_cancel_refused_complete
#define CLAIM_cancel_accepted
#define CLAIM_cancel_moves
#define CLAIM_pause_accepted
#define CLAIM_pause_moves
#define CLAIM_resume_accepted
#define CLAIM_resume_moves
#define CLAIM_set_speed_accepted
#define CLAIM_change_accepted
#define CLAIM_set_speed_and_change_move
#define CLAIM_complete_accepted
#define CLAIM_complete_moves
#define CLAIM_finalize_accepted
#define CLAIM_finalize_moves
#define CLAIM_finalize_together
#define CLAIM_finalize_commits
#define CLAIM_dismiss_accepted
#define CLAIM_dismiss_moves
#define CLAIM_refused_changes_nothing
#define CLAIM_one_job_a_step
#define CLAIM_may_fail
#define CLAIM_may_drain
#define CLAIM_diagram
#define CLAIM_ready_once
#define CLAIM_into_running
#define CLAIM_into_paused
#define CLAIM_into_ready
#define CLAIM_into_standby
#define CLAIM_into_waiting
#define CLAIM_into_pending
#define CLAIM_into_aborting
#define CLAIM_into_concluded
#define CLAIM_into_null
#define CLAIM_graph_all_or_none
#define CLAIM_succeed_together
#define CLAIM_abort_ends_requests
#define CLAIM_soft_cancel
#define CLAIM_pause_before_work
#define CLAIM_fail_early_moves
#define CLAIM_ready_moves
#define CLAIM_done_moves
#define CLAIM_pause_point_moves
#define CLAIM_fail_moves
#define CLAIM_wake_moves
#define CLAIM_into_created
#endif
#ifdef CLAIM_return_code_lost
#define CLAIMED
hidden byte holds_return_code_lost;
bool seen_return_code_lost[JOBS]; /* more states */
#endif
#ifdef CLAIM_return_code_seen
#define CLAIMED
hidden byte holds_return_code_seen;
bool seen_return_code_seen[JOBS]; /* more states */
#endif
#ifdef CLAIM_null_via_dismiss
#define CLAIMED
hidden byte holds_null_via_dismiss;
#endif
#ifdef CLAIM_started_null_via_dismiss
#define CLAIMED
hidden byte holds_started_null_via_dismiss;
#endif
#ifdef CLAIM_return_code_kept
#define CLAIMED
hidden byte holds_return_code_kept;
#endif
#ifdef CLAIM_return_code_available
#define CLAIMED
hidden byte holds_return_code_available;
#endif
#ifdef CLAIM_never_started_unseen
#define CLAIMED
hidden byte holds_never_started_unseen;
#endif
#ifdef CLAIM_never_started_failed
#define CLAIMED
hidden byte holds_never_started_failed;
#endif
#ifdef CLAIM_graph_changes_by_itself
#define CLAIMED
hidden byte holds_graph_changes_by_itself;
#endif
#ifdef CLAIM_graph_needs_finalize
#define CLAIMED
hidden byte holds_graph_needs_finalize;
#endif
#ifdef CLAIM_graph_needs_monitor
#define CLAIMED
hidden byte holds_graph_needs_monitor;
#endif
#ifdef CLAIM_graph_changes_once
#define CLAIMED
hidden byte holds_graph_changes_once;
#endif
#ifdef CLAIM_all_or_none
#define CLAIMED
hidden byte holds_all_or_none;
#endif
#ifdef CLAIM_torn_by_one
#define CLAIMED
hidden byte holds_torn_by_one;
#endif
#ifdef CLAIM_commit_alone
#define CLAIMED
hidden byte holds_commit_alone;
#endif
#ifdef CLAIM_no_pending_while_working
#define CLAIMED
hidden byte holds_no_pending_while_working;
#endif
#ifdef CLAIM_fail_together
#define CLAIMED
hidden byte holds_fail_together;
#endif
#ifdef CLAIM_one_error
#define CLAIMED
hidden byte holds_one_error;
#endif
#ifdef CLAIM_abort_together
#define CLAIMED
hidden byte holds_abort_together;
#endif
#ifdef CLAIM_wake_to_abort
#define CLAIMED
hidden byte holds_wake_to_abort;
#endif
#ifdef CLAIM_abort_unseen
#define CLAIMED
hidden byte holds_abort_unseen;
#endif
#ifdef CLAIM_start_together
#define CLAIMED
hidden byte holds_start_together;
#endif
#ifdef CLAIM_pending_together
#define CLAIMED
hidden byte holds_pending_together;
#endif
#ifdef CLAIM_auto_finalize_of_all
#define CLAIMED
hidden byte holds_auto_finalize_of_all;
#endif
#ifdef CLAIM_undone_unstarted
#define CLAIMED
hidden byte holds_undone_unstarted;
#endif
#ifdef CLAIM_pause_kept
#define CLAIMED
hidden byte holds_pause_kept;
#endif
#ifdef CLAIM_resume_after_pause
#define CLAIMED
hidden byte holds_resume_after_pause;
#endif
#ifdef CLAIM_cancel_pending_softly
#define CLAIMED
hidden byte holds_cancel_pending_softly;
#endif
#ifdef CLAIM_paused_was_paused
#define CLAIMED
hidden byte holds_paused_was_paused;
#endif
#ifdef CLAIM_user_pause_holds
#define CLAIMED
hidden byte holds_user_pause_holds;
#endif
#ifdef CLAIM_at_work
#define CLAIMED
hidden byte holds_at_work;
#endif
#ifdef CLAIM_ready_is_for_mirrors
#define CLAIMED
hidden byte holds_ready_is_for_mirrors;
#endif
#ifdef CLAIM_ready_waits
#define CLAIMED
hidden byte holds_ready_waits;
#endif
#ifdef CLAIM_force_cancel_sticks
#define CLAIMED
hidden byte holds_force_cancel_sticks;
#endif
#ifdef CLAIM_force_cancel_tells
#define CLAIMED
hidden byte holds_force_cancel_tells;
#endif
#ifdef CLAIM_soft_cancel_refused_complete
#define CLAIMED
hidden byte holds_soft_cancel_refused_complete;
#endif
#ifdef CLAIM_cancel_accepted
#define CLAIMED
hidden byte holds_cancel_accepted;
#endif
#ifdef CLAIM_cancel_moves
#define CLAIMED
hidden byte holds_cancel_moves;
#endif
#ifdef CLAIM_pause_accepted
#define CLAIMED
hidden byte holds_pause_accepted;
#endif
#ifdef CLAIM_pause_moves
#define CLAIMED
hidden byte holds_pause_moves;
#endif
#ifdef CLAIM_resume_accepted
#define CLAIMED
hidden byte holds_resume_accepted;
#endif
#ifdef CLAIM_resume_moves
#define CLAIMED
hidden byte holds_resume_moves;
#endif
#ifdef CLAIM_set_speed_accepted
#define CLAIMED
hidden byte holds_set_speed_accepted;
#endif
#ifdef CLAIM_change_accepted
#define CLAIMED
hidden byte holds_change_accepted;
#endif
#ifdef CLAIM_set_speed_and_change_move
#define CLAIMED
hidden byte holds_set_speed_and_change_move;
#endif
#ifdef CLAIM_complete_accepted
#define CLAIMED
hidden byte holds_complete_accepted;
#endif
#ifdef CLAIM_complete_moves
#define CLAIMED
hidden byte holds_complete_moves;
#endif
#ifdef CLAIM_finalize_accepted
#define CLAIMED
hidden byte holds_finalize_accepted;
#endif
#ifdef CLAIM_finalize_moves
#define CLAIMED
hidden byte holds_finalize_moves;
#endif
#ifdef CLAIM_finalize_together
#define CLAIMED
hidden byte holds_finalize_together;
#endif
#ifdef CLAIM_finalize_commits
#define CLAIMED
hidden byte holds_finalize_commits;
#endif
#ifdef CLAIM_dismiss_accepted
#define CLAIMED
hidden byte holds_dismiss_accepted;
#endif
#ifdef CLAIM_dismiss_moves
#define CLAIMED
hidden byte holds_dismiss_moves;
#endif
#ifdef CLAIM_refused_changes_nothing
#define CLAIMED
hidden byte holds_refused_changes_nothing;
#endif
#ifdef CLAIM_one_job_a_step
#define CLAIMED
hidden byte holds_one_job_a_step;
#endif
#ifdef CLAIM_may_fail
#define CLAIMED
hidden byte holds_may_fail;
#endif
#ifdef CLAIM_may_drain
#define CLAIMED
hidden byte holds_may_drain;
#endif
#ifdef CLAIM_diagram
#define CLAIMED
hidden byte holds_diagram;
#endif
#ifdef CLAIM_ready_once
#define CLAIMED
hidden byte holds_ready_once;
#endif
#ifdef CLAIM_into_running
#define CLAIMED
hidden byte holds_into_running;
#endif
#ifdef CLAIM_into_paused
#define CLAIMED
hidden byte holds_into_paused;
#endif
#ifdef CLAIM_into_ready
#define CLAIMED
hidden byte holds_into_ready;
#endif
#ifdef CLAIM_into_standby
#define CLAIMED
hidden byte holds_into_standby;
#endif
#ifdef CLAIM_into_waiting
#define CLAIMED
hidden byte holds_into_waiting;
#endif
#ifdef CLAIM_into_pending
#define CLAIMED
hidden byte holds_into_pending;
#endif
#ifdef CLAIM_into_aborting
#define CLAIMED
hidden byte holds_into_aborting;
#endif
#ifdef CLAIM_into_concluded
#define CLAIMED
hidden byte holds_into_concluded;
#endif
#ifdef CLAIM_into_null
#define CLAIMED
hidden byte holds_into_null;
#endif
#ifdef CLAIM_graph_all_or_none
#define CLAIMED
hidden byte holds_graph_all_or_none;
#endif
#ifdef CLAIM_succeed_together
#define CLAIMED
hidden byte holds_succeed_together;
#endif
#ifdef CLAIM_abort_ends_requests
#define CLAIMED
hidden byte holds_abort_ends_requests;
#endif
#ifdef CLAIM_soft_cancel
#define CLAIMED
hidden byte holds_soft_cancel;
#endif
#ifdef CLAIM_pause_before_work
#define CLAIMED
hidden byte holds_pause_before_work;
#endif
#ifdef CLAIM_fail_early_moves
#define CLAIMED
hidden byte holds_fail_early_moves;
#endif
#ifdef CLAIM_ready_moves
#define CLAIMED
hidden byte holds_ready_moves;
#endif
#ifdef CLAIM_done_moves
#define CLAIMED
hidden byte holds_done_moves;
#endif
#ifdef CLAIM_pause_point_moves
#define CLAIMED
hidden byte holds_pause_point_moves;
#endif
#ifdef CLAIM_fail_moves
#define CLAIMED
hidden byte holds_fail_moves;
#endif
#ifdef CLAIM_wake_moves
#define CLAIMED
hidden byte holds_wake_moves;
#endif
#ifdef CLAIM_into_created
#define CLAIMED
hidden byte holds_into_created;
#endif

inline check()
{
	for (who : 0 .. JOBS - 1) {
		/* return-code-lost: A job that ran is not gone before a client could see its
		 * return code. To be refuted. */
#ifdef CLAIM_return_code_lost
		seen_return_code_lost[who] = seen_return_code_lost[who] ||
			(own_auto_dismiss[who] && state[who] == state_CONCLUDED && shared_monitor);
		holds_return_code_lost = seen_return_code_lost[who] ||
			!(own_auto_dismiss[who] && state[who] == state_NULL && own_started[who]);
		assert(holds_return_code_lost);
#endif
		/* return-code-seen: A job that ran is not gone before a client could see its
		 * return code. */
#ifdef CLAIM_return_code_seen
		seen_return_code_seen[who] = seen_return_code_seen[who] ||
			(!own_auto_dismiss[who] && state[who] == state_CONCLUDED && shared_monitor);
		holds_return_code_seen = seen_return_code_seen[who] ||
			!(!own_auto_dismiss[who] && state[who] == state_NULL && own_started[who]);
		assert(holds_return_code_seen);
#endif
		/* null-via-dismiss: Every job reaches NULL only via DISMISS. To be refuted. */
#ifdef CLAIM_null_via_dismiss
		holds_null_via_dismiss = !taken || (!(state[who] == state_NULL &&
			was_state[who] != state_NULL) || taken == on_DISMISS);
		assert(holds_null_via_dismiss);
#endif
		/* started-null-via-dismiss: Every job that was started reaches NULL only via
		 * DISMISS. */
#ifdef CLAIM_started_null_via_dismiss
		holds_started_null_via_dismiss = !taken || (own_auto_dismiss[who] ||
			!((state[who] == state_NULL && was_state[who] != state_NULL) &&
			own_started[who]) || taken == on_DISMISS);
		assert(holds_started_null_via_dismiss);
#endif
		/* return-code-kept: A job keeps its return code until it is dismissed, monitor or
		 * no monitor. */
#ifdef CLAIM_return_code_kept
		holds_return_code_kept = !taken || (!((was_own_result[who] != word_none) &&
			!(state[who] == state_NULL)) || !(own_result[who] != was_own_result[who]));
		assert(holds_return_code_kept);
#endif
		/* return-code-available: A job has a return code exactly while it is ABORTING or
		 * CONCLUDED. */
#ifdef CLAIM_return_code_available
		holds_return_code_available = (state[who] == state_ABORTING ||
			state[who] == state_CONCLUDED) == (own_result[who] != word_none);
		assert(holds_return_code_available);
#endif
		/* never-started-unseen: A job that never started does not wait for DISMISS, even
		 * without auto-dismiss. */
#ifdef CLAIM_never_started_unseen
		holds_never_started_unseen = !(state[who] == state_CONCLUDED &&
			(own_auto_dismiss[who] || !own_started[who])) ||
			(state[who] == state_CONCLUDED && (own_auto_dismiss[who] ||
			!own_started[who]));
		assert(holds_never_started_unseen);
#endif
		/* never-started-failed: A job that never started was cancelled. */
#ifdef CLAIM_never_started_failed
		holds_never_started_failed = !(state[who] == state_CONCLUDED &&
			!own_started[who]) || own_result[who] == word_cancelled;
		assert(holds_never_started_failed);
#endif
		/* graph-changes-by-itself: The block graph changes only at a client's FINALIZE. To
		 * be refuted. */
#ifdef CLAIM_graph_changes_by_itself
		holds_graph_changes_by_itself = !taken || (!own_auto_finalize[who] ||
			!(own_graph_changed[who] != was_own_graph_changed[who]) ||
			taken == on_FINALIZE);
		assert(holds_graph_changes_by_itself);
#endif
		/* graph-needs-finalize: The block graph changes only at a client's FINALIZE. */
#ifdef CLAIM_graph_needs_finalize
		holds_graph_needs_finalize = !taken || (own_auto_finalize[who] ||
			!(own_graph_changed[who] != was_own_graph_changed[who]) ||
			taken == on_FINALIZE);
		assert(holds_graph_needs_finalize);
#endif
		/* graph-needs-monitor: The block graph does not change while no monitor is
		 * attached. */
#ifdef CLAIM_graph_needs_monitor
		holds_graph_needs_monitor = !taken || (own_auto_finalize[who] ||
			!(own_graph_changed[who] != was_own_graph_changed[who]) || shared_monitor);
		assert(holds_graph_needs_monitor);
#endif
		/* graph-changes-once: What a job has changed in the block graph stays changed. */
#ifdef CLAIM_graph_changes_once
		holds_graph_changes_once = !taken || (!was_own_graph_changed[who] ||
			own_graph_changed[who]);
		assert(holds_graph_changes_once);
#endif
		/* all-or-none: Either all jobs of a transaction commit or all abort. To be
		 * refuted. */
#ifdef CLAIM_all_or_none
		holds_all_or_none = !(own_result[who] == word_success) ||
			!ANY_1(each_7, who);
		assert(holds_all_or_none);
#endif
		/* torn-by-one: Of a transaction that aborts, at most one job commits. */
#ifdef CLAIM_torn_by_one
		holds_torn_by_one = !(own_result[who] == word_success && shared_aborting) ||
			!ANY_1(each_8, who);
		assert(holds_torn_by_one);
#endif
		/* commit-alone: A job commits while its transaction aborts only if it is the one
		 * that was finalized. */
#ifdef CLAIM_commit_alone
		holds_commit_alone = !taken || (!((state[who] == state_CONCLUDED &&
			was_state[who] != state_CONCLUDED) && own_result[who] == word_success &&
			shared_aborting) || (actor == who && (was_state[who] == state_PENDING) &&
			(taken == on_FINALIZE || taken == on_auto_finalize)));
		assert(holds_commit_alone);
#endif
		/* no-pending-while-working: No job is PENDING while a peer still works. */
#ifdef CLAIM_no_pending_while_working
		holds_no_pending_while_working = !(state[who] == state_PENDING) ||
			!ANY_1(each_9, who);
		assert(holds_no_pending_while_working);
#endif
		/* fail-together: If one job aborts, or has failed, its transaction aborts. */
#ifdef CLAIM_fail_together
		holds_fail_together = !(own_result[who] == word_error ||
			own_result[who] == word_cancelled) || shared_aborting;
		assert(holds_fail_together);
#endif
		/* one-error: Of a transaction that aborts one job at most has an error of its own;
		 * the others were cancelled. */
#ifdef CLAIM_one_error
		holds_one_error = !(own_result[who] == word_error) || !ANY_1(each_10, who);
		assert(holds_one_error);
#endif
		/* abort-together: When the transaction aborts, each job that is not paused can
		 * abort at once. */
#ifdef CLAIM_abort_together
		holds_abort_together = !(shared_aborting && (state[who] == state_CREATED ||
			state[who] == state_RUNNING || state[who] == state_READY ||
			state[who] == state_WAITING || state[who] == state_PENDING)) ||
			((state[who] == state_CREATED || state[who] == state_RUNNING ||
			state[who] == state_READY || state[who] == state_WAITING ||
			state[who] == state_PENDING) && (own_cancelling[who] == word_force ||
			shared_aborting));
		assert(holds_abort_together);
#endif
		/* wake-to-abort: When the transaction aborts, each paused job can wake up at once. */
#ifdef CLAIM_wake_to_abort
		holds_wake_to_abort = !(shared_aborting && (state[who] == state_PAUSED ||
			state[who] == state_STANDBY)) || (state[who] == state_PAUSED &&
			shared_aborting) || (state[who] == state_STANDBY && shared_aborting);
		assert(holds_wake_to_abort);
#endif
		/* abort-unseen: No verb is accepted while a job of the transaction aborts or still
		 * has to: a client sees it before or after. */
#ifdef CLAIM_abort_unseen
		holds_abort_unseen = !(shared_aborting && ANY_1(each_11, who)) ||
			!(((state[who] == state_CREATED || state[who] == state_WAITING ||
			state[who] == state_PENDING) && shared_monitor && (!shared_aborting ||
			ALL_1(each_3, who))) || ((state[who] == state_RUNNING ||
			state[who] == state_READY) && shared_monitor && (!shared_aborting ||
			ALL_1(each_3, who))) || (state[who] == state_PAUSED && shared_monitor &&
			(!shared_aborting || ALL_1(each_3, who))) || (state[who] == state_STANDBY &&
			shared_monitor && (!shared_aborting || ALL_1(each_3, who))) ||
			((state[who] == state_CREATED || state[who] == state_WAITING ||
			state[who] == state_PENDING) && shared_monitor && (!shared_aborting ||
			ALL_1(each_3, who)) && own_user_pause[who] == word_none) ||
			(state[who] == state_RUNNING && shared_monitor && (!shared_aborting ||
			ALL_1(each_3, who)) && own_user_pause[who] == word_none) ||
			(state[who] == state_PAUSED && shared_monitor && (!shared_aborting ||
			ALL_1(each_3, who)) && own_user_pause[who] == word_none) ||
			(state[who] == state_READY && shared_monitor && (!shared_aborting ||
			ALL_1(each_3, who)) && own_user_pause[who] == word_none &&
			own_cancelling[who] != word_force) || (state[who] == state_READY &&
			shared_monitor && (!shared_aborting || ALL_1(each_3, who)) &&
			own_user_pause[who] == word_none && own_cancelling[who] == word_force) ||
			(state[who] == state_STANDBY && shared_monitor && (!shared_aborting ||
			ALL_1(each_3, who)) && own_user_pause[who] == word_none) ||
			(state[who] == state_CREATED && shared_monitor && (!shared_aborting ||
			ALL_1(each_3, who)) && own_user_pause[who] == word_none) ||
			((state[who] == state_RUNNING || state[who] == state_PAUSED ||
			state[who] == state_READY || state[who] == state_STANDBY) &&
			shared_monitor && (!shared_aborting || ALL_1(each_3, who)) &&
			own_user_pause[who] == word_none) || ((state[who] == state_CREATED ||
			state[who] == state_RUNNING || state[who] == state_READY) &&
			shared_monitor && (!shared_aborting || ALL_1(each_3, who)) &&
			own_user_pause[who] != word_none) || (state[who] == state_PAUSED &&
			shared_monitor && (!shared_aborting || ALL_1(each_3, who)) &&
			own_user_pause[who] != word_none) || (state[who] == state_STANDBY &&
			shared_monitor && (!shared_aborting || ALL_1(each_3, who)) &&
			own_user_pause[who] != word_none) || ((state[who] == state_PAUSED ||
			state[who] == state_STANDBY) && shared_monitor && (!shared_aborting ||
			ALL_1(each_3, who)) && own_user_pause[who] != word_none) ||
			((state[who] == state_CREATED || state[who] == state_RUNNING ||
			state[who] == state_PAUSED || state[who] == state_READY ||
			state[who] == state_STANDBY) && shared_monitor && (!shared_aborting ||
			ALL_1(each_3, who))) || ((state[who] == state_READY ||
			state[who] == state_STANDBY) && shared_monitor && (!shared_aborting ||
			ALL_1(each_3, who)) && own_cancelling[who] == word_none) ||
			(state[who] == state_PENDING && shared_monitor && (!shared_aborting ||
			ALL_1(each_3, who))) || (state[who] == state_PENDING && shared_monitor &&
			(!shared_aborting || ALL_1(each_3, who))) || (state[who] == state_PENDING &&
			shared_monitor && (!shared_aborting || ALL_1(each_3, who)) &&
			ANY_1(each_5, who)) || (state[who] == state_CONCLUDED && shared_monitor &&
			(!shared_aborting || ALL_1(each_3, who))) ||
			((state[who] == state_CREATED || state[who] == state_RUNNING ||
			state[who] == state_PAUSED || state[who] == state_READY ||
			state[who] == state_STANDBY) && shared_monitor && (!shared_aborting ||
			ALL_1(each_3, who)) && own_has_ready[who]));
		assert(holds_abort_unseen);
#endif
		/* start-together: All jobs of a transaction start in one step. */
#ifdef CLAIM_start_together
		holds_start_together = !taken || (!(taken == on_start) ||
			((was_state[who] == state_CREATED) && state[who] == state_RUNNING));
		assert(holds_start_together);
#endif
		/* pending-together: All jobs of a transaction go to PENDING in one step. */
#ifdef CLAIM_pending_together
		holds_pending_together = !taken || (!(taken == on_converge) ||
			((was_state[who] == state_WAITING) && state[who] == state_PENDING));
		assert(holds_pending_together);
#endif
		/* auto-finalize-of-all: A transaction finalizes by itself only if all its jobs
		 * may. */
#ifdef CLAIM_auto_finalize_of_all
		holds_auto_finalize_of_all = !taken || (!(taken == on_auto_finalize) ||
			own_auto_finalize[who]);
		assert(holds_auto_finalize_of_all);
#endif
		/* undone-unstarted: Where a job failed early, no job of its transaction was
		 * started. */
#ifdef CLAIM_undone_unstarted
		holds_undone_unstarted = !(state[who] == state_NULL && !own_started[who]) ||
			!ANY_1(each_12, who);
		assert(holds_undone_unstarted);
#endif
		/* pause-kept: A job that accepted PAUSE has paused, or still can, unless it was
		 * resumed or cancelled. To be refuted. */
#ifdef CLAIM_pause_kept
		holds_pause_kept = !(own_user_pause[who] != word_none) ||
			!(state[who] == state_PENDING);
		assert(holds_pause_kept);
#endif
		/* resume-after-pause: Whoever paused a job can resume it. To be refuted. */
#ifdef CLAIM_resume_after_pause
		holds_resume_after_pause = !(own_user_pause[who] != word_none &&
			shared_monitor && !shared_aborting && !(state[who] == state_WAITING)) ||
			((state[who] == state_CREATED || state[who] == state_RUNNING ||
			state[who] == state_READY) && shared_monitor && (!shared_aborting ||
			ALL_1(each_3, who)) && own_user_pause[who] != word_none) ||
			(state[who] == state_PAUSED && shared_monitor && (!shared_aborting ||
			ALL_1(each_3, who)) && own_user_pause[who] != word_none) ||
			(state[who] == state_STANDBY && shared_monitor && (!shared_aborting ||
			ALL_1(each_3, who)) && own_user_pause[who] != word_none) ||
			((state[who] == state_PAUSED || state[who] == state_STANDBY) &&
			shared_monitor && (!shared_aborting || ALL_1(each_3, who)) &&
			own_user_pause[who] != word_none);
		assert(holds_resume_after_pause);
#endif
		/* cancel-pending-softly: No pause is left open in a PENDING job, so
		 * block-job-cancel is accepted there. To be refuted. */
#ifdef CLAIM_cancel_pending_softly
		holds_cancel_pending_softly = !(state[who] == state_PENDING) ||
			own_user_pause[who] == word_none;
		assert(holds_cancel_pending_softly);
#endif
		/* paused-was-paused: An open pause is only ever a client's, or an I/O error's. */
#ifdef CLAIM_paused_was_paused
		holds_paused_was_paused = !taken ||
			(!(own_user_pause[who] != was_own_user_pause[who] &&
			(was_own_user_pause[who] == word_none)) || (actor == who &&
			(taken == on_PAUSE || taken == on_stop_on_error)));
		assert(holds_paused_was_paused);
#endif
		/* user-pause-holds: A job paused by its client leaves PAUSED only by RESUME or
		 * CANCEL, or to abort. */
#ifdef CLAIM_user_pause_holds
		holds_user_pause_holds = !taken || (!((was_state[who] == state_PAUSED &&
			was_own_user_pause[who] != word_none) && !(state[who] == state_PAUSED)) ||
			taken == on_RESUME || taken == on_CANCEL || taken == on_wake);
		assert(holds_user_pause_holds);
#endif
		/* at-work: What was asked for is open only while the job works; a soft CANCEL
		 * until it is finalized. */
#ifdef CLAIM_at_work
		holds_at_work = (!own_completing[who] || state[who] == state_READY ||
			state[who] == state_STANDBY) && (!(own_cancelling[who] == word_force) ||
			state[who] == state_RUNNING || state[who] == state_READY) &&
			(!(own_cancelling[who] == word_soft) || state[who] == state_READY ||
			state[who] == state_STANDBY || state[who] == state_WAITING ||
			state[who] == state_PENDING);
		assert(holds_at_work);
#endif
		/* ready-is-for-mirrors: Only a job with a READY state is ever READY or in STANDBY,
		 * or softly cancelled. */
#ifdef CLAIM_ready_is_for_mirrors
		holds_ready_is_for_mirrors = !(state[who] == state_READY ||
			state[who] == state_STANDBY || own_cancelling[who] == word_soft) ||
			own_has_ready[who];
		assert(holds_ready_is_for_mirrors);
#endif
		/* ready-waits: A job with a READY state ends without error only if asked to. */
#ifdef CLAIM_ready_waits
		holds_ready_waits = !taken || (!own_has_ready[who] ||
			!(state[who] == state_WAITING && was_state[who] != state_WAITING) ||
			(was_own_completing[who] || was_own_cancelling[who] == word_soft));
		assert(holds_ready_waits);
#endif
		/* force-cancel-sticks: A job cancelled by force stays so until it is ABORTING: it
		 * cannot get to PENDING. */
#ifdef CLAIM_force_cancel_sticks
		holds_force_cancel_sticks = !taken ||
			(!(was_own_cancelling[who] == word_force) ||
			(own_cancelling[who] == word_force && (state[who] == state_RUNNING ||
			state[who] == state_READY)) || state[who] == state_ABORTING);
		assert(holds_force_cancel_sticks);
#endif
		/* force-cancel-tells: A job cancelled by force says so, and never succeeds. */
#ifdef CLAIM_force_cancel_tells
		holds_force_cancel_tells = !taken ||
			(!((was_own_cancelling[who] == word_force) &&
			own_result[who] != was_own_result[who]) ||
			own_result[who] == word_cancelled);
		assert(holds_force_cancel_tells);
#endif
		/* soft-cancel-refused-complete: COMPLETE is refused once the job was cancelled,
		 * softly too. */
#ifdef CLAIM_soft_cancel_refused_complete
		holds_soft_cancel_refused_complete = !(own_cancelling[who] != word_none) ||
			!((state[who] == state_READY || state[who] == state_STANDBY) &&
			shared_monitor && (!shared_aborting || ALL_1(each_3, who)) &&
			own_cancelling[who] == word_none);
		assert(holds_soft_cancel_refused_complete);
#endif
		/* cancel-accepted: CANCEL is accepted from CREATED to PENDING. */
#ifdef CLAIM_cancel_accepted
		holds_cancel_accepted = (((state[who] == state_CREATED ||
			state[who] == state_WAITING || state[who] == state_PENDING) &&
			shared_monitor && (!shared_aborting || ALL_1(each_3, who))) ||
			((state[who] == state_RUNNING || state[who] == state_READY) &&
			shared_monitor && (!shared_aborting || ALL_1(each_3, who))) ||
			(state[who] == state_PAUSED && shared_monitor && (!shared_aborting ||
			ALL_1(each_3, who))) || (state[who] == state_STANDBY && shared_monitor &&
			(!shared_aborting || ALL_1(each_3, who))) ||
			((state[who] == state_CREATED || state[who] == state_WAITING ||
			state[who] == state_PENDING) && shared_monitor && (!shared_aborting ||
			ALL_1(each_3, who)) && own_user_pause[who] == word_none) ||
			(state[who] == state_RUNNING && shared_monitor && (!shared_aborting ||
			ALL_1(each_3, who)) && own_user_pause[who] == word_none) ||
			(state[who] == state_PAUSED && shared_monitor && (!shared_aborting ||
			ALL_1(each_3, who)) && own_user_pause[who] == word_none) ||
			(state[who] == state_READY && shared_monitor && (!shared_aborting ||
			ALL_1(each_3, who)) && own_user_pause[who] == word_none &&
			own_cancelling[who] != word_force) || (state[who] == state_READY &&
			shared_monitor && (!shared_aborting || ALL_1(each_3, who)) &&
			own_user_pause[who] == word_none && own_cancelling[who] == word_force) ||
			(state[who] == state_STANDBY && shared_monitor && (!shared_aborting ||
			ALL_1(each_3, who)) &&
			own_user_pause[who] == word_none)) == (shared_monitor && !shared_aborting &&
			(state[who] == state_CREATED || state[who] == state_RUNNING ||
			state[who] == state_PAUSED || state[who] == state_READY ||
			state[who] == state_STANDBY || state[who] == state_WAITING ||
			state[who] == state_PENDING));
		assert(holds_cancel_accepted);
#endif
		/* cancel-moves: CANCEL wakes a paused job, and leaves any other where it is: it,
		 * or its transaction, is to abort, or a READY job to end softly. */
#ifdef CLAIM_cancel_moves
		holds_cancel_moves = !taken || (!(taken == on_CANCEL && actor == who) ||
			((!(was_state[who] == state_CREATED) || (state[who] == state_CREATED &&
			shared_aborting)) && (!(was_state[who] == state_RUNNING) ||
			(state[who] == state_RUNNING && own_cancelling[who] == word_force)) &&
			(!(was_state[who] == state_PAUSED) || (state[who] == state_RUNNING &&
			own_cancelling[who] == word_force)) && (!(was_state[who] == state_READY) ||
			(state[who] == state_READY && own_cancelling[who] != word_none)) &&
			(!(was_state[who] == state_STANDBY) || (state[who] == state_READY &&
			own_cancelling[who] != word_none)) && (!(was_state[who] == state_WAITING) ||
			(state[who] == state_WAITING && shared_aborting)) &&
			(!(was_state[who] == state_PENDING) || (state[who] == state_PENDING &&
			shared_aborting))));
		assert(holds_cancel_moves);
#endif
		/* pause-accepted: PAUSE is accepted from CREATED to STANDBY, unless a client's
		 * pause is open already. */
#ifdef CLAIM_pause_accepted
		holds_pause_accepted = ((state[who] == state_CREATED && shared_monitor &&
			(!shared_aborting || ALL_1(each_3, who)) &&
			own_user_pause[who] == word_none) || ((state[who] == state_RUNNING ||
			state[who] == state_PAUSED || state[who] == state_READY ||
			state[who] == state_STANDBY) && shared_monitor && (!shared_aborting ||
			ALL_1(each_3, who)) &&
			own_user_pause[who] == word_none)) == (shared_monitor && !shared_aborting &&
			own_user_pause[who] == word_none && (state[who] == state_CREATED ||
			state[who] == state_RUNNING || state[who] == state_PAUSED ||
			state[who] == state_READY || state[who] == state_STANDBY));
		assert(holds_pause_accepted);
#endif
		/* pause-moves: PAUSE only asks: the job stays where it is. */
#ifdef CLAIM_pause_moves
		holds_pause_moves = !taken || (!(taken == on_PAUSE && actor == who) ||
			(own_user_pause[who] != word_none && (!(was_state[who] == state_CREATED) ||
			state[who] == state_CREATED) && (!(was_state[who] == state_RUNNING) ||
			state[who] == state_RUNNING) && (!(was_state[who] == state_PAUSED) ||
			state[who] == state_PAUSED) && (!(was_state[who] == state_READY) ||
			state[who] == state_READY) && (!(was_state[who] == state_STANDBY) ||
			state[who] == state_STANDBY)));
		assert(holds_pause_moves);
#endif
		/* resume-accepted: RESUME is accepted from CREATED to STANDBY, if the pause is a
		 * client's or an I/O error's. */
#ifdef CLAIM_resume_accepted
		holds_resume_accepted = (((state[who] == state_CREATED ||
			state[who] == state_RUNNING || state[who] == state_READY) &&
			shared_monitor && (!shared_aborting || ALL_1(each_3, who)) &&
			own_user_pause[who] != word_none) || (state[who] == state_PAUSED &&
			shared_monitor && (!shared_aborting || ALL_1(each_3, who)) &&
			own_user_pause[who] != word_none) || (state[who] == state_STANDBY &&
			shared_monitor && (!shared_aborting || ALL_1(each_3, who)) &&
			own_user_pause[who] != word_none) || ((state[who] == state_PAUSED ||
			state[who] == state_STANDBY) && shared_monitor && (!shared_aborting ||
			ALL_1(each_3, who)) &&
			own_user_pause[who] != word_none)) == (shared_monitor && !shared_aborting &&
			own_user_pause[who] != word_none && (state[who] == state_CREATED ||
			state[who] == state_RUNNING || state[who] == state_PAUSED ||
			state[who] == state_READY || state[who] == state_STANDBY));
		assert(holds_resume_accepted);
#endif
		/* resume-moves: RESUME takes PAUSED to RUNNING and STANDBY to READY, unless QEMU
		 * itself pauses the job too; elsewhere it lifts the request. */
#ifdef CLAIM_resume_moves
		holds_resume_moves = !taken || (!(taken == on_RESUME && actor == who) ||
			(own_user_pause[who] == word_none && (!(was_state[who] == state_PAUSED) ||
			state[who] == state_RUNNING || state[who] == state_PAUSED) &&
			(!(was_state[who] == state_STANDBY) || state[who] == state_READY ||
			state[who] == state_STANDBY) && (!(was_state[who] == state_CREATED) ||
			state[who] == state_CREATED) && (!(was_state[who] == state_RUNNING) ||
			state[who] == state_RUNNING) && (!(was_state[who] == state_READY) ||
			state[who] == state_READY)));
		assert(holds_resume_moves);
#endif
		/* set-speed-accepted: SET-SPEED is accepted from CREATED to STANDBY. */
#ifdef CLAIM_set_speed_accepted
		holds_set_speed_accepted = ((state[who] == state_CREATED ||
			state[who] == state_RUNNING || state[who] == state_PAUSED ||
			state[who] == state_READY || state[who] == state_STANDBY) &&
			shared_monitor && (!shared_aborting ||
			ALL_1(each_3, who))) == (shared_monitor && !shared_aborting &&
			(state[who] == state_CREATED || state[who] == state_RUNNING ||
			state[who] == state_PAUSED || state[who] == state_READY ||
			state[who] == state_STANDBY));
		assert(holds_set_speed_accepted);
#endif
		/* change-accepted: CHANGE is accepted from CREATED to STANDBY, of jobs with a
		 * READY state only. */
#ifdef CLAIM_change_accepted
		holds_change_accepted = ((state[who] == state_CREATED ||
			state[who] == state_RUNNING || state[who] == state_PAUSED ||
			state[who] == state_READY || state[who] == state_STANDBY) &&
			shared_monitor && (!shared_aborting || ALL_1(each_3, who)) &&
			own_has_ready[who]) == (shared_monitor && !shared_aborting &&
			own_has_ready[who] && (state[who] == state_CREATED ||
			state[who] == state_RUNNING || state[who] == state_PAUSED ||
			state[who] == state_READY || state[who] == state_STANDBY));
		assert(holds_change_accepted);
#endif
		/* set-speed-and-change-move: SET-SPEED and CHANGE leave every job where it is. */
#ifdef CLAIM_set_speed_and_change_move
		holds_set_speed_and_change_move = !taken || (!(taken == on_SET_SPEED ||
			taken == on_CHANGE) || (!(own_user_pause[who] != was_own_user_pause[who]) &&
			!(own_completing[who] != was_own_completing[who]) &&
			!(own_cancelling[who] != was_own_cancelling[who]) &&
			!(own_result[who] != was_own_result[who]) &&
			!(own_graph_changed[who] != was_own_graph_changed[who]) &&
			!((state[who] == state_CREATED && was_state[who] != state_CREATED) ||
			(state[who] == state_RUNNING && was_state[who] != state_RUNNING) ||
			(state[who] == state_PAUSED && was_state[who] != state_PAUSED) ||
			(state[who] == state_READY && was_state[who] != state_READY) ||
			(state[who] == state_STANDBY && was_state[who] != state_STANDBY) ||
			(state[who] == state_WAITING && was_state[who] != state_WAITING) ||
			(state[who] == state_PENDING && was_state[who] != state_PENDING) ||
			(state[who] == state_ABORTING && was_state[who] != state_ABORTING) ||
			(state[who] == state_CONCLUDED && was_state[who] != state_CONCLUDED) ||
			(state[who] == state_NULL && was_state[who] != state_NULL))));
		assert(holds_set_speed_and_change_move);
#endif
		/* complete-accepted: COMPLETE is accepted in READY and STANDBY, unless the job was
		 * cancelled. */
#ifdef CLAIM_complete_accepted
		holds_complete_accepted = ((state[who] == state_READY ||
			state[who] == state_STANDBY) && shared_monitor && (!shared_aborting ||
			ALL_1(each_3, who)) &&
			own_cancelling[who] == word_none) == (shared_monitor && !shared_aborting &&
			own_cancelling[who] == word_none && (state[who] == state_READY ||
			state[who] == state_STANDBY));
		assert(holds_complete_accepted);
#endif
		/* complete-moves: COMPLETE only asks: the job stays where it is. */
#ifdef CLAIM_complete_moves
		holds_complete_moves = !taken || (!(taken == on_COMPLETE && actor == who) ||
			(own_completing[who] && (!(was_state[who] == state_READY) ||
			state[who] == state_READY) && (!(was_state[who] == state_STANDBY) ||
			state[who] == state_STANDBY)));
		assert(holds_complete_moves);
#endif
		/* finalize-accepted: FINALIZE is accepted in PENDING only. */
#ifdef CLAIM_finalize_accepted
		holds_finalize_accepted = ((state[who] == state_PENDING && shared_monitor &&
			(!shared_aborting || ALL_1(each_3, who))) || (state[who] == state_PENDING &&
			shared_monitor && (!shared_aborting || ALL_1(each_3, who))) ||
			(state[who] == state_PENDING && shared_monitor && (!shared_aborting ||
			ALL_1(each_3, who)) && ANY_1(each_5, who))) == (shared_monitor &&
			!shared_aborting && state[who] == state_PENDING);
		assert(holds_finalize_accepted);
#endif
		/* finalize-moves: FINALIZE takes the job it is sent to to CONCLUDED, with success,
		 * or to ABORTING, with an error. */
#ifdef CLAIM_finalize_moves
		holds_finalize_moves = !taken || (!(taken == on_FINALIZE && actor == who) ||
			(state[who] == state_CONCLUDED && own_result[who] == word_success) ||
			(state[who] == state_ABORTING && own_result[who] == word_error));
		assert(holds_finalize_moves);
#endif
		/* finalize-together: Where no job's .prepare() fails, one FINALIZE or
		 * auto-finalize commits all jobs of the transaction. */
#ifdef CLAIM_finalize_together
		holds_finalize_together = !taken || (!((taken == on_FINALIZE ||
			taken == on_auto_finalize) && !shared_aborting) ||
			((was_state[who] == state_PENDING) && state[who] == state_CONCLUDED &&
			own_result[who] == word_success));
		assert(holds_finalize_together);
#endif
		/* finalize-commits: A job that commits changes the graph, unless it was cancelled
		 * softly. */
#ifdef CLAIM_finalize_commits
		holds_finalize_commits = !taken || (!((state[who] == state_CONCLUDED &&
			was_state[who] != state_CONCLUDED) && (was_state[who] == state_PENDING)) ||
			own_graph_changed[who] == (was_own_cancelling[who] != word_soft));
		assert(holds_finalize_commits);
#endif
		/* dismiss-accepted: DISMISS is accepted in CONCLUDED only, and when all jobs are
		 * that have to be. */
#ifdef CLAIM_dismiss_accepted
		holds_dismiss_accepted = (state[who] == state_CONCLUDED && shared_monitor &&
			(!shared_aborting || ALL_1(each_3, who))) == (shared_monitor &&
			state[who] == state_CONCLUDED && (!shared_aborting || ALL_1(each_13, who)));
		assert(holds_dismiss_accepted);
#endif
		/* dismiss-moves: DISMISS takes CONCLUDED to NULL. */
#ifdef CLAIM_dismiss_moves
		holds_dismiss_moves = !taken || (!(taken == on_DISMISS && actor == who) ||
			state[who] == state_NULL);
		assert(holds_dismiss_moves);
#endif
		/* refused-changes-nothing: A refused verb changes nothing: no step is made by a
		 * verb that the job did not accept. */
#ifdef CLAIM_refused_changes_nothing
		holds_refused_changes_nothing = !taken || ((!(taken == on_CANCEL &&
			actor == who) || (((was_state[who] == state_CREATED ||
			was_state[who] == state_WAITING || was_state[who] == state_PENDING) &&
			was_shared_monitor && (!was_shared_aborting || ALL_1(each_14, who))) ||
			((was_state[who] == state_RUNNING || was_state[who] == state_READY) &&
			was_shared_monitor && (!was_shared_aborting || ALL_1(each_14, who))) ||
			(was_state[who] == state_PAUSED && was_shared_monitor &&
			(!was_shared_aborting || ALL_1(each_14, who))) ||
			(was_state[who] == state_STANDBY && was_shared_monitor &&
			(!was_shared_aborting || ALL_1(each_14, who))) ||
			((was_state[who] == state_CREATED || was_state[who] == state_WAITING ||
			was_state[who] == state_PENDING) && was_shared_monitor &&
			(!was_shared_aborting || ALL_1(each_14, who)) &&
			was_own_user_pause[who] == word_none) || (was_state[who] == state_RUNNING &&
			was_shared_monitor && (!was_shared_aborting || ALL_1(each_14, who)) &&
			was_own_user_pause[who] == word_none) || (was_state[who] == state_PAUSED &&
			was_shared_monitor && (!was_shared_aborting || ALL_1(each_14, who)) &&
			was_own_user_pause[who] == word_none) || (was_state[who] == state_READY &&
			was_shared_monitor && (!was_shared_aborting || ALL_1(each_14, who)) &&
			was_own_user_pause[who] == word_none &&
			was_own_cancelling[who] != word_force) || (was_state[who] == state_READY &&
			was_shared_monitor && (!was_shared_aborting || ALL_1(each_14, who)) &&
			was_own_user_pause[who] == word_none &&
			was_own_cancelling[who] == word_force) ||
			(was_state[who] == state_STANDBY && was_shared_monitor &&
			(!was_shared_aborting || ALL_1(each_14, who)) &&
			was_own_user_pause[who] == word_none))) && (!(taken == on_PAUSE &&
			actor == who) || ((was_state[who] == state_CREATED && was_shared_monitor &&
			(!was_shared_aborting || ALL_1(each_14, who)) &&
			was_own_user_pause[who] == word_none) ||
			((was_state[who] == state_RUNNING || was_state[who] == state_PAUSED ||
			was_state[who] == state_READY || was_state[who] == state_STANDBY) &&
			was_shared_monitor && (!was_shared_aborting || ALL_1(each_14, who)) &&
			was_own_user_pause[who] == word_none))) && (!(taken == on_RESUME &&
			actor == who) || (((was_state[who] == state_CREATED ||
			was_state[who] == state_RUNNING || was_state[who] == state_READY) &&
			was_shared_monitor && (!was_shared_aborting || ALL_1(each_14, who)) &&
			was_own_user_pause[who] != word_none) || (was_state[who] == state_PAUSED &&
			was_shared_monitor && (!was_shared_aborting || ALL_1(each_14, who)) &&
			was_own_user_pause[who] != word_none) || (was_state[who] == state_STANDBY &&
			was_shared_monitor && (!was_shared_aborting || ALL_1(each_14, who)) &&
			was_own_user_pause[who] != word_none) || ((was_state[who] == state_PAUSED ||
			was_state[who] == state_STANDBY) && was_shared_monitor &&
			(!was_shared_aborting || ALL_1(each_14, who)) &&
			was_own_user_pause[who] != word_none))) && (!(taken == on_SET_SPEED &&
			actor == who) || ((was_state[who] == state_CREATED ||
			was_state[who] == state_RUNNING || was_state[who] == state_PAUSED ||
			was_state[who] == state_READY || was_state[who] == state_STANDBY) &&
			was_shared_monitor && (!was_shared_aborting || ALL_1(each_14, who)))) &&
			(!(taken == on_COMPLETE && actor == who) ||
			((was_state[who] == state_READY || was_state[who] == state_STANDBY) &&
			was_shared_monitor && (!was_shared_aborting || ALL_1(each_14, who)) &&
			was_own_cancelling[who] == word_none)) && (!(taken == on_FINALIZE &&
			actor == who) || ((was_state[who] == state_PENDING && was_shared_monitor &&
			(!was_shared_aborting || ALL_1(each_14, who))) ||
			(was_state[who] == state_PENDING && was_shared_monitor &&
			(!was_shared_aborting || ALL_1(each_14, who))) ||
			(was_state[who] == state_PENDING && was_shared_monitor &&
			(!was_shared_aborting || ALL_1(each_14, who)) && ANY_1(each_15, who)))) &&
			(!(taken == on_DISMISS && actor == who) ||
			(was_state[who] == state_CONCLUDED && was_shared_monitor &&
			(!was_shared_aborting || ALL_1(each_14, who)))) && (!(taken == on_CHANGE &&
			actor == who) || ((was_state[who] == state_CREATED ||
			was_state[who] == state_RUNNING || was_state[who] == state_PAUSED ||
			was_state[who] == state_READY || was_state[who] == state_STANDBY) &&
			was_shared_monitor && (!was_shared_aborting || ALL_1(each_14, who)) &&
			was_own_has_ready[who])));
		assert(holds_refused_changes_nothing);
#endif
		/* one-job-a-step: Only start, converge and finalizing change more than one job. */
#ifdef CLAIM_one_job_a_step
		holds_one_job_a_step = !taken || (!(!(actor == who) &&
			!(taken == on_start || taken == on_converge ||
			((was_state[who] == state_PENDING) && (taken == on_FINALIZE ||
			taken == on_auto_finalize)))) ||
			(!(own_user_pause[who] != was_own_user_pause[who]) &&
			!(own_completing[who] != was_own_completing[who]) &&
			!(own_cancelling[who] != was_own_cancelling[who]) &&
			!(own_result[who] != was_own_result[who]) &&
			!(own_graph_changed[who] != was_own_graph_changed[who]) &&
			!((state[who] == state_CREATED && was_state[who] != state_CREATED) ||
			(state[who] == state_RUNNING && was_state[who] != state_RUNNING) ||
			(state[who] == state_PAUSED && was_state[who] != state_PAUSED) ||
			(state[who] == state_READY && was_state[who] != state_READY) ||
			(state[who] == state_STANDBY && was_state[who] != state_STANDBY) ||
			(state[who] == state_WAITING && was_state[who] != state_WAITING) ||
			(state[who] == state_PENDING && was_state[who] != state_PENDING) ||
			(state[who] == state_ABORTING && was_state[who] != state_ABORTING) ||
			(state[who] == state_CONCLUDED && was_state[who] != state_CONCLUDED) ||
			(state[who] == state_NULL && was_state[who] != state_NULL))));
		assert(holds_one_job_a_step);
#endif
		/* may-fail: A job at work can fail at any time, unless it is to abort. */
#ifdef CLAIM_may_fail
		holds_may_fail = !(state[who] == state_RUNNING ||
			state[who] == state_READY) || ((state[who] == state_RUNNING ||
			state[who] == state_READY) && own_cancelling[who] != word_force &&
			!shared_aborting) == (own_cancelling[who] != word_force &&
			!shared_aborting);
		assert(holds_may_fail);
#endif
		/* may-drain: QEMU can pause a job at work at any time, unless it is to abort. */
#ifdef CLAIM_may_drain
		holds_may_drain = !(state[who] == state_RUNNING ||
			state[who] == state_READY) || ((state[who] == state_RUNNING &&
			own_user_pause[who] != word_at_start && own_cancelling[who] != word_force &&
			!shared_aborting) || (state[who] == state_READY &&
			own_cancelling[who] != word_force &&
			!shared_aborting)) == (own_user_pause[who] != word_at_start &&
			own_cancelling[who] != word_force && !shared_aborting);
		assert(holds_may_drain);
#endif
		/* diagram: A job moves along the arrows of JobSTT, and no others. */
#ifdef CLAIM_diagram
		holds_diagram = !taken || ((!(was_state[who] == state_UNDEFINED) ||
			state[who] == state_UNDEFINED || state[who] == state_CREATED) &&
			(!(was_state[who] == state_CREATED) || state[who] == state_CREATED ||
			state[who] == state_RUNNING || state[who] == state_ABORTING ||
			state[who] == state_NULL) && (!(was_state[who] == state_RUNNING) ||
			state[who] == state_RUNNING || state[who] == state_PAUSED ||
			state[who] == state_READY || state[who] == state_WAITING ||
			state[who] == state_ABORTING) && (!(was_state[who] == state_PAUSED) ||
			state[who] == state_PAUSED || state[who] == state_RUNNING) &&
			(!(was_state[who] == state_READY) || state[who] == state_READY ||
			state[who] == state_STANDBY || state[who] == state_WAITING ||
			state[who] == state_ABORTING) && (!(was_state[who] == state_STANDBY) ||
			state[who] == state_STANDBY || state[who] == state_READY) &&
			(!(was_state[who] == state_WAITING) || state[who] == state_WAITING ||
			state[who] == state_PENDING || state[who] == state_ABORTING) &&
			(!(was_state[who] == state_PENDING) || state[who] == state_PENDING ||
			state[who] == state_ABORTING || state[who] == state_CONCLUDED) &&
			(!(was_state[who] == state_ABORTING) || state[who] == state_ABORTING ||
			state[who] == state_CONCLUDED) && (!(was_state[who] == state_CONCLUDED) ||
			state[who] == state_CONCLUDED || state[who] == state_NULL) &&
			(!(was_state[who] == state_NULL) || state[who] == state_NULL));
		assert(holds_diagram);
#endif
		/* ready-once: A job gets in sync once: job_transition_to_ready() never finds it
		 * READY. */
#ifdef CLAIM_ready_once
		holds_ready_once = !taken || (!(taken == on_ready && actor == who) ||
			((was_state[who] == state_RUNNING) && state[who] == state_READY));
		assert(holds_ready_once);
#endif
		/* into-running: A job is RUNNING by start, or again after a pause. */
#ifdef CLAIM_into_running
		holds_into_running = !taken || (!(state[who] == state_RUNNING &&
			was_state[who] != state_RUNNING) || ((was_state[who] == state_CREATED) &&
			taken == on_start) || ((was_state[who] == state_PAUSED) &&
			(taken == on_RESUME || taken == on_CANCEL || taken == on_wake ||
			taken == on_undrain)));
		assert(holds_into_running);
#endif
		/* into-paused: A job is PAUSED at a pause point, because a client asked or QEMU
		 * itself pauses it. */
#ifdef CLAIM_into_paused
		holds_into_paused = !taken || (!(state[who] == state_PAUSED &&
			was_state[who] != state_PAUSED) || ((was_state[who] == state_RUNNING) &&
			(((was_own_user_pause[who] != word_none) && taken == on_pause_point) ||
			taken == on_drain) && own_cancelling[who] != word_force &&
			!shared_aborting));
		assert(holds_into_paused);
#endif
		/* into-ready: A job is READY when in sync, or again after a pause. */
#ifdef CLAIM_into_ready
		holds_into_ready = !taken || (!(state[who] == state_READY &&
			was_state[who] != state_READY) || ((was_state[who] == state_RUNNING) &&
			taken == on_ready) || ((was_state[who] == state_STANDBY) &&
			(taken == on_RESUME || taken == on_CANCEL || taken == on_wake ||
			taken == on_undrain)));
		assert(holds_into_ready);
#endif
		/* into-standby: A job is in STANDBY from READY, because a client asked or QEMU
		 * itself pauses it. */
#ifdef CLAIM_into_standby
		holds_into_standby = !taken || (!(state[who] == state_STANDBY &&
			was_state[who] != state_STANDBY) || ((was_state[who] == state_READY) &&
			(((was_own_user_pause[who] != word_none) && taken == on_pause_point) ||
			taken == on_drain) && own_cancelling[who] != word_force &&
			!shared_aborting));
		assert(holds_into_standby);
#endif
		/* into-waiting: A job is WAITING when it is done or, from READY, as COMPLETE or a
		 * soft CANCEL asked. */
#ifdef CLAIM_into_waiting
		holds_into_waiting = !taken || (!(state[who] == state_WAITING &&
			was_state[who] != state_WAITING) || ((was_state[who] == state_RUNNING) &&
			taken == on_done) || ((was_state[who] == state_READY) &&
			(taken == on_completed || taken == on_soft_cancelled)));
		assert(holds_into_waiting);
#endif
		/* into-pending: A job is PENDING when the last job of its transaction is done,
		 * unless the transaction aborts. */
#ifdef CLAIM_into_pending
		holds_into_pending = !taken || (!(state[who] == state_PENDING &&
			was_state[who] != state_PENDING) || ((was_state[who] == state_WAITING) &&
			taken == on_converge && !shared_aborting));
		assert(holds_into_pending);
#endif
		/* into-aborting: A job is ABORTING because it was cancelled, by its own failure,
		 * with its transaction, or because its .prepare() fails. */
#ifdef CLAIM_into_aborting
		holds_into_aborting = !taken || (!(state[who] == state_ABORTING &&
			was_state[who] != state_ABORTING) || ((was_state[who] == state_RUNNING ||
			was_state[who] == state_READY) && taken == on_fail &&
			own_result[who] == word_error) || ((was_own_cancelling[who] == word_force ||
			was_shared_aborting) && taken == on_abort &&
			own_result[who] == word_cancelled) || ((was_state[who] == state_PENDING) &&
			actor == who && (taken == on_FINALIZE || taken == on_auto_finalize) &&
			own_result[who] == word_error));
		assert(holds_into_aborting);
#endif
		/* into-concluded: A job is CONCLUDED when finalized, or when it has aborted. */
#ifdef CLAIM_into_concluded
		holds_into_concluded = !taken || (!(state[who] == state_CONCLUDED &&
			was_state[who] != state_CONCLUDED) || ((was_state[who] == state_PENDING) &&
			(taken == on_FINALIZE || taken == on_auto_finalize)) ||
			((was_state[who] == state_ABORTING) && taken == on_conclude));
		assert(holds_into_concluded);
#endif
		/* into-null: A job is in NULL from CONCLUDED, or from CREATED when it fails early. */
#ifdef CLAIM_into_null
		holds_into_null = !taken || (!(state[who] == state_NULL &&
			was_state[who] != state_NULL) || ((was_state[who] == state_CONCLUDED) &&
			(taken == on_DISMISS || taken == on_auto_dismiss)) ||
			((was_state[who] == state_CREATED) && taken == on_fail_early));
		assert(holds_into_null);
#endif
		/* graph-all-or-none: Either all jobs of a transaction change the graph or none
		 * does; only one cancelled softly stays out. To be refuted. */
#ifdef CLAIM_graph_all_or_none
		holds_graph_all_or_none = !own_graph_changed[who] || !ANY_1(each_7, who);
		assert(holds_graph_all_or_none);
#endif
		/* succeed-together: If one job of a transaction succeeds, all do, unless one's
		 * .prepare() fails. */
#ifdef CLAIM_succeed_together
		holds_succeed_together = !(own_result[who] == word_success &&
			!shared_aborting) || ALL_1(each_16, who);
		assert(holds_succeed_together);
#endif
		/* abort-ends-requests: A job that aborts has no open request. */
#ifdef CLAIM_abort_ends_requests
		holds_abort_ends_requests = !(shared_aborting &&
			(state[who] == state_ABORTING || state[who] == state_CONCLUDED ||
			state[who] == state_NULL)) || (own_user_pause[who] == word_none &&
			!own_completing[who] && own_cancelling[who] == word_none);
		assert(holds_abort_ends_requests);
#endif
		/* soft-cancel: A job cancelled softly that is finalized ends without error and
		 * does not change the graph, unless its .prepare() fails. */
#ifdef CLAIM_soft_cancel
		holds_soft_cancel = !taken || (!((was_state[who] == state_PENDING &&
			was_own_cancelling[who] == word_soft) && (state[who] == state_CONCLUDED &&
			was_state[who] != state_CONCLUDED)) || (own_result[who] == word_success &&
			!own_graph_changed[who]));
		assert(holds_soft_cancel);
#endif
		/* pause-before-work: A job that was asked to pause before it started neither gets
		 * READY nor is done before it has paused or was resumed. */
#ifdef CLAIM_pause_before_work
		holds_pause_before_work = !(state[who] == state_RUNNING &&
			own_user_pause[who] == word_at_start) || (!(state[who] == state_RUNNING &&
			own_has_ready[who] && own_user_pause[who] != word_at_start) &&
			!(state[who] == state_RUNNING && !own_has_ready[who] &&
			own_user_pause[who] != word_at_start && own_cancelling[who] != word_force &&
			!shared_aborting) && ((state[who] == state_RUNNING &&
			own_user_pause[who] != word_none && own_cancelling[who] != word_force &&
			!shared_aborting) || (state[who] == state_READY &&
			own_user_pause[who] != word_none && own_cancelling[who] != word_force &&
			!shared_aborting) || shared_aborting));
		assert(holds_pause_before_work);
#endif
		/* fail-early-moves: A job whose creation fails goes straight to NULL, and its
		 * transaction aborts. */
#ifdef CLAIM_fail_early_moves
		holds_fail_early_moves = !taken || (!(taken == on_fail_early &&
			actor == who) || (state[who] == state_NULL && shared_aborting));
		assert(holds_fail_early_moves);
#endif
		/* ready-moves: A job in sync goes to READY. */
#ifdef CLAIM_ready_moves
		holds_ready_moves = !taken || (!(taken == on_ready && actor == who) ||
			state[who] == state_READY);
		assert(holds_ready_moves);
#endif
		/* done-moves: A job that is done goes to WAITING, and so does one in sync that
		 * ends as it was asked to. */
#ifdef CLAIM_done_moves
		holds_done_moves = !taken || (!((taken == on_done ||
			taken == on_completed || taken == on_soft_cancelled) && actor == who) ||
			state[who] == state_WAITING);
		assert(holds_done_moves);
#endif
		/* pause-point-moves: A job that was asked to pause goes to PAUSED at its next
		 * pause point, or to STANDBY, and so does one that QEMU itself pauses. */
#ifdef CLAIM_pause_point_moves
		holds_pause_point_moves = !taken || (!((taken == on_pause_point ||
			taken == on_drain) && actor == who) || ((was_state[who] == state_RUNNING) &&
			state[who] == state_PAUSED) || ((was_state[who] == state_READY) &&
			state[who] == state_STANDBY));
		assert(holds_pause_point_moves);
#endif
		/* fail-moves: A job that fails goes to ABORTING, and its transaction aborts. */
#ifdef CLAIM_fail_moves
		holds_fail_moves = !taken || (!(taken == on_fail && actor == who) ||
			(state[who] == state_ABORTING && shared_aborting &&
			own_result[who] == word_error));
		assert(holds_fail_moves);
#endif
		/* wake-moves: A job wakes up only to abort, and goes back to where it was paused. */
#ifdef CLAIM_wake_moves
		holds_wake_moves = !taken || (!(taken == on_wake && actor == who) ||
			(shared_aborting && (((was_state[who] == state_PAUSED) &&
			state[who] == state_RUNNING) || ((was_state[who] == state_STANDBY) &&
			state[who] == state_READY))));
		assert(holds_wake_moves);
#endif
		/* into-created: A job is CREATED from UNDEFINED, by create. */
#ifdef CLAIM_into_created
		holds_into_created = !taken || (!(state[who] == state_CREATED &&
			was_state[who] != state_CREATED) || ((was_state[who] == state_UNDEFINED) &&
			taken == on_create));
		assert(holds_into_created);
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
		/* create: UNDEFINED -> CREATED */
		:: d_step {
			state[me] == state_UNDEFINED && !shared_aborting ->
			printf("create, job %d\n", me + 1);
			before();
			state[me] = state_CREATED;
			after(on_create, me)
		}
		/* fail-early: CREATED -> NULL */
		:: d_step {
			state[me] == state_CREATED && !shared_aborting ->
			printf("fail-early, job %d\n", me + 1);
			before();
			state[me] = state_NULL;
			own_user_pause[me] = word_none;
			shared_aborting = true;
			after(on_fail_early, me)
		}
		/* start: CREATED -> RUNNING, each */
		:: d_step {
			state[me] == state_CREATED && !shared_aborting && ALL_1(each_2, me) ->
			printf("start, job %d\n", me + 1);
			before();
			for (who : 0 .. JOBS - 1) {
				if
				:: state[who] == state_CREATED ->
					state[who] = state_RUNNING;
					own_started[who] = true
				:: else
				fi
			};
			after(on_start, me)
		}
		/* PAUSE: CREATED -> stays */
		:: d_step {
			state[me] == state_CREATED && shared_monitor && (!shared_aborting ||
				ALL_1(each_3, me)) && own_user_pause[me] == word_none ->
			printf("PAUSE, job %d\n", me + 1);
			before();
			own_user_pause[me] = word_at_start;
			after(on_PAUSE, me)
		}
		/* PAUSE: RUNNING, PAUSED, READY, STANDBY -> stays */
		:: d_step {
			(state[me] == state_RUNNING || state[me] == state_PAUSED ||
				state[me] == state_READY || state[me] == state_STANDBY) && shared_monitor &&
				(!shared_aborting || ALL_1(each_3, me)) &&
				own_user_pause[me] == word_none ->
			printf("PAUSE, job %d\n", me + 1);
			before();
			own_user_pause[me] = word_asked;
			after(on_PAUSE, me)
		}
		/* stop-on-error: RUNNING, READY -> stays */
		:: d_step {
			(state[me] == state_RUNNING || state[me] == state_READY) &&
				own_user_pause[me] == word_none ->
			printf("stop-on-error, job %d\n", me + 1);
			before();
			own_user_pause[me] = word_asked;
			after(on_stop_on_error, me)
		}
		/* pause-point: RUNNING -> PAUSED */
		:: d_step {
			state[me] == state_RUNNING && own_user_pause[me] != word_none &&
				own_cancelling[me] != word_force && !shared_aborting ->
			printf("pause-point, job %d\n", me + 1);
			before();
			state[me] = state_PAUSED;
			own_user_pause[me] = word_asked;
			after(on_pause_point, me)
		}
		/* pause-point: READY -> STANDBY */
		:: d_step {
			state[me] == state_READY && own_user_pause[me] != word_none &&
				own_cancelling[me] != word_force && !shared_aborting ->
			printf("pause-point, job %d\n", me + 1);
			before();
			state[me] = state_STANDBY;
			after(on_pause_point, me)
		}
		/* RESUME: CREATED, RUNNING, READY -> stays */
		:: d_step {
			(state[me] == state_CREATED || state[me] == state_RUNNING ||
				state[me] == state_READY) && shared_monitor && (!shared_aborting ||
				ALL_1(each_3, me)) && own_user_pause[me] != word_none ->
			printf("RESUME, job %d\n", me + 1);
			before();
			own_user_pause[me] = word_none;
			after(on_RESUME, me)
		}
		/* RESUME (runs): PAUSED -> RUNNING */
		:: d_step {
			state[me] == state_PAUSED && shared_monitor && (!shared_aborting ||
				ALL_1(each_3, me)) && own_user_pause[me] != word_none ->
			printf("RESUME (runs), job %d\n", me + 1);
			before();
			state[me] = state_RUNNING;
			own_user_pause[me] = word_none;
			after(on_RESUME, me)
		}
		/* RESUME (runs): STANDBY -> READY */
		:: d_step {
			state[me] == state_STANDBY && shared_monitor && (!shared_aborting ||
				ALL_1(each_3, me)) && own_user_pause[me] != word_none ->
			printf("RESUME (runs), job %d\n", me + 1);
			before();
			state[me] = state_READY;
			own_user_pause[me] = word_none;
			after(on_RESUME, me)
		}
		/* RESUME (still-drained): PAUSED, STANDBY -> stays */
		:: d_step {
			(state[me] == state_PAUSED || state[me] == state_STANDBY) &&
				shared_monitor && (!shared_aborting || ALL_1(each_3, me)) &&
				own_user_pause[me] != word_none ->
			printf("RESUME (still-drained), job %d\n", me + 1);
			before();
			own_user_pause[me] = word_none;
			after(on_RESUME, me)
		}
		/* drain: RUNNING -> PAUSED */
		:: d_step {
			state[me] == state_RUNNING && own_user_pause[me] != word_at_start &&
				own_cancelling[me] != word_force && !shared_aborting ->
			printf("drain, job %d\n", me + 1);
			before();
			state[me] = state_PAUSED;
			after(on_drain, me)
		}
		/* drain: READY -> STANDBY */
		:: d_step {
			state[me] == state_READY && own_cancelling[me] != word_force &&
				!shared_aborting ->
			printf("drain, job %d\n", me + 1);
			before();
			state[me] = state_STANDBY;
			after(on_drain, me)
		}
		/* undrain: PAUSED -> RUNNING */
		:: d_step {
			state[me] == state_PAUSED && own_user_pause[me] == word_none ->
			printf("undrain, job %d\n", me + 1);
			before();
			state[me] = state_RUNNING;
			after(on_undrain, me)
		}
		/* undrain: STANDBY -> READY */
		:: d_step {
			state[me] == state_STANDBY && own_user_pause[me] == word_none ->
			printf("undrain, job %d\n", me + 1);
			before();
			state[me] = state_READY;
			after(on_undrain, me)
		}
		/* SET-SPEED: CREATED, RUNNING, PAUSED, READY, STANDBY -> stays */
		:: d_step {
			(state[me] == state_CREATED || state[me] == state_RUNNING ||
				state[me] == state_PAUSED || state[me] == state_READY ||
				state[me] == state_STANDBY) && shared_monitor && (!shared_aborting ||
				ALL_1(each_3, me)) ->
			printf("SET-SPEED, job %d\n", me + 1);
			before();
			after(on_SET_SPEED, me)
		}
		/* CHANGE: CREATED, RUNNING, PAUSED, READY, STANDBY -> stays */
		:: d_step {
			(state[me] == state_CREATED || state[me] == state_RUNNING ||
				state[me] == state_PAUSED || state[me] == state_READY ||
				state[me] == state_STANDBY) && shared_monitor && (!shared_aborting ||
				ALL_1(each_3, me)) && own_has_ready[me] ->
			printf("CHANGE, job %d\n", me + 1);
			before();
			after(on_CHANGE, me)
		}
		/* ready: RUNNING -> READY */
		:: d_step {
			state[me] == state_RUNNING && own_has_ready[me] &&
				own_user_pause[me] != word_at_start ->
			printf("ready, job %d\n", me + 1);
			before();
			state[me] = state_READY;
			after(on_ready, me)
		}
		/* COMPLETE: READY, STANDBY -> stays */
		:: d_step {
			(state[me] == state_READY || state[me] == state_STANDBY) &&
				shared_monitor && (!shared_aborting || ALL_1(each_3, me)) &&
				own_cancelling[me] == word_none ->
			printf("COMPLETE, job %d\n", me + 1);
			before();
			own_completing[me] = true;
			after(on_COMPLETE, me)
		}
		/* done: RUNNING -> WAITING */
		:: d_step {
			state[me] == state_RUNNING && !own_has_ready[me] &&
				own_user_pause[me] != word_at_start && own_cancelling[me] != word_force &&
				!shared_aborting ->
			printf("done, job %d\n", me + 1);
			before();
			state[me] = state_WAITING;
			after(on_done, me)
		}
		/* completed: READY -> WAITING */
		:: d_step {
			state[me] == state_READY && own_completing[me] &&
				own_cancelling[me] != word_force && !shared_aborting ->
			printf("completed, job %d\n", me + 1);
			before();
			state[me] = state_WAITING;
			own_completing[me] = false;
			own_cancelling[me] = word_none;
			after(on_completed, me)
		}
		/* soft-cancelled: READY -> WAITING */
		:: d_step {
			state[me] == state_READY && !own_completing[me] &&
				own_cancelling[me] == word_soft && !shared_aborting ->
			printf("soft-cancelled, job %d\n", me + 1);
			before();
			state[me] = state_WAITING;
			after(on_soft_cancelled, me)
		}
		/* fail: RUNNING, READY -> ABORTING */
		:: d_step {
			(state[me] == state_RUNNING || state[me] == state_READY) &&
				own_cancelling[me] != word_force && !shared_aborting ->
			printf("fail, job %d\n", me + 1);
			before();
			state[me] = state_ABORTING;
			own_result[me] = word_error;
			own_user_pause[me] = word_none;
			own_completing[me] = false;
			own_cancelling[me] = word_none;
			shared_aborting = true;
			after(on_fail, me)
		}
		/* CANCEL (force): CREATED, WAITING, PENDING -> stays */
		:: d_step {
			(state[me] == state_CREATED || state[me] == state_WAITING ||
				state[me] == state_PENDING) && shared_monitor && (!shared_aborting ||
				ALL_1(each_3, me)) ->
			printf("CANCEL (force), job %d\n", me + 1);
			before();
			own_user_pause[me] = word_none;
			own_cancelling[me] = word_none;
			shared_aborting = true;
			after(on_CANCEL, me)
		}
		/* CANCEL (force): RUNNING, READY -> stays */
		:: d_step {
			(state[me] == state_RUNNING || state[me] == state_READY) &&
				shared_monitor && (!shared_aborting || ALL_1(each_3, me)) ->
			printf("CANCEL (force), job %d\n", me + 1);
			before();
			own_cancelling[me] = word_force;
			own_user_pause[me] = word_none;
			own_completing[me] = false;
			after(on_CANCEL, me)
		}
		/* CANCEL (force): PAUSED -> RUNNING */
		:: d_step {
			state[me] == state_PAUSED && shared_monitor && (!shared_aborting ||
				ALL_1(each_3, me)) ->
			printf("CANCEL (force), job %d\n", me + 1);
			before();
			state[me] = state_RUNNING;
			own_cancelling[me] = word_force;
			own_user_pause[me] = word_none;
			after(on_CANCEL, me)
		}
		/* CANCEL (force): STANDBY -> READY */
		:: d_step {
			state[me] == state_STANDBY && shared_monitor && (!shared_aborting ||
				ALL_1(each_3, me)) ->
			printf("CANCEL (force), job %d\n", me + 1);
			before();
			state[me] = state_READY;
			own_cancelling[me] = word_force;
			own_user_pause[me] = word_none;
			own_completing[me] = false;
			after(on_CANCEL, me)
		}
		/* CANCEL (soft): CREATED, WAITING, PENDING -> stays */
		:: d_step {
			(state[me] == state_CREATED || state[me] == state_WAITING ||
				state[me] == state_PENDING) && shared_monitor && (!shared_aborting ||
				ALL_1(each_3, me)) && own_user_pause[me] == word_none ->
			printf("CANCEL (soft), job %d\n", me + 1);
			before();
			own_cancelling[me] = word_none;
			shared_aborting = true;
			after(on_CANCEL, me)
		}
		/* CANCEL (soft): RUNNING -> stays */
		:: d_step {
			state[me] == state_RUNNING && shared_monitor && (!shared_aborting ||
				ALL_1(each_3, me)) && own_user_pause[me] == word_none ->
			printf("CANCEL (soft), job %d\n", me + 1);
			before();
			own_cancelling[me] = word_force;
			after(on_CANCEL, me)
		}
		/* CANCEL (soft): PAUSED -> RUNNING */
		:: d_step {
			state[me] == state_PAUSED && shared_monitor && (!shared_aborting ||
				ALL_1(each_3, me)) && own_user_pause[me] == word_none ->
			printf("CANCEL (soft), job %d\n", me + 1);
			before();
			state[me] = state_RUNNING;
			own_cancelling[me] = word_force;
			after(on_CANCEL, me)
		}
		/* CANCEL (soft): READY -> stays */
		:: d_step {
			state[me] == state_READY && shared_monitor && (!shared_aborting ||
				ALL_1(each_3, me)) && own_user_pause[me] == word_none &&
				own_cancelling[me] != word_force ->
			printf("CANCEL (soft), job %d\n", me + 1);
			before();
			own_cancelling[me] = word_soft;
			after(on_CANCEL, me)
		}
		/* CANCEL (soft): READY -> stays */
		:: d_step {
			state[me] == state_READY && shared_monitor && (!shared_aborting ||
				ALL_1(each_3, me)) && own_user_pause[me] == word_none &&
				own_cancelling[me] == word_force ->
			printf("CANCEL (soft), job %d\n", me + 1);
			before();
			after(on_CANCEL, me)
		}
		/* CANCEL (soft): STANDBY -> READY */
		:: d_step {
			state[me] == state_STANDBY && shared_monitor && (!shared_aborting ||
				ALL_1(each_3, me)) && own_user_pause[me] == word_none ->
			printf("CANCEL (soft), job %d\n", me + 1);
			before();
			state[me] = state_READY;
			own_cancelling[me] = word_soft;
			after(on_CANCEL, me)
		}
		/* wake: PAUSED -> RUNNING */
		:: d_step {
			state[me] == state_PAUSED && shared_aborting ->
			printf("wake, job %d\n", me + 1);
			before();
			state[me] = state_RUNNING;
			own_cancelling[me] = word_force;
			own_user_pause[me] = word_none;
			after(on_wake, me)
		}
		/* wake: STANDBY -> READY */
		:: d_step {
			state[me] == state_STANDBY && shared_aborting ->
			printf("wake, job %d\n", me + 1);
			before();
			state[me] = state_READY;
			own_cancelling[me] = word_force;
			own_user_pause[me] = word_none;
			own_completing[me] = false;
			after(on_wake, me)
		}
		/* abort: CREATED, RUNNING, READY, WAITING, PENDING -> ABORTING */
		:: d_step {
			(state[me] == state_CREATED || state[me] == state_RUNNING ||
				state[me] == state_READY || state[me] == state_WAITING ||
				state[me] == state_PENDING) && (own_cancelling[me] == word_force ||
				shared_aborting) ->
			printf("abort, job %d\n", me + 1);
			before();
			state[me] = state_ABORTING;
			own_result[me] = word_cancelled;
			own_user_pause[me] = word_none;
			own_completing[me] = false;
			own_cancelling[me] = word_none;
			shared_aborting = true;
			after(on_abort, me)
		}
		/* settle: ABORTING -> ABORTING */
		:: d_step {
			state[me] == state_ABORTING ->
			printf("settle, job %d\n", me + 1);
			before();
			state[me] = state_ABORTING;
			after(on_settle, me)
		}
		/* conclude: ABORTING -> CONCLUDED */
		:: d_step {
			state[me] == state_ABORTING ->
			printf("conclude, job %d\n", me + 1);
			before();
			state[me] = state_CONCLUDED;
			after(on_conclude, me)
		}
		/* converge: WAITING -> PENDING, each */
		:: d_step {
			state[me] == state_WAITING && !shared_aborting && ALL_1(each_4, me) ->
			printf("converge, job %d\n", me + 1);
			before();
			for (who : 0 .. JOBS - 1) {
				if
				:: state[who] == state_WAITING ->
					state[who] = state_PENDING
				:: else
				fi
			};
			after(on_converge, me)
		}
		/* FINALIZE (commit): PENDING -> CONCLUDED, each */
		:: d_step {
			state[me] == state_PENDING && shared_monitor && (!shared_aborting ||
				ALL_1(each_3, me)) ->
			printf("FINALIZE (commit), job %d\n", me + 1);
			remember();
			for (who : 0 .. JOBS - 1) {
				if
				:: state[who] == state_PENDING ->
					state[who] = state_CONCLUDED;
					own_graph_changed[who] = was_own_cancelling[who] != word_soft;
					own_result[who] = word_success;
					own_user_pause[who] = word_none;
					own_cancelling[who] = word_none
				:: else
				fi
			};
			after(on_FINALIZE, me)
		}
		/* FINALIZE (prepare-fails): PENDING -> ABORTING */
		:: d_step {
			state[me] == state_PENDING && shared_monitor && (!shared_aborting ||
				ALL_1(each_3, me)) ->
			printf("FINALIZE (prepare-fails), job %d\n", me + 1);
			before();
			state[me] = state_ABORTING;
			own_result[me] = word_error;
			own_user_pause[me] = word_none;
			own_cancelling[me] = word_none;
			shared_aborting = true;
			after(on_FINALIZE, me)
		}
		/* FINALIZE (peer-fails): PENDING -> CONCLUDED */
		:: d_step {
			state[me] == state_PENDING && shared_monitor && (!shared_aborting ||
				ALL_1(each_3, me)) && ANY_1(each_5, me) ->
			printf("FINALIZE (peer-fails), job %d\n", me + 1);
			remember();
			state[me] = state_CONCLUDED;
			own_graph_changed[me] = was_own_cancelling[me] != word_soft;
			own_result[me] = word_success;
			own_user_pause[me] = word_none;
			own_cancelling[me] = word_none;
			shared_aborting = true;
			after(on_FINALIZE, me)
		}
		/* auto-finalize (commit): PENDING -> CONCLUDED, each */
		:: d_step {
			state[me] == state_PENDING && !shared_aborting && ALL_1(each_6, me) ->
			printf("auto-finalize (commit), job %d\n", me + 1);
			remember();
			for (who : 0 .. JOBS - 1) {
				if
				:: state[who] == state_PENDING ->
					state[who] = state_CONCLUDED;
					own_graph_changed[who] = was_own_cancelling[who] != word_soft;
					own_result[who] = word_success;
					own_user_pause[who] = word_none;
					own_cancelling[who] = word_none
				:: else
				fi
			};
			after(on_auto_finalize, me)
		}
		/* auto-finalize (prepare-fails): PENDING -> ABORTING */
		:: d_step {
			state[me] == state_PENDING && !shared_aborting && ALL_1(each_6, me) ->
			printf("auto-finalize (prepare-fails), job %d\n", me + 1);
			before();
			state[me] = state_ABORTING;
			own_result[me] = word_error;
			own_user_pause[me] = word_none;
			own_cancelling[me] = word_none;
			shared_aborting = true;
			after(on_auto_finalize, me)
		}
		/* auto-finalize (peer-fails): PENDING -> CONCLUDED */
		:: d_step {
			state[me] == state_PENDING && !shared_aborting && ALL_1(each_6, me) &&
				ANY_1(each_5, me) ->
			printf("auto-finalize (peer-fails), job %d\n", me + 1);
			remember();
			state[me] = state_CONCLUDED;
			own_graph_changed[me] = was_own_cancelling[me] != word_soft;
			own_result[me] = word_success;
			own_user_pause[me] = word_none;
			own_cancelling[me] = word_none;
			shared_aborting = true;
			after(on_auto_finalize, me)
		}
		/* DISMISS: CONCLUDED -> NULL */
		:: d_step {
			state[me] == state_CONCLUDED && shared_monitor && (!shared_aborting ||
				ALL_1(each_3, me)) ->
			printf("DISMISS, job %d\n", me + 1);
			before();
			state[me] = state_NULL;
			own_result[me] = word_none;
			after(on_DISMISS, me)
		}
		/* auto-dismiss: CONCLUDED -> NULL */
		:: d_step {
			state[me] == state_CONCLUDED && (own_auto_dismiss[me] ||
				!own_started[me]) ->
			printf("auto-dismiss, job %d\n", me + 1);
			before();
			state[me] = state_NULL;
			own_result[me] = word_none;
			after(on_auto_dismiss, me)
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
			if :: own_auto_finalize[made] = false :: own_auto_finalize[made] = true fi;
			if :: own_auto_dismiss[made] = false :: own_auto_dismiss[made] = true fi;
			if :: own_has_ready[made] = false :: own_has_ready[made] = true fi;
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
	:: atomic {
		if
		/* undo: nobody acts */
		:: d_step {
			ANY_1(each_1, JOBS) ->
			printf("undo\n");
			before();
			shared_aborting = true;
			after(on_undo, JOBS)
		}
		/* monitor-detaches: nobody acts */
		:: d_step {
			shared_monitor ->
			printf("monitor-detaches\n");
			before();
			shared_monitor = false;
			after(on_monitor_detaches, JOBS)
		}
		/* monitor-attaches: nobody acts */
		:: d_step {
			!shared_monitor ->
			printf("monitor-attaches\n");
			before();
			shared_monitor = true;
			after(on_monitor_attaches, JOBS)
		}
		fi;
		checked()
	}
	od
}

/*
 * the model: 11 states, 8 verbs, 22 events, 20 edges, 51 rows
 * shown here: 11 states, 8 verbs, 22 events, 20 edges, 51 rows
 * digest 32ac97251ea50ba2; not shown: notes
 * claims that can be asserted: 80 of 90; not said here, for they need more: 10
 */

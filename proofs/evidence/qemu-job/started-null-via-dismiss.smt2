; digest 9d9da2ac6c477d19610abd7d4d11212b8a71b169ef43c3c8390d13b6f10b00e9
; qemu-job: started-null-via-dismiss, for any number of jobs.
; Each check-sat asks for a counterexample. All must be answered: unsat.
; What is known of all is used of the named ones only; unsat is a proof all the same.
; A row that changes nothing of what a clause tells cannot break it, and is left out there.
(set-logic ALL)
(declare-sort Job 0)
(declare-datatypes ((State 0)) (((s.UNDEFINED) (s.CREATED) (s.RUNNING) (s.PAUSED) (s.READY) (s.STANDBY) (s.WAITING) (s.PENDING) (s.ABORTING) (s.CONCLUDED) (s.NULL))))
(declare-datatypes ((T.user-pause 0)) (((w.user-pause.none) (w.user-pause.at-start) (w.user-pause.asked))))
(declare-datatypes ((T.cancelling 0)) (((w.cancelling.none) (w.cancelling.soft) (w.cancelling.force))))
(declare-datatypes ((T.result 0)) (((w.result.none) (w.result.success) (w.result.error) (w.result.cancelled))))
(declare-fun state (Job) State)
(declare-fun v.auto-finalize (Job) Bool)
(declare-fun v.auto-dismiss (Job) Bool)
(declare-fun v.has-ready (Job) Bool)
(declare-fun v.started (Job) Bool)
(declare-fun v.user-pause (Job) T.user-pause)
(declare-fun v.completing (Job) Bool)
(declare-fun v.cancelling (Job) T.cancelling)
(declare-fun v.graph-changed (Job) Bool)
(declare-fun v.result (Job) T.result)
(declare-fun g.aborting () Bool)
(declare-fun g.monitor () Bool)

; The invariant: none of these is ever so.
; never.1: no job is UNDEFINED or CREATED with started.
(define-fun never.1 ((x0 Job)) Bool (and (or (= (state x0) s.UNDEFINED) (= (state x0) s.CREATED)) (v.started x0)))

; The claim:
; 1. not by fail-early, row 2
(push 1)
(declare-const a Job)
(assert (not (never.1 a)))
(assert (and (and (= (state a) s.CREATED) (not g.aborting)) (and (not (v.auto-dismiss a)) (not (= (state a) s.NULL)) (v.started a))))
(check-sat)
(pop 1)
; 2. not by auto-dismiss, row 49
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.CONCLUDED) (or (v.auto-dismiss a) (not (v.started a)))) (and (not (v.auto-dismiss a)) (not (= (state a) s.NULL)) (v.started a))))
(check-sat)
(pop 1)

; never.1:
; 3. no group starts so
(push 1)
(declare-const j0 Job)
(assert (and (and (not g.aborting) g.monitor (= (state j0) s.UNDEFINED) (not (v.started j0)) (= (v.user-pause j0) w.user-pause.none) (not (v.completing j0)) (= (v.cancelling j0) w.cancelling.none) (not (v.graph-changed j0)) (= (v.result j0) w.result.none)) (and (or (= (state j0) s.UNDEFINED) (= (state j0) s.CREATED)) (v.started j0))))
(check-sat)
(pop 1)
; 4. create, row 1, taken by j0
(push 1)
(declare-const a Job)
(assert (not (never.1 a)))
(assert (and (and (= (state a) s.UNDEFINED) (not g.aborting)) (v.started a)))
(check-sat)
(pop 1)
; 5. start, row 4
(push 1)
(declare-const a Job)
(declare-const j0 Job)
(assert (distinct a j0))
(assert (not (never.1 a)))
(assert (not (never.1 j0)))
(assert (and (and (= (state a) s.CREATED) (not g.aborting) (= (state a) s.CREATED) (= (state j0) s.CREATED)) (and (not (= (state j0) s.CREATED)) (or (= (state j0) s.UNDEFINED) (= (state j0) s.CREATED)) (v.started j0))))
(check-sat)
(pop 1)
; 6. converge, row 41
(push 1)
(declare-const a Job)
(declare-const j0 Job)
(assert (distinct a j0))
(assert (not (never.1 a)))
(assert (not (never.1 j0)))
(assert (and (and (= (state a) s.WAITING) (not g.aborting) (= (state a) s.WAITING) (= (state j0) s.WAITING)) (and (not (= (state j0) s.WAITING)) (or (= (state j0) s.UNDEFINED) (= (state j0) s.CREATED)) (v.started j0))))
(check-sat)
(pop 1)
; 7. FINALIZE (commit), row 42
(push 1)
(declare-const a Job)
(declare-const j0 Job)
(assert (distinct a j0))
(assert (not (never.1 a)))
(assert (not (never.1 j0)))
(assert (and (and (= (state a) s.PENDING) g.monitor (or (not g.aborting) (and (or (= (state a) s.CONCLUDED) (= (state a) s.NULL) (= (state a) s.UNDEFINED)) (or (= (state j0) s.CONCLUDED) (= (state j0) s.NULL) (= (state j0) s.UNDEFINED))))) (and (not (= (state j0) s.PENDING)) (or (= (state j0) s.UNDEFINED) (= (state j0) s.CREATED)) (v.started j0))))
(check-sat)
(pop 1)
; 8. auto-finalize (commit), row 45
(push 1)
(declare-const a Job)
(declare-const j0 Job)
(assert (distinct a j0))
(assert (not (never.1 a)))
(assert (not (never.1 j0)))
(assert (and (and (= (state a) s.PENDING) (not g.aborting) (v.auto-finalize a) (v.auto-finalize j0)) (and (not (= (state j0) s.PENDING)) (or (= (state j0) s.UNDEFINED) (= (state j0) s.CREATED)) (v.started j0))))
(check-sat)
(pop 1)

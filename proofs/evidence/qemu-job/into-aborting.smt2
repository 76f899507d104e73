; digest 7bc1821dd9174bdc5fc2265c8ea77cd51992318691d7f54f04a20d4d78663f60
; qemu-job: into-aborting, for any number of jobs.
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

; The claim:
; 1. not by fail, row 25
(push 1)
(declare-const a Job)
(assert (and (and (or (= (state a) s.RUNNING) (= (state a) s.READY)) (not (= (v.cancelling a) w.cancelling.force)) (not g.aborting)) (and (not (= (state a) s.ABORTING)) (not (= (state a) s.RUNNING)) (not (= (state a) s.READY)))))
(check-sat)
(pop 1)
; 2. not by abort, row 38
(push 1)
(declare-const a Job)
(assert (and (and (or (= (state a) s.CREATED) (= (state a) s.RUNNING) (= (state a) s.READY) (= (state a) s.WAITING) (= (state a) s.PENDING)) (or (= (v.cancelling a) w.cancelling.force) g.aborting)) (and (not (= (state a) s.ABORTING)) (not (= (v.cancelling a) w.cancelling.force)) (not g.aborting))))
(check-sat)
(pop 1)
; 3. not by settle, row 39
(push 1)
(declare-const a Job)
(assert (and (= (state a) s.ABORTING) (not (= (state a) s.ABORTING))))
(check-sat)
(pop 1)
; 4. not by FINALIZE (prepare-fails), row 43
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.PENDING) g.monitor (or (not g.aborting) (= (state a) s.CONCLUDED) (= (state a) s.NULL) (= (state a) s.UNDEFINED))) (and (not (= (state a) s.ABORTING)) (not (= (state a) s.PENDING)))))
(check-sat)
(pop 1)
; 5. not by auto-finalize (prepare-fails), row 46
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.PENDING) (not g.aborting) (v.auto-finalize a)) (and (not (= (state a) s.ABORTING)) (not (= (state a) s.PENDING)))))
(check-sat)
(pop 1)

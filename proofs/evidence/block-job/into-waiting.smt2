; digest 881c72f80c7f8f7f53d539533c67334def2831fe23c48d100787e8bd32ddc65e
; block-job: into-waiting, for any number of jobs.
; Each check-sat asks for a counterexample. All must be answered: unsat.
; What is known of all is used of the named ones only; unsat is a proof all the same.
; A row that changes nothing of what a clause tells cannot break it, and is left out there.
(set-logic ALL)
(declare-sort Job 0)
(declare-datatypes ((State 0)) (((s.UNDEFINED) (s.CREATED) (s.RUNNING) (s.PAUSED) (s.READY) (s.STANDBY) (s.WAITING) (s.PENDING) (s.ABORTING) (s.CONCLUDED) (s.NULL))))
(declare-datatypes ((T.request 0)) (((w.request.none) (w.request.pause) (w.request.soft-cancel))))
(declare-datatypes ((T.result 0)) (((w.result.none) (w.result.success) (w.result.error))))
(declare-fun state (Job) State)
(declare-fun v.auto-finalize (Job) Bool)
(declare-fun v.auto-dismiss (Job) Bool)
(declare-fun v.started (Job) Bool)
(declare-fun v.request (Job) T.request)
(declare-fun v.graph-changed (Job) Bool)
(declare-fun v.result (Job) T.result)
(declare-fun g.aborting () Bool)
(declare-fun g.monitor () Bool)

; The claim:
; 1. not by done, row 5
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.RUNNING) (= (v.request a) w.request.none)) (and (not (= (state a) s.WAITING)) (not (= (state a) s.RUNNING)))))
(check-sat)
(pop 1)
; 2. not by COMPLETE, row 6
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.READY) g.monitor) (and (not (= (state a) s.WAITING)) (not (= (state a) s.READY)))))
(check-sat)
(pop 1)
; 3. not by CANCEL, row 20
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.READY) g.monitor) (and (not (= (state a) s.WAITING)) (not (= (state a) s.READY)))))
(check-sat)
(pop 1)

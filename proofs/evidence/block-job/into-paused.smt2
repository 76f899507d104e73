; digest 71d9f81bfd3faa4acf6d87e02c35f4b23797e932e4628d2fb7094f9c20619a85
; block-job: into-paused, for any number of jobs.
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
; 1. not by PAUSE, row 9
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.RUNNING) g.monitor (not g.aborting)) (and (not (= (state a) s.PAUSED)) (or (not (= (state a) s.RUNNING)) g.aborting))))
(check-sat)
(pop 1)
; 2. not by pause-point, row 13
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.RUNNING) (= (v.request a) w.request.pause) (not g.aborting)) (and (not (= (state a) s.PAUSED)) (or (not (= (state a) s.RUNNING)) (not (= (v.request a) w.request.pause)) g.aborting))))
(check-sat)
(pop 1)

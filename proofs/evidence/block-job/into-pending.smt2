; digest d8eabd9e5952d2ea4e58cd894c163e2bc68df41e75b533d501e370faf8e6980d
; block-job: into-pending, for any number of jobs.
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
; 1. not by converge, row 25
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.WAITING) (not g.aborting) (= (state a) s.WAITING)) (and (not (= (state a) s.PENDING)) (or (not (= (state a) s.WAITING)) g.aborting))))
(check-sat)
(pop 1)
; 2. not by converge, row 25, for another than the acting one
(push 1)
(declare-const a Job)
(declare-const i Job)
(assert (distinct a i))
(assert (and (and (= (state a) s.WAITING) (not g.aborting) (= (state a) s.WAITING) (= (state i) s.WAITING)) (and (or (= (state i) s.WAITING) (and (not (= (state i) s.WAITING)) (= (state i) s.PENDING))) (not (= (state i) s.PENDING)) (or (not (= (state i) s.WAITING)) g.aborting))))
(check-sat)
(pop 1)

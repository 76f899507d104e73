; digest 71311255c605383de7a34ceb53a4cad0e53f920a798aaa8fe2a51a817a035351
; block-job: cancel-accepted, for any number of jobs.
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
; 1. it is never broken
(push 1)
(declare-const i Job)
(assert (and true (or (and (or (and (or (= (state i) s.CREATED) (= (state i) s.RUNNING) (= (state i) s.WAITING) (= (state i) s.PENDING)) g.monitor) (and (or (= (state i) s.PAUSED) (= (state i) s.STANDBY)) g.monitor) (and (= (state i) s.READY) g.monitor)) (or (not g.monitor) (and (not (= (state i) s.CREATED)) (not (= (state i) s.RUNNING)) (not (= (state i) s.PAUSED)) (not (= (state i) s.READY)) (not (= (state i) s.STANDBY)) (not (= (state i) s.WAITING)) (not (= (state i) s.PENDING))))) (and (or (and (not (= (state i) s.CREATED)) (not (= (state i) s.RUNNING)) (not (= (state i) s.WAITING)) (not (= (state i) s.PENDING))) (not g.monitor)) (or (and (not (= (state i) s.PAUSED)) (not (= (state i) s.STANDBY))) (not g.monitor)) (or (not (= (state i) s.READY)) (not g.monitor)) g.monitor (or (= (state i) s.CREATED) (= (state i) s.RUNNING) (= (state i) s.PAUSED) (= (state i) s.READY) (= (state i) s.STANDBY) (= (state i) s.WAITING) (= (state i) s.PENDING))))))
(check-sat)
(pop 1)

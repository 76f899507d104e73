; digest 49f86987d105e309171b84a61a1ebab234ac740836d3e68900aa9c401d719ba4
; block-job: pause-accepted, for any number of jobs.
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
(assert (and true (or (and (or (and (= (state i) s.CREATED) g.monitor) (and (= (state i) s.RUNNING) g.monitor (not g.aborting)) (and (= (state i) s.READY) g.monitor (not g.aborting)) (and (or (= (state i) s.RUNNING) (= (state i) s.READY)) g.monitor g.aborting) (and (or (= (state i) s.PAUSED) (= (state i) s.STANDBY)) g.monitor)) (or (not g.monitor) (and (not (= (state i) s.CREATED)) (not (= (state i) s.RUNNING)) (not (= (state i) s.PAUSED)) (not (= (state i) s.READY)) (not (= (state i) s.STANDBY))))) (and (or (not (= (state i) s.CREATED)) (not g.monitor)) (or (not (= (state i) s.RUNNING)) (not g.monitor) g.aborting) (or (not (= (state i) s.READY)) (not g.monitor) g.aborting) (or (and (not (= (state i) s.RUNNING)) (not (= (state i) s.READY))) (not g.monitor) (not g.aborting)) (or (and (not (= (state i) s.PAUSED)) (not (= (state i) s.STANDBY))) (not g.monitor)) g.monitor (or (= (state i) s.CREATED) (= (state i) s.RUNNING) (= (state i) s.PAUSED) (= (state i) s.READY) (= (state i) s.STANDBY))))))
(check-sat)
(pop 1)

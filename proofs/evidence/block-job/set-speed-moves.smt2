; digest 7d04da061f46843732d55f5830545e54fc86a42d2f713144cee542286590fd2a
; block-job: set-speed-moves, for any number of jobs.
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
; 1. not by SET-SPEED, row 7
(push 1)
(declare-const a Job)
(assert (and (and (or (= (state a) s.CREATED) (= (state a) s.RUNNING) (= (state a) s.PAUSED) (= (state a) s.READY) (= (state a) s.STANDBY)) g.monitor) (or (and (= (state a) s.CREATED) (not (= (state a) s.CREATED))) (and (= (state a) s.RUNNING) (not (= (state a) s.RUNNING))) (and (= (state a) s.PAUSED) (not (= (state a) s.PAUSED))) (and (= (state a) s.READY) (not (= (state a) s.READY))) (and (= (state a) s.STANDBY) (not (= (state a) s.STANDBY))) (and (= (state a) s.WAITING) (not (= (state a) s.WAITING))) (and (= (state a) s.PENDING) (not (= (state a) s.PENDING))) (and (= (state a) s.ABORTING) (not (= (state a) s.ABORTING))) (and (= (state a) s.CONCLUDED) (not (= (state a) s.CONCLUDED))) (and (= (state a) s.NULL) (not (= (state a) s.NULL))))))
(check-sat)
(pop 1)
; 2. not by SET-SPEED, row 7, for another than the acting one
(push 1)
(declare-const a Job)
(declare-const i Job)
(assert (distinct a i))
(assert (and (and (or (= (state a) s.CREATED) (= (state a) s.RUNNING) (= (state a) s.PAUSED) (= (state a) s.READY) (= (state a) s.STANDBY)) g.monitor) (or (and (= (state i) s.CREATED) (not (= (state i) s.CREATED))) (and (= (state i) s.RUNNING) (not (= (state i) s.RUNNING))) (and (= (state i) s.PAUSED) (not (= (state i) s.PAUSED))) (and (= (state i) s.READY) (not (= (state i) s.READY))) (and (= (state i) s.STANDBY) (not (= (state i) s.STANDBY))) (and (= (state i) s.WAITING) (not (= (state i) s.WAITING))) (and (= (state i) s.PENDING) (not (= (state i) s.PENDING))) (and (= (state i) s.ABORTING) (not (= (state i) s.ABORTING))) (and (= (state i) s.CONCLUDED) (not (= (state i) s.CONCLUDED))) (and (= (state i) s.NULL) (not (= (state i) s.NULL))))))
(check-sat)
(pop 1)

; digest 8c0cf3143a8c417f58646087e580c81e3f0bc6e6c95dfccf98a80f4abbae3c92
; block-job: cancel-moves, for any number of jobs.
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
; 1. not by CANCEL, row 18
(push 1)
(declare-const a Job)
(assert (and (and (or (= (state a) s.CREATED) (= (state a) s.RUNNING) (= (state a) s.WAITING) (= (state a) s.PENDING)) g.monitor) (or (= (state a) s.READY) (= (state a) s.PAUSED) (= (state a) s.STANDBY))))
(check-sat)
(pop 1)
; 2. not by CANCEL, row 19
(push 1)
(declare-const a Job)
(assert (and (and (or (= (state a) s.PAUSED) (= (state a) s.STANDBY)) g.monitor) (or (and (= (state a) s.READY) (or (not (= (state a) s.WAITING)) (not (= (v.request a) w.request.soft-cancel)))) (and (= (state a) s.PAUSED) (not (= (state a) s.PAUSED))) (and (= (state a) s.STANDBY) (not (= (state a) s.STANDBY))) (and (not (= (state a) s.READY)) (not (= (state a) s.PAUSED)) (not (= (state a) s.STANDBY)) (not (= (state a) s.ABORTING))))))
(check-sat)
(pop 1)
; 3. not by CANCEL, row 20
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.READY) g.monitor) (or (and (not (= (state a) s.READY)) (not g.aborting)) (= (state a) s.PAUSED) (= (state a) s.STANDBY) (and (not (= (state a) s.READY)) (not (= (state a) s.PAUSED)) (not (= (state a) s.STANDBY))))))
(check-sat)
(pop 1)

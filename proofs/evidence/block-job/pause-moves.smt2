; digest 4e3fde720dce5f3be2998a1e05af685adceebae86e12b0feb6c344db44e4f14f
; block-job: pause-moves, for any number of jobs.
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
; 1. not by PAUSE, row 8
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.CREATED) g.monitor) (or (and (= (state a) s.CREATED) (not (= (state a) s.CREATED))) (and (= (state a) s.RUNNING) (or (not (= (state a) s.PAUSED)) g.aborting) (or (not (= (state a) s.RUNNING)) (not g.aborting))) (and (= (state a) s.READY) (or (not (= (state a) s.STANDBY)) g.aborting) (or (not (= (state a) s.READY)) (not g.aborting))) (and (= (state a) s.PAUSED) (not (= (state a) s.PAUSED))) (and (= (state a) s.STANDBY) (not (= (state a) s.STANDBY))))))
(check-sat)
(pop 1)
; 2. not by PAUSE, row 9
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.RUNNING) g.monitor (not g.aborting)) (or (= (state a) s.CREATED) (and (= (state a) s.RUNNING) g.aborting) (= (state a) s.READY) (= (state a) s.STANDBY))))
(check-sat)
(pop 1)
; 3. not by PAUSE, row 10
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.READY) g.monitor (not g.aborting)) (or (= (state a) s.CREATED) (= (state a) s.RUNNING) (and (= (state a) s.READY) g.aborting) (= (state a) s.PAUSED))))
(check-sat)
(pop 1)
; 4. not by PAUSE, row 11
(push 1)
(declare-const a Job)
(assert (and (and (or (= (state a) s.RUNNING) (= (state a) s.READY)) g.monitor g.aborting) (or (and (= (state a) s.CREATED) (or (not (= (state a) s.CREATED)) (not (= (v.request a) w.request.pause)))) (and (= (state a) s.RUNNING) (or (not (= (state a) s.PAUSED)) g.aborting) (or (not (= (state a) s.RUNNING)) (not g.aborting))) (and (= (state a) s.READY) (or (not (= (state a) s.STANDBY)) g.aborting) (or (not (= (state a) s.READY)) (not g.aborting))) (and (= (state a) s.PAUSED) (not (= (state a) s.PAUSED))) (and (= (state a) s.STANDBY) (not (= (state a) s.STANDBY))))))
(check-sat)
(pop 1)
; 5. not by PAUSE, row 12
(push 1)
(declare-const a Job)
(assert (and (and (or (= (state a) s.PAUSED) (= (state a) s.STANDBY)) g.monitor) (or (and (= (state a) s.CREATED) (or (not (= (state a) s.CREATED)) (not (= (v.request a) w.request.pause)))) (and (= (state a) s.RUNNING) (or (not (= (state a) s.PAUSED)) g.aborting) (or (not (= (state a) s.RUNNING)) (not g.aborting))) (and (= (state a) s.READY) (or (not (= (state a) s.STANDBY)) g.aborting) (or (not (= (state a) s.READY)) (not g.aborting))) (and (= (state a) s.PAUSED) (not (= (state a) s.PAUSED))) (and (= (state a) s.STANDBY) (not (= (state a) s.STANDBY))))))
(check-sat)
(pop 1)

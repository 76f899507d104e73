; digest 329503cd1873500a099bd63ee02bf02f5d80c288309bde66cc76d608308700a9
; qemu-job: pause-point-moves, for any number of jobs.
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
; 1. not by pause-point, row 8
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.RUNNING) (not (= (v.user-pause a) w.user-pause.none)) (not (= (v.cancelling a) w.cancelling.force)) (not g.aborting)) (not (= (state a) s.RUNNING))))
(check-sat)
(pop 1)
; 2. not by pause-point, row 9
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.READY) (not (= (v.user-pause a) w.user-pause.none)) (not (= (v.cancelling a) w.cancelling.force)) (not g.aborting)) (not (= (state a) s.READY))))
(check-sat)
(pop 1)
; 3. not by drain, row 14
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.RUNNING) (not (= (v.user-pause a) w.user-pause.at-start)) (not (= (v.cancelling a) w.cancelling.force)) (not g.aborting)) (not (= (state a) s.RUNNING))))
(check-sat)
(pop 1)
; 4. not by drain, row 15
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.READY) (not (= (v.cancelling a) w.cancelling.force)) (not g.aborting)) (not (= (state a) s.READY))))
(check-sat)
(pop 1)

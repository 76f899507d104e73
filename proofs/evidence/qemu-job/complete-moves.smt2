; digest 7cb5501e1c8b50bcf9513638cdde762c86f690024b766e8bbfc4d7985250c200
; qemu-job: complete-moves, for any number of jobs.
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
; 1. not by COMPLETE, row 21
(push 1)
(declare-const a Job)
(assert (and (and (or (= (state a) s.READY) (= (state a) s.STANDBY)) g.monitor (or (not g.aborting) (= (state a) s.CONCLUDED) (= (state a) s.NULL) (= (state a) s.UNDEFINED)) (= (v.cancelling a) w.cancelling.none)) (or (and (= (state a) s.READY) (not (= (state a) s.READY))) (and (= (state a) s.STANDBY) (not (= (state a) s.STANDBY))))))
(check-sat)
(pop 1)

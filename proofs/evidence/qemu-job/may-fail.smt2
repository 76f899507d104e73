; digest b03ba237abfb76a624a7f4e516353dfa518143fe6abb7602a818fcd6e8e39ce3
; qemu-job: may-fail, for any number of jobs.
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
; 1. it is never broken
(push 1)
(declare-const i Job)
(assert (and true (and (or (= (state i) s.RUNNING) (= (state i) s.READY)) (or (and (or (= (state i) s.RUNNING) (= (state i) s.READY)) (not (= (v.cancelling i) w.cancelling.force)) (not g.aborting) (or (not (not (= (v.cancelling i) w.cancelling.force))) g.aborting)) (and (or (and (not (= (state i) s.RUNNING)) (not (= (state i) s.READY))) (not (not (= (v.cancelling i) w.cancelling.force))) g.aborting) (not (= (v.cancelling i) w.cancelling.force)) (not g.aborting))))))
(check-sat)
(pop 1)

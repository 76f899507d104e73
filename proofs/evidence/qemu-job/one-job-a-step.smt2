; digest 828c6de266cf50e9c4b5404cbccb6a46b14cb0b87151d76cccd22daf33f4c9b0
; qemu-job: one-job-a-step, for any number of jobs.
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
; 1. not by FINALIZE (commit), row 42, for another than the acting one
(push 1)
(declare-const a Job)
(declare-const i Job)
(assert (distinct a i))
(assert (and (and (= (state a) s.PENDING) g.monitor (or (not g.aborting) (and (or (= (state a) s.CONCLUDED) (= (state a) s.NULL) (= (state a) s.UNDEFINED)) (or (= (state i) s.CONCLUDED) (= (state i) s.NULL) (= (state i) s.UNDEFINED))))) (and (not (= (state i) s.PENDING)) (or (and (or (= (state i) s.PENDING) (and (not (= (state i) s.PENDING)) (= (v.user-pause i) w.user-pause.none))) (not (= (v.user-pause i) w.user-pause.none))) (and (not (= (state i) s.PENDING)) (= (v.user-pause i) w.user-pause.at-start) (not (= (v.user-pause i) w.user-pause.at-start))) (and (not (= (state i) s.PENDING)) (= (v.user-pause i) w.user-pause.asked) (not (= (v.user-pause i) w.user-pause.asked))) (and (or (= (state i) s.PENDING) (and (not (= (state i) s.PENDING)) (= (v.cancelling i) w.cancelling.none))) (not (= (v.cancelling i) w.cancelling.none))) (and (not (= (state i) s.PENDING)) (= (v.cancelling i) w.cancelling.soft) (not (= (v.cancelling i) w.cancelling.soft))) (and (not (= (state i) s.PENDING)) (= (v.cancelling i) w.cancelling.force) (not (= (v.cancelling i) w.cancelling.force))) (and (not (= (state i) s.PENDING)) (= (v.result i) w.result.none) (not (= (v.result i) w.result.none))) (and (or (= (state i) s.PENDING) (and (not (= (state i) s.PENDING)) (= (v.result i) w.result.success))) (not (= (v.result i) w.result.success))) (and (not (= (state i) s.PENDING)) (= (v.result i) w.result.error) (not (= (v.result i) w.result.error))) (and (not (= (state i) s.PENDING)) (= (v.result i) w.result.cancelled) (not (= (v.result i) w.result.cancelled))) (and (or (and (= (state i) s.PENDING) (= (not (= (v.cancelling i) w.cancelling.soft)) false)) (and (not (= (state i) s.PENDING)) (= (v.graph-changed i) false))) (not (= (v.graph-changed i) false))) (and (or (and (= (state i) s.PENDING) (= (not (= (v.cancelling i) w.cancelling.soft)) true)) (and (not (= (state i) s.PENDING)) (= (v.graph-changed i) true))) (not (= (v.graph-changed i) true))) (and (or (= (state i) s.PENDING) (and (not (= (state i) s.PENDING)) (= (state i) s.CONCLUDED))) (not (= (state i) s.CONCLUDED)))))))
(check-sat)
(pop 1)
; 2. not by auto-finalize (commit), row 45, for another than the acting one
(push 1)
(declare-const a Job)
(declare-const i Job)
(assert (distinct a i))
(assert (and (and (= (state a) s.PENDING) (not g.aborting) (v.auto-finalize a) (v.auto-finalize i)) (and (not (= (state i) s.PENDING)) (or (and (or (= (state i) s.PENDING) (and (not (= (state i) s.PENDING)) (= (v.user-pause i) w.user-pause.none))) (not (= (v.user-pause i) w.user-pause.none))) (and (not (= (state i) s.PENDING)) (= (v.user-pause i) w.user-pause.at-start) (not (= (v.user-pause i) w.user-pause.at-start))) (and (not (= (state i) s.PENDING)) (= (v.user-pause i) w.user-pause.asked) (not (= (v.user-pause i) w.user-pause.asked))) (and (or (= (state i) s.PENDING) (and (not (= (state i) s.PENDING)) (= (v.cancelling i) w.cancelling.none))) (not (= (v.cancelling i) w.cancelling.none))) (and (not (= (state i) s.PENDING)) (= (v.cancelling i) w.cancelling.soft) (not (= (v.cancelling i) w.cancelling.soft))) (and (not (= (state i) s.PENDING)) (= (v.cancelling i) w.cancelling.force) (not (= (v.cancelling i) w.cancelling.force))) (and (not (= (state i) s.PENDING)) (= (v.result i) w.result.none) (not (= (v.result i) w.result.none))) (and (or (= (state i) s.PENDING) (and (not (= (state i) s.PENDING)) (= (v.result i) w.result.success))) (not (= (v.result i) w.result.success))) (and (not (= (state i) s.PENDING)) (= (v.result i) w.result.error) (not (= (v.result i) w.result.error))) (and (not (= (state i) s.PENDING)) (= (v.result i) w.result.cancelled) (not (= (v.result i) w.result.cancelled))) (and (or (and (= (state i) s.PENDING) (= (not (= (v.cancelling i) w.cancelling.soft)) false)) (and (not (= (state i) s.PENDING)) (= (v.graph-changed i) false))) (not (= (v.graph-changed i) false))) (and (or (and (= (state i) s.PENDING) (= (not (= (v.cancelling i) w.cancelling.soft)) true)) (and (not (= (state i) s.PENDING)) (= (v.graph-changed i) true))) (not (= (v.graph-changed i) true))) (and (or (= (state i) s.PENDING) (and (not (= (state i) s.PENDING)) (= (state i) s.CONCLUDED))) (not (= (state i) s.CONCLUDED)))))))
(check-sat)
(pop 1)

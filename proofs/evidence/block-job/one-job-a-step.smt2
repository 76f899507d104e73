; digest 5a2425a6b6f33da77a264baf248790af85375f0a0ad020b0e44bc075ddfea084
; block-job: one-job-a-step, for any number of jobs.
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
; 1. not by FINALIZE (commit), row 26, for another than the acting one
(push 1)
(declare-const a Job)
(declare-const i Job)
(assert (distinct a i))
(assert (and (and (= (state a) s.PENDING) g.monitor (not g.aborting)) (and (not (= (state i) s.PENDING)) (or (and (not (= (state i) s.PENDING)) (= (v.result i) w.result.none) (not (= (v.result i) w.result.none))) (and (or (= (state i) s.PENDING) (and (not (= (state i) s.PENDING)) (= (v.result i) w.result.success))) (not (= (v.result i) w.result.success))) (and (not (= (state i) s.PENDING)) (= (v.result i) w.result.error) (not (= (v.result i) w.result.error))) (and (or (and (= (state i) s.PENDING) (= (not (= (v.request i) w.request.soft-cancel)) false)) (and (not (= (state i) s.PENDING)) (= (v.graph-changed i) false))) (not (= (v.graph-changed i) false))) (and (or (and (= (state i) s.PENDING) (= (not (= (v.request i) w.request.soft-cancel)) true)) (and (not (= (state i) s.PENDING)) (= (v.graph-changed i) true))) (not (= (v.graph-changed i) true))) (and (or (= (state i) s.PENDING) (and (not (= (state i) s.PENDING)) (= (state i) s.CONCLUDED))) (not (= (state i) s.CONCLUDED)))))))
(check-sat)
(pop 1)
; 2. not by FINALIZE (abort), row 27, for another than the acting one
(push 1)
(declare-const a Job)
(declare-const i Job)
(assert (distinct a i))
(assert (and (and (= (state a) s.PENDING) g.monitor) (and (not (= (state i) s.PENDING)) (or (and (or (= (state i) s.PENDING) (and (not (= (state i) s.PENDING)) (= (v.request i) w.request.none))) (not (= (v.request i) w.request.none))) (and (not (= (state i) s.PENDING)) (= (v.request i) w.request.pause) (not (= (v.request i) w.request.pause))) (and (not (= (state i) s.PENDING)) (= (v.request i) w.request.soft-cancel) (not (= (v.request i) w.request.soft-cancel))) (and (or (= (state i) s.PENDING) (and (not (= (state i) s.PENDING)) (= (state i) s.ABORTING))) (not (= (state i) s.ABORTING)))))))
(check-sat)
(pop 1)
; 3. not by auto-finalize (commit), row 28, for another than the acting one
(push 1)
(declare-const a Job)
(declare-const i Job)
(assert (distinct a i))
(assert (and (and (= (state a) s.PENDING) (not g.aborting) (v.auto-finalize a) (v.auto-finalize i)) (and (not (= (state i) s.PENDING)) (or (and (not (= (state i) s.PENDING)) (= (v.result i) w.result.none) (not (= (v.result i) w.result.none))) (and (or (= (state i) s.PENDING) (and (not (= (state i) s.PENDING)) (= (v.result i) w.result.success))) (not (= (v.result i) w.result.success))) (and (not (= (state i) s.PENDING)) (= (v.result i) w.result.error) (not (= (v.result i) w.result.error))) (and (or (and (= (state i) s.PENDING) (= (not (= (v.request i) w.request.soft-cancel)) false)) (and (not (= (state i) s.PENDING)) (= (v.graph-changed i) false))) (not (= (v.graph-changed i) false))) (and (or (and (= (state i) s.PENDING) (= (not (= (v.request i) w.request.soft-cancel)) true)) (and (not (= (state i) s.PENDING)) (= (v.graph-changed i) true))) (not (= (v.graph-changed i) true))) (and (or (= (state i) s.PENDING) (and (not (= (state i) s.PENDING)) (= (state i) s.CONCLUDED))) (not (= (state i) s.CONCLUDED)))))))
(check-sat)
(pop 1)
; 4. not by auto-finalize (abort), row 29, for another than the acting one
(push 1)
(declare-const a Job)
(declare-const i Job)
(assert (distinct a i))
(assert (and (and (= (state a) s.PENDING) (v.auto-finalize a) (v.auto-finalize i)) (and (not (= (state i) s.PENDING)) (or (and (or (= (state i) s.PENDING) (and (not (= (state i) s.PENDING)) (= (v.request i) w.request.none))) (not (= (v.request i) w.request.none))) (and (not (= (state i) s.PENDING)) (= (v.request i) w.request.pause) (not (= (v.request i) w.request.pause))) (and (not (= (state i) s.PENDING)) (= (v.request i) w.request.soft-cancel) (not (= (v.request i) w.request.soft-cancel))) (and (or (= (state i) s.PENDING) (and (not (= (state i) s.PENDING)) (= (state i) s.ABORTING))) (not (= (state i) s.ABORTING)))))))
(check-sat)
(pop 1)

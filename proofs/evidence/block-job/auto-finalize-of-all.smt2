; digest 117340103c04ee0ee348dead5c215a40ea89d8e75a96dee862b105e2733a7d88
; block-job: auto-finalize-of-all, for any number of jobs.
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
; 1. not by auto-finalize (commit), row 28
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.PENDING) (not g.aborting) (v.auto-finalize a)) (not (v.auto-finalize a))))
(check-sat)
(pop 1)
; 2. not by auto-finalize (commit), row 28, for another than the acting one
(push 1)
(declare-const a Job)
(declare-const i Job)
(assert (distinct a i))
(assert (and (and (= (state a) s.PENDING) (not g.aborting) (v.auto-finalize a) (v.auto-finalize i)) (or (and (= (state i) s.PENDING) (not (v.auto-finalize i))) (and (not (= (state i) s.PENDING)) (not (v.auto-finalize i))))))
(check-sat)
(pop 1)
; 3. not by auto-finalize (abort), row 29
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.PENDING) (v.auto-finalize a)) (not (v.auto-finalize a))))
(check-sat)
(pop 1)
; 4. not by auto-finalize (abort), row 29, for another than the acting one
(push 1)
(declare-const a Job)
(declare-const i Job)
(assert (distinct a i))
(assert (and (and (= (state a) s.PENDING) (v.auto-finalize a) (v.auto-finalize i)) (or (and (= (state i) s.PENDING) (not (v.auto-finalize i))) (and (not (= (state i) s.PENDING)) (not (v.auto-finalize i))))))
(check-sat)
(pop 1)

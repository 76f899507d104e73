; digest 44035accfa99e2706a3b6a1ab55d1a35cb9e2813519b9d72956e8031f4215dde
; block-job: into-concluded, for any number of jobs.
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
; 1. not by conclude, row 24
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.ABORTING) (or (= (state a) s.ABORTING) (= (state a) s.CONCLUDED) (= (state a) s.NULL))) (and (not (= (state a) s.CONCLUDED)) (not (= (state a) s.ABORTING)))))
(check-sat)
(pop 1)
; 2. not by FINALIZE (commit), row 26
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.PENDING) g.monitor (not g.aborting)) (and (not (= (state a) s.CONCLUDED)) (not (= (state a) s.PENDING)))))
(check-sat)
(pop 1)
; 3. not by FINALIZE (commit), row 26, for another than the acting one
(push 1)
(declare-const a Job)
(declare-const i Job)
(assert (distinct a i))
(assert (and (and (= (state a) s.PENDING) g.monitor (not g.aborting)) (and (or (= (state i) s.PENDING) (and (not (= (state i) s.PENDING)) (= (state i) s.CONCLUDED))) (not (= (state i) s.CONCLUDED)) (not (= (state i) s.PENDING)))))
(check-sat)
(pop 1)
; 4. not by auto-finalize (commit), row 28
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.PENDING) (not g.aborting) (v.auto-finalize a)) (and (not (= (state a) s.CONCLUDED)) (not (= (state a) s.PENDING)))))
(check-sat)
(pop 1)
; 5. not by auto-finalize (commit), row 28, for another than the acting one
(push 1)
(declare-const a Job)
(declare-const i Job)
(assert (distinct a i))
(assert (and (and (= (state a) s.PENDING) (not g.aborting) (v.auto-finalize a) (v.auto-finalize i)) (and (or (= (state i) s.PENDING) (and (not (= (state i) s.PENDING)) (= (state i) s.CONCLUDED))) (not (= (state i) s.CONCLUDED)) (not (= (state i) s.PENDING)))))
(check-sat)
(pop 1)

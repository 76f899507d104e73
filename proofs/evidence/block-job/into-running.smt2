; digest 718efa7f0a72bd3bbc6cab7d24b6c67579a7aa934353c02b3e325bfc3b686542
; block-job: into-running, for any number of jobs.
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
; 1. not by start, row 3
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.CREATED) (= (state a) s.CREATED)) (and (not (= (state a) s.RUNNING)) (not (= (state a) s.CREATED)))))
(check-sat)
(pop 1)
; 2. not by start, row 3, for another than the acting one
(push 1)
(declare-const a Job)
(declare-const i Job)
(assert (distinct a i))
(assert (and (and (= (state a) s.CREATED) (= (state a) s.CREATED) (= (state i) s.CREATED)) (and (or (= (state i) s.CREATED) (and (not (= (state i) s.CREATED)) (= (state i) s.RUNNING))) (not (= (state i) s.RUNNING)) (not (= (state i) s.CREATED)))))
(check-sat)
(pop 1)
; 3. not by RESUME, row 15
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.PAUSED) g.monitor) (and (not (= (state a) s.RUNNING)) (not (= (state a) s.PAUSED)))))
(check-sat)
(pop 1)
; 4. not by wake, row 21
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.PAUSED) g.aborting) (and (not (= (state a) s.RUNNING)) (not (= (state a) s.PAUSED)))))
(check-sat)
(pop 1)

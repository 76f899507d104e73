; digest eb24697ba40a37a7d16aaabdf7cf9c888efcdd691a0eec321781e27ca82ee9a2
; block-job: into-aborting, for any number of jobs.
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
; 1. not by fail, row 17
(push 1)
(declare-const a Job)
(assert (and (or (= (state a) s.RUNNING) (= (state a) s.READY)) (and (not (= (state a) s.ABORTING)) (not (= (state a) s.RUNNING)) (not (= (state a) s.READY)))))
(check-sat)
(pop 1)
; 2. not by CANCEL, row 18
(push 1)
(declare-const a Job)
(assert (and (and (or (= (state a) s.CREATED) (= (state a) s.RUNNING) (= (state a) s.WAITING) (= (state a) s.PENDING)) g.monitor) (and (not (= (state a) s.ABORTING)) (not (= (state a) s.CREATED)) (not (= (state a) s.RUNNING)) (not (= (state a) s.WAITING)) (not (= (state a) s.PENDING)))))
(check-sat)
(pop 1)
; 3. not by abort, row 23
(push 1)
(declare-const a Job)
(assert (and (and (or (= (state a) s.CREATED) (= (state a) s.RUNNING) (= (state a) s.READY) (= (state a) s.WAITING) (= (state a) s.PENDING)) g.aborting) (and (not (= (state a) s.ABORTING)) (not g.aborting))))
(check-sat)
(pop 1)
; 4. not by FINALIZE (abort), row 27
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.PENDING) g.monitor) (and (not (= (state a) s.ABORTING)) (not (= (state a) s.PENDING)))))
(check-sat)
(pop 1)
; 5. not by FINALIZE (abort), row 27, for another than the acting one
(push 1)
(declare-const a Job)
(declare-const i Job)
(assert (distinct a i))
(assert (and (and (= (state a) s.PENDING) g.monitor) (and (or (= (state i) s.PENDING) (and (not (= (state i) s.PENDING)) (= (state i) s.ABORTING))) (not (= (state i) s.ABORTING)) (not (= (state i) s.PENDING)))))
(check-sat)
(pop 1)
; 6. not by auto-finalize (abort), row 29
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.PENDING) (v.auto-finalize a)) (and (not (= (state a) s.ABORTING)) (not (= (state a) s.PENDING)))))
(check-sat)
(pop 1)
; 7. not by auto-finalize (abort), row 29, for another than the acting one
(push 1)
(declare-const a Job)
(declare-const i Job)
(assert (distinct a i))
(assert (and (and (= (state a) s.PENDING) (v.auto-finalize a) (v.auto-finalize i)) (and (or (= (state i) s.PENDING) (and (not (= (state i) s.PENDING)) (= (state i) s.ABORTING))) (not (= (state i) s.ABORTING)) (not (= (state i) s.PENDING)))))
(check-sat)
(pop 1)

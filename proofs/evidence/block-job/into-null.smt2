; digest 4e7a68a25979085942237ac9acd80b2eac65fb06b5dbc90a3fdd6f2d250ec3f3
; block-job: into-null, for any number of jobs.
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
; 1. not by fail-early, row 2
(push 1)
(declare-const a Job)
(assert (and (= (state a) s.CREATED) (and (not (= (state a) s.NULL)) (not (= (state a) s.CREATED)))))
(check-sat)
(pop 1)
; 2. not by DISMISS, row 30
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.CONCLUDED) g.monitor) (and (not (= (state a) s.NULL)) (not (= (state a) s.CONCLUDED)))))
(check-sat)
(pop 1)
; 3. not by auto-dismiss, row 31
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.CONCLUDED) (or (v.auto-dismiss a) (not (v.started a)))) (and (not (= (state a) s.NULL)) (not (= (state a) s.CONCLUDED)))))
(check-sat)
(pop 1)

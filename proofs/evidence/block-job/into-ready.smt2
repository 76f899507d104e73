; digest d8090d3d8bd95f4a106c2dfd0793947fa3af1695f8bedd6501e1ab374363e66f
; block-job: into-ready, for any number of jobs.
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
; 1. not by ready, row 4
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.RUNNING) (= (v.request a) w.request.none)) (and (not (= (state a) s.READY)) (not (= (state a) s.RUNNING)))))
(check-sat)
(pop 1)
; 2. not by RESUME, row 16
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.STANDBY) g.monitor) (and (not (= (state a) s.READY)) (not (= (state a) s.STANDBY)))))
(check-sat)
(pop 1)
; 3. not by wake, row 22
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.STANDBY) g.aborting) (and (not (= (state a) s.READY)) (not (= (state a) s.STANDBY)))))
(check-sat)
(pop 1)

; digest 1694abb8eb02c1a54926cad272014e937f71ab0ef7060e208acb2027926ddaec
; block-job: refused-changes-nothing, for any number of jobs.
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
; 1. not by COMPLETE, row 6
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.READY) g.monitor) (or (not (= (state a) s.READY)) (not g.monitor))))
(check-sat)
(pop 1)
; 2. not by SET-SPEED, row 7
(push 1)
(declare-const a Job)
(assert (and (and (or (= (state a) s.CREATED) (= (state a) s.RUNNING) (= (state a) s.PAUSED) (= (state a) s.READY) (= (state a) s.STANDBY)) g.monitor) (or (and (not (= (state a) s.CREATED)) (not (= (state a) s.RUNNING)) (not (= (state a) s.PAUSED)) (not (= (state a) s.READY)) (not (= (state a) s.STANDBY))) (not g.monitor))))
(check-sat)
(pop 1)
; 3. not by PAUSE, row 8
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.CREATED) g.monitor) (and (or (not (= (state a) s.CREATED)) (not g.monitor)) (or (not (= (state a) s.RUNNING)) (not g.monitor) g.aborting) (or (not (= (state a) s.READY)) (not g.monitor) g.aborting) (or (and (not (= (state a) s.RUNNING)) (not (= (state a) s.READY))) (not g.monitor) (not g.aborting)) (or (and (not (= (state a) s.PAUSED)) (not (= (state a) s.STANDBY))) (not g.monitor)))))
(check-sat)
(pop 1)
; 4. not by PAUSE, row 9
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.RUNNING) g.monitor (not g.aborting)) (and (or (not (= (state a) s.CREATED)) (not g.monitor)) (or (not (= (state a) s.RUNNING)) (not g.monitor) g.aborting) (or (not (= (state a) s.READY)) (not g.monitor) g.aborting) (or (and (not (= (state a) s.RUNNING)) (not (= (state a) s.READY))) (not g.monitor) (not g.aborting)) (or (and (not (= (state a) s.PAUSED)) (not (= (state a) s.STANDBY))) (not g.monitor)))))
(check-sat)
(pop 1)
; 5. not by PAUSE, row 10
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.READY) g.monitor (not g.aborting)) (and (or (not (= (state a) s.CREATED)) (not g.monitor)) (or (not (= (state a) s.RUNNING)) (not g.monitor) g.aborting) (or (not (= (state a) s.READY)) (not g.monitor) g.aborting) (or (and (not (= (state a) s.RUNNING)) (not (= (state a) s.READY))) (not g.monitor) (not g.aborting)) (or (and (not (= (state a) s.PAUSED)) (not (= (state a) s.STANDBY))) (not g.monitor)))))
(check-sat)
(pop 1)
; 6. not by PAUSE, row 11
(push 1)
(declare-const a Job)
(assert (and (and (or (= (state a) s.RUNNING) (= (state a) s.READY)) g.monitor g.aborting) (and (or (not (= (state a) s.CREATED)) (not g.monitor)) (or (not (= (state a) s.RUNNING)) (not g.monitor) g.aborting) (or (not (= (state a) s.READY)) (not g.monitor) g.aborting) (or (and (not (= (state a) s.RUNNING)) (not (= (state a) s.READY))) (not g.monitor) (not g.aborting)) (or (and (not (= (state a) s.PAUSED)) (not (= (state a) s.STANDBY))) (not g.monitor)))))
(check-sat)
(pop 1)
; 7. not by PAUSE, row 12
(push 1)
(declare-const a Job)
(assert (and (and (or (= (state a) s.PAUSED) (= (state a) s.STANDBY)) g.monitor) (and (or (not (= (state a) s.CREATED)) (not g.monitor)) (or (not (= (state a) s.RUNNING)) (not g.monitor) g.aborting) (or (not (= (state a) s.READY)) (not g.monitor) g.aborting) (or (and (not (= (state a) s.RUNNING)) (not (= (state a) s.READY))) (not g.monitor) (not g.aborting)) (or (and (not (= (state a) s.PAUSED)) (not (= (state a) s.STANDBY))) (not g.monitor)))))
(check-sat)
(pop 1)
; 8. not by RESUME, row 14
(push 1)
(declare-const a Job)
(assert (and (and (or (= (state a) s.CREATED) (= (state a) s.RUNNING) (= (state a) s.READY)) g.monitor) (and (or (and (not (= (state a) s.CREATED)) (not (= (state a) s.RUNNING)) (not (= (state a) s.READY))) (not g.monitor)) (or (not (= (state a) s.PAUSED)) (not g.monitor)) (or (not (= (state a) s.STANDBY)) (not g.monitor)))))
(check-sat)
(pop 1)
; 9. not by RESUME, row 15
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.PAUSED) g.monitor) (and (or (and (not (= (state a) s.CREATED)) (not (= (state a) s.RUNNING)) (not (= (state a) s.READY))) (not g.monitor)) (or (not (= (state a) s.PAUSED)) (not g.monitor)) (or (not (= (state a) s.STANDBY)) (not g.monitor)))))
(check-sat)
(pop 1)
; 10. not by RESUME, row 16
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.STANDBY) g.monitor) (and (or (and (not (= (state a) s.CREATED)) (not (= (state a) s.RUNNING)) (not (= (state a) s.READY))) (not g.monitor)) (or (not (= (state a) s.PAUSED)) (not g.monitor)) (or (not (= (state a) s.STANDBY)) (not g.monitor)))))
(check-sat)
(pop 1)
; 11. not by CANCEL, row 18
(push 1)
(declare-const a Job)
(assert (and (and (or (= (state a) s.CREATED) (= (state a) s.RUNNING) (= (state a) s.WAITING) (= (state a) s.PENDING)) g.monitor) (and (or (and (not (= (state a) s.CREATED)) (not (= (state a) s.RUNNING)) (not (= (state a) s.WAITING)) (not (= (state a) s.PENDING))) (not g.monitor)) (or (and (not (= (state a) s.PAUSED)) (not (= (state a) s.STANDBY))) (not g.monitor)) (or (not (= (state a) s.READY)) (not g.monitor)))))
(check-sat)
(pop 1)
; 12. not by CANCEL, row 19
(push 1)
(declare-const a Job)
(assert (and (and (or (= (state a) s.PAUSED) (= (state a) s.STANDBY)) g.monitor) (and (or (and (not (= (state a) s.CREATED)) (not (= (state a) s.RUNNING)) (not (= (state a) s.WAITING)) (not (= (state a) s.PENDING))) (not g.monitor)) (or (and (not (= (state a) s.PAUSED)) (not (= (state a) s.STANDBY))) (not g.monitor)) (or (not (= (state a) s.READY)) (not g.monitor)))))
(check-sat)
(pop 1)
; 13. not by CANCEL, row 20
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.READY) g.monitor) (and (or (and (not (= (state a) s.CREATED)) (not (= (state a) s.RUNNING)) (not (= (state a) s.WAITING)) (not (= (state a) s.PENDING))) (not g.monitor)) (or (and (not (= (state a) s.PAUSED)) (not (= (state a) s.STANDBY))) (not g.monitor)) (or (not (= (state a) s.READY)) (not g.monitor)))))
(check-sat)
(pop 1)
; 14. not by FINALIZE (commit), row 26
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.PENDING) g.monitor (not g.aborting)) (and (or (not (= (state a) s.PENDING)) (not g.monitor) g.aborting) (or (not (= (state a) s.PENDING)) (not g.monitor)))))
(check-sat)
(pop 1)
; 15. not by FINALIZE (abort), row 27
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.PENDING) g.monitor) (and (or (not (= (state a) s.PENDING)) (not g.monitor) g.aborting) (or (not (= (state a) s.PENDING)) (not g.monitor)))))
(check-sat)
(pop 1)
; 16. not by DISMISS, row 30
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.CONCLUDED) g.monitor) (or (not (= (state a) s.CONCLUDED)) (not g.monitor))))
(check-sat)
(pop 1)

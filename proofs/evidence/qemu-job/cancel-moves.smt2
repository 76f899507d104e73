; digest 677604dfb84e557a9d929b7bdfbe016b59ee0f9af941861971f7216bd31095bd
; qemu-job: cancel-moves, for any number of jobs.
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
; 1. not by CANCEL (force), row 26
(push 1)
(declare-const a Job)
(assert (and (and (or (= (state a) s.CREATED) (= (state a) s.WAITING) (= (state a) s.PENDING)) g.monitor (or (not g.aborting) (= (state a) s.CONCLUDED) (= (state a) s.NULL) (= (state a) s.UNDEFINED))) (or (and (= (state a) s.CREATED) (not (= (state a) s.CREATED))) (= (state a) s.RUNNING) (= (state a) s.PAUSED) (= (state a) s.READY) (= (state a) s.STANDBY) (and (= (state a) s.WAITING) (not (= (state a) s.WAITING))) (and (= (state a) s.PENDING) (not (= (state a) s.PENDING))))))
(check-sat)
(pop 1)
; 2. not by CANCEL (force), row 27
(push 1)
(declare-const a Job)
(assert (and (and (or (= (state a) s.RUNNING) (= (state a) s.READY)) g.monitor (or (not g.aborting) (= (state a) s.CONCLUDED) (= (state a) s.NULL) (= (state a) s.UNDEFINED))) (or (and (= (state a) s.CREATED) (or (not (= (state a) s.CREATED)) (not g.aborting))) (and (= (state a) s.RUNNING) (not (= (state a) s.RUNNING))) (and (= (state a) s.PAUSED) (not (= (state a) s.RUNNING))) (and (= (state a) s.READY) (not (= (state a) s.READY))) (and (= (state a) s.STANDBY) (not (= (state a) s.READY))) (and (= (state a) s.WAITING) (or (not (= (state a) s.WAITING)) (not g.aborting))) (and (= (state a) s.PENDING) (or (not (= (state a) s.PENDING)) (not g.aborting))))))
(check-sat)
(pop 1)
; 3. not by CANCEL (force), row 28
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.PAUSED) g.monitor (or (not g.aborting) (= (state a) s.CONCLUDED) (= (state a) s.NULL) (= (state a) s.UNDEFINED))) (or (= (state a) s.CREATED) (= (state a) s.READY) (= (state a) s.STANDBY) (= (state a) s.WAITING) (= (state a) s.PENDING))))
(check-sat)
(pop 1)
; 4. not by CANCEL (force), row 29
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.STANDBY) g.monitor (or (not g.aborting) (= (state a) s.CONCLUDED) (= (state a) s.NULL) (= (state a) s.UNDEFINED))) (or (= (state a) s.CREATED) (= (state a) s.RUNNING) (= (state a) s.PAUSED) (= (state a) s.WAITING) (= (state a) s.PENDING))))
(check-sat)
(pop 1)
; 5. not by CANCEL (soft), row 30
(push 1)
(declare-const a Job)
(assert (and (and (or (= (state a) s.CREATED) (= (state a) s.WAITING) (= (state a) s.PENDING)) g.monitor (or (not g.aborting) (= (state a) s.CONCLUDED) (= (state a) s.NULL) (= (state a) s.UNDEFINED)) (= (v.user-pause a) w.user-pause.none)) (or (and (= (state a) s.CREATED) (not (= (state a) s.CREATED))) (= (state a) s.RUNNING) (= (state a) s.PAUSED) (= (state a) s.READY) (= (state a) s.STANDBY) (and (= (state a) s.WAITING) (not (= (state a) s.WAITING))) (and (= (state a) s.PENDING) (not (= (state a) s.PENDING))))))
(check-sat)
(pop 1)
; 6. not by CANCEL (soft), row 31
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.RUNNING) g.monitor (or (not g.aborting) (= (state a) s.CONCLUDED) (= (state a) s.NULL) (= (state a) s.UNDEFINED)) (= (v.user-pause a) w.user-pause.none)) (or (and (= (state a) s.CREATED) (or (not (= (state a) s.CREATED)) (not g.aborting))) (and (= (state a) s.RUNNING) (not (= (state a) s.RUNNING))) (and (= (state a) s.PAUSED) (not (= (state a) s.RUNNING))) (and (= (state a) s.READY) (not (= (state a) s.READY))) (and (= (state a) s.STANDBY) (not (= (state a) s.READY))) (and (= (state a) s.WAITING) (or (not (= (state a) s.WAITING)) (not g.aborting))) (and (= (state a) s.PENDING) (or (not (= (state a) s.PENDING)) (not g.aborting))))))
(check-sat)
(pop 1)
; 7. not by CANCEL (soft), row 32
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.PAUSED) g.monitor (or (not g.aborting) (= (state a) s.CONCLUDED) (= (state a) s.NULL) (= (state a) s.UNDEFINED)) (= (v.user-pause a) w.user-pause.none)) (or (= (state a) s.CREATED) (= (state a) s.READY) (= (state a) s.STANDBY) (= (state a) s.WAITING) (= (state a) s.PENDING))))
(check-sat)
(pop 1)
; 8. not by CANCEL (soft), row 33
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.READY) g.monitor (or (not g.aborting) (= (state a) s.CONCLUDED) (= (state a) s.NULL) (= (state a) s.UNDEFINED)) (= (v.user-pause a) w.user-pause.none) (not (= (v.cancelling a) w.cancelling.force))) (or (and (= (state a) s.CREATED) (or (not (= (state a) s.CREATED)) (not g.aborting))) (= (state a) s.RUNNING) (= (state a) s.PAUSED) (and (= (state a) s.READY) (not (= (state a) s.READY))) (and (= (state a) s.STANDBY) (not (= (state a) s.READY))) (and (= (state a) s.WAITING) (or (not (= (state a) s.WAITING)) (not g.aborting))) (and (= (state a) s.PENDING) (or (not (= (state a) s.PENDING)) (not g.aborting))))))
(check-sat)
(pop 1)
; 9. not by CANCEL (soft), row 34
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.READY) g.monitor (or (not g.aborting) (= (state a) s.CONCLUDED) (= (state a) s.NULL) (= (state a) s.UNDEFINED)) (= (v.user-pause a) w.user-pause.none) (= (v.cancelling a) w.cancelling.force)) (or (and (= (state a) s.CREATED) (or (not (= (state a) s.CREATED)) (not g.aborting))) (and (= (state a) s.RUNNING) (or (not (= (state a) s.RUNNING)) (not (= (v.cancelling a) w.cancelling.force)))) (and (= (state a) s.PAUSED) (or (not (= (state a) s.RUNNING)) (not (= (v.cancelling a) w.cancelling.force)))) (and (= (state a) s.READY) (or (not (= (state a) s.READY)) (not (not (= (v.cancelling a) w.cancelling.none))))) (and (= (state a) s.STANDBY) (or (not (= (state a) s.READY)) (not (not (= (v.cancelling a) w.cancelling.none))))) (and (= (state a) s.WAITING) (or (not (= (state a) s.WAITING)) (not g.aborting))) (and (= (state a) s.PENDING) (or (not (= (state a) s.PENDING)) (not g.aborting))))))
(check-sat)
(pop 1)
; 10. not by CANCEL (soft), row 35
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.STANDBY) g.monitor (or (not g.aborting) (= (state a) s.CONCLUDED) (= (state a) s.NULL) (= (state a) s.UNDEFINED)) (= (v.user-pause a) w.user-pause.none)) (or (= (state a) s.CREATED) (= (state a) s.RUNNING) (= (state a) s.PAUSED) (= (state a) s.WAITING) (= (state a) s.PENDING))))
(check-sat)
(pop 1)

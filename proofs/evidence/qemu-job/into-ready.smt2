; digest a0166cd7c4c570abfc6ac51e943036f3f617cb1b7c69b87fb611912532ecadaa
; qemu-job: into-ready, for any number of jobs.
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
; 1. not by RESUME (runs), row 12
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.STANDBY) g.monitor (or (not g.aborting) (= (state a) s.CONCLUDED) (= (state a) s.NULL) (= (state a) s.UNDEFINED)) (not (= (v.user-pause a) w.user-pause.none))) (and (not (= (state a) s.READY)) (not (= (state a) s.STANDBY)))))
(check-sat)
(pop 1)
; 2. not by undrain, row 17
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.STANDBY) (= (v.user-pause a) w.user-pause.none)) (and (not (= (state a) s.READY)) (not (= (state a) s.STANDBY)))))
(check-sat)
(pop 1)
; 3. not by ready, row 20
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.RUNNING) (v.has-ready a) (not (= (v.user-pause a) w.user-pause.at-start))) (and (not (= (state a) s.READY)) (not (= (state a) s.RUNNING)))))
(check-sat)
(pop 1)
; 4. not by CANCEL (force), row 29
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.STANDBY) g.monitor (or (not g.aborting) (= (state a) s.CONCLUDED) (= (state a) s.NULL) (= (state a) s.UNDEFINED))) (and (not (= (state a) s.READY)) (not (= (state a) s.STANDBY)))))
(check-sat)
(pop 1)
; 5. not by CANCEL (soft), row 35
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.STANDBY) g.monitor (or (not g.aborting) (= (state a) s.CONCLUDED) (= (state a) s.NULL) (= (state a) s.UNDEFINED)) (= (v.user-pause a) w.user-pause.none)) (and (not (= (state a) s.READY)) (not (= (state a) s.STANDBY)))))
(check-sat)
(pop 1)
; 6. not by wake, row 37
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.STANDBY) g.aborting) (and (not (= (state a) s.READY)) (not (= (state a) s.STANDBY)))))
(check-sat)
(pop 1)

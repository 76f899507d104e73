; digest d48920512c7960a1ddc76ec87ba0937d1179f1251044880d0c41b48c24a89e4d
; qemu-job: into-running, for any number of jobs.
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
; 1. not by start, row 4
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.CREATED) (not g.aborting) (= (state a) s.CREATED)) (and (not (= (state a) s.RUNNING)) (not (= (state a) s.CREATED)))))
(check-sat)
(pop 1)
; 2. not by start, row 4, for another than the acting one
(push 1)
(declare-const a Job)
(declare-const i Job)
(assert (distinct a i))
(assert (and (and (= (state a) s.CREATED) (not g.aborting) (= (state a) s.CREATED) (= (state i) s.CREATED)) (and (or (= (state i) s.CREATED) (and (not (= (state i) s.CREATED)) (= (state i) s.RUNNING))) (not (= (state i) s.RUNNING)) (not (= (state i) s.CREATED)))))
(check-sat)
(pop 1)
; 3. not by RESUME (runs), row 11
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.PAUSED) g.monitor (or (not g.aborting) (= (state a) s.CONCLUDED) (= (state a) s.NULL) (= (state a) s.UNDEFINED)) (not (= (v.user-pause a) w.user-pause.none))) (and (not (= (state a) s.RUNNING)) (not (= (state a) s.PAUSED)))))
(check-sat)
(pop 1)
; 4. not by undrain, row 16
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.PAUSED) (= (v.user-pause a) w.user-pause.none)) (and (not (= (state a) s.RUNNING)) (not (= (state a) s.PAUSED)))))
(check-sat)
(pop 1)
; 5. not by CANCEL (force), row 28
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.PAUSED) g.monitor (or (not g.aborting) (= (state a) s.CONCLUDED) (= (state a) s.NULL) (= (state a) s.UNDEFINED))) (and (not (= (state a) s.RUNNING)) (not (= (state a) s.PAUSED)))))
(check-sat)
(pop 1)
; 6. not by CANCEL (soft), row 32
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.PAUSED) g.monitor (or (not g.aborting) (= (state a) s.CONCLUDED) (= (state a) s.NULL) (= (state a) s.UNDEFINED)) (= (v.user-pause a) w.user-pause.none)) (and (not (= (state a) s.RUNNING)) (not (= (state a) s.PAUSED)))))
(check-sat)
(pop 1)
; 7. not by wake, row 36
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.PAUSED) g.aborting) (and (not (= (state a) s.RUNNING)) (not (= (state a) s.PAUSED)))))
(check-sat)
(pop 1)

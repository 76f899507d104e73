; digest e11724f00d00386feeff335884028438ee0678cddf33735c7adc5cf9cfdc58fc
; qemu-job: fail-together, for any number of jobs.
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

; The invariant: none of these is ever so.
; never.1: while not aborting, no job has result error or cancelled.
(define-fun never.1 ((x0 Job)) Bool (and (not g.aborting) (or (= (v.result x0) w.result.error) (= (v.result x0) w.result.cancelled))))

; The claim:
; 1. it is never broken
(push 1)
(declare-const i Job)
(assert (not (never.1 i)))
(assert (and true (and (or (= (v.result i) w.result.error) (= (v.result i) w.result.cancelled)) (not g.aborting))))
(check-sat)
(pop 1)

; never.1:
; 2. no group starts so
(push 1)
(declare-const j0 Job)
(assert (and (and (not g.aborting) g.monitor (= (state j0) s.UNDEFINED) (not (v.started j0)) (= (v.user-pause j0) w.user-pause.none) (not (v.completing j0)) (= (v.cancelling j0) w.cancelling.none) (not (v.graph-changed j0)) (= (v.result j0) w.result.none)) (and (not g.aborting) (or (= (v.result j0) w.result.error) (= (v.result j0) w.result.cancelled)))))
(check-sat)
(pop 1)
; 3. FINALIZE (commit), row 42
(push 1)
(declare-const a Job)
(declare-const j0 Job)
(assert (distinct a j0))
(assert (not (never.1 a)))
(assert (not (never.1 j0)))
(assert (and (and (= (state a) s.PENDING) g.monitor (or (not g.aborting) (and (or (= (state a) s.CONCLUDED) (= (state a) s.NULL) (= (state a) s.UNDEFINED)) (or (= (state j0) s.CONCLUDED) (= (state j0) s.NULL) (= (state j0) s.UNDEFINED))))) (and (not g.aborting) (not (= (state j0) s.PENDING)) (or (= (v.result j0) w.result.error) (= (v.result j0) w.result.cancelled)))))
(check-sat)
(pop 1)
; 4. auto-finalize (commit), row 45
(push 1)
(declare-const a Job)
(declare-const j0 Job)
(assert (distinct a j0))
(assert (not (never.1 a)))
(assert (not (never.1 j0)))
(assert (and (and (= (state a) s.PENDING) (not g.aborting) (v.auto-finalize a) (v.auto-finalize j0)) (and (not g.aborting) (not (= (state j0) s.PENDING)) (or (= (v.result j0) w.result.error) (= (v.result j0) w.result.cancelled)))))
(check-sat)
(pop 1)

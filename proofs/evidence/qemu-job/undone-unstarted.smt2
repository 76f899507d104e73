; digest 682f6e6f68b29139312f8da96ccd00812e5122eec16c591baf3078ef3916bbc1
; qemu-job: undone-unstarted, for any number of jobs.
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
; never.1: while some job has not started, no other job has started.
(define-fun never.1 ((x0 Job) (x1 Job)) Bool (and (distinct x0 x1) (and (not (v.started x0)) (v.started x1))))

; The claim:
; 1. it is never broken
(push 1)
(declare-const i Job)
(declare-const k1 Job)
(assert (not (never.1 i k1)))
(assert (not (never.1 k1 i)))
(assert (and (= (state i) s.NULL) (not (v.started i)) (v.started k1)))
(check-sat)
(pop 1)

; never.1:
; 2. no group starts so
(push 1)
(declare-const j0 Job)
(declare-const j1 Job)
(assert (distinct j0 j1))
(assert (and (and (not g.aborting) g.monitor (= (state j0) s.UNDEFINED) (not (v.started j0)) (= (v.user-pause j0) w.user-pause.none) (not (v.completing j0)) (= (v.cancelling j0) w.cancelling.none) (not (v.graph-changed j0)) (= (v.result j0) w.result.none) (= (state j1) s.UNDEFINED) (not (v.started j1)) (= (v.user-pause j1) w.user-pause.none) (not (v.completing j1)) (= (v.cancelling j1) w.cancelling.none) (not (v.graph-changed j1)) (= (v.result j1) w.result.none)) (and (not (v.started j0)) (v.started j1))))
(check-sat)
(pop 1)
; 3. start, row 4
(push 1)
(declare-const a Job)
(declare-const j0 Job)
(declare-const j1 Job)
(assert (distinct a j0 j1))
(assert (not (never.1 a j0)))
(assert (not (never.1 a j1)))
(assert (not (never.1 j0 a)))
(assert (not (never.1 j0 j1)))
(assert (not (never.1 j1 a)))
(assert (not (never.1 j1 j0)))
(assert (and (and (= (state a) s.CREATED) (not g.aborting) (= (state a) s.CREATED) (= (state j0) s.CREATED) (= (state j1) s.CREATED)) (and (not (= (state j0) s.CREATED)) (not (v.started j0)) (or (= (state j1) s.CREATED) (and (not (= (state j1) s.CREATED)) (v.started j1))))))
(check-sat)
(pop 1)
; 4. start, row 4, taken by j1
(push 1)
(declare-const a Job)
(declare-const j0 Job)
(assert (distinct a j0))
(assert (not (never.1 a j0)))
(assert (not (never.1 j0 a)))
(assert (and (and (= (state a) s.CREATED) (not g.aborting) (= (state a) s.CREATED) (= (state j0) s.CREATED)) (and (not (= (state j0) s.CREATED)) (not (v.started j0)))))
(check-sat)
(pop 1)

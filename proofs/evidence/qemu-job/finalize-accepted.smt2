; digest 991b7556183cc41d1a19993b2499b27355753e06ab8758f514fb8f6d662c4670
; qemu-job: finalize-accepted, for any number of jobs.
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
; 1. it is never broken
(push 1)
(declare-const i Job)
(declare-const k1 Job)
(declare-const k2 Job)
(assert (or (and (or (and (= (state i) s.PENDING) g.monitor (or (not g.aborting) (and (or (= (state i) s.CONCLUDED) (= (state i) s.NULL) (= (state i) s.UNDEFINED)) (or (= (state k1) s.CONCLUDED) (= (state k1) s.NULL) (= (state k1) s.UNDEFINED)) (or (= (state k2) s.CONCLUDED) (= (state k2) s.NULL) (= (state k2) s.UNDEFINED))))) (and (= (state i) s.PENDING) g.monitor (or (not g.aborting) (and (or (= (state i) s.CONCLUDED) (= (state i) s.NULL) (= (state i) s.UNDEFINED)) (or (= (state k1) s.CONCLUDED) (= (state k1) s.NULL) (= (state k1) s.UNDEFINED)) (or (= (state k2) s.CONCLUDED) (= (state k2) s.NULL) (= (state k2) s.UNDEFINED))))) (and (= (state i) s.PENDING) g.monitor (or (not g.aborting) (and (or (= (state i) s.CONCLUDED) (= (state i) s.NULL) (= (state i) s.UNDEFINED)) (or (= (state k1) s.CONCLUDED) (= (state k1) s.NULL) (= (state k1) s.UNDEFINED)) (or (= (state k2) s.CONCLUDED) (= (state k2) s.NULL) (= (state k2) s.UNDEFINED)))) (distinct k1 i) (= (state k1) s.PENDING))) (or (not g.monitor) g.aborting (not (= (state i) s.PENDING)))) (and (or (not (= (state i) s.PENDING)) (not g.monitor) (and g.aborting (not (= (state k2) s.CONCLUDED)) (not (= (state k2) s.NULL)) (not (= (state k2) s.UNDEFINED)))) (or (not (= (state i) s.PENDING)) (not g.monitor) (and g.aborting (not (= (state k2) s.CONCLUDED)) (not (= (state k2) s.NULL)) (not (= (state k2) s.UNDEFINED)))) (or (not (= (state i) s.PENDING)) (not g.monitor) (and g.aborting (not (= (state k2) s.CONCLUDED)) (not (= (state k2) s.NULL)) (not (= (state k2) s.UNDEFINED))) (and (or (= k1 i) (not (= (state k1) s.PENDING))) (or (= k2 i) (not (= (state k2) s.PENDING))))) g.monitor (not g.aborting) (= (state i) s.PENDING))))
(check-sat)
(pop 1)

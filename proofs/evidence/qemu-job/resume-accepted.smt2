; digest d4d1b1c5c15c90f57c142c4c1591f335aca8a762833c989434a61db09380f8b3
; qemu-job: resume-accepted, for any number of jobs.
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
(assert (or (and (or (and (or (= (state i) s.CREATED) (= (state i) s.RUNNING) (= (state i) s.READY)) g.monitor (or (not g.aborting) (and (or (= (state i) s.CONCLUDED) (= (state i) s.NULL) (= (state i) s.UNDEFINED)) (or (= (state k1) s.CONCLUDED) (= (state k1) s.NULL) (= (state k1) s.UNDEFINED)))) (not (= (v.user-pause i) w.user-pause.none))) (and (= (state i) s.PAUSED) g.monitor (or (not g.aborting) (and (or (= (state i) s.CONCLUDED) (= (state i) s.NULL) (= (state i) s.UNDEFINED)) (or (= (state k1) s.CONCLUDED) (= (state k1) s.NULL) (= (state k1) s.UNDEFINED)))) (not (= (v.user-pause i) w.user-pause.none))) (and (= (state i) s.STANDBY) g.monitor (or (not g.aborting) (and (or (= (state i) s.CONCLUDED) (= (state i) s.NULL) (= (state i) s.UNDEFINED)) (or (= (state k1) s.CONCLUDED) (= (state k1) s.NULL) (= (state k1) s.UNDEFINED)))) (not (= (v.user-pause i) w.user-pause.none))) (and (or (= (state i) s.PAUSED) (= (state i) s.STANDBY)) g.monitor (or (not g.aborting) (and (or (= (state i) s.CONCLUDED) (= (state i) s.NULL) (= (state i) s.UNDEFINED)) (or (= (state k1) s.CONCLUDED) (= (state k1) s.NULL) (= (state k1) s.UNDEFINED)))) (not (= (v.user-pause i) w.user-pause.none)))) (or (not g.monitor) g.aborting (not (not (= (v.user-pause i) w.user-pause.none))) (and (not (= (state i) s.CREATED)) (not (= (state i) s.RUNNING)) (not (= (state i) s.PAUSED)) (not (= (state i) s.READY)) (not (= (state i) s.STANDBY))))) (and (or (and (not (= (state i) s.CREATED)) (not (= (state i) s.RUNNING)) (not (= (state i) s.READY))) (not g.monitor) (and g.aborting (not (= (state k1) s.CONCLUDED)) (not (= (state k1) s.NULL)) (not (= (state k1) s.UNDEFINED))) (not (not (= (v.user-pause i) w.user-pause.none)))) (or (not (= (state i) s.PAUSED)) (not g.monitor) (and g.aborting (not (= (state k1) s.CONCLUDED)) (not (= (state k1) s.NULL)) (not (= (state k1) s.UNDEFINED))) (not (not (= (v.user-pause i) w.user-pause.none)))) (or (not (= (state i) s.STANDBY)) (not g.monitor) (and g.aborting (not (= (state k1) s.CONCLUDED)) (not (= (state k1) s.NULL)) (not (= (state k1) s.UNDEFINED))) (not (not (= (v.user-pause i) w.user-pause.none)))) (or (and (not (= (state i) s.PAUSED)) (not (= (state i) s.STANDBY))) (not g.monitor) (and g.aborting (not (= (state k1) s.CONCLUDED)) (not (= (state k1) s.NULL)) (not (= (state k1) s.UNDEFINED))) (not (not (= (v.user-pause i) w.user-pause.none)))) g.monitor (not g.aborting) (not (= (v.user-pause i) w.user-pause.none)) (or (= (state i) s.CREATED) (= (state i) s.RUNNING) (= (state i) s.PAUSED) (= (state i) s.READY) (= (state i) s.STANDBY)))))
(check-sat)
(pop 1)

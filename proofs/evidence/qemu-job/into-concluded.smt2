; digest 8555769cfedf43106a1e4d6b252eee8928bf0109df37af397cc45d638a04a0bf
; qemu-job: into-concluded, for any number of jobs.
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
; 1. not by conclude, row 40
(push 1)
(declare-const a Job)
(assert (and (= (state a) s.ABORTING) (and (not (= (state a) s.CONCLUDED)) (not (= (state a) s.ABORTING)))))
(check-sat)
(pop 1)
; 2. not by FINALIZE (commit), row 42
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.PENDING) g.monitor (or (not g.aborting) (= (state a) s.CONCLUDED) (= (state a) s.NULL) (= (state a) s.UNDEFINED))) (and (not (= (state a) s.CONCLUDED)) (not (= (state a) s.PENDING)))))
(check-sat)
(pop 1)
; 3. not by FINALIZE (commit), row 42, for another than the acting one
(push 1)
(declare-const a Job)
(declare-const i Job)
(assert (distinct a i))
(assert (and (and (= (state a) s.PENDING) g.monitor (or (not g.aborting) (and (or (= (state a) s.CONCLUDED) (= (state a) s.NULL) (= (state a) s.UNDEFINED)) (or (= (state i) s.CONCLUDED) (= (state i) s.NULL) (= (state i) s.UNDEFINED))))) (and (or (= (state i) s.PENDING) (and (not (= (state i) s.PENDING)) (= (state i) s.CONCLUDED))) (not (= (state i) s.CONCLUDED)) (not (= (state i) s.PENDING)))))
(check-sat)
(pop 1)
; 4. not by FINALIZE (peer-fails), row 44
(push 1)
(declare-const a Job)
(declare-const k1 Job)
(assert (and (and (= (state a) s.PENDING) g.monitor (or (not g.aborting) (and (or (= (state a) s.CONCLUDED) (= (state a) s.NULL) (= (state a) s.UNDEFINED)) (or (= (state k1) s.CONCLUDED) (= (state k1) s.NULL) (= (state k1) s.UNDEFINED)))) (distinct k1 a) (= (state k1) s.PENDING)) (and (not (= (state a) s.CONCLUDED)) (not (= (state a) s.PENDING)))))
(check-sat)
(pop 1)
; 5. not by auto-finalize (commit), row 45
(push 1)
(declare-const a Job)
(assert (and (and (= (state a) s.PENDING) (not g.aborting) (v.auto-finalize a)) (and (not (= (state a) s.CONCLUDED)) (not (= (state a) s.PENDING)))))
(check-sat)
(pop 1)
; 6. not by auto-finalize (commit), row 45, for another than the acting one
(push 1)
(declare-const a Job)
(declare-const i Job)
(assert (distinct a i))
(assert (and (and (= (state a) s.PENDING) (not g.aborting) (v.auto-finalize a) (v.auto-finalize i)) (and (or (= (state i) s.PENDING) (and (not (= (state i) s.PENDING)) (= (state i) s.CONCLUDED))) (not (= (state i) s.CONCLUDED)) (not (= (state i) s.PENDING)))))
(check-sat)
(pop 1)
; 7. not by auto-finalize (peer-fails), row 47
(push 1)
(declare-const a Job)
(declare-const k1 Job)
(assert (and (and (= (state a) s.PENDING) (not g.aborting) (v.auto-finalize a) (v.auto-finalize k1) (distinct k1 a) (= (state k1) s.PENDING)) (and (not (= (state a) s.CONCLUDED)) (not (= (state a) s.PENDING)))))
(check-sat)
(pop 1)

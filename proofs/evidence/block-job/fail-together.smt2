; digest 0336ecf6fc34818fed6480e5a480b680d3e40705f4354e3fcbc0d38c8e732c99
; block-job: fail-together, for any number of jobs.
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

; The invariant: none of these is ever so.
; never.1: while not aborting, no job is ABORTING.
(define-fun never.1 ((x0 Job)) Bool (and (not g.aborting) (= (state x0) s.ABORTING)))
; never.2: while not aborting, no job has result error.
(define-fun never.2 ((x0 Job)) Bool (and (not g.aborting) (= (v.result x0) w.result.error)))

; The claim:
; 1. it is never broken
(push 1)
(declare-const i Job)
(assert (not (never.1 i)))
(assert (not (never.2 i)))
(assert (and true (and (or (= (state i) s.ABORTING) (= (v.result i) w.result.error)) (not g.aborting))))
(check-sat)
(pop 1)

; never.1:
; 2. no group starts so
(push 1)
(declare-const j0 Job)
(assert (and (and (not g.aborting) g.monitor (= (state j0) s.UNDEFINED) (not (v.started j0)) (= (v.request j0) w.request.none) (not (v.graph-changed j0)) (= (v.result j0) w.result.none)) (and (not g.aborting) (= (state j0) s.ABORTING))))
(check-sat)
(pop 1)
; 3. start, row 3
(push 1)
(declare-const a Job)
(declare-const j0 Job)
(assert (distinct a j0))
(assert (not (never.1 a)))
(assert (not (never.1 j0)))
(assert (and (and (= (state a) s.CREATED) (= (state a) s.CREATED) (= (state j0) s.CREATED)) (and (not g.aborting) (not (= (state j0) s.CREATED)) (= (state j0) s.ABORTING))))
(check-sat)
(pop 1)
; 4. abort, row 23, taken by j0
(push 1)
(declare-const a Job)
(assert (not (never.1 a)))
(assert (and (and (or (= (state a) s.CREATED) (= (state a) s.RUNNING) (= (state a) s.READY) (= (state a) s.WAITING) (= (state a) s.PENDING)) g.aborting) (not g.aborting)))
(check-sat)
(pop 1)
; 5. converge, row 25
(push 1)
(declare-const a Job)
(declare-const j0 Job)
(assert (distinct a j0))
(assert (not (never.1 a)))
(assert (not (never.1 j0)))
(assert (and (and (= (state a) s.WAITING) (not g.aborting) (= (state a) s.WAITING) (= (state j0) s.WAITING)) (and (not g.aborting) (not (= (state j0) s.WAITING)) (= (state j0) s.ABORTING))))
(check-sat)
(pop 1)
; 6. FINALIZE (commit), row 26
(push 1)
(declare-const a Job)
(declare-const j0 Job)
(assert (distinct a j0))
(assert (not (never.1 a)))
(assert (not (never.1 j0)))
(assert (and (and (= (state a) s.PENDING) g.monitor (not g.aborting)) (and (not g.aborting) (not (= (state j0) s.PENDING)) (= (state j0) s.ABORTING))))
(check-sat)
(pop 1)
; 7. auto-finalize (commit), row 28
(push 1)
(declare-const a Job)
(declare-const j0 Job)
(assert (distinct a j0))
(assert (not (never.1 a)))
(assert (not (never.1 j0)))
(assert (and (and (= (state a) s.PENDING) (not g.aborting) (v.auto-finalize a) (v.auto-finalize j0)) (and (not g.aborting) (not (= (state j0) s.PENDING)) (= (state j0) s.ABORTING))))
(check-sat)
(pop 1)

; never.2:
; 8. no group starts so
(push 1)
(declare-const j0 Job)
(assert (and (and (not g.aborting) g.monitor (= (state j0) s.UNDEFINED) (not (v.started j0)) (= (v.request j0) w.request.none) (not (v.graph-changed j0)) (= (v.result j0) w.result.none)) (and (not g.aborting) (= (v.result j0) w.result.error))))
(check-sat)
(pop 1)
; 9. conclude, row 24, taken by j0
(push 1)
(declare-const a Job)
(assert (not (never.2 a)))
(assert (not (never.1 a)))
(assert (and (and (= (state a) s.ABORTING) (or (= (state a) s.ABORTING) (= (state a) s.CONCLUDED) (= (state a) s.NULL))) (not g.aborting)))
(check-sat)
(pop 1)
; 10. FINALIZE (commit), row 26
(push 1)
(declare-const a Job)
(declare-const j0 Job)
(assert (distinct a j0))
(assert (not (never.2 a)))
(assert (not (never.2 j0)))
(assert (not (never.1 a)))
(assert (not (never.1 j0)))
(assert (and (and (= (state a) s.PENDING) g.monitor (not g.aborting)) (and (not g.aborting) (not (= (state j0) s.PENDING)) (= (v.result j0) w.result.error))))
(check-sat)
(pop 1)
; 11. auto-finalize (commit), row 28
(push 1)
(declare-const a Job)
(declare-const j0 Job)
(assert (distinct a j0))
(assert (not (never.2 a)))
(assert (not (never.2 j0)))
(assert (not (never.1 a)))
(assert (not (never.1 j0)))
(assert (and (and (= (state a) s.PENDING) (not g.aborting) (v.auto-finalize a) (v.auto-finalize j0)) (and (not g.aborting) (not (= (state j0) s.PENDING)) (= (v.result j0) w.result.error))))
(check-sat)
(pop 1)

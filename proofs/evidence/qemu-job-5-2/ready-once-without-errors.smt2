; digest 76a5289767e4cf2992793c6604a16c71032fde21911c117a0b4d75c371d00957
; qemu-job-5-2: ready-once-without-errors, for any number of jobs.
; Each check-sat asks for a counterexample. All must be answered: unsat.
; What is known of all is used of the named ones only; unsat is a proof all the same.
; A row that changes nothing of what a clause tells cannot break it, and is left out there.
(set-logic ALL)
(declare-sort Job 0)
(declare-datatypes ((State 0)) (((s.CREATED) (s.RUNNING) (s.PAUSED) (s.READY) (s.STANDBY) (s.WAITING) (s.ABORTING))))
(declare-fun state (Job) State)
(declare-fun v.user-paused (Job) Bool)
(declare-fun v.completing (Job) Bool)
(declare-fun v.in-sync (Job) Bool)
(declare-fun v.lacks. (Job) Bool)

; The invariant: none of these is ever so.
; never.1: no job is READY, STANDBY or WAITING with not in-sync and has not had (by target-error and acts).
(define-fun never.1 ((x0 Job)) Bool (and (or (= (state x0) s.READY) (= (state x0) s.STANDBY) (= (state x0) s.WAITING)) (not (v.in-sync x0)) (v.lacks. x0)))

; The claim:
; 1. not by ready, row 10
(push 1)
(declare-const a Job)
(assert (and (= (state a) s.RUNNING) (and (v.lacks. a) (= (state a) s.READY))))
(check-sat)
(pop 1)
; 2. not by ready, row 11
(push 1)
(declare-const a Job)
(assert (not (never.1 a)))
(assert (and (and (= (state a) s.READY) (not (v.in-sync a))) (and (v.lacks. a) (= (state a) s.READY))))
(check-sat)
(pop 1)

; never.1:
; 3. no group starts so
(push 1)
(declare-const j0 Job)
(assert (and (and (= (state j0) s.CREATED) (not (v.user-paused j0)) (not (v.completing j0)) (not (v.in-sync j0))) (and (or (= (state j0) s.READY) (= (state j0) s.STANDBY) (= (state j0) s.WAITING)) (not (v.in-sync j0)) (v.lacks. j0))))
(check-sat)
(pop 1)
; 4. RESUME, row 5, taken by j0
(push 1)
(declare-const a Job)
(assert (not (never.1 a)))
(assert (and (= (state a) s.STANDBY) (and (not (v.in-sync a)) (v.lacks. a))))
(check-sat)
(pop 1)
; 5. pause-point, row 7, taken by j0
(push 1)
(declare-const a Job)
(assert (not (never.1 a)))
(assert (and (and (= (state a) s.READY) (v.user-paused a)) (and (not (v.in-sync a)) (v.lacks. a))))
(check-sat)
(pop 1)
; 6. completed, row 14, taken by j0
(push 1)
(declare-const a Job)
(assert (not (never.1 a)))
(assert (and (and (= (state a) s.READY) (v.completing a) (v.in-sync a)) (and (not (v.in-sync a)) (v.lacks. a))))
(check-sat)
(pop 1)

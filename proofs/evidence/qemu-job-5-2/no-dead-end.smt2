; digest 08ea1a0baf75b5d254390188d7ca423889e5c9189eeedb7a2fe1af1b3990517c
; qemu-job-5-2: no-dead-end, for any number of jobs.
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

; The claim:
; 1. something useful can be done
(push 1)
(declare-const i Job)
(assert (and (not (= (state i) s.WAITING)) (not (= (state i) s.ABORTING)) (not (= (state i) s.CREATED)) (not (= (state i) s.PAUSED)) (not (= (state i) s.STANDBY)) (or (not (= (state i) s.RUNNING)) (not (v.user-paused i))) (or (not (= (state i) s.READY)) (not (v.user-paused i))) (not (= (state i) s.RUNNING)) (not (= (state i) s.RUNNING)) (not (= (state i) s.READY)) (or (not (= (state i) s.READY)) (not (v.completing i)) (not (v.in-sync i)))))
(check-sat)
(pop 1)

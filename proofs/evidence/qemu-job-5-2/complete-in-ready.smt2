; digest 3424908e49f89cb64cdb0d17aec73ce7e3c68457f540def0f07dd8a63e43f4ba
; qemu-job-5-2: complete-in-ready, for any number of jobs.
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
; 1. it is never broken
(push 1)
(declare-const i Job)
(assert (and true (and (= (state i) s.READY) (not (v.user-paused i)) (or (not (= (state i) s.READY)) (v.user-paused i)))))
(check-sat)
(pop 1)

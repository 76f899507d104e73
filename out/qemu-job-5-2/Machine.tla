------------------------------ MODULE Machine ------------------------------
(* qemu-job-5-2: what the jobs of one group can do, one step at a time. *)
(* QEMU's mirror job at work, as in QEMU 3.0 to 5.2: it gets in sync more than once. *)
(* Made by edgewise from the model and its claims. Do not edit: change them and generate. *)
EXTENDS Integers

CONSTANT Jobs \* the jobs: any finite set

VARIABLES
  state,
  own_user_paused,
  own_completing,
  own_in_sync

vars ==
  <<state, own_user_paused, own_completing, own_in_sync>>

States ==
  {"CREATED", "RUNNING", "PAUSED", "READY", "STANDBY", "WAITING", "ABORTING"}

Triggers ==
  {"PAUSE", "RESUME", "COMPLETE", "start", "pause-point", "target-error", "ready", "completed",
    "fail"}

TypeOK ==
  /\ state \in [Jobs -> States]
  /\ own_user_paused \in [Jobs -> BOOLEAN]
  /\ own_completing \in [Jobs -> BOOLEAN]
  /\ own_in_sync \in [Jobs -> BOOLEAN]

Init ==
  /\ state = [job \in Jobs |-> "CREATED"]
  /\ own_user_paused = [job \in Jobs |-> FALSE]
  /\ own_completing = [job \in Jobs |-> FALSE]
  /\ own_in_sync = [job \in Jobs |-> FALSE]

(* The rows of the model, in its order. *)

\* start
Row_1(self) ==
  /\ state[self] \in {"CREATED"}
  /\ state' = [state EXCEPT ![self] = "RUNNING"]
  /\ UNCHANGED <<own_user_paused, own_completing, own_in_sync>>

\* PAUSE
Row_2(self) ==
  /\ state[self] \in {"CREATED", "RUNNING", "READY"}
  /\ ~own_user_paused[self]
  /\ own_user_paused' = [own_user_paused EXCEPT ![self] = TRUE]
  /\ UNCHANGED <<state, own_completing, own_in_sync>>

\* RESUME
Row_3(self) ==
  /\ state[self] \in {"CREATED", "RUNNING", "READY"}
  /\ own_user_paused[self]
  /\ own_user_paused' = [own_user_paused EXCEPT ![self] = FALSE]
  /\ UNCHANGED <<state, own_completing, own_in_sync>>

\* RESUME
Row_4(self) ==
  /\ state[self] \in {"PAUSED"}
  /\ state' = [state EXCEPT ![self] = "RUNNING"]
  /\ own_user_paused' = [own_user_paused EXCEPT ![self] = FALSE]
  /\ UNCHANGED <<own_completing, own_in_sync>>

\* RESUME
Row_5(self) ==
  /\ state[self] \in {"STANDBY"}
  /\ state' = [state EXCEPT ![self] = "READY"]
  /\ own_user_paused' = [own_user_paused EXCEPT ![self] = FALSE]
  /\ UNCHANGED <<own_completing, own_in_sync>>

\* pause-point
Row_6(self) ==
  /\ state[self] \in {"RUNNING"}
  /\ own_user_paused[self]
  /\ state' = [state EXCEPT ![self] = "PAUSED"]
  /\ UNCHANGED <<own_user_paused, own_completing, own_in_sync>>

\* pause-point
Row_7(self) ==
  /\ state[self] \in {"READY"}
  /\ own_user_paused[self]
  /\ state' = [state EXCEPT ![self] = "STANDBY"]
  /\ UNCHANGED <<own_user_paused, own_completing, own_in_sync>>

\* target-error (ignore)
Row_8(self) ==
  /\ state[self] \in {"RUNNING", "READY"}
  /\ own_in_sync' = [own_in_sync EXCEPT ![self] = FALSE]
  /\ UNCHANGED <<state, own_user_paused, own_completing>>

\* target-error (stop)
Row_9(self) ==
  /\ state[self] \in {"RUNNING", "READY"}
  /\ own_in_sync' = [own_in_sync EXCEPT ![self] = FALSE]
  /\ own_user_paused' = [own_user_paused EXCEPT ![self] = TRUE]
  /\ UNCHANGED <<state, own_completing>>

\* ready
Row_10(self) ==
  /\ state[self] \in {"RUNNING"}
  /\ state' = [state EXCEPT ![self] = "READY"]
  /\ own_in_sync' = [own_in_sync EXCEPT ![self] = TRUE]
  /\ UNCHANGED <<own_user_paused, own_completing>>

\* ready
Row_11(self) ==
  /\ state[self] \in {"READY"}
  /\ ~own_in_sync[self]
  /\ state' = [state EXCEPT ![self] = "READY"]
  /\ own_in_sync' = [own_in_sync EXCEPT ![self] = TRUE]
  /\ UNCHANGED <<own_user_paused, own_completing>>

\* fail
Row_12(self) ==
  /\ state[self] \in {"RUNNING", "READY"}
  /\ state' = [state EXCEPT ![self] = "ABORTING"]
  /\ UNCHANGED <<own_user_paused, own_completing, own_in_sync>>

\* COMPLETE
Row_13(self) ==
  /\ state[self] \in {"READY"}
  /\ ~own_user_paused[self]
  /\ own_completing' = [own_completing EXCEPT ![self] = TRUE]
  /\ UNCHANGED <<state, own_user_paused, own_in_sync>>

\* completed
Row_14(self) ==
  /\ state[self] \in {"READY"}
  /\ own_completing[self]
  /\ own_in_sync[self]
  /\ state' = [state EXCEPT ![self] = "WAITING"]
  /\ UNCHANGED <<own_user_paused, own_completing, own_in_sync>>

(* A step that a job takes by a verb or event, and one that nobody in particular takes. *)
Taken(trigger, self) ==
  \/ trigger = "PAUSE" /\ (Row_2(self))
  \/ trigger = "RESUME" /\ (Row_3(self) \/ Row_4(self) \/ Row_5(self))
  \/ trigger = "COMPLETE" /\ (Row_13(self))
  \/ trigger = "start" /\ (Row_1(self))
  \/ trigger = "pause-point" /\ (Row_6(self) \/ Row_7(self))
  \/ trigger = "target-error" /\ (Row_8(self) \/ Row_9(self))
  \/ trigger = "ready" /\ (Row_10(self) \/ Row_11(self))
  \/ trigger = "completed" /\ (Row_14(self))
  \/ trigger = "fail" /\ (Row_12(self))

TakenByNobody(trigger) ==
  FALSE

Next ==
  \/ \E trigger \in Triggers, self \in Jobs : Taken(trigger, self)
  \/ \E trigger \in Triggers : TakenByNobody(trigger)

Spec == Init /\ [][Next]_vars

(* The claims. To TLA+ a step that changes nothing is none, so a claim about steps is not about it. *)

\* ready-once: job_transition_to_ready() never finds a job READY already. To be refuted.
Claim_ready_once_of(trigger, actors) ==
  \A self \in Jobs : (trigger = "ready" /\ self \in actors) => (state[self] = "RUNNING")
Claim_ready_once ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_ready_once_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_ready_once_of(trigger, {})]_vars

\* complete-in-standby: COMPLETE is accepted in STANDBY, as it is in READY. To be refuted.
Claim_complete_in_standby ==
  \A self \in Jobs : state[self] = "STANDBY" => (state[self] = "READY" /\ ~own_user_paused[self])

\* complete-in-ready: COMPLETE is accepted in READY, unless a pause is asked for.
Claim_complete_in_ready ==
  \A self \in Jobs : (state[self] = "READY" /\ ~own_user_paused[self]) =>
    (state[self] = "READY" /\ ~own_user_paused[self])

(* the model: 7 states, 3 verbs, 6 events, 10 edges, 14 rows *)
(* shown here: 7 states, 3 verbs, 6 events, 10 edges, 14 rows *)
(* digest 8bf719af0eb5c9c3; not shown: notes *)
(* claims of kind always, never and step: 3 of 5; not said here, for they are of others: 2 *)
=============================================================================

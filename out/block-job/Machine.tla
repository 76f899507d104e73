------------------------------ MODULE Machine ------------------------------
(* block-job: what the jobs of one group can do, one step at a time. *)
(* The block job of the 2018 proposal, as merged in QEMU 2.12. *)
(* Made by edgewise from the model and its claims. Do not edit: change them and generate. *)
EXTENDS Integers

CONSTANT Jobs \* the jobs: any finite set

VARIABLES
  state,
  own_auto_finalize,
  own_auto_dismiss,
  own_started,
  own_request,
  own_graph_changed,
  own_result,
  shared_aborting,
  shared_monitor

vars ==
  <<state, own_auto_finalize, own_auto_dismiss, own_started, own_request, own_graph_changed,
    own_result, shared_aborting, shared_monitor>>

States ==
  {"UNDEFINED", "CREATED", "RUNNING", "PAUSED", "READY", "STANDBY", "WAITING", "PENDING",
    "ABORTING", "CONCLUDED", "NULL"}

Triggers ==
  {"CANCEL", "PAUSE", "RESUME", "SET-SPEED", "COMPLETE", "FINALIZE", "DISMISS", "create",
    "fail-early", "start", "pause-point", "ready", "done", "fail", "wake", "abort", "converge",
    "auto-finalize", "conclude", "auto-dismiss", "monitor-detaches", "monitor-attaches"}

TypeOK ==
  /\ state \in [Jobs -> States]
  /\ own_auto_finalize \in [Jobs -> BOOLEAN]
  /\ own_auto_dismiss \in [Jobs -> BOOLEAN]
  /\ own_started \in [Jobs -> BOOLEAN]
  /\ own_request \in [Jobs -> {"none", "pause", "soft-cancel"}]
  /\ own_graph_changed \in [Jobs -> BOOLEAN]
  /\ own_result \in [Jobs -> {"none", "success", "error"}]
  /\ shared_aborting \in BOOLEAN
  /\ shared_monitor \in BOOLEAN

Init ==
  /\ state = [job \in Jobs |-> "UNDEFINED"]
  /\ own_auto_finalize \in [Jobs -> BOOLEAN]
  /\ own_auto_dismiss \in [Jobs -> BOOLEAN]
  /\ own_started = [job \in Jobs |-> FALSE]
  /\ own_request = [job \in Jobs |-> "none"]
  /\ own_graph_changed = [job \in Jobs |-> FALSE]
  /\ own_result = [job \in Jobs |-> "none"]
  /\ shared_aborting = FALSE
  /\ shared_monitor = TRUE

(* The rows of the model, in its order. *)

\* create
Row_1(self) ==
  /\ state[self] \in {"UNDEFINED"}
  /\ state' = [state EXCEPT ![self] = "CREATED"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_started, own_request, own_graph_changed,
       own_result, shared_aborting, shared_monitor>>

\* fail-early
Row_2(self) ==
  /\ state[self] \in {"CREATED"}
  /\ state' = [state EXCEPT ![self] = "NULL"]
  /\ own_request' = [own_request EXCEPT ![self] = "none"]
  /\ shared_aborting' = TRUE
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_started, own_graph_changed, own_result,
       shared_monitor>>

\* start
Row_3(self) ==
  /\ state[self] \in {"CREATED"}
  /\ (\A job1 \in Jobs : state[job1] = "CREATED")
  /\ state' = [job \in Jobs |-> IF state[job] \in {"CREATED"} THEN "RUNNING" ELSE state[job]]
  /\ own_started' = [job \in Jobs |-> IF state[job] \in {"CREATED"} THEN TRUE ELSE own_started[job]]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_request, own_graph_changed, own_result,
       shared_aborting, shared_monitor>>

\* ready
Row_4(self) ==
  /\ state[self] \in {"RUNNING"}
  /\ own_request[self] = "none"
  /\ state' = [state EXCEPT ![self] = "READY"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_started, own_request, own_graph_changed,
       own_result, shared_aborting, shared_monitor>>

\* done
Row_5(self) ==
  /\ state[self] \in {"RUNNING"}
  /\ own_request[self] = "none"
  /\ state' = [state EXCEPT ![self] = "WAITING"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_started, own_request, own_graph_changed,
       own_result, shared_aborting, shared_monitor>>

\* COMPLETE
Row_6(self) ==
  /\ state[self] \in {"READY"}
  /\ shared_monitor
  /\ state' = [state EXCEPT ![self] = "WAITING"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_started, own_request, own_graph_changed,
       own_result, shared_aborting, shared_monitor>>

\* SET-SPEED
Row_7(self) ==
  /\ state[self] \in {"CREATED", "RUNNING", "PAUSED", "READY", "STANDBY"}
  /\ shared_monitor
  /\ UNCHANGED <<state, own_auto_finalize, own_auto_dismiss, own_started, own_request,
       own_graph_changed, own_result, shared_aborting, shared_monitor>>

\* PAUSE
Row_8(self) ==
  /\ state[self] \in {"CREATED"}
  /\ shared_monitor
  /\ own_request' = [own_request EXCEPT ![self] = "pause"]
  /\ UNCHANGED <<state, own_auto_finalize, own_auto_dismiss, own_started, own_graph_changed,
       own_result, shared_aborting, shared_monitor>>

\* PAUSE
Row_9(self) ==
  /\ state[self] \in {"RUNNING"}
  /\ shared_monitor
  /\ ~shared_aborting
  /\ state' = [state EXCEPT ![self] = "PAUSED"]
  /\ own_request' = [own_request EXCEPT ![self] = "none"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_started, own_graph_changed, own_result,
       shared_aborting, shared_monitor>>

\* PAUSE
Row_10(self) ==
  /\ state[self] \in {"READY"}
  /\ shared_monitor
  /\ ~shared_aborting
  /\ state' = [state EXCEPT ![self] = "STANDBY"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_started, own_request, own_graph_changed,
       own_result, shared_aborting, shared_monitor>>

\* PAUSE
Row_11(self) ==
  /\ state[self] \in {"RUNNING", "READY"}
  /\ shared_monitor
  /\ shared_aborting
  /\ UNCHANGED <<state, own_auto_finalize, own_auto_dismiss, own_started, own_request,
       own_graph_changed, own_result, shared_aborting, shared_monitor>>

\* PAUSE
Row_12(self) ==
  /\ state[self] \in {"PAUSED", "STANDBY"}
  /\ shared_monitor
  /\ UNCHANGED <<state, own_auto_finalize, own_auto_dismiss, own_started, own_request,
       own_graph_changed, own_result, shared_aborting, shared_monitor>>

\* pause-point
Row_13(self) ==
  /\ state[self] \in {"RUNNING"}
  /\ own_request[self] = "pause"
  /\ ~shared_aborting
  /\ state' = [state EXCEPT ![self] = "PAUSED"]
  /\ own_request' = [own_request EXCEPT ![self] = "none"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_started, own_graph_changed, own_result,
       shared_aborting, shared_monitor>>

\* RESUME
Row_14(self) ==
  /\ state[self] \in {"CREATED", "RUNNING", "READY"}
  /\ shared_monitor
  /\ own_request' = [own_request EXCEPT ![self] = "none"]
  /\ UNCHANGED <<state, own_auto_finalize, own_auto_dismiss, own_started, own_graph_changed,
       own_result, shared_aborting, shared_monitor>>

\* RESUME
Row_15(self) ==
  /\ state[self] \in {"PAUSED"}
  /\ shared_monitor
  /\ state' = [state EXCEPT ![self] = "RUNNING"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_started, own_request, own_graph_changed,
       own_result, shared_aborting, shared_monitor>>

\* RESUME
Row_16(self) ==
  /\ state[self] \in {"STANDBY"}
  /\ shared_monitor
  /\ state' = [state EXCEPT ![self] = "READY"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_started, own_request, own_graph_changed,
       own_result, shared_aborting, shared_monitor>>

\* fail
Row_17(self) ==
  /\ state[self] \in {"RUNNING", "READY"}
  /\ state' = [state EXCEPT ![self] = "ABORTING"]
  /\ own_request' = [own_request EXCEPT ![self] = "none"]
  /\ shared_aborting' = TRUE
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_started, own_graph_changed, own_result,
       shared_monitor>>

\* CANCEL
Row_18(self) ==
  /\ state[self] \in {"CREATED", "RUNNING", "WAITING", "PENDING"}
  /\ shared_monitor
  /\ state' = [state EXCEPT ![self] = "ABORTING"]
  /\ own_request' = [own_request EXCEPT ![self] = "none"]
  /\ shared_aborting' = TRUE
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_started, own_graph_changed, own_result,
       shared_monitor>>

\* CANCEL
Row_19(self) ==
  /\ state[self] \in {"PAUSED", "STANDBY"}
  /\ shared_monitor
  /\ shared_aborting' = TRUE
  /\ UNCHANGED <<state, own_auto_finalize, own_auto_dismiss, own_started, own_request,
       own_graph_changed, own_result, shared_monitor>>

\* CANCEL
Row_20(self) ==
  /\ state[self] \in {"READY"}
  /\ shared_monitor
  /\ state' = [state EXCEPT ![self] = "WAITING"]
  /\ own_request' = [own_request EXCEPT ![self] = "soft-cancel"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_started, own_graph_changed, own_result,
       shared_aborting, shared_monitor>>

\* wake
Row_21(self) ==
  /\ state[self] \in {"PAUSED"}
  /\ shared_aborting
  /\ state' = [state EXCEPT ![self] = "RUNNING"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_started, own_request, own_graph_changed,
       own_result, shared_aborting, shared_monitor>>

\* wake
Row_22(self) ==
  /\ state[self] \in {"STANDBY"}
  /\ shared_aborting
  /\ state' = [state EXCEPT ![self] = "READY"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_started, own_request, own_graph_changed,
       own_result, shared_aborting, shared_monitor>>

\* abort
Row_23(self) ==
  /\ state[self] \in {"CREATED", "RUNNING", "READY", "WAITING", "PENDING"}
  /\ shared_aborting
  /\ state' = [state EXCEPT ![self] = "ABORTING"]
  /\ own_request' = [own_request EXCEPT ![self] = "none"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_started, own_graph_changed, own_result,
       shared_aborting, shared_monitor>>

\* conclude
Row_24(self) ==
  /\ state[self] \in {"ABORTING"}
  /\ (\A job1 \in Jobs : state[job1] = "ABORTING" \/ state[job1] = "CONCLUDED" \/
       state[job1] = "NULL")
  /\ state' = [state EXCEPT ![self] = "CONCLUDED"]
  /\ own_result' = [own_result EXCEPT ![self] = "error"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_started, own_request, own_graph_changed,
       shared_aborting, shared_monitor>>

\* converge
Row_25(self) ==
  /\ state[self] \in {"WAITING"}
  /\ ~shared_aborting
  /\ (\A job1 \in Jobs : state[job1] = "WAITING")
  /\ state' = [job \in Jobs |-> IF state[job] \in {"WAITING"} THEN "PENDING" ELSE state[job]]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_started, own_request, own_graph_changed,
       own_result, shared_aborting, shared_monitor>>

\* FINALIZE (commit)
Row_26(self) ==
  /\ state[self] \in {"PENDING"}
  /\ shared_monitor
  /\ ~shared_aborting
  /\ state' = [job \in Jobs |-> IF state[job] \in {"PENDING"} THEN "CONCLUDED" ELSE state[job]]
  /\ own_graph_changed' = [job \in Jobs |-> IF state[job] \in {"PENDING"} THEN (own_request[job] # "soft-cancel") ELSE own_graph_changed[job]]
  /\ own_result' = [job \in Jobs |-> IF state[job] \in {"PENDING"} THEN "success" ELSE own_result[job]]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_started, own_request, shared_aborting,
       shared_monitor>>

\* FINALIZE (abort)
Row_27(self) ==
  /\ state[self] \in {"PENDING"}
  /\ shared_monitor
  /\ state' = [job \in Jobs |-> IF state[job] \in {"PENDING"} THEN "ABORTING" ELSE state[job]]
  /\ own_request' = [job \in Jobs |-> IF state[job] \in {"PENDING"} THEN "none" ELSE own_request[job]]
  /\ shared_aborting' = TRUE
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_started, own_graph_changed, own_result,
       shared_monitor>>

\* auto-finalize (commit)
Row_28(self) ==
  /\ state[self] \in {"PENDING"}
  /\ ~shared_aborting
  /\ (\A job1 \in Jobs : own_auto_finalize[job1])
  /\ state' = [job \in Jobs |-> IF state[job] \in {"PENDING"} THEN "CONCLUDED" ELSE state[job]]
  /\ own_graph_changed' = [job \in Jobs |-> IF state[job] \in {"PENDING"} THEN (own_request[job] # "soft-cancel") ELSE own_graph_changed[job]]
  /\ own_result' = [job \in Jobs |-> IF state[job] \in {"PENDING"} THEN "success" ELSE own_result[job]]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_started, own_request, shared_aborting,
       shared_monitor>>

\* auto-finalize (abort)
Row_29(self) ==
  /\ state[self] \in {"PENDING"}
  /\ (\A job1 \in Jobs : own_auto_finalize[job1])
  /\ state' = [job \in Jobs |-> IF state[job] \in {"PENDING"} THEN "ABORTING" ELSE state[job]]
  /\ own_request' = [job \in Jobs |-> IF state[job] \in {"PENDING"} THEN "none" ELSE own_request[job]]
  /\ shared_aborting' = TRUE
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_started, own_graph_changed, own_result,
       shared_monitor>>

\* DISMISS
Row_30(self) ==
  /\ state[self] \in {"CONCLUDED"}
  /\ shared_monitor
  /\ state' = [state EXCEPT ![self] = "NULL"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_started, own_request, own_graph_changed,
       own_result, shared_aborting, shared_monitor>>

\* auto-dismiss
Row_31(self) ==
  /\ state[self] \in {"CONCLUDED"}
  /\ own_auto_dismiss[self] \/ ~own_started[self]
  /\ state' = [state EXCEPT ![self] = "NULL"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_started, own_request, own_graph_changed,
       own_result, shared_aborting, shared_monitor>>

\* monitor-detaches
Row_32 ==
  /\ shared_monitor
  /\ shared_monitor' = FALSE
  /\ UNCHANGED <<state, own_auto_finalize, own_auto_dismiss, own_started, own_request,
       own_graph_changed, own_result, shared_aborting>>

\* monitor-attaches
Row_33 ==
  /\ ~shared_monitor
  /\ shared_monitor' = TRUE
  /\ UNCHANGED <<state, own_auto_finalize, own_auto_dismiss, own_started, own_request,
       own_graph_changed, own_result, shared_aborting>>

(* A step that a job takes by a verb or event, and one that nobody in particular takes. *)
Taken(trigger, self) ==
  \/ trigger = "CANCEL" /\ (Row_18(self) \/ Row_19(self) \/ Row_20(self))
  \/ trigger = "PAUSE" /\ (Row_8(self) \/ Row_9(self) \/ Row_10(self) \/ Row_11(self) \/ Row_12(self))
  \/ trigger = "RESUME" /\ (Row_14(self) \/ Row_15(self) \/ Row_16(self))
  \/ trigger = "SET-SPEED" /\ (Row_7(self))
  \/ trigger = "COMPLETE" /\ (Row_6(self))
  \/ trigger = "FINALIZE" /\ (Row_26(self) \/ Row_27(self))
  \/ trigger = "DISMISS" /\ (Row_30(self))
  \/ trigger = "create" /\ (Row_1(self))
  \/ trigger = "fail-early" /\ (Row_2(self))
  \/ trigger = "start" /\ (Row_3(self))
  \/ trigger = "pause-point" /\ (Row_13(self))
  \/ trigger = "ready" /\ (Row_4(self))
  \/ trigger = "done" /\ (Row_5(self))
  \/ trigger = "fail" /\ (Row_17(self))
  \/ trigger = "wake" /\ (Row_21(self) \/ Row_22(self))
  \/ trigger = "abort" /\ (Row_23(self))
  \/ trigger = "converge" /\ (Row_25(self))
  \/ trigger = "auto-finalize" /\ (Row_28(self) \/ Row_29(self))
  \/ trigger = "conclude" /\ (Row_24(self))
  \/ trigger = "auto-dismiss" /\ (Row_31(self))

TakenByNobody(trigger) ==
  \/ trigger = "monitor-detaches" /\ (Row_32)
  \/ trigger = "monitor-attaches" /\ (Row_33)

Next ==
  \/ \E trigger \in Triggers, self \in Jobs : Taken(trigger, self)
  \/ \E trigger \in Triggers : TakenByNobody(trigger)

Spec == Init /\ [][Next]_vars

(* The claims. To TLA+ a step that changes nothing is none, so a claim about steps is not about it. *)

\* null-via-dismiss: Every job reaches NULL only via DISMISS. To be refuted.
Claim_null_via_dismiss_of(trigger, actors) ==
  \A self \in Jobs : (state'[self] = "NULL" /\ state[self] # "NULL") => trigger = "DISMISS"
Claim_null_via_dismiss ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_null_via_dismiss_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_null_via_dismiss_of(trigger, {})]_vars

\* started-null-via-dismiss: Every job that was started reaches NULL only via DISMISS.
Claim_started_null_via_dismiss_of(trigger, actors) ==
  \A self \in Jobs : ~own_auto_dismiss'[self] => (((state'[self] = "NULL" /\
    state[self] # "NULL") /\ own_started'[self]) => trigger = "DISMISS")
Claim_started_null_via_dismiss ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_started_null_via_dismiss_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_started_null_via_dismiss_of(trigger, {})]_vars

\* return-code-kept: A concluded job keeps its return code, monitor or no monitor.
Claim_return_code_kept_of(trigger, actors) ==
  \A self \in Jobs : (state[self] = "CONCLUDED") => (~(own_result'[self] # own_result[self]) /\
    (state'[self] = "CONCLUDED" \/ state'[self] = "NULL"))
Claim_return_code_kept ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_return_code_kept_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_return_code_kept_of(trigger, {})]_vars

\* return-code-available: A job has a return code as soon as it is CONCLUDED, and not before.
Claim_return_code_available ==
  \A self \in Jobs : (state[self] = "CONCLUDED" => own_result[self] # "none") /\
    (own_result[self] # "none" => (state[self] = "CONCLUDED" \/ state[self] = "NULL"))

\* graph-changes-by-itself: The block graph changes only at a client's FINALIZE. To be
\* refuted.
Claim_graph_changes_by_itself_of(trigger, actors) ==
  \A self \in Jobs : own_auto_finalize'[self] =>
    (own_graph_changed'[self] # own_graph_changed[self] => trigger = "FINALIZE")
Claim_graph_changes_by_itself ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_graph_changes_by_itself_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_graph_changes_by_itself_of(trigger, {})]_vars

\* graph-needs-finalize: The block graph changes only at a client's FINALIZE.
Claim_graph_needs_finalize_of(trigger, actors) ==
  \A self \in Jobs : ~own_auto_finalize'[self] =>
    (own_graph_changed'[self] # own_graph_changed[self] => trigger = "FINALIZE")
Claim_graph_needs_finalize ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_graph_needs_finalize_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_graph_needs_finalize_of(trigger, {})]_vars

\* graph-needs-monitor: The block graph does not change while no monitor is attached.
Claim_graph_needs_monitor_of(trigger, actors) ==
  \A self \in Jobs : ~own_auto_finalize'[self] =>
    (own_graph_changed'[self] # own_graph_changed[self] => shared_monitor')
Claim_graph_needs_monitor ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_graph_needs_monitor_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_graph_needs_monitor_of(trigger, {})]_vars

\* graph-changes-once: What a job has changed in the block graph stays changed.
Claim_graph_changes_once_of(trigger, actors) ==
  \A self \in Jobs : own_graph_changed[self] => own_graph_changed'[self]
Claim_graph_changes_once ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_graph_changes_once_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_graph_changes_once_of(trigger, {})]_vars

\* no-pending-while-working: No job is PENDING while a peer still works.
Claim_no_pending_while_working ==
  \A self \in Jobs : state[self] = "PENDING" =>
    ~(\E job1 \in Jobs \ {self} : state[job1] = "UNDEFINED" \/ state[job1] = "CREATED" \/
    state[job1] = "RUNNING" \/ state[job1] = "PAUSED" \/ state[job1] = "READY" \/
    state[job1] = "STANDBY" \/ state[job1] = "WAITING")

\* all-or-none: Either all jobs of a transaction change the graph or none does. To be
\* refuted.
Claim_all_or_none ==
  \A self \in Jobs : own_graph_changed[self] =>
    (\A job1 \in Jobs \ {self} : own_graph_changed[job1])

\* all-or-none-but-cancelled: Either all jobs of a transaction change the graph or none does;
\* only a job cancelled when READY stays out.
Claim_all_or_none_but_cancelled ==
  \A self \in Jobs : own_graph_changed[self] =>
    (\A job1 \in Jobs \ {self} : own_graph_changed[job1] \/ own_request[job1] = "soft-cancel")

\* succeed-together: If one job of a transaction succeeds, all do.
Claim_succeed_together ==
  \A self \in Jobs : own_result[self] = "success" =>
    (\A job1 \in Jobs \ {self} : own_result[job1] = "success")

\* fail-together: If one job aborts, or has failed, its transaction aborts.
Claim_fail_together ==
  \A self \in Jobs : (state[self] = "ABORTING" \/ own_result[self] = "error") => shared_aborting

\* abort-together: When the transaction aborts, each job that is not paused can abort at
\* once.
Claim_abort_together ==
  \A self \in Jobs : (shared_aborting /\ (state[self] = "CREATED" \/ state[self] = "RUNNING" \/
    state[self] = "READY" \/ state[self] = "WAITING" \/ state[self] = "PENDING")) =>
    ((state[self] = "CREATED" \/ state[self] = "RUNNING" \/ state[self] = "READY" \/
    state[self] = "WAITING" \/ state[self] = "PENDING") /\ shared_aborting)

\* wake-to-abort: When the transaction aborts, each paused job can wake up at once.
Claim_wake_to_abort ==
  \A self \in Jobs : (shared_aborting /\ (state[self] = "PAUSED" \/ state[self] = "STANDBY")) =>
    ((state[self] = "PAUSED" /\ shared_aborting) \/ (state[self] = "STANDBY" /\ shared_aborting))

\* concluded-last: No job is CONCLUDED while a peer has yet to stop.
Claim_concluded_last ==
  \A self \in Jobs : state[self] = "CONCLUDED" =>
    (\A job1 \in Jobs \ {self} : state[job1] = "ABORTING" \/ state[job1] = "CONCLUDED" \/
    state[job1] = "NULL")

\* start-together: All jobs of a transaction start in one step.
Claim_start_together_of(trigger, actors) ==
  \A self \in Jobs : trigger = "start" => ((state[self] = "CREATED") /\ state'[self] = "RUNNING")
Claim_start_together ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_start_together_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_start_together_of(trigger, {})]_vars

\* pending-together: All jobs of a transaction go to PENDING in one step.
Claim_pending_together_of(trigger, actors) ==
  \A self \in Jobs : trigger = "converge" => ((state[self] = "WAITING") /\
    state'[self] = "PENDING")
Claim_pending_together ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_pending_together_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_pending_together_of(trigger, {})]_vars

\* finalize-together: One FINALIZE, or auto-finalize, is for all jobs that are PENDING, and
\* with one outcome.
Claim_finalize_together_of(trigger, actors) ==
  \A self \in Jobs : ((trigger = "FINALIZE" \/ trigger = "auto-finalize") /\
    (state[self] = "PENDING")) => ((state'[self] = "CONCLUDED" /\ ~shared_aborting') \/
    (state'[self] = "ABORTING" /\ shared_aborting'))
Claim_finalize_together ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_finalize_together_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_finalize_together_of(trigger, {})]_vars

\* auto-finalize-of-all: A transaction finalizes by itself only if all its jobs may.
Claim_auto_finalize_of_all_of(trigger, actors) ==
  \A self \in Jobs : trigger = "auto-finalize" => own_auto_finalize'[self]
Claim_auto_finalize_of_all ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_auto_finalize_of_all_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_auto_finalize_of_all_of(trigger, {})]_vars

\* abort-ends-requests: A job that aborts has no open request.
Claim_abort_ends_requests ==
  \A self \in Jobs : (shared_aborting /\ (state[self] = "ABORTING" \/
    state[self] = "CONCLUDED" \/ state[self] = "NULL")) => own_request[self] = "none"

\* soft-cancel: A job cancelled when READY ends without error and without changing the graph,
\* unless its transaction aborts.
Claim_soft_cancel ==
  \A self \in Jobs : own_request[self] = "soft-cancel" => (own_result[self] # "error" /\
    ~own_graph_changed[self])

\* cancel-accepted: CANCEL is accepted from CREATED to PENDING.
Claim_cancel_accepted ==
  \A self \in Jobs : (((state[self] = "CREATED" \/ state[self] = "RUNNING" \/
    state[self] = "WAITING" \/ state[self] = "PENDING") /\ shared_monitor) \/
    ((state[self] = "PAUSED" \/ state[self] = "STANDBY") /\ shared_monitor) \/
    (state[self] = "READY" /\ shared_monitor)) = (shared_monitor /\ (state[self] = "CREATED" \/
    state[self] = "RUNNING" \/ state[self] = "PAUSED" \/ state[self] = "READY" \/
    state[self] = "STANDBY" \/ state[self] = "WAITING" \/ state[self] = "PENDING"))

\* cancel-moves: CANCEL takes a READY job to WAITING and leaves a paused one to wake up; any
\* other it takes to ABORTING.
Claim_cancel_moves_of(trigger, actors) ==
  \A self \in Jobs : (trigger = "CANCEL" /\ self \in actors) => (((state[self] = "READY") =>
    (state'[self] = "WAITING" /\ own_request'[self] = "soft-cancel")) /\
    (~(state[self] = "READY") => shared_aborting') /\ ((state[self] = "PAUSED") =>
    state'[self] = "PAUSED") /\ ((state[self] = "STANDBY") => state'[self] = "STANDBY") /\
    (~(state[self] = "READY" \/ state[self] = "PAUSED" \/ state[self] = "STANDBY") =>
    state'[self] = "ABORTING"))
Claim_cancel_moves ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_cancel_moves_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_cancel_moves_of(trigger, {})]_vars

\* pause-accepted: PAUSE is accepted from CREATED to STANDBY.
Claim_pause_accepted ==
  \A self \in Jobs : ((state[self] = "CREATED" /\ shared_monitor) \/ (state[self] = "RUNNING" /\
    shared_monitor /\ ~shared_aborting) \/ (state[self] = "READY" /\ shared_monitor /\
    ~shared_aborting) \/ ((state[self] = "RUNNING" \/ state[self] = "READY") /\ shared_monitor /\
    shared_aborting) \/ ((state[self] = "PAUSED" \/ state[self] = "STANDBY") /\
    shared_monitor)) = (shared_monitor /\ (state[self] = "CREATED" \/ state[self] = "RUNNING" \/
    state[self] = "PAUSED" \/ state[self] = "READY" \/ state[self] = "STANDBY"))

\* pause-moves: PAUSE takes RUNNING to PAUSED and READY to STANDBY, unless the transaction
\* aborts; a CREATED job pauses when it starts.
Claim_pause_moves_of(trigger, actors) ==
  \A self \in Jobs : (trigger = "PAUSE" /\ self \in actors) => (((state[self] = "CREATED") =>
    (state'[self] = "CREATED" /\ own_request'[self] = "pause")) /\ ((state[self] = "RUNNING") =>
    ((state'[self] = "PAUSED" /\ ~shared_aborting') \/ (state'[self] = "RUNNING" /\
    shared_aborting'))) /\ ((state[self] = "READY") => ((state'[self] = "STANDBY" /\
    ~shared_aborting') \/ (state'[self] = "READY" /\ shared_aborting'))) /\
    ((state[self] = "PAUSED") => state'[self] = "PAUSED") /\ ((state[self] = "STANDBY") =>
    state'[self] = "STANDBY"))
Claim_pause_moves ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_pause_moves_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_pause_moves_of(trigger, {})]_vars

\* pause-before-work: A job that was asked to pause before it started neither gets READY nor
\* is done before it has paused or was resumed.
Claim_pause_before_work ==
  \A self \in Jobs : (state[self] = "RUNNING" /\ own_request[self] = "pause") =>
    (~(state[self] = "RUNNING" /\ own_request[self] = "none") /\ ~(state[self] = "RUNNING" /\
    own_request[self] = "none") /\ ((state[self] = "RUNNING" /\ own_request[self] = "pause" /\
    ~shared_aborting) \/ shared_aborting))

\* resume-accepted: RESUME is accepted from CREATED to STANDBY.
Claim_resume_accepted ==
  \A self \in Jobs : (((state[self] = "CREATED" \/ state[self] = "RUNNING" \/
    state[self] = "READY") /\ shared_monitor) \/ (state[self] = "PAUSED" /\ shared_monitor) \/
    (state[self] = "STANDBY" /\ shared_monitor)) = (shared_monitor /\ (state[self] = "CREATED" \/
    state[self] = "RUNNING" \/ state[self] = "PAUSED" \/ state[self] = "READY" \/
    state[self] = "STANDBY"))

\* resume-moves: RESUME takes PAUSED to RUNNING and STANDBY to READY; elsewhere it lifts the
\* request to pause.
Claim_resume_moves_of(trigger, actors) ==
  \A self \in Jobs : (trigger = "RESUME" /\ self \in actors) => (((state[self] = "PAUSED") =>
    state'[self] = "RUNNING") /\ ((state[self] = "STANDBY") => state'[self] = "READY") /\
    ((state[self] = "CREATED") => state'[self] = "CREATED") /\ ((state[self] = "RUNNING") =>
    state'[self] = "RUNNING") /\ ((state[self] = "READY") => state'[self] = "READY") /\
    own_request'[self] = "none")
Claim_resume_moves ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_resume_moves_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_resume_moves_of(trigger, {})]_vars

\* set-speed-accepted: SET-SPEED is accepted from CREATED to STANDBY.
Claim_set_speed_accepted ==
  \A self \in Jobs : ((state[self] = "CREATED" \/ state[self] = "RUNNING" \/
    state[self] = "PAUSED" \/ state[self] = "READY" \/ state[self] = "STANDBY") /\
    shared_monitor) = (shared_monitor /\ (state[self] = "CREATED" \/ state[self] = "RUNNING" \/
    state[self] = "PAUSED" \/ state[self] = "READY" \/ state[self] = "STANDBY"))

\* set-speed-moves: SET-SPEED leaves every job where it is.
Claim_set_speed_moves_of(trigger, actors) ==
  \A self \in Jobs : trigger = "SET-SPEED" => (~(own_request'[self] # own_request[self]) /\
    ~(own_result'[self] # own_result[self]) /\
    ~(own_graph_changed'[self] # own_graph_changed[self]) /\ ~((state'[self] = "CREATED" /\
    state[self] # "CREATED") \/ (state'[self] = "RUNNING" /\ state[self] # "RUNNING") \/
    (state'[self] = "PAUSED" /\ state[self] # "PAUSED") \/ (state'[self] = "READY" /\
    state[self] # "READY") \/ (state'[self] = "STANDBY" /\ state[self] # "STANDBY") \/
    (state'[self] = "WAITING" /\ state[self] # "WAITING") \/ (state'[self] = "PENDING" /\
    state[self] # "PENDING") \/ (state'[self] = "ABORTING" /\ state[self] # "ABORTING") \/
    (state'[self] = "CONCLUDED" /\ state[self] # "CONCLUDED") \/ (state'[self] = "NULL" /\
    state[self] # "NULL")))
Claim_set_speed_moves ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_set_speed_moves_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_set_speed_moves_of(trigger, {})]_vars

\* complete-accepted: COMPLETE is accepted in READY only.
Claim_complete_accepted ==
  \A self \in Jobs : (state[self] = "READY" /\ shared_monitor) = (shared_monitor /\
    state[self] = "READY")

\* complete-moves: COMPLETE takes READY to WAITING.
Claim_complete_moves_of(trigger, actors) ==
  \A self \in Jobs : (trigger = "COMPLETE" /\ self \in actors) => (state'[self] = "WAITING" /\
    own_request'[self] = "none")
Claim_complete_moves ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_complete_moves_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_complete_moves_of(trigger, {})]_vars

\* finalize-accepted: FINALIZE is accepted in PENDING only.
Claim_finalize_accepted ==
  \A self \in Jobs : ((state[self] = "PENDING" /\ shared_monitor /\ ~shared_aborting) \/
    (state[self] = "PENDING" /\ shared_monitor)) = (shared_monitor /\ state[self] = "PENDING")

\* finalize-moves: FINALIZE takes PENDING to CONCLUDED, with success, or to ABORTING; always
\* to ABORTING when the transaction aborts.
Claim_finalize_moves_of(trigger, actors) ==
  \A self \in Jobs : (trigger = "FINALIZE" /\ self \in actors) => ((state'[self] = "CONCLUDED" /\
    own_result'[self] = "success" /\ ~shared_aborting') \/ (state'[self] = "ABORTING" /\
    shared_aborting'))
Claim_finalize_moves ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_finalize_moves_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_finalize_moves_of(trigger, {})]_vars

\* finalize-commits: FINALIZE changes the graph for every job that was not cancelled when
\* READY.
Claim_finalize_commits_of(trigger, actors) ==
  \A self \in Jobs : ((state'[self] = "CONCLUDED" /\ state[self] # "CONCLUDED") /\
    (state[self] = "PENDING")) => own_graph_changed'[self] = (own_request'[self] # "soft-cancel")
Claim_finalize_commits ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_finalize_commits_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_finalize_commits_of(trigger, {})]_vars

\* dismiss-accepted: DISMISS is accepted in CONCLUDED only.
Claim_dismiss_accepted ==
  \A self \in Jobs : (state[self] = "CONCLUDED" /\ shared_monitor) = (shared_monitor /\
    state[self] = "CONCLUDED")

\* dismiss-moves: DISMISS takes CONCLUDED to NULL.
Claim_dismiss_moves_of(trigger, actors) ==
  \A self \in Jobs : (trigger = "DISMISS" /\ self \in actors) => state'[self] = "NULL"
Claim_dismiss_moves ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_dismiss_moves_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_dismiss_moves_of(trigger, {})]_vars

\* refused-changes-nothing: A refused verb changes nothing: no step is made by a verb that
\* the job did not accept.
Claim_refused_changes_nothing_of(trigger, actors) ==
  \A self \in Jobs : ((trigger = "CANCEL" /\ self \in actors) => (((state[self] = "CREATED" \/
    state[self] = "RUNNING" \/ state[self] = "WAITING" \/ state[self] = "PENDING") /\
    shared_monitor) \/ ((state[self] = "PAUSED" \/ state[self] = "STANDBY") /\ shared_monitor) \/
    (state[self] = "READY" /\ shared_monitor))) /\ ((trigger = "PAUSE" /\ self \in actors) =>
    ((state[self] = "CREATED" /\ shared_monitor) \/ (state[self] = "RUNNING" /\ shared_monitor /\
    ~shared_aborting) \/ (state[self] = "READY" /\ shared_monitor /\ ~shared_aborting) \/
    ((state[self] = "RUNNING" \/ state[self] = "READY") /\ shared_monitor /\ shared_aborting) \/
    ((state[self] = "PAUSED" \/ state[self] = "STANDBY") /\ shared_monitor))) /\
    ((trigger = "RESUME" /\ self \in actors) => (((state[self] = "CREATED" \/
    state[self] = "RUNNING" \/ state[self] = "READY") /\ shared_monitor) \/
    (state[self] = "PAUSED" /\ shared_monitor) \/ (state[self] = "STANDBY" /\ shared_monitor))) /\
    ((trigger = "SET-SPEED" /\ self \in actors) => ((state[self] = "CREATED" \/
    state[self] = "RUNNING" \/ state[self] = "PAUSED" \/ state[self] = "READY" \/
    state[self] = "STANDBY") /\ shared_monitor)) /\ ((trigger = "COMPLETE" /\ self \in actors) =>
    (state[self] = "READY" /\ shared_monitor)) /\ ((trigger = "FINALIZE" /\ self \in actors) =>
    ((state[self] = "PENDING" /\ shared_monitor /\ ~shared_aborting) \/ (state[self] = "PENDING" /\
    shared_monitor))) /\ ((trigger = "DISMISS" /\ self \in actors) => (state[self] = "CONCLUDED" /\
    shared_monitor))
Claim_refused_changes_nothing ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_refused_changes_nothing_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_refused_changes_nothing_of(trigger, {})]_vars

\* one-job-a-step: Only start, converge and finalizing change more than one job.
Claim_one_job_a_step_of(trigger, actors) ==
  \A self \in Jobs : (~(self \in actors) /\ ~(trigger = "start" \/ trigger = "converge" \/
    ((state[self] = "PENDING") /\ (trigger = "FINALIZE" \/ trigger = "auto-finalize")))) =>
    (~(own_request'[self] # own_request[self]) /\ ~(own_result'[self] # own_result[self]) /\
    ~(own_graph_changed'[self] # own_graph_changed[self]) /\ ~((state'[self] = "CREATED" /\
    state[self] # "CREATED") \/ (state'[self] = "RUNNING" /\ state[self] # "RUNNING") \/
    (state'[self] = "PAUSED" /\ state[self] # "PAUSED") \/ (state'[self] = "READY" /\
    state[self] # "READY") \/ (state'[self] = "STANDBY" /\ state[self] # "STANDBY") \/
    (state'[self] = "WAITING" /\ state[self] # "WAITING") \/ (state'[self] = "PENDING" /\
    state[self] # "PENDING") \/ (state'[self] = "ABORTING" /\ state[self] # "ABORTING") \/
    (state'[self] = "CONCLUDED" /\ state[self] # "CONCLUDED") \/ (state'[self] = "NULL" /\
    state[self] # "NULL")))
Claim_one_job_a_step ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_one_job_a_step_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_one_job_a_step_of(trigger, {})]_vars

\* fail-early-moves: A job whose creation fails goes straight to NULL, and its transaction
\* aborts.
Claim_fail_early_moves_of(trigger, actors) ==
  \A self \in Jobs : (trigger = "fail-early" /\ self \in actors) => (state'[self] = "NULL" /\
    shared_aborting')
Claim_fail_early_moves ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_fail_early_moves_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_fail_early_moves_of(trigger, {})]_vars

\* ready-moves: A job in sync goes to READY.
Claim_ready_moves_of(trigger, actors) ==
  \A self \in Jobs : (trigger = "ready" /\ self \in actors) => state'[self] = "READY"
Claim_ready_moves ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_ready_moves_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_ready_moves_of(trigger, {})]_vars

\* done-moves: A job that is done goes to WAITING.
Claim_done_moves_of(trigger, actors) ==
  \A self \in Jobs : (trigger = "done" /\ self \in actors) => state'[self] = "WAITING"
Claim_done_moves ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_done_moves_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_done_moves_of(trigger, {})]_vars

\* pause-point-moves: A job that was asked to pause before its start goes to PAUSED.
Claim_pause_point_moves_of(trigger, actors) ==
  \A self \in Jobs : (trigger = "pause-point" /\ self \in actors) => (state'[self] = "PAUSED" /\
    own_request'[self] = "none")
Claim_pause_point_moves ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_pause_point_moves_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_pause_point_moves_of(trigger, {})]_vars

\* fail-moves: A job that fails goes to ABORTING, and its transaction aborts.
Claim_fail_moves_of(trigger, actors) ==
  \A self \in Jobs : (trigger = "fail" /\ self \in actors) => (state'[self] = "ABORTING" /\
    shared_aborting')
Claim_fail_moves ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_fail_moves_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_fail_moves_of(trigger, {})]_vars

\* may-fail: A job at work can fail at any time.
Claim_may_fail ==
  \A self \in Jobs : (state[self] = "RUNNING" \/ state[self] = "READY") =>
    (state[self] = "RUNNING" \/ state[self] = "READY")

\* wake-moves: A job wakes up only to abort, and goes back to where it was paused.
Claim_wake_moves_of(trigger, actors) ==
  \A self \in Jobs : (trigger = "wake" /\ self \in actors) => (shared_aborting' /\
    (((state[self] = "PAUSED") /\ state'[self] = "RUNNING") \/ ((state[self] = "STANDBY") /\
    state'[self] = "READY")))
Claim_wake_moves ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_wake_moves_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_wake_moves_of(trigger, {})]_vars

\* diagram: A job moves along the 19 arrows of the diagram, and no others.
Claim_diagram_of(trigger, actors) ==
  \A self \in Jobs : ((state[self] = "UNDEFINED") => (state'[self] = "UNDEFINED" \/
    state'[self] = "CREATED")) /\ ((state[self] = "CREATED") => (state'[self] = "CREATED" \/
    state'[self] = "RUNNING" \/ state'[self] = "ABORTING" \/ state'[self] = "NULL")) /\
    ((state[self] = "RUNNING") => (state'[self] = "RUNNING" \/ state'[self] = "PAUSED" \/
    state'[self] = "READY" \/ state'[self] = "WAITING" \/ state'[self] = "ABORTING")) /\
    ((state[self] = "PAUSED") => (state'[self] = "PAUSED" \/ state'[self] = "RUNNING")) /\
    ((state[self] = "READY") => (state'[self] = "READY" \/ state'[self] = "STANDBY" \/
    state'[self] = "WAITING" \/ state'[self] = "ABORTING")) /\ ((state[self] = "STANDBY") =>
    (state'[self] = "STANDBY" \/ state'[self] = "READY")) /\ ((state[self] = "WAITING") =>
    (state'[self] = "WAITING" \/ state'[self] = "PENDING" \/ state'[self] = "ABORTING")) /\
    ((state[self] = "PENDING") => (state'[self] = "PENDING" \/ state'[self] = "ABORTING" \/
    state'[self] = "CONCLUDED")) /\ ((state[self] = "ABORTING") => (state'[self] = "ABORTING" \/
    state'[self] = "CONCLUDED")) /\ ((state[self] = "CONCLUDED") => (state'[self] = "CONCLUDED" \/
    state'[self] = "NULL")) /\ ((state[self] = "NULL") => state'[self] = "NULL")
Claim_diagram ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_diagram_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_diagram_of(trigger, {})]_vars

\* into-created: A job is CREATED from UNDEFINED, by create.
Claim_into_created_of(trigger, actors) ==
  \A self \in Jobs : (state'[self] = "CREATED" /\ state[self] # "CREATED") =>
    ((state[self] = "UNDEFINED") /\ trigger = "create")
Claim_into_created ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_into_created_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_into_created_of(trigger, {})]_vars

\* into-running: A job is RUNNING by start, or again after a pause.
Claim_into_running_of(trigger, actors) ==
  \A self \in Jobs : (state'[self] = "RUNNING" /\ state[self] # "RUNNING") =>
    (((state[self] = "CREATED") /\ trigger = "start") \/ ((state[self] = "PAUSED") /\
    (trigger = "RESUME" \/ trigger = "wake")))
Claim_into_running ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_into_running_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_into_running_of(trigger, {})]_vars

\* into-paused: A job is PAUSED from RUNNING, by PAUSE or at the pause point that an earlier
\* PAUSE asked for.
Claim_into_paused_of(trigger, actors) ==
  \A self \in Jobs : (state'[self] = "PAUSED" /\ state[self] # "PAUSED") =>
    ((state[self] = "RUNNING") /\ (trigger = "PAUSE" \/ ((own_request[self] = "pause") /\
    trigger = "pause-point")) /\ ~shared_aborting')
Claim_into_paused ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_into_paused_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_into_paused_of(trigger, {})]_vars

\* into-ready: A job is READY when in sync, or again after a pause.
Claim_into_ready_of(trigger, actors) ==
  \A self \in Jobs : (state'[self] = "READY" /\ state[self] # "READY") =>
    (((state[self] = "RUNNING") /\ trigger = "ready") \/ ((state[self] = "STANDBY") /\
    (trigger = "RESUME" \/ trigger = "wake")))
Claim_into_ready ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_into_ready_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_into_ready_of(trigger, {})]_vars

\* into-standby: A job is in STANDBY from READY, by PAUSE.
Claim_into_standby_of(trigger, actors) ==
  \A self \in Jobs : (state'[self] = "STANDBY" /\ state[self] # "STANDBY") =>
    ((state[self] = "READY") /\ trigger = "PAUSE")
Claim_into_standby ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_into_standby_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_into_standby_of(trigger, {})]_vars

\* into-waiting: A job is WAITING when it is done or, from READY, by COMPLETE or CANCEL.
Claim_into_waiting_of(trigger, actors) ==
  \A self \in Jobs : (state'[self] = "WAITING" /\ state[self] # "WAITING") =>
    (((state[self] = "RUNNING") /\ trigger = "done") \/ ((state[self] = "READY") /\
    (trigger = "COMPLETE" \/ trigger = "CANCEL")))
Claim_into_waiting ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_into_waiting_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_into_waiting_of(trigger, {})]_vars

\* into-pending: A job is PENDING when the last job of its transaction is done, unless the
\* transaction aborts.
Claim_into_pending_of(trigger, actors) ==
  \A self \in Jobs : (state'[self] = "PENDING" /\ state[self] # "PENDING") =>
    ((state[self] = "WAITING") /\ trigger = "converge" /\ ~shared_aborting')
Claim_into_pending ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_into_pending_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_into_pending_of(trigger, {})]_vars

\* into-aborting: A job is ABORTING by CANCEL, by its own failure, with its transaction, or
\* because finalizing fails.
Claim_into_aborting_of(trigger, actors) ==
  \A self \in Jobs : (state'[self] = "ABORTING" /\ state[self] # "ABORTING") =>
    (((state[self] = "CREATED" \/ state[self] = "RUNNING" \/ state[self] = "WAITING" \/
    state[self] = "PENDING") /\ trigger = "CANCEL") \/ ((state[self] = "RUNNING" \/
    state[self] = "READY") /\ trigger = "fail") \/ (shared_aborting /\ trigger = "abort") \/
    ((state[self] = "PENDING") /\ (trigger = "FINALIZE" \/ trigger = "auto-finalize")))
Claim_into_aborting ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_into_aborting_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_into_aborting_of(trigger, {})]_vars

\* into-concluded: A job is CONCLUDED when finalized, or when it has aborted.
Claim_into_concluded_of(trigger, actors) ==
  \A self \in Jobs : (state'[self] = "CONCLUDED" /\ state[self] # "CONCLUDED") =>
    (((state[self] = "PENDING") /\ (trigger = "FINALIZE" \/ trigger = "auto-finalize")) \/
    ((state[self] = "ABORTING") /\ trigger = "conclude"))
Claim_into_concluded ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_into_concluded_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_into_concluded_of(trigger, {})]_vars

\* into-null: A job is in NULL from CONCLUDED, or from CREATED when it fails early.
Claim_into_null_of(trigger, actors) ==
  \A self \in Jobs : (state'[self] = "NULL" /\ state[self] # "NULL") =>
    (((state[self] = "CONCLUDED") /\ (trigger = "DISMISS" \/ trigger = "auto-dismiss")) \/
    ((state[self] = "CREATED") /\ trigger = "fail-early"))
Claim_into_null ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_into_null_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_into_null_of(trigger, {})]_vars

(* the model: 11 states, 7 verbs, 15 events, 19 edges, 33 rows *)
(* shown here: 11 states, 7 verbs, 15 events, 19 edges, 33 rows *)
(* digest e12491be878d9f3c; not shown: notes *)
(* claims of kind always, never and step: 58 of 68; not said here, for they are of others: 10 *)
=============================================================================

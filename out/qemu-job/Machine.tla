------------------------------ MODULE Machine ------------------------------
(* qemu-job: what the jobs of one group can do, one step at a time. *)
(* QEMU's job, as in job.c of QEMU 6.2 to 10.2. *)
(* Made by edgewise from the model and its claims. Do not edit: change them and generate. *)
EXTENDS Integers

CONSTANT Jobs \* the jobs: any finite set

VARIABLES
  state,
  own_auto_finalize,
  own_auto_dismiss,
  own_has_ready,
  own_started,
  own_user_pause,
  own_completing,
  own_cancelling,
  own_graph_changed,
  own_result,
  shared_aborting,
  shared_monitor

vars ==
  <<state, own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_user_pause,
    own_completing, own_cancelling, own_graph_changed, own_result, shared_aborting,
    shared_monitor>>

States ==
  {"UNDEFINED", "CREATED", "RUNNING", "PAUSED", "READY", "STANDBY", "WAITING", "PENDING",
    "ABORTING", "CONCLUDED", "NULL"}

Triggers ==
  {"CANCEL", "PAUSE", "RESUME", "SET-SPEED", "COMPLETE", "FINALIZE", "DISMISS", "CHANGE",
    "create", "fail-early", "undo", "start", "pause-point", "drain", "undrain", "stop-on-error",
    "ready", "done", "completed", "soft-cancelled", "fail", "wake", "abort", "converge",
    "auto-finalize", "settle", "conclude", "auto-dismiss", "monitor-detaches", "monitor-attaches"}

TypeOK ==
  /\ state \in [Jobs -> States]
  /\ own_auto_finalize \in [Jobs -> BOOLEAN]
  /\ own_auto_dismiss \in [Jobs -> BOOLEAN]
  /\ own_has_ready \in [Jobs -> BOOLEAN]
  /\ own_started \in [Jobs -> BOOLEAN]
  /\ own_user_pause \in [Jobs -> {"none", "at-start", "asked"}]
  /\ own_completing \in [Jobs -> BOOLEAN]
  /\ own_cancelling \in [Jobs -> {"none", "soft", "force"}]
  /\ own_graph_changed \in [Jobs -> BOOLEAN]
  /\ own_result \in [Jobs -> {"none", "success", "error", "cancelled"}]
  /\ shared_aborting \in BOOLEAN
  /\ shared_monitor \in BOOLEAN

Init ==
  /\ state = [job \in Jobs |-> "UNDEFINED"]
  /\ own_auto_finalize \in [Jobs -> BOOLEAN]
  /\ own_auto_dismiss \in [Jobs -> BOOLEAN]
  /\ own_has_ready \in [Jobs -> BOOLEAN]
  /\ own_started = [job \in Jobs |-> FALSE]
  /\ own_user_pause = [job \in Jobs |-> "none"]
  /\ own_completing = [job \in Jobs |-> FALSE]
  /\ own_cancelling = [job \in Jobs |-> "none"]
  /\ own_graph_changed = [job \in Jobs |-> FALSE]
  /\ own_result = [job \in Jobs |-> "none"]
  /\ shared_aborting = FALSE
  /\ shared_monitor = TRUE

(* The rows of the model, in its order. *)

\* create
Row_1(self) ==
  /\ state[self] \in {"UNDEFINED"}
  /\ ~shared_aborting
  /\ state' = [state EXCEPT ![self] = "CREATED"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_user_pause,
       own_completing, own_cancelling, own_graph_changed, own_result, shared_aborting,
       shared_monitor>>

\* fail-early
Row_2(self) ==
  /\ state[self] \in {"CREATED"}
  /\ ~shared_aborting
  /\ state' = [state EXCEPT ![self] = "NULL"]
  /\ own_user_pause' = [own_user_pause EXCEPT ![self] = "none"]
  /\ shared_aborting' = TRUE
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_completing,
       own_cancelling, own_graph_changed, own_result, shared_monitor>>

\* undo
Row_3 ==
  /\ (\E job1 \in Jobs : state[job1] = "CREATED")
  /\ shared_aborting' = TRUE
  /\ UNCHANGED <<state, own_auto_finalize, own_auto_dismiss, own_has_ready, own_started,
       own_user_pause, own_completing, own_cancelling, own_graph_changed, own_result, shared_monitor>>

\* start
Row_4(self) ==
  /\ state[self] \in {"CREATED"}
  /\ ~shared_aborting
  /\ (\A job1 \in Jobs : state[job1] = "CREATED")
  /\ state' = [job \in Jobs |-> IF state[job] \in {"CREATED"} THEN "RUNNING" ELSE state[job]]
  /\ own_started' = [job \in Jobs |-> IF state[job] \in {"CREATED"} THEN TRUE ELSE own_started[job]]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_user_pause, own_completing,
       own_cancelling, own_graph_changed, own_result, shared_aborting, shared_monitor>>

\* PAUSE
Row_5(self) ==
  /\ state[self] \in {"CREATED"}
  /\ shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
       state[job1] = "NULL" \/ state[job1] = "UNDEFINED"))
  /\ own_user_pause[self] = "none"
  /\ own_user_pause' = [own_user_pause EXCEPT ![self] = "at-start"]
  /\ UNCHANGED <<state, own_auto_finalize, own_auto_dismiss, own_has_ready, own_started,
       own_completing, own_cancelling, own_graph_changed, own_result, shared_aborting,
       shared_monitor>>

\* PAUSE
Row_6(self) ==
  /\ state[self] \in {"RUNNING", "PAUSED", "READY", "STANDBY"}
  /\ shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
       state[job1] = "NULL" \/ state[job1] = "UNDEFINED"))
  /\ own_user_pause[self] = "none"
  /\ own_user_pause' = [own_user_pause EXCEPT ![self] = "asked"]
  /\ UNCHANGED <<state, own_auto_finalize, own_auto_dismiss, own_has_ready, own_started,
       own_completing, own_cancelling, own_graph_changed, own_result, shared_aborting,
       shared_monitor>>

\* stop-on-error
Row_7(self) ==
  /\ state[self] \in {"RUNNING", "READY"}
  /\ own_user_pause[self] = "none"
  /\ own_user_pause' = [own_user_pause EXCEPT ![self] = "asked"]
  /\ UNCHANGED <<state, own_auto_finalize, own_auto_dismiss, own_has_ready, own_started,
       own_completing, own_cancelling, own_graph_changed, own_result, shared_aborting,
       shared_monitor>>

\* pause-point
Row_8(self) ==
  /\ state[self] \in {"RUNNING"}
  /\ own_user_pause[self] # "none"
  /\ own_cancelling[self] # "force"
  /\ ~shared_aborting
  /\ state' = [state EXCEPT ![self] = "PAUSED"]
  /\ own_user_pause' = [own_user_pause EXCEPT ![self] = "asked"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_completing,
       own_cancelling, own_graph_changed, own_result, shared_aborting, shared_monitor>>

\* pause-point
Row_9(self) ==
  /\ state[self] \in {"READY"}
  /\ own_user_pause[self] # "none"
  /\ own_cancelling[self] # "force"
  /\ ~shared_aborting
  /\ state' = [state EXCEPT ![self] = "STANDBY"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_user_pause,
       own_completing, own_cancelling, own_graph_changed, own_result, shared_aborting,
       shared_monitor>>

\* RESUME
Row_10(self) ==
  /\ state[self] \in {"CREATED", "RUNNING", "READY"}
  /\ shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
       state[job1] = "NULL" \/ state[job1] = "UNDEFINED"))
  /\ own_user_pause[self] # "none"
  /\ own_user_pause' = [own_user_pause EXCEPT ![self] = "none"]
  /\ UNCHANGED <<state, own_auto_finalize, own_auto_dismiss, own_has_ready, own_started,
       own_completing, own_cancelling, own_graph_changed, own_result, shared_aborting,
       shared_monitor>>

\* RESUME (runs)
Row_11(self) ==
  /\ state[self] \in {"PAUSED"}
  /\ shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
       state[job1] = "NULL" \/ state[job1] = "UNDEFINED"))
  /\ own_user_pause[self] # "none"
  /\ state' = [state EXCEPT ![self] = "RUNNING"]
  /\ own_user_pause' = [own_user_pause EXCEPT ![self] = "none"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_completing,
       own_cancelling, own_graph_changed, own_result, shared_aborting, shared_monitor>>

\* RESUME (runs)
Row_12(self) ==
  /\ state[self] \in {"STANDBY"}
  /\ shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
       state[job1] = "NULL" \/ state[job1] = "UNDEFINED"))
  /\ own_user_pause[self] # "none"
  /\ state' = [state EXCEPT ![self] = "READY"]
  /\ own_user_pause' = [own_user_pause EXCEPT ![self] = "none"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_completing,
       own_cancelling, own_graph_changed, own_result, shared_aborting, shared_monitor>>

\* RESUME (still-drained)
Row_13(self) ==
  /\ state[self] \in {"PAUSED", "STANDBY"}
  /\ shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
       state[job1] = "NULL" \/ state[job1] = "UNDEFINED"))
  /\ own_user_pause[self] # "none"
  /\ own_user_pause' = [own_user_pause EXCEPT ![self] = "none"]
  /\ UNCHANGED <<state, own_auto_finalize, own_auto_dismiss, own_has_ready, own_started,
       own_completing, own_cancelling, own_graph_changed, own_result, shared_aborting,
       shared_monitor>>

\* drain
Row_14(self) ==
  /\ state[self] \in {"RUNNING"}
  /\ own_user_pause[self] # "at-start"
  /\ own_cancelling[self] # "force"
  /\ ~shared_aborting
  /\ state' = [state EXCEPT ![self] = "PAUSED"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_user_pause,
       own_completing, own_cancelling, own_graph_changed, own_result, shared_aborting,
       shared_monitor>>

\* drain
Row_15(self) ==
  /\ state[self] \in {"READY"}
  /\ own_cancelling[self] # "force"
  /\ ~shared_aborting
  /\ state' = [state EXCEPT ![self] = "STANDBY"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_user_pause,
       own_completing, own_cancelling, own_graph_changed, own_result, shared_aborting,
       shared_monitor>>

\* undrain
Row_16(self) ==
  /\ state[self] \in {"PAUSED"}
  /\ own_user_pause[self] = "none"
  /\ state' = [state EXCEPT ![self] = "RUNNING"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_user_pause,
       own_completing, own_cancelling, own_graph_changed, own_result, shared_aborting,
       shared_monitor>>

\* undrain
Row_17(self) ==
  /\ state[self] \in {"STANDBY"}
  /\ own_user_pause[self] = "none"
  /\ state' = [state EXCEPT ![self] = "READY"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_user_pause,
       own_completing, own_cancelling, own_graph_changed, own_result, shared_aborting,
       shared_monitor>>

\* SET-SPEED
Row_18(self) ==
  /\ state[self] \in {"CREATED", "RUNNING", "PAUSED", "READY", "STANDBY"}
  /\ shared_monitor
  /\ ~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
       state[job1] = "UNDEFINED")
  /\ UNCHANGED <<state, own_auto_finalize, own_auto_dismiss, own_has_ready, own_started,
       own_user_pause, own_completing, own_cancelling, own_graph_changed, own_result, shared_aborting,
       shared_monitor>>

\* CHANGE
Row_19(self) ==
  /\ state[self] \in {"CREATED", "RUNNING", "PAUSED", "READY", "STANDBY"}
  /\ shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
       state[job1] = "NULL" \/ state[job1] = "UNDEFINED"))
  /\ own_has_ready[self]
  /\ UNCHANGED <<state, own_auto_finalize, own_auto_dismiss, own_has_ready, own_started,
       own_user_pause, own_completing, own_cancelling, own_graph_changed, own_result, shared_aborting,
       shared_monitor>>

\* ready
Row_20(self) ==
  /\ state[self] \in {"RUNNING"}
  /\ own_has_ready[self]
  /\ own_user_pause[self] # "at-start"
  /\ state' = [state EXCEPT ![self] = "READY"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_user_pause,
       own_completing, own_cancelling, own_graph_changed, own_result, shared_aborting,
       shared_monitor>>

\* COMPLETE
Row_21(self) ==
  /\ state[self] \in {"READY", "STANDBY"}
  /\ shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
       state[job1] = "NULL" \/ state[job1] = "UNDEFINED"))
  /\ own_cancelling[self] = "none"
  /\ own_completing' = [own_completing EXCEPT ![self] = TRUE]
  /\ UNCHANGED <<state, own_auto_finalize, own_auto_dismiss, own_has_ready, own_started,
       own_user_pause, own_cancelling, own_graph_changed, own_result, shared_aborting,
       shared_monitor>>

\* done
Row_22(self) ==
  /\ state[self] \in {"RUNNING"}
  /\ ~own_has_ready[self]
  /\ own_user_pause[self] # "at-start"
  /\ own_cancelling[self] # "force"
  /\ ~shared_aborting
  /\ state' = [state EXCEPT ![self] = "WAITING"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_user_pause,
       own_completing, own_cancelling, own_graph_changed, own_result, shared_aborting,
       shared_monitor>>

\* completed
Row_23(self) ==
  /\ state[self] \in {"READY"}
  /\ own_completing[self]
  /\ own_cancelling[self] # "force"
  /\ ~shared_aborting
  /\ state' = [state EXCEPT ![self] = "WAITING"]
  /\ own_completing' = [own_completing EXCEPT ![self] = FALSE]
  /\ own_cancelling' = [own_cancelling EXCEPT ![self] = "none"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_user_pause,
       own_graph_changed, own_result, shared_aborting, shared_monitor>>

\* soft-cancelled
Row_24(self) ==
  /\ state[self] \in {"READY"}
  /\ ~own_completing[self]
  /\ own_cancelling[self] = "soft"
  /\ ~shared_aborting
  /\ state' = [state EXCEPT ![self] = "WAITING"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_user_pause,
       own_completing, own_cancelling, own_graph_changed, own_result, shared_aborting,
       shared_monitor>>

\* fail
Row_25(self) ==
  /\ state[self] \in {"RUNNING", "READY"}
  /\ own_cancelling[self] # "force"
  /\ ~shared_aborting
  /\ state' = [state EXCEPT ![self] = "ABORTING"]
  /\ own_result' = [own_result EXCEPT ![self] = "error"]
  /\ own_user_pause' = [own_user_pause EXCEPT ![self] = "none"]
  /\ own_completing' = [own_completing EXCEPT ![self] = FALSE]
  /\ own_cancelling' = [own_cancelling EXCEPT ![self] = "none"]
  /\ shared_aborting' = TRUE
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_graph_changed,
       shared_monitor>>

\* CANCEL (force)
Row_26(self) ==
  /\ state[self] \in {"CREATED", "WAITING", "PENDING"}
  /\ shared_monitor
  /\ ~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
       state[job1] = "UNDEFINED")
  /\ own_user_pause' = [own_user_pause EXCEPT ![self] = "none"]
  /\ own_cancelling' = [own_cancelling EXCEPT ![self] = "none"]
  /\ shared_aborting' = TRUE
  /\ UNCHANGED <<state, own_auto_finalize, own_auto_dismiss, own_has_ready, own_started,
       own_completing, own_graph_changed, own_result, shared_monitor>>

\* CANCEL (force)
Row_27(self) ==
  /\ state[self] \in {"RUNNING", "READY"}
  /\ shared_monitor
  /\ ~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
       state[job1] = "UNDEFINED")
  /\ own_cancelling' = [own_cancelling EXCEPT ![self] = "force"]
  /\ own_user_pause' = [own_user_pause EXCEPT ![self] = "none"]
  /\ own_completing' = [own_completing EXCEPT ![self] = FALSE]
  /\ UNCHANGED <<state, own_auto_finalize, own_auto_dismiss, own_has_ready, own_started,
       own_graph_changed, own_result, shared_aborting, shared_monitor>>

\* CANCEL (force)
Row_28(self) ==
  /\ state[self] \in {"PAUSED"}
  /\ shared_monitor
  /\ ~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
       state[job1] = "UNDEFINED")
  /\ state' = [state EXCEPT ![self] = "RUNNING"]
  /\ own_cancelling' = [own_cancelling EXCEPT ![self] = "force"]
  /\ own_user_pause' = [own_user_pause EXCEPT ![self] = "none"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_completing,
       own_graph_changed, own_result, shared_aborting, shared_monitor>>

\* CANCEL (force)
Row_29(self) ==
  /\ state[self] \in {"STANDBY"}
  /\ shared_monitor
  /\ ~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
       state[job1] = "UNDEFINED")
  /\ state' = [state EXCEPT ![self] = "READY"]
  /\ own_cancelling' = [own_cancelling EXCEPT ![self] = "force"]
  /\ own_user_pause' = [own_user_pause EXCEPT ![self] = "none"]
  /\ own_completing' = [own_completing EXCEPT ![self] = FALSE]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_graph_changed,
       own_result, shared_aborting, shared_monitor>>

\* CANCEL (soft)
Row_30(self) ==
  /\ state[self] \in {"CREATED", "WAITING", "PENDING"}
  /\ shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
       state[job1] = "NULL" \/ state[job1] = "UNDEFINED"))
  /\ own_user_pause[self] = "none"
  /\ own_cancelling' = [own_cancelling EXCEPT ![self] = "none"]
  /\ shared_aborting' = TRUE
  /\ UNCHANGED <<state, own_auto_finalize, own_auto_dismiss, own_has_ready, own_started,
       own_user_pause, own_completing, own_graph_changed, own_result, shared_monitor>>

\* CANCEL (soft)
Row_31(self) ==
  /\ state[self] \in {"RUNNING"}
  /\ shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
       state[job1] = "NULL" \/ state[job1] = "UNDEFINED"))
  /\ own_user_pause[self] = "none"
  /\ own_cancelling' = [own_cancelling EXCEPT ![self] = "force"]
  /\ UNCHANGED <<state, own_auto_finalize, own_auto_dismiss, own_has_ready, own_started,
       own_user_pause, own_completing, own_graph_changed, own_result, shared_aborting,
       shared_monitor>>

\* CANCEL (soft)
Row_32(self) ==
  /\ state[self] \in {"PAUSED"}
  /\ shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
       state[job1] = "NULL" \/ state[job1] = "UNDEFINED"))
  /\ own_user_pause[self] = "none"
  /\ state' = [state EXCEPT ![self] = "RUNNING"]
  /\ own_cancelling' = [own_cancelling EXCEPT ![self] = "force"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_user_pause,
       own_completing, own_graph_changed, own_result, shared_aborting, shared_monitor>>

\* CANCEL (soft)
Row_33(self) ==
  /\ state[self] \in {"READY"}
  /\ shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
       state[job1] = "NULL" \/ state[job1] = "UNDEFINED"))
  /\ own_user_pause[self] = "none" /\ own_cancelling[self] # "force"
  /\ own_cancelling' = [own_cancelling EXCEPT ![self] = "soft"]
  /\ UNCHANGED <<state, own_auto_finalize, own_auto_dismiss, own_has_ready, own_started,
       own_user_pause, own_completing, own_graph_changed, own_result, shared_aborting,
       shared_monitor>>

\* CANCEL (soft)
Row_34(self) ==
  /\ state[self] \in {"READY"}
  /\ shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
       state[job1] = "NULL" \/ state[job1] = "UNDEFINED"))
  /\ own_user_pause[self] = "none" /\ own_cancelling[self] = "force"
  /\ UNCHANGED <<state, own_auto_finalize, own_auto_dismiss, own_has_ready, own_started,
       own_user_pause, own_completing, own_cancelling, own_graph_changed, own_result, shared_aborting,
       shared_monitor>>

\* CANCEL (soft)
Row_35(self) ==
  /\ state[self] \in {"STANDBY"}
  /\ shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
       state[job1] = "NULL" \/ state[job1] = "UNDEFINED"))
  /\ own_user_pause[self] = "none"
  /\ state' = [state EXCEPT ![self] = "READY"]
  /\ own_cancelling' = [own_cancelling EXCEPT ![self] = "soft"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_user_pause,
       own_completing, own_graph_changed, own_result, shared_aborting, shared_monitor>>

\* wake
Row_36(self) ==
  /\ state[self] \in {"PAUSED"}
  /\ shared_aborting
  /\ state' = [state EXCEPT ![self] = "RUNNING"]
  /\ own_cancelling' = [own_cancelling EXCEPT ![self] = "force"]
  /\ own_user_pause' = [own_user_pause EXCEPT ![self] = "none"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_completing,
       own_graph_changed, own_result, shared_aborting, shared_monitor>>

\* wake
Row_37(self) ==
  /\ state[self] \in {"STANDBY"}
  /\ shared_aborting
  /\ state' = [state EXCEPT ![self] = "READY"]
  /\ own_cancelling' = [own_cancelling EXCEPT ![self] = "force"]
  /\ own_user_pause' = [own_user_pause EXCEPT ![self] = "none"]
  /\ own_completing' = [own_completing EXCEPT ![self] = FALSE]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_graph_changed,
       own_result, shared_aborting, shared_monitor>>

\* abort
Row_38(self) ==
  /\ state[self] \in {"CREATED", "RUNNING", "READY", "WAITING", "PENDING"}
  /\ own_cancelling[self] = "force" \/ shared_aborting
  /\ state' = [state EXCEPT ![self] = "ABORTING"]
  /\ own_result' = [own_result EXCEPT ![self] = "cancelled"]
  /\ own_user_pause' = [own_user_pause EXCEPT ![self] = "none"]
  /\ own_completing' = [own_completing EXCEPT ![self] = FALSE]
  /\ own_cancelling' = [own_cancelling EXCEPT ![self] = "none"]
  /\ shared_aborting' = TRUE
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_graph_changed,
       shared_monitor>>

\* settle
Row_39(self) ==
  /\ state[self] \in {"ABORTING"}
  /\ state' = [state EXCEPT ![self] = "ABORTING"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_user_pause,
       own_completing, own_cancelling, own_graph_changed, own_result, shared_aborting,
       shared_monitor>>

\* conclude
Row_40(self) ==
  /\ state[self] \in {"ABORTING"}
  /\ state' = [state EXCEPT ![self] = "CONCLUDED"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_user_pause,
       own_completing, own_cancelling, own_graph_changed, own_result, shared_aborting,
       shared_monitor>>

\* converge
Row_41(self) ==
  /\ state[self] \in {"WAITING"}
  /\ ~shared_aborting
  /\ (\A job1 \in Jobs : state[job1] = "WAITING")
  /\ state' = [job \in Jobs |-> IF state[job] \in {"WAITING"} THEN "PENDING" ELSE state[job]]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_user_pause,
       own_completing, own_cancelling, own_graph_changed, own_result, shared_aborting,
       shared_monitor>>

\* FINALIZE (commit)
Row_42(self) ==
  /\ state[self] \in {"PENDING"}
  /\ shared_monitor
  /\ ~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
       state[job1] = "UNDEFINED")
  /\ state' = [job \in Jobs |-> IF state[job] \in {"PENDING"} THEN "CONCLUDED" ELSE state[job]]
  /\ own_graph_changed' = [job \in Jobs |-> IF state[job] \in {"PENDING"} THEN (own_cancelling[job] # "soft") ELSE own_graph_changed[job]]
  /\ own_result' = [job \in Jobs |-> IF state[job] \in {"PENDING"} THEN "success" ELSE own_result[job]]
  /\ own_user_pause' = [job \in Jobs |-> IF state[job] \in {"PENDING"} THEN "none" ELSE own_user_pause[job]]
  /\ own_cancelling' = [job \in Jobs |-> IF state[job] \in {"PENDING"} THEN "none" ELSE own_cancelling[job]]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_completing,
       shared_aborting, shared_monitor>>

\* FINALIZE (prepare-fails)
Row_43(self) ==
  /\ state[self] \in {"PENDING"}
  /\ shared_monitor
  /\ ~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
       state[job1] = "UNDEFINED")
  /\ state' = [state EXCEPT ![self] = "ABORTING"]
  /\ own_result' = [own_result EXCEPT ![self] = "error"]
  /\ own_user_pause' = [own_user_pause EXCEPT ![self] = "none"]
  /\ own_cancelling' = [own_cancelling EXCEPT ![self] = "none"]
  /\ shared_aborting' = TRUE
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_completing,
       own_graph_changed, shared_monitor>>

\* FINALIZE (peer-fails)
Row_44(self) ==
  /\ state[self] \in {"PENDING"}
  /\ shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
       state[job1] = "NULL" \/ state[job1] = "UNDEFINED"))
  /\ (\E job1 \in Jobs \ {self} : state[job1] = "PENDING")
  /\ state' = [state EXCEPT ![self] = "CONCLUDED"]
  /\ own_graph_changed' = [own_graph_changed EXCEPT ![self] = (own_cancelling[self] # "soft")]
  /\ own_result' = [own_result EXCEPT ![self] = "success"]
  /\ own_user_pause' = [own_user_pause EXCEPT ![self] = "none"]
  /\ own_cancelling' = [own_cancelling EXCEPT ![self] = "none"]
  /\ shared_aborting' = TRUE
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_completing,
       shared_monitor>>

\* auto-finalize (commit)
Row_45(self) ==
  /\ state[self] \in {"PENDING"}
  /\ ~shared_aborting
  /\ (\A job1 \in Jobs : own_auto_finalize[job1])
  /\ state' = [job \in Jobs |-> IF state[job] \in {"PENDING"} THEN "CONCLUDED" ELSE state[job]]
  /\ own_graph_changed' = [job \in Jobs |-> IF state[job] \in {"PENDING"} THEN (own_cancelling[job] # "soft") ELSE own_graph_changed[job]]
  /\ own_result' = [job \in Jobs |-> IF state[job] \in {"PENDING"} THEN "success" ELSE own_result[job]]
  /\ own_user_pause' = [job \in Jobs |-> IF state[job] \in {"PENDING"} THEN "none" ELSE own_user_pause[job]]
  /\ own_cancelling' = [job \in Jobs |-> IF state[job] \in {"PENDING"} THEN "none" ELSE own_cancelling[job]]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_completing,
       shared_aborting, shared_monitor>>

\* auto-finalize (prepare-fails)
Row_46(self) ==
  /\ state[self] \in {"PENDING"}
  /\ ~shared_aborting
  /\ (\A job1 \in Jobs : own_auto_finalize[job1])
  /\ state' = [state EXCEPT ![self] = "ABORTING"]
  /\ own_result' = [own_result EXCEPT ![self] = "error"]
  /\ own_user_pause' = [own_user_pause EXCEPT ![self] = "none"]
  /\ own_cancelling' = [own_cancelling EXCEPT ![self] = "none"]
  /\ shared_aborting' = TRUE
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_completing,
       own_graph_changed, shared_monitor>>

\* auto-finalize (peer-fails)
Row_47(self) ==
  /\ state[self] \in {"PENDING"}
  /\ ~shared_aborting
  /\ (\A job1 \in Jobs : own_auto_finalize[job1])
  /\ (\E job1 \in Jobs \ {self} : state[job1] = "PENDING")
  /\ state' = [state EXCEPT ![self] = "CONCLUDED"]
  /\ own_graph_changed' = [own_graph_changed EXCEPT ![self] = (own_cancelling[self] # "soft")]
  /\ own_result' = [own_result EXCEPT ![self] = "success"]
  /\ own_user_pause' = [own_user_pause EXCEPT ![self] = "none"]
  /\ own_cancelling' = [own_cancelling EXCEPT ![self] = "none"]
  /\ shared_aborting' = TRUE
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_completing,
       shared_monitor>>

\* DISMISS
Row_48(self) ==
  /\ state[self] \in {"CONCLUDED"}
  /\ shared_monitor
  /\ ~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
       state[job1] = "UNDEFINED")
  /\ state' = [state EXCEPT ![self] = "NULL"]
  /\ own_result' = [own_result EXCEPT ![self] = "none"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_user_pause,
       own_completing, own_cancelling, own_graph_changed, shared_aborting, shared_monitor>>

\* auto-dismiss
Row_49(self) ==
  /\ state[self] \in {"CONCLUDED"}
  /\ own_auto_dismiss[self] \/ ~own_started[self]
  /\ state' = [state EXCEPT ![self] = "NULL"]
  /\ own_result' = [own_result EXCEPT ![self] = "none"]
  /\ UNCHANGED <<own_auto_finalize, own_auto_dismiss, own_has_ready, own_started, own_user_pause,
       own_completing, own_cancelling, own_graph_changed, shared_aborting, shared_monitor>>

\* monitor-detaches
Row_50 ==
  /\ shared_monitor
  /\ shared_monitor' = FALSE
  /\ UNCHANGED <<state, own_auto_finalize, own_auto_dismiss, own_has_ready, own_started,
       own_user_pause, own_completing, own_cancelling, own_graph_changed, own_result,
       shared_aborting>>

\* monitor-attaches
Row_51 ==
  /\ ~shared_monitor
  /\ shared_monitor' = TRUE
  /\ UNCHANGED <<state, own_auto_finalize, own_auto_dismiss, own_has_ready, own_started,
       own_user_pause, own_completing, own_cancelling, own_graph_changed, own_result,
       shared_aborting>>

(* A step that a job takes by a verb or event, and one that nobody in particular takes. *)
Taken(trigger, self) ==
  \/ trigger = "CANCEL" /\ (Row_26(self) \/ Row_27(self) \/ Row_28(self) \/ Row_29(self) \/ Row_30(self) \/ Row_31(self) \/ Row_32(self) \/ Row_33(self) \/ Row_34(self) \/ Row_35(self))
  \/ trigger = "PAUSE" /\ (Row_5(self) \/ Row_6(self))
  \/ trigger = "RESUME" /\ (Row_10(self) \/ Row_11(self) \/ Row_12(self) \/ Row_13(self))
  \/ trigger = "SET-SPEED" /\ (Row_18(self))
  \/ trigger = "COMPLETE" /\ (Row_21(self))
  \/ trigger = "FINALIZE" /\ (Row_42(self) \/ Row_43(self) \/ Row_44(self))
  \/ trigger = "DISMISS" /\ (Row_48(self))
  \/ trigger = "CHANGE" /\ (Row_19(self))
  \/ trigger = "create" /\ (Row_1(self))
  \/ trigger = "fail-early" /\ (Row_2(self))
  \/ trigger = "start" /\ (Row_4(self))
  \/ trigger = "pause-point" /\ (Row_8(self) \/ Row_9(self))
  \/ trigger = "drain" /\ (Row_14(self) \/ Row_15(self))
  \/ trigger = "undrain" /\ (Row_16(self) \/ Row_17(self))
  \/ trigger = "stop-on-error" /\ (Row_7(self))
  \/ trigger = "ready" /\ (Row_20(self))
  \/ trigger = "done" /\ (Row_22(self))
  \/ trigger = "completed" /\ (Row_23(self))
  \/ trigger = "soft-cancelled" /\ (Row_24(self))
  \/ trigger = "fail" /\ (Row_25(self))
  \/ trigger = "wake" /\ (Row_36(self) \/ Row_37(self))
  \/ trigger = "abort" /\ (Row_38(self))
  \/ trigger = "converge" /\ (Row_41(self))
  \/ trigger = "auto-finalize" /\ (Row_45(self) \/ Row_46(self) \/ Row_47(self))
  \/ trigger = "settle" /\ (Row_39(self))
  \/ trigger = "conclude" /\ (Row_40(self))
  \/ trigger = "auto-dismiss" /\ (Row_49(self))

TakenByNobody(trigger) ==
  \/ trigger = "undo" /\ (Row_3)
  \/ trigger = "monitor-detaches" /\ (Row_50)
  \/ trigger = "monitor-attaches" /\ (Row_51)

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

\* return-code-kept: A job keeps its return code until it is dismissed, monitor or no
\* monitor.
Claim_return_code_kept_of(trigger, actors) ==
  \A self \in Jobs : ((own_result[self] # "none") /\ ~(state'[self] = "NULL")) =>
    ~(own_result'[self] # own_result[self])
Claim_return_code_kept ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_return_code_kept_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_return_code_kept_of(trigger, {})]_vars

\* return-code-available: A job has a return code exactly while it is ABORTING or CONCLUDED.
Claim_return_code_available ==
  \A self \in Jobs : (state[self] = "ABORTING" \/
    state[self] = "CONCLUDED") = (own_result[self] # "none")

\* never-started-unseen: A job that never started does not wait for DISMISS, even without
\* auto-dismiss.
Claim_never_started_unseen ==
  \A self \in Jobs : (state[self] = "CONCLUDED" /\ (own_auto_dismiss[self] \/
    ~own_started[self])) => (state[self] = "CONCLUDED" /\ (own_auto_dismiss[self] \/
    ~own_started[self]))

\* never-started-failed: A job that never started was cancelled.
Claim_never_started_failed ==
  \A self \in Jobs : (state[self] = "CONCLUDED" /\ ~own_started[self]) =>
    own_result[self] = "cancelled"

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

\* all-or-none: Either all jobs of a transaction commit or all abort. To be refuted.
Claim_all_or_none ==
  \A self \in Jobs : own_result[self] = "success" =>
    ~(\E job1 \in Jobs \ {self} : own_result[job1] \in {"error", "cancelled"})

\* torn-by-one: Of a transaction that aborts, at most one job commits.
Claim_torn_by_one ==
  \A self \in Jobs : (own_result[self] = "success" /\ shared_aborting) =>
    ~(\E job1 \in Jobs \ {self} : own_result[job1] = "success")

\* commit-alone: A job commits while its transaction aborts only if it is the one that was
\* finalized.
Claim_commit_alone_of(trigger, actors) ==
  \A self \in Jobs : ((state'[self] = "CONCLUDED" /\ state[self] # "CONCLUDED") /\
    own_result'[self] = "success" /\ shared_aborting') => (self \in actors /\
    (state[self] = "PENDING") /\ (trigger = "FINALIZE" \/ trigger = "auto-finalize"))
Claim_commit_alone ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_commit_alone_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_commit_alone_of(trigger, {})]_vars

\* no-pending-while-working: No job is PENDING while a peer still works.
Claim_no_pending_while_working ==
  \A self \in Jobs : state[self] = "PENDING" =>
    ~(\E job1 \in Jobs \ {self} : state[job1] = "UNDEFINED" \/ state[job1] = "CREATED" \/
    state[job1] = "RUNNING" \/ state[job1] = "PAUSED" \/ state[job1] = "READY" \/
    state[job1] = "STANDBY" \/ state[job1] = "WAITING")

\* fail-together: If one job aborts, or has failed, its transaction aborts.
Claim_fail_together ==
  \A self \in Jobs : own_result[self] \in {"error", "cancelled"} => shared_aborting

\* one-error: Of a transaction that aborts one job at most has an error of its own; the
\* others were cancelled.
Claim_one_error ==
  \A self \in Jobs : own_result[self] = "error" =>
    ~(\E job1 \in Jobs \ {self} : own_result[job1] = "error")

\* abort-together: When the transaction aborts, each job that is not paused can abort at
\* once.
Claim_abort_together ==
  \A self \in Jobs : (shared_aborting /\ (state[self] = "CREATED" \/ state[self] = "RUNNING" \/
    state[self] = "READY" \/ state[self] = "WAITING" \/ state[self] = "PENDING")) =>
    ((state[self] = "CREATED" \/ state[self] = "RUNNING" \/ state[self] = "READY" \/
    state[self] = "WAITING" \/ state[self] = "PENDING") /\ (own_cancelling[self] = "force" \/
    shared_aborting))

\* wake-to-abort: When the transaction aborts, each paused job can wake up at once.
Claim_wake_to_abort ==
  \A self \in Jobs : (shared_aborting /\ (state[self] = "PAUSED" \/ state[self] = "STANDBY")) =>
    ((state[self] = "PAUSED" /\ shared_aborting) \/ (state[self] = "STANDBY" /\ shared_aborting))

\* abort-unseen: No verb is accepted while a job of the transaction aborts or still has to: a
\* client sees it before or after.
Claim_abort_unseen ==
  \A self \in Jobs : (shared_aborting /\ (\E job1 \in Jobs : ~(state[job1] = "UNDEFINED" \/
    state[job1] = "CONCLUDED" \/ state[job1] = "NULL"))) => ~(((state[self] = "CREATED" \/
    state[self] = "WAITING" \/ state[self] = "PENDING") /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED"))) \/ ((state[self] = "RUNNING" \/ state[self] = "READY") /\
    shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
    state[job1] = "NULL" \/ state[job1] = "UNDEFINED"))) \/ (state[self] = "PAUSED" /\
    shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
    state[job1] = "NULL" \/ state[job1] = "UNDEFINED"))) \/ (state[self] = "STANDBY" /\
    shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
    state[job1] = "NULL" \/ state[job1] = "UNDEFINED"))) \/ ((state[self] = "CREATED" \/
    state[self] = "WAITING" \/ state[self] = "PENDING") /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_user_pause[self] = "none") \/ (state[self] = "RUNNING" /\
    shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
    state[job1] = "NULL" \/ state[job1] = "UNDEFINED")) /\ own_user_pause[self] = "none") \/
    (state[self] = "PAUSED" /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_user_pause[self] = "none") \/ (state[self] = "READY" /\
    shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
    state[job1] = "NULL" \/ state[job1] = "UNDEFINED")) /\ own_user_pause[self] = "none" /\
    own_cancelling[self] # "force") \/ (state[self] = "READY" /\ shared_monitor /\
    (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_user_pause[self] = "none" /\
    own_cancelling[self] = "force") \/ (state[self] = "STANDBY" /\ shared_monitor /\
    (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_user_pause[self] = "none") \/ (state[self] = "CREATED" /\
    shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
    state[job1] = "NULL" \/ state[job1] = "UNDEFINED")) /\ own_user_pause[self] = "none") \/
    ((state[self] = "RUNNING" \/ state[self] = "PAUSED" \/ state[self] = "READY" \/
    state[self] = "STANDBY") /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_user_pause[self] = "none") \/ ((state[self] = "CREATED" \/
    state[self] = "RUNNING" \/ state[self] = "READY") /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_user_pause[self] # "none") \/ (state[self] = "PAUSED" /\
    shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
    state[job1] = "NULL" \/ state[job1] = "UNDEFINED")) /\ own_user_pause[self] # "none") \/
    (state[self] = "STANDBY" /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_user_pause[self] # "none") \/ ((state[self] = "PAUSED" \/
    state[self] = "STANDBY") /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_user_pause[self] # "none") \/ ((state[self] = "CREATED" \/
    state[self] = "RUNNING" \/ state[self] = "PAUSED" \/ state[self] = "READY" \/
    state[self] = "STANDBY") /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED"))) \/ ((state[self] = "READY" \/ state[self] = "STANDBY") /\
    shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
    state[job1] = "NULL" \/ state[job1] = "UNDEFINED")) /\ own_cancelling[self] = "none") \/
    (state[self] = "PENDING" /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED"))) \/ (state[self] = "PENDING" /\ shared_monitor /\
    (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED"))) \/ (state[self] = "PENDING" /\ shared_monitor /\
    (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ (\E job1 \in Jobs \ {self} : state[job1] = "PENDING")) \/
    (state[self] = "CONCLUDED" /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED"))) \/ ((state[self] = "CREATED" \/ state[self] = "RUNNING" \/
    state[self] = "PAUSED" \/ state[self] = "READY" \/ state[self] = "STANDBY") /\
    shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
    state[job1] = "NULL" \/ state[job1] = "UNDEFINED")) /\ own_has_ready[self]))

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

\* auto-finalize-of-all: A transaction finalizes by itself only if all its jobs may.
Claim_auto_finalize_of_all_of(trigger, actors) ==
  \A self \in Jobs : trigger = "auto-finalize" => own_auto_finalize'[self]
Claim_auto_finalize_of_all ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_auto_finalize_of_all_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_auto_finalize_of_all_of(trigger, {})]_vars

\* undone-unstarted: Where a job failed early, no job of its transaction was started.
Claim_undone_unstarted ==
  \A self \in Jobs : (state[self] = "NULL" /\ ~own_started[self]) =>
    ~(\E job1 \in Jobs : own_started[job1])

\* pause-kept: A job that accepted PAUSE has paused, or still can, unless it was resumed or
\* cancelled. To be refuted.
Claim_pause_kept ==
  \A self \in Jobs : own_user_pause[self] # "none" => ~(state[self] = "PENDING")

\* resume-after-pause: Whoever paused a job can resume it. To be refuted.
Claim_resume_after_pause ==
  \A self \in Jobs : (own_user_pause[self] # "none" /\ shared_monitor /\ ~shared_aborting /\
    ~(state[self] = "WAITING")) => (((state[self] = "CREATED" \/ state[self] = "RUNNING" \/
    state[self] = "READY") /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_user_pause[self] # "none") \/ (state[self] = "PAUSED" /\
    shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
    state[job1] = "NULL" \/ state[job1] = "UNDEFINED")) /\ own_user_pause[self] # "none") \/
    (state[self] = "STANDBY" /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_user_pause[self] # "none") \/ ((state[self] = "PAUSED" \/
    state[self] = "STANDBY") /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_user_pause[self] # "none"))

\* cancel-pending-softly: No pause is left open in a PENDING job, so block-job-cancel is
\* accepted there. To be refuted.
Claim_cancel_pending_softly ==
  \A self \in Jobs : state[self] = "PENDING" => own_user_pause[self] = "none"

\* paused-was-paused: An open pause is only ever a client's, or an I/O error's.
Claim_paused_was_paused_of(trigger, actors) ==
  \A self \in Jobs : (own_user_pause'[self] # own_user_pause[self] /\
    (own_user_pause[self] = "none")) => (self \in actors /\ (trigger = "PAUSE" \/
    trigger = "stop-on-error"))
Claim_paused_was_paused ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_paused_was_paused_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_paused_was_paused_of(trigger, {})]_vars

\* user-pause-holds: A job paused by its client leaves PAUSED only by RESUME or CANCEL, or to
\* abort.
Claim_user_pause_holds_of(trigger, actors) ==
  \A self \in Jobs : ((state[self] = "PAUSED" /\ own_user_pause[self] # "none") /\
    ~(state'[self] = "PAUSED")) => (trigger = "RESUME" \/ trigger = "CANCEL" \/ trigger = "wake")
Claim_user_pause_holds ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_user_pause_holds_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_user_pause_holds_of(trigger, {})]_vars

\* at-work: What was asked for is open only while the job works; a soft CANCEL until it is
\* finalized.
Claim_at_work ==
  \A self \in Jobs : (own_completing[self] => (state[self] = "READY" \/
    state[self] = "STANDBY")) /\ (own_cancelling[self] = "force" => (state[self] = "RUNNING" \/
    state[self] = "READY")) /\ (own_cancelling[self] = "soft" => (state[self] = "READY" \/
    state[self] = "STANDBY" \/ state[self] = "WAITING" \/ state[self] = "PENDING"))

\* ready-is-for-mirrors: Only a job with a READY state is ever READY or in STANDBY, or softly
\* cancelled.
Claim_ready_is_for_mirrors ==
  \A self \in Jobs : (state[self] = "READY" \/ state[self] = "STANDBY" \/
    own_cancelling[self] = "soft") => own_has_ready[self]

\* ready-waits: A job with a READY state ends without error only if asked to.
Claim_ready_waits_of(trigger, actors) ==
  \A self \in Jobs : own_has_ready'[self] => ((state'[self] = "WAITING" /\
    state[self] # "WAITING") => (own_completing[self] \/ own_cancelling[self] = "soft"))
Claim_ready_waits ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_ready_waits_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_ready_waits_of(trigger, {})]_vars

\* force-cancel-sticks: A job cancelled by force stays so until it is ABORTING: it cannot get
\* to PENDING.
Claim_force_cancel_sticks_of(trigger, actors) ==
  \A self \in Jobs : (own_cancelling[self] = "force") => ((own_cancelling'[self] = "force" /\
    (state'[self] = "RUNNING" \/ state'[self] = "READY")) \/ state'[self] = "ABORTING")
Claim_force_cancel_sticks ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_force_cancel_sticks_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_force_cancel_sticks_of(trigger, {})]_vars

\* force-cancel-tells: A job cancelled by force says so, and never succeeds.
Claim_force_cancel_tells_of(trigger, actors) ==
  \A self \in Jobs : ((own_cancelling[self] = "force") /\
    own_result'[self] # own_result[self]) => own_result'[self] = "cancelled"
Claim_force_cancel_tells ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_force_cancel_tells_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_force_cancel_tells_of(trigger, {})]_vars

\* soft-cancel-refused-complete: COMPLETE is refused once the job was cancelled, softly too.
Claim_soft_cancel_refused_complete ==
  \A self \in Jobs : own_cancelling[self] # "none" => ~((state[self] = "READY" \/
    state[self] = "STANDBY") /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_cancelling[self] = "none")

\* cancel-accepted: CANCEL is accepted from CREATED to PENDING.
Claim_cancel_accepted ==
  \A self \in Jobs : (((state[self] = "CREATED" \/ state[self] = "WAITING" \/
    state[self] = "PENDING") /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED"))) \/ ((state[self] = "RUNNING" \/ state[self] = "READY") /\
    shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
    state[job1] = "NULL" \/ state[job1] = "UNDEFINED"))) \/ (state[self] = "PAUSED" /\
    shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
    state[job1] = "NULL" \/ state[job1] = "UNDEFINED"))) \/ (state[self] = "STANDBY" /\
    shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
    state[job1] = "NULL" \/ state[job1] = "UNDEFINED"))) \/ ((state[self] = "CREATED" \/
    state[self] = "WAITING" \/ state[self] = "PENDING") /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_user_pause[self] = "none") \/ (state[self] = "RUNNING" /\
    shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
    state[job1] = "NULL" \/ state[job1] = "UNDEFINED")) /\ own_user_pause[self] = "none") \/
    (state[self] = "PAUSED" /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_user_pause[self] = "none") \/ (state[self] = "READY" /\
    shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
    state[job1] = "NULL" \/ state[job1] = "UNDEFINED")) /\ own_user_pause[self] = "none" /\
    own_cancelling[self] # "force") \/ (state[self] = "READY" /\ shared_monitor /\
    (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_user_pause[self] = "none" /\
    own_cancelling[self] = "force") \/ (state[self] = "STANDBY" /\ shared_monitor /\
    (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_user_pause[self] = "none")) = (shared_monitor /\
    ~shared_aborting /\ (state[self] = "CREATED" \/ state[self] = "RUNNING" \/
    state[self] = "PAUSED" \/ state[self] = "READY" \/ state[self] = "STANDBY" \/
    state[self] = "WAITING" \/ state[self] = "PENDING"))

\* cancel-moves: CANCEL wakes a paused job, and leaves any other where it is: it, or its
\* transaction, is to abort, or a READY job to end softly.
Claim_cancel_moves_of(trigger, actors) ==
  \A self \in Jobs : (trigger = "CANCEL" /\ self \in actors) => (((state[self] = "CREATED") =>
    (state'[self] = "CREATED" /\ shared_aborting')) /\ ((state[self] = "RUNNING") =>
    (state'[self] = "RUNNING" /\ own_cancelling'[self] = "force")) /\ ((state[self] = "PAUSED") =>
    (state'[self] = "RUNNING" /\ own_cancelling'[self] = "force")) /\ ((state[self] = "READY") =>
    (state'[self] = "READY" /\ own_cancelling'[self] # "none")) /\ ((state[self] = "STANDBY") =>
    (state'[self] = "READY" /\ own_cancelling'[self] # "none")) /\ ((state[self] = "WAITING") =>
    (state'[self] = "WAITING" /\ shared_aborting')) /\ ((state[self] = "PENDING") =>
    (state'[self] = "PENDING" /\ shared_aborting')))
Claim_cancel_moves ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_cancel_moves_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_cancel_moves_of(trigger, {})]_vars

\* pause-accepted: PAUSE is accepted from CREATED to STANDBY, unless a client's pause is open
\* already.
Claim_pause_accepted ==
  \A self \in Jobs : ((state[self] = "CREATED" /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_user_pause[self] = "none") \/ ((state[self] = "RUNNING" \/
    state[self] = "PAUSED" \/ state[self] = "READY" \/ state[self] = "STANDBY") /\
    shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
    state[job1] = "NULL" \/ state[job1] = "UNDEFINED")) /\
    own_user_pause[self] = "none")) = (shared_monitor /\ ~shared_aborting /\
    own_user_pause[self] = "none" /\ (state[self] = "CREATED" \/ state[self] = "RUNNING" \/
    state[self] = "PAUSED" \/ state[self] = "READY" \/ state[self] = "STANDBY"))

\* pause-moves: PAUSE only asks: the job stays where it is.
Claim_pause_moves_of(trigger, actors) ==
  \A self \in Jobs : (trigger = "PAUSE" /\ self \in actors) => (own_user_pause'[self] # "none" /\
    ((state[self] = "CREATED") => state'[self] = "CREATED") /\ ((state[self] = "RUNNING") =>
    state'[self] = "RUNNING") /\ ((state[self] = "PAUSED") => state'[self] = "PAUSED") /\
    ((state[self] = "READY") => state'[self] = "READY") /\ ((state[self] = "STANDBY") =>
    state'[self] = "STANDBY"))
Claim_pause_moves ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_pause_moves_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_pause_moves_of(trigger, {})]_vars

\* resume-accepted: RESUME is accepted from CREATED to STANDBY, if the pause is a client's or
\* an I/O error's.
Claim_resume_accepted ==
  \A self \in Jobs : (((state[self] = "CREATED" \/ state[self] = "RUNNING" \/
    state[self] = "READY") /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_user_pause[self] # "none") \/ (state[self] = "PAUSED" /\
    shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
    state[job1] = "NULL" \/ state[job1] = "UNDEFINED")) /\ own_user_pause[self] # "none") \/
    (state[self] = "STANDBY" /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_user_pause[self] # "none") \/ ((state[self] = "PAUSED" \/
    state[self] = "STANDBY") /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_user_pause[self] # "none")) = (shared_monitor /\
    ~shared_aborting /\ own_user_pause[self] # "none" /\ (state[self] = "CREATED" \/
    state[self] = "RUNNING" \/ state[self] = "PAUSED" \/ state[self] = "READY" \/
    state[self] = "STANDBY"))

\* resume-moves: RESUME takes PAUSED to RUNNING and STANDBY to READY, unless QEMU itself
\* pauses the job too; elsewhere it lifts the request.
Claim_resume_moves_of(trigger, actors) ==
  \A self \in Jobs : (trigger = "RESUME" /\ self \in actors) =>
    (own_user_pause'[self] = "none" /\ ((state[self] = "PAUSED") => (state'[self] = "RUNNING" \/
    state'[self] = "PAUSED")) /\ ((state[self] = "STANDBY") => (state'[self] = "READY" \/
    state'[self] = "STANDBY")) /\ ((state[self] = "CREATED") => state'[self] = "CREATED") /\
    ((state[self] = "RUNNING") => state'[self] = "RUNNING") /\ ((state[self] = "READY") =>
    state'[self] = "READY"))
Claim_resume_moves ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_resume_moves_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_resume_moves_of(trigger, {})]_vars

\* set-speed-accepted: SET-SPEED is accepted from CREATED to STANDBY.
Claim_set_speed_accepted ==
  \A self \in Jobs : ((state[self] = "CREATED" \/ state[self] = "RUNNING" \/
    state[self] = "PAUSED" \/ state[self] = "READY" \/ state[self] = "STANDBY") /\
    shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
    state[job1] = "NULL" \/ state[job1] = "UNDEFINED"))) = (shared_monitor /\ ~shared_aborting /\
    (state[self] = "CREATED" \/ state[self] = "RUNNING" \/ state[self] = "PAUSED" \/
    state[self] = "READY" \/ state[self] = "STANDBY"))

\* change-accepted: CHANGE is accepted from CREATED to STANDBY, of jobs with a READY state
\* only.
Claim_change_accepted ==
  \A self \in Jobs : ((state[self] = "CREATED" \/ state[self] = "RUNNING" \/
    state[self] = "PAUSED" \/ state[self] = "READY" \/ state[self] = "STANDBY") /\
    shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
    state[job1] = "NULL" \/ state[job1] = "UNDEFINED")) /\
    own_has_ready[self]) = (shared_monitor /\ ~shared_aborting /\ own_has_ready[self] /\
    (state[self] = "CREATED" \/ state[self] = "RUNNING" \/ state[self] = "PAUSED" \/
    state[self] = "READY" \/ state[self] = "STANDBY"))

\* set-speed-and-change-move: SET-SPEED and CHANGE leave every job where it is.
Claim_set_speed_and_change_move_of(trigger, actors) ==
  \A self \in Jobs : (trigger = "SET-SPEED" \/ trigger = "CHANGE") =>
    (~(own_user_pause'[self] # own_user_pause[self]) /\
    ~(own_completing'[self] # own_completing[self]) /\
    ~(own_cancelling'[self] # own_cancelling[self]) /\ ~(own_result'[self] # own_result[self]) /\
    ~(own_graph_changed'[self] # own_graph_changed[self]) /\ ~((state'[self] = "CREATED" /\
    state[self] # "CREATED") \/ (state'[self] = "RUNNING" /\ state[self] # "RUNNING") \/
    (state'[self] = "PAUSED" /\ state[self] # "PAUSED") \/ (state'[self] = "READY" /\
    state[self] # "READY") \/ (state'[self] = "STANDBY" /\ state[self] # "STANDBY") \/
    (state'[self] = "WAITING" /\ state[self] # "WAITING") \/ (state'[self] = "PENDING" /\
    state[self] # "PENDING") \/ (state'[self] = "ABORTING" /\ state[self] # "ABORTING") \/
    (state'[self] = "CONCLUDED" /\ state[self] # "CONCLUDED") \/ (state'[self] = "NULL" /\
    state[self] # "NULL")))
Claim_set_speed_and_change_move ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_set_speed_and_change_move_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_set_speed_and_change_move_of(trigger, {})]_vars

\* complete-accepted: COMPLETE is accepted in READY and STANDBY, unless the job was
\* cancelled.
Claim_complete_accepted ==
  \A self \in Jobs : ((state[self] = "READY" \/ state[self] = "STANDBY") /\ shared_monitor /\
    (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_cancelling[self] = "none") = (shared_monitor /\
    ~shared_aborting /\ own_cancelling[self] = "none" /\ (state[self] = "READY" \/
    state[self] = "STANDBY"))

\* complete-moves: COMPLETE only asks: the job stays where it is.
Claim_complete_moves_of(trigger, actors) ==
  \A self \in Jobs : (trigger = "COMPLETE" /\ self \in actors) => (own_completing'[self] /\
    ((state[self] = "READY") => state'[self] = "READY") /\ ((state[self] = "STANDBY") =>
    state'[self] = "STANDBY"))
Claim_complete_moves ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_complete_moves_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_complete_moves_of(trigger, {})]_vars

\* finalize-accepted: FINALIZE is accepted in PENDING only.
Claim_finalize_accepted ==
  \A self \in Jobs : ((state[self] = "PENDING" /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED"))) \/ (state[self] = "PENDING" /\ shared_monitor /\
    (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED"))) \/ (state[self] = "PENDING" /\ shared_monitor /\
    (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\
    (\E job1 \in Jobs \ {self} : state[job1] = "PENDING"))) = (shared_monitor /\
    ~shared_aborting /\ state[self] = "PENDING")

\* finalize-moves: FINALIZE takes the job it is sent to to CONCLUDED, with success, or to
\* ABORTING, with an error.
Claim_finalize_moves_of(trigger, actors) ==
  \A self \in Jobs : (trigger = "FINALIZE" /\ self \in actors) => ((state'[self] = "CONCLUDED" /\
    own_result'[self] = "success") \/ (state'[self] = "ABORTING" /\ own_result'[self] = "error"))
Claim_finalize_moves ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_finalize_moves_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_finalize_moves_of(trigger, {})]_vars

\* finalize-together: Where no job's .prepare() fails, one FINALIZE or auto-finalize commits
\* all jobs of the transaction.
Claim_finalize_together_of(trigger, actors) ==
  \A self \in Jobs : ((trigger = "FINALIZE" \/ trigger = "auto-finalize") /\
    ~shared_aborting') => ((state[self] = "PENDING") /\ state'[self] = "CONCLUDED" /\
    own_result'[self] = "success")
Claim_finalize_together ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_finalize_together_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_finalize_together_of(trigger, {})]_vars

\* finalize-commits: A job that commits changes the graph, unless it was cancelled softly.
Claim_finalize_commits_of(trigger, actors) ==
  \A self \in Jobs : ((state'[self] = "CONCLUDED" /\ state[self] # "CONCLUDED") /\
    (state[self] = "PENDING")) => own_graph_changed'[self] = (own_cancelling[self] # "soft")
Claim_finalize_commits ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_finalize_commits_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_finalize_commits_of(trigger, {})]_vars

\* dismiss-accepted: DISMISS is accepted in CONCLUDED only, and when all jobs are that have
\* to be.
Claim_dismiss_accepted ==
  \A self \in Jobs : (state[self] = "CONCLUDED" /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED"))) = (shared_monitor /\ state[self] = "CONCLUDED" /\
    (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "UNDEFINED" \/
    state[job1] = "CONCLUDED" \/ state[job1] = "NULL")))

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
    state[self] = "WAITING" \/ state[self] = "PENDING") /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED"))) \/ ((state[self] = "RUNNING" \/ state[self] = "READY") /\
    shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
    state[job1] = "NULL" \/ state[job1] = "UNDEFINED"))) \/ (state[self] = "PAUSED" /\
    shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
    state[job1] = "NULL" \/ state[job1] = "UNDEFINED"))) \/ (state[self] = "STANDBY" /\
    shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
    state[job1] = "NULL" \/ state[job1] = "UNDEFINED"))) \/ ((state[self] = "CREATED" \/
    state[self] = "WAITING" \/ state[self] = "PENDING") /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_user_pause[self] = "none") \/ (state[self] = "RUNNING" /\
    shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
    state[job1] = "NULL" \/ state[job1] = "UNDEFINED")) /\ own_user_pause[self] = "none") \/
    (state[self] = "PAUSED" /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_user_pause[self] = "none") \/ (state[self] = "READY" /\
    shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
    state[job1] = "NULL" \/ state[job1] = "UNDEFINED")) /\ own_user_pause[self] = "none" /\
    own_cancelling[self] # "force") \/ (state[self] = "READY" /\ shared_monitor /\
    (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_user_pause[self] = "none" /\
    own_cancelling[self] = "force") \/ (state[self] = "STANDBY" /\ shared_monitor /\
    (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_user_pause[self] = "none"))) /\ ((trigger = "PAUSE" /\
    self \in actors) => ((state[self] = "CREATED" /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_user_pause[self] = "none") \/ ((state[self] = "RUNNING" \/
    state[self] = "PAUSED" \/ state[self] = "READY" \/ state[self] = "STANDBY") /\
    shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
    state[job1] = "NULL" \/ state[job1] = "UNDEFINED")) /\ own_user_pause[self] = "none"))) /\
    ((trigger = "RESUME" /\ self \in actors) => (((state[self] = "CREATED" \/
    state[self] = "RUNNING" \/ state[self] = "READY") /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_user_pause[self] # "none") \/ (state[self] = "PAUSED" /\
    shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
    state[job1] = "NULL" \/ state[job1] = "UNDEFINED")) /\ own_user_pause[self] # "none") \/
    (state[self] = "STANDBY" /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_user_pause[self] # "none") \/ ((state[self] = "PAUSED" \/
    state[self] = "STANDBY") /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_user_pause[self] # "none"))) /\ ((trigger = "SET-SPEED" /\
    self \in actors) => ((state[self] = "CREATED" \/ state[self] = "RUNNING" \/
    state[self] = "PAUSED" \/ state[self] = "READY" \/ state[self] = "STANDBY") /\
    shared_monitor /\ (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/
    state[job1] = "NULL" \/ state[job1] = "UNDEFINED")))) /\ ((trigger = "COMPLETE" /\
    self \in actors) => ((state[self] = "READY" \/ state[self] = "STANDBY") /\ shared_monitor /\
    (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_cancelling[self] = "none")) /\ ((trigger = "FINALIZE" /\
    self \in actors) => ((state[self] = "PENDING" /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED"))) \/ (state[self] = "PENDING" /\ shared_monitor /\
    (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED"))) \/ (state[self] = "PENDING" /\ shared_monitor /\
    (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ (\E job1 \in Jobs \ {self} : state[job1] = "PENDING")))) /\
    ((trigger = "DISMISS" /\ self \in actors) => (state[self] = "CONCLUDED" /\ shared_monitor /\
    (~shared_aborting \/ (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")))) /\ ((trigger = "CHANGE" /\ self \in actors) =>
    ((state[self] = "CREATED" \/ state[self] = "RUNNING" \/ state[self] = "PAUSED" \/
    state[self] = "READY" \/ state[self] = "STANDBY") /\ shared_monitor /\ (~shared_aborting \/
    (\A job1 \in Jobs : state[job1] = "CONCLUDED" \/ state[job1] = "NULL" \/
    state[job1] = "UNDEFINED")) /\ own_has_ready[self]))
Claim_refused_changes_nothing ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_refused_changes_nothing_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_refused_changes_nothing_of(trigger, {})]_vars

\* one-job-a-step: Only start, converge and finalizing change more than one job.
Claim_one_job_a_step_of(trigger, actors) ==
  \A self \in Jobs : (~(self \in actors) /\ ~(trigger = "start" \/ trigger = "converge" \/
    ((state[self] = "PENDING") /\ (trigger = "FINALIZE" \/ trigger = "auto-finalize")))) =>
    (~(own_user_pause'[self] # own_user_pause[self]) /\
    ~(own_completing'[self] # own_completing[self]) /\
    ~(own_cancelling'[self] # own_cancelling[self]) /\ ~(own_result'[self] # own_result[self]) /\
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

\* may-fail: A job at work can fail at any time, unless it is to abort.
Claim_may_fail ==
  \A self \in Jobs : (state[self] = "RUNNING" \/ state[self] = "READY") =>
    ((state[self] = "RUNNING" \/ state[self] = "READY") /\ own_cancelling[self] # "force" /\
    ~shared_aborting) = (own_cancelling[self] # "force" /\ ~shared_aborting)

\* may-drain: QEMU can pause a job at work at any time, unless it is to abort.
Claim_may_drain ==
  \A self \in Jobs : (state[self] = "RUNNING" \/ state[self] = "READY") =>
    ((state[self] = "RUNNING" /\ own_user_pause[self] # "at-start" /\
    own_cancelling[self] # "force" /\ ~shared_aborting) \/ (state[self] = "READY" /\
    own_cancelling[self] # "force" /\ ~shared_aborting)) = (own_user_pause[self] # "at-start" /\
    own_cancelling[self] # "force" /\ ~shared_aborting)

\* diagram: A job moves along the arrows of JobSTT, and no others.
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

\* ready-once: A job gets in sync once: job_transition_to_ready() never finds it READY.
Claim_ready_once_of(trigger, actors) ==
  \A self \in Jobs : (trigger = "ready" /\ self \in actors) => ((state[self] = "RUNNING") /\
    state'[self] = "READY")
Claim_ready_once ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_ready_once_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_ready_once_of(trigger, {})]_vars

\* into-running: A job is RUNNING by start, or again after a pause.
Claim_into_running_of(trigger, actors) ==
  \A self \in Jobs : (state'[self] = "RUNNING" /\ state[self] # "RUNNING") =>
    (((state[self] = "CREATED") /\ trigger = "start") \/ ((state[self] = "PAUSED") /\
    (trigger = "RESUME" \/ trigger = "CANCEL" \/ trigger = "wake" \/ trigger = "undrain")))
Claim_into_running ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_into_running_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_into_running_of(trigger, {})]_vars

\* into-paused: A job is PAUSED at a pause point, because a client asked or QEMU itself
\* pauses it.
Claim_into_paused_of(trigger, actors) ==
  \A self \in Jobs : (state'[self] = "PAUSED" /\ state[self] # "PAUSED") =>
    ((state[self] = "RUNNING") /\ (((own_user_pause[self] # "none") /\ trigger = "pause-point") \/
    trigger = "drain") /\ own_cancelling'[self] # "force" /\ ~shared_aborting')
Claim_into_paused ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_into_paused_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_into_paused_of(trigger, {})]_vars

\* into-ready: A job is READY when in sync, or again after a pause.
Claim_into_ready_of(trigger, actors) ==
  \A self \in Jobs : (state'[self] = "READY" /\ state[self] # "READY") =>
    (((state[self] = "RUNNING") /\ trigger = "ready") \/ ((state[self] = "STANDBY") /\
    (trigger = "RESUME" \/ trigger = "CANCEL" \/ trigger = "wake" \/ trigger = "undrain")))
Claim_into_ready ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_into_ready_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_into_ready_of(trigger, {})]_vars

\* into-standby: A job is in STANDBY from READY, because a client asked or QEMU itself pauses
\* it.
Claim_into_standby_of(trigger, actors) ==
  \A self \in Jobs : (state'[self] = "STANDBY" /\ state[self] # "STANDBY") =>
    ((state[self] = "READY") /\ (((own_user_pause[self] # "none") /\ trigger = "pause-point") \/
    trigger = "drain") /\ own_cancelling'[self] # "force" /\ ~shared_aborting')
Claim_into_standby ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_into_standby_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_into_standby_of(trigger, {})]_vars

\* into-waiting: A job is WAITING when it is done or, from READY, as COMPLETE or a soft
\* CANCEL asked.
Claim_into_waiting_of(trigger, actors) ==
  \A self \in Jobs : (state'[self] = "WAITING" /\ state[self] # "WAITING") =>
    (((state[self] = "RUNNING") /\ trigger = "done") \/ ((state[self] = "READY") /\
    (trigger = "completed" \/ trigger = "soft-cancelled")))
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

\* into-aborting: A job is ABORTING because it was cancelled, by its own failure, with its
\* transaction, or because its .prepare() fails.
Claim_into_aborting_of(trigger, actors) ==
  \A self \in Jobs : (state'[self] = "ABORTING" /\ state[self] # "ABORTING") =>
    (((state[self] = "RUNNING" \/ state[self] = "READY") /\ trigger = "fail" /\
    own_result'[self] = "error") \/ ((own_cancelling[self] = "force" \/ shared_aborting) /\
    trigger = "abort" /\ own_result'[self] = "cancelled") \/ ((state[self] = "PENDING") /\
    self \in actors /\ (trigger = "FINALIZE" \/ trigger = "auto-finalize") /\
    own_result'[self] = "error"))
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

\* graph-all-or-none: Either all jobs of a transaction change the graph or none does; only
\* one cancelled softly stays out. To be refuted.
Claim_graph_all_or_none ==
  \A self \in Jobs : own_graph_changed[self] =>
    ~(\E job1 \in Jobs \ {self} : own_result[job1] \in {"error", "cancelled"})

\* succeed-together: If one job of a transaction succeeds, all do, unless one's .prepare()
\* fails.
Claim_succeed_together ==
  \A self \in Jobs : (own_result[self] = "success" /\ ~shared_aborting) =>
    (\A job1 \in Jobs \ {self} : own_result[job1] = "success" \/ state[job1] = "NULL")

\* abort-ends-requests: A job that aborts has no open request.
Claim_abort_ends_requests ==
  \A self \in Jobs : (shared_aborting /\ (state[self] = "ABORTING" \/
    state[self] = "CONCLUDED" \/ state[self] = "NULL")) => (own_user_pause[self] = "none" /\
    ~own_completing[self] /\ own_cancelling[self] = "none")

\* soft-cancel: A job cancelled softly that is finalized ends without error and does not
\* change the graph, unless its .prepare() fails.
Claim_soft_cancel_of(trigger, actors) ==
  \A self \in Jobs : ((state[self] = "PENDING" /\ own_cancelling[self] = "soft") /\
    (state'[self] = "CONCLUDED" /\ state[self] # "CONCLUDED")) => (own_result'[self] = "success" /\
    ~own_graph_changed'[self])
Claim_soft_cancel ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_soft_cancel_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_soft_cancel_of(trigger, {})]_vars

\* pause-before-work: A job that was asked to pause before it started neither gets READY nor
\* is done before it has paused or was resumed.
Claim_pause_before_work ==
  \A self \in Jobs : (state[self] = "RUNNING" /\ own_user_pause[self] = "at-start") =>
    (~(state[self] = "RUNNING" /\ own_has_ready[self] /\ own_user_pause[self] # "at-start") /\
    ~(state[self] = "RUNNING" /\ ~own_has_ready[self] /\ own_user_pause[self] # "at-start" /\
    own_cancelling[self] # "force" /\ ~shared_aborting) /\ ((state[self] = "RUNNING" /\
    own_user_pause[self] # "none" /\ own_cancelling[self] # "force" /\ ~shared_aborting) \/
    (state[self] = "READY" /\ own_user_pause[self] # "none" /\ own_cancelling[self] # "force" /\
    ~shared_aborting) \/ shared_aborting))

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

\* done-moves: A job that is done goes to WAITING, and so does one in sync that ends as it
\* was asked to.
Claim_done_moves_of(trigger, actors) ==
  \A self \in Jobs : ((trigger = "done" \/ trigger = "completed" \/
    trigger = "soft-cancelled") /\ self \in actors) => state'[self] = "WAITING"
Claim_done_moves ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_done_moves_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_done_moves_of(trigger, {})]_vars

\* pause-point-moves: A job that was asked to pause goes to PAUSED at its next pause point,
\* or to STANDBY, and so does one that QEMU itself pauses.
Claim_pause_point_moves_of(trigger, actors) ==
  \A self \in Jobs : ((trigger = "pause-point" \/ trigger = "drain") /\ self \in actors) =>
    (((state[self] = "RUNNING") /\ state'[self] = "PAUSED") \/ ((state[self] = "READY") /\
    state'[self] = "STANDBY"))
Claim_pause_point_moves ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_pause_point_moves_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_pause_point_moves_of(trigger, {})]_vars

\* fail-moves: A job that fails goes to ABORTING, and its transaction aborts.
Claim_fail_moves_of(trigger, actors) ==
  \A self \in Jobs : (trigger = "fail" /\ self \in actors) => (state'[self] = "ABORTING" /\
    shared_aborting' /\ own_result'[self] = "error")
Claim_fail_moves ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_fail_moves_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_fail_moves_of(trigger, {})]_vars

\* wake-moves: A job wakes up only to abort, and goes back to where it was paused.
Claim_wake_moves_of(trigger, actors) ==
  \A self \in Jobs : (trigger = "wake" /\ self \in actors) => (shared_aborting' /\
    (((state[self] = "PAUSED") /\ state'[self] = "RUNNING") \/ ((state[self] = "STANDBY") /\
    state'[self] = "READY")))
Claim_wake_moves ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_wake_moves_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_wake_moves_of(trigger, {})]_vars

\* into-created: A job is CREATED from UNDEFINED, by create.
Claim_into_created_of(trigger, actors) ==
  \A self \in Jobs : (state'[self] = "CREATED" /\ state[self] # "CREATED") =>
    ((state[self] = "UNDEFINED") /\ trigger = "create")
Claim_into_created ==
  [][/\ \A trigger \in Triggers, actor \in Jobs : Taken(trigger, actor) => Claim_into_created_of(trigger, {actor})
     /\ \A trigger \in Triggers : TakenByNobody(trigger) => Claim_into_created_of(trigger, {})]_vars

(* the model: 11 states, 8 verbs, 22 events, 20 edges, 51 rows *)
(* shown here: 11 states, 8 verbs, 22 events, 20 edges, 51 rows *)
(* digest 32ac97251ea50ba2; not shown: notes *)
(* claims of kind always, never and step: 78 of 90; not said here, for they are of others: 12 *)
=============================================================================

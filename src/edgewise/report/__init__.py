"""What people and programs are shown of problems, verdicts and traces: text made from facts, printed by nobody here."""

"""What is shown of a machine: pure functions that leave templates and reports nothing to compute."""

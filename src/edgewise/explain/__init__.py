"""Answers to requirements, as facts: what failed before, what holds now, and what that rests on."""

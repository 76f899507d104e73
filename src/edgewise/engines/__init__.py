"""The engines: each decides claims about a machine, and each is held against `run` and against the others."""

from __future__ import annotations


class Disagreement(Exception):
    """An engine says what the reference semantics, or another engine, denies: a bug of ours, never the user's."""

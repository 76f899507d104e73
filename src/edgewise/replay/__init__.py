"""Logs of real programs, held against a machine."""

"""Logs of real programs, held against a machine: is what was seen some run of it?"""

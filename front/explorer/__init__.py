"""Occupations for coaches without a worker: found, looked at, held against each other, printed."""

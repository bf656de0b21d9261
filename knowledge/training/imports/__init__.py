"""Importing lists of programmes and results into a database of the operator's own."""

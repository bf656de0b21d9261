"""Holds what the store computes against what is published, and looks for unequal treatment.

For operators only: nothing that answers a worker imports this package.
"""

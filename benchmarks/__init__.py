"""Prints every figure the README quotes, measured on real input on the machine at hand."""

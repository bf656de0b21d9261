"""Turns the publishers' releases into the committed tables of ``knowledge/data``."""

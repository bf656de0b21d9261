"""Sentence vectors: one small model, exported once, run without PyTorch.

Runs on Python 3.10 (inside Rasa) and on 3.11 and newer (everywhere else), so that a phrase means
the same to the part that understands and to the part that looks things up.
"""

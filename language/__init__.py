"""Which language a message is written in, English or Spanish. A leaf: it imports nothing of ours.

Runs on Python 3.10 (the Rasa server) and 3.11 with the standard library only.
"""

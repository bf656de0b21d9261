"""The answers of the talk: each reads what was said, asks knowledge/ and people/, and replies.

What is said stands in domain.yml (whole answers) and lines.yml (rows of lists).
"""

"""The answers of the talk: each reads what was said, asks knowledge/ and people/, and replies.

What is said stands in domain.yml (whole answers) and lines.yml (rows of lists).
"""

# Each process of the action server imports some of this package and must be warm before it serves.
from actions import warm_up as warm_up

"""What stands around a number: whether it fills its clause, and whether it is a rate."""

from __future__ import annotations

from spacy.tokens import Doc

from knowledge.histories.lengths import UNITS
from knowledge.histories.rules import history_rules

_NUMBERED = history_rules()["durations"]["numbered"]
#: Before "a week" these make it a rate.
_COUNTED = {
    "hours", "hrs", "days", "nights", "times", "once", "twice", "bucks", "dollars", "shifts",
}  # fmt: skip


def ends_clause(doc: Doc, i: int) -> bool:
    """Whether nothing of the clause follows a token, or only where or what one was doing."""
    if i + 1 >= len(doc):
        return True
    following = doc[i + 1].lower_
    return following in {",", ".", ";", "and", "then", "at", "as", ")", "&"} or (
        following.endswith("ing") and following not in {"king"}
    )


def starts_clause(doc: Doc, i: int) -> bool:
    """Whether a token is the first of its clause."""
    return i == 0 or doc[i - 1].lower_ in {",", ".", ";", "and", "then", "(", "&"}


def after_bare_job(doc: Doc, i: int) -> bool:
    """Whether a number follows one or two words that fill its clause: "security 2"."""
    words: list[str] = []
    for j in range(i - 1, -1, -1):
        words.append(doc[j].lower_)
        if starts_clause(doc, j):
            break
    return len(words) <= 2 and all(w.isalpha() and w not in _NUMBERED for w in words)


def is_rate(doc: Doc, start: int, end: int) -> bool:
    """Whether it says how often or how much, not how long: "5 days a week", "24k a year"."""
    words = [token.lower_ for token in doc[start:end]]
    for i, word in enumerate(words):
        if word in {"a", "an"} and i + 1 < len(words) and words[i + 1] in UNITS:
            told_before = words[i - 1] if i else doc[start - 1].lower_ if start else ""
            if told_before in _COUNTED or any(letter.isdigit() for letter in told_before):
                return True
    following = [token.lower_ for token in doc[end : end + 2]]
    return len(following) == 2 and following[0] in {"a", "per", "/"} and following[1] in UNITS

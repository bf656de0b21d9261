"""The Flesch-Kincaid grade, without the dictionary that textstat would fetch from the network.

Syllables are counted by spelling; in doubt one more is counted, so that a text is
seldom found easier than it is.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:]+(?:\s|$)|\n+")
_VOWELS = re.compile(r"[aeiouy]+")
#: Two vowels that are said apart: "social" and "cause" are not among them.
_APART = re.compile(r"i(?=a(?!l|n)|um|ou[^s])|ea$|^scie|eo(?!p)|ua(?=[lt])|io(?!n)|[aeiouy]ing$")
_SILENT = re.compile(r"(?<!l)e$|(?<=[aeiouy]l)e$|(?<=[^aeioutd])ed$|(?<=[^aeiousxzcgh])es$")


def syllables(word: str) -> int:
    """Syllables of one word, at least one."""
    lower = word.lower().replace("'", "")
    bare = _SILENT.sub("", lower)
    return max(1, len(_VOWELS.findall(bare)) + len(_APART.findall(bare)))


def flesch_kincaid_grade(text: str) -> float:
    """The school grade a text can be read at: 7 is a pupil of twelve or thirteen."""
    sentences = [part for part in _SENTENCE_END.split(text) if _WORD.search(part)]
    words = _WORD.findall(text)
    if not words:
        return 0.0
    spoken = sum(syllables(word) for word in words)
    return 0.39 * len(words) / max(1, len(sentences)) + 11.8 * spoken / len(words) - 15.59

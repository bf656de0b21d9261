"""Text as the patterns see it, so that spelling, case and signs do not decide."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = re.compile(r"['’‘`´ʼ]")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_SENTENCE_ENDS = re.compile(r"[.!?;\n]+")
_CLAUSE_ENDS = re.compile(r"[.!?;,:\n]+")
_NOT_A_WORD = re.compile(r"[\W_]+")
_SPELLED_OUT = re.compile(r"(?:[a-z] )+[a-z]")


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(
        sign for sign in decomposed if unicodedata.category(sign) not in ("Mn", "Cf", "Cc")
        or sign in "\n\t"
    )  # fmt: skip
    return _STRETCHED.sub(r"\1", _APOSTROPHES.sub("", letters)).replace("&", " and ")


def _words(text: str) -> str:
    return _NOT_A_WORD.sub(" ", text).strip()


def whole(text: str) -> str:
    """The message as one run of words; a word spelled out ("S T O P") is put together."""
    words = _words(_folded(text))
    return words.replace(" ", "") if _SPELLED_OUT.fullmatch(words) else words


def clauses(text: str) -> list[str]:
    """The message cut at every stop, comma and line end."""
    return [words for part in _CLAUSE_ENDS.split(_folded(text)) if (words := _words(part))]


def sentences(text: str) -> str:
    """The message as words, with " . " between sentences."""
    parts = (_words(part) for part in _SENTENCE_ENDS.split(_folded(text)))
    return " . ".join(part for part in parts if part)

"""Brings a message to words apart by single spaces, and back to what the worker typed.

The rules of this package see units, ranges and punctuation as words of their own, so "5yrs",
"2009-2019" and "uber/lyft" are spread out before spaCy sees them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from spacy.language import Language
from spacy.tokenizer import Tokenizer

from knowledge.histories.rules import history_rules

_QUOTES = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": " - "}
)
#: Two digits after an apostrophe are a year; above this they belong to the last century.
_LAST_YEAR_OF_THIS_CENTURY = 49

_Replacement = str | Callable[[re.Match[str]], str]

_UNITS = "|".join(sorted(map(re.escape, history_rules()["durations"]["months_of_unit"]), key=len))
_MONTH_NUMBER = "0?[1-9]|1[0-2]"
_MONTH_NAMES = {number: name for name, number in history_rules()["durations"]["months"].items()}


def _full_year(digits: str) -> str:
    return f"{'20' if int(digits) <= _LAST_YEAR_OF_THIS_CENTURY else '19'}{digits}"


def _short_range(found: re.Match[str]) -> str:
    return f"{_full_year(found[1])} - {_full_year(found[2])}"


#: (pattern, replacement), in this order.
_SPREAD: tuple[tuple[re.Pattern[str], _Replacement], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement)
    for pattern, replacement in (
        (r"[\r\n]+|\s[•·▪]\s*|^[•·▪]\s*", " ; "),
        (r"\bw/\s*", "with "),
        # '09-'12, 09-12 (a leading zero is no shift or age), '18
        (r"'(\d\d)\s*(?:-|to)\s*'(\d\d)\b", _short_range),
        (r"(?<![\d/-])(0\d)\s*-\s*([012]\d)(?![\d/-])", _short_range),
        (r"(?<!\w)'(\d\d)\b", lambda m: _full_year(m[1])),
        # 2009-12
        (r"\b((?:19|20)\d\d)\s*-\s*([012]\d)\b(?![\d/])", lambda m: f"{m[1]} - 20{m[2]}"),
        # 03/2015
        (
            rf"\b({_MONTH_NUMBER})/((?:19|20)\d\d)\b",
            lambda m: f"{_MONTH_NAMES[int(m[1])]} {m[2]}",
        ),
        # 2 1/2, 2½, half
        (r"\b(\d+)\s*(?:and\s+)?(?:a\s+)?(?:1/2|½)", r"\1.5 "),
        (r"(?<!\d)(?:1/2|½)", " half "),
        # the full stop of an abbreviated unit ends no sentence
        (r"\b(yrs?|mos?|mths?|wks?|hrs?|approx)\.", r"\1 "),
        # 5yrs, 5+yrs, 5-year, 3-4yrs
        (rf"(\d)(\+)?[\s-]*({_UNITS})\b", r"\1 \3"),
        (r"(\d)\+", r"\1 "),
        (r"(\d)\s*[-~]\s*(?=\d)", r"\1 - "),
        (r"(?<=[a-z])-(?=(?:19|20)\d\d)|(?<=\d{4})-(?=[a-z])", " - "),
        (r"\s[-]+|[-]+\s|--+|^-|~", " - "),
        (r"([/&+])", r" \1 "),
        # 15 / hr stays together with its number as pay
        (r"([,;:!?()\[\]\"|>*])(?!\d{3}\b)", r" \1 "),
        (r",(?=\S)(?!\d{3}\b)", " , "),
        (r"\.(?=\s|$|\.)|\.(?=[A-Z][a-z])", " . "),
    )
)
_SPACES = re.compile(r"\s+")
_SOFT_HYPHEN_CLASSES = {"Cc", "Cf", "So"}
_CLOSE_UP = re.compile(r"\s+([,;.!?)])|(\()\s+|\s*(/)\s*|\s+('s\b)")


_NUMBERED_LIST = re.compile(r"^\s*1\s*[.)]\s")
_LIST_NUMBER = re.compile(r"(?:^|\s)[1-9]\s*[.)]\s+")


def spread(text: str) -> str:
    """The message with one space between words, units, ranges and punctuation."""
    text = unicodedata.normalize("NFKC", text.replace("½", " 1/2")).translate(_QUOTES)
    if _NUMBERED_LIST.match(text):
        text = _LIST_NUMBER.sub(" ; ", text)
    for pattern, replacement in _SPREAD:
        text = pattern.sub(replacement, text)
    text = "".join(
        " " if unicodedata.category(letter) in _SOFT_HYPHEN_CLASSES else letter for letter in text
    )
    return _SPACES.sub(" ", text).strip()


def closed_up(words: list[str]) -> str:
    """Words put together the way people write them."""
    return _CLOSE_UP.sub(lambda m: next(group for group in m.groups() if group), " ".join(words))


def blank_english() -> Language:
    """An English spaCy pipeline without any model that parts words at spaces only."""
    import spacy

    nlp = spacy.blank("en")
    nlp.tokenizer = Tokenizer(nlp.vocab)
    return nlp

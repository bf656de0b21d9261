"""Brings a message to words apart by single spaces, and back to what the worker typed.

The rules of this package see units, ranges and punctuation as words of their own, so "5yrs",
"2009-2019" and "uber/lyft" are spread out before spaCy sees them. The words it sees are folded
(lower case, no accents), so that "despues" and "después" are one; what is quoted back is not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from knowledge.histories.rules import Rules

_QUOTES = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": " - "}
)
#: Two digits after an apostrophe are a year; above this they belong to the last century.
_LAST_YEAR_OF_THIS_CENTURY = 49
_MONTH_NUMBER = "0?[1-9]|1[0-2]"
_FULL_YEAR = re.compile(r"\b(?:19[5-9]|20[0-4])\d\b")
_EARLY_YEARS = re.compile(r"(?<![\d/-])0\d\s?-\s?[012]\d(?![\d/-])")
_SPACES = re.compile(r"\s+")
_SOFT_HYPHEN_CLASSES = {"Cc", "Cf", "So"}
_CLOSE_UP = re.compile(r"\s+([,;.!?)])|(\()\s+|\s*(/)\s*|\s+('s\b)")
_NUMBERED_LIST = re.compile(r"^\s*1\s*[.)]\s")
_LIST_NUMBER = re.compile(r"(?:^|\s)[1-9]\d?\s*[.)]\s+")
_SAID = "said"

_Replacement = str | Callable[[re.Match[str]], str]


@lru_cache(maxsize=4096)
def _folded_letter(letter: str) -> str:
    return unicodedata.normalize("NFKD", letter.lower())[:1] or letter


def folded(text: str) -> str:
    """Lower case without accents, letter for letter: positions stay true."""
    return "".join(map(_folded_letter, text))


def _full_year(digits: str) -> str:
    if len(digits) == 4:
        return digits
    return f"{'20' if int(digits) <= _LAST_YEAR_OF_THIS_CENTURY else '19'}{digits}"


def _short_range(found: re.Match[str]) -> str:
    return f"{_full_year(found[1])} - {_full_year(found[2])}"


class Spreader:
    """Parts the words of one language."""

    def __init__(self, rules: Rules) -> None:
        units = "|".join(sorted(map(re.escape, rules.durations["months_of_unit"]), key=len))
        until = "|".join(map(re.escape, rules.durations["until"]))
        lead = "|".join(map(re.escape, rules.durations["lead"]))
        counted = "|".join(map(re.escape, rules.durations["counted"]))
        month_names = {number: name for name, number in rules.durations["months"].items()}
        half = rules.durations["half_typed"]
        now = rules.durations["today"][0]
        ladder = "|".join(rules.clauses["ladder"])
        self._two_digits = re.compile(
            rf"(?<![\d/$.:-])([012]\d)\s*-\s*([012]\d)(?![\d/:-]|\s*(?:{units}|{counted}|am|pm|%|k)\b|\s*/)"
        )
        #: (pattern, replacement), in this order.
        self._steps: tuple[tuple[re.Pattern[str], _Replacement], ...] = tuple(
            (re.compile(pattern, re.IGNORECASE), replacement)
            for pattern, replacement in (
                (r"[\r\n]+|\s[•·▪]\s*|^[•·▪]\s*", " ; "),
                (r"\t+", " | "),
                (r"\bw/\s*", "with "),
                *rules.clauses["typed"],
                # "im 52 worked in the mines" tells an age first
                (
                    rf"\b({rules.clauses['i_am']}) (\d\d)\b(?!\s*(?:{units}|{counted}|[-./:%]))",
                    r"\1 \2 , ",
                ),
                (r"\b(?:off\s*(?:and|&|n|/)\s*on|on\s*(?:and|&|n|/)\s*off)\b", "off-and-on"),
                # "worked my way up from dishwasher to line cook"
                (
                    rf"\b(?:{ladder})\s+([^\d,;.]{{3,40}}?)\s+{rules.clauses['ladder_to']}\s+",
                    r" ; \1 ; ",
                ),
                # 2020-
                (
                    r"(?<![-\d/])(?<!- )((?:19|20)\d\d)\s*-\s*(?=$|[,;.)|])",
                    rf"\1 - {now} ",
                ),
                # '09-'12, 09-12 and "09 to 12" (a leading zero is no shift or age), '18
                (rf"'(\d\d)\s*(?:{until})\s*'(\d\d)\b", _short_range),
                (rf"(?<![\d/-])(0\d)\s*(?:{until})\s*([012]\d)(?![\d/-])", _short_range),
                (
                    rf"\b(?:{lead})\s+(?:el\s+)?'?(\d\d)\s*(?:{until})\s*(?:el\s+)?'?((?:19|20)?\d\d)"
                    rf"(?![\d/.:-]|\s*(?:{units}|{counted}|am|pm|%|k)\b)",
                    _short_range,
                ),
                (r"(?<!\w)'(\d\d)\b", lambda m: _full_year(m[1])),
                # 2009-12
                (r"\b((?:19|20)\d\d)\s*-\s*([012]\d)\b(?![\d/])", lambda m: f"{m[1]} - 20{m[2]}"),
                # 03/2015
                (
                    rf"\b({_MONTH_NUMBER})/((?:19|20)\d\d)\b",
                    lambda m: f"{month_names[int(m[1])]} {m[2]}",
                ),
                # 8/19 - 1/21
                (
                    rf"\b({_MONTH_NUMBER})/(\d\d)\s*(?:{until})\s*({_MONTH_NUMBER})/(\d\d)(?![\d/])",
                    lambda m: (
                        f"{month_names[int(m[1])]} {_full_year(m[2])} - "
                        f"{month_names[int(m[3])]} {_full_year(m[4])}"
                    ),
                ),
                # twenty-two, 3ish
                (r"(?<=ty)-(?=[^\W\d_])", " "),
                (r"(?<=\d)-?ish\b", ""),
                # 2 1/2, 2½, half
                (rf"\b(\d+)\s*(?:(?:{half})\s+)*(?:1/2|½)", r"\1.5 "),
                (r"(?<!\d)(?:1/2|½)", f" {rules.durations['half'][0]} "),
                # the full stop of an abbreviated unit ends no sentence
                (rf"\b({rules.durations['abbreviations']})\.", r"\1 "),
                # 5yrs, 5+yrs, 5-year, 3-4yrs
                # ... but 92Y and 88M are what one did in the army
                (
                    rf"(\d)(\+)?[\s-]*(?!(?:(?<=\d\d)(?-i:[YM])|(?<=88)m)\b)({units})(?![^\W\d_])",
                    r"\1 \3",
                ),
                (rf"(\d\s(?:{units}))(?=\d)", r"\1 "),
                (r"(\d)\+", r"\1 "),
                (r"(\d)\s*[-~]\s*(?=\d)", r"\1 - "),
                (r"(?<=[^\W\d_])-(?=(?:19|20)\d\d)|(?<=\d{4})-(?=[^\W\d_])", " - "),
                (r"\s[-]+|[-]+\s|--+|^-|~", " - "),
                (r"([/&+])", r" \1 "),
                # 15 / hr stays together with its number as pay
                (r"([,;:!?¿¡()\[\]\"|>*])(?!\d{3}\b)", r" \1 "),
                (r",(?=\S)(?!\d{3}\b)", " , "),
                (r"\.(?=\s|$|\.)|\.(?=[A-Z][a-z])|(?<=[a-z]{3})\.(?=[a-z]{3})", " . "),
            )
        )

    def spread(self, text: str) -> str:
        """The message with one space between words, units, ranges and punctuation."""
        text = unicodedata.normalize("NFKC", text.replace("½", " 1/2")).translate(_QUOTES)
        if _NUMBERED_LIST.match(text):
            text = _LIST_NUMBER.sub(" ; ", text)
        if _FULL_YEAR.search(text) or _EARLY_YEARS.search(text):
            # Beside a year in full, or "05-12", "15-20" tells years too.
            text = self._two_digits.sub(_short_range, text)
        for pattern, replacement in self._steps:
            text = pattern.sub(replacement, text)
        text = "".join(
            " " if unicodedata.category(letter) in _SOFT_HYPHEN_CLASSES else letter
            for letter in text
        )
        return _SPACES.sub(" ", text).strip()

    def doc(self, nlp: Language, text: str) -> Doc:
        """The message gone through a pipeline; its tokens are folded, :func:`said` tells how."""
        words = self.spread(text).split()
        doc = Doc(nlp.vocab, words=[folded(word) for word in words])
        doc.user_data[_SAID] = words
        return nlp(doc)


def said(doc: Doc) -> list[str]:
    """The words of a doc as the worker typed them, one for each token."""
    words: list[str] = doc.user_data[_SAID]
    return words


def closed_up(words: list[str]) -> str:
    """Words put together the way people write them."""
    return _CLOSE_UP.sub(lambda m: next(group for group in m.groups() if group), " ".join(words))


def blank_pipeline(language: str) -> Language:
    """A spaCy pipeline without any model; it parts words at spaces only."""
    nlp = spacy.blank(language)
    nlp.tokenizer = Tokenizer(nlp.vocab)
    return nlp

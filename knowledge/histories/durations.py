"""How long a job was held: finds lengths and periods and turns them into months.

The rules (history.toml has the words):

- "5 years and 2 months", "a year and a half", "2-3 years" (the lower end), "couple years" (2),
  "few years" (3). A summer or season is 3 months. Rounded to whole months, at least 1.
- Year to year is the difference of the years, month to month that of the months; the end month
  is not counted. A missing month is ignored on both sides. "Since" and "to now" run to
  the day of asking; "since march" is the last march.
- Wordings without a number ("on and off since high school", "5 years ago") give none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.util import filter_spans
from spacy.vocab import Vocab

from knowledge.histories.lengths import (
    MONTHS,
    NUMBERS,
    UNITS,
    months_of_length,
    months_of_period,
    months_since,
    number_of,
)
from knowledge.histories.rules import history_rules
from knowledge.histories.surroundings import (
    after_bare_job,
    ends_clause,
    is_rate,
    starts_clause,
)

_RULES = history_rules()["durations"]
_DIGITS = r"^\d{1,2}(\.\d+)?$"
_YEAR = r"^(19[5-9]\d|20[0-4]\d)$"


@dataclass(frozen=True)
class Duration:
    """A stretch of tokens that tells a length; ``months`` is None where no number is given.

    ``of_each`` marks "2 years each".
    """

    start: int
    end: int
    months: int | None
    of_each: bool = False


def _is(*words: str, op: str = "{1}") -> dict[str, object]:
    return {"LOWER": {"IN": list(words)}, "OP": op}


def _one_of(words: Iterable[str], op: str = "{1}") -> dict[str, object]:
    return {"LOWER": {"IN": list(words)}, "OP": op}


def _shape(pattern: str, op: str = "{1}") -> dict[str, object]:
    return {"LOWER": {"REGEX": pattern}, "OP": op}


def _patterns() -> dict[str, list[list[dict[str, object]]]]:
    unit, month = _one_of(UNITS), _one_of(MONTHS)
    before, between = _one_of(_RULES["before"], "{0,6}"), _one_of(_RULES["between"], "{0,3}")
    number_words = [*NUMBERS, "half"]
    year = _shape(_YEAR)
    until, today = _one_of(_RULES["until"]), _one_of(_RULES["today"])
    lead = _is("from", "between", "in", "during", op="?")
    lengths: list[list[dict[str, object]]] = []
    for number in (_shape(_DIGITS), _one_of(number_words)):
        core = [
            before,
            _one_of(number_words, "{0,2}"),
            number,
            _is("-", "to", "or", op="?"),
            _shape(rf"{_DIGITS}|^({'|'.join(NUMBERS)})$", "?"),
            between,
        ]
        half = [_is("and", "&", "n"), _is("a", op="?"), _is("half", "1/2")]
        tail: list[dict[str, object]] = [
            _is("and", "&", ",", op="?"),
            # "3 years, 18 months as a cashier" are two lengths: no more than 11 months follow.
            _shape(rf"^(?:[1-9]|1[01])$|^({'|'.join(NUMBERS)})$"),
            unit,
        ]
        lengths += [
            [*core, unit],
            [*core, *half, unit],
            [before, unit, *half],
            [*core, unit, *half],
            [*core, unit, *tail],
            [*core, unit, _is("or"), _is("two", "so", "more", "three", "2", "3")],
        ]
    range_end = ([year], [month, year], [today])
    range_start = ([year], [month, year], [month])
    return {
        "length": lengths,
        "range": [[lead, *a, until, *b] for a in range_start for b in range_end],
        "since": [
            [_is("ever", op="?"), _is("since"), _is("around", "about", "like", op="?"), *when]
            for when in ([year], [month, year], [month])
        ],
        "ago": [
            [before, _shape(_DIGITS), unit, _is("ago", "old", "back")],
            [before, _one_of(NUMBERS), unit, _is("ago", "old", "back")],
            [_is("in", "around", "until", "till", "til", "by"), month, year],
            [_is("in", "around", "until", "till", "til", "by", "back", "of", op="+"), year],
        ],
        "no number": [[{"LOWER": word} for word in p.split()] for p in _RULES["no_number"]],
    }


class DurationFinder:
    """Finds every length of time in a message."""

    def __init__(self, vocab: Vocab) -> None:
        self._matcher = Matcher(vocab)
        for label, patterns in _patterns().items():
            self._matcher.add(label, patterns, greedy="LONGEST")
        self._vocab = vocab

    def find(self, doc: Doc, as_of: date) -> list[Duration]:
        """All durations in the order told; ``as_of`` ends what is still going on."""
        spans = filter_spans(self._matcher(doc, as_spans=True))
        found = []
        for span in spans:
            label = span.label_
            tokens = [token.lower_ for token in span]
            end = span.end
            of_each = False
            if label == "length" and not is_rate(doc, span.start, span.end):
                months = months_of_length(tokens)
                end, of_each = _with_tail(doc, end)
            elif label == "range":
                months = months_of_period(tokens, as_of)
            elif label == "since":
                months = months_since(tokens, as_of)
            else:
                months = None
            found.append(Duration(span.start, end, months, of_each))
        found += self._open_ended(doc, found)
        found += self._bare_numbers(doc, found)
        return _without_overlaps(sorted(found, key=lambda d: d.start))

    def _open_ended(self, doc: Doc, found: list[Duration]) -> list[Duration]:
        """Take "since high school" and the like: no number, out of the job's words."""
        taken = {i for d in found for i in range(d.start, d.end)}
        ends = {",", ".", ";", "and", "&", "then", "but", "as", "at"}
        extra = []
        for token in doc:
            if token.lower_ != "since" or token.i in taken:
                continue
            end = token.i + 1
            while end < min(len(doc), token.i + 1 + _RULES["since_words"]) and (
                doc[end].lower_ not in ends and end not in taken
            ):
                end += 1
            extra.append(Duration(token.i, end, None))
        return extra

    def _bare_numbers(self, doc: Doc, found: list[Duration]) -> list[Duration]:
        """Read "cook for 5 years, server for 2": the second number takes over the unit."""
        extra = []
        for known in found:
            unit = next(
                (t.lower_ for t in reversed(doc[known.start : known.end]) if t.lower_ in UNITS), ""
            )
            if known.months is None or unit not in _RULES["units_taken_over"]:
                continue
            following = [d.start for d in found if d.start >= known.end]
            limit = min(following, default=len(doc))
            for i in range(known.end, limit):
                value = number_of(doc[i].lower_)
                if value is None or not ends_clause(doc, i) or doc[i].lower_ in {"a", "an"}:
                    continue
                start = i - 1 if doc[i - 1].lower_ in {"for", "about", "like", "maybe"} else i
                if start == i and not (starts_clause(doc, i) or after_bare_job(doc, i)):
                    continue
                months = max(1, round(value * UNITS[unit]))
                extra.append(Duration(start, i + 1, months))
        return extra


def _with_tail(doc: Doc, end: int) -> tuple[int, bool]:
    """Take in "total", "so far", "each" after a length."""
    of_each = False
    while end < len(doc):
        for words in sorted((p.split() for p in _RULES["after"]), key=len, reverse=True):
            if [t.lower_ for t in doc[end : end + len(words)]] == words:
                of_each = of_each or words == ["each"]
                end += len(words)
                break
        else:
            return end, of_each
    return end, of_each


def _without_overlaps(found: list[Duration]) -> list[Duration]:
    kept: list[Duration] = []
    for duration in found:
        if kept and duration.start < kept[-1].end:
            # "on and off" beside a length is one duration.
            last = kept[-1]
            kept[-1] = Duration(
                last.start,
                max(last.end, duration.end),
                last.months if last.months is not None else duration.months,
                last.of_each or duration.of_each,
            )
        else:
            kept.append(duration)
    return kept

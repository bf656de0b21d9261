"""How long a job was held: finds lengths and periods and turns them into months.

The rules (history.toml and history_es.toml have the words):

- "5 years and 2 months", "a year and a half", "2-3 years" (the lower end), "couple years" (2),
  "few years" (3). A summer or season is 3 months. Rounded to whole months, at least 1.
- Year to year is the difference of the years, month to month that of the months; the end month
  is not counted. A missing month is ignored on both sides. "Since" and "to now" run to
  the day of asking; "since march" is the last march.
- Wordings without a number ("on and off since high school", "5 years ago") give none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from spacy.matcher import Matcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

from knowledge.histories.duration_patterns import duration_patterns
from knowledge.histories.lengths import Lengths
from knowledge.histories.rules import Rules
from knowledge.histories.surroundings import Surroundings


@dataclass(frozen=True)
class Duration:
    """A stretch of tokens that tells a length; ``months`` is None where no number is given.

    ``of_each`` marks "2 years each", ``of_all`` "10 years altogether".
    """

    start: int
    end: int
    months: int | None
    of_each: bool = False
    of_all: bool = False


class DurationFinder:
    """Finds every length of time in a message."""

    def __init__(self, vocab: Vocab, rules: Rules) -> None:
        self._words = rules.durations
        self._lengths = Lengths(rules)
        self._surroundings = Surroundings(rules)
        self._after = sorted((p.split() for p in self._words["after"]), key=len, reverse=True)
        self._since = frozenset(self._words["since"])
        self._matcher = Matcher(vocab)
        for label, patterns in duration_patterns(rules).items():
            self._matcher.add(label, patterns, greedy="LONGEST")

    def find(self, doc: Doc, as_of: date) -> list[Duration]:
        """All durations in the order told; ``as_of`` ends what is still going on."""
        spans = filter_spans(self._matcher(doc, as_spans=True))
        found = []
        for span in spans:
            label = self._label(doc, span)
            tokens = [token.lower_ for token in span]
            duration = Duration(span.start, span.end, None)
            if label == "since a length":
                months = self._lengths.of_length(tokens)
                duration = Duration(span.start - 1, span.end, months)
            elif label == "length" and not self._surroundings.is_rate(doc, span.start, span.end):
                months = self._lengths.of_length(tokens)
                duration = self._with_tail(doc, Duration(span.start, span.end, months))
            elif label == "range":
                months = self._lengths.of_period(tokens, as_of)
                duration = Duration(span.start, span.end, months)
            elif label in {"since", "started"}:
                duration = Duration(span.start, span.end, self._lengths.since(tokens, as_of))
            found.append(duration)
        found += self._open_ended(doc, found)
        found += self._bare_numbers(doc, found)
        return _without_overlaps(sorted(found, key=lambda d: d.start))

    def _label(self, doc: Doc, span: Span) -> str:
        """What a stretch tells, where the words around it turn it."""
        if span.label_ == "ago" and span.start and doc[span.start - 1].lower_ in self._since:
            return "since a length"
        if span.label_ == "ago" and span[0].lower_ in self._words["until_today"]:
            # "Trabajo en roofing hace 2 años" still goes on; "trabajé hace 2 años" does not.
            sentence = [t.lower_ for t in doc[: span.start]]
            if any(word in self._words["present"] for word in sentence):
                return "length"
        if span.label_ == "length" and self._is_age(doc, span):
            return "age"
        return str(span.label_)

    def _is_age(self, doc: Doc, span: Span) -> bool:
        """Whether "tengo 25 años" says how old somebody is."""
        opening = self._words["age_openings"]
        told = [doc[span.start - 1].lower_] if span.start else []
        if not any(word in opening for word in [*told, span[0].lower_]):
            return False
        follows = doc[span.end].lower_ if span.end < len(doc) else ""
        months = self._lengths.of_length([token.lower_ for token in span]) or 0
        return months >= 12 * self._words["age_from_years"] and not (
            follows in self._words["age_goes_on"] or self._surroundings.is_doing(follows)
        )

    def _open_ended(self, doc: Doc, found: list[Duration]) -> list[Duration]:
        """Take "since high school" and the like: no number, out of the job's words."""
        taken = {i for d in found for i in range(d.start, d.end)}
        ends = {",", ".", ";", "&", *self._words["since_ends"]}
        extra = []
        for token in doc:
            if token.lower_ not in self._words["since"] or token.i in taken:
                continue
            end = token.i + 1
            while end < min(len(doc), token.i + 1 + self._words["since_words"]) and (
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
                (
                    t.lower_
                    for t in reversed(doc[known.start : known.end])
                    if t.lower_ in self._lengths.units
                ),
                "",
            )
            if known.months is None or unit not in self._words["units_taken_over"]:
                continue
            following = [d.start for d in found if d.start >= known.end]
            limit = min(following, default=len(doc))
            for i in range(known.end, limit):
                if (bare := self._bare_number(doc, i, limit, unit)) is not None:
                    extra.append(bare)
        return extra

    def _bare_number(self, doc: Doc, i: int, limit: int, unit: str) -> Duration | None:
        word = doc[i].lower_
        if self._lengths.number_of(word) is None or word in self._words["no_bare_number"]:
            return None
        end = i + 1
        for length in (3, 2):
            if [t.lower_ for t in doc[i + 1 : i + 1 + length]] in [
                phrase.split() for phrase in self._words["and_a_half"]
            ]:
                end = min(limit, i + 1 + length)
                break
        if not self._surroundings.ends_clause(doc, end - 1):
            return None
        start = i
        while start and doc[start - 1].lower_ in self._words["before_bare"]:
            start -= 1
        alone = self._surroundings.starts_clause(doc, i) or self._surroundings.after_bare_job(
            doc, i
        )
        if start == i and not alone:
            return None
        numbers = [token.lower_ for token in doc[i:end]]
        return Duration(start, end, self._lengths.of_bare(numbers, unit))

    def _with_tail(self, doc: Doc, told: Duration) -> Duration:
        """Take in "total", "so far", "each" after a length."""
        end, of_each, of_all = told.end, False, False
        while True:
            words = next(
                (w for w in self._after if [t.lower_ for t in doc[end : end + len(w)]] == w), None
            )
            if words is None:
                return Duration(told.start, end, told.months, of_each, of_all)
            phrase = " ".join(words)
            of_each = of_each or phrase in self._words["each"]
            of_all = of_all or phrase in self._words["of_all"]
            end += len(words)


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
                last.of_all or duration.of_all,
            )
        else:
            kept.append(duration)
    return kept

"""How long a job was held: finds lengths and periods and turns them into months.

The rules (history.toml and history_es.toml have the words):

- "5 years and 2 months", "a year and a half", "2-3 years" (the lower end), "couple years" (2),
  "few years" (3), "less than a year" (half of it). A summer or season is 3 months, and "every
  summer from 2015 to 2018" four of them. Rounded to whole months, at least 1.
- Year to year is the difference of the years, month to month that of the months; the end month
  is not counted. A missing month is ignored on both sides. "Since" and "to now" run to
  the day of asking; "since march" is the last march; "until last year" ends the year before.
- "3 years, no wait, 4" is 4 years; "since i was 18, im 30 now" is 12; "since covid" begins in
  March 2020.
- "Till 2019" after a period runs from the end of that, a bare "since" from there to today; "from
  17 til i was 20" is 3 years.
- Wordings without a number ("on and off since high school", "5 years ago") give none.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import takewhile

from spacy.matcher import Matcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

from knowledge.histories.ages import Ages
from knowledge.histories.bare_numbers import BareNumbers
from knowledge.histories.chained import Chained
from knowledge.histories.duration import Duration
from knowledge.histories.duration_patterns import duration_patterns
from knowledge.histories.lengths import Lengths
from knowledge.histories.rules import Rules
from knowledge.histories.seasons import Seasons
from knowledge.histories.surroundings import Surroundings


class DurationFinder:
    """Finds every length of time in a message."""

    def __init__(self, vocab: Vocab, rules: Rules) -> None:
        self._words = rules.durations
        self._lengths = Lengths(rules)
        self._surroundings = Surroundings(rules)
        self._bare = BareNumbers(rules, self._lengths, self._surroundings)
        self._seasons = Seasons(rules)
        self._ages = Ages(rules)
        self._chained = Chained(rules, self._lengths)
        self._after = sorted((p.split() for p in self._words["after"]), key=len, reverse=True)
        self._since = frozenset(self._words["since"])
        self._correcting = frozenset(self._words["correcting"])
        self._between = self._correcting | frozenset(self._words["between_corrections"])
        self._matcher = Matcher(vocab)
        for label, patterns in duration_patterns(rules).items():
            self._matcher.add(label, patterns, greedy="LONGEST")

    def find(self, doc: Doc, as_of: date) -> list[Duration]:
        """All durations in the order told; ``as_of`` ends what is still going on."""
        spans = filter_spans(self._matcher(doc, as_spans=True))
        found = [self._told(doc, span, as_of) for span in spans]
        found += self._open_ended(doc, found)
        found += self._bare.find(doc, found)
        ages = self._ages.find(doc)
        found = [d for d in found if not any(d.start < a.end and a.start < d.end for a in ages)]
        ordered = _without_overlaps(sorted([*found, *ages], key=lambda d: d.start))
        return self._chained.settled(doc, self._corrected(doc, ordered), as_of)

    def _told(self, doc: Doc, span: Span, as_of: date) -> Duration:
        label = self._label(doc, span)
        tokens = [token.lower_ for token in span]
        untold = Duration(span.start, span.end, None)
        if label == "since a length":
            return replace(untold, start=span.start - 1, months=self._lengths.of_length(tokens))
        if label == "length" and not self._surroundings.is_rate(doc, span.start, span.end):
            told = replace(untold, months=self._lengths.of_length(tokens))
            after = doc[span.end].lower_ if span.end < len(doc) else ""
            past = not set(tokens).isdisjoint(self._words["last"])
            if after == ":" and past and self._lists(doc, span.end + 1):
                # "Over the last 10 years: driver, loader, lead" is not the first one's length.
                return untold
            told = replace(told, of_each=not set(tokens).isdisjoint(self._words["each_before"]))
            return self._with_tail(
                doc, self._seasons.counted(doc, told, self._lengths.years_in(tokens))
            )
        if label == "range":
            told = replace(untold, months=self._lengths.of_period(tokens, as_of))
            years = [int(t) for t in tokens if t.isdigit() and len(t) == len("2000")]
            count = years[1] - years[0] + 1 if len(years) > 1 else None
            return self._seasons.counted(doc, told, count)
        if label in {"since", "started"}:
            return replace(untold, months=self._lengths.since(tokens, as_of))
        if label == "season":
            return self._seasons.of_years(span) or untold
        if label == "respective":
            return replace(untold, respective=self._lengths.respective(tokens))
        if label == "the same":
            return replace(untold, same=True)
        return untold

    def _lists(self, doc: Doc, start: int) -> bool:
        """Whether a comma stands in the sentence that starts at a position."""
        rest = (token.lower_ for token in doc[start:])
        return "," in takewhile(lambda word: word not in {".", ";"}, rest)

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
            begun = doc[token.i : end].text.lower()
            months = self._ages.months_since(begun, doc.text.lower())
            extra.append(Duration(token.i, end, months))
        return extra

    def _corrected(self, doc: Doc, found: list[Duration]) -> list[Duration]:
        """Of "3 years, no wait, 4" the last stands, and takes in the words of the correction."""
        kept: list[Duration] = []
        for told in found:
            if kept and told.months is not None and kept[-1].months is not None:
                between = {token.lower_ for token in doc[kept[-1].end : told.start]}
                between |= {token.lower_ for token in doc[told.start : told.end][:1]}
                turns = not between.isdisjoint(self._correcting)
                gap = {token.lower_ for token in doc[kept[-1].end : told.start]}
                if turns and gap <= self._between:
                    kept[-1] = replace(told, start=kept[-1].start)
                    continue
            kept.append(told)
        return kept

    def _with_tail(self, doc: Doc, told: Duration) -> Duration:
        """Take in "total", "so far", "each" after a length."""
        end, of_each, of_all = told.end, told.of_each, False
        while True:
            follows = [token.lower_ for token in doc[end : end + len(self._after[0])]]
            words = next((w for w in self._after if follows[: len(w)] == w), None)
            if words is None:
                return replace(told, end=end, of_each=of_each, of_all=of_all)
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
            kept[-1] = replace(
                last,
                end=max(last.end, duration.end),
                months=last.months if last.months is not None else duration.months,
                of_each=last.of_each or duration.of_each,
                of_all=last.of_all or duration.of_all,
            )
        else:
            kept.append(duration)
    return kept

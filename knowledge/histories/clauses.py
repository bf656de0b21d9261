"""Parts a message into clauses and their halves, each with its words and its lengths of time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from spacy.language import Language
from spacy.pipeline import SpanRuler
from spacy.tokens import Doc

from knowledge.histories.durations import Duration, DurationFinder
from knowledge.histories.non_jobs import NonJobs, add_non_jobs, find_non_jobs, is_question
from knowledge.histories.rules import history_rules
from knowledge.histories.tokens import blank_english, closed_up, spread
from knowledge.histories.wording import (
    AT_WORKPLACE,
    OWN_SUBJECT,
    PLACE_ONLY,
    PROOF,
    unframed,
)

_CLAUSES = history_rules()["clauses"]
_SENTENCE_ENDS = {".", "!", "?", ";"}
_STOPS = _SENTENCE_ENDS | {",", ":", "|", ">", "*", "-"}
_BRACKETS = {"(", ")", "[", "]", '"'}
#: What is left of a clause that only began: "i [want ...]".
_NOTHING_YET = {"", "i", "im", "i'm", "ive", "i've", "we"}
_JOINS = set(_CLAUSES["joins"])
_SPANS = "connectors"


@dataclass
class Part:
    """One half of a clause: what may be a job, in the worker's own words.

    ``framed`` says that the wording proves a job ("worked as a ..."). An empty ``text`` with
    durations only points at another job ("did that for 6 years"). ``join`` is the word that joins
    it to the part before, None when it starts a clause. ``dropped`` parts tell something else
    than a job; they are kept because the lengths after them are not of the job before.
    """

    text: str
    sentence: int
    join: str | None = None
    framed: bool = False
    at_workplace: bool = False
    place_only: bool = False
    own_subject: bool = False
    dropped: bool = False
    durations: list[Duration] = field(default_factory=list)
    #: The length is told before the job ("5 years as a cook").
    duration_leads: bool = False
    #: The text with a place that is told only after the part joined to it.
    context: str = ""

    @property
    def months(self) -> int | None:
        """The first length that has a number."""
        return next((d.months for d in self.durations if d.months is not None), None)

    @property
    def of_each(self) -> bool:
        return any(d.of_each for d in self.durations)


class ClauseReader:
    """The spaCy pipeline of this package: words, non-jobs, connectors, durations, parts."""

    def __init__(self) -> None:
        self._nlp: Language = blank_english()
        add_non_jobs(self._nlp)
        connectors = self._nlp.add_pipe(
            "span_ruler",
            name="connectors",
            config={"spans_key": _SPANS, "phrase_matcher_attr": "LOWER", "overwrite": True},
        )
        assert isinstance(connectors, SpanRuler)  # noqa: S101  (for the type checker)
        connectors.add_patterns(
            [{"label": "break", "pattern": p} for p in _CLAUSES["breaks"]]
            + [{"label": "aside", "pattern": p} for p in _CLAUSES["asides"]]
        )
        self._durations = DurationFinder(self._nlp.vocab)

    def durations(self, text: str, as_of: date) -> list[Duration]:
        """All lengths of time in a text."""
        return self._durations.find(self._nlp(spread(text)), as_of)

    def parts(self, text: str, as_of: date) -> list[Part]:
        """The parts of a message in the order told; empty ones carry a length on its own."""
        doc = self._nlp(spread(text))
        durations = self._durations.find(doc, as_of)
        non_jobs = find_non_jobs(doc)
        clauses = _clauses(doc, durations)
        return [
            part
            for clause in clauses
            for part in _parts_of(doc, clause, durations, non_jobs)
            if part.text or part.durations or part.dropped
        ]


@dataclass(frozen=True)
class _Clause:
    positions: tuple[int, ...]
    sentence: int
    aside: bool
    question: bool


def _clauses(doc: Doc, durations: list[Duration]) -> list[_Clause]:
    """Token positions of each clause; connectors and punctuation belong to none."""
    timed = {i: d for d in durations for i in range(d.start, d.end)}
    skipped: set[int] = set()
    starts: dict[int, str] = {}
    spans = sorted(doc.spans.get(_SPANS, []), key=lambda s: (s.start, -(s.end - s.start)))
    for span in spans:
        if any(i in timed or i in skipped for i in range(span.start, span.end)):
            continue
        keeps_subject = {"i", "i've", "ive", "i'm", "im", "was", "been", "my", "a", "want", "need"}
        words = [t.lower_ for t in span]
        drop_to = span.end if words[-1] not in keeps_subject else span.end - 1
        if span.label_ == "aside" or words[-1] in {"would", "hope", "never", "don't", "dont"}:
            drop_to = span.start + (1 if words[0] in {"and", "&"} else 0)
        starts[drop_to] = span.label_
        skipped.update(range(span.start, drop_to))
    for duration in durations:
        # "Laid off after 15 years as a cook" turns back to a job.
        if duration.start and doc[duration.start - 1].lower_ == "after" and duration.months:
            starts[duration.start] = "break"
            skipped.add(duration.start - 1)
    clauses: list[_Clause] = []
    current: list[int] = []
    sentence, label, sentence_first = 0, "break", 0

    def close() -> None:
        nonlocal current
        if current:
            clauses.append(_Clause(tuple(current), sentence, label == "aside", False))
        current = []

    for token in doc:
        i = token.i
        word = token.lower_
        if i in starts:
            close()
            label = starts[i]
        if i in skipped and i not in timed:
            close()
            continue
        if i not in timed and word in _STOPS:
            close()
            label = "break"
            if word in _SENTENCE_ENDS:
                words = [doc[j].text for c in clauses[sentence_first:] for j in c.positions]
                if is_question(words, word == "?"):
                    del clauses[sentence_first:]
                sentence, sentence_first = sentence + 1, len(clauses)
        elif word not in _BRACKETS or i in timed:
            current.append(i)
    close()
    return [piece for clause in clauses for piece in _parted_by_durations(doc, clause, durations)]


def _parted_by_durations(doc: Doc, clause: _Clause, durations: list[Duration]) -> list[_Clause]:
    """Part "5 years as a cook 2 years as a server" and "cook 5 years server 2 years host"."""
    if clause.aside:
        return [clause]
    inside = [d for d in durations if d.start in clause.positions and d.months is not None]
    if len(inside) < 2:
        return [clause]
    positions = clause.positions
    leads = inside[0].start == positions[0]
    if leads:
        pairs = pairwise(inside)
        cuts = [_start_of_next(doc, positions, one.end, other) for one, other in pairs]
    else:
        last_end = inside[-1].end
        rest = next((i for i in positions if i >= last_end), None)
        goes_on = rest is None or doc[rest].lower_ in _CLAUSES["goes_on"]
        cuts = [d.end for d in (inside[:-1] if goes_on else inside)]
    pieces, last = [], 0
    for cut in cuts:
        at = next((k for k, i in enumerate(positions) if i >= cut), len(positions))
        pieces.append(positions[last:at])
        last = at
    pieces.append(positions[last:])
    return [_Clause(tuple(p), clause.sentence, False, False) for p in pieces if p]


def _start_of_next(doc: Doc, positions: tuple[int, ...], after: int, length: Duration) -> int:
    """Where the next job starts: "2 years as a cook and drove trucks since 2018" turns at "and"."""
    joins = [i for i in positions if after <= i < length.start and doc[i].lower_ in _JOINS]
    return joins[-1] if joins and joins[-1] < length.start - 1 else length.start


def _parts_of(
    doc: Doc, clause: _Clause, durations: list[Duration], non_jobs: NonJobs
) -> list[Part]:
    timed = {i: d for d in durations for i in range(d.start, d.end)}
    if clause.aside:
        inside = {timed[i] for i in clause.positions if i in timed}
        if any(i in non_jobs.drops_from for i in clause.positions):
            return [Part("", clause.sentence, dropped=True)]
        own = sorted((d for d in inside if d.months is not None), key=lambda d: d.start)
        return [Part("", clause.sentence, durations=own)]
    halves: list[tuple[str | None, list[int]]] = [(None, [])]
    for k, i in enumerate(clause.positions):
        word = doc[i].lower_
        digits_around = (
            word == "/"
            and 0 < k < len(clause.positions) - 1
            and (doc[i - 1].text[-1:].isdigit() or doc[i + 1].text[:1].isdigit())
        )
        if word in _JOINS and i not in timed and i not in non_jobs.cut and not digits_around:
            halves.append((word, []))
        else:
            halves[-1][1].append(i)
    return [_part(doc, half, join, clause.sentence, timed, non_jobs) for join, half in halves]


def _part(
    doc: Doc,
    half: list[int],
    join: str | None,
    sentence: int,
    timed: dict[int, Duration],
    non_jobs: NonJobs,
) -> Part:
    words: list[str] = []
    told: list[Duration] = []
    for i in half:
        if i in non_jobs.drops_from and i not in timed:
            if unframed(" ".join(words)).lower() in _NOTHING_YET:
                return Part("", sentence, join, dropped=True)
            break
        if i in non_jobs.drops_at_start and not words:
            return Part("", sentence, join, dropped=True)
        if i in timed:
            if timed[i] not in told:
                told.append(timed[i])
        elif i not in non_jobs.cut:
            words.append(doc[i].text)
    said = " ".join(words)
    if not PROOF.search(said) and any(i in non_jobs.drops_whole for i in half):
        return Part("", sentence, join, dropped=True)
    text = unframed(said)
    if text.lower() in _CLAUSES["stand_ins"] or text.lower() in _NOTHING_YET:
        text = ""
    return Part(
        closed_up(text.split()),
        sentence,
        join,
        framed=bool(PROOF.search(said)),
        at_workplace=bool(AT_WORKPLACE.search(said)),
        place_only=bool(PLACE_ONLY.search(said)),
        own_subject=bool(OWN_SUBJECT.search(said)),
        durations=told,
        duration_leads=bool(told) and told[0].start == half[0],
    )

"""Cuts a message into clauses, as positions of its tokens."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from spacy.language import Language
from spacy.pipeline import SpanRuler
from spacy.tokens import Doc, Span

from knowledge.histories.duration import Duration
from knowledge.histories.rules import Rules
from knowledge.histories.tokens import said
from knowledge.histories.wording import Wording

_SENTENCE_ENDS = {".", "!", "?", ";"}
_STOPS = _SENTENCE_ENDS | {",", ":", "|", ">", "*", "-"}
#: After these a clause goes on with a list, or with the next field of a line of a résumé.
_LISTING = {",", "-", "|", ":"}
_BRACKETS = {"(", ")", "[", "]", '"', "¿", "¡"}
_SPANS = "connectors"
#: From this word of an aside on, a new subject starts a clause: "when i was in school i cooked".
_ASIDE_OPENING = 2


@dataclass(frozen=True)
class Clause:
    """A stretch of a message between two stops or connectors, which belong to none.

    ``aside`` tells why or when, not what. ``listed`` says that a comma stands before it,
    ``turned`` that its length stands before the words that turn to it ("3 years before that"),
    ``connected`` that words such as "then" stand before it, ``joined`` that "and also" does.
    """

    positions: tuple[int, ...]
    sentence: int
    aside: bool = False
    listed: bool = False
    turned: bool = False
    connected: bool = False
    joined: bool = False


@dataclass
class _Cuts:
    """Where connectors start clauses (with their label), and the tokens that belong to none."""

    starts: dict[int, str]
    skipped: set[int]
    #: Of the starts, those after words that join as "and" does.
    joined: set[int]


class ClauseCutter:
    """Cuts the docs of a pipeline, which it extends by the connectors of a language."""

    def __init__(self, nlp: Language, rules: Rules, wording: Wording) -> None:
        self._words = rules.clauses
        self._wording = wording
        self._joins = set(self._words["joins"])
        connectors = nlp.add_pipe(
            "span_ruler",
            name=_SPANS,
            config={"spans_key": _SPANS, "phrase_matcher_attr": "LOWER", "overwrite": True},
        )
        assert isinstance(connectors, SpanRuler)  # noqa: S101  (for the type checker)
        connectors.add_patterns(
            [
                {"label": label, "pattern": pattern}
                for label in ("break", "aside", "exception")
                for pattern in self._words[f"{label}s"]
            ]
        )

    def clauses(self, doc: Doc, durations: list[Duration]) -> list[Clause]:
        """The clauses of a message in the order told; those of questions are left out."""
        timed = {i for d in durations for i in range(d.start, d.end)}
        cuts = self._connectors(doc, durations, timed)
        words = said(doc)
        clauses: list[Clause] = []
        current: list[int] = []
        sentence, label, sentence_first, listed, connected = 0, "break", 0, False, False

        def close() -> None:
            nonlocal current, listed, connected
            if current:
                joined = current[0] in cuts.joined
                told = label == "aside", listed, label == "turn", connected and not joined, joined
                clauses.append(Clause(tuple(current), sentence, *told))
                listed = connected = False
            current = []

        for token in doc:
            i, word = token.i, token.lower_
            if i in cuts.starts:
                close()
                label, connected = cuts.starts[i], True
            if i in cuts.skipped and i not in timed:
                close()
                continue
            if i not in timed and word in _STOPS:
                close()
                label, listed, connected = "break", word in _LISTING, False
                if word in _SENTENCE_ENDS:
                    asked = [words[j] for c in clauses[sentence_first:] for j in c.positions]
                    if self._wording.is_question(asked, word == "?"):
                        del clauses[sentence_first:]
                    sentence, sentence_first = sentence + 1, len(clauses)
            elif word not in _BRACKETS or i in timed:
                current.append(i)
                if self._starts_anew(doc, current, timed, label == "aside"):
                    current.pop()
                    close()
                    current, label = [i], "break"
        close()
        return [piece for c in clauses for piece in self._parted_by_lengths(doc, c, durations)]

    def _starts_anew(self, doc: Doc, current: list[int], timed: set[int], aside: bool) -> bool:
        """Whether a new subject starts a clause without any stop: "i live here i cook"."""
        i = current[-1]
        if i in timed or len(current) <= (_ASIDE_OPENING if aside else 1):
            return False
        words, before = self._words, doc[i - 1].lower_
        if aside:
            return doc[i].lower_ in words["aside_ends"] and before not in words["aside_goes_on"]
        if doc[i].lower_ in words["verbs_anew"] and before not in words["verb_goes_on"]:
            return doc[current[0]].lower_ == doc[i].lower_
        return doc[i].lower_ in words["subjects"] and before not in words["subject_goes_on"]

    def _connectors(self, doc: Doc, durations: list[Duration], timed: set[int]) -> _Cuts:
        cuts = _Cuts({}, set(), set())
        for span in sorted(doc.spans.get(_SPANS, []), key=lambda s: (s.start, -(s.end - s.start))):
            if any(i in timed or i in cuts.skipped for i in range(span.start, span.end)):
                continue
            drop_to = self._dropped_to(span)
            skipped_from = span.start
            leading = self._leading_length(doc, span, durations)
            if leading is not None:
                # "3 years before that at a call center": the length is of what follows.
                cuts.starts[leading.start] = "turn"
            else:
                cuts.starts[drop_to] = self._kind(doc, span)
            cuts.skipped.update(range(skipped_from, drop_to))
            if span.text.lower() in self._words["joins_clauses"]:
                cuts.joined.add(drop_to)
        for duration in durations:
            # "Laid off after 15 years as a cook" turns back to a job.
            before = doc[duration.start - 1].lower_ if duration.start else ""
            if before in self._words["before_length"] and duration.months:
                cuts.starts[duration.start] = "break"
                cuts.skipped.add(duration.start - 1)
        return cuts

    def _kind(self, doc: Doc, span: Span) -> str:
        """What a connector starts; "never worked except at a deli" names a job."""
        if span.label_ != "exception":
            return str(span.label_)
        told = doc[: span.start] if span.start else doc[span.end :]
        denied = any(token.lower_ in self._words["denials"] for token in told)
        return "break" if denied else "aside"

    def _dropped_to(self, span: Span) -> int:
        """The end of what a connector takes away; "i" of "and i" belongs to the clause."""
        words = [token.lower_ for token in span]
        if self._kind(span.doc, span) == "aside" or words[-1] in self._words["kept_whole"]:
            return int(span.start + (1 if words[0] in self._joins else 0))
        return int(span.end - 1 if words[-1] in self._words["kept_last"] else span.end)

    def _leading_length(self, doc: Doc, span: Span, durations: list[Duration]) -> Duration | None:
        if span.text.lower() not in self._words["turns"]:
            return None
        length = next((d for d in durations if d.end == span.start and d.months), None)
        if length is None:
            return None
        before = doc[length.start - 1].lower_ if length.start else ","
        follows = doc[span.end].lower_ if span.end < len(doc) else ","
        alone = before in _STOPS or before in self._joins
        return length if alone and follows not in _STOPS else None

    def _parted_by_lengths(
        self, doc: Doc, clause: Clause, durations: list[Duration]
    ) -> list[Clause]:
        """Part "5 years as a cook 2 years as a server" and "cook 5 years server 2 years host"."""
        if clause.aside:
            return [clause]
        inside = [d for d in durations if d.start in clause.positions and d.months is not None]
        if len(inside) < 2:
            return [clause]
        positions = clause.positions
        typed = said(doc)
        before = " ".join(typed[i] for i in positions if i < inside[0].start)
        # "I worked 3 years as a cook and 2 years as a server": nothing is told yet.
        if self._wording.says_nothing_yet(self._wording.unframed(before)):
            pairs = pairwise(inside)
            cuts = [self._start_of_next(doc, positions, one.end, other) for one, other in pairs]
        else:
            last_end = inside[-1].end
            rest = next((i for i in positions if i >= last_end), None)
            goes_on = rest is None or doc[rest].lower_ in self._words["goes_on"]
            cuts = [d.end for d in (inside[:-1] if goes_on else inside)]
        pieces, last = [], 0
        for cut in cuts:
            at = next((k for k, i in enumerate(positions) if i >= cut), len(positions))
            pieces.append(positions[last:at])
            last = at
        pieces.append(positions[last:])
        return [Clause(tuple(p), clause.sentence) for p in pieces if p]

    def _start_of_next(
        self, doc: Doc, positions: tuple[int, ...], after: int, length: Duration
    ) -> int:
        """Where the next job starts: "2 years as a cook and drove trucks since 2018", at "and"."""
        joins = [i for i in positions if after <= i < length.start and doc[i].lower_ in self._joins]
        return joins[-1] if joins and joins[-1] < length.start - 1 else length.start

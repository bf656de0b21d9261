"""Marks what a message tells beside jobs: wishes, likes, schooling, pay, moods, other people."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.pipeline import SpanRuler
from spacy.tokens import Doc, Span

from knowledge.histories.rules import Rules

_SPANS = "non_jobs"


@dataclass(frozen=True)
class NonJobs:
    """Where a message tells something else than jobs, as token positions.

    From a position in ``drops_from`` to the end of its clause nothing is read. Positions in
    ``drops_at_start`` do so only as a clause's first word, those in ``drops_whole`` take all of it
    unless it is worded as a job. Positions in ``cut`` are left out. From a position in
    ``goes_on`` a list goes on to tell the same: "applied at ups and fedex"; from one in
    ``wished`` with things to do as well.
    """

    drops_from: frozenset[int]
    drops_at_start: frozenset[int]
    drops_whole: frozenset[int]
    cut: frozenset[int]
    goes_on: frozenset[int]
    wished: frozenset[int]


class NonJobFinder:
    """Finds the wordings of non_jobs.toml in the docs of a pipeline, which it extends."""

    def __init__(self, nlp: Language, rules: Rules) -> None:
        self._rules = rules.non_jobs
        kin = self._rules["kin"]
        self._together = [phrase.split() for phrase in kin["together"]]
        patterns = [
            {"label": group, "pattern": pattern, "id": kind}
            for group in ("drop", "drop_at_start", "drop_whole", "cut", "keep")
            for kind, listed in self._rules[group].items()
            for pattern in listed
        ]
        # A relative as subject is not the worker, except in "my mom and i".
        patterns.append(
            {
                "label": "kin",
                "pattern": [{"LOWER": {"IN": kin["owners"]}}, {"LOWER": {"IN": kin["words"]}}],
            }
        )
        ruler = nlp.add_pipe(
            "span_ruler",
            name=_SPANS,
            config={"spans_key": _SPANS, "phrase_matcher_attr": "LOWER", "overwrite": True},
        )
        assert isinstance(ruler, SpanRuler)  # noqa: S101  (tells the type checker what it is)
        ruler.add_patterns(patterns)

    def find(self, doc: Doc) -> NonJobs:
        """The marks of a message that went through the pipeline."""
        drops: set[int] = set()
        at_start: set[int] = set()
        whole: set[int] = set()
        cut: set[int] = set()
        goes_on: set[int] = set()
        wished: set[int] = set()
        kept: set[int] = set()
        for span in doc.spans.get(_SPANS, []):
            if span.label_ == "keep":
                kept.update(i for s in doc.spans[_SPANS] if _touch(s, span) for i in (s.start,))
            elif span.label_ == "cut" and self._is_company_cared_for(doc, span):
                continue
            elif span.label_ == "cut":
                cut.update(range(span.start, span.end))
            elif span.label_ == "drop_whole":
                whole.add(span.start)
            elif span.label_ == "drop":
                drops.add(span.start)
                if span.id_ in self._rules["goes_on_in_lists"]["kinds"]:
                    goes_on.add(span.start)
                if span.id_ in self._rules["goes_on_in_lists"]["of_doing"]:
                    wished.add(span.start)
            elif span.label_ == "drop_at_start" or not self._worker_takes_part(doc, span.end):
                at_start.add(span.start)
        found = (drops - kept, at_start - cut, whole, cut, goes_on, wished)
        return NonJobs(*(frozenset(positions) for positions in found))

    def _is_company_cared_for(self, doc: Doc, span: Span) -> bool:
        before = doc[span.start - 1].lower_ if span.start else ""
        return span.id_ == "company" and before in self._rules["kin"]["cared_for"]

    def _worker_takes_part(self, doc: Doc, end: int) -> bool:
        return [token.lower_ for token in doc[end : end + 2]] in self._together


def _touch(one: Span, other: Span) -> bool:
    return bool(one.start < other.end and other.start < one.end)

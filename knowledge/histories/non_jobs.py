"""Marks what a message tells beside jobs: wishes, likes, schooling, pay, moods, other people."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.pipeline import SpanRuler
from spacy.tokens import Doc

from knowledge.histories.rules import Rules

_SPANS = "non_jobs"


@dataclass(frozen=True)
class NonJobs:
    """Where a message tells something else than jobs, as token positions.

    From a position in ``drops_from`` to the end of its clause nothing is read. Positions in
    ``drops_at_start`` do so only as a clause's first word, those in ``drops_whole`` take all of it
    unless it is worded as a job. Positions in ``cut`` are left out.
    """

    drops_from: frozenset[int]
    drops_at_start: frozenset[int]
    drops_whole: frozenset[int]
    cut: frozenset[int]


class NonJobFinder:
    """Finds the wordings of non_jobs.toml in the docs of a pipeline, which it extends."""

    def __init__(self, nlp: Language, rules: Rules) -> None:
        self._rules = rules.non_jobs
        kin = self._rules["kin"]
        self._together = [phrase.split() for phrase in kin["together"]]
        patterns = [
            {"label": group, "pattern": pattern}
            for group in ("drop", "drop_at_start", "drop_whole", "cut")
            for listed in self._rules[group].values()
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
        for span in doc.spans.get(_SPANS, []):
            if span.label_ == "cut":
                cut.update(range(span.start, span.end))
            elif span.label_ == "drop_whole":
                whole.add(span.start)
            elif span.label_ == "drop":
                drops.add(span.start)
            elif span.label_ == "drop_at_start" or not self._worker_takes_part(doc, span.end):
                at_start.add(span.start)
        return NonJobs(frozenset(drops), frozenset(at_start), frozenset(whole), frozenset(cut))

    def _worker_takes_part(self, doc: Doc, end: int) -> bool:
        return [token.lower_ for token in doc[end : end + 2]] in self._together

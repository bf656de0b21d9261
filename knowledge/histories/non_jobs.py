"""Marks what a message tells beside jobs: wishes, likes, schooling, pay, moods, other people."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.pipeline import SpanRuler
from spacy.tokens import Doc

from knowledge.histories.rules import non_job_rules

_SPANS = "non_jobs"
_QUESTION_WORDS = {
    "what", "whats", "what's", "how", "who", "where", "when", "why", "which", "can", "could",
    "would", "do", "does", "is", "are", "will", "should", "did",
}  # fmt: skip


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


def add_non_jobs(nlp: Language) -> None:
    """Add the rules of non_jobs.toml to a pipeline."""
    ruler = nlp.add_pipe(
        "span_ruler",
        config={"spans_key": _SPANS, "phrase_matcher_attr": "LOWER", "overwrite": True},
    )
    assert isinstance(ruler, SpanRuler)  # noqa: S101  (tells the type checker what add_pipe made)
    rules = non_job_rules()
    patterns = [
        {"label": group, "pattern": pattern}
        for group in ("drop", "drop_at_start", "drop_whole", "cut")
        for listed in rules[group].values()
        for pattern in listed
    ]
    kin = {"LOWER": {"IN": rules["kin"]["words"]}}
    owner = {"LOWER": {"IN": ["my", "his", "her", "our", "their"]}}
    # "my mom and i ..." and "my mom needed care" aside, a relative as subject is not the worker.
    patterns.append({"label": "kin", "pattern": [owner, kin]})
    ruler.add_patterns(patterns)


def find_non_jobs(doc: Doc) -> NonJobs:
    """Read the marks of a message that went through a pipeline with :func:`add_non_jobs`."""
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
        elif span.label_ == "drop_at_start" or not _worker_takes_part(doc, span.end):
            at_start.add(span.start)
    return NonJobs(frozenset(drops), frozenset(at_start), frozenset(whole), frozenset(cut))


def _worker_takes_part(doc: Doc, end: int) -> bool:
    return [token.lower_ for token in doc[end : end + 2]] in (["and", "i"], ["&", "i"])


def is_question(words: list[str], ends_with_mark: bool) -> bool:
    """Whether a sentence asks something; "cashier?" does not."""
    return bool(words) and ends_with_mark and words[0].lower() in _QUESTION_WORDS


def is_no_job_noun(text: str) -> bool:
    """Whether "I was a <text>" names no job: "fast learner" names none, "fast food worker" one."""
    words = text.lower().split()
    rules = non_job_rules()["not_jobs"]
    if not words or words[0] not in rules["after_article"]:
        return False
    return " ".join(words[:2]) not in rules["job_after_article"]


def is_alone_nothing(text: str) -> bool:
    """Whether a whole clause is small talk, a filler or too general to ask about."""
    return text.lower() in non_job_rules()["not_jobs"]["alone"]

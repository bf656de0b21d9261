"""A summary as it is read, by the worker or a coach: headings, lines, and what stands below each.

The page and the PDF are made of the same view, so that both say the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from front.handoff.pages import day_told, words_of
from people.handoff_summary import (
    SECTIONS,
    Learning,
    Line,
    NextStep,
    PastWork,
    StrengthTold,
    Summary,
)


@dataclass(frozen=True)
class LineRead:
    """One line; ``notes`` stand below it in smaller letters."""

    text: str
    notes: tuple[str, ...] = ()
    in_own_words: bool = False


@dataclass(frozen=True)
class SectionRead:
    """A heading with its lines."""

    name: str
    heading: str
    lines: tuple[LineRead, ...]


@dataclass(frozen=True)
class SummaryRead:
    """The whole page in one language."""

    language: str
    heading: str
    consent: tuple[str, ...]
    sections: tuple[SectionRead, ...]
    #: What is not on it and why; then when it was made and from what.
    notes: tuple[str, ...]
    stamp: str


def summary_read(summary: Summary, language: str) -> SummaryRead:
    """A summary in one language. Sections without a line are left out."""
    words = words_of("summary", language)
    sections = []
    for name in SECTIONS:
        lines = tuple(_line(summary, one, words, language) for one in getattr(summary, name))
        if lines:
            sections.append(SectionRead(name, words["sections"][name], lines))
    consent = summary.consent
    kind = "consent_with_talk" if "transcript" in consent.shares else "consent"
    ends = day_told(language, consent.ends_at)
    return SummaryRead(
        language=language,
        heading=words["heading"],
        consent=(
            words[kind].format(receiver=consent.receiver, date=ends),
            words["agreed"].format(date=day_told(language, consent.agreed_at)),
        ),
        sections=tuple(sections),
        notes=tuple(_notes(summary, words, language)),
        stamp=words["release"].format(
            date=day_told(language, summary.made_at),
            release=summary.release,
            sources=", ".join(summary.sources),
        ),
    )


def _line(summary: Summary, line: Line, words: dict[str, Any], language: str) -> LineRead:
    own = summary.changed_by_worker(line)
    text = summary.words_of(line, language)
    notes = () if own else tuple(_below(line, words, language))
    return LineRead(text[:1].upper() + text[1:], notes, own)


def _below(line: Line, words: dict[str, Any], language: str) -> list[str]:
    """What stands below a line."""
    if isinstance(line, PastWork):
        notes = []
        if line.confidence is not None:
            notes.append(words["sure"].format(score=round(line.confidence * 100)))
        if line.runners_up:
            titles = ", ".join(one.title.of(language) for one in line.runners_up)
            notes.append(words["may_be"].format(titles=titles))
        return ["; ".join(notes)] if notes else []
    if isinstance(line, NextStep):
        reasons = [words["reason"].format(text=one.of(language)) for one in line.reasons]
        return reasons + [words["caveat"].format(text=one.of(language)) for one in line.caveats]
    if isinstance(line, Learning):
        return [part.of(language) for part in line.parts]
    if isinstance(line, StrengthTold) and line.confirmed:
        return [words["said_true"]]
    return []


def _notes(summary: Summary, words: dict[str, Any], language: str) -> list[str]:
    notes = []
    if summary.not_asked:
        names = ", ".join(one.of(language) for one in summary.not_asked)
        notes.append(words["not_asked"].format(names=names))
    notes.append(words["never"])
    if summary.left_out:
        kind = "one_left_out" if summary.left_out == 1 else "left_out"
        notes.append(words[kind].format(count=summary.left_out))
    if summary.private_left_out:
        notes.append(words["private"])
    return notes

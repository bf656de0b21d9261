"""Reads a pasted résumé: the titles under its headings of work, each with its period.

Duties, schooling, skills and references tell no jobs. A title, its employer and its period may
stand in one line or in several; what is not parted by a bullet or an empty line belongs together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from knowledge.answers import OccupationMatch
from knowledge.histories.binding import ToldJob
from knowledge.histories.conjunctions import Matches, strength
from knowledge.histories.parts import Part
from knowledge.histories.reader import ClauseReader
from knowledge.histories.rules import resume_rules, thresholds
from knowledge.histories.tokens import closed_up, folded

_RULES = resume_rules()
_SHAPE = _RULES["shape"]
_HEADINGS = _RULES["headings"]
_BULLET = re.compile(_RULES["lines"]["bullet"])
_DUTIES = re.compile(_RULES["lines"]["duties"], re.IGNORECASE)
_PARTS = re.compile(_RULES["lines"]["parts"])
_YEAR = re.compile(r"(?:19|20)\d\d|\d/\d\d\b")
_LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass
class Entry:
    """One job of a résumé: the pieces that may be its title, first things first, and its months."""

    pieces: list[str] = field(default_factory=list)
    months: int | None = None
    timed: bool = False


def is_resume(text: str) -> bool:
    """Whether a message is laid out as a résumé."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < _SHAPE["lines_at_least"]:
        return False
    periods = sum(bool(_YEAR.search(line)) for line in lines)
    headed = any(_heading(line) == "work" for line in lines)
    return (headed and periods > 0) or periods >= _SHAPE["periods_at_least"]


def entries(text: str, reader: ClauseReader, as_of: date) -> list[Entry]:
    """The jobs of a résumé in the order told."""
    found: list[Entry] = []
    for block in _blocks(text[: _SHAPE["characters_at_most"]]):
        found += _entries_of(block, reader, as_of)
    return found[: _SHAPE["jobs_at_most"]]


def told_jobs(found: list[Entry], matches: Matches, reader: ClauseReader) -> list[ToldJob]:
    """Each entry with the piece that is most like a job; one that is none like it is left out.

    An entry with a period is a job even when the search knows none of its pieces.
    """
    jobs = []
    for position, entry in enumerate(found):
        best = max(entry.pieces, key=lambda piece: _likeness(piece, matches[piece], reader))
        if _likeness(best, matches[best], reader) < thresholds()["unframed_at_least"]:
            if not entry.timed:
                continue
            best = entry.pieces[0]
        part = Part(best, position, framed=True)
        jobs.append(ToldJob(best, part, matches[best], entry.months))
    return jobs


def _likeness(piece: str, match: OccupationMatch, reader: ClauseReader) -> float:
    """How much a piece is a job's title rather than an employer or a town."""
    return strength(match) + float(reader.wording.is_title(piece))


def _heading(line: str) -> str | None:
    plain = folded(line).strip(" :-–—_*#•.")
    if len(plain.split()) > _HEADINGS["words_at_most"]:
        return None
    return next((kind for kind in ("work", "other") if plain in _HEADINGS[kind]), None)


def _blocks(text: str) -> Iterator[list[str]]:
    """Lines under headings of work that may be titles, parted by bullets and empty lines."""
    lines = text.splitlines()
    # Without any heading of work everything is read that stands under no other heading.
    working = not any(_heading(line) == "work" for line in lines)
    block: list[str] = []
    for line in [*lines, ""]:
        kind = _heading(line)
        if kind is not None:
            working = kind == "work"
        elif working and _may_be_title(line):
            block.append(line.strip())
            continue
        if block:
            yield block
        block = []


def _may_be_title(line: str) -> bool:
    if not line.strip() or _BULLET.match(line) or _DUTIES.match(line):
        return False
    if _YEAR.search(line):
        return True
    short = len(line.split()) <= _SHAPE["title_words_at_most"]
    return short and not line.rstrip().endswith((".", ":")) and bool(_LETTERS.search(line))


def _entries_of(block: list[str], reader: ClauseReader, as_of: date) -> list[Entry]:
    """One entry for each period of a block; a block without any is one entry."""
    read = [(reader.without_durations(line, as_of), line) for line in block]
    leads = bool(_YEAR.search(block[0])) and not _pieces(read[0][0][0])
    found: list[Entry] = []
    entry = Entry()
    for (rest, months), line in read:
        timed = bool(_YEAR.search(line))
        if timed and entry.timed:
            found.append(entry)
            entry = Entry()
        entry.pieces += _pieces(rest)
        if timed:
            entry.months, entry.timed = months, True
        if timed and not leads and entry.pieces and line is not block[-1] and _ends(read, line):
            found.append(entry)
            entry = Entry()
    found.append(entry)
    for each in found:
        each.pieces = list(dict.fromkeys(each.pieces))[: _SHAPE["pieces_at_most"]]
    return [each for each in found if each.pieces]


def _ends(read: list[tuple[tuple[str, int | None], str]], line: str) -> bool:
    """Whether another period follows in a block, so that an entry ends with its own."""
    lines = [told for _, told in read]
    return any(_YEAR.search(told) for told in lines[lines.index(line) + 1 :])


def _pieces(rest: str) -> list[str]:
    return [
        closed_up(piece.split())
        for part in _PARTS.split(rest)
        if _LETTERS.search(piece := part.strip(" ,.:-–—"))
        and len(piece.split()) <= _SHAPE["piece_words_at_most"]
    ]

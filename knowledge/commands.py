"""What the commands print: JSON for programs, plain lines for people."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from knowledge.answers import Candidate, OccupationMatch, PastJob, Progressions
from knowledge.library import Library
from knowledge.progressions.commands import wishes_told
from knowledge.progressions.suggest import UnknownOccupationError
from knowledge.progressions.table import as_table
from knowledge.progressions.wishes import Origin
from knowledge.regions.places import PlaceError
from knowledge.training.commands import training_answer


class UnknownCodeError(ValueError):
    """A code that is no six-digit SOC 2018 occupation of the store."""


def answer(library: Library, chosen: argparse.Namespace) -> None:
    """Answer one command on standard output.

    Raises:
        UnknownCodeError: a code the store does not have.
    """
    if chosen.answer in {"match", "history"}:
        for text in _lines():
            found = (
                _match(library.match(text))
                if chosen.answer == "match"
                else _history(text, library.history(text, chosen.as_of or date.today()))
            )
            _print(found, as_json=chosen.json)
        return
    try:
        if chosen.answer == "progressions" and chosen.table:
            print(as_table(_progressions(library, chosen)))
        else:
            _print(_about_occupations(library, chosen), as_json=chosen.json)
    except (UnknownOccupationError, PlaceError) as error:
        raise UnknownCodeError(str(error)) from error
    except KeyError as error:
        raise UnknownCodeError(f"{error.args[0]} is not an occupation of this store") from error


def _about_occupations(library: Library, chosen: argparse.Namespace) -> Any:
    if chosen.answer == "progressions":
        return asdict(_progressions(library, chosen))
    if chosen.answer == "delta":
        codes = [library.resolve_code(code) for code in (chosen.from_code, chosen.to_code)]
        return asdict(library.skill_delta(*codes))
    if chosen.answer == "strengths":
        towards = library.resolve_code(chosen.towards) if chosen.towards else None
        shown = library.strengths(_known(library, chosen.jobs), towards)
        return [{"release": library.release, **asdict(strength)} for strength in shown]
    return training_answer(library, chosen)


def _progressions(library: Library, chosen: argparse.Namespace) -> Progressions:
    past_jobs = _known(library, chosen.jobs)
    if chosen.near:
        library.regions.area(chosen.near)
    return library.next_jobs(past_jobs, wishes_told(chosen), chosen.near)


def _known(library: Library, jobs: list[Origin]) -> list[Origin]:
    return [Origin(library.resolve_code(job.code), job.months) for job in jobs]


def _lines() -> Iterator[str]:
    for raw in sys.stdin.buffer:
        yield raw.decode("utf-8", errors="replace").rstrip("\r\n")


def _candidate(candidate: Candidate) -> dict[str, Any]:
    shown = {"code": candidate.code, "title": candidate.title, "score": candidate.score}
    return shown | ({"onet_code": candidate.onet_code} if candidate.onet_code else {})


def _match(match: OccupationMatch) -> dict[str, Any]:
    candidates = [_candidate(candidate) for candidate in match.candidates]
    return {"text": match.text, "release": match.release, "candidates": candidates}


def _history(text: str, jobs: tuple[PastJob, ...]) -> dict[str, Any]:
    names = ("text", "code", "title", "score", "months")
    return {"text": text, "jobs": [{n: getattr(job, n) for n in names} for job in jobs]}


def _print(found: Any, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(found, ensure_ascii=False), flush=True)
    else:
        print("\n".join(_plain(found)), flush=True)


def _plain(found: Any, indent: str = "") -> Iterator[str]:
    """Show nested records as indented ``name: value`` lines."""
    if isinstance(found, dict):
        for name, value in found.items():
            if isinstance(value, dict | list | tuple) and value:
                yield f"{indent}{name}:"
                yield from _plain(value, indent + "  ")
            else:
                yield f"{indent}{name}: {value}"
    elif isinstance(found, list | tuple):
        for value in found:
            yield from _plain(value, indent + "  ")
            if isinstance(value, dict):
                yield ""
    else:
        yield f"{indent}{found}"

"""What the commands print: JSON for programs, plain lines for people."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from knowledge.answers import Candidate, OccupationMatch, PastJob
from knowledge.library import Library
from knowledge.progressions.suggest import UnknownOccupationError
from knowledge.progressions.wishes import Origin, Wishes
from knowledge.training.filters import TrainingFilters


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
        _print(_about_occupations(library, chosen), as_json=chosen.json)
    except UnknownOccupationError as error:
        raise UnknownCodeError(str(error)) from error
    except KeyError as error:
        raise UnknownCodeError(f"{error.args[0]} is not an occupation of this store") from error


def _about_occupations(library: Library, chosen: argparse.Namespace) -> Any:
    if chosen.answer == "progressions":
        return asdict(library.next_jobs([Origin(chosen.code)], Wishes()))
    if chosen.answer == "delta":
        return asdict(library.skill_delta(chosen.from_code, chosen.to_code))
    found = library.training(chosen.code, chosen.from_code, TrainingFilters(), chosen.limit)
    return [{"release": library.release, **asdict(option)} for option in found.options]


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

"""``python -m knowledge training``, ``training-compare`` and ``import-training``."""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from knowledge.progressions.wishes import UnknownOccupationError
from knowledge.training.filters import TrainingFilters
from knowledge.training.imports.layout import LayoutUnknownError, layout_names, read_layout
from knowledge.training.places import Place
from knowledge.training.worker import TrainingWorker
from settings import get_settings

if TYPE_CHECKING:
    from knowledge.library import Library

#: Exit states of every command of knowledge: bad input, no usable store.
BAD_INPUT, NO_STORE = 2, 3
_DATED = re.compile(r"^(about )?\d{4}(-\d{2})?$")


def add_training_arguments(training: argparse.ArgumentParser) -> None:
    """The arguments of ``training``: the job, the last job, and every wish."""
    training.add_argument("code")
    training.add_argument("--from", dest="from_code", metavar="CODE", default=None)
    training.add_argument("--limit", type=int, default=10)
    training.add_argument("--near", metavar="ZIP", default=None, help="ZIP code of the worker")
    training.add_argument("--within", type=float, metavar="MILES", default=None)
    training.add_argument("--max-cost", type=float, metavar="DOLLARS", default=None)
    training.add_argument("--max-months", type=float, metavar="MONTHS", default=None)
    for name, told in (
        ("free", "costs nothing"),
        ("online", "taught online"),
        ("evening", "in the evening or on weekends"),
        ("spanish", "taught in Spanish"),
        ("childcare", "with care for children"),
        ("in-state", "on the list of the worker's state"),
        ("money-tight", "ways to be paid while learning first"),
    ):
        training.add_argument(f"--{name}", action="store_true", help=told)
    training.add_argument("--schooling", metavar="LEVEL", default=None)
    training.add_argument("--compare", nargs="+", metavar="ID", help="these options side by side")
    training.add_argument("--why", metavar="ID", help="why this option has its tier")


def add_import_command(commands: Any) -> None:
    """Register ``import-training`` with ``argparse``'s sub-parsers."""
    importing = commands.add_parser("import-training", help="read lists of programmes and results")
    importing.add_argument("layout", help=", ".join(layout_names()))
    importing.add_argument("files", nargs="+", type=Path, metavar="FILE")
    importing.add_argument("--listed", type=_date, metavar="2026-09", help="when it was published")
    importing.add_argument("--cohort", help='whose results: "left in program year 2023"')
    importing.add_argument("--encoding", help="where the file has another than its layout")
    importing.add_argument("--smaller", action="store_true", help="a much shorter list is meant")
    importing.add_argument("--json", action="store_true", help="the report as JSON")
    importing.set_defaults(run=_import)


def worker_of(chosen: argparse.Namespace, code: str, from_code: str | None) -> TrainingWorker:
    """The worker that a command line describes."""
    filters = TrainingFilters(
        max_cost=chosen.max_cost,
        free=chosen.free,
        online=chosen.online,
        near=Place(zip_code=chosen.near) if chosen.near else None,
        within_miles=chosen.within,
        max_months=chosen.max_months,
        evening=chosen.evening,
        spanish=chosen.spanish,
        childcare=chosen.childcare,
        in_state=chosen.in_state,
        money_tight=True if chosen.money_tight else None,
        schooling=chosen.schooling,
    )
    return TrainingWorker(code, from_code, filters)


def training_answer(library: Library, chosen: argparse.Namespace) -> dict[str, Any]:
    """What ``training`` prints.

    Raises:
        UnknownOccupationError: a code, or an option to compare or explain, is not in the store.
        ValueError: one option alone to compare.
    """
    code = library.resolve_code(chosen.code)
    from_code = library.resolve_code(chosen.from_code) if chosen.from_code else None
    worker = worker_of(chosen, code, from_code)
    try:
        if chosen.why:
            return {"release": library.release, **asdict(library.why_this_tier(chosen.why, worker))}
        if chosen.compare:
            compared = library.compare_training(chosen.compare, worker)
            return {"release": library.release, **asdict(compared)}
    except KeyError as error:
        raise UnknownOccupationError(f"{error.args[0]} is no training option here") from error
    found = library.training(code, from_code, worker.filters, chosen.limit)
    told = asdict(found)
    options = told.pop("options")
    return {
        "release": library.release,
        "filters": asdict(worker.filters),
        **told,
        "options": options[: found.shown_meeting],
        "not_stated_options": options[found.shown_meeting :],
    }


def _import(chosen: argparse.Namespace) -> int:
    from knowledge.store.open import StoreError, open_store
    from knowledge.training.imports.asked import Asked, ImportRefusedError
    from knowledge.training.imports.run import import_training

    settings = get_settings()
    try:
        layout = read_layout(chosen.layout)
        store = open_store(settings.knowledge_dir)
    except LayoutUnknownError as error:
        return _refused(error, BAD_INPUT)
    except StoreError as error:
        return _refused(error, NO_STORE)
    asked = Asked(
        layout, tuple(chosen.files), chosen.listed, chosen.cohort, chosen.encoding, chosen.smaller
    )
    try:
        report = import_training(asked, store, settings)
    except (ImportRefusedError, LookupError) as error:
        return _refused(error, BAD_INPUT)
    except StoreError as error:
        return _refused(error, NO_STORE)
    except KeyboardInterrupt:
        print(
            "knowledge: interrupted; the list is as it was, and names read so far are kept. "
            "The same command goes on.",
            file=sys.stderr,
        )
        return 130
    if chosen.json:
        print(json.dumps(report.as_dict(), ensure_ascii=False))
    else:
        print("\n".join(report.lines()))
    return 0


def _date(text: str) -> str:
    if not _DATED.match(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no date like 2026-09")
    return text


def _refused(error: Exception, status: int) -> int:
    print(f"knowledge: {error}", file=sys.stderr)
    return status

"""``python -m knowledge local``, ``landscape`` and ``import-wages``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from settings import get_settings

if TYPE_CHECKING:
    from knowledge.regions.regions import Regions

#: Exit states of every command of knowledge: bad input, no usable store.
BAD_INPUT, NO_STORE = 2, 3


class ChartFileError(ValueError):
    """A chart cannot be written where it was asked for."""


def add_regional_commands(commands: Any) -> None:
    """Register the commands with ``argparse``'s sub-parsers."""
    local = commands.add_parser("local", help="pay and jobs of an occupation near a place")
    local.add_argument("code")
    local.add_argument("--near", required=True, metavar="PLACE", help="ZIP, city, county or area")
    local.add_argument("--json", action="store_true", help="JSON instead of plain lines")
    local.set_defaults(run=_local)

    landscape = commands.add_parser("landscape", help="Origins, Gateways, Targets of an area")
    landscape.add_argument("place", help="area, ZIP, city, county or state")
    landscape.add_argument("--json", action="store_true", help="JSON instead of a table")
    landscape.add_argument("--chart", type=Path, metavar="FILE.svg", help="draw it as well")
    landscape.set_defaults(run=_landscape)

    importing = commands.add_parser("import-wages", help="read the BLS state and metro workbooks")
    for name, help_text in (
        ("states", "state_M2023_dl.xlsx"),
        ("metros", "MSA_M2023_dl.xlsx"),
        ("definitions", "area_definitions_m2023.xlsx"),
    ):
        importing.add_argument(
            f"--{name}", type=Path, required=True, metavar="FILE", help=help_text
        )
    importing.set_defaults(run=_import_wages)


def _local(chosen: argparse.Namespace) -> int:
    from knowledge.regions.plain import local_lines

    def answer(regions: Regions) -> None:
        found = regions.local(chosen.code, chosen.near)
        print(_json(found) if chosen.json else "\n".join(local_lines(found)))

    return _answered(answer)


def _landscape(chosen: argparse.Namespace) -> int:
    from knowledge.regions.chart import landscape_chart
    from knowledge.regions.plain import landscape_lines

    def answer(regions: Regions) -> None:
        found = regions.landscape(chosen.place)
        if chosen.chart:
            _write(chosen.chart, landscape_chart(found))
        print(_json(found) if chosen.json else "\n".join(landscape_lines(found)))

    return _answered(answer)


def _import_wages(chosen: argparse.Namespace) -> int:
    from knowledge.compile.layout import LayoutError, MissingReleaseError
    from knowledge.regions.import_wages import ImportFolderError, import_wages

    folder = get_settings().knowledge_imports
    try:
        for line in import_wages(chosen.states, chosen.metros, chosen.definitions, folder):
            print(line)
    except (LayoutError, MissingReleaseError, ImportFolderError) as error:
        return _refused(error, BAD_INPUT)
    return 0


def _answered(answer: Callable[[Regions], None]) -> int:
    from knowledge.library import Library
    from knowledge.progressions.wishes import UnknownOccupationError
    from knowledge.regions.places import PlaceError
    from knowledge.store.open import StoreError

    try:
        regions = Library.open(get_settings()).regions
    except StoreError as error:
        return _refused(error, NO_STORE)
    try:
        answer(regions)
    except (UnknownOccupationError, PlaceError, ChartFileError) as error:
        return _refused(error, BAD_INPUT)
    return 0


def _write(file: Path, chart: str) -> None:
    try:
        file.write_text(chart, encoding="utf-8")
    except OSError as error:
        raise ChartFileError(f"{file} cannot be written: {error.strerror}") from error


def _refused(error: Exception, status: int) -> int:
    print(f"knowledge: {error}", file=sys.stderr)
    return status


def _json(found: Any) -> str:
    return json.dumps(asdict(found), ensure_ascii=False)

"""``import-wages``: the federal workbooks in, three tables out, all or nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from knowledge.compile.layout import LayoutError
from knowledge.compile.tables import write_table
from knowledge.regions.oews_workbooks import Figures, read_definitions, read_figures
from knowledge.regions.zip_table import county_of, zip_table
from knowledge.store.schema import Occupation
from knowledge.store.tables import IMPORTED, read_rows

#: What an import writes.
FILES = {f"{table.__tablename__}.csv" for table in IMPORTED}


class ImportFolderError(ValueError):
    """The folder for imports holds something else, which replacing it would lose."""


def import_wages(states: Path, metros: Path, definitions: Path, out: Path) -> Iterator[str]:
    """Read the three workbooks whole, then replace ``out``; yields lines for the operator.

    Two imports of the same files write the same bytes. A file that does not fit leaves ``out`` as
    it was.

    Raises:
        MissingReleaseError: a file is not there.
        LayoutError: it is not laid out as documented; names file, sheet, column and row.
        ImportFolderError: ``out`` holds files that no import wrote.
    """
    others = [path.name for path in out.glob("*") if path.name not in FILES]
    if others:
        problem = f"{out} holds other files ({others[0]}); name another folder for imports"
        raise ImportFolderError(problem)
    occupations = list(read_rows(Occupation))
    known = {row["code"] for row in occupations} | {row["figures_code"] for row in occupations}
    read = [read_figures(states, "states", known), read_figures(metros, "metros", known)]
    if read[0].year != read[1].year:
        problem = f"is of May {read[1].year}, the states' workbook of May {read[0].year}"
        raise LayoutError(metros, problem)
    year = read[0].year
    defined, counties = read_definitions(definitions)
    areas = {area_id: area for part in read for area_id, area in part.areas.items()}
    kept = [row for row in counties if row["area_id"] in areas]
    _replace(
        out,
        {
            "areas": list(areas.values()),
            "area_counties": kept,
            "area_wages": [row for part in read for row in part.wages],
        },
    )
    yield f"Imported May {year} into {out}:"
    for path, part in zip((states, metros), read, strict=True):
        yield from _told(path, part)
    placed = {row["area_id"] for row in kept}
    unplaced = [a["name"] for a in read[1].areas.values() if a["area_id"] not in placed]
    yield f"  {definitions.name}: {len(kept):,} counties and towns of {len(placed):,} areas"
    if defined != year:
        yield f"    note: the areas are defined as of May {defined}, the figures are of May {year}"
    if len(kept) < len(counties):
        without = len({row["area_id"] for row in counties} - set(areas))
        yield f"    left out: {len(counties) - len(kept):,} of {without:,} areas without figures"
    if unplaced:
        yield f"    areas without counties, found by their name only: {'; '.join(unplaced)}"
    unknown = [
        f"{row['county']}, {row['state']}"
        for row in kept
        if not row["is_town"] and not zip_table().knows(county_of(row["county"], row["state"]))
    ]
    if unknown:
        yield f"    no ZIP code is known in: {'; '.join(unknown)}"
    yield "Now run: python -m knowledge build"


def _told(path: Path, part: Figures) -> Iterator[str]:
    yield f"  {path.name}: {len(part.areas):,} areas, {len(part.wages):,} lines"
    for reason, count in sorted(part.rejected.items()):
        yield f"    left out: {count:,} rows, {reason}"


def _replace(out: Path, tables: dict[str, list[dict[str, object]]]) -> None:
    """Write the tables beside ``out`` and swap them in when they are whole."""
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=".imports-", dir=out.parent))
    try:
        for name, rows in tables.items():
            write_table(fresh, name, rows)
        if out.exists():
            shutil.rmtree(out)
        os.replace(fresh, out)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise

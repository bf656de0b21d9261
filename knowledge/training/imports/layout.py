"""The layout of a publisher's file: which of its columns is which of ours (``layouts/*.toml``)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "layouts"
#: "d113_program_length_hours", "DE113", "113" are data element 113.
_ELEMENT = re.compile(r"^(?:d|de)?(\d{3}[a-z]?)(?:[_\s].*)?$")


class LayoutUnknownError(ValueError):
    """There is no such layout; names those that there are."""


class ColumnsMissingError(ValueError):
    """A file lacks columns its layout needs; names them."""


@dataclass(frozen=True)
class FigureColumns:
    """Where a metric stands in a row: the columns of its value and of the people behind it."""

    metric: str
    value: Sequence[str]
    people: Sequence[str]
    #: "fraction" (0-1), "percent" (0-100), "dollars a quarter" or "dollars a year".
    unit: str
    validity: str
    measure: str | None
    group: str


@dataclass(frozen=True)
class Layout:
    """One layout as its TOML file says it."""

    name: str
    about: str
    documented: str
    #: "programmes", "provider_field_outcomes" or "programme_outcomes".
    kind: str
    source: str
    state: str | None
    encoding: str
    #: When the list is of, where the layout knows; else --listed says it.
    listed: str | None
    cohort: str | None
    columns: Mapping[str, Sequence[str]]
    required: frozenset[str]
    figures: tuple[FigureColumns, ...]
    withheld: frozenset[str]
    #: The columns that may hold a mark for "withheld"; None = all.
    withheld_in: frozenset[str] | None
    left_out: Mapping[str, Sequence[str]]
    reading: Mapping[str, Any]
    #: Our column -> our value -> patterns of theirs.
    values: Mapping[str, Mapping[str, Sequence[str]]]

    @cached_property
    def patterns(self) -> dict[str, list[tuple[str, re.Pattern[str]]]]:
        """Our column -> our value and what it looks like there."""
        return {
            column: [
                (ours, re.compile("|".join(f"(?:{p})" for p in theirs)))
                for ours, theirs in values.items()
            ]
            for column, values in self.values.items()
        }

    def bind(self, header: Sequence[str]) -> dict[str, int]:
        """Our column (and "metric value", "metric people") -> its place in the file's header.

        Raises:
            ColumnsMissingError: a required column is not there.
        """
        places = _places(header)
        bound: dict[str, int] = {}
        wanted = dict(self.columns)
        for figure in self.figures:
            wanted[f"{figure.metric}|{figure.group} value"] = figure.value
            wanted[f"{figure.metric}|{figure.group} people"] = figure.people
        for ours, names in wanted.items():
            found = next((places[n.lower()] for n in names if n.lower() in places), None)
            if found is not None:
                bound[ours] = found
        missing = sorted(self.required - bound.keys())
        if missing:
            told = "; ".join(f"{ours} ({' or '.join(self.columns[ours])})" for ours in missing)
            raise ColumnsMissingError(f"columns not found: {told}")
        return bound


def layout_names() -> list[str]:
    """The layouts there are."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def read_layout(name: str) -> Layout:
    """A layout by its name.

    Raises:
        LayoutUnknownError: there is none of that name.
    """
    if name not in layout_names():
        raise LayoutUnknownError(f"no layout {name!r}; there are: {', '.join(layout_names())}")
    file = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    columns = {ours: _several(theirs) for ours, theirs in file["columns"].items()}
    withheld = file.get("withheld", {})
    required = file.get("required", {}).get("columns", list(columns))
    return Layout(
        name=name,
        about=file["about"],
        documented=file["documented"],
        kind=file["kind"],
        source=file["source"],
        state=file.get("state"),
        encoding=file["encoding"],
        listed=file.get("listed"),
        cohort=file.get("cohort"),
        columns=columns,
        required=frozenset(required),
        figures=tuple(
            FigureColumns(
                metric=one["metric"],
                value=_several(one["value"]),
                people=_several(one["people"]),
                unit=one["unit"],
                validity=one["validity"],
                measure=one.get("measure"),
                group=one.get("group", "all"),
            )
            for one in file.get("outcomes", ())
        ),
        withheld=frozenset(withheld.get("values", ())),
        withheld_in=frozenset(withheld["columns"]) if "columns" in withheld else None,
        left_out=file.get("left_out", {}),
        reading=file.get("reading", {}),
        values=file.get("values", {}),
    )


def _several(names: str | Sequence[str]) -> Sequence[str]:
    return (names,) if isinstance(names, str) else tuple(names)


def _places(header: Sequence[str]) -> dict[str, int]:
    """Name in small letters, and element number, -> place; of two alike the first."""
    places: dict[str, int] = {}
    for place, name in enumerate(header):
        plain = " ".join(name.strip().lower().split())
        places.setdefault(plain, place)
        if element := _ELEMENT.match(plain):
            places.setdefault(element[1], place)
    return places

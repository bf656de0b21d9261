"""From a publisher's row to rows of the store's tables, one reader for each kind of layout."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from knowledge.compile.training_outcomes import ProviderFigure
from knowledge.compile.training_providers import provider_id
from knowledge.training.imports.cells import Cells, RowError, Told, count, in_unit
from knowledge.training.imports.codes import KnownCodes
from knowledge.training.imports.layout import FigureColumns, Layout
from knowledge.training.rules import ListingRules, says

Record = dict[str, Any]


@dataclass(slots=True)
class Read:
    """What one row became."""

    state: str
    #: The key that may stand in the file once only.
    key: str
    programme: Record | None = None
    provider: Record | None = None
    outcomes: list[Record] = field(default_factory=list)
    #: Provider figures, to be pooled to the field.
    figures: list[ProviderFigure] = field(default_factory=list)
    withheld: int = 0


@dataclass(frozen=True)
class Reading:
    """What every row of one import is read with."""

    layout: Layout
    codes: KnownCodes
    rules: ListingRules
    #: When the list, or the figures, were published, and whose results the figures are.
    listed: str
    cohort: str

    def read(self, bound: Mapping[str, int], row: list[str]) -> Read | None:
        """One row; None where the layout leaves such rows out.

        Raises:
            RowError: the row cannot be true; it says why.
        """
        cells = Cells(self.layout, bound, row)
        for column, values in self.layout.left_out.items():
            if cells.text(column) in values:
                return None
        if self.layout.kind == "programmes":
            return self._programme(cells)
        if self.layout.kind == "provider_field_outcomes":
            return self._provider_field(cells)
        return self._programme_outcome(cells)

    def _state(self, cells: Cells) -> str:
        return self.layout.state or self.codes.state(cells.needed("state"))

    def _programme(self, cells: Cells) -> Read:
        state, name = self._state(cells), cells.needed("name")
        school = cells.text("provider")
        if school is None and "provider" in self.layout.required:
            raise RowError("provider", "", "empty, and needed")
        cip = self.codes.field(cells.text("cip"))
        number = self._programme_id(cells, state)
        of_school = cells.text("provider_id")
        if school is not None:
            of_school = f"{state.lower()}-{of_school}" if of_school else provider_id(state, school)
        text = f"{name} | {school or ''} | {cells.text('description') or ''}".lower()
        evening = says(self.rules.evening, text)
        programme: Record = {
            "programme_id": number,
            "state": state,
            "name": name,
            "provider_id": of_school if school else None,
            "provider": school,
            "city": cells.text("city"),
            "county": cells.text("county"),
            "zip_code": _zip(cells.text("zip_code")),
            "clock_hours": cells.amount("clock_hours"),
            "weeks": cells.amount("weeks"),
            "total_cost": self._total_cost(cells),
            "delivery": cells.one_of("delivery"),
            "evening": True if evening else None,
            "spanish": says(self.rules.spanish, text) or None,
            "childcare": says(self.rules.childcare, text) or None,
            "promises_job": says(self.rules.promises_job, text) or None,
            "entry": self._entry(cells.text("entry")),
            "credential": cells.text("credential"),
            "url": _web(cells.text("url")),
            "cip": cip,
            "cip_confidence": 1.0 if cip else None,
            "listed": self.listed,
            "source": self.layout.source,
        }
        read = Read(state, number, programme=programme)
        if school:
            read.provider = {
                "provider_id": of_school,
                "name": school,
                "state": state,
                "city": programme["city"],
                "kind": cells.text("provider_kind"),
                "source": self.layout.source,
            }
        for figure in self.layout.figures:
            told = cells.figure(figure)
            if told is not None:
                read.withheld += told.value is None
                read.outcomes.append(self._outcome(figure, told, number, state, cip))
        return read

    def _programme_id(self, cells: Cells, state: str) -> str:
        prefix: str = self.layout.reading.get("id_prefix", "")
        columns = self.layout.reading.get("id_from")
        if not columns:
            return prefix + cells.needed("programme_id")
        told = [state, *[(cells.text(column) or "").lower() for column in columns]]
        return prefix + hashlib.sha256("|".join(told).encode()).hexdigest()[:12]

    def _total_cost(self, cells: Cells) -> float | None:
        parts = self.layout.reading.get("total_cost_from")
        if not parts:
            return cells.amount("total_cost")
        known = [cells.amount(part) for part in parts]
        # The first part is the tuition: without it there is no total, only books.
        return None if known[0] is None else sum(part or 0.0 for part in known)

    def _entry(self, text: str | None) -> str | None:
        # A bare number is a code of the form that we have no list for.
        if text is None or not any(letter.isalpha() for letter in text):
            return None
        lower = text.lower()
        return next((lv for lv, words in self.rules.entry if says(words, lower)), "other")

    def _outcome(
        self, figure: FigureColumns, told: Told, subject: str, state: str, cip: str | None
    ) -> Record:
        return {
            "of": "programme",
            "subject": subject,
            "metric": figure.metric,
            "people_group": figure.group,
            "state": state,
            "cip": cip,
            "value": told.value,
            "measure": figure.measure,
            "people": told.people,
            "providers": None,
            "cohort": self.cohort,
            "validity": figure.validity,
            "dated": self.listed,
            "source": self.layout.source,
        }

    def _provider_field(self, cells: Cells) -> Read:
        state, school = self._state(cells), cells.needed("provider_id")
        cip = self.codes.known_field(cells.needed("cip"))
        subject = f"{state} {school} {cip}"
        read = Read(state, subject)
        for figure in self.layout.figures:
            told = cells.figure(figure)
            if told is None:
                continue
            read.withheld += told.value is None
            outcome = self._outcome(figure, told, subject, state, cip)
            read.outcomes.append({**outcome, "of": "provider_field"})
            if told.value is not None and told.people:
                read.figures.append(
                    ProviderFigure(state, school, cip, figure.metric, told.value, told.people)
                )
        return read

    def _programme_outcome(self, cells: Cells) -> Read:
        state, number = self._state(cells), cells.needed("programme_id")
        metric = cells.needed("metric")
        if metric not in self.codes.metrics:
            raise RowError("metric", metric, "no metric of effectiveness.toml")
        validity = cells.needed("validity").upper()
        if validity not in ("A", "B", "C", "D"):
            raise RowError("validity", validity, "none of A, B, C, D")
        earnings = metric.startswith("earnings")
        measure = cells.text("measure")
        if earnings and measure not in ("median", "average"):
            raise RowError("measure", measure or "", "neither median nor average")
        group, value, people = cells.needed("group"), cells.text("value"), cells.text("people")
        unit = "dollars a year" if earnings else "fraction"
        told = Told(
            None if value is None else in_unit("value", value, unit),
            None if people is None else count("people", people),
        )
        cohort = cells.needed("cohort")
        columns = FigureColumns(metric, (), (), unit, validity, measure, group)
        outcome = self._outcome(columns, told, number, state, None) | {"cohort": cohort}
        key = "|".join((number, metric, group, cohort))
        return Read(state, key, outcomes=[outcome], withheld=int(told.value is None))


def _zip(text: str | None) -> str | None:
    """Five digits; a workbook's number has lost its zeros."""
    digits = (text or "").split("-")[0].strip()
    return digits.zfill(5) if digits.isdigit() and len(digits) in (3, 4, 5) else None


def _web(text: str | None) -> str | None:
    return text if text and text.lower().startswith(("http://", "https://")) else None

"""Writing a checked list into the place of the one before, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Engine, delete, insert, select

from knowledge.compile.training_outcomes import ProviderFigure, field_subject, pool_by_field
from knowledge.store.schema_training import Programme, Provider, TrainingOutcome
from knowledge.training.imports.asked import Asked
from knowledge.training.imports.layout import Layout
from knowledge.training.imports.names import Fields
from knowledge.training.imports.passes import read_all
from knowledge.training.imports.report import Report
from knowledge.training.imports.rows import Read, Reading

#: Rows written at a time.
PART = 2000


def write_list(
    asked: Asked, reading: Reading, engine: Engine, fields: Fields, report: Report
) -> None:
    """Put the list in the place of the one before, in one transaction."""
    layout = asked.layout
    with engine.begin() as connection:
        before = _keys(connection, layout, report.states)
        _clear(connection, layout, report.states)
        writer = _Writer(connection, reading, fields, report, before)
        for read in read_all(asked, reading, None, None, "writing"):
            writer.add(read)
        writer.finish()
    report.gone = len(before - writer.written)


def _keys(connection: Connection, layout: Layout, states: Sequence[str]) -> set[int]:
    programmes = layout.kind == "programmes"
    table = Programme if programmes else TrainingOutcome
    key = Programme.programme_id if programmes else TrainingOutcome.subject
    rows = connection.scalars(
        select(key).where(table.source == layout.source, table.state.in_(states))
    )
    return {hash(one) for one in rows}


def _clear(connection: Connection, layout: Layout, states: Sequence[str]) -> None:
    tables = [TrainingOutcome]
    if layout.kind == "programmes":
        tables += [Programme, Provider]  # type: ignore[list-item]
    for table in tables:
        connection.execute(
            delete(table).where(table.source == layout.source, table.state.in_(states))
        )


class _Writer:
    """Collects rows and writes them in parts."""

    def __init__(
        self,
        connection: Connection,
        reading: Reading,
        fields: Fields,
        report: Report,
        before: set[int],
    ) -> None:
        self._connection, self._reading = connection, reading
        self._fields, self._report, self._before = fields, report, before
        self._rows: dict[type[Programme | Provider | TrainingOutcome], list[dict[str, object]]] = {
            Provider: [], Programme: [], TrainingOutcome: []
        }  # fmt: skip
        self._providers: set[str] = set()
        self._figures: list[ProviderFigure] = []
        self.written: set[int] = set()

    def add(self, read: Read) -> None:
        """Take over one row."""
        if read.programme is not None:
            self._add_programme(read.programme)
        if read.provider is not None and read.provider["provider_id"] not in self._providers:
            self._providers.add(read.provider["provider_id"])
            self._rows[Provider].append(read.provider)
        subjects = {outcome["subject"] for outcome in read.outcomes}
        for subject in subjects if read.programme is None else {read.programme["programme_id"]}:
            self._count(subject)
        self._rows[TrainingOutcome] += read.outcomes
        self._figures += read.figures
        self._report.figures += len(read.outcomes)
        if sum(map(len, self._rows.values())) >= PART:
            self._flush()

    def finish(self) -> None:
        """Write what is left, and the figures of whole fields."""
        reading = self._reading
        measures = {figure.metric: figure for figure in reading.layout.figures}
        for pooled in pool_by_field(self._figures):
            figure = measures[pooled.metric]
            self._report.field_figures += 1
            self._rows[TrainingOutcome].append(
                {
                    "of": "field",
                    "subject": field_subject(pooled.state, pooled.cip),
                    "metric": pooled.metric,
                    "people_group": "all",
                    "state": pooled.state,
                    "cip": pooled.cip,
                    "value": round(pooled.value, 4),
                    "measure": figure.measure,
                    "people": pooled.people,
                    "providers": pooled.providers,
                    "cohort": reading.cohort,
                    "validity": figure.validity,
                    "dated": reading.listed,
                    "source": reading.layout.source,
                }
            )
        self._flush()

    def _add_programme(self, programme: dict[str, object]) -> None:
        if programme["cip"] is None:
            cip, confidence = self._fields.get(str(programme["name"]), (None, None))
            programme["cip"], programme["cip_confidence"] = cip, confidence
            self._report.without_field += cip is None
        self._rows[Programme].append(programme)

    def _count(self, key: str) -> None:
        number = hash(key)
        if number in self.written:
            return
        self.written.add(number)
        if number in self._before:
            self._report.kept += 1
        else:
            self._report.added += 1

    def _flush(self) -> None:
        for table, rows in self._rows.items():
            if rows:
                self._connection.execute(insert(table), rows)
                rows.clear()

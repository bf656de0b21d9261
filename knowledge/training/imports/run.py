"""An import, all or nothing: read and checked whole, then written in one transaction."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from knowledge.compile.hand_maps import read_hand_maps
from knowledge.store.open import Store
from knowledge.store.schema_training import Field, Programme, TrainingOutcome
from knowledge.training.effectiveness import effectiveness
from knowledge.training.imports.asked import Asked, ImportRefusedError
from knowledge.training.imports.codes import KnownCodes
from knowledge.training.imports.database import VERSION, ImportRun, open_for_import
from knowledge.training.imports.layout import Layout
from knowledge.training.imports.names import fields_of_names
from knowledge.training.imports.passes import read_all
from knowledge.training.imports.report import RejectedRows, Report
from knowledge.training.imports.rows import Reading
from knowledge.training.imports.writing import write_list
from knowledge.training.rules import listing_rules
from settings import Settings

LIMITS = tomllib.loads(Path(__file__).with_name("limits.toml").read_text(encoding="utf-8"))


def import_training(asked: Asked, store: Store, settings: Settings) -> Report:
    """Import files of one layout as one list; a list imported before is replaced.

    The same files give the same rows. Refused rows are named with their reasons in a file beside
    the database. Interrupted, nothing of the list has changed; what was read from names is kept.

    Raises:
        ImportRefusedError: a file cannot be trusted as a whole; the database is as it was.
        StoreError: the database is not one of this version.
    """
    started = time.perf_counter()
    layout = asked.layout
    listed = asked.listed or layout.listed
    if listed is None:
        raise ImportRefusedError(
            f"the layout {layout.name} has no date: say when the list was published, "
            "--listed 2026-09"
        )
    cohort = asked.cohort or layout.cohort or f"published {listed}"
    reading = Reading(layout, known_codes(store), listing_rules(), listed, cohort)
    report = Report(layout.name, tuple(file.name for file in asked.files), listed)
    engine = open_for_import(settings.training_imports)
    try:
        names = _checked(asked, reading, engine, report, settings.training_imports)
        fields = fields_of_names(names, engine, store, settings, report)
        write_list(asked, reading, engine, fields, report)
        report.seconds = time.perf_counter() - started - report.seconds_reading_names
        _record(engine, report)
    except OperationalError as error:
        raise ImportRefusedError(f"{settings.training_imports} cannot be written: {error.orig}; "
                                 "is another import running?") from error  # fmt: skip
    finally:
        engine.dispose()
    return report


def known_codes(store: Store) -> KnownCodes:
    """The codes that rows may name."""
    rules = effectiveness()
    with store.session() as session:
        fields = frozenset(session.scalars(select(Field.cip)))
    return KnownCodes(
        fields=fields,
        renumbered=read_hand_maps()["cip_2020"],
        states=frozenset(listing_rules().state_names),
        metrics=frozenset((*rules.priority, *rules.secondary_outcomes)),
    )


def _checked(
    asked: Asked, reading: Reading, engine: Engine, report: Report, database: Path
) -> list[str]:
    """Read every row once without writing; returns the names that state no field."""
    names: set[str] = set()
    states: set[str] = set()
    rejected = database.with_name(f"{database.stem}-rejected-{asked.layout.name}.csv")
    with RejectedRows(rejected) as refused:
        for read in read_all(asked, reading, report, refused, "checking"):
            states.add(read.state)
            if read.programme and read.programme["cip"] is None:
                names.add(read.programme["name"])
    report.states = sorted(states)
    if report.rejected:
        report.rejected_file = str(rejected)
    _refuse_broken(asked, engine, report)
    return sorted(names)


def _refuse_broken(asked: Asked, engine: Engine, report: Report) -> None:
    if not report.accepted:
        raise ImportRefusedError(_because(report, "no row of it could be taken over"))
    share = report.rejected.total() / report.read
    if share > LIMITS["most_rejected"]:
        problem = f"{share:.0%} of its rows were rejected, which is more than a few bad rows"
        raise ImportRefusedError(_because(report, problem))
    with engine.connect() as connection:
        before = _listed_before(connection, asked.layout, report.states)
    if not asked.smaller and report.accepted < LIMITS["fewest_of_last"] * before:
        raise ImportRefusedError(
            _because(
                report,
                f"it has {report.accepted:,} rows and the list before had {before:,}: it may be "
                "cut off (if it is not, add --smaller)",
            )
        )


def _because(report: Report, problem: str) -> str:
    told = f"{', '.join(report.files)}: {problem}; nothing was taken over"
    if report.rejected_file:
        worst = report.rejected.most_common(1)[0][0]
        told += f". Most often: {worst}. Each row: {report.rejected_file}"
    return told


def _listed_before(connection: Connection, layout: Layout, states: Sequence[str]) -> int:
    programmes = layout.kind == "programmes"
    table = Programme if programmes else TrainingOutcome
    key = Programme.programme_id if programmes else TrainingOutcome.subject
    counted = select(func.count(key.distinct())).where(
        table.source == layout.source, table.state.in_(states)
    )
    if layout.kind == "provider_field_outcomes":
        counted = counted.where(TrainingOutcome.of == "provider_field")
    return connection.scalar(counted) or 0


def _record(engine: Engine, report: Report) -> None:
    with Session(engine) as session:
        finished = datetime.now(UTC).isoformat(timespec="seconds")
        session.add(
            ImportRun(
                version=VERSION, layout=report.layout, finished=finished, report=report.as_dict()
            )
        )
        session.commit()

"""Who would get what and why, without changing anything."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy.engine import make_url

from followups.deciding import Decision
from followups.making import make_due
from followups.rounds import Followups
from followups.rules import rules
from followups.watching import watch
from knowledge.risk.figures import FiguresError, FiguresFile
from knowledge.store.open import StoreError
from people import People
from people.check_in_records import DueWorker
from settings import Settings


def dry_run(settings: Settings, moment: datetime) -> Iterator[str]:
    """One line a worker: their number, what becomes of what is due, and why.

    With SQLite a copy of the database sees the whole round, new changes included; elsewhere what
    is due already is listed.
    """
    with _copy(settings.people_database) as copy:
        people = People(copy or settings.people_database)
        try:
            if copy is not None:
                figures = FiguresFile(settings.knowledge_figures)
                try:
                    watch(people, settings.knowledge_dir, figures, moment)
                except (StoreError, FiguresError) as error:
                    yield f"warning signs cannot be read: {type(error).__name__}"
                make_due(people, rules(), moment)
            found = Followups(people, settings).would_do(moment)
            lines = [line for worker, decision in found for line in _lines(worker, decision)]
        finally:
            people.close()
    yield from lines
    yield f"{moment.isoformat(timespec='seconds')}: {len(lines)} lines; nothing was changed"


def _lines(worker: DueWorker, decision: Decision) -> Iterator[str]:
    who = f"worker {worker.worker_id}"
    if decision.message is not None:
        yield f"{who}: by {worker.wish.channel}, {decision.message.why}"
    for ids, until, reason in decision.put_off:
        yield f"{who}: {len(ids)} put off to {until.isoformat(timespec='minutes')}, {reason}"
    for ids, reason in decision.dropped:
        yield f"{who}: {len(ids)} dropped, {reason}"


@contextmanager
def _copy(url: str) -> Iterator[str | None]:
    """A private copy of an SQLite database as it is at this moment; None for another kind."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite" or address.database is None:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="onward-dry-run-"))
    try:
        file = folder / "people.sqlite"
        with (
            closing(sqlite3.connect(f"file:{address.database}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(file)) as target,
        ):
            source.backup(target)
        yield f"sqlite:///{file}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)

"""A database with workers who want check-ins, small releases, and rounds at any moment."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from followups.rounds import Followups, Round
from knowledge.releases.made_up import make_up_release
from knowledge.risk.import_figures import import_figures
from people import PastJob, People
from people.check_in_tables import CheckInRow, CheckInWishRow
from people.migrate import migrate
from people.tables import MessageRow, WorkerRow
from settings import Settings, get_settings
from tests.people.conftest import postgresql as postgresql

#: The end of the talk with every worker, and a Tuesday that is day in all of the country.
TALKED = datetime(2026, 9, 1, 18, 30, tzinfo=UTC)
NOON = datetime(2026, 9, 8, 18, 30, tzinfo=UTC)
WAITER, RETAIL, SERVICES_SALES, NURSE = "35-3031", "41-2031", "41-3091", "29-1141"


@dataclass
class World:
    """What a test works with."""

    people: People
    settings: Settings
    folder: Path
    releases: int = field(default=0)

    def worker(
        self,
        talk: str,
        *,
        past: tuple[str, ...] = (WAITER,),
        chosen: str | None = SERVICES_SALES,
        zip_code: str | None = "10001",
        wants: bool = True,
        at: datetime = TALKED,
        **wishes: object,
    ) -> str:
        """Somebody who talked until ``at`` and, as a rule, wants check-ins on the web."""
        people = self.people
        people.remember(talk, zip_code=zip_code)
        people.add_jobs(talk, [PastJob("work", code=code, confirmed=True) for code in past])
        if chosen:
            people.choose(talk, chosen)
        if wants:
            people.want_check_ins(talk, "web")
            if wishes:
                people.set_check_ins(talk, **wishes)  # type: ignore[arg-type]
        self.talked(talk, at)
        if wants:
            self._wish(talk, agreed_at=at, anchor_at=at)
        return talk

    def talked(self, talk: str, at: datetime) -> None:
        """The worker wrote last at this moment."""
        with self.people.writing() as session:
            session.execute(update(WorkerRow).where(WorkerRow.talk == talk).values(last_seen_at=at))

    def _wish(self, talk: str, **values: object) -> None:
        with self.people.writing() as session:
            worker = session.scalars(select(WorkerRow.id).where(WorkerRow.talk == talk)).one()
            session.execute(
                update(CheckInWishRow).where(CheckInWishRow.worker_id == worker).values(**values)
            )

    def release(self, figures: Mapping[str, Mapping[str, float | None]] | None = None) -> str:
        """Put a release in place whose figures are changed like this."""
        self.releases += 1
        source = get_settings().knowledge_dir
        return make_up_release(
            source, self.settings.knowledge_dir, figures or {}, f"test-{self.releases}"
        )

    def figures(self, kind: str, content: str, name: str = "figures.csv", **how: object) -> None:
        """Import a file of figures."""
        file = self.folder / name
        file.write_text(content, encoding="utf-8")
        list(import_figures(kind, file, self.settings.knowledge_figures, **how))  # type: ignore[arg-type]

    def round(self, moment: datetime) -> Round:
        return Followups(self.people, self.settings).round(moment)

    def said(self, talk: str) -> list[str]:
        """What was written to a worker first."""
        return [m.text for m in self.people.messages(talk) if m.kind == "outreach"]

    def states(self, talk: str) -> list[tuple[str, str, str | None]]:
        """Key, state and reason of everything that was due for a worker."""
        query = (
            select(CheckInRow)
            .join(WorkerRow, WorkerRow.id == CheckInRow.worker_id)
            .where(WorkerRow.talk == talk)
            .order_by(CheckInRow.id)
        )
        with self.people.reading() as session:
            return [(row.key, row.state, row.reason) for row in session.scalars(query)]

    def outreach(self) -> list[MessageRow]:
        with self.people.reading() as session:
            query = select(MessageRow).where(MessageRow.kind == "outreach").order_by(MessageRow.id)
            return list(session.scalars(query))

    def process(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run `python -m ...` on this database as a process of its own."""
        return subprocess.run(
            [sys.executable, "-m", *arguments],
            env=self.environment | environment, capture_output=True, text=True, timeout=120,
        )  # fmt: skip

    @property
    def environment(self) -> dict[str, str]:
        chosen = self.settings
        return os.environ | {
            "ONWARD_PEOPLE_DATABASE": chosen.people_database,
            "ONWARD_KNOWLEDGE_DIR": str(chosen.knowledge_dir),
            "ONWARD_KNOWLEDGE_FIGURES": str(chosen.knowledge_figures),
            "ONWARD_ORGANISATION": chosen.organisation,
        }


def world_on(url: str, folder: Path) -> World:
    migrate(url)
    settings = get_settings().model_copy(
        update={
            "people_database": url,
            "knowledge_dir": folder / "knowledge",
            "knowledge_figures": folder / "figures.sqlite",
            "organisation": "Onward",
        }
    )
    return World(People(url), settings, folder)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """An empty database on SQLite with a first release in place that was looked at."""
    made = world_on(f"sqlite:///{tmp_path / 'people.sqlite'}", tmp_path)
    made.release()
    made.round(TALKED - timedelta(days=1))
    yield made
    made.people.close()


def killed(done: subprocess.CompletedProcess[str]) -> bool:
    """Whether a process was ended by SIGKILL."""
    return done.returncode == -signal.SIGKILL


def declining(code: str = SERVICES_SALES, change: float = -6.0) -> dict[str, dict[str, float]]:
    """Figures by which an occupation shrinks by so many percent in ten years."""
    return {code: {"projected_change": change}}

"""How long a new release takes for many workers: changed signs found, check-ins queued."""

from __future__ import annotations

import json
import random
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select

from followups.rounds import Followups
from knowledge.releases.made_up import make_up_release
from people import People
from people.check_in_tables import CheckInRow, CheckInWishRow
from people.migrate import migrate
from people.tables import ChoiceRow, MessageRow, PastJobRow, WorkerRow
from settings import Settings, get_settings

#: Day in every time zone of the country.
NOON = datetime(2026, 12, 1, 18, 30, tzinfo=UTC)
ZIP_CODES = ("10001", "60601", "80202", "90001", "99501", "96813", "00901", "33101", "85001")
#: Past jobs and next jobs of the workers; all of the latter change.
PAST = ("35-3031", "41-2031", "43-4051", "53-7065", "31-1120", "37-2011", "43-6014", "41-2011")
CHOSEN = ("41-3091", "13-1151", "15-1232", "29-2061", "13-1071")
_PART = 5_000


def measure(workers: int = 100_000) -> dict[str, Any]:
    """Seconds for a database of so many workers who all get news from one release."""
    settings = get_settings()
    with tempfile.TemporaryDirectory(prefix="onward-followups-") as folder:
        url = f"sqlite:///{folder}/people.sqlite"
        migrate(url)
        old, new = Path(folder) / "old", Path(folder) / "new"
        make_up_release(settings.knowledge_dir, old, {}, "before")
        figures = {code: {"projected_change": -6.0} for code in CHOSEN}
        make_up_release(settings.knowledge_dir, new, figures, "after")
        people = People(url)
        _fill(people, workers)
        _round(people, settings, old, NOON - timedelta(days=1))
        started = time.perf_counter()
        _round(people, settings, new, NOON)
        seconds = time.perf_counter() - started
        with people.reading() as session:
            queued = session.scalar(
                select(func.count(func.distinct(CheckInRow.worker_id))).where(
                    CheckInRow.state == "queued"
                )
            )
            messages = session.scalar(
                select(func.count()).select_from(MessageRow).where(MessageRow.kind == "outreach")
            )
        people.close()
    return {
        "workers": workers, "seconds": round(seconds, 1), "queued": queued, "messages": messages,
    }  # fmt: skip


def _round(people: People, settings: Settings, store: Path, moment: datetime) -> None:
    changed = settings.model_copy(
        update={"knowledge_dir": store, "knowledge_figures": store / "no-figures.sqlite"}
    )
    Followups(people, changed).round(moment)


def _fill(people: People, workers: int) -> None:
    chance = random.Random(1)  # noqa: S311 - only spreads the workers
    before = NOON - timedelta(days=10)
    for numbers in _parts(workers):
        with people.writing() as session:
            session.execute(insert(WorkerRow), [
                {"id": n, "talk": f"talk-{n}", "created_at": before, "last_seen_at": before,
                 "asked": [], "constraints": {}, "zip_code": chance.choice(ZIP_CODES),
                 "language": chance.choice(("en", "en", "es"))} for n in numbers
            ])  # fmt: skip
            session.execute(insert(CheckInWishRow), [
                {"worker_id": n, "agreed_at": before, "anchor_at": before} for n in numbers
            ])  # fmt: skip
            session.execute(insert(PastJobRow), [
                {"worker_id": n, "position": p, "said": "", "code": chance.choice(PAST),
                 "confirmed": True, "runners_up": []} for n in numbers for p in (1, 2)
            ])  # fmt: skip
            session.execute(insert(ChoiceRow), [
                {"worker_id": n, "code": chance.choice(CHOSEN), "chosen_at": before}
                for n in numbers
            ])  # fmt: skip


def _parts(count: int) -> Iterator[range]:
    for start in range(1, count + 1, _PART):
        yield range(start, min(start + _PART, count + 1))


if __name__ == "__main__":
    print(json.dumps(measure()))

"""Who the person is to us: what they told about themselves and where the talk stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from people.check_in_tables import CheckInWishRow
from people.database import Database
from people.records import CIRCUMSTANCES, PLACE, Worker
from people.tables import (
    MisunderstandingRow,
    PastJobRow,
    ShownJobRow,
    ShownTrainingRow,
    WorkerRow,
)
from people.utc import now


def _insert_once(session: Session, talk: str) -> None:
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    moment = now()
    session.execute(
        insert(WorkerRow)
        .values(talk=talk, created_at=moment, last_seen_at=moment, asked=[], constraints={},
                misunderstandings=0)
        .on_conflict_do_nothing(index_elements=["talk"])
    )  # fmt: skip


def locked_worker(session: Session, talk: str) -> WorkerRow:
    """The worker's row, made on first use and held until the transaction ends.

    Whatever changes a talk goes through here first, so two changes never mix.
    """
    query = select(WorkerRow).where(WorkerRow.talk == talk).with_for_update()
    try:
        return session.scalars(query).one()
    except NoResultFound:
        _insert_once(session, talk)
        return session.scalars(query).one()


def _record(row: WorkerRow) -> Worker:
    return Worker(
        talk=row.talk,
        created_at=row.created_at,
        last_seen_at=row.last_seen_at,
        introduced_at=row.introduced_at,
        stopped_at=row.stopped_at,
        zip_code=row.zip_code,
        city=row.city,
        state=row.state,
        schooling=row.schooling,
        licences=None if row.licences is None else tuple(row.licences),
        own_pay=row.own_pay,
        urgency=row.urgency,
        interests=None if row.interests is None else tuple(row.interests),
        schooled_abroad=row.schooled_abroad,
        asked=tuple(row.asked),
        constraints=dict(row.constraints),
        wish_code=row.wish_code,
        wish_answered=row.wish_answered,
        focus_code=row.focus_code,
        language=row.language,
        misunderstandings=row.misunderstandings,
        coach_since=row.coach_since,
    )


class Workers(Database):
    """Reads and changes of the worker's own row."""

    def worker(self, talk: str) -> Worker:
        """The person of this talk; made on first use."""
        found = self.find(talk)
        if found is not None:
            return found
        with self.writing() as session:
            return _record(locked_worker(session, talk))

    def find(self, talk: str) -> Worker | None:
        """The person of this talk, or None when there is no such talk (or no longer)."""
        with self.reading() as session:
            row = session.scalars(select(WorkerRow).where(WorkerRow.talk == talk)).one_or_none()
            return None if row is None else _record(row)

    def remember(
        self,
        talk: str,
        *,
        zip_code: str | None = None,
        city: str | None = None,
        state: str | None = None,
        schooling: str | None = None,
        licences: Sequence[str] | None = None,
        own_pay: int | None = None,
        urgency: str | None = None,
        interests: Sequence[str] | None = None,
        schooled_abroad: bool | None = None,
        asked: Iterable[str] = (),
    ) -> Worker:
        """Keep what was told; what is left out stays as it was.

        A new place that contradicts the known one replaces it whole, so that no ZIP code of the
        old town is left. ``asked`` adds names of circumstances that were asked for. Interests
        replace the known ones; an empty list takes them back.

        Raises:
            ValueError: when ``asked`` names something that is no circumstance.
        """
        asked = tuple(asked)
        unknown = set(asked) - set(CIRCUMSTANCES) - {"place"}
        if unknown:
            raise ValueError(f"not circumstances: {sorted(unknown)}")
        with self.writing() as session:
            row = locked_worker(session, talk)
            _move(row, {"zip_code": zip_code, "city": city, "state": state})
            if schooling is not None:
                row.schooling = schooling
            if licences is not None:
                row.licences = list(licences)
            if own_pay is not None:
                row.own_pay = own_pay
            if urgency is not None:
                row.urgency = urgency
            if interests is not None:
                row.interests = list(interests) or None
            if schooled_abroad is not None:
                row.schooled_abroad = schooled_abroad
            names = [name for one in asked for name in (PLACE if one == "place" else (one,))]
            row.asked = list(dict.fromkeys([*row.asked, *names]))
            return _record(row)

    def constrain(self, talk: str, constraints: Mapping[str, Any]) -> Worker:
        """Add to what a next job must or must not be; a value of None lifts a constraint."""
        with self.writing() as session:
            row = locked_worker(session, talk)
            merged = {**row.constraints, **constraints}
            row.constraints = {name: value for name, value in merged.items() if value is not None}
            return _record(row)

    def wish(self, talk: str, code: str, *, answered: bool) -> None:
        """Keep the occupation the person would like to have, and whether that was answered."""
        with self.writing() as session:
            row = locked_worker(session, talk)
            row.wish_code, row.wish_answered = code, answered

    def speak(self, talk: str, language: str) -> None:
        """Keep the language of the talk, for words that no message of the person asks for."""
        with self.writing() as session:
            locked_worker(session, talk).language = language

    def introduce(self, talk: str) -> None:
        """Note that the talk has said what it is; the first moment counts."""
        with self.writing() as session:
            row = locked_worker(session, talk)
            row.introduced_at = row.introduced_at or now()

    def stop(self, talk: str) -> bool:
        """Write nothing to this person from now on. False when that was so already."""
        with self.writing() as session:
            row = locked_worker(session, talk)
            if row.stopped_at is not None:
                return False
            self.promises.note_talk("stopped", talk)
            row.stopped_at = now()
            # START brings the talk back, but what was agreed to before has ended.
            session.execute(
                update(CheckInWishRow)
                .where(CheckInWishRow.worker_id == row.id)
                .values(agreed_at=None)
            )
            return True

    def restart(self, talk: str) -> bool:
        """Write to this person again. False when nothing had been stopped."""
        with self.writing() as session:
            row = locked_worker(session, talk)
            was_stopped = row.stopped_at is not None
            if was_stopped:
                self.promises.note_talk("restarted", talk)
            row.stopped_at = None
            return was_stopped

    def misunderstood(self, talk: str) -> int:
        """Count one more message in a row that was not understood; returns how many."""
        with self.writing() as session:
            row = locked_worker(session, talk)
            row.misunderstandings += 1
            in_a_row = row.misunderstandings
            session.add(MisunderstandingRow(worker_id=row.id, in_a_row=in_a_row))
            return row.misunderstandings

    def understood(self, talk: str) -> None:
        """Start counting misunderstandings again from nought."""
        worker = self.find(talk)
        if worker is None or worker.misunderstandings == 0:
            return
        with self.writing() as session:
            locked_worker(session, talk).misunderstandings = 0

    def start_over(self, talk: str) -> Worker:
        """Drop jobs, circumstances, wishes and what was shown; keep messages, language, STOP."""
        with self.writing() as session:
            row = locked_worker(session, talk)
            for table in (PastJobRow, ShownJobRow, ShownTrainingRow):
                session.execute(delete(table).where(table.worker_id == row.id))
            for name in CIRCUMSTANCES:
                setattr(row, name, None)
            row.asked, row.constraints = [], {}
            row.wish_code = row.focus_code = None
            row.wish_answered = False
            row.misunderstandings = 0
            return _record(row)


def _move(row: WorkerRow, place: Mapping[str, str | None]) -> None:
    told = {name: value for name, value in place.items() if value is not None}
    known = {name: getattr(row, name) for name in PLACE}
    contradicts = any(known[name] not in (None, value) for name, value in told.items())
    for name in PLACE:
        if name in told:
            setattr(row, name, told[name])
        elif contradicts:
            setattr(row, name, None)

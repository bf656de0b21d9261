"""Reads all that decides about what is due, for many workers in a few statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from people.check_in_making import last_choices
from people.check_in_records import DueCheckIn, DueWorker
from people.check_in_tables import CheckInRow, CheckInWishRow, OutcomeRow
from people.check_ins import wish_record
from people.contact_tables import ContactRow, StoppedAddressRow
from people.tables import ChoiceRow, PastJobRow, WorkerRow

#: How far back earlier check-ins count; a month, as it is promised.
MONTH = timedelta(days=30)


def workers_with_something_due(
    session: Session, moment: datetime, at_most: int, *, after: int | None = None
) -> tuple[int, ...]:
    """Workers with something due, longest due first; or by their id, above ``after``."""
    due = (CheckInRow.state == "due", CheckInRow.due_at <= moment)
    if after is not None:
        by_id = (
            select(CheckInRow.worker_id)
            .where(*due, CheckInRow.worker_id > after)
            .distinct()
            .order_by(CheckInRow.worker_id)
            .limit(at_most)
        )
        return tuple(session.scalars(by_id))
    first = (
        select(CheckInRow.worker_id)
        .where(*due)
        .order_by(CheckInRow.due_at, CheckInRow.worker_id)
        .limit(at_most)
    )
    found = set(session.scalars(first))
    # The worker's own row first, as whatever writes into a talk takes it; who is busy is left.
    held = (
        select(WorkerRow.id)
        .where(WorkerRow.id.in_(found))
        .order_by(WorkerRow.id)
        .with_for_update(skip_locked=True)
    )
    return tuple(session.scalars(held))


def due_workers(
    session: Session, workers: Sequence[int], moment: datetime
) -> tuple[DueWorker, ...]:
    """All that decides about what is due for these workers."""
    if not workers:
        return ()
    due = _due(session, workers, moment)
    said = _said(session, workers, moment)
    contacts = _contacts(session, workers)
    past = _past_codes(session, workers)
    chosen = dict(
        session.execute(
            select(ChoiceRow.worker_id, ChoiceRow.code).where(
                ChoiceRow.id.in_(last_choices().where(ChoiceRow.worker_id.in_(workers)))
            )
        )
        .tuples()
        .all()
    )
    started = _started(session, workers)
    # Someone who told nothing of check-ins can have something due by own words only.
    rows = session.execute(
        select(WorkerRow, CheckInWishRow)
        .outerjoin(CheckInWishRow, CheckInWishRow.worker_id == WorkerRow.id)
        .where(WorkerRow.id.in_(workers))
        .order_by(WorkerRow.id)
    )
    found = []
    for worker, wish_row in rows:
        wish = wish_record(wish_row or CheckInWishRow(**_NO_WISH))
        zone, no_sms = contacts.get(worker.id, (None, "no number"))
        found.append(
            DueWorker(
                worker_id=worker.id,
                talk=worker.talk,
                language=worker.language or "en",
                stopped=worker.stopped_at is not None,
                wish=wish,
                anchor_at=wish_row.anchor_at if wish_row else None,
                last_seen_at=worker.last_seen_at,
                coach_since=worker.coach_since,
                zip_code=worker.zip_code,
                state=worker.state,
                city=worker.city,
                number_zone=zone,
                no_sms=no_sms if wish.channel == "sms" else None,
                said=said.get(worker.id, ()),
                started=worker.id in started,
                past_codes=tuple(past.get(worker.id, ())),
                chosen=chosen.get(worker.id),
                due=tuple(due.get(worker.id, ())),
            )
        )
    return tuple(found)


_NO_WISH = {
    "offered_at": None, "agreed_at": None, "channel": "web", "at_most": 2, "scheduled": True,
    "from_hour": 8, "to_hour": 21, "industry": None, "industry_asked_at": None,
}  # fmt: skip


def _due(
    session: Session, workers: Sequence[int], moment: datetime
) -> Mapping[int, list[DueCheckIn]]:
    found: dict[int, list[DueCheckIn]] = defaultdict(list)
    query = (
        select(
            CheckInRow.worker_id, CheckInRow.id, CheckInRow.key, CheckInRow.kind,
            CheckInRow.edition, CheckInRow.stage, CheckInRow.anchor_at, CheckInRow.own_risk,
            CheckInRow.made_at,
        )
        .where(
            CheckInRow.worker_id.in_(workers), CheckInRow.state == "due",
            CheckInRow.due_at <= moment,
        )
        .order_by(CheckInRow.id)
    )  # fmt: skip
    for row in session.execute(query).tuples():
        found[row[0]].append(DueCheckIn(*row[1:]))
    return found


def _said(
    session: Session, workers: Sequence[int], moment: datetime
) -> Mapping[int, tuple[datetime, ...]]:
    query = (
        select(CheckInRow.worker_id, func.min(CheckInRow.queued_at))
        .where(
            CheckInRow.worker_id.in_(workers), CheckInRow.state == "queued",
            CheckInRow.queued_at > moment - MONTH,
        )
        .group_by(CheckInRow.worker_id, CheckInRow.message_id)
    )  # fmt: skip
    found: dict[int, list[datetime]] = defaultdict(list)
    for worker, at in session.execute(query):
        if at is not None:
            found[worker].append(at)
    return {worker: tuple(sorted(moments)) for worker, moments in found.items()}


def _contacts(
    session: Session, workers: Sequence[int]
) -> Mapping[int, tuple[str | None, str | None]]:
    """The time zone of each number, and why it cannot be written to."""
    stopped = exists().where(StoppedAddressRow.address_hash == ContactRow.address_hash)
    query = (
        select(
            ContactRow.worker_id, ContactRow.time_zone, ContactRow.agreed_at,
            ContactRow.unreachable_at, stopped,
        )
        .where(ContactRow.worker_id.in_(workers))
        .order_by(ContactRow.id)
    )  # fmt: skip
    found: dict[int, tuple[str | None, str | None]] = {}
    for worker, zone, agreed, unreachable, is_stopped in session.execute(query):
        why = "stopped" if is_stopped else "unreachable" if unreachable else None
        # The newest number counts.
        found[worker] = (zone, why or (None if agreed else "not agreed"))
    return found


def _past_codes(session: Session, workers: Sequence[int]) -> Mapping[int, list[str]]:
    query = (
        select(PastJobRow.worker_id, PastJobRow.code)
        .where(
            PastJobRow.worker_id.in_(workers), PastJobRow.confirmed, PastJobRow.code.is_not(None)
        )
        .order_by(PastJobRow.worker_id, PastJobRow.position)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for worker, code in session.execute(query):
        if code is not None and code not in found[worker]:
            found[worker].append(code)
    return found


def _started(session: Session, workers: Sequence[int]) -> frozenset[int]:
    """Who said to have started a job since the talk that days are counted from."""
    query = (
        select(OutcomeRow.worker_id)
        .join(CheckInWishRow, CheckInWishRow.worker_id == OutcomeRow.worker_id)
        .where(
            OutcomeRow.worker_id.in_(workers),
            OutcomeRow.outcome == "started",
            OutcomeRow.at >= CheckInWishRow.anchor_at,
        )
    )
    return frozenset(session.scalars(query))

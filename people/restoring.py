"""What is done to a restored database before anybody uses it.

Wishes made since the backup are done again (people/promises.py). What was on its way out when the
backup was made is not sent: most of it went out then, and nothing is to arrive twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from people.check_in_tables import CheckInRow, CheckInWishRow
from people.contact_tables import DeliveryRow, StoppedAddressRow
from people.database import Database
from people.handoff_tables import HandoffRow, NoticeRow, SkillsStatementRow
from people.handoffs import end_handoff
from people.migrate import migrate
from people.promises import Promise, hashed_talk
from people.tables import PendingDeletionRow, WorkerRow

#: Why something is not sent any more, as its reason is kept.
REASON = "restored"


@dataclass(frozen=True)
class Restored:
    """What was done, in numbers."""

    talks: int
    #: Talks that were deleted since the backup, and are again.
    deleted_again: int
    #: Messages, check-ins and notices that are not sent any more.
    not_sent: int


def make_good(url: str, promises: Iterable[Promise], talks_before: frozenset[str]) -> Restored:
    """Bring a restored database up to date and to what was asked for since.

    ``talks_before`` are those of the database it takes the place of: whoever came since the
    backup is not in it, so Rasa's copy of theirs is deleted too.
    """
    migrate(url)
    database = Database(url)
    wishes = list(promises)
    try:
        with database.writing() as session:
            deleted = _delete_again(session, wishes)
            _keep_wishes(session, wishes)
            _keep_stop_list(session, wishes)
            not_sent = _send_nothing(session)
            talks = set(session.scalars(select(WorkerRow.talk)))
            _delete_elsewhere(session, [*deleted, *sorted(talks_before - talks - set(deleted))])
        database.erase_traces()
        return Restored(len(talks), len(deleted), not_sent)
    finally:
        database.close()


def _last(wishes: Iterable[Promise], *kinds: str) -> dict[str, tuple[str, datetime]]:
    """The last wish of some kinds by whose it is."""
    return {one.of: (one.wish, one.at) for one in wishes if one.wish in kinds}


def _delete_again(session: Session, wishes: list[Promise]) -> list[str]:
    deleted = _last(wishes, "deleted")
    gone = []
    for row in session.execute(select(WorkerRow.id, WorkerRow.talk, WorkerRow.created_at)):
        _, at = deleted.get(hashed_talk(row.talk), ("", None))
        # Who came back after it under the same id is a new person to us, and stays.
        if at is not None and row.created_at <= at:
            gone.append((row.id, row.talk))
    for worker_id, _ in gone:
        session.execute(delete(WorkerRow).where(WorkerRow.id == worker_id))
    return [talk for _, talk in gone]


def _keep_wishes(session: Session, wishes: list[Promise]) -> None:
    """Stops, and consents that were taken back, of the talks that stay."""
    stops = _last(wishes, "stopped", "restarted")
    withdrawn, pages = _last(wishes, "withdrawn"), _last(wishes, "page_withdrawn")
    no_check_ins = _last(wishes, "no_check_ins", "stopped")
    concerned = {one.of for one in wishes}
    for worker in session.scalars(select(WorkerRow)).all():
        of = hashed_talk(worker.talk)
        if of not in concerned:
            continue
        if of in stops:
            wish, at = stops[of]
            worker.stopped_at = at if wish == "stopped" else None
        if of in no_check_ins:
            mine = (CheckInWishRow.worker_id == worker.id,
                    CheckInWishRow.agreed_at <= no_check_ins[of][1])  # fmt: skip
            session.execute(update(CheckInWishRow).where(*mine).values(agreed_at=None))
        if of in withdrawn:
            _withdraw(session, worker, withdrawn[of][1])
        if of in pages:
            page = SkillsStatementRow.made_at <= pages[of][1]
            mine_too = SkillsStatementRow.worker_id == worker.id
            session.execute(delete(SkillsStatementRow).where(mine_too, page))


def _withdraw(session: Session, worker: WorkerRow, at: datetime) -> None:
    query = select(HandoffRow).where(
        HandoffRow.worker_id == worker.id,
        HandoffRow.state != "withdrawn",
        HandoffRow.requested_at <= at,
    )
    for row in session.scalars(query).all():
        if row.consented_at is None or row.consented_at <= at:
            end_handoff(session, row, worker, at)


def _keep_stop_list(session: Session, wishes: list[Promise]) -> None:
    for of, (wish, at) in _last(wishes, "number_stopped", "number_restarted").items():
        mine = StoppedAddressRow.address_hash == of
        session.execute(delete(StoppedAddressRow).where(mine))
        if wish == "number_stopped":
            session.add(StoppedAddressRow(address_hash=of, at=at))


def _send_nothing(session: Session) -> int:
    ended = 0
    for row, waiting, becomes in (
        (DeliveryRow, ("queued", "sending"), "failed"),
        (CheckInRow, ("due",), "dropped"),
        (NoticeRow, ("queued", "sending"), "failed"),
    ):
        done = session.execute(
            update(row).where(row.state.in_(waiting)).values(state=becomes, reason=REASON)
        )
        ended += done.rowcount if isinstance(done, CursorResult) else 0
    return ended


def _delete_elsewhere(session: Session, talks: Iterable[str]) -> None:
    pending = set(session.scalars(select(PendingDeletionRow.talk)))
    for talk in talks:
        if talk not in pending:
            session.add(PendingDeletionRow(talk=talk))

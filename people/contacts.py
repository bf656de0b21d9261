"""The phone numbers of people, found by a keyed hash and kept encrypted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from people.contact_tables import ContactRow, HeardMessageRow, StoppedAddressRow
from people.database import Database
from people.keys import Keys
from people.records import Channel, Contact
from people.tables import WorkerRow
from people.utc import now
from people.workers import locked_worker

#: How long the names of messages are kept, so that none is answered again (ours). Carriers try
#: again for hours at most; who copied a request may come later.
HEARD_FOR = timedelta(days=90)


def _name(carrier_id: str) -> str:
    """What is hashed for a message, so that it can be no address."""
    return f"message {carrier_id}"


class Contacts(Database):
    """Reads and changes of the numbers of people. Addresses are in the form +12015550123."""

    def __init__(self, url: str, keys: Keys) -> None:
        super().__init__(url)
        self._keys = keys

    def _record(self, row: ContactRow, talk: str) -> Contact:
        return Contact(
            talk=talk,
            channel="sms",
            address=self._keys.decrypted(row.address),
            time_zone=row.time_zone,
            offered_at=row.offered_at,
            agreed_at=row.agreed_at,
            unreachable_at=row.unreachable_at,
        )

    def _one(self, *conditions: Any) -> Contact | None:
        query = (
            select(ContactRow, WorkerRow.talk)
            .join(WorkerRow, WorkerRow.id == ContactRow.worker_id)
            .where(*conditions)
            .order_by(ContactRow.id.desc())
            .limit(1)
        )
        with self.reading() as session:
            found = session.execute(query).one_or_none()
            return None if found is None else self._record(*found)

    def find(self, address: str) -> Contact | None:
        """Whose number this is."""
        return self._one(ContactRow.address_hash.in_(self._keys.hashes(address)))

    def of_talk(self, talk: str) -> Contact | None:
        """The number of a person, the newest one."""
        return self._one(WorkerRow.talk == talk)

    def add(
        self, talk: str, address: str, *, time_zone: str | None = None, channel: Channel = "sms"
    ) -> Contact:
        """Keep a number for a talk; whose number it was before, keeps it no longer."""
        hashes = self._keys.hashes(address)
        with self.writing() as session:
            worker = locked_worker(session, talk)
            session.execute(delete(ContactRow).where(ContactRow.address_hash.in_(hashes)))
            row = ContactRow(
                worker_id=worker.id,
                channel=channel,
                address=self._keys.encrypted(address),
                address_hash=hashes[0],
                time_zone=time_zone,
            )
            session.add(row)
            session.flush()
            return self._record(row, talk)

    def find_or_add(self, address: str, new_talk: str, *, time_zone: str | None = None) -> Contact:
        """Whose number this is; a new person's under ``new_talk`` where it is nobody's.

        Of two at once for one number, both get the same.
        """
        found = self.find(address)
        if found is not None:
            return found
        hashes = self._keys.hashes(address)
        try:
            with self.writing() as session:
                mine = ContactRow.address_hash.in_(hashes)
                if session.scalar(select(ContactRow.id).where(mine)) is None:
                    session.add(
                        ContactRow(
                            worker_id=locked_worker(session, new_talk).id,
                            channel="sms",
                            address=self._keys.encrypted(address),
                            address_hash=hashes[0],
                            time_zone=time_zone,
                        )
                    )
        except IntegrityError:
            pass  # Another process was first: its row is the one.
        kept = self.find(address)
        if kept is None:
            raise LookupError("the number was deleted just now")
        return kept

    def _set(self, talk: str, **values: object) -> None:
        with self.writing() as session:
            worker = locked_worker(session, talk)
            session.execute(
                update(ContactRow).where(ContactRow.worker_id == worker.id).values(**values)
            )

    def offered(self, talk: str) -> None:
        """Messages that nobody asks for were offered: an answer is waited for."""
        self._set(talk, offered_at=now())

    def agreed(self, talk: str, *, yes: bool) -> None:
        """Whether the person wants such messages."""
        self._set(talk, agreed_at=now() if yes else None, offered_at=None)

    def unreachable(self, talk: str, *, is_so: bool = True) -> None:
        """The carrier says that the number takes no messages, or it wrote to us again."""
        self._set(talk, unreachable_at=now() if is_so else None)

    def stop(self, address: str) -> None:
        """Never write to this number, not even when its owner is forgotten, until a restart."""
        with self.writing() as session:
            if session.scalar(self._stopped(self._keys.hashes(address))) is None:
                self.promises.note("number_stopped", self._keys.hashes(address)[0])
                session.add(StoppedAddressRow(address_hash=self._keys.hashes(address)[0]))

    def restart(self, address: str) -> None:
        """The number asked for messages again."""
        hashes = self._keys.hashes(address)
        with self.writing() as session:
            mine = StoppedAddressRow.address_hash.in_(hashes)
            for row in session.scalars(select(StoppedAddressRow).where(mine)):
                self.promises.note("number_restarted", row.address_hash)
                session.delete(row)

    def is_stopped(self, address: str) -> bool:
        """True where this number must not be written to."""
        with self.reading() as session:
            return session.scalar(self._stopped(self._keys.hashes(address))) is not None

    def heard(self, carrier_id: str) -> None:
        """A message of a carrier was answered: remember its name for HEARD_FOR, whoever sent it."""
        hashes, moment = self._keys.hashes(_name(carrier_id)), now()
        with self.writing() as session:
            session.execute(delete(HeardMessageRow).where(HeardMessageRow.at < moment - HEARD_FOR))
            if session.scalar(self._was_heard(hashes)) is None:
                session.add(HeardMessageRow(name_hash=hashes[0], at=moment))

    def was_heard(self, carrier_id: str) -> bool:
        """True for a message that was answered before, also where its talk is deleted."""
        with self.reading() as session:
            found = session.scalar(self._was_heard(self._keys.hashes(_name(carrier_id))))
            return found is not None

    def _was_heard(self, hashes: Sequence[str]) -> Any:
        return select(HeardMessageRow.id).where(HeardMessageRow.name_hash.in_(hashes)).limit(1)

    def _stopped(self, hashes: Sequence[str]) -> Any:
        mine = StoppedAddressRow.address_hash.in_(hashes)
        return select(StoppedAddressRow.id).where(mine).limit(1)

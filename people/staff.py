"""Accounts of staff: made, found, closed; and the log of what they do."""

from __future__ import annotations

import re

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from people.database import Database
from people.handoff_desk import release_all_of
from people.passwords import Passwords, checked_password
from people.staff_records import (
    Action,
    BadAccountName,
    LogEntry,
    NameTaken,
    NoSuchAccount,
    Role,
    StaffMember,
)
from people.staff_tables import StaffAccountRow, StaffLogRow, StaffSessionRow
from people.utc import now

#: An e-mail address or a plain name.
ACCOUNT_NAME = re.compile(r"[a-z0-9][a-z0-9.@_+-]{1,253}")
_LONGEST_DISPLAY_NAME = 100


def folded_name(typed: str) -> str:
    """A name as it is kept and looked for: small letters, nothing around it."""
    return typed.strip().lower()


def member_of(row: StaffAccountRow) -> StaffMember:
    """The record of a row."""
    return StaffMember(
        id=row.id,
        name=row.name,
        display_name=row.display_name,
        role="operator" if row.role == "operator" else "coach",
        active=row.active,
        created_at=row.created_at,
        password_set_at=row.password_set_at,
    )


def locked_account(session: Session, name: str) -> StaffAccountRow:
    """The row of an account, held until the transaction ends.

    Raises:
        NoSuchAccount: there is none with this name.
    """
    mine = StaffAccountRow.name == folded_name(name)
    query = select(StaffAccountRow).where(mine).with_for_update()
    row = session.scalars(query).one_or_none()
    if row is None:
        raise NoSuchAccount("there is no account with this name")
    return row


class StaffAccounts(Database):
    """Reads and changes of accounts, and their log."""

    def __init__(self, url: str, passwords: Passwords | None = None) -> None:
        super().__init__(url)
        self.passwords = passwords or Passwords()

    def add_account(self, name: str, display_name: str, role: Role, password: str) -> StaffMember:
        """Make an account.

        Raises:
            BadAccountName: a name is empty, too long or has characters a name has not.
            BadPassword: it is too easy to guess.
            NameTaken: there is an account with this name, active or not.
        """
        name, shown = folded_name(name), display_name.strip()
        if not ACCOUNT_NAME.fullmatch(name):
            raise BadAccountName("a name has letters, digits and . @ _ + - only, two at least")
        if not shown.isprintable() or not 0 < len(shown) <= _LONGEST_DISPLAY_NAME:
            raise BadAccountName(f"the name to show has 1 to {_LONGEST_DISPLAY_NAME} letters")
        kept = self.passwords.hashed(checked_password(password, name, shown))
        try:
            with self.writing() as session:
                row = StaffAccountRow(name=name, display_name=shown, role=role, password_hash=kept)
                session.add(row)
                session.flush()
                log_in(session, row.id, "account_added")
                return member_of(row)
        except IntegrityError:
            raise NameTaken("there is an account with this name") from None

    def reset_password(self, name: str, password: str) -> StaffMember:
        """Set another password, make the account active and end all its sign-ins.

        Raises:
            NoSuchAccount: there is none with this name.
            BadPassword: it is too easy to guess.
        """
        kept = self.passwords.hashed(checked_password(password, folded_name(name)))
        with self.writing() as session:
            row = locked_account(session, name)
            checked_password(password, row.display_name)
            row.password_hash, row.password_set_at, row.active = kept, now(), True
            _end_all(session, row.id)
            log_in(session, row.id, "password_reset")
            return member_of(row)

    def deactivate(self, name: str) -> StaffMember:
        """Close an account and end all its sign-ins; a new password opens it again.

        Hand-offs that a coach still has go back into the queue.

        Raises:
            NoSuchAccount: there is none with this name.
        """
        with self.writing() as session:
            row = locked_account(session, name)
            row.active = False
            _end_all(session, row.id)
            release_all_of(session, row.id)
            log_in(session, row.id, "deactivated")
            return member_of(row)

    def accounts(self) -> tuple[StaffMember, ...]:
        """All accounts by name."""
        with self.reading() as session:
            rows = session.scalars(select(StaffAccountRow).order_by(StaffAccountRow.name))
            return tuple(member_of(row) for row in rows)

    def account(self, account_id: int) -> StaffMember | None:
        """One account by its number."""
        with self.reading() as session:
            row = session.get(StaffAccountRow, account_id)
            return None if row is None else member_of(row)

    def log(self, account_id: int | None, action: Action, about: str | None = None) -> None:
        """Write into the log who did what to what; ``about`` is a reference, never a name."""
        with self.writing() as session:
            log_in(session, account_id, action, about)

    def log_entries(
        self, *, name: str | None = None, about: str | None = None, most: int = 200
    ) -> tuple[LogEntry, ...]:
        """What was done, newest first: all, by one account, or to one reference."""
        query = (
            select(StaffLogRow, StaffAccountRow.name)
            .outerjoin(StaffAccountRow, StaffAccountRow.id == StaffLogRow.account_id)
            .order_by(StaffLogRow.id.desc())
            .limit(most)
        )
        if name is not None:
            query = query.where(StaffAccountRow.name == folded_name(name))
        if about is not None:
            query = query.where(StaffLogRow.about == about)
        with self.reading() as session:
            return tuple(
                LogEntry(row.at, who, row.action, row.about) for row, who in session.execute(query)
            )


def log_in(
    session: Session, account_id: int | None, action: Action, about: str | None = None
) -> None:
    """Add to the log within a transaction, so that what is done and its entry stand or fall."""
    session.add(StaffLogRow(account_id=account_id, action=action, about=about))


def _end_all(session: Session, account_id: int) -> None:
    session.execute(delete(StaffSessionRow).where(StaffSessionRow.account_id == account_id))

"""Signing in and out: sessions as hashed random tokens that end by themselves."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, or_, select, update

from people.passwords import STAFF_RULES, Passwords
from people.staff import ACCOUNT_NAME, StaffAccounts, folded_name, log_in, member_of
from people.staff_records import SignedIn, StaffMember
from people.staff_tables import StaffAccountRow, StaffSessionRow
from people.utc import now

_RULES = STAFF_RULES["session"]
IDLE = timedelta(minutes=_RULES["idle_minutes"])
LONGEST = timedelta(hours=_RULES["longest_hours"])
_SIGN_KEPT = timedelta(seconds=_RULES["sign_kept_seconds"])
#: Bytes of randomness in a token, beyond any guessing.
TOKEN_BYTES = 32


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class Staff(StaffAccounts):
    """Accounts, their sign-ins and the log. Safe to share between threads.

    ``clock`` gives this moment; whoever tries out how sessions end may set another one.
    """

    def __init__(
        self,
        url: str,
        passwords: Passwords | None = None,
        *,
        clock: Callable[[], datetime] = now,
    ) -> None:
        super().__init__(url, passwords)
        self._clock = clock

    def _good(self) -> tuple[Any, ...]:
        moment = self._clock()
        return (
            StaffSessionRow.seen_at > moment - IDLE,
            StaffSessionRow.begun_at > moment - LONGEST,
        )

    def sign_in(
        self, name: str, password: str, *, instead_of: str | None = None
    ) -> SignedIn | None:
        """Begin a session, or None where name and password do not fit or the account is closed.

        Takes as long for unknown names as for known ones. ``instead_of`` is the token the browser
        came with: it ends, so that nobody signs in with a token that another one put there.
        """
        account_id, kept = self._kept_password(name)
        fits = self.passwords.fits(kept, password)
        if account_id is None or kept is None or not fits:
            self.log(account_id, "failed_sign_in")
            return None
        newer = self.passwords.hashed(password) if self.passwords.outdated(kept) else None
        return self._begin(account_id, kept, newer, instead_of)

    def _kept_password(self, name: str) -> tuple[int, str] | tuple[None, None]:
        folded = folded_name(name)
        if not ACCOUNT_NAME.fullmatch(folded):
            return None, None
        query = select(StaffAccountRow.id, StaffAccountRow.password_hash)
        with self.reading() as session:
            found = session.execute(query.where(StaffAccountRow.name == folded)).one_or_none()
            return (None, None) if found is None else (found.id, found.password_hash)

    def _begin(
        self, account_id: int, verified: str, newer: str | None, instead_of: str | None
    ) -> SignedIn | None:
        token, moment = secrets.token_urlsafe(TOKEN_BYTES), self._clock()
        with self.writing() as session:
            query = select(StaffAccountRow).where(StaffAccountRow.id == account_id)
            row = session.scalars(query.with_for_update()).one()
            # Closed, or another password since it was checked.
            if not row.active or row.password_hash != verified:
                log_in(session, account_id, "failed_sign_in")
                return None
            row.password_hash = newer or row.password_hash
            over = or_(
                StaffSessionRow.seen_at <= moment - IDLE,
                StaffSessionRow.begun_at <= moment - LONGEST,
                StaffSessionRow.token_hash == _hashed(instead_of or ""),
            )
            session.execute(delete(StaffSessionRow).where(over))
            session.add(
                StaffSessionRow(
                    account_id=row.id, token_hash=_hashed(token), begun_at=moment, seen_at=moment
                )
            )
            log_in(session, row.id, "sign_in")
            return SignedIn(member_of(row), token)

    def signed_in(self, token: str | None) -> StaffMember | None:
        """Who holds this token; None for a guessed one, one that ended or a closed account."""
        if not token:
            return None
        mine = StaffSessionRow.token_hash == _hashed(token)
        query = (
            select(StaffAccountRow, StaffSessionRow.seen_at)
            .join(StaffSessionRow, StaffSessionRow.account_id == StaffAccountRow.id)
            .where(mine, StaffAccountRow.active, *self._good())
        )
        with self.reading() as session:
            found = session.execute(query).one_or_none()
            if found is None:
                return None
            row, seen_at = found
            member = member_of(row)
        moment = self._clock()
        if moment - seen_at >= _SIGN_KEPT:
            with self.writing() as session:
                session.execute(
                    update(StaffSessionRow).where(mine, *self._good()).values(seen_at=moment)
                )
        return member

    def sign_out(self, token: str) -> None:
        """End a session; one that is over already stays so."""
        with self.writing() as session:
            mine = StaffSessionRow.token_hash == _hashed(token)
            account_id = session.scalar(select(StaffSessionRow.account_id).where(mine))
            if account_id is not None:
                session.execute(delete(StaffSessionRow).where(mine))
                log_in(session, account_id, "sign_out")

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DBAPIError

from people import People, Staff
from people.passwords import BadPassword, Passwords, checked_password, generated_password
from people.staff_records import BadAccountName, NameTaken, NoSuchAccount
from people.staff_sessions import IDLE, LONGEST
from people.staff_tables import StaffAccountRow, StaffLogRow, StaffSessionRow
from people.utc import now

PASSWORD = "correct horse battery staple"
CHEAP = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1)
SECOND = timedelta(seconds=1)


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.moment = now()

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def staff(people: People, clock: Clock) -> Iterator[Staff]:
    url = people.engine.url.render_as_string(hide_password=False)
    accounts = Staff(url, Passwords(CHEAP), clock=clock)
    yield accounts
    accounts.close()


@pytest.fixture
def name() -> str:
    """One that no other test has; PostgreSQL keeps its accounts from test to test."""
    return f"{uuid.uuid4().hex}@center.example"


@pytest.fixture
def ana(staff: Staff, name: str) -> str:
    return staff.add_account(name, "Ana R.", "coach", PASSWORD).name


def test_who_knows_the_password_is_signed_in_until_sign_out(staff: Staff, ana: str) -> None:
    begun = staff.sign_in(f"  {ana.upper()} ", PASSWORD)
    assert begun is not None
    member = staff.signed_in(begun.token)
    assert member == begun.member
    assert (member.name, member.display_name, member.role) == (ana, "Ana R.", "coach")
    staff.sign_out(begun.token)
    assert staff.signed_in(begun.token) is None
    staff.sign_out(begun.token)


@pytest.mark.parametrize("password", ["", "correct horse battery stapl", PASSWORD.upper()])
def test_another_password_does_not_fit(staff: Staff, ana: str, password: str) -> None:
    assert staff.sign_in(ana, password) is None


@pytest.mark.parametrize("given", ["nobody@x.example", "", "\0", "a" * 10_000, "'; --"])
def test_an_unknown_name_does_not_fit(staff: Staff, given: str) -> None:
    assert staff.sign_in(given, PASSWORD) is None


@pytest.mark.parametrize("token", [None, "", "a" * 43, "\0", "é"])
def test_a_guessed_token_is_nobodys(staff: Staff, ana: str, token: str | None) -> None:
    assert staff.sign_in(ana, PASSWORD)
    assert staff.signed_in(token) is None


def test_a_token_is_kept_as_its_hash_only_and_never_printed(staff: Staff, ana: str) -> None:
    begun = staff.sign_in(ana, PASSWORD)
    assert begun is not None
    with staff.reading() as session:
        kept = session.scalars(select(StaffSessionRow.token_hash)).all()
    assert begun.token not in kept
    assert begun.token not in repr(begun)


def test_a_session_ends_when_nothing_is_done_and_at_last_in_any_case(
    staff: Staff, ana: str, clock: Clock
) -> None:
    begun = staff.sign_in(ana, PASSWORD)
    assert begun is not None
    end = clock.moment + LONGEST
    while clock.moment + IDLE - SECOND < end:
        clock.moment += IDLE - SECOND
        assert staff.signed_in(begun.token) is not None
    clock.moment = end
    assert staff.signed_in(begun.token) is None
    again = staff.sign_in(ana, PASSWORD)
    assert again is not None
    clock.moment += IDLE
    assert staff.signed_in(again.token) is None


def test_the_token_a_browser_came_with_ends_with_the_sign_in(staff: Staff, ana: str) -> None:
    first = staff.sign_in(ana, PASSWORD)
    assert first is not None
    second = staff.sign_in(ana, PASSWORD, instead_of=first.token)
    assert second is not None
    assert second.token != first.token
    assert staff.signed_in(first.token) is None


def test_a_new_password_ends_every_session_and_opens_a_closed_account(
    staff: Staff, ana: str
) -> None:
    begun = [staff.sign_in(ana, PASSWORD) for _ in range(3)]
    staff.reset_password(ana.upper(), "another horse altogether")
    assert [staff.signed_in(one.token) for one in begun if one] == [None] * 3
    assert staff.sign_in(ana, PASSWORD) is None
    staff.deactivate(ana)
    assert staff.sign_in(ana, "another horse altogether") is None
    staff.reset_password(ana, PASSWORD)
    assert staff.sign_in(ana, PASSWORD)


def test_a_closed_account_has_no_sessions(staff: Staff, ana: str) -> None:
    begun = staff.sign_in(ana, PASSWORD)
    assert begun is not None
    staff.deactivate(ana)
    assert staff.signed_in(begun.token) is None


def test_a_password_that_changes_while_it_is_checked_lets_nobody_in(
    staff: Staff, ana: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fits = staff.passwords.fits

    def slow(kept: str | None, password: str) -> bool:
        answer = fits(kept, password)
        staff.reset_password(ana, "another horse altogether")
        return answer

    monkeypatch.setattr(staff.passwords, "fits", slow)
    assert staff.sign_in(ana, PASSWORD) is None


def test_a_hash_of_other_parameters_is_renewed_at_sign_in_only(
    people: People, staff: Staff, ana: str
) -> None:
    url = people.engine.url.render_as_string(hide_password=False)
    today = Staff(url, Passwords(PasswordHasher(time_cost=2, memory_cost=2048, parallelism=1)))

    def kept() -> str:
        with today.reading() as session:
            mine = StaffAccountRow.name == ana
            return session.scalars(select(StaffAccountRow.password_hash).where(mine)).one()

    before = kept()
    assert today.sign_in(ana, "wrong") is None
    assert kept() == before
    assert today.sign_in(ana, PASSWORD)
    assert "m=2048,t=2" in kept()
    renewed = kept()
    assert today.sign_in(ana, PASSWORD)
    assert kept() == renewed
    today.close()


def test_two_accounts_of_one_name_are_refused(staff: Staff, ana: str) -> None:
    with pytest.raises(NameTaken):
        staff.add_account(ana.upper(), "Another", "operator", PASSWORD)


@pytest.mark.parametrize("bad", ["", "a", "ana rosa", "<b>", "é@x.example", "a" * 255, "-ana"])
def test_a_name_has_plain_letters(staff: Staff, bad: str) -> None:
    with pytest.raises(BadAccountName):
        staff.add_account(bad, "Ana R.", "coach", PASSWORD)


@pytest.mark.parametrize("bad", ["", "  ", "a\nb", "a" * 101])
def test_a_name_to_show_is_one_short_line(staff: Staff, name: str, bad: str) -> None:
    with pytest.raises(BadAccountName):
        staff.add_account(name, bad, "coach", PASSWORD)


@pytest.mark.parametrize("change", ["reset_password", "deactivate"])
def test_an_unknown_account_cannot_be_changed(staff: Staff, change: str) -> None:
    given = (PASSWORD,) if change == "reset_password" else ()
    with pytest.raises(NoSuchAccount):
        getattr(staff, change)("nobody@x.example", *given)


@pytest.mark.parametrize(
    "bad", ["short", "a" * 201, "abababababab", "ana@x.example-1", "My Ana R. 12"]
)
def test_an_easy_password_is_refused_without_repeating_it(bad: str) -> None:
    with pytest.raises(BadPassword) as refused:
        checked_password(bad, "ana@x.example", "Ana R.")
    assert bad not in str(refused.value)


def test_generated_passwords_differ_and_are_good() -> None:
    made = {generated_password() for _ in range(50)}
    assert len(made) == 50
    assert all(checked_password(one, "ana") == one for one in made)


def test_what_is_done_is_told_newest_first_by_account_and_by_what_it_was_done_to(
    staff: Staff, ana: str
) -> None:
    begun = staff.sign_in(ana, PASSWORD)
    assert begun is not None
    staff.sign_in(ana, "wrong")
    reference = f"handoff/{uuid.uuid4().hex}"
    staff.log(begun.member.id, "view", reference)
    told = [(one.action, one.about) for one in staff.log_entries(name=ana)]
    assert told == [
        ("view", reference), ("failed_sign_in", None), ("sign_in", None), ("account_added", None)
    ]  # fmt: skip
    [entry] = staff.log_entries(about=reference)
    assert (entry.who, entry.action) == (ana, "view")


def test_the_log_cannot_be_changed_and_nothing_young_taken_out_of_it(
    staff: Staff, ana: str
) -> None:
    with pytest.raises(DBAPIError, match="added to only"), staff.writing() as session:
        session.execute(update(StaffLogRow).values(action="view"))
    with pytest.raises(DBAPIError, match="kept for a year"), staff.writing() as session:
        session.execute(delete(StaffLogRow))
    assert staff.log_entries(name=ana)


def test_an_entry_older_than_a_year_may_be_taken_out(staff: Staff, ana: str) -> None:
    about, old = uuid.uuid4().hex, now() - timedelta(days=367)
    with staff.writing() as session:
        session.add(StaffLogRow(action="view", about=about, at=old))
    with staff.writing() as session:
        session.execute(delete(StaffLogRow).where(StaffLogRow.about == about))
    assert staff.log_entries(about=about) == ()


def test_deleting_a_worker_leaves_accounts_and_log(people: People, staff: Staff, ana: str) -> None:
    people.worker("talk")
    forgotten = people.forget("talk")
    assert not [table for table in forgotten.rows if table.startswith("staff")]
    assert staff.sign_in(ana, PASSWORD)

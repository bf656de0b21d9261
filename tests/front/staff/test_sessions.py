from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import update

from front.app import create_app
from people import Staff
from people.staff_sessions import IDLE, LONGEST
from people.staff_tables import StaffSessionRow
from people.utc import now
from settings import Settings
from tests.front.conftest import free_port, serving
from tests.front.staff.conftest import NAMES, PASSWORD, Browser

MINUTE = timedelta(minutes=1)


@pytest.fixture
def moved(staff: Staff) -> Callable[..., None]:
    """Moves the begin and the last sign of every session into the past."""

    def move(*, begun: timedelta, seen: timedelta) -> None:
        values = {"begun_at": now() - begun, "seen_at": now() - seen}
        with staff.writing() as session:
            session.execute(update(StaffSessionRow).values(**values))

    return move


def is_signed_in(browser: Browser) -> bool:
    return browser.http.get("/staff").status_code == 200


def test_a_sign_in_ends_half_an_hour_after_the_last_sign(
    coach: Browser, moved: Callable[..., None]
) -> None:
    moved(begun=2 * IDLE, seen=IDLE - MINUTE)
    assert is_signed_in(coach)
    moved(begun=2 * IDLE, seen=IDLE)
    assert not is_signed_in(coach)


def test_what_the_person_does_is_a_sign(coach: Browser, moved: Callable[..., None]) -> None:
    for _ in range(2):
        moved(begun=2 * IDLE, seen=IDLE - MINUTE)
        assert is_signed_in(coach)
    assert is_signed_in(coach)


def test_a_sign_in_ends_after_twelve_hours_whatever_is_done(
    coach: Browser, moved: Callable[..., None]
) -> None:
    moved(begun=LONGEST - MINUTE, seen=MINUTE)
    assert is_signed_in(coach)
    moved(begun=LONGEST, seen=MINUTE)
    assert not is_signed_in(coach)


def test_another_password_ends_every_sign_in_and_the_old_one_fits_no_more(
    coach: Browser, operator: Browser, staff: Staff
) -> None:
    staff.reset_password(NAMES["coach"], "a very different phrase")
    assert not is_signed_in(coach)
    assert is_signed_in(operator)
    assert coach.sign_in(NAMES["coach"], PASSWORD).status_code == 401
    assert coach.sign_in(NAMES["coach"], "a very different phrase").status_code == 303


def test_a_closed_account_is_out_at_once(coach: Browser, staff: Staff) -> None:
    staff.deactivate(NAMES["coach"])
    assert not is_signed_in(coach)


def test_sign_ins_that_are_over_are_not_kept(
    coach: Browser, operator: Browser, moved: Callable[..., None], staff: Staff
) -> None:
    moved(begun=LONGEST, seen=IDLE)
    coach.sign_in(NAMES["coach"])
    with staff.engine.connect() as connection:
        query = "SELECT count(*) FROM staff_sessions"
        assert connection.exec_driver_sql(query).scalar_one() == 1


@pytest.fixture
def behind_https(settings: Settings) -> Iterator[httpx.Client]:
    """A front that the world reaches by https, through a proxy that ends it."""
    public = settings.model_copy(update={"public_url": "https://onward.example"})
    with serving(create_app(public), free_port()) as url:
        yield httpx.Client(base_url=url, timeout=20)


def test_behind_https_the_cookie_is_sent_over_https_only(
    behind_https: httpx.Client, staff: Staff
) -> None:
    page = behind_https.get("/staff/sign-in")
    [cookie] = page.headers.get_list("set-cookie")
    assert "; secure" in cookie.lower()

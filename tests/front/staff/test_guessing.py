from __future__ import annotations

import logging
import statistics
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from front.app import create_app
from people import Staff
from settings import Settings
from tests.front.conftest import free_port, serving
from tests.front.staff.conftest import NAMES, PASSWORD, Browser, token_on

TRIES_OF_AN_ACCOUNT, TRIES_OF_AN_ADDRESS = 5, 30


@pytest.fixture
def strict(settings: Settings, staff: Staff) -> Iterator[httpx.Client]:
    """A front with the limits as they are shipped."""
    app = create_app(settings.model_copy(update={"limits_scale": 1}))
    with serving(app, free_port()) as url, httpx.Client(base_url=url, timeout=60) as client:
        yield client


def test_after_five_tries_not_even_the_right_password_is_looked_at(strict: httpx.Client) -> None:
    browser = Browser(strict)
    codes = [browser.sign_in(NAMES["coach"], "wrong " * 3).status_code for _ in range(7)]
    assert codes == [401] * TRIES_OF_AN_ACCOUNT + [429] * 2
    answer = browser.sign_in(NAMES["coach"].upper(), PASSWORD)
    assert answer.status_code == 429
    assert "Too many tries" in answer.text
    assert browser.sign_in(NAMES["operator"]).status_code == 303


def test_one_address_tries_only_so_many_names(strict: httpx.Client) -> None:
    browser = Browser(strict)
    codes = [browser.sign_in(f"guess{number}", "x").status_code for number in range(32)]
    assert codes == [401] * TRIES_OF_AN_ADDRESS + [429] * 2
    assert browser.sign_in(NAMES["coach"]).status_code == 429


def test_many_guesses_at_once_do_not_slip_through(strict: httpx.Client, staff: Staff) -> None:
    page = strict.get("/staff/sign-in")
    form = {"name": NAMES["coach"], "form_token": token_on(page)}

    def guess(number: int) -> int:
        # Each on a connection of its own.
        with httpx.Client(base_url=strict.base_url, cookies=strict.cookies, timeout=60) as client:
            data = {**form, "password": f"guess {number}"}
            return client.post("/staff/sign-in", data=data).status_code

    with ThreadPoolExecutor(20) as pool:
        codes = sorted(pool.map(guess, range(20)))
    assert codes == [401] * TRIES_OF_AN_ACCOUNT + [429] * 15


def test_who_signs_in_often_is_not_kept_out(strict: httpx.Client) -> None:
    browser = Browser(strict)
    for _ in range(TRIES_OF_AN_ACCOUNT + 2):
        assert browser.sign_in(NAMES["coach"]).status_code == 303
        browser.post("/staff/sign-out")


def test_an_unknown_name_takes_as_long_as_a_known_one(browser: Browser, staff: Staff) -> None:
    # The renewed hash has the parameters of the front.
    browser.sign_in(NAMES["coach"])
    browser.http.cookies.delete("onward_staff")
    token = token_on(browser.http.get("/staff/sign-in"))

    def seconds(name: str) -> float:
        data = {"name": name, "password": "guess", "form_token": token}
        began = time.perf_counter()
        assert browser.http.post("/staff/sign-in", data=data).status_code == 401
        return time.perf_counter() - began

    taken = [(seconds(NAMES["coach"]), seconds("nobody@x.example")) for _ in range(9)]
    known, unknown = (statistics.median(times) for times in zip(*taken, strict=True))
    assert known / unknown == pytest.approx(1, rel=0.4)


def test_no_password_name_or_token_is_ever_logged(
    browser: Browser,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    browser.sign_in(NAMES["coach"], "marimba marimba")
    browser.sign_in("marimba@x.example", "marimba marimba")
    # The name and the password in each other's place.
    browser.sign_in(PASSWORD, NAMES["coach"])
    browser.sign_in(NAMES["coach"])
    token = browser.token
    assert token is not None
    browser.http.get("/staff")
    browser.post("/staff/sign-out")
    written = caplog.text + "".join(capfd.readouterr())
    assert "sign-in failed" in written
    for secret in ("marimba", PASSWORD, NAMES["coach"], token, "argon2id"):
        assert secret not in written


def test_no_password_is_kept_in_the_database(
    browser: Browser, staff: Staff, settings: Settings
) -> None:
    browser.sign_in(NAMES["coach"], "marimba marimba")
    browser.sign_in(PASSWORD, "marimba marimba")
    browser.sign_in(NAMES["coach"])
    staff.erase_traces()
    file = settings.people_database.removeprefix("sqlite:///")
    with open(file, "rb") as database:
        content = database.read()
    assert NAMES["coach"].encode() in content
    assert PASSWORD.encode() not in content
    assert b"marimba" not in content


def test_the_log_tells_who_signed_in_who_failed_and_who_looked(
    coach: Browser, operator: Browser, staff: Staff
) -> None:
    operator.http.get("/staff/quality")
    operator.http.get("/staff/quality.json?days=30")
    operator.post("/staff/sign-out")
    coach.sign_in(NAMES["operator"], "wrong")
    assert coach.http.get("/staff/quality").status_code == 403
    told = [
        (one.who, one.action, one.about)
        for one in reversed(staff.log_entries())
        if one.action != "account_added"
    ]
    ana, olga = NAMES["coach"], NAMES["operator"]
    assert told == [
        (ana, "sign_in", None),
        (olga, "sign_in", None),
        (olga, "view", "quality"),
        (olga, "export", "quality"),
        (olga, "sign_out", None),
    ]


def test_a_failed_and_a_refused_sign_in_are_in_the_log(strict: httpx.Client, staff: Staff) -> None:
    browser = Browser(strict)
    for _ in range(TRIES_OF_AN_ACCOUNT + 1):
        browser.sign_in(NAMES["coach"], "wrong")
    browser.sign_in("nobody@x.example", "wrong")
    told = [(one.who, one.action) for one in reversed(staff.log_entries(most=7))]
    failed = (NAMES["coach"], "failed_sign_in")
    assert told == [failed] * TRIES_OF_AN_ACCOUNT + [
        (None, "refused_sign_in"),
        (None, "failed_sign_in"),
    ]

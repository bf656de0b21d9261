from __future__ import annotations

import pytest

from people import Staff
from tests.front.staff.conftest import NAMES, PASSWORD, Browser, token_on


def test_who_gives_name_and_password_is_let_in_and_the_page_knows_them(browser: Browser) -> None:
    answer = browser.sign_in(" ANA@Center.Example ")
    assert (answer.status_code, answer.headers["location"]) == (303, "/staff")
    page = browser.http.get("/staff")
    assert "Coach One" in page.text
    assert "Quality" not in page.text


def test_an_operator_finds_the_quality_page_and_a_coach_does_not(
    coach: Browser, operator: Browser
) -> None:
    assert "/staff/quality" in operator.http.get("/staff").text
    assert "/staff/quality" not in coach.http.get("/staff").text


def test_nobody_is_shown_the_sign_in_page_and_then_what_they_wanted(browser: Browser) -> None:
    sent = browser.http.get("/staff/quality?days=30")
    assert sent.status_code == 303
    assert sent.headers["location"] == "/staff/sign-in?next=%2Fstaff%2Fquality%3Fdays%3D30"
    page = browser.http.get(sent.headers["location"])
    assert 'value="/staff/quality?days=30"' in page.text
    after = browser.sign_in(NAMES["operator"], next="/staff/quality?days=30")
    assert after.headers["location"] == "/staff/quality?days=30"


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/", "//evil.example", "/\\evil.example", "/staff//evil.example",
        "/staff/../chat", "/staffroom", "javascript:alert(1)", "/staff\r\nX-Bad: 1", "/chat",
        "/staff/sign-in", "/staff/@evil.example", "/staff?next=https://evil.example", "/staff" * 90,
    ],
)  # fmt: skip
def test_after_signing_in_nobody_is_sent_elsewhere(browser: Browser, wanted: str) -> None:
    answer = browser.sign_in(NAMES["coach"], next=wanted)
    assert (answer.status_code, answer.headers["location"]) == (303, "/staff")


@pytest.mark.parametrize(
    ("name", "password"),
    [
        (NAMES["coach"], "another password"), (NAMES["coach"], ""), ("nobody@x.example", PASSWORD),
        ("", ""), ("ana\0", PASSWORD), ("' OR 1=1 --", "' OR 1=1 --"), ("a" * 40_000, PASSWORD),
    ],
)  # fmt: skip
def test_who_does_not_fit_is_told_the_same_whatever_is_wrong(
    browser: Browser, name: str, password: str
) -> None:
    answer = browser.sign_in(name, password)
    assert answer.status_code == 401
    assert "do not fit together, or the account is closed" in answer.text
    assert browser.token is None
    if name:
        assert name not in answer.text


def test_a_closed_account_stays_out_with_its_right_password(browser: Browser, staff: Staff) -> None:
    staff.deactivate(NAMES["coach"])
    assert browser.sign_in(NAMES["coach"]).status_code == 401


def test_what_was_signed_in_ends_with_sign_out_everywhere_it_was_copied_to(coach: Browser) -> None:
    stolen = coach.token
    assert stolen is not None
    answer = coach.post("/staff/sign-out")
    assert answer.headers["location"] == "/staff/sign-in"
    assert coach.token is None
    coach.http.cookies.set("onward_staff", stolen, path="/staff")
    assert coach.http.get("/staff").headers["location"] == "/staff/sign-in"


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(browser: Browser) -> None:
    answer = browser.sign_in(NAMES["coach"])
    [cookie] = [
        one for one in answer.headers.get_list("set-cookie") if one.startswith("onward_staff=")
    ]
    attributes = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert {"httponly", "samesite=lax", "path=/staff", "max-age=43200"} <= attributes
    assert "secure" not in attributes


def test_no_page_is_kept_framed_or_given_a_script(coach: Browser) -> None:
    for path in ("/staff", "/staff/sign-in", "/staff/nothing"):
        answer = coach.http.get(path)
        if answer.status_code == 404:
            continue
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-frame-options"] == "DENY"
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "form-action 'self'" in policy
        assert "unsafe" not in policy
        assert "<script" not in answer.text
        assert "style=" not in answer.text


def test_an_older_hash_is_renewed_at_sign_in(coach: Browser, staff: Staff) -> None:
    with staff.engine.connect() as connection:
        kept = dict(
            connection.exec_driver_sql("SELECT name, password_hash FROM staff_accounts").all()
        )
    assert "m=1024" in kept[NAMES["operator"]]
    assert "m=65536" in kept[NAMES["coach"]]
    coach.post("/staff/sign-out")
    coach.signed_in("coach")


def test_a_sign_in_begins_with_a_token_nobody_knew(coach: Browser) -> None:
    before = coach.token
    assert before is not None
    page = coach.http.get("/staff/sign-in")
    assert page.status_code == 303
    coach.http.cookies.delete("onward_staff")
    form = token_on(coach.http.get("/staff/sign-in"))
    coach.http.cookies.set("onward_staff", before, path="/staff")
    answer = coach.http.post(
        "/staff/sign-in",
        data={"name": NAMES["operator"], "password": PASSWORD, "form_token": form},
        cookies={"onward_staff_entrance": coach.http.cookies["onward_staff_entrance"]},
    )
    assert answer.status_code == 303
    assert answer.cookies["onward_staff"] != before
    coach.http.cookies.clear()
    coach.http.cookies.set("onward_staff", before, path="/staff")
    assert coach.http.get("/staff").status_code == 303

"""What operators see: how long people wait, what comes of it, and who looked at what."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from front.workspace.outcome_figures import outcomes_of
from people.handoff_desk import HandoffCourse
from tests.front.conftest import Person
from tests.front.staff.conftest import Browser
from tests.front.workspace.conftest import Office, do, read, text_of

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
NOT_YET = {"applied": 12, "interview": None, "started": None, "not_yet": 30}


def course(worker: int, minutes: int | None, outcome: str | None = None) -> HandoffCourse:
    taken = None if minutes is None else NOON + timedelta(minutes=minutes)
    state = "done" if outcome else "waiting" if taken is None else "taken"
    return HandoffCourse(worker, state, NOON, taken, taken if outcome else None, outcome)


def test_waiting_times_and_outcomes_are_counted() -> None:
    courses = [course(worker, worker * 10, "plan") for worker in range(1, 21)]
    courses += [course(100 + worker, 3_000, "job") for worker in range(12)]
    courses += [course(200 + worker, None) for worker in range(15)]
    told = outcomes_of(courses, NOT_YET, FIRST, LAST)
    assert told.sent == 47
    waited = {part.key: part.number for part in told.waited}
    assert waited == {"within_an_hour": None, "within_a_day": 14, "within_three_days": None,
                      "later": 0}  # fmt: skip
    assert (told.median_wait_minutes, told.median_wait) == (165, "2 h 45 min")
    outcomes = {part.key: part.number for part in told.outcomes}
    assert (outcomes["plan"], outcomes["job"], outcomes["training"]) == (20, 12, 0)


def test_a_figure_of_fewer_than_ten_workers_is_held_back_however_many_hand_offs_it_has() -> None:
    courses = [course(worker % 9, 5, "plan") for worker in range(40)]
    told = outcomes_of(courses, NOT_YET, FIRST, LAST)
    assert (told.sent, told.median_wait_minutes) == (None, None)
    numbers = [part.number for part in (*told.states, *told.waited, *told.outcomes)]
    assert set(numbers) == {None, 0}


def test_the_page_and_its_json_hold_back_what_is_small(olga: Browser, taken: str) -> None:
    assert "too few" in olga.http.get("/staff/outcomes?days=90").text
    told = olga.http.get("/staff/outcomes.json").json()
    assert told["sent"] is None
    assert "Bo" not in olga.http.get("/staff/outcomes").text


def test_coaches_see_neither_the_figures_nor_the_log_nor_the_list(ana: Browser) -> None:
    for path in ("outcomes", "outcomes.json", "log", "plain-words", "plain-words.csv"):
        assert ana.http.get(f"/staff/{path}").status_code == 403


def test_the_log_says_who_looked_at_what_and_never_what_was_read(
    ana: Browser, olga: Browser, taken: str
) -> None:
    read(ana, taken, "/summary.pdf")
    told = text_of(olga.http.get("/staff/log", params={"about": f"handoff/{taken}"}))
    assert f"ana@center.example export handoff/{taken}" in told
    assert "olga" not in told.partition("Entries")[2].partition("At most")[2].replace("Olga O.", "")
    assert "waited" not in told


def test_the_log_goes_page_by_page_and_by_account(
    office: Office, olga: Browser, ana: Browser, worker: Person
) -> None:
    member = next(one for one in office.staff.accounts() if one.name == "bo@center.example")
    for number in range(230):
        office.staff.log(member.id, "view", f"thing/{number}")
    address, seen = "/staff/log?name=bo@center.example&about=", []
    while address:
        page = olga.http.get(address)
        assert page.status_code == 200
        seen += [
            number for number in range(230) if f'<td class="about">thing/{number}<' in page.text
        ]
        found = page.text.partition('<a rel="next" href="')[2].partition('"')[0]
        address = found.replace("&amp;", "&")
    assert sorted(seen) == list(range(230))
    for wrong in ("x", "-1", "9" * 40, "²"):
        assert olga.http.get("/staff/log", params={"before": wrong}).status_code == 200


def test_ended_hand_offs_reach_the_figures(office: Office, ana: Browser, olga: Browser) -> None:
    for _ in range(12):
        reference = office.send(office.worker().talk)
        do(ana, reference, "claim")
        do(ana, reference, "close", outcome="referred")
    told = olga.http.get("/staff/outcomes.json?days=30").json()
    outcomes = {part["key"]: part["number"] for part in told["outcomes"]}
    assert outcomes["referred"] == 12
    assert told["median_wait_minutes"] == 0

"""Every route below /staff, for everybody: found by walking the application."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts

from front.app import create_app
from front.staff.access import SignedIn
from front.staff.navigation import ENTRIES
from people import Staff
from people.staff_records import ROLES, Role
from settings import Settings
from tests.front.conftest import free_port, serving
from tests.front.staff.conftest import Browser, token_on

#: Whoever is not signed in may ask for these.
OPEN = {("GET", "/staff/sign-in"), ("POST", "/staff/sign-in")}
_PARAMETER = re.compile(r"\{[^}]*\}")


@dataclass(frozen=True)
class StaffRoute:
    """One way to ask for something below /staff, and who may."""

    method: str
    path: str
    roles: frozenset[Role]

    @property
    def address(self) -> str:
        """The path with something in the place of its parameters."""
        return _PARAMETER.sub("1", self.path)


def guards(dependant: Dependant) -> Iterator[SignedIn]:
    for one in dependant.dependencies:
        if isinstance(one.call, SignedIn):
            yield one.call
        yield from guards(one)


def routes_of(app: FastAPI) -> list[StaffRoute]:
    """Every route below /staff, those of included routers with them."""
    found = []
    for route in iter_route_contexts(app.routes):
        path = route.path or ""
        if not (path == "/staff" or path.startswith("/staff/")):
            continue
        roles = [set(guard.roles) for guard in guards(route.dependant)]
        allowed = frozenset(set.intersection(*roles) if roles else ())
        found += [StaffRoute(method, path, allowed) for method in sorted(route.methods or ())]
    return found


@pytest.fixture
def app(settings: Settings) -> FastAPI:
    return create_app(settings)


@pytest.fixture
def routes(app: FastAPI) -> list[StaffRoute]:
    return routes_of(app)


@pytest.fixture
def http(app: FastAPI) -> Iterator[httpx.Client]:
    # The first page that asks for facts waits until they are loaded.
    with serving(app, free_port()) as url, httpx.Client(base_url=url, timeout=120) as client:
        yield client


def is_turned_away(answer: httpx.Response) -> bool:
    to = answer.headers.get("location", "")
    return answer.status_code == 401 or (
        answer.status_code == 303 and to.startswith("/staff/sign-in")
    )


def ask(http: httpx.Client, route: StaffRoute, **given: str) -> httpx.Response:
    data = given or {"note": "x"}
    return http.request(
        route.method, route.address, data=None if route.method == "GET" else data
    )  # fmt: skip


def test_every_route_below_staff_has_a_guard(routes: list[StaffRoute]) -> None:
    assert len(routes) >= 6
    unguarded = {(one.method, one.path) for one in routes if not one.roles}
    assert unguarded == OPEN


def test_the_walk_finds_a_route_that_somebody_adds_without_a_guard(app: FastAPI) -> None:
    @app.get("/staff/forgotten")
    async def forgotten() -> str:
        return "open"

    assert StaffRoute("GET", "/staff/forgotten", frozenset()) in routes_of(app)


def test_nobody_gets_anything_without_signing_in(
    http: httpx.Client, staff: Staff, routes: list[StaffRoute]
) -> None:
    for route in routes:
        if (route.method, route.path) not in OPEN:
            assert is_turned_away(ask(http, route)), route


@pytest.mark.parametrize(
    "forged",
    [
        "", "1", "a" * 43, "../../etc/passwd", "' OR '1'='1", "ey" * 4000,
        secrets.token_urlsafe(32), "null", "é" * 5,
    ],
)  # fmt: skip
def test_a_guessed_cookie_opens_nothing(
    http: httpx.Client, staff: Staff, routes: list[StaffRoute], forged: str
) -> None:
    cookie = {"Cookie": f"onward_staff={forged}".encode()}
    for route in routes:
        if (route.method, route.path) not in OPEN:
            answer = http.request(route.method, route.address, headers=cookie)
            assert is_turned_away(answer), route


def test_the_hash_kept_in_the_database_is_no_cookie(browser: Browser, staff: Staff) -> None:
    browser.signed_in("coach")
    with staff.engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT token_hash FROM staff_sessions").scalar_one()
    assert kept != browser.token
    browser.http.cookies.clear()
    browser.http.cookies.set("onward_staff", kept, path="/staff")
    assert is_turned_away(browser.http.get("/staff"))


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_its_own_routes_and_no_other(
    browser: Browser, routes: list[StaffRoute], role: Role
) -> None:
    browser.signed_in(role)
    token = token_on(browser.http.get("/staff"))
    for route in routes:
        if (route.method, route.path) in OPEN or route.path == "/staff/sign-out":
            continue
        answer = ask(browser.http, route, form_token=token)
        if role in route.roles:
            assert answer.status_code < 500, (route, answer.text)
            assert answer.status_code not in (401, 403), (route, answer.text)
            assert not is_turned_away(answer), route
        else:
            assert answer.status_code == 403, (route, answer.text)


@pytest.mark.parametrize("role", ROLES)
def test_no_change_is_made_without_the_token_of_our_own_page(
    browser: Browser, routes: list[StaffRoute], role: Role
) -> None:
    browser.signed_in(role)
    other = httpx.Client(base_url=browser.http.base_url, timeout=20)
    foreign = token_on(other.get("/staff/sign-in"))
    changing = [route for route in routes if route.method != "GET"]
    assert changing
    for route in changing:
        for token in (None, "", "0" * 64, foreign):
            given = {} if token is None else {"form_token": token}
            answer = ask(browser.http, route, **given)
            assert answer.status_code == 403, (route, token)
        answer = browser.http.request(route.method, route.address, json={"form_token": "x"})
        assert answer.status_code == 403, route
    other.close()
    assert browser.http.get("/staff").status_code == 200


def test_a_token_of_one_session_is_none_of_another(coach: Browser, operator: Browser) -> None:
    theirs = token_on(operator.http.get("/staff"))
    answer = coach.http.post("/staff/sign-out", data={"form_token": theirs})
    assert answer.status_code == 403
    assert coach.http.get("/staff").status_code == 200


def test_a_request_that_is_no_form_may_send_the_token_as_a_header(coach: Browser) -> None:
    token = token_on(coach.http.get("/staff"))
    answer = coach.http.post("/staff/sign-out", headers={"X-Form-Token": token})
    assert answer.headers["location"] == "/staff/sign-in"


@pytest.mark.parametrize("role", ROLES)
def test_the_pages_in_the_navigation_open_for_those_who_see_them(
    browser: Browser, role: Role
) -> None:
    browser.signed_in(role)
    start = browser.http.get("/staff").text
    for entry in ENTRIES:
        answer = browser.http.get(entry.address)
        seen = role in entry.roles
        assert (answer.status_code == 200, f'href="{entry.address}"' in start) == (seen, seen)


def test_a_program_without_a_session_is_told_so_as_json(http: httpx.Client, staff: Staff) -> None:
    answer = http.get("/staff/quality.json")
    assert (answer.status_code, answer.json()) == (401, {"problem": "sign in first"})


def test_a_large_body_is_not_read_to_its_end(http: httpx.Client, staff: Staff) -> None:
    for path in ("/staff/sign-in", "/staff/sign-out"):
        answer = http.post(path, data={"name": "a" * 70_000})
        assert answer.status_code in (413, 303), answer.text
        if path == "/staff/sign-in":
            assert answer.status_code == 413


def test_no_answer_below_staff_may_be_kept_or_framed(
    coach: Browser, routes: list[StaffRoute]
) -> None:
    token = token_on(coach.http.get("/staff"))
    answers = [ask(coach.http, route, form_token=token) for route in routes]
    answers += [coach.http.get("/staff/none"), coach.http.put("/staff/sign-in")]
    for answer in answers:
        assert answer.headers["cache-control"] == "no-store", answer
        assert answer.headers["x-frame-options"] == "DENY", answer
        assert "default-src 'none'" in answer.headers["content-security-policy"], answer
    outside = coach.http.get("/healthz")
    assert "cache-control" not in outside.headers


def test_no_page_of_staff_is_in_the_public_description_of_routes(http: httpx.Client) -> None:
    assert not [path for path in http.get("/openapi.json").json()["paths"] if "staff" in path]

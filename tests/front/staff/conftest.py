"""Staff in front of a real front, over HTTP as a browser does it, with cheap hashes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest
from argon2 import PasswordHasher

from people import Staff
from people.passwords import Passwords
from people.staff_records import Role
from settings import Settings

PASSWORD = "correct horse battery staple"
NAMES: dict[Role, str] = {"coach": "ana@center.example", "operator": "olga"}
_TOKEN = re.compile(r'name="form_token" value="([0-9a-f]{64})"')


def token_on(page: httpx.Response) -> str:
    """The token in the forms of a page."""
    found = _TOKEN.search(page.text)
    assert found, page.text
    return found[1]


@dataclass
class Browser:
    """A browser of somebody from the staff; it keeps cookies and follows nothing."""

    http: httpx.Client

    def sign_in(
        self, name: str, password: str = PASSWORD, next: str = "", **form: str
    ) -> httpx.Response:
        page = self.http.get("/staff/sign-in")
        # Who is signed in already is sent on.
        token = token_on(page) if page.status_code == 200 else ""
        fields = {"name": name, "password": password, "next": next, "form_token": token}
        return self.http.post("/staff/sign-in", data={**fields, **form})

    def signed_in(self, role: Role) -> Browser:
        answer = self.sign_in(NAMES[role])
        assert answer.status_code == 303, answer.text
        return self

    def post(self, path: str, **form: str) -> httpx.Response:
        token = token_on(self.http.get("/staff"))
        return self.http.post(path, data={"form_token": token, **form})

    @property
    def token(self) -> str | None:
        return self.http.cookies.get("onward_staff")


@pytest.fixture
def staff(settings: Settings) -> Iterator[Staff]:
    """The accounts, one of each role. Their hashes are cheap; the front renews them."""
    cheap = Passwords(PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1))
    accounts = Staff(settings.people_database, cheap)
    for role, name in NAMES.items():
        accounts.add_account(name, f"{role.title()} One", role, PASSWORD)
    yield accounts
    accounts.close()


@pytest.fixture
def browser(http: httpx.Client, staff: Staff) -> Browser:
    """One that nobody has signed in with."""
    return Browser(http)


@pytest.fixture
def coach(browser: Browser) -> Browser:
    return browser.signed_in("coach")


@pytest.fixture
def operator(http: httpx.Client, staff: Staff) -> Iterator[Browser]:
    with httpx.Client(base_url=http.base_url, timeout=20) as client:
        yield Browser(client).signed_in("operator")

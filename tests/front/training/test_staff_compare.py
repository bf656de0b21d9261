from __future__ import annotations

import io
from urllib.parse import urlencode

import httpx
import pytest
from pypdf import PdfReader

from people import Staff
from tests.front.staff.conftest import Browser
from tests.front.training.conftest import CODE, FROM

PATH = "/staff/training/compare"


def address(ids: list[str], path: str = PATH, **more: str) -> str:
    told = [("job", CODE), ("last", FROM), *(("option", one) for one in ids), *more.items()]
    return f"{path}?{urlencode(told)}"


def test_a_coach_chooses_a_job_by_its_name_and_then_what_to_compare(coach: Browser) -> None:
    page = coach.http.get(PATH, params={"job": "licensed practical nurse", "last": "nurse aide"})
    assert page.status_code == 200
    assert page.text.count('type="checkbox"') >= 5
    assert f'name="job" value="{CODE}"' in page.text


def test_two_to_four_stand_side_by_side_in_both_languages(coach: Browser, ids: list[str]) -> None:
    english = coach.http.get(address(ids))
    assert "Had work 6 months later" in english.text
    spanish = coach.http.get(address(ids, lang="es"))
    assert "Tenían trabajo 6 meses después" in spanish.text
    assert 'lang="es"' in spanish.text


def test_the_same_comes_as_a_pdf_and_the_log_says_who_took_it(
    coach: Browser, ids: list[str], staff: Staff
) -> None:
    answer = coach.http.get(address(ids, f"{PATH}.pdf"))
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"
    assert "side by side" in PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
    assert ("export", "training/compare") in {(e.action, e.about) for e in staff.log_entries()}


@pytest.mark.parametrize("many", [[0], [0, 1, 2, 3, 4]])
def test_too_few_or_too_many_bring_the_choice_back_with_what_is_wrong(
    coach: Browser, ids: list[str], many: list[int]
) -> None:
    five = [*ids, "practical-nurse", "no-such"]
    page = coach.http.get(address([five[i] for i in many]))
    assert 'role="alert"' in page.text
    assert "Choose 2 to 4" in page.text


def test_an_unknown_option_is_no_page(coach: Browser, ids: list[str]) -> None:
    assert coach.http.get(address([ids[0], "<script>"])).status_code == 404


@pytest.mark.parametrize("job", ["99-9999", "zzzqq xkcdwv", "<b>"])
def test_an_unknown_job_is_said_and_shown_as_it_was_written(coach: Browser, job: str) -> None:
    page = coach.http.get(PATH, params={"job": job})
    assert "no such job" in page.text
    assert "<b>" not in page.text


@pytest.mark.parametrize("near", ["abc", "080035", "08003'"])
def test_a_zip_code_that_is_none_is_refused(coach: Browser, near: str) -> None:
    assert coach.http.get(PATH, params={"job": CODE, "near": near}).status_code == 422


def test_nobody_sees_it_who_is_not_signed_in(nobody: httpx.Client, ids: list[str]) -> None:
    answer = nobody.get(address(ids))
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/staff/sign-in")

"""Finding an occupation by words, a title or a code."""

from __future__ import annotations

from html import unescape

import httpx
import pytest

HOME = "/staff/explorer"


def found(coach: httpx.Client, asked: str) -> httpx.Response:
    return coach.get(HOME, params={"q": asked})


@pytest.mark.parametrize(
    ("asked", "code", "title"),
    [
        ("waited tables", "35-3031", "Waiters and Waitresses"),
        ("CNA", "31-1131", "Nursing Assistants"),
        ("Registered Nurses", "29-1141", "Registered Nurses"),
        ("customer service representatives", "43-4051", "Customer Service Representatives"),
    ],
)
def test_words_and_titles_find_the_occupation_first_with_a_score(
    coach: httpx.Client, asked: str, code: str, title: str
) -> None:
    page = found(coach, asked)
    assert page.status_code == 200
    first = page.text.partition('<ol class="results">')[2].partition("</li>")[0]
    assert f'href="{HOME}/{code}">{title}</a>' in first
    assert "score" in first
    assert "%" in first


@pytest.mark.parametrize(("asked", "code"), [("53-3032", "53-3032"), (" 53-3032.00 ", "53-3032")])
def test_a_code_leads_straight_to_its_page(coach: httpx.Client, asked: str, code: str) -> None:
    page = found(coach, asked)
    assert (page.status_code, page.headers["location"]) == (303, f"{HOME}/{code}")


def test_an_o_net_title_is_found_under_its_occupation(coach: httpx.Client) -> None:
    page = found(coach, "Document Management Specialists")
    assert f'href="{HOME}/15-1299"' in page.text


def test_a_search_has_an_address_that_can_be_passed_on(coach: httpx.Client) -> None:
    page = coach.get(f"{HOME}?q=drove+a+forklift")
    assert 'value="drove a forklift"' in page.text
    assert "53-7051" in page.text


@pytest.mark.parametrize("asked", ["zzzqq xkcdwv", "!!!", "qqqqqqqqqq", "🤷"])
def test_nonsense_finds_nothing_and_says_what_to_try(coach: httpx.Client, asked: str) -> None:
    page = found(coach, asked)
    assert page.status_code == 200
    assert f'Nothing found for "{asked}"' in unescape(page.text)
    assert "waited tables" in page.text
    assert "31-1131" in page.text
    assert '<ol class="results">' not in page.text


@pytest.mark.parametrize("asked", ["", "   "])
def test_without_a_question_there_is_only_the_box(coach: httpx.Client, asked: str) -> None:
    page = found(coach, asked)
    assert page.status_code == 200
    assert "Nothing found" not in page.text
    assert 'name="q"' in page.text


def test_what_is_typed_is_escaped_and_cut(coach: httpx.Client) -> None:
    page = found(coach, "<script>alert(1)</script>" + "x" * 5000)
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "x" * 200 not in page.text


def test_a_retired_code_names_what_took_its_place(coach: httpx.Client) -> None:
    for page in (found(coach, "15-1134"), coach.get(f"{HOME}/15-1134")):
        assert "SOC 2010 code" in page.text
        assert f'href="{HOME}/15-1254">Web Developers</a>' in page.text


@pytest.mark.parametrize("code", ["00-0000", "99-9999", "abc", "35-30311", "<b>x", "..%2f..", "é"])
def test_an_unknown_code_is_told_in_plain_words(coach: httpx.Client, code: str) -> None:
    page = coach.get(f"{HOME}/{code}")
    assert page.status_code == 404
    if "/" not in code and "%2f" not in code:
        assert "There is no occupation by this code" in page.text
        assert 'name="q"' in page.text
    assert "<b>x" not in page.text


def test_the_second_occupation_is_found_the_same_way(coach: httpx.Client) -> None:
    to = f"{HOME}/35-3031/to"
    listed = coach.get(to, params={"q": "sold cars", "place": "NY-3"})
    assert listed.status_code == 200
    assert f'href="{to}/41-2031?place=NY-3"' in listed.text
    by_code = coach.get(to, params={"q": "41-2031", "place": "NY-3"})
    assert by_code.headers["location"] == f"{to}/41-2031?place=NY-3"
    assert "Nothing found" in coach.get(to, params={"q": "zzzqq xkcdwv"}).text
    assert coach.get(to).headers["location"] == f"{HOME}/35-3031"
    assert coach.get(f"{to}/35-3031").headers["location"] == f"{HOME}/35-3031"
    assert coach.get(f"{to}/00-0000").status_code == 404

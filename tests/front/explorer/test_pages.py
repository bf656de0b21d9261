"""The pages of an occupation and of a step, held against the store they are made from."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from front.app import create_app
from knowledge.store.open import Store, open_store
from knowledge.store.schema import Occupation
from knowledge.store.schema_regions import Area
from settings import Settings
from tests.front.conftest import free_port, serving
from tests.front.explorer.conftest import add_accounts
from tests.front.staff.conftest import Browser

HOME = "/staff/explorer"
WAITER, SALES, ASSISTANT, NURSE = "35-3031", "41-3091", "31-1131", "29-2061"


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(Settings(_env_file=None).knowledge_dir)


def occupation(store: Store, code: str) -> Occupation:
    with store.session() as session:
        return session.get_one(Occupation, code)


def words_of(page: httpx.Response) -> str:
    """The words of a page without its marks, in one line."""
    assert page.status_code == 200, page.text
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page.text)).split())


def section(page: httpx.Response, name: str) -> str:
    """The marks of one section, by the name of its heading."""
    found = page.text.partition(f'aria-labelledby="{name}"')[2].partition("</section>")[0]
    assert found, f"no section {name}"
    return found


def test_both_roles_see_it_and_whoever_is_signed_out_is_sent_to_sign_in(
    coach: httpx.Client, operator: httpx.Client, explorer_url: str
) -> None:
    with httpx.Client(base_url=explorer_url) as nobody:
        for path in ("", f"/{WAITER}", f"/{WAITER}/to", f"/{WAITER}/to/{SALES}"):
            turned_away = nobody.get(HOME + path)
            assert turned_away.status_code == 303
            assert turned_away.headers["location"].startswith("/staff/sign-in?next=%2Fstaff%2Fexp")
    for member in (coach, operator):
        assert member.get(f"{HOME}/{WAITER}").status_code == 200
        assert f'href="{HOME}"' in member.get("/staff").text


def test_the_figures_are_those_of_the_store_with_source_and_release(
    coach: httpx.Client, store: Store
) -> None:
    told, row = words_of(coach.get(f"{HOME}/{ASSISTANT}")), occupation(store, ASSISTANT)
    assert f"${row.median_wage:,} a year" in told
    assert f"{row.projected_change:+.1f} % 2022 to 2032 BLS 2022-32" in told
    assert f"Openings a year {row.openings:,}" in told
    assert row.share_without_bachelors is not None
    assert f"{row.share_without_bachelors * 100:.0f} % of its workers BLS 2019-21" in told
    assert f"Schooling: {row.entry_education}." in told
    assert f"release {store.release}." in told


def test_pay_at_the_publishers_top_code_is_told_as_at_least(
    coach: httpx.Client, store: Store
) -> None:
    with store.session() as session:
        query = select(Occupation).where(Occupation.median_wage_top_coded)
        row = session.scalars(query.order_by(Occupation.code)).first()
    assert row is not None
    assert f"at least ${row.median_wage:,}" in words_of(coach.get(f"{HOME}/{row.code}"))


def test_figures_of_a_wider_group_say_so(coach: httpx.Client, store: Store) -> None:
    with store.session() as session:
        query = select(Occupation).where(Occupation.figures_code != Occupation.code)
        row = session.scalars(query.order_by(Occupation.code)).first()
    assert row is not None
    told = words_of(coach.get(f"{HOME}/{row.code}"))
    assert f"are of a wider group: {row.figures_title}." in told


def test_a_named_gateway_says_what_it_misses(coach: httpx.Client) -> None:
    own = words_of(coach.get(f"{HOME}/{SALES}"))
    assert "Named by the Alliance as Gateway; here it misses: outflow to Targets." in own
    assert "An approximation: the moves carry no schooling" in own
    listed = words_of(coach.get(f"{HOME}/{WAITER}"))
    assert "Named by the Alliance; here it misses: outflow to Targets" in listed


def test_every_warning_sign_is_there_raised_or_not_or_not_known(coach: httpx.Client) -> None:
    signs = section(coach.get(f"{HOME}/{WAITER}"), "risk")
    assert "0.94; raised from 0.70" in signs
    assert "Frey and Osborne 2017" in signs
    assert "Microsoft Research 2025" in signs
    unknown = signs.partition("Not known:")[2]
    for name in ("Layoffs nearby", "Jobs it leads to have warning signs"):
        assert name in unknown


def test_next_jobs_stand_by_class_with_evidence_and_counts(coach: httpx.Client) -> None:
    page = coach.get(f"{HOME}/{ASSISTANT}")
    onward = section(page, "next")
    groups = re.findall(r'class="group">([^<]*)<', onward)
    order = ["Gateways", "Historical Adjacencies", "Mid-wage Origins"]
    assert [name for name in groups if name in order] == order
    row = onward.partition(f'href="{HOME}/{NURSE}"')[2].partition("</tr>")[0]
    assert "observed moves" in row
    assert "about 28" in row
    assert f'href="{HOME}/{ASSISTANT}/to/{NURSE}"' in row
    assert "Where people came from" in page.text


def test_paths_lead_on_to_targets(coach: httpx.Client) -> None:
    told = words_of(coach.get(f"{HOME}/{WAITER}")).partition("On to Targets")[2]
    assert "Sales Managers ($130,600; named by the Alliance" in told
    assert "whole path named by the Alliance" in told


def test_a_place_shows_its_pay_beside_and_never_the_difference(
    coach: httpx.Client, store: Store
) -> None:
    told = words_of(coach.get(f"{HOME}/{WAITER}", params={"place": "NY-3"}))
    assert "$29,120" in told
    assert "$37,069 median a year" in told
    assert "Finger Lakes, NY DOL 2024" in told
    assert "must not be subtracted" in told
    assert f"${37069 - 29120:,}" not in told
    assert "What the jobs of Finger Lakes lead to" in told


def test_every_area_that_can_be_chosen_is_the_one_that_is_shown(
    coach: httpx.Client, store: Store
) -> None:
    with store.session() as session:
        areas = list(session.scalars(select(Area)))
    assert len(areas) > 20
    choices = coach.get(f"{HOME}/{WAITER}").text
    for area in areas:
        assert f'value="{area.area_id}"' in choices
        told = words_of(coach.get(f"{HOME}/{WAITER}", params={"place": area.area_id}))
        assert f"What the jobs of {area.name} lead to" in told, area.area_id


def test_a_place_that_is_none_is_left_out(coach: httpx.Client) -> None:
    page = coach.get(f"{HOME}/{WAITER}", params={"place": '"><script>x'})
    assert page.status_code == 200
    assert "<script>x" not in page.text
    assert "place=" not in page.text


def test_a_step_has_a_direction(coach: httpx.Client) -> None:
    there = coach.get(f"{HOME}/{ASSISTANT}/to/{NURSE}")
    back = coach.get(f"{HOME}/{NURSE}/to/{ASSISTANT}")
    assert "+$18,860" in words_of(there)
    assert "-$18,860" in words_of(back)
    assert "From Nursing Assistants to Licensed Practical" in words_of(there)
    assert f'href="{HOME}/{NURSE}/to/{ASSISTANT}"' in there.text
    needs = [section(page, "delta").partition("To build up")[2] for page in (there, back)]
    assert needs[0] != needs[1]


def test_a_step_is_subtracted_inside_one_area_only(coach: httpx.Client) -> None:
    step = f"{HOME}/{ASSISTANT}/to/{NURSE}"
    told = words_of(coach.get(step, params={"place": "NY-3"}))
    assert "Finger Lakes +$13,135 $38,829 to $51,964 a year NY DOL 2024" in told
    assert "Finger Lakes" not in words_of(coach.get(step))


def test_training_stands_by_tier_with_cost_and_source(coach: httpx.Client) -> None:
    training = section(coach.get(f"{HOME}/{ASSISTANT}/to/{NURSE}"), "training")
    assert re.search(r"<h3>(Tier|Field tier|Not enough data)", training)
    assert re.search(r"<td>\$[\d,]+</td>", training)
    assert "about 20" in training
    assert "not stated: ask" in training


def test_every_picture_has_a_title_words_and_a_table_and_no_name_is_there_twice(
    coach: httpx.Client,
) -> None:
    for path in (f"/{WAITER}?place=NY-3", f"/{ASSISTANT}/to/{NURSE}"):
        page = coach.get(HOME + path).text
        pictures = re.findall(r"<svg.*?</svg>", page, re.S)
        assert pictures
        for picture in pictures:
            assert re.search(r"<title id=\"[^\"]+\">[^<]+</title>", picture)
            assert re.search(r"<desc id=\"[^\"]+\">[^<]+</desc>", picture)
        names = re.findall(r'\bid="([^"]+)"', page)
        assert len(names) == len(set(names))
        assert page.count("<table") >= len(pictures)


@pytest.mark.parametrize("code", ["55-1011", "27-2099", "29-1249", "11-1031", "45-3031"])
def test_an_occupation_with_few_figures_says_what_is_not_known(
    coach: httpx.Client, code: str
) -> None:
    told = words_of(coach.get(f"{HOME}/{code}"))
    assert "not known" in told.lower()
    # "None" is what BLS prints where no experience or training is needed.
    told = re.sub(r"(Experience|Training on the job): None\.", "", told)
    assert not re.findall(r"\bnan\b|\bNone\b(?! of these)|\$-|\binf\b", told)


def test_every_occupation_of_the_store_has_a_page(coach: httpx.Client, store: Store) -> None:
    with store.session() as session:
        codes = list(session.scalars(select(Occupation.code).order_by(Occupation.code)))
    for code in codes[::9]:
        assert coach.get(f"{HOME}/{code}").status_code == 200, code


def test_without_a_store_it_says_what_to_run(settings: Settings, tmp_path: Path) -> None:
    add_accounts(settings.people_database)
    empty = settings.model_copy(update={"knowledge_dir": tmp_path / "nothing"})
    with (
        serving(create_app(empty), free_port()) as url,
        httpx.Client(base_url=url, timeout=20) as client,
    ):
        Browser(client).signed_in("coach")
        for path in ("?q=waiter", f"/{WAITER}", f"/{WAITER}/to/{SALES}"):
            page = client.get(HOME + path)
            assert page.status_code == 503
            assert "python -m knowledge build" in page.text
        assert client.get(HOME).status_code == 200

"""Strengths of past jobs, by themselves and towards a next job, on committed ratings."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from knowledge.progressions.wishes import Origin, UnknownOccupationError
from knowledge.skills.ratings import Profile, plain_names, rules
from knowledge.skills.shown_by import shown_by
from knowledge.skills.strengths import strengths
from knowledge.store.schema import Element, Occupation, SkillRating

WAITER, TRUCK, RETAIL, TRAINER, SOLDIER = "35-3031", "53-3032", "41-2031", "13-1151", "55-3016"


def test_every_element_has_a_plain_name_of_its_own(profiles: list[Profile]) -> None:
    elements = {element for held in profiles for element in held.ratings}
    assert len(elements) == 68
    assert plain_names().keys() == elements
    assert len(set(plain_names().values())) == 68
    assert all(len(name) <= 60 for name in plain_names().values())


@pytest.mark.parametrize("code", [WAITER, "31-1121", TRUCK, RETAIL, "43-4051"])
@pytest.mark.parametrize("towards", [None, TRAINER])
def test_strengths_are_interpersonal_and_held_by_the_past_job(
    session: Session, code: str, towards: str | None
) -> None:
    found = strengths(session, [Origin(code, 24)], towards)
    assert 1 <= len(found) <= 5
    for strength in found:
        element = session.get(Element, strength.element_id)
        rating = session.get(SkillRating, (code, strength.element_id))
        assert element is not None
        assert element.interpersonal
        assert rating is not None
        assert rating.importance == strength.importance >= rules()["strength"]["importance"]
        assert rating.level == strength.level >= rules()["strength"]["level"]


def test_a_waiter_is_good_with_customers(session: Session) -> None:
    found = strengths(session, [Origin(WAITER, 48)])
    assert found[0].plain_name == "taking good care of customers"


def test_a_strength_comes_with_what_shows_it_and_a_resume_line(session: Session) -> None:
    listening = next(
        s for s in strengths(session, [Origin(WAITER, 60)]) if s.element_id == "2.A.1.b"
    )
    assert listening.shown_by == shown_by(WAITER, "2.A.1.b")
    assert listening.resume_line.lower().startswith(listening.shown_by)
    assert listening.resume_line.endswith("5 years as a server")


def test_towards_a_next_job_only_what_matters_there_counts(session: Session) -> None:
    alone = {s.element_id for s in strengths(session, [Origin(WAITER, 48)], limit=13)}
    found = strengths(session, [Origin(WAITER, 48)], TRAINER, limit=13)
    assert "2.C.1.d" in alone
    assert {s.element_id for s in found} == alone - {"2.C.1.d"}
    for strength in found:
        rating = session.get(SkillRating, (TRAINER, strength.element_id))
        assert rating is not None
        assert strength.to_code == TRAINER
        assert strength.to_importance == rating.importance >= rules()["delta"]["importance"]
        assert strength.to_level == rating.level


def test_towards_a_next_job_importance_in_both_jobs_gives_the_order(session: Session) -> None:
    found = strengths(session, [Origin(WAITER, 48)], TRAINER)
    worth = [s.importance * (s.to_importance or 0.0) for s in found]
    assert worth == sorted(worth, reverse=True)
    assert [s.element_id for s in found] != [
        s.element_id for s in strengths(session, [Origin(WAITER, 48)], "41-3091")
    ]


def test_without_a_next_job_a_strength_has_no_figures_there(session: Session) -> None:
    for strength in strengths(session, [Origin(WAITER, 48)]):
        assert (strength.to_code, strength.to_importance, strength.to_level) == (None, None, None)


def test_towards_a_job_without_ratings_nothing_is_known_to_count(session: Session) -> None:
    assert strengths(session, [Origin(WAITER, 48)], SOLDIER) == ()


def test_a_past_job_without_ratings_shows_no_strength(session: Session) -> None:
    assert strengths(session, [Origin(SOLDIER, 48)]) == ()


@pytest.mark.parametrize("towards", [None, "41-3091"])
def test_a_skill_is_credited_to_the_job_that_shows_it_best(
    session: Session, towards: str | None
) -> None:
    found = strengths(session, [Origin(TRUCK, 60), Origin(RETAIL, 60)], towards)
    selling = next(s for s in found if s.element_id == "2.C.1.d")
    assert selling.from_code == RETAIL
    assert selling.months == 60


@pytest.mark.parametrize("towards", [None, TRAINER])
def test_years_in_a_job_weigh_more_than_weeks(session: Session, towards: str | None) -> None:
    jobs = [Origin(RETAIL, 1), Origin(WAITER, 120)]
    service = next(s for s in strengths(session, jobs, towards, 13) if s.element_id == "2.C.1.e")
    assert service.from_code == WAITER


def test_borrowed_ratings_are_labelled(session: Session, borrower: Occupation) -> None:
    found = strengths(session, [Origin(borrower.code, 12)])
    assert all(s.from_skills_from == borrower.skills_from for s in found)
    own = strengths(session, [Origin(WAITER, 12)], borrower.code)
    assert all(s.from_skills_from is None for s in own)
    assert {s.to_skills_from for s in own} == {borrower.skills_from}


def test_no_past_job_shows_no_strength(session: Session) -> None:
    assert strengths(session, []) == ()


@pytest.mark.parametrize(("code", "towards"), [("99-9999", None), (WAITER, "99-9999")])
def test_an_unknown_occupation_is_refused_by_its_code(
    session: Session, code: str, towards: str | None
) -> None:
    with pytest.raises(UnknownOccupationError, match="99-9999"):
        strengths(session, [Origin(code)], towards)

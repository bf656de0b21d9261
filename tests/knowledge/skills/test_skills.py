"""Strengths and the Job-2-Job Skill Delta on committed ratings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, insert, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from knowledge.progressions.wishes import Origin, UnknownOccupationError
from knowledge.skills.delta import skill_delta
from knowledge.skills.ratings import plain_names, rules
from knowledge.skills.transfer import strengths
from knowledge.store.schema import Base, Element, Occupation, SkillRating, Software
from knowledge.store.tables import read_rows


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    engine = create_engine("sqlite://", poolclass=StaticPool)
    Base.metadata.create_all(engine)
    with Session(engine) as open_session:
        for table in (Occupation, Element, SkillRating, Software):
            open_session.execute(insert(table), list(read_rows(table)))
        open_session.commit()
        yield open_session
    engine.dispose()


def test_every_element_has_a_plain_name_of_its_own(session: Session) -> None:
    elements = set(session.scalars(select(Element.element_id)))
    assert len(elements) == 68
    assert plain_names().keys() == elements
    assert len(set(plain_names().values())) == 68
    assert all(len(name) <= 60 for name in plain_names().values())


@pytest.mark.parametrize("code", ["35-3031", "31-1121", "53-3032", "41-2031", "43-4051"])
def test_strengths_are_interpersonal_and_held_by_the_job(session: Session, code: str) -> None:
    found = strengths(session, [Origin(code, 24)])
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
    names = [s.plain_name for s in strengths(session, [Origin("35-3031", 48)])]
    assert names[0] == "taking good care of customers"


def test_a_skill_is_credited_to_the_job_that_shows_it_best(session: Session) -> None:
    found = strengths(session, [Origin("53-3032", 60), Origin("41-2031", 60)])
    selling = next(s for s in found if s.element_id == "2.C.1.d")
    assert selling.from_code == "41-2031"
    assert selling.months == 60


def test_years_in_a_job_weigh_more_than_weeks(session: Session) -> None:
    short, long = Origin("41-2031", 1), Origin("35-3031", 120)
    service = next(s for s in strengths(session, [short, long], 13) if s.element_id == "2.C.1.e")
    assert service.from_code == "35-3031"


def test_no_past_job_shows_no_strength(session: Session) -> None:
    assert strengths(session, []) == ()


def test_a_delta_has_a_direction(session: Session) -> None:
    there = skill_delta(session, "test", "35-3031", "13-1151")
    back = skill_delta(session, "test", "13-1151", "35-3031")
    need_there = {step.element_id for step in there.need}
    assert "2.C.6" in need_there
    assert "2.C.6" not in {step.element_id for step in back.need}
    assert "2.C.6" in {step.element_id for step in back.surplus}


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("35-3031", "13-1151"),
        ("43-4051", "15-1232"),
        ("31-1131", "29-2061"),
        ("47-2061", "47-2111"),
    ],
)
def test_needs_are_wanted_above_what_is_held(session: Session, start: str, end: str) -> None:
    delta, rule = skill_delta(session, "test", start, end), rules()["delta"]
    assert delta.need
    for step in delta.need:
        assert step.to_importance >= rule["importance"]
        assert step.step >= rule["need_step"]
        assert step.step == pytest.approx(step.to_level - step.from_level, abs=0.011)
    for step in delta.surplus:
        assert step.from_level - step.to_level >= rule["surplus_step"]
    have, need = ({s.element_id for s in part} for part in (delta.have, delta.need))
    assert not have & need


def test_customer_service_carries_over_to_computer_support_and_technology_is_the_gap(
    session: Session,
) -> None:
    delta = skill_delta(session, "test", "43-4051", "15-1232")
    assert "2.C.1.e" in {step.element_id for step in delta.have}
    assert {"2.C.3.a", "2.C.9.a"} <= {step.element_id for step in delta.need}
    assert not any(step.interpersonal for step in delta.need)


def test_a_job_compared_with_itself_needs_nothing(session: Session) -> None:
    delta = skill_delta(session, "test", "43-4051", "43-4051")
    assert delta.need == ()
    assert delta.surplus == ()
    assert delta.software_need == ()


def test_software_is_split_into_known_and_new(session: Session) -> None:
    delta = skill_delta(session, "test", "43-4051", "15-1232")
    assert "Linux" in delta.software_need
    assert not set(delta.software_have) & set(delta.software_need)


def test_borrowed_ratings_are_labelled(session: Session) -> None:
    lender = session.execute(
        select(Occupation.code, Occupation.skills_from).where(
            Occupation.skills_from.is_not(None), Occupation.skills_from != Occupation.code
        )
    ).first()
    assert lender is not None
    delta = skill_delta(session, "test", lender.code, "13-1151")
    assert delta.from_skills_from == lender.skills_from
    assert delta.to_skills_from is None


def test_an_unknown_occupation_is_refused_by_its_code(session: Session) -> None:
    with pytest.raises(UnknownOccupationError, match="99-9999"):
        skill_delta(session, "test", "99-9999", "13-1151")

"""The Job-2-Job Skill Delta on committed ratings."""

from __future__ import annotations

import statistics
import time
from collections import Counter

import pytest
from sqlalchemy.orm import Session

from knowledge.answers import SkillDelta
from knowledge.progressions.wishes import Origin, UnknownOccupationError
from knowledge.skills.delta import skill_delta
from knowledge.skills.ratings import KINDS, rules
from knowledge.skills.strengths import strengths
from knowledge.store.schema import Occupation

WAITER, TRAINER, SALES_MANAGER = "35-3031", "13-1151", "11-2022"
CUSTOMER_SERVICE, COMPUTER_SUPPORT = "43-4051", "15-1232"
HOME_HEALTH_AIDE, PRACTICAL_NURSE = "31-1121", "29-2061"
PAIRS = [
    (WAITER, TRAINER),
    (TRAINER, SALES_MANAGER),
    (CUSTOMER_SERVICE, COMPUTER_SUPPORT),
    (HOME_HEALTH_AIDE, PRACTICAL_NURSE),
    ("47-2061", "47-2111"),
]
MOST_MILLISECONDS = 5.0


def named(delta: SkillDelta, part: str) -> set[str]:
    return {step.element_id for step in getattr(delta, part)}


def test_a_delta_has_a_direction(session: Session) -> None:
    there = skill_delta(session, "test", WAITER, TRAINER)
    back = skill_delta(session, "test", TRAINER, WAITER)
    assert "2.C.6" in named(there, "need")
    assert "2.C.6" not in named(back, "need")
    assert "2.C.6" in named(back, "surplus")
    assert there.transfer_share is not None
    assert back.transfer_share is not None
    assert back.transfer_share > 2 * there.transfer_share


@pytest.mark.parametrize(("start", "end"), PAIRS)
def test_needs_are_wanted_above_what_is_held(session: Session, start: str, end: str) -> None:
    delta, rule = skill_delta(session, "test", start, end), rules()["delta"]
    assert delta.need
    for step in delta.need:
        assert step.to_importance >= rule["importance"]
        assert step.step >= rule["need_step"]
        assert step.step == pytest.approx(step.to_level - step.from_level, abs=0.011)
    for step in delta.surplus:
        assert step.from_level - step.to_level >= rule["surplus_step"]
    assert not named(delta, "have") & named(delta, "need")


@pytest.mark.parametrize(("start", "end"), PAIRS)
@pytest.mark.parametrize("part", ["have", "need", "surplus"])
def test_each_kind_has_places_of_its_own(session: Session, start: str, end: str, part: str) -> None:
    steps = getattr(skill_delta(session, "test", start, end), part)
    counts = Counter(step.kind for step in steps)
    assert set(counts) <= set(KINDS)
    for kind, count in counts.items():
        assert count <= rules()["delta"]["at_most"][kind][part]
    assert all(step.interpersonal == (step.kind == "interpersonal") for step in steps)


def test_no_kind_of_need_is_crowded_out_by_another(session: Session) -> None:
    needs = skill_delta(session, "test", WAITER, TRAINER).need
    assert {step.kind for step in needs} == set(KINDS)


@pytest.mark.parametrize(("start", "end"), PAIRS)
def test_needs_come_largest_first_and_their_size_is_told_in_a_word(
    session: Session, start: str, end: str
) -> None:
    delta, rule = skill_delta(session, "test", start, end), rules()["delta"]
    weight = [step.step * step.to_importance for step in delta.need]
    assert weight == sorted(weight, reverse=True)
    bars = {"none": 0.0, "small": rule["need_step"], **rule["size"]}
    for step in (*delta.have, *delta.need, *delta.surplus):
        below = [size for size, bar in bars.items() if abs(step.step) >= bar]
        assert step.size == below[-1]
    assert "none" not in {step.size for step in (*delta.need, *delta.surplus)}


def test_a_waiter_brings_people_skills_to_a_training_job_and_teaching_is_the_gap(
    session: Session,
) -> None:
    delta = skill_delta(session, "test", WAITER, TRAINER)
    assert {"2.A.1.b", "2.A.1.d", "2.C.1.e"} <= named(delta, "have")
    assert {"2.C.6", "2.B.1.e"} <= named(delta, "need")
    assert delta.need[0].size == "big"
    assert delta.transfer_share_interpersonal == pytest.approx(0.5)


def test_customer_service_carries_over_to_computer_support_and_technology_is_the_gap(
    session: Session,
) -> None:
    delta = skill_delta(session, "test", CUSTOMER_SERVICE, COMPUTER_SUPPORT)
    assert "2.C.1.e" in named(delta, "have")
    assert {"2.C.3.a", "2.C.9.a"} <= named(delta, "need")
    big = {step.kind for step in delta.need if step.size == "big"}
    assert "interpersonal" not in big
    assert "Linux" in delta.software_need
    assert "Microsoft Excel" in delta.software_have


def test_a_home_health_aide_brings_care_to_nursing_and_medicine_is_the_gap(
    session: Session,
) -> None:
    delta = skill_delta(session, "test", HOME_HEALTH_AIDE, PRACTICAL_NURSE)
    assert {"2.B.1.f", "2.B.1.a", "2.A.1.b"} <= named(delta, "have")
    assert "2.C.5.a" in named(delta, "need")
    assert delta.transfer_share_interpersonal is not None
    assert delta.transfer_share is not None
    assert delta.transfer_share_interpersonal > delta.transfer_share


def test_a_job_compared_with_itself_needs_nothing_and_brings_all(session: Session) -> None:
    delta = skill_delta(session, "test", CUSTOMER_SERVICE, CUSTOMER_SERVICE)
    assert delta.need == ()
    assert delta.surplus == ()
    assert delta.software_need == ()
    assert delta.transfer_share == delta.transfer_share_interpersonal == 1.0


@pytest.mark.parametrize(("start", "end"), PAIRS)
def test_software_is_split_into_known_and_new(session: Session, start: str, end: str) -> None:
    delta = skill_delta(session, "test", start, end)
    assert not set(delta.software_have) & set(delta.software_need)


def test_nobody_is_taken_to_know_software_that_employers_in_the_job_do_not_ask_for(
    session: Session,
) -> None:
    assert skill_delta(session, "test", "37-2011", CUSTOMER_SERVICE).software_have == ()


@pytest.mark.parametrize("pair", [("55-3016", "33-3051"), (WAITER, "55-3016")])
def test_a_military_job_has_no_ratings_and_so_no_delta(
    session: Session, pair: tuple[str, str]
) -> None:
    delta = skill_delta(session, "test", *pair)
    assert (delta.have, delta.need, delta.surplus) == ((), (), ())
    assert delta.transfer_share is None
    assert delta.transfer_share_interpersonal is None


def test_borrowed_ratings_are_labelled(session: Session, borrower: Occupation) -> None:
    delta = skill_delta(session, "test", borrower.code, TRAINER)
    assert delta.from_skills_from == borrower.skills_from
    assert delta.to_skills_from is None


def test_an_unknown_occupation_is_refused_by_its_code(session: Session) -> None:
    with pytest.raises(UnknownOccupationError, match="99-9999"):
        skill_delta(session, "test", "99-9999", TRAINER)


def test_strengths_and_a_delta_are_ready_within_five_milliseconds_each(session: Session) -> None:
    jobs = [Origin(WAITER, 60), Origin(CUSTOMER_SERVICE, 20), Origin("53-7065", 8)]
    for answer in (
        lambda: strengths(session, jobs, TRAINER),
        lambda: skill_delta(session, "test", WAITER, TRAINER),
    ):
        answer()
        taken = []
        for _ in range(30):
            started = time.perf_counter()
            answer()
            taken.append((time.perf_counter() - started) * 1000)
        assert statistics.median(taken) <= MOST_MILLISECONDS

"""Next jobs as a coach would read them."""

from __future__ import annotations

import time

import pytest
from sqlalchemy.orm import Session

from knowledge.answers import NextJob, Progressions
from knowledge.progressions.landscape import NEXT_JOB_CLASSES, ranking
from knowledge.progressions.suggest import NextJobs, Origin, UnknownOccupationError, Wishes

ORIGINS = [
    "35-3031",
    "41-2031",
    "43-4051",
    "31-1131",
    "31-1121",
    "41-2011",
    "53-3032",
    "53-7065",
    "37-2011",
    "43-6014",
    "47-2061",
    "35-2014",
    "53-3054",
]


def suggest(next_jobs: NextJobs, *codes: str, wishes: Wishes | None = None) -> Progressions:
    return next_jobs.suggest([Origin(code) for code in codes], wishes or Wishes())


def by_code(found: Progressions) -> dict[str, NextJob]:
    return {job.code: job for job in found.next_jobs}


@pytest.mark.parametrize("origin", ORIGINS)
def test_every_suggestion_pays_more_and_has_evidence(next_jobs: NextJobs, origin: str) -> None:
    found = suggest(next_jobs, origin)
    assert len(found.next_jobs) >= 3
    for job in found.next_jobs:
        least = 1 + ranking()["bars"]["least_gain"]
        assert (job.median_wage or 0) >= least * (job.from_median_wage or 0)
        assert job.evidence
        ladder = {"own_ladder", "field_ladder"} & set(job.evidence)
        assert job.mobility_class in NEXT_JOB_CLASSES or ladder
        assert job.job_zone != 5 or job.named_by_alliance


@pytest.mark.parametrize("origin", ORIGINS)
def test_behind_the_first_classes_come_in_their_order(next_jobs: NextJobs, origin: str) -> None:
    open_to_all = [
        job.mobility_class
        for job in suggest(next_jobs, origin).next_jobs[3:]
        if job.mobility_class in NEXT_JOB_CLASSES and "degree" not in (job.entry_education or "")
    ]
    assert open_to_all == sorted(open_to_all, key=NEXT_JOB_CLASSES.index)


@pytest.mark.parametrize("origin", ORIGINS)
def test_labels_of_evidence_are_true(next_jobs: NextJobs, origin: str) -> None:
    rule = ranking()["evidence"]
    for job in suggest(next_jobs, origin).next_jobs:
        if "observed_moves" in job.evidence:
            assert job.precedent.estimated_cases >= rule["observed_cases"]
        if "skill_similarity" in job.evidence and job.skill_similarity is not None:
            assert job.skill_similarity >= rule["similar_skills"]
        if "named_by_alliance" in job.evidence:
            assert job.named_by_alliance
            assert origin[:4] in {"35-3", "35-9", "43-4"}


@pytest.mark.parametrize("origin", ORIGINS)
def test_the_score_is_the_sum_of_its_parts(next_jobs: NextJobs, origin: str) -> None:
    for job in suggest(next_jobs, origin).next_jobs:
        assert job.score == pytest.approx(sum(job.score_parts.values()), abs=0.001)


@pytest.mark.parametrize("origin", ORIGINS)
def test_no_two_suggestions_are_of_one_broad_group(next_jobs: NextJobs, origin: str) -> None:
    codes = [job.code for job in suggest(next_jobs, origin).next_jobs]
    assert len({code[:6] for code in codes}) == len(codes)
    assert max(codes[:3].count(c) for c in codes[:3]) == 1
    assert len({code[:4] for code in codes[:3]}) >= 2


def test_a_waiter_first_hears_of_the_progressions_the_alliance_names(next_jobs: NextJobs) -> None:
    first = suggest(next_jobs, "35-3031").next_jobs[:6]
    named = {job.code for job in first if "named_by_alliance" in job.evidence}
    assert named == {"13-1151", "41-3091", "41-3011", "41-3031"}
    trainer = next(job for job in first if job.code == "13-1151")
    assert trainer.targets[0].code == "11-2022"
    assert trainer.targets[0].named_by_alliance
    assert trainer.entry_education == "Bachelor's degree"


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ("41-2031", {"41-3091", "41-3011", "41-4012"}),
        ("43-4051", {"15-1232", "41-3091", "43-1011", "15-1299"}),
        ("31-1131", {"29-2061", "29-1141"}),
        ("31-1121", {"29-2061", "29-1141"}),
        ("43-6014", {"43-1011", "23-2011"}),
        ("47-2061", {"47-2111", "47-2152", "47-2031", "47-1011"}),
        ("35-2014", {"35-1011", "11-9051"}),
        ("53-3054", {"53-3032", "53-3052"}),
    ],
)
def test_a_coach_would_name_these(next_jobs: NextJobs, origin: str, expected: set[str]) -> None:
    assert expected <= by_code(suggest(next_jobs, origin)).keys()


def test_a_degree_already_held_opens_the_jobs_that_ask_for_one(next_jobs: NextJobs) -> None:
    graduate = Wishes(schooling="bachelors_or_more")
    assert "13-1121" in by_code(suggest(next_jobs, "43-6014", wishes=graduate))


def test_one_odd_household_does_not_lead_the_list(next_jobs: NextJobs) -> None:
    assert suggest(next_jobs, "53-3054").next_jobs[0].code == "53-3032"
    assert "11-9021" not in by_code(suggest(next_jobs, "35-3031"))


def test_wishes_hide_jobs_and_say_why(next_jobs: NextJobs) -> None:
    wishes = Wishes(pay_floor=55000, no_degree=True, no_licence=True, not_these=("41-3011",))
    found = suggest(next_jobs, "31-1131", "35-3031", wishes=wishes)
    reasons = {job.code: job.reason for job in found.hidden}
    assert reasons["29-2061"] == "wish_pay_floor"
    assert reasons["29-1141"] == "wish_no_degree"
    assert "41-3011" not in by_code(found)
    assert all((job.median_wage or 0) >= 55000 for job in found.next_jobs)
    unlicensed = suggest(next_jobs, "31-1131", wishes=Wishes(no_licence=True))
    assert {j.code: j.reason for j in unlicensed.hidden}["29-2061"] == "wish_no_licence"


def test_hidden_jobs_are_limited_and_never_also_shown(next_jobs: NextJobs) -> None:
    found = suggest(next_jobs, "35-3031")
    assert len(found.hidden) == ranking()["bars"]["hidden"]
    assert not {job.code for job in found.hidden} & by_code(found).keys()


def test_schooling_already_reached_lowers_the_door(next_jobs: NextJobs) -> None:
    without = by_code(suggest(next_jobs, "31-1131"))["29-1141"]
    graduate = Wishes(schooling="bachelors_or_more")
    with_one = by_code(suggest(next_jobs, "31-1131", wishes=graduate))["29-1141"]
    assert with_one.score_parts["ease_of_entry"] > without.score_parts["ease_of_entry"]


def test_each_of_several_past_jobs_may_speak_for_a_suggestion(next_jobs: NextJobs) -> None:
    found = by_code(suggest(next_jobs, "31-1131", "41-2031"))
    assert found["29-2061"].from_code == "31-1131"
    assert found["41-3091"].from_code == "41-2031"


def test_a_targets_pay_lies_above_its_gateways(next_jobs: NextJobs) -> None:
    for origin in ORIGINS:
        for job in suggest(next_jobs, origin).next_jobs:
            for step in job.targets:
                assert (step.median_wage or 0) > (job.median_wage or 0)


def test_a_wished_for_job_is_described_whatever_its_class(next_jobs: NextJobs) -> None:
    manager = next_jobs.reach(["35-3031"], "11-1021")
    assert manager is not None
    assert manager.mobility_class == "target"
    assert next_jobs.reach(["35-3031"], "99-9999") is None
    assert next_jobs.reach(["35-3031"], "35-3031") is None


def test_ways_lead_through_the_named_gateways(next_jobs: NextJobs) -> None:
    to_sales_manager = {job.code for job in next_jobs.ways_to(["35-3031"], "11-2022")}
    assert to_sales_manager & {"41-3091", "41-3011", "41-3031", "13-1151"}
    assert next_jobs.ways_to(["43-4051"], "15-1211")[0].code == "15-1232"
    assert next_jobs.ways_to(["35-3031"], "99-9999") == ()


def test_an_unknown_origin_is_refused_by_its_code(next_jobs: NextJobs) -> None:
    with pytest.raises(UnknownOccupationError, match="99-9999"):
        suggest(next_jobs, "99-9999")


def test_asking_twice_gives_the_same(next_jobs: NextJobs, built: Session) -> None:
    again = NextJobs(built, "test-release")
    for origin in ORIGINS:
        assert suggest(next_jobs, origin) == suggest(again, origin)


def test_three_past_jobs_are_answered_in_thirty_milliseconds(next_jobs: NextJobs) -> None:
    jobs = [Origin("35-3031", 60), Origin("43-4051", 24), Origin("53-3054", 6)]
    took = []
    for _ in range(7):
        start = time.perf_counter()
        next_jobs.suggest(jobs, Wishes(schooling="high_school", interests=("S",)))
        took.append(time.perf_counter() - start)
    assert min(took) < 0.030

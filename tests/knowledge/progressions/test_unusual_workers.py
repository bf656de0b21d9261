"""Past jobs and people the usual rules do not quite fit get a true, useful answer."""

from __future__ import annotations

import pytest

from knowledge.progressions.suggest import NextJobs, Origin, Wishes

FOUR_YEARS = {"Bachelor's degree", "Master's degree", "Doctoral or professional degree"}


def test_without_a_past_job_there_are_jobs_to_start_with(next_jobs: NextJobs) -> None:
    found = next_jobs.suggest([], Wishes(schooling="high_school"))
    assert found.notes == ("no_past_job",)
    assert len(found.next_jobs) >= 6
    for job in found.next_jobs:
        assert job.entry_education not in FOUR_YEARS
        assert job.entry_experience in {None, "None"}
        assert job.mobility_class in {"gateway", "historical_adjacency", "mid_wage_origin"}
        assert job.from_code == ""
        assert job.pay_gain is None
        assert job.precedent.strength == "none"


def test_without_a_diploma_first_jobs_ask_for_none(next_jobs: NextJobs) -> None:
    found = next_jobs.suggest([], Wishes(schooling="less_than_high_school"))
    assert found.next_jobs
    assert {job.entry_education for job in found.next_jobs} == {"No formal educational credential"}


def test_a_first_job_follows_what_somebody_likes(next_jobs: NextJobs) -> None:
    people = next_jobs.suggest([], Wishes(interests=("S",))).next_jobs
    hands = next_jobs.suggest([], Wishes(interests=("R",))).next_jobs
    assert [job.code for job in people] != [job.code for job in hands]
    assert hands[0].code[:2] in {"47", "49", "51", "53"}


def test_the_armed_forces_are_in_none_of_the_figures_and_that_is_said(
    next_jobs: NextJobs,
) -> None:
    found = next_jobs.suggest([Origin("55-3016")])
    assert found.notes == ("military",)
    assert found.next_jobs
    assert all(job.from_code == "" and job.pay_gain is None for job in found.next_jobs)
    beside = next_jobs.suggest([Origin("53-3032"), Origin("55-3016")])
    assert "military" in beside.notes
    assert all(job.from_code == "53-3032" for job in beside.next_jobs)


def test_an_occupation_nobody_was_seen_leaving_says_so(next_jobs: NextJobs) -> None:
    found = next_jobs.suggest([Origin("45-3031")])
    assert set(found.notes) == {"no_moves", "no_wage"}
    assert all(job.pay_gain is None for job in found.next_jobs)


def test_somebody_on_a_target_hears_that_and_what_pays_more(next_jobs: NextJobs) -> None:
    found = next_jobs.suggest([Origin("11-1021")])
    assert found.notes == ("already_target",)
    last = next_jobs.wage("11-1021") or 0
    assert found.next_jobs
    assert all((job.median_wage or 0) > last for job in found.next_jobs)


@pytest.mark.parametrize(
    ("gateway", "target"), [("41-3091", "11-2022"), ("15-1232", "15-1211"), ("13-1151", "11-2022")]
)
def test_somebody_on_a_gateway_goes_on_to_targets(
    next_jobs: NextJobs, gateway: str, target: str
) -> None:
    found = next_jobs.suggest([Origin(gateway)])
    assert "already_gateway" in found.notes
    job = next(job for job in found.next_jobs if job.code == target)
    assert job.mobility_class == "target"
    assert "named_by_alliance" in job.evidence


def test_a_degree_holder_is_not_kept_from_jobs_that_ask_for_a_degree(next_jobs: NextJobs) -> None:
    bookkeeper = [Origin("43-3031")]
    accountant = "13-2011"
    assert next_jobs.why_hidden(bookkeeper, accountant) == "needs_bachelors"
    found = next_jobs.suggest(bookkeeper, Wishes(schooling="bachelors_or_more"))
    assert "has_degree" in found.notes
    assert accountant in {job.code for job in found.next_jobs}


def test_a_past_job_shows_its_own_class_and_criteria(next_jobs: NextJobs) -> None:
    origin = next_jobs.suggest([Origin("35-3031", 60)]).origins[0]
    assert origin.mobility_class == "origin"
    assert origin.months == 60
    assert origin.criteria["origin.income"]["met"] is True
    assert origin.criteria["origin.unemployment"]["met"] is None


def test_a_nurse_from_abroad_hears_of_jobs_near_nursing_until_there_is_a_licence(
    next_jobs: NextJobs,
) -> None:
    nurse, practical_nurse = [Origin("29-1141", 72)], "29-2061"
    here = next_jobs.suggest(nurse)
    assert practical_nurse not in {job.code for job in here.next_jobs}
    abroad = next_jobs.suggest(nurse, Wishes(schooled_abroad=True))
    assert "licence_here" in abroad.notes
    assert practical_nurse in {job.code for job in abroad.next_jobs}
    licensed = next_jobs.suggest(nurse, Wishes(schooled_abroad=True, licences=("rn",)))
    assert licensed.next_jobs == here.next_jobs

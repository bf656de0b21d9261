"""What a good coach would and would not say, as rules that hold for every common job."""

from __future__ import annotations

import pytest

from knowledge.answers import NextJob, Progressions
from knowledge.progressions.ladders import supervises
from knowledge.progressions.landscape import ranking
from knowledge.progressions.suggest import NextJobs, Origin, Wishes

#: Jobs many people tell, from waiter to mail carrier.
COMMON = [
    "35-3031", "41-2031", "41-2011", "43-4051", "31-1131", "31-1121", "31-1122", "39-9011",
    "37-2012", "37-2011", "53-7065", "53-7062", "53-7051", "53-3032", "53-3033", "53-3054",
    "47-2061", "35-2014", "35-2021", "35-9021", "35-3023", "33-9032", "43-4171", "43-6014",
    "43-3031", "43-3071", "39-5012", "25-9042", "49-3023", "51-4121", "51-2092", "37-3011",
    "29-2052", "43-5052",
]  # fmt: skip
FOUR_YEARS = {"Bachelor's degree", "Master's degree", "Doctoral or professional degree"}
BELOW_A_DEGREE = [None, "less_than_high_school", "high_school", "some_college", "associates"]


def suggest(
    next_jobs: NextJobs, code: str, wishes: Wishes | None = None, months: int | None = None
) -> Progressions:
    return next_jobs.suggest([Origin(code, months)], wishes or Wishes())


def codes(jobs: tuple[NextJob, ...]) -> list[str]:
    return [job.code for job in jobs]


@pytest.mark.parametrize("origin", COMMON)
@pytest.mark.parametrize("schooling", BELOW_A_DEGREE)
def test_no_four_year_degree_leads_for_someone_not_known_to_have_one(
    next_jobs: NextJobs, origin: str, schooling: str | None
) -> None:
    found = suggest(next_jobs, origin, Wishes(schooling=schooling)).next_jobs
    without = [job for job in found if job.entry_education not in FOUR_YEARS]
    assert not FOUR_YEARS & {job.entry_education for job in found[: min(3, len(without))]}


@pytest.mark.parametrize("origin", COMMON)
@pytest.mark.parametrize("schooling", [*BELOW_A_DEGREE, "bachelors_or_more"])
def test_who_needs_work_now_is_not_sent_to_college_first(
    next_jobs: NextJobs, origin: str, schooling: str | None
) -> None:
    found = suggest(next_jobs, origin, Wishes(urgency="now", schooling=schooling))
    assert not FOUR_YEARS & {job.entry_education for job in found.next_jobs[:3]}


@pytest.mark.parametrize(
    ("origin", "supervisors"),
    [
        ("35-3031", "35-1012"),
        ("35-9021", "35-1012"),
        ("35-2014", "35-1011"),
        ("37-2012", "37-1011"),
        ("37-3011", "37-1012"),
        ("39-5012", "39-1022"),
        ("41-2011", "41-1011"),
        ("43-4051", "43-1011"),
        ("47-2061", "47-1011"),
        ("49-3023", "49-1011"),
        ("51-2092", "51-1011"),
        ("53-7062", "53-1042"),
        ("53-7051", "53-1043"),
    ],
)
def test_the_own_supervisors_are_on_the_first_page(
    next_jobs: NextJobs, origin: str, supervisors: str
) -> None:
    for months in (None, 48):
        first = suggest(next_jobs, origin, months=months).next_jobs[:3]
        job = next(job for job in first if job.code == supervisors)
        assert "own_ladder" in job.evidence


@pytest.mark.parametrize("origin", COMMON)
def test_nobody_is_sent_to_supervise_work_they_have_not_done(
    next_jobs: NextJobs, origin: str
) -> None:
    for job in suggest(next_jobs, origin).next_jobs:
        assert not supervises(job.code) or job.code[:2] == origin[:2]


@pytest.mark.parametrize("origin", COMMON)
def test_one_of_the_first_three_was_observed_if_any_such_move_fits(
    next_jobs: NextJobs, origin: str
) -> None:
    found = suggest(next_jobs, origin).next_jobs
    observed = [
        job
        for job in found
        if "observed_moves" in job.evidence and "degree" not in (job.entry_education or "")
    ]
    if observed:
        proven = [job for job in found[:3] if "observed_moves" in job.evidence]
        assert proven
        assert proven[0].precedent.strength in {"some", "strong"}


def test_dishwashers_are_not_taken_for_waiters(next_jobs: NextJobs) -> None:
    found = suggest(next_jobs, "35-9021").next_jobs
    assert not any("named_by_alliance" in job.evidence for job in found)
    kin = suggest(next_jobs, "35-3023").next_jobs
    named = [job for job in kin if "named_by_alliance" in job.evidence]
    assert named
    assert all((job.skill_similarity or 0) >= 0 for job in named)


@pytest.mark.parametrize("origin", ["31-1131", "31-1121", "31-1122"])
def test_care_workers_hear_of_care_before_anything_else(next_jobs: NextJobs, origin: str) -> None:
    first = suggest(next_jobs, origin).next_jobs
    assert first[0].code == "29-2061"
    assert all(code[:2] in {"29", "31"} for code in codes(first[:5]))
    assert "53-3032" not in codes(first)


def test_care_workers_hear_of_assistants_and_technicians(next_jobs: NextJobs) -> None:
    aide = codes(suggest(next_jobs, "31-1121").next_jobs)
    assert {"31-9092", "31-1131"} <= set(aide[:4])
    nursing = codes(suggest(next_jobs, "31-1131").next_jobs)
    assert {"31-9091", "31-2011", "31-2021", "29-1141"} <= set(nursing)


@pytest.mark.parametrize("origin", ["39-9011", "25-9042"])
def test_who_minds_children_hears_of_children_and_community(
    next_jobs: NextJobs, origin: str
) -> None:
    found = codes(suggest(next_jobs, origin).next_jobs)
    assert {"25-2011", "21-1094"} <= set(found[:4])
    assert "33-3051" not in found[:3]
    assert "29-1141" not in found[:3]


def test_chefs_are_not_hired_from_the_gate(next_jobs: NextJobs) -> None:
    assert "35-1011" not in codes(suggest(next_jobs, "33-9032").next_jobs)


@pytest.mark.parametrize("origin", COMMON)
def test_a_list_is_never_filled_up_with_mere_likeness(next_jobs: NextJobs, origin: str) -> None:
    rule = ranking()["evidence"]
    found = suggest(next_jobs, origin)
    for job in found.next_jobs:
        if job.evidence == ("skill_similarity",) and job.skill_similarity is not None:
            assert job.skill_similarity >= rule["similar_skills_alone"]
            if job.entry_education in FOUR_YEARS and job.code[:2] != origin[:2]:
                assert job.skill_similarity >= rule["similar_skills_alone_with_degree"]
    assert found.few or len(found.next_jobs) >= 3


def test_a_short_list_says_so(next_jobs: NextJobs) -> None:
    assert suggest(next_jobs, "43-5052").few
    assert not suggest(next_jobs, "35-3031").few


def test_a_small_gain_is_no_reason_to_move(next_jobs: NextJobs) -> None:
    found = suggest(next_jobs, "53-3032")
    assert not {"49-9021", "47-2073", "53-3052"} & set(codes(found.next_jobs))
    assert "small_gain" in {job.reason for job in found.hidden}


@pytest.mark.parametrize(("origin", "wider"), [("43-4051", "15-1299"), ("53-7062", "53-1042")])
def test_no_gain_is_claimed_from_a_wider_groups_figure(
    next_jobs: NextJobs, origin: str, wider: str
) -> None:
    job = next(job for job in suggest(next_jobs, origin).next_jobs if job.code == wider)
    assert job.pay_gain is None
    assert job.figures_title
    assert job.score_parts["pay_gain"] == 0


@pytest.mark.parametrize("origin", COMMON)
def test_thin_and_unlike_targets_are_not_named(next_jobs: NextJobs, origin: str) -> None:
    for job in suggest(next_jobs, origin).next_jobs:
        named = [step.named_by_alliance for step in job.targets]
        assert named == sorted(named, reverse=True)
    office = next(j for j in suggest(next_jobs, "43-6014").next_jobs if j.code == "43-1011")
    assert office.targets[0].code == "11-1021"


def test_a_wished_job_says_if_the_schooling_is_short(next_jobs: NextJobs) -> None:
    def nurse(schooling: str | None) -> NextJob:
        found = next_jobs.reach(["39-9011"], "29-1141", Wishes(schooling=schooling))
        assert found is not None
        return found

    assert nurse("less_than_high_school").schooling_short
    assert nurse("associates").schooling_short
    assert not nurse("bachelors_or_more").schooling_short
    assert not nurse(None).schooling_short


def test_trades_entered_by_apprenticeship_are_marked(next_jobs: NextJobs) -> None:
    plumber = next_jobs.reach(["35-2021"], "47-2152")
    nurse = next_jobs.reach(["35-2021"], "29-1141")
    assert plumber is not None
    assert nurse is not None
    assert plumber.entry_by_apprenticeship
    assert not nurse.entry_by_apprenticeship


def test_supervisors_come_later_for_who_has_just_begun(next_jobs: NextJobs) -> None:
    long = codes(suggest(next_jobs, "35-9021", months=36).next_jobs)
    short = codes(suggest(next_jobs, "35-9021", months=6).next_jobs)
    assert long.index("35-1012") < short.index("35-1012")


def test_a_second_past_job_may_lift_what_the_first_hides(next_jobs: NextJobs) -> None:
    found = next_jobs.suggest([Origin("35-3031"), Origin("37-2012")], Wishes()).next_jobs
    supervisors = next(job for job in found if job.code == "37-1011")
    assert supervisors.from_code == "37-2012"

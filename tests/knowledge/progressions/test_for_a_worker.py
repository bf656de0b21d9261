"""What a worker told weighs in: time, schooling, licences, pay, urgency, likings, limits."""

from __future__ import annotations

import pytest

from knowledge.answers import NextJob
from knowledge.progressions.suggest import NextJobs, Origin, Wishes

WAITER, AIDE, DRIVER, CUSTOMER_SERVICE = "35-3031", "31-1121", "53-3054", "43-4051"
TRUCK_DRIVER, NURSE, SERVICES_SALES = "53-3032", "29-1141", "41-3091"


def jobs(
    next_jobs: NextJobs, *origins: str | Origin, wishes: Wishes | None = None
) -> dict[str, NextJob]:
    told = [origin if isinstance(origin, Origin) else Origin(origin) for origin in origins]
    return {job.code: job for job in next_jobs.suggest(told, wishes or Wishes()).next_jobs}


def test_a_short_time_in_a_job_speaks_less(next_jobs: NextJobs) -> None:
    short = jobs(next_jobs, Origin(CUSTOMER_SERVICE, 1))[SERVICES_SALES]
    long = jobs(next_jobs, Origin(CUSTOMER_SERVICE, 48))[SERVICES_SALES]
    for part in ("precedent", "skill_fit"):
        assert short.score_parts[part] < long.score_parts[part]


def test_another_past_job_that_speaks_for_the_same_step_counts(next_jobs: NextJobs) -> None:
    alone = jobs(next_jobs, "41-2031")[SERVICES_SALES]
    both = jobs(next_jobs, "41-2031", CUSTOMER_SERVICE)[SERVICES_SALES]
    assert alone.score_parts["past_jobs"] == 0
    assert both.score_parts["past_jobs"] > 0
    assert both.score > alone.score


def test_years_in_like_work_meet_the_experience_a_job_asks_for(next_jobs: NextJobs) -> None:
    new = jobs(next_jobs, Origin(WAITER, 11))["35-1012"]
    seasoned = jobs(next_jobs, Origin(WAITER, 36))["35-1012"]
    assert seasoned.entry_experience == "Less than 5 years"
    assert seasoned.score_parts["ease_of_entry"] > new.score_parts["ease_of_entry"]


def test_a_licence_held_opens_its_job(next_jobs: NextJobs) -> None:
    without = jobs(next_jobs, DRIVER)[TRUCK_DRIVER]
    holder = jobs(next_jobs, DRIVER, wishes=Wishes(licences=("cdl_a",)))[TRUCK_DRIVER]
    assert holder.score_parts["ease_of_entry"] > without.score_parts["ease_of_entry"]
    strict = Wishes(no_licence=True)
    assert "29-2061" not in jobs(next_jobs, AIDE, wishes=strict)
    held = Wishes(no_licence=True, licences=("lpn",))
    assert "29-2061" in jobs(next_jobs, AIDE, wishes=held)


def test_own_pay_and_a_floor_are_told_apart(next_jobs: NextJobs) -> None:
    origin = [Origin(WAITER)]
    assert next_jobs.why_hidden(origin, "35-1012", Wishes(own_pay=40_000)) == (
        "pays_less_than_own_pay"
    )
    assert next_jobs.why_hidden(origin, "35-1012", Wishes(pay_floor=40_000)) == "wish_pay_floor"
    assert next_jobs.why_hidden(origin, "35-1012") is None


def test_work_needed_now_puts_quick_entry_first_and_a_gateway_after(next_jobs: NextJobs) -> None:
    found = next_jobs.suggest([Origin("37-2012")], Wishes(urgency="now"))
    first = found.next_jobs[0]
    assert first.entry_training in {
        None, "None", "Short-term on-the-job training", "Moderate-term on-the-job training"
    }  # fmt: skip
    assert not first.licences
    assert first.entry_experience in {None, "None"}
    ahead = [path for path in found.paths if path.steps[0].code == first.code]
    assert any("gateway" in {step.mobility_class for step in path.steps} for path in ahead)


def test_likings_move_a_job_up(next_jobs: NextJobs) -> None:
    helping = jobs(next_jobs, AIDE, wishes=Wishes(interests=("S",)))
    assert helping["29-2061"].score_parts["interest"] > 0
    plain = jobs(next_jobs, AIDE)
    assert plain["29-2061"].score_parts["interest"] == 0
    hands = jobs(next_jobs, CUSTOMER_SERVICE, wishes=Wishes(interests=("R",)))
    assert hands["15-1232"].score_parts["interest"] > hands[SERVICES_SALES].score_parts["interest"]


def test_a_wished_for_job_draws_the_list_towards_it(next_jobs: NextJobs) -> None:
    wished = jobs(next_jobs, AIDE, wishes=Wishes(wished_job=NURSE))
    plain = jobs(next_jobs, AIDE)
    assert wished[NURSE].score > plain[NURSE].score
    assert wished["29-2061"].score_parts["wish"] > 0


@pytest.mark.parametrize(
    ("wishes", "hidden", "reason"),
    [
        (Wishes(no_nights=True), "29-2061", "wish_no_nights"),
        (Wishes(no_weekends=True), "29-2061", "wish_no_weekends"),
        (Wishes(no_degree=True), NURSE, "wish_no_degree"),
        (Wishes(not_these=("29-2061",)), "29-2061", "turned_down"),
        (Wishes(near_only=True, local_jobs={"29-2061": 3}), "29-2061", "wish_near"),
    ],
)
def test_a_limit_hides_a_job_and_says_so(
    next_jobs: NextJobs, wishes: Wishes, hidden: str, reason: str
) -> None:
    assert hidden in jobs(next_jobs, AIDE)
    assert hidden not in jobs(next_jobs, AIDE, wishes=wishes)
    assert next_jobs.why_hidden([Origin(AIDE)], hidden, wishes) == reason


def test_a_withheld_local_number_hides_nothing(next_jobs: NextJobs) -> None:
    wishes = Wishes(near_only=True, local_jobs={"29-2061": None})
    assert "29-2061" in jobs(next_jobs, AIDE, wishes=wishes)


def test_many_jobs_nearby_count_as_demand(next_jobs: NextJobs) -> None:
    counts = dict.fromkeys((code for code in jobs(next_jobs, CUSTOMER_SERVICE)), 40)
    few = jobs(next_jobs, CUSTOMER_SERVICE, wishes=Wishes(local_jobs=counts))
    many = jobs(
        next_jobs, CUSTOMER_SERVICE, wishes=Wishes(local_jobs=counts | {SERVICES_SALES: 9_000})
    )
    assert many[SERVICES_SALES].score_parts["demand"] > few[SERVICES_SALES].score_parts["demand"]


def test_every_score_is_the_sum_of_its_explained_parts(next_jobs: NextJobs) -> None:
    wishes = Wishes(interests=("S", "E"), wished_job=NURSE, urgency="now", schooling="high_school")
    for job in jobs(next_jobs, Origin(WAITER, 60), Origin(AIDE, 6), wishes=wishes).values():
        assert job.score == pytest.approx(sum(job.score_parts.values()), abs=0.001)

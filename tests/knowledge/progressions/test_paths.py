"""Two and three steps ahead."""

from __future__ import annotations

import math

import pytest

from knowledge.progressions.paths import months_before
from knowledge.progressions.suggest import NextJobs, Origin, Wishes

ORIGINS = ["35-3031", "43-4051", "41-2031", "43-6014", "31-1121", "37-2012", "53-7065"]


@pytest.mark.parametrize("origin", ORIGINS)
def test_every_path_goes_up_in_pay_through_a_gateway_to_a_target(
    next_jobs: NextJobs, origin: str
) -> None:
    found = next_jobs.suggest([Origin(origin)])
    last = next_jobs.wage(origin) or 0
    assert found.paths
    for path in found.paths:
        assert path.from_code == origin
        wages = [last, *(step.median_wage or 0 for step in path.steps)]
        assert wages == sorted(wages)
        assert path.steps[-2].mobility_class == "gateway"
        assert len(path.steps) in {2, 3}
        assert all(step.evidence for step in path.steps[:-1])


@pytest.mark.parametrize("origin", ORIGINS)
def test_a_path_is_worth_the_product_of_its_steps(next_jobs: NextJobs, origin: str) -> None:
    for path in next_jobs.suggest([Origin(origin)]).paths:
        product = math.prod(step.worth for step in path.steps)
        assert path.worth == pytest.approx(product, abs=0.001)
        assert 0 <= path.worth <= 1


@pytest.mark.parametrize(
    ("origin", "gateway", "target"),
    [
        ("35-3031", "13-1151", "11-2022"),
        ("43-4051", "15-1232", "15-1211"),
        ("35-3031", "41-3091", "11-2022"),
        ("35-3031", "41-3011", "11-1021"),
    ],
)
def test_published_paths_are_told_as_published(
    next_jobs: NextJobs, origin: str, gateway: str, target: str
) -> None:
    paths = next_jobs.suggest([Origin(origin)]).paths
    named = {tuple(step.code for step in path.steps) for path in paths if path.named_by_alliance}
    assert (gateway, target) in named


def test_some_paths_need_a_job_before_the_gateway(next_jobs: NextJobs) -> None:
    paths = next_jobs.suggest([Origin("53-7065")]).paths
    assert any(len(path.steps) == 3 for path in paths)


@pytest.mark.parametrize(
    ("education", "training", "schooling", "months"),
    [
        ("Bachelor's degree", "None", None, (48, 48)),
        ("Bachelor's degree", "None", "bachelors_or_more", (0, 0)),
        ("High school diploma or equivalent", "Moderate-term on-the-job training",
         "high_school", (1, 12)),
        ("Postsecondary nondegree award", "Long-term on-the-job training", None, (13, None)),
        (None, None, None, (None, None)),
    ],
)  # fmt: skip
def test_time_is_what_bls_names_for_schooling_and_training(
    education: str | None,
    training: str | None,
    schooling: str | None,
    months: tuple[int | None, int | None],
) -> None:
    assert months_before(education, training, schooling) == months


def test_schooling_that_is_done_takes_no_time(next_jobs: NextJobs) -> None:
    def months(schooling: str) -> int | None:
        paths = next_jobs.suggest([Origin("31-1121")], Wishes(schooling=schooling)).paths
        return next(p.steps[0].months_least for p in paths if p.steps[0].code == "29-2061")

    assert (months("certificate") or 0) < (months("high_school") or 0)

"""A hundred origins drawn at random: what must hold for every suggestion."""

from __future__ import annotations

import random

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.answers import NextJob
from knowledge.progressions.suggest import NextJobs, Origin
from knowledge.sources import TOLD, tags
from knowledge.store.schema import Classification, Occupation, Precedent
from knowledge.store.tables import DATA, read_rows

HUNDRED = random.Random(20260101).sample(sorted(row["code"] for row in read_rows(Occupation)), 100)


@pytest.fixture(scope="module")
def occupations(built: Session) -> dict[str, Occupation]:
    return {row.code: row for row in built.scalars(select(Occupation))}


def shown(next_jobs: NextJobs, origin: str) -> tuple[NextJob, ...]:
    return next_jobs.suggest([Origin(origin)]).next_jobs


@pytest.mark.parametrize("origin", HUNDRED)
def test_every_gateway_pays_more_and_none_is_of_zone_five(
    next_jobs: NextJobs, occupations: dict[str, Occupation], origin: str
) -> None:
    last = occupations[origin].median_wage
    for job in shown(next_jobs, origin):
        assert job.median_wage is not None
        if last is not None:
            assert job.median_wage > last
        assert job.job_zone != 5 or job.named_by_alliance
        if job.mobility_class == "gateway":
            assert job.job_zone != 5


@pytest.mark.parametrize("origin", HUNDRED)
def test_every_figure_shown_stands_in_the_store(
    built: Session, next_jobs: NextJobs, occupations: dict[str, Occupation], origin: str
) -> None:
    for job in shown(next_jobs, origin):
        row = occupations[job.code]
        for name in (
            "median_wage", "projected_change", "openings", "entry_education", "entry_experience",
            "entry_training", "job_zone", "share_without_bachelors",
        ):  # fmt: skip
            assert getattr(job, name) == getattr(row, name)
        kept = built.get(Precedent, (job.from_code, job.code)) if job.from_code else None
        if kept is not None:
            assert job.precedent.estimated_cases == pytest.approx(kept.estimated_cases, abs=0.01)
            assert job.precedent.share == pytest.approx(kept.share, abs=1e-6)
        else:
            assert job.precedent.estimated_cases == 0
        classification = built.get(Classification, job.code)
        assert classification is not None
        assert job.criteria == classification.verdicts
        for flag in job.risk_flags:
            assert (flag.value is None) == (flag.raised is None)
            assert flag.source
            assert flag.value is None or flag.vintage
    for path in next_jobs.suggest([Origin(origin)]).paths:
        for step in path.steps:
            assert step.median_wage == occupations[step.code].median_wage


def test_every_topic_of_an_answer_has_a_tag_and_its_source_a_line(built: Session) -> None:
    assert all(tags(("pay", "moves", "skills", "gateways")))
    credited = (DATA / "SOURCES.md").read_text(encoding="utf-8")
    for key in TOLD:
        assert f"`{key}`" in credited

"""Representation in the classes and suggestions at both ends of the Origins."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from knowledge.store import schema
from knowledge.validation.fairness_report import FairnessReport
from knowledge.validation.representation import ClassWorkforce
from knowledge.validation.suggestion_gaps import MEASURES
from knowledge.validation.workforce import NoWorkforceError, Workforce, fairness_rules

GROUPS = tuple(fairness_rules()["groups"])


@pytest.fixture(scope="module")
def workforce(session: Session) -> Workforce:
    return Workforce.load(session)


def class_of(report: FairnessReport, name: str) -> ClassWorkforce:
    return next(row for row in report.classes if row.mobility_class == name)


def test_all_workers_have_the_published_shares(workforce: Workforce) -> None:
    assert workforce.all_persons == 158_291_000
    assert workforce.of_all == {"women": 0.468, "black": 0.126, "asian": 0.067, "hispanic": 0.185}


@pytest.mark.parametrize("group", GROUPS)
def test_the_occupations_together_have_nearly_the_share_of_all_workers(
    workforce: Workforce, group: str
) -> None:
    together = workforce.share(group, workforce.persons)
    assert together == pytest.approx(workforce.of_all[group], abs=0.005)


def test_persons_of_a_wider_survey_occupation_are_divided_by_employment(
    workforce: Workforce,
) -> None:
    network, user = workforce.persons["15-1231"], workforce.persons["15-1232"]
    assert network + user == pytest.approx(704_000)
    assert user > network
    assert workforce.shares["women"]["15-1231"] == workforce.shares["women"]["15-1232"] == 0.258


def test_an_occupation_with_a_small_base_lowers_the_coverage(workforce: Workforce) -> None:
    legislators, managers = "11-1031", "11-1021"
    assert workforce.share("women", [legislators]) is None
    assert workforce.coverage("women", [legislators, managers]) == pytest.approx(1165 / 1179)


def test_the_classes_hold_all_workers_once(report: FairnessReport) -> None:
    persons = sum(row.persons for row in report.classes)
    assert persons == pytest.approx(report.all_persons, rel=0.001)


@pytest.mark.parametrize("group", ["women", "black", "hispanic"])
def test_a_group_is_over_represented_in_origins_and_under_represented_in_targets(
    report: FairnessReport, group: str
) -> None:
    origins = class_of(report, "origin").group(group)
    targets = class_of(report, "target").group(group)
    assert origins.standing == "over"
    assert targets.standing == "under"
    assert origins.coverage > 0.9
    assert f"{origins.ratio:.2f} times their share of all workers" in origins.reading


def test_a_ratio_is_the_share_in_the_class_over_that_of_all_workers(
    report: FairnessReport,
) -> None:
    for row in report.classes:
        for group in row.groups:
            assert group.share is not None
            assert group.ratio == pytest.approx(group.share / group.of_all, abs=0.006)


def test_each_gap_compares_two_fifths_that_do_not_overlap(report: FairnessReport) -> None:
    compared = fairness_rules()["suggestions"]["groups"]
    assert len(report.suggestions) == len(compared) * len(MEASURES)
    for gap in report.suggestions:
        assert gap.origins_common > 0
        assert gap.origins_rare > 0
        low, high = sorted((gap.where_common, gap.where_rare))
        if abs(low - 0.8 * high) > 0.05:
            assert gap.within_four_fifths is (low > 0.8 * high)
        assert ("look closer" in gap.reading) is not gap.within_four_fifths


def test_a_store_without_figures_of_who_works_where_is_refused() -> None:
    engine = create_engine("sqlite://")
    schema.Base.metadata.create_all(engine)
    with Session(engine) as empty, pytest.raises(NoWorkforceError, match="knowledge build"):
        Workforce.load(empty)

"""Shrinking thin cells of the network of moves."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.progressions.network import Groups, Occupations
from knowledge.progressions.shrinkage import criteria, prior_shares, shrunk_shares
from knowledge.store.schema import Precedent, Transition
from knowledge.store.tables import DATA


@pytest.fixture(scope="module")
def groups(built: Session) -> Groups:
    return Groups.load(built, Occupations.load(built))


def test_shares_of_every_group_add_up_to_one(groups: Groups) -> None:
    assert np.allclose(shrunk_shares(groups).sum(axis=1), 1.0)


def test_a_group_nobody_was_seen_leaving_gets_the_prior(groups: Groups) -> None:
    prior = prior_shares(groups, criteria()["estimate"]["similarity_sharpness"])
    unseen = groups.cases.sum(axis=1) == 0
    assert unseen.any()
    assert np.allclose(shrunk_shares(groups)[unseen], prior[unseen])


def test_an_edge_without_cases_keeps_only_its_part_of_the_pseudo_cases(groups: Groups) -> None:
    rule = criteria()["estimate"]
    prior = prior_shares(groups, rule["similarity_sharpness"])
    start = groups.position["35-3030"]
    end = int(np.flatnonzero((groups.cases[start] == 0) & (prior[start] > 0))[0])
    movers = groups.cases[start].sum()
    expected = rule["pseudo_cases"] * prior[start, end] / (movers + rule["pseudo_cases"])
    assert shrunk_shares(groups)[start, end] == pytest.approx(expected)


def test_more_cases_pull_a_share_closer_to_what_was_observed(groups: Groups) -> None:
    start, end = groups.position["35-3030"], groups.position["11-9050"]
    observed = groups.cases[start, end] / groups.cases[start].sum()
    prior = prior_shares(groups, 4.0)[start, end]
    shrunk = shrunk_shares(groups)[start, end]
    assert min(prior, observed) < shrunk < max(prior, observed)


def test_moves_that_are_artefacts_of_the_survey_codes_are_absent(built: Session) -> None:
    with (DATA / "artefact_moves.csv").open(encoding="utf-8", newline="") as file:
        artefacts = {(row["from_group"], row["to_group"]) for row in csv.DictReader(file)}
    edges = set(built.execute(select(Transition.from_group, Transition.to_group)).tuples())
    assert ("11-1010", "11-1030") in artefacts
    assert not artefacts & edges


def test_the_table_of_precedents_stays_small(built: Session) -> None:
    assert len(built.scalars(select(Precedent.from_code)).all()) <= 120_000


def test_nobody_moves_from_a_job_to_itself(built: Session) -> None:
    assert not built.scalars(
        select(Precedent).where(Precedent.from_code == Precedent.to_code)
    ).all()

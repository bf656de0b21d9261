"""Shrinking thin cells of the network of moves."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.progressions.fit import log_likelihood
from knowledge.progressions.nearness import nearness
from knowledge.progressions.network import Groups
from knowledge.progressions.shrinkage import Moves, criteria, noise, prior_shares
from knowledge.store.schema import Precedent
from knowledge.store.schema_moves import Transition
from knowledge.store.tables import DATA


@pytest.fixture(scope="module")
def moves(built: Session) -> Moves:
    return Moves.load(built)


def test_shares_of_every_group_add_up_to_one(moves: Moves) -> None:
    assert np.allclose(moves.shares.sum(axis=1), 1.0)
    assert np.allclose(moves.prior.sum(axis=1), 1.0)


def test_a_group_nobody_was_seen_leaving_gets_the_prior(moves: Moves) -> None:
    unseen = moves.groups.cases.sum(axis=1) == 0
    assert unseen.any()
    assert np.allclose(moves.shares[unseen], moves.prior[unseen])


def test_an_edge_without_cases_keeps_only_its_part_of_the_pseudo_cases(moves: Moves) -> None:
    rule = criteria()["estimate"]
    start = moves.groups.position["35-3030"]
    end = int(np.flatnonzero((moves.groups.cases[start] == 0) & (moves.prior[start] > 0))[0])
    pseudo = rule["pseudo_cases"] * (1 - rule["noise_share"]) * moves.prior[start, end]
    assert moves.posterior_cases[start, end] == pytest.approx(pseudo)


def test_more_cases_pull_a_share_closer_to_what_was_observed(moves: Moves) -> None:
    groups, rule = moves.groups, criteria()["estimate"]
    start, end = groups.position["35-3030"], groups.position["11-9050"]
    pseudo = rule["pseudo_cases"] * (1 - rule["noise_share"]) * moves.prior[start]
    real = moves.posterior_cases[start] - pseudo
    observed = real[end] / real.sum()
    prior, shrunk = moves.prior[start, end], moves.shares[start, end]
    assert min(prior, observed) < shrunk < max(prior, observed)


def test_noise_takes_most_from_moves_to_large_groups_of_another_kind(moves: Moves) -> None:
    groups, rule = moves.groups, criteria()["estimate"]
    pseudo = rule["pseudo_cases"] * (1 - rule["noise_share"]) * moves.prior
    nurses = groups.position["29-1140"]
    observed = groups.cases[nurses]
    seen = observed > 0
    kept = (moves.posterior_cases - pseudo)[nurses][seen] / observed[seen]
    likely = moves.prior[nurses][seen] / groups.employment[seen]
    assert np.all(kept <= 1.0)
    # What is likely for its size keeps more, in the same order throughout.
    assert np.all(np.diff(kept[np.argsort(likely)]) >= -1e-9)
    assert kept[np.argmax(likely)] > 0.95
    assert kept[np.argmin(likely)] < 0.8
    assert noise(groups, 0.06).sum(axis=1).max() < 0.06


def test_every_measure_of_nearness_makes_the_observed_moves_likelier(
    built: Session, moves: Moves
) -> None:
    groups, rule = moves.groups, criteria()["estimate"]
    measures = nearness(built, moves.occupations, groups)
    assert measures.keys() == rule["nearness"].keys()

    def likelihood(without: str | None) -> float:
        weights = {name: w for name, w in rule["nearness"].items() if name != without}
        prior = prior_shares(groups.cases, measures, rule["inflow_power"], weights)
        share = rule["noise_share"]
        mixed = (1 - share) * prior + noise(groups, share)
        return log_likelihood(groups.cases, rule["pseudo_cases"] * mixed)

    whole = likelihood(None)
    assert whole == pytest.approx(-216_552, abs=3)
    for name in measures:
        assert likelihood(name) < whole - 10


def test_another_set_of_moves_may_stand_beside_the_one_that_is_used(
    built: Session, moves: Moves
) -> None:
    with Session(built.get_bind()) as other:
        other.add(
            Transition(
                source="resumes",
                from_group="35-3030",
                to_group="41-3090",
                share_of_movers=1.0,
                estimated_cases=5000.0,
            )
        )
        other.flush()
        again = Groups.load(other, moves.occupations, criteria()["edges"]["source"])
        other.rollback()
    assert np.array_equal(again.cases, moves.groups.cases)


def test_moves_that_are_artefacts_of_the_survey_codes_are_absent(built: Session) -> None:
    with (DATA / "artefact_moves.csv").open(encoding="utf-8", newline="") as file:
        artefacts = {(row["from_group"], row["to_group"]) for row in csv.DictReader(file)}
    edges = set(built.execute(select(Transition.from_group, Transition.to_group)).tuples())
    assert ("11-1010", "11-1030") in artefacts
    assert not artefacts & edges


def test_the_table_of_precedents_stays_small(built: Session) -> None:
    assert len(built.scalars(select(Precedent.from_code)).all()) <= 130_000


def test_nobody_moves_from_a_job_to_itself(built: Session) -> None:
    assert not built.scalars(
        select(Precedent).where(Precedent.from_code == Precedent.to_code)
    ).all()

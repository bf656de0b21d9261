"""Scores are chances that hold, and what is done with a job by them."""

from __future__ import annotations

import numpy as np
import pytest

from knowledge.occupations.calibrating import FILES, FOLDER, Fitted, Labelled, fit, labelled
from knowledge.occupations.chance import Chances
from knowledge.occupations.deciding import Kind, Scored, decide
from knowledge.occupations.match import OccupationMatcher
from knowledge.occupations.said_words import SaidWords

#: Measured cross-validated: .80 accepted, .979 of them right.
ACCEPTED_FLOOR, RIGHT_FLOOR = 0.75, 0.97


@pytest.fixture(scope="module")
def phrases(matcher: OccupationMatcher) -> list[Labelled]:
    return labelled(matcher, [FOLDER / name for name in FILES])


def score(one: Labelled) -> float:
    chances = Chances()
    shares = chances.shares([support for *_, support in one.found.candidates])
    return chances.known(one.found.evidence) * shares[0]


def test_a_score_is_about_as_often_right_as_it_says(phrases: list[Labelled]) -> None:
    scores = np.array([score(one) for one in phrases])
    right = np.array([one.is_right(1) for one in phrases])
    for low, high in ((0.0, 0.3), (0.3, 0.6), (0.6, 0.8), (0.8, 0.9), (0.9, 1.01)):
        band = (scores >= low) & (scores < high)
        assert abs(scores[band].mean() - right[band].mean()) < 0.1


def test_the_committed_numbers_are_about_those_that_fitting_gives(phrases: list[Labelled]) -> None:
    fitted = fit(phrases)
    assert isinstance(fitted, Fitted)
    moved = [abs(fitted.score(one) - score(one)) for one in phrases]
    assert np.mean(moved) < 0.03


def test_most_jobs_are_accepted_and_nearly_all_of_these_are_right(
    matcher: OccupationMatcher, phrases: list[Labelled]
) -> None:
    jobs = [one for one in phrases if one.codes]
    found = matcher.match_many([one.phrase for one in jobs])
    accepted = [
        match.candidates[0].code in one.codes
        for one, match in zip(jobs, found, strict=True)
        if match.candidates
        and decide([Scored(c.code, c.score) for c in match.candidates]).kind is Kind.ACCEPTED
    ]
    assert len(accepted) / len(jobs) >= ACCEPTED_FLOOR
    assert np.mean(accepted) >= RIGHT_FLOOR


@pytest.mark.parametrize(
    "job",
    ["vibe curator", "chief happiness wizard", "synergy ninja", "zonk archivist", "moon botanist",
     "serotonin dealer", "awesomeness specialist"],
)  # fmt: skip
def test_a_made_up_job_is_not_placed(matcher: OccupationMatcher, job: str) -> None:
    assert matcher.match(job).candidates == ()


@pytest.mark.parametrize(
    ("job", "code"),
    [("dog walker", "39-2021"), ("gut renovation crew", "47-2061"), ("tattoo artist", "27-1019"),
     ("vape shop clerk", "41-2011"), ("plasma center phlebotomist", "31-9097"),
     ("museum curator", "25-4012"), ("cashier at zaxbys", "41-2011"), ("budtender", "41-2031")],
)  # fmt: skip
def test_an_odd_but_real_job_is_placed(matcher: OccupationMatcher, job: str, code: str) -> None:
    best = matcher.match(job).best
    assert best is not None
    assert best.code == code


def test_words_are_weighed_by_what_an_occupations_entries_say() -> None:
    words = SaidWords([("museum curator", "25-4012"), ("cook", "35-2014"), ("fry cook", "35-2011")])
    whole, half = words.of("museum curator", "25-4012"), words.of("vibe curator", "25-4012")
    assert (whole.own, whole.unknown, whole.unknown_first) == (1.0, 0.0, 0.0)
    assert half.own < whole.own
    assert (half.unknown, half.unknown_first) == (0.5, 1.0)

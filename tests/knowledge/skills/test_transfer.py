"""Shares of a next job's needs that a past job meets, kind by kind."""

from __future__ import annotations

import math

import pytest
from sqlalchemy.orm import Session

from knowledge.progressions.wishes import UnknownOccupationError
from knowledge.skills.ratings import KINDS, profile, rules
from knowledge.skills.transfer import TransferShares, transfer_by_kind, transfer_shares

WAITER, TRAINER, CUSTOMER_SERVICE, COMPUTER_SUPPORT, SOLDIER = (
    "35-3031", "13-1151", "43-4051", "15-1232", "55-3016",
)  # fmt: skip


@pytest.fixture(scope="module")
def everywhere(session: Session) -> TransferShares:
    return transfer_shares(session)


def test_all_pairs_at_once_say_the_same_as_pair_by_pair(
    session: Session, everywhere: TransferShares
) -> None:
    chosen = everywhere.codes[::40]
    assert len(chosen) > 20
    for start in chosen:
        for end in chosen:
            one = transfer_by_kind(session, start, end)
            for kind in KINDS:
                share = everywhere.share[kind][everywhere.position[start], everywhere.position[end]]
                if one[kind] is None:
                    assert math.isnan(share)
                else:
                    assert share == pytest.approx(one[kind])


def test_chosen_occupations_are_compared_in_the_order_asked_for(
    session: Session, everywhere: TransferShares
) -> None:
    few = transfer_shares(session, [CUSTOMER_SERVICE, COMPUTER_SUPPORT])
    assert few.codes == (CUSTOMER_SERVICE, COMPUTER_SUPPORT)
    place = everywhere.position[CUSTOMER_SERVICE], everywhere.position[COMPUTER_SUPPORT]
    assert few.share["skill"][0, 1] == everywhere.share["skill"][place]


def test_a_share_counts_elements_that_matter_and_are_held_by_one_bar(session: Session) -> None:
    rule = rules()["delta"]
    held, wanted = (profile(session, code).ratings for code in (CUSTOMER_SERVICE, COMPUTER_SUPPORT))
    matter = [
        element
        for element, rating in wanted.items()
        if rating.kind == "interpersonal" and rating.importance >= rule["importance"]
    ]
    met = [e for e in matter if wanted[e].level - held[e].level < rule["need_step"]]
    share = transfer_by_kind(session, CUSTOMER_SERVICE, COMPUTER_SUPPORT)["interpersonal"]
    assert 0 < len(met) < len(matter)
    assert share == pytest.approx(len(met) / len(matter))


def test_people_skills_carry_over_to_computer_support_more_than_other_kinds(
    session: Session,
) -> None:
    share = transfer_by_kind(session, CUSTOMER_SERVICE, COMPUTER_SUPPORT)
    interpersonal, skill, knowledge = (share[kind] or 0.0 for kind in KINDS)
    assert interpersonal > skill > knowledge


def test_a_share_has_a_direction_and_a_job_meets_itself(everywhere: TransferShares) -> None:
    low, high = everywhere.position[WAITER], everywhere.position[TRAINER]
    for kind in KINDS:
        assert everywhere.share[kind][high, low] > everywhere.share[kind][low, high]
        assert everywhere.share[kind][low, low] == 1.0


def test_a_job_without_ratings_has_no_shares(session: Session) -> None:
    for pair in ((SOLDIER, WAITER), (WAITER, SOLDIER)):
        assert set(transfer_by_kind(session, *pair).values()) == {None}


def test_an_unknown_occupation_is_refused_by_its_code(session: Session) -> None:
    with pytest.raises(UnknownOccupationError, match="99-9999"):
        transfer_by_kind(session, WAITER, "99-9999")
    with pytest.raises(UnknownOccupationError, match="99-9999"):
        transfer_shares(session, ["99-9999"])

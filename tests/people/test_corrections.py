from __future__ import annotations

import pytest

from people import People
from people.naming_nobody import naming_nobody


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("it costs $1,900 in 2026", "it costs $1,900 in 2026"),
        ("call 202-555-0123", "call [phone]"),
        ("call (202) 555 0123 now", "call [phone] now"),
        ("+12025550123 is theirs", "[phone] is theirs"),
        ("write to a.b@school.example please", "write to [mail] please"),
        ("My name is Ana Example and it closed", "[name] and it closed"),
        ("me llamo Luz Ejemplo, está mal", "[name], está mal"),
        ("Ana Example here, wrong price", "[name], wrong price"),
        ("The school is on Market Street", "The school is on Market Street"),
        ("I am sure it is 1,200 hours", "I am sure it is 1,200 hours"),
    ],
)
def test_phone_numbers_mail_and_the_writers_name_are_left_out(said: str, kept: str) -> None:
    assert naming_nobody(said) == kept


@pytest.mark.parametrize("said", ["my cancer made me late", "I was in jail then", "soy católico"])
def test_a_text_with_a_private_fact_is_left_out_as_a_whole(said: str) -> None:
    assert said not in naming_nobody(said)
    assert "left out" in naming_nobody(said)


def test_a_report_keeps_which_option_and_figure_it_is_about(people: People) -> None:
    people.worker("t")
    people.report_wrong_figure(
        "t", "900 now", code="29-2061", figure="total_cost", option_id="nj-1"
    )
    (one,) = [one for one in people.open_corrections() if one.said == "900 now"]
    assert (one.code, one.figure, one.option_id, one.said) == (
        "29-2061", "total_cost", "nj-1", "900 now",
    )  # fmt: skip
    assert len(one.reference) >= 12


def test_settled_once_with_a_note_it_is_no_longer_open(people: People) -> None:
    people.worker("t")
    people.report_wrong_figure("t", "wrong in its own way")
    (one,) = [one for one in people.open_corrections() if one.said == "wrong in its own way"]
    assert people.settle_correction(one.reference, "checked")
    assert not people.settle_correction(one.reference, "again")
    assert one.reference not in {still.reference for still in people.open_corrections()}
    settled = people.correction(one.reference)
    assert settled is not None
    assert settled in people.settled_corrections()
    assert settled.note == "checked"
    assert settled.settled_at is not None


def test_an_unknown_reference_settles_nothing(people: People) -> None:
    assert not people.settle_correction("no-such", "x")
    assert people.correction("no-such") is None


def test_what_was_compared_is_kept_until_the_talk_starts_over_or_is_forgotten(
    people: People,
) -> None:
    people.worker("t")
    assert people.compared("t") is None
    people.set_compared("t", "29-2061", None, ["a", "b"])
    compared = people.compared("t")
    assert compared is not None
    assert compared.option_ids == ("a", "b")
    people.start_over("t")
    assert people.compared("t") is None
    assert people.compared("nobody") is None

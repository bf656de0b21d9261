"""What is said to show a strength: true of everybody in the job, short, plain, no boast."""

from __future__ import annotations

import re

import pytest

from knowledge.skills.ratings import Profile
from knowledge.skills.shown_by import GROUPS, chosen_key, shown_by, shown_by_texts
from tests.actions.reading_grade import flesch_kincaid_grade

TEXTS = sorted(set(shown_by_texts().values()))
LONGEST = 66
HIGHEST_GRADE = 7.0
_NUMBER = re.compile(
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|percent)\b"
)
_ABOUT_SELF_OR_READER = re.compile(r"\b(i|me|my|we|us|our|you|your)\b")
_BOAST = re.compile(
    r"\b(best|always|never|every|award|increased?|raised?|grew|record sales|top|expert|excellent)\b"
)
#: Past forms that do not end in "ed".
_IRREGULAR = re.compile(
    r"brought|built|cut|dealt|did|drew|felt|fit|found|gave|got|had|heard|kept|knew|led|left|let|"
    r"made|met|put|read|saw|sent|set|spoke|taught|thought|told|took|was|won"
)
_LED = re.compile(r"\bled\b|\bstaff and helped them do good work\b")
_LEADS = re.compile(
    r"Supervisor|Manager|Director|Chief|Legislator|Administrator|Postmaster|Chefs|Teacher|Coach|"
    r"Choreographer|Mortician|Captain"
)


def strengths_held(profiles: list[Profile]) -> list[tuple[str, str]]:
    return [
        (held.code, rating.element_id)
        for held in profiles
        for rating in held.ratings.values()
        if rating.is_strength
    ]


def test_every_strength_that_a_job_holds_has_something_that_shows_it(
    profiles: list[Profile],
) -> None:
    held = strengths_held(profiles)
    assert len({code for code, _ in held}) > 800
    assert [pair for pair in held if chosen_key(*pair) is None] == []


def test_every_text_is_said_of_some_job(profiles: list[Profile]) -> None:
    used = {chosen_key(*pair) for pair in strengths_held(profiles)}
    assert shown_by_texts().keys() - used == set()


def test_texts_are_kept_for_occupations_and_their_groups_only(profiles: list[Profile]) -> None:
    beginnings = {held.code[:signs] for held in profiles for signs in GROUPS}
    assert {beginning for beginning, _ in shown_by_texts()} <= beginnings


def test_texts_are_short_and_read_at_grade_seven_or_lower() -> None:
    for text in TEXTS:
        assert len(text) <= LONGEST, text
        assert 4 <= len(text.split()) <= 14, text
        assert flesch_kincaid_grade(text) <= HIGHEST_GRADE, text


def test_texts_tell_of_the_past_without_figures_or_boasts() -> None:
    for text in TEXTS:
        first = text.split()[0]
        assert first.endswith("ed") or _IRREGULAR.fullmatch(first), text
        assert not _NUMBER.search(text), text
        assert not _BOAST.search(text), text
        assert not _ABOUT_SELF_OR_READER.search(text), text
        assert re.fullmatch(r"[A-Za-z][A-Za-z,' -]*[a-z]", text), text


def test_only_those_who_lead_others_by_their_job_are_said_to_have_led(
    profiles: list[Profile],
) -> None:
    titles = {held.code: held.title for held in profiles}
    said = {
        titles[code]
        for code, element in strengths_held(profiles)
        if _LED.search(shown_by(code, element))
    }
    assert said
    assert {title for title in said if not _LEADS.search(title)} == set()


def test_the_finest_group_with_a_text_is_chosen() -> None:
    assert chosen_key("35-3031", "2.A.1.b") == ("35-3031", "2.A.1.b")
    assert chosen_key("35-9099", "2.C.1.e") == ("35-9", "2.C.1.e")
    assert chosen_key("25-9043", "2.A.1.b") == ("25-904", "2.A.1.b")


def test_a_job_without_a_text_is_refused_and_not_made_up() -> None:
    with pytest.raises(LookupError, match=r"2\.A\.1\.b in 55-3016"):
        shown_by("55-3016", "2.A.1.b")

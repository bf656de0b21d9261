from __future__ import annotations

import tomllib

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.store.schema import Occupation
from knowledge.training.relevance import NAMED, NEAR, NameIndex, closeness_of_names
from knowledge.training.rules import FOLDER, course_words

NAMES = [
    "CompTIA A+ Online",
    "LPN to RN Bridge",
    "Practical Nursing",
    "Waiting for Permission",
    "Advanced Locksmith Course",
    "Safe Driving",
]


def close(titles: list[str], written: dict[str, list[str]] | None = None) -> dict[str, int]:
    found, _ = closeness_of_names(NameIndex(NAMES), titles, written, named=0.99, near=0.6)
    return {NAMES[i]: how.level for i, how in found.items()}


def test_written_words_decide_alone_and_never_words_rule_out() -> None:
    words = {"best": ["practical nurs*", "lpn"], "also": ["a+"], "never": ["lpn to rn"]}
    assert close(["Safe Driving"], words) == {"Practical Nursing": NAMED, "CompTIA A+ Online": NEAR}


def test_titles_serve_where_no_words_are_written() -> None:
    assert close(["Locksmiths", "Locksmiths and Safe Repairers"]) == {
        "Advanced Locksmith Course": NAMED
    }


def test_one_word_in_another_form_is_another_thing() -> None:
    assert close(["Waiters and Waitresses", "waiter"]) == {}


def test_a_course_for_the_job_alone_is_more_focused() -> None:
    index = NameIndex(["Welding", "Welding and Plumbing and Painting"])
    found, _ = closeness_of_names(index, [], {"best": ["weld*"]}, named=0.99, near=0.6)
    assert found[0].focus > found[1].focus


def test_course_words_are_for_occupations_of_the_store(committed: Session) -> None:
    codes = set(committed.scalars(select(Occupation.code)))
    assert sorted(set(course_words()) - codes) == []


def test_course_words_are_small_letters_and_of_known_kinds() -> None:
    words = tomllib.loads((FOLDER / "course_words.toml").read_text(encoding="utf-8"))
    for code, kinds in words.items():
        assert set(kinds) <= {"best", "also", "never"}, code
        assert "best" in kinds, code
        assert all(phrase == phrase.lower() for group in kinds.values() for phrase in group), code

from __future__ import annotations

import uuid

import pytest

from people import People, ShownJob


@pytest.fixture
def talk() -> str:
    return uuid.uuid4().hex


def test_the_jobs_shown_last_replace_those_before(people: People, talk: str) -> None:
    people.set_shown(talk, [{"code": "29-1141"}, {"code": "29-2061"}])
    people.set_shown(
        talk,
        [
            {"code": "15-1232", "title": "Computer User Support", "kind": "gateway", "score": 1},
            {"code": "13-1071", "from_code": "43-4051", "kind": "gateway"},
        ],
        page=2,
    )
    assert people.shown(talk) == (
        ShownJob(1, "15-1232", "Computer User Support", "gateway", None, 2),
        ShownJob(2, "13-1071", "", "gateway", "43-4051", 2),
    )


def test_numbers_can_go_on_over_pages(people: People, talk: str) -> None:
    people.set_shown(talk, [{"code": "29-1141", "position": 4}], page=2)
    assert people.shown(talk)[0].position == 4


def test_training_shown_last_is_known_by_number(people: People, talk: str) -> None:
    people.set_shown_training(talk, "15-1232", [{"option_id": "nj-1", "name": "Help desk"}])
    (option,) = people.shown_training(talk)
    assert (option.position, option.code, option.option_id) == (1, "15-1232", "nj-1")


def test_a_choice_is_kept_once_and_becomes_the_focus(people: People, talk: str) -> None:
    people.set_focus(talk, "13-1071")
    people.choose(talk, "15-1232")
    people.choose(talk, "15-1232")
    people.choose(talk, "15-1232", "nj-1")
    assert people.focus(talk) == "15-1232"
    assert [(c.code, c.option_id) for c in people.choices(talk)] == [
        ("15-1232", None),
        ("15-1232", "nj-1"),
    ]

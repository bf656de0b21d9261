"""A coach has the talk: the bot is silent, words go both ways, and the bot goes on afterwards."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from front.app import open_door
from front.handoff.coach_words import CoachWords, NotSaid, Said
from people import People
from settings import Settings
from tests.front.conftest import Peer, Person
from tests.front.handoff.conftest import ANA

TakeOver = Callable[[str], str]


@pytest.fixture
def words(settings: Settings) -> CoachWords:
    return CoachWords(open_door(settings), None)


def test_the_bot_is_silent_and_rasa_hears_nothing_of_what_the_coach_is_told(
    person: Person, people: People, rasa: Peer, take_over: TakeOver
) -> None:
    take_over(person.talk)
    assert person.say("are you there?") == []
    assert rasa.texts() == []
    assert rasa.noted == []
    assert [(m.text, m.kind) for m in people.messages(person.talk)] == [
        ("are you there?", "with_coach")
    ]


def test_after_it_is_handed_back_the_bot_goes_on_where_it_was(
    person: Person, people: People, rasa: Peer, take_over: TakeOver
) -> None:
    buttons = [{"title": "Yes", "payload": "Yes"}, {"title": "No", "payload": "No"}]
    rasa.replies["hi"] = [{"text": "Is that right?", "buttons": buttons}]
    person.say("hi")
    reference = take_over(person.talk)
    person.say("hello coach")
    people.say_as_coach(reference, ANA, "hello", key="1", channel="web")
    assert people.hand_back_talk(reference, ANA)
    person.say("1")
    assert rasa.texts() == ["hi", "Yes"]


@pytest.mark.parametrize("danger", ["I want to kill myself", "quiero morirme"])
def test_distress_is_answered_at_once_even_while_a_coach_has_the_talk(
    person: Person, rasa: Peer, take_over: TakeOver, danger: str
) -> None:
    take_over(person.talk)
    assert "988" in " ".join(person.say(danger))


def test_stop_works_while_a_coach_has_the_talk(
    person: Person, people: People, rasa: Peer, take_over: TakeOver
) -> None:
    take_over(person.talk)
    assert len(person.say("STOP")) == 1
    assert people.worker(person.talk).stopped


def test_taking_consent_back_while_a_coach_has_the_talk_gives_it_back_to_the_bot(
    person: Person, people: People, rasa: Peer, take_over: TakeOver
) -> None:
    take_over(person.talk)
    person.say("stop sharing")
    assert person.say("hi") == ["heard hi"]


@pytest.mark.anyio
async def test_a_coachs_words_are_in_the_web_talk_once(
    person: Person, people: People, rasa: Peer, take_over: TakeOver, words: CoachWords
) -> None:
    reference = take_over(person.talk)
    first = await words.say(reference, ANA, "Hello from Ana", "k1")
    again = await words.say(reference, ANA, "Hello from Ana", "k1")
    assert isinstance(first, Said)
    assert first == again
    said = person.get("messages").json()
    assert [(one["direction"], one["text"]) for one in said] == [("out", "Hello from Ana")]


@pytest.mark.anyio
async def test_nobody_else_and_nothing_empty_is_said(
    person: Person, people: People, rasa: Peer, take_over: TakeOver, words: CoachWords
) -> None:
    reference = take_over(person.talk)
    assert await words.say(reference, ANA + 1, "hello", "k1") == NotSaid("not your talk")
    assert await words.say(reference, ANA, " \u200b ", "k2") == NotSaid("empty")
    assert await words.say(reference, ANA, "x" * 3_000, "k3") == NotSaid("too long")
    people.stop(person.talk)
    assert await words.say(reference, ANA, "hello", "k4") == NotSaid("stopped")
    people.restart(person.talk)
    people.withdraw_handoff(person.talk)
    assert await words.say(reference, ANA, "hello", "k5") == NotSaid("not your talk")
    assert people.messages(person.talk) == ()

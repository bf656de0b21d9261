from __future__ import annotations

from collections.abc import Callable

import pytest

from front.handoff.withdrawing import asks_to_withdraw
from people import People
from tests.front.conftest import Peer, Person


@pytest.mark.parametrize(
    "words",
    ["stop sharing", "Stop sharing!", "withdraw my consent", "I want to revoke my consent",
     "Deje de compartir", "deje de compartir mi hoja", "retiro mi permiso",
     "ya no comparta mis datos", "take down my skills page"],
)  # fmt: skip
def test_a_plain_wish_to_end_sharing_is_heard(words: str) -> None:
    assert asks_to_withdraw(words)


@pytest.mark.parametrize(
    "words", ["stop", "stop texting me", "share my skills", "I stopped sharing a car", "alto"]
)
def test_other_messages_are_none(words: str) -> None:
    assert not asks_to_withdraw(words)


@pytest.mark.parametrize("words", ["stop sharing", "withdraw my consent", "deje de compartir"])
def test_sharing_ends_in_the_talk_even_while_rasa_is_down(
    person: Person, people: People, send: Callable[[str], str], words: str
) -> None:
    reference = send(person.talk)
    assert len(person.say(words)) == 1
    left = people.handoff_named(reference)
    assert left is not None
    assert left.state == "withdrawn"
    assert not people.worker(person.talk).stopped


def test_withdraw_my_consent_ends_our_messages_where_nothing_is_shared(
    person: Person, people: People, rasa: Peer
) -> None:
    person.say("withdraw my consent")
    assert people.worker(person.talk).stopped


def test_stop_sharing_is_no_stop_to_messages_where_nothing_is_shared(
    person: Person, people: People, rasa: Peer
) -> None:
    assert "delete my data" in person.say("stop sharing")[0]
    assert not people.worker(person.talk).stopped
    assert rasa.texts() == []


def test_a_person_who_stopped_our_messages_can_still_end_sharing(
    person: Person, people: People, rasa: Peer, send: Callable[[str], str]
) -> None:
    reference = send(person.talk)
    person.say("stop")
    assert person.say("stop sharing") == []
    left = people.handoff_named(reference)
    assert left is not None
    assert left.state == "withdrawn"

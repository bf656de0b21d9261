"""Whoever tells of distress is never told that they were not understood."""

from __future__ import annotations

import pytest

from people import People
from tests.front.conftest import Peer, Person

NOT_UNDERSTOOD = [{"text": "Sorry, I did not get that."}, {"custom": {"misunderstood": True}}]
#: Only the learned signs hear it, and not for sure.
PERHAPS = "i cry in the walk in every shift"


def test_heavy_words_are_followed_by_kind_ones_and_no_misunderstanding(
    person: Person, rasa: Peer, people: People
) -> None:
    rasa.replies[PERHAPS] = NOT_UNDERSTOOD
    heavy, kind = person.say(PERHAPS)
    assert "988" in heavy
    assert kind.startswith("I am here.")
    assert [message.text for message in people.messages(person.talk)][-2:] == [heavy, kind]


def test_what_is_said_right_after_distress_is_met_kindly(person: Person, rasa: Peer) -> None:
    rasa.replies["yeah whatever"] = NOT_UNDERSTOOD
    person.say("i feel hopeless")
    assert person.say("yeah whatever")[0].startswith("I am here.")
    assert person.say("yeah whatever") == ["Sorry, I did not get that."]


@pytest.mark.parametrize("text", ["blorp", "hm"])
def test_at_any_other_time_the_talk_says_it_did_not_understand(
    text: str, person: Person, rasa: Peer
) -> None:
    rasa.replies[text] = NOT_UNDERSTOOD
    assert person.say(text) == ["Sorry, I did not get that."]

"""Check-ins in the talk: offered once, agreed to step by step, and answered in context."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import resources
from actions.support import NoteHelpful
from actions.unknown import Unknown
from followups.rounds import Followups
from front.responses import Responses
from front.sms.gsm import segments
from front.sms.wording import as_message, sms_of
from knowledge.circumstances.own_risk import find_own_risk
from people import PastJob, People
from settings import Settings
from tests.followups.conftest import (
    NOON,
    SERVICES_SALES,
    TALKED,
    WAITER,
    World,
    declining,
    world_on,
)


@dataclass
class Talking:
    """Somebody in the talk, by the action server's own classes."""

    people: People
    channel: str = "web"
    slots: dict[str, Any] = field(default_factory=lambda: {"expecting": "nothing"})
    said: list[dict[str, Any]] = field(default_factory=list)

    def say(self, text: str, action: type = Unknown) -> list[dict[str, Any]]:
        message = {"text": text, "intent": {"name": ""}}
        tracker = Tracker("talk", dict(self.slots), message, [], False, None, {}, "action_listen")
        tracker.get_latest_input_channel = lambda: self.channel  # type: ignore[method-assign]
        dispatcher = CollectingDispatcher()
        for event in asyncio.run(action().run(dispatcher, tracker, {})):
            if event["event"] == "slot":
                self.slots[event["name"]] = event["value"]
        self.said = dispatcher.messages
        return self.said

    @property
    def words(self) -> str:
        return "\n".join(str(one.get("text") or one.get("response")) for one in self.said)

    @property
    def choices(self) -> list[str]:
        return [button["title"] for one in self.said for button in one.get("buttons") or []]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = world_on(f"sqlite:///{tmp_path / 'people.sqlite'}", tmp_path)
    yield made
    made.people.close()


@pytest.fixture
def talking(world: World, monkeypatch: pytest.MonkeyPatch) -> Talking:
    monkeypatch.setattr(resources, "people", lambda: world.people)
    world.people.introduce("talk")
    world.people.add_jobs("talk", [PastJob("waiter", code=WAITER, confirmed=True)])
    world.people.choose("talk", SERVICES_SALES)
    return Talking(world.people)


def test_they_are_offered_once_after_somebody_said_how_it_went(talking: Talking) -> None:
    talking.say("that helped", NoteHelpful)
    assert "May I write to you first" in talking.words
    talking.say("No, thanks")
    assert "only write when you write" in talking.words
    talking.say("that helped", NoteHelpful)
    assert "May I write" not in talking.words
    assert talking.people.check_in_wish("talk").agreed_at is None


def test_how_often_when_and_the_industry_are_asked_once_each(talking: Talking) -> None:
    talking.say("let me know if anything changes")
    assert talking.choices[0] == "Twice a month"
    talking.say("Once a month")
    talking.say("Evenings")
    assert "Store" in talking.choices
    talking.say("Store")
    wish = talking.people.check_in_wish("talk")
    assert (wish.at_most, wish.from_hour, wish.to_hour, wish.industry) == (1, 17, 21, "44-45")
    talking.say("no more check-ins")
    talking.say("keep me posted")
    talking.say("Twice a month")
    talking.say("Mornings")
    assert "Done" in talking.words


def test_by_sms_the_wish_counts_only_after_the_last_question(talking: Talking) -> None:
    talking.channel = "sms"
    for text in ("keep me posted", "Twice a month", "Mornings"):
        talking.say(text)
        assert talking.people.check_in_wish("talk").agreed_at is None
    talking.say("Other, or skip")
    assert talking.people.check_in_wish("talk").channel == "sms"


@pytest.mark.parametrize(
    "text", ["tell me what changes after that job", "I got hired there in 2019", "yes", "1"]
)
def test_what_is_about_something_else_is_left_to_the_talk(talking: Talking, text: str) -> None:
    talking.say(text)
    assert talking.people.check_in_wish("talk").agreed_at is None
    assert "wrote it down" not in talking.words


def heard(world: World, talking: Talking) -> None:
    """A change that was told just now."""
    talking.people.want_check_ins("talk", "web")
    talking.people.remember("talk", zip_code="10001")
    world.talked("talk", TALKED)
    world._wish("talk", agreed_at=TALKED, anchor_at=TALKED)
    world.release()
    world.round(TALKED)
    world.release(declining())
    Followups(talking.people, world.settings).round(NOON)
    assert world.said("talk")


def test_show_me_is_about_the_very_job_of_the_check_in(world: World, talking: Talking) -> None:
    heard(world, talking)
    talking.people.set_focus("talk", "29-1141")
    talking.say("Show me")
    assert "News for sales rep" in talking.words
    assert talking.people.worker("talk").focus_code == SERVICES_SALES
    assert talking.people.open_check_in("talk") is None


def test_later_and_an_outcome_are_kept_as_answers(world: World, talking: Talking) -> None:
    heard(world, talking)
    talking.say("Later")
    assert "later" in talking.words.lower()
    check_in = talking.people.last_check_in("talk", after=TALKED)
    assert check_in is not None
    assert check_in.answer == "later"
    # One worker is too few to be shown.
    talking.people.note_outcome("talk", "started")
    assert talking.people.outcomes_shown()["started"] is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("they cut my hours again", "hours_cut"), ("my contract ends in june", "contract_ending"),
        ("our store is closing down", "contract_ending"), ("i just got laid off", "laid_off"),
        ("me quitaron horas en el trabajo", "hours_cut"),
        ("mi contrato se acaba", "contract_ending"),
        ("me despidieron ayer", "laid_off"), ("i got laid off in 2019", None),
        ("waited tables 5 years", None), ("i cut hair", None),
        ("they cut my hours 2 years ago", None),
    ],
)  # fmt: skip
def test_the_danger_of_a_job_is_read_in_both_languages(text: str, kind: str | None) -> None:
    assert find_own_risk(text) == kind


def test_hours_that_were_cut_are_asked_about_a_week_later_once(talking: Talking) -> None:
    talking.say("they cut my hours")
    talking.say("they cut my hours again")
    with talking.people.reading() as session:
        from people.check_in_tables import CheckInRow

        (row,) = session.query(CheckInRow).all()
    assert (row.kind, row.own_risk) == ("own_words", "hours_cut")
    assert (row.due_at - row.made_at).days == 7


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_question_fits_two_segments_of_sms(talking: Talking, language: str) -> None:
    talking.channel, talking.slots["language"] = "sms", language
    answers = {
        "en": ["keep me posted", "Twice a month", "Mornings", "Other, or skip"],
        "es": ["manténgame al tanto", "Dos veces al mes", "En la mañana", "Otro, o saltar"],
    }[language]
    for text in answers:
        for one in talking.say(text):
            message = as_message(one["text"], one.get("buttons") or [])
            texts = sms_of([message], Responses(Settings(_env_file=None)), language)
            assert [segments(text) <= 2 for text in texts] == [True], texts

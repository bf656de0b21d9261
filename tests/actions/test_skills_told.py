"""What is said of strengths, resume lines and the skill delta, by the real actions and stores."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import resources
from actions.skills import ShowSkillDelta, ShowStrengths
from actions.support import PointToResumeHelp
from actions.turn import TalkAction
from actions.wording import line
from actions.yes_and_no import AnswerYes
from knowledge.library import Library
from people.migrate import migrate
from people.people import People
from people.records import PastJob
from tests.actions.reading_grade import flesch_kincaid_grade

TALK = "talk"
WAITER, STOCKER, SOLDIER, SEWER = "35-3031", "53-7065", "55-3016", "51-6031"
TRAINER, SERVICES_SALES = "13-1151", "41-3091"
HIGHEST_GRADE = 7.0
#: Read aloud in about a minute.
LONGEST = 1000


@dataclass(frozen=True)
class Said:
    """The last response of a turn with the values that fill it in, and the slots it sets."""

    response: str
    values: dict[str, Any]
    slots: dict[str, Any]


class Worker:
    """Somebody whose messages go straight to an action."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.slots: dict[str, Any] = {"expecting": "nothing"}

    def worked(self, *jobs: tuple[str, int | None]) -> None:
        told = [PastJob(said=code, code=code, months=months) for code, months in jobs]
        self.people.replace_jobs(TALK, told)

    def asks(self, action: TalkAction, text: str = "what am i good at") -> Said:
        dispatcher = CollectingDispatcher()
        tracker = Tracker(TALK, self.slots, {"text": text}, [], False, None, {}, "action_listen")
        events = asyncio.run(action.run(dispatcher, tracker, {}))
        for event in events:
            self.slots[event["name"]] = event["value"]
        last: dict[str, Any] = dispatcher.messages[-1]
        return Said(last["response"], last, self.slots)


@pytest.fixture
def worker(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker]:
    url = f"sqlite:///{tmp_path / 'people.sqlite'}"
    migrate(url)
    people = People(url)
    monkeypatch.setattr(resources, "library", lambda: library)
    monkeypatch.setattr(resources, "people", lambda: people)
    yield Worker(people)
    people.close()


def test_each_strength_comes_with_what_the_worker_did(worker: Worker) -> None:
    worker.worked((WAITER, 60))
    said = worker.asks(ShowStrengths())
    lines = said.values["strengths"].splitlines()
    assert said.response == "utter_strengths"
    assert said.values["intro"] == line("strength.intro")
    assert 3 <= len(lines) <= 5
    assert all(": you " in one for one in lines)
    assert said.values["note"] == line("strength.note")


def test_of_several_past_jobs_each_strength_names_its_own(worker: Worker) -> None:
    worker.worked((WAITER, 6), ("43-3031", 90))
    told = worker.asks(ShowStrengths()).values["strengths"]
    assert ": as bookkeeper, you " in told
    assert ": as waiter or waitress, you " in told


def test_strengths_are_weighed_for_the_job_in_focus_and_say_so(worker: Worker) -> None:
    worker.worked((WAITER, 60))
    alone = worker.asks(ShowStrengths()).values["strengths"]
    worker.people.set_focus(TALK, TRAINER)
    said = worker.asks(ShowStrengths())
    assert said.values["intro"] == line("strength.intro_towards", title="training specialist")
    assert said.values["strengths"] != alone


def test_a_job_in_focus_with_borrowed_scores_is_said(worker: Worker) -> None:
    worker.worked((WAITER, 60))
    worker.people.set_focus(TALK, SERVICES_SALES)
    assert "sales rep for services" in worker.asks(ShowStrengths()).values["intro"].split("\n")[0]


def test_where_nothing_counts_in_the_job_in_focus_the_strengths_are_told_without_it(
    worker: Worker,
) -> None:
    worker.worked((WAITER, 60))
    worker.people.set_focus(TALK, SOLDIER)
    said = worker.asks(ShowStrengths())
    title = "infantry soldier or marine"
    assert said.values["intro"] == line("strength.intro_not_weighed", title=title)
    assert said.values["strengths"]


def test_a_yes_to_the_strengths_makes_a_resume_line_of_each(worker: Worker) -> None:
    worker.worked((WAITER, 60))
    strengths = worker.asks(ShowStrengths())
    said = worker.asks(AnswerYes(), "yes")
    lines = [one for one in said.values["lines"].splitlines() if one.startswith("- ")]
    assert said.response == "utter_resume_help"
    assert len(lines) == len(strengths.values["strengths"].splitlines())
    assert all(one.endswith(", 5 years as a server") for one in lines)
    assert said.values["lines"].endswith(line("strength.resume_strike"))
    assert said.slots["expecting"] == "nothing"


def test_resume_lines_can_be_asked_for_at_once(worker: Worker) -> None:
    worker.worked((WAITER, 60))
    said = worker.asks(PointToResumeHelp(), "help me with my resume")
    assert ", 5 years as a server" in said.values["lines"]


@pytest.mark.parametrize(
    ("jobs", "key"),
    [((), "strength.resume_needs_jobs"), (((SEWER, 60),), "strength.resume_none")],
)
def test_without_strengths_resume_help_says_why_there_are_no_lines(
    worker: Worker, jobs: tuple[tuple[str, int], ...], key: str
) -> None:
    worker.worked(*jobs)
    said = worker.asks(PointToResumeHelp(), "help me with my resume")
    assert said.values["lines"] == line(key)


@pytest.mark.parametrize("code", [SEWER, SOLDIER])
def test_a_job_without_people_skills_in_the_data_is_told_kindly(worker: Worker, code: str) -> None:
    worker.worked((code, 60))
    assert worker.asks(ShowStrengths()).response == "utter_no_strengths"


@pytest.mark.parametrize("start", [WAITER, STOCKER, "43-4051", "31-1121", "37-2011", SEWER])
@pytest.mark.parametrize("end", [TRAINER, "15-1232", "29-2061", SERVICES_SALES])
def test_a_delta_tells_kinds_and_steps_apart_and_is_short_and_plain(
    worker: Worker, start: str, end: str
) -> None:
    worker.worked((start, 24))
    worker.people.set_focus(TALK, end)
    said = worker.asks(ShowSkillDelta(), "what would i have to learn")
    told = said.values["delta"]
    assert said.response == "utter_skill_delta"
    assert "step)" in told
    assert told.count("To learn, ") == len(set(told.split("To learn, "))) - 1
    assert len(told) <= LONGEST
    assert flesch_kincaid_grade(told) <= HIGHEST_GRADE


def test_a_military_job_has_no_delta_and_that_is_said(worker: Worker) -> None:
    worker.worked((SOLDIER, 24))
    worker.people.set_focus(TALK, "33-3051")
    said = worker.asks(ShowSkillDelta(), "what would i have to learn")
    assert said.values["delta"] == line("delta.unknown")

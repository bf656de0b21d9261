"""What a worker reads when a part is down, and that nothing is lost.

In a system of its own, each part is stopped once and started again; several people live through
it, and each test looks at one of them. Its operator has set a coach's contact, which the other
tests do without.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from people import People
from supervisor.system import RunningSystem, fresh_settings
from tests.conversations.own_system import ANSWER_SECONDS, OwnSystem
from tests.conversations.person import Answer, Person
from tests.conversations.privacy import found_in_logs

CONTACT = "Ask for Sam, 555-0100"
DISTRESS = "honestly i want to kill myself"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnSystem]:
    settings = fresh_settings(tmp_path_factory.mktemp("failing"))
    settings = settings.model_copy(update={"coach_contact": CONTACT})
    with (
        RunningSystem(settings) as running,
        httpx.Client(base_url=running.front_url, timeout=ANSWER_SECONDS, trust_env=False) as client,
    ):
        yield OwnSystem(running, client)


@pytest.fixture(scope="module")
def own_people(own: OwnSystem) -> Iterator[People]:
    repository = People(own.settings.people_database)
    yield repository
    repository.close()


@dataclass
class Outage:
    """Who wrote while a part was down, and what the front's own check said."""

    #: In the middle of the questions; answers one of them.
    answering: Person
    #: Writes of suicide.
    in_distress: Person
    #: Writes STOP, something, and START.
    stopping: Person
    #: Confirms that everything is to be deleted.
    deleting: Person
    readiness: httpx.Response


def _live_through(
    own: OwnSystem, part: str, next_to_come: Callable[[], None] | None = None
) -> Outage:
    """Take a part away while people write; what comes next happens before it is back."""
    answering, in_distress, stopping, deleting = (own.somebody() for _ in range(4))
    answering.confirm("cashier 2 years")
    in_distress.say("hi")
    stopping.say("hi")
    deleting.say_all("cashier 2 years", "delete my data")
    with own.without(part):
        answering.say("right away")
        in_distress.say(DISTRESS)
        stopping.say_all("STOP", "hello", "START")
        deleting.say("yes")
        readiness = own.readiness()
        if next_to_come:
            next_to_come()
    return Outage(answering, in_distress, stopping, deleting, readiness)


@dataclass
class WithoutStore:
    """Who wrote while the action server ran with an empty folder for its store, and its log."""

    person: Person
    folder: Path
    log: str = ""


@pytest.fixture(scope="module")
def without_store(own: OwnSystem, tmp_path_factory: pytest.TempPathFactory) -> WithoutStore:
    return WithoutStore(own.somebody(), tmp_path_factory.mktemp("empty"))


@pytest.fixture(scope="module")
def without_rasa(own: OwnSystem) -> Outage:
    return _live_through(own, "rasa")


@pytest.fixture(scope="module")
def without_actions(own: OwnSystem, without_store: WithoutStore) -> Outage:
    def write_without_store() -> None:
        broken = own.settings.model_copy(update={"knowledge_dir": without_store.folder})
        with own.in_its_place("actions", broken) as actions:
            without_store.person.say("i was a cashier for 2 years")
            without_store.log = actions.log.read_text(encoding="utf-8")

    without_store.person.say("hi")
    return _live_through(own, "actions", write_without_store)


@pytest.fixture(params=["rasa", "actions"])
def outage(request: pytest.FixtureRequest) -> Outage:
    lived_through: Outage = request.getfixturevalue(f"without_{request.param}")
    return lived_through


def test_the_first_message_after_a_start_is_answered_like_any_other(own: OwnSystem) -> None:
    assert own.first_answer.says("utter_understood_jobs")


def test_a_wish_for_a_person_shows_the_operators_contact(
    own: OwnSystem, own_people: People
) -> None:
    person = own.somebody()
    answer = person.say_all("hi", "can i talk to a real person")
    assert answer.says("utter_person_contact")
    assert CONTACT in answer.text
    assert own_people.handoff(person.talk) is not None


def test_distress_names_the_operators_contact(own: OwnSystem) -> None:
    assert CONTACT in own.somebody().say("i want to die").text


def test_while_a_part_is_down_the_answer_is_kind_and_says_that_the_message_is_kept(
    outage: Outage,
) -> None:
    answer = outage.answering.answers[-1]
    assert answer.status == 200
    assert answer.is_own("system_down") or answer.is_own("still_working")


def test_what_was_written_while_a_part_was_down_counts_once_it_is_back(
    outage: Outage, own_people: People
) -> None:
    talk = outage.answering.talk
    assert [job.code for job in own_people.jobs(talk)] == ["41-2011"]
    answer = outage.answering.say("high school diploma")
    worker = own_people.worker(talk)
    assert worker.urgency == "now"
    assert worker.schooling is not None
    assert answer.questions[-1:] == ["licences"]


def test_distress_is_answered_while_a_part_is_down(outage: Outage) -> None:
    assert "988" in outage.in_distress.answers[-1].text


def test_stop_and_start_work_while_a_part_is_down(outage: Outage) -> None:
    stop, silent, start = outage.stopping.answers[-3:]
    assert stop.is_own("stop")
    assert silent.texts == []
    assert start.is_own("start")


def test_the_check_for_operators_names_the_part_that_is_down(outage: Outage) -> None:
    assert outage.readiness.status_code == 503
    assert "not answering" in outage.readiness.json()["parts"].values()


def test_a_deletion_confirmed_while_a_part_is_down_is_done_once_it_is_back(
    outage: Outage, own: OwnSystem, own_people: People
) -> None:
    if own_people.find(outage.deleting.talk) is not None:
        _answer_the_deletion(outage.deleting)
    assert own_people.find(outage.deleting.talk) is None
    database = own.settings.tracker_database.removeprefix("sqlite:///")
    with closing(sqlite3.connect(database)) as connection:
        query = "SELECT count(*) FROM events WHERE sender_id = ?"
        assert connection.execute(query, (outage.deleting.talk,)).fetchone() == (0,)


def _answer_the_deletion(person: Person) -> Answer:
    """The kept yes is delivered with the next message, whatever that is."""
    answer = person.say("hello?")
    assert answer.forgotten
    return answer


@pytest.mark.usefixtures("without_actions")
def test_a_store_that_goes_missing_gets_a_kind_answer_and_a_precise_log_line(
    without_store: WithoutStore,
) -> None:
    assert without_store.person.answers[-1].says("utter_no_facts")
    assert str(without_store.folder / "store.sqlite") in without_store.log
    assert "knowledge build" in without_store.log


@pytest.mark.usefixtures("without_actions")
def test_once_the_store_is_back_jobs_are_heard_again(
    without_store: WithoutStore, own_people: People
) -> None:
    without_store.person.say("i was a cashier for 2 years")
    assert [job.months for job in own_people.jobs(without_store.person.talk)] == [24]


def test_no_log_holds_what_was_written_while_parts_were_down(
    own: OwnSystem, without_rasa: Outage, without_actions: Outage
) -> None:
    people = (
        getattr(outage, name)
        for outage in (without_rasa, without_actions)
        for name in ("answering", "in_distress", "deleting")
    )
    sent = [message for person in people for message in person.sent]
    assert found_in_logs(own.settings.var_dir / "logs", sent) == []

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from people import People
from settings import Settings
from tests.conversations.occupations import names
from tests.conversations.person import Person


@contextmanager
def rows_of(database: str) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(database.removeprefix("sqlite:///"))) as connection:
        yield connection


def tracked(settings: Settings, person: Person) -> int:
    """Rows that Rasa keeps about a talk."""
    with rows_of(settings.tracker_database) as connection:
        query = "SELECT count(*) FROM events WHERE sender_id = ?"
        return int(connection.execute(query, (person.talk,)).fetchone()[0])


def mentions(database: str, word: str) -> list[str]:
    """Tables that hold a word anywhere."""
    found = []
    with rows_of(database) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
        for (table,) in tables.fetchall():
            rows = connection.execute(f'SELECT * FROM "{table}"').fetchall()
            if any(word in str(value) for row in rows for value in row):
                found.append(table)
    return found


def test_deleting_asks_first_and_then_takes_every_row_out_of_both_databases(
    person: Person, people: People, settings: Settings
) -> None:
    secret = "zanzibarian"
    person.say(f"i was a {secret} cashier for 2 years")
    person.say("Yes, that's right")
    assert person.say("delete my data").says("utter_ask_delete")
    assert people.find(person.talk) is not None
    answer = person.say("Yes")
    assert answer.texts
    assert answer.says("utter_deleted")
    assert answer.forgotten
    assert people.find(person.talk) is None
    assert tracked(settings, person) == 0
    for database in (settings.people_database, settings.tracker_database):
        assert mentions(database, secret) == []
        assert mentions(database, person.talk) == []


def test_a_deleted_talk_is_not_known_any_more(person: Person) -> None:
    answer = person.say_all("cashier 2 years", "delete my data", "yes", "hello")
    assert answer.status == 404
    assert answer.is_own("unknown_talk")


def test_no_keeps_the_data_and_says_so(person: Person, people: People) -> None:
    answer = person.say_all("cashier 2 years", "delete my data", "no")
    assert answer.says("utter_kept")
    assert len(answer.texts) == 1
    assert people.jobs(person.talk)


def test_deleting_is_asked_and_answered_in_the_middle_of_the_questions_too(
    person: Person, people: People
) -> None:
    person.confirm("cashier 2 years")
    assert person.say("delete my data").says("utter_ask_delete")
    assert person.say("yes").forgotten
    assert people.find(person.talk) is None


def test_keeping_the_data_in_the_middle_of_the_questions_goes_on_with_them(
    person: Person, people: People
) -> None:
    person.confirm("cashier 2 years")
    answer = person.say_all("delete my data", "no")
    assert answer.says("utter_kept")
    assert answer.questions == ["urgency"]
    assert people.jobs(person.talk)


def test_starting_over_forgets_jobs_and_answers_and_asks_anew(
    waiter: Person, people: People
) -> None:
    answer = waiter.say("start over")
    assert answer.says("utter_started_over")
    assert answer.says("utter_ask_past_jobs")
    assert people.jobs(waiter.talk) == ()
    assert waiter.confirm("cashier 2 years").questions == ["urgency"]


def test_starting_over_works_in_the_middle_of_the_questions(person: Person) -> None:
    person.confirm("cashier 2 years")
    answer = person.say("start over")
    assert answer.questions == []
    assert person.say("janitor 2 years").says("utter_understood_jobs")


def test_coming_back_finds_the_jobs_again_and_asks_nothing_anew(waiter: Person) -> None:
    later = waiter.ask_again()
    answer = later.say("hello")
    assert answer.says("utter_welcome_back")
    assert names(answer.text, "35-3031")
    assert answer.questions == []


@pytest.mark.parametrize("words", ["help", "what can you do?", "how does this work"])
def test_help_says_what_can_be_asked(person: Person, words: str) -> None:
    answer = person.say_all("hi", words)
    assert "person" in answer.text
    assert answer.says("utter_help") or answer.is_own("help")


def test_goodbye_says_that_the_place_is_kept(person: Person) -> None:
    assert person.say_all("hi", "bye").says("utter_goodbye")


def test_thanks_are_welcome(person: Person) -> None:
    assert person.say_all("hi", "thank you so much").says("utter_welcome")


def test_the_last_answer_is_said_again_with_its_buttons(waiter: Person) -> None:
    before = waiter.say("tell me about number 1")
    again = waiter.say("can you say that again")
    assert again.texts == before.texts
    assert again.titles == before.titles


def test_nothing_to_say_again_at_the_start_is_no_failure(person: Person) -> None:
    assert not person.say("say that again").says("utter_apology")


def test_a_yes_that_answers_nothing_is_taken_kindly_once(waiter: Person) -> None:
    waiter.say("what am I good at?")
    assert len(waiter.say("yes").texts) == 1


@pytest.mark.parametrize("word", ["yes", "no", "skip", "ok", "maybe"])
def test_a_lone_word_at_the_very_start_is_answered(person: Person, word: str) -> None:
    answer = person.say(word)
    assert answer.says("utter_introduction")
    assert not answer.says("utter_offer_person")
    assert len(answer.texts) == 2


@pytest.mark.parametrize("word", ["yes", "no", "skip", "help", "more", "1"])
@pytest.mark.parametrize("before", ["hi", "cashier 2 years", "delete my data"])
def test_no_short_word_breaks_the_talk(
    person: Person, people: People, before: str, word: str
) -> None:
    person.say(before)
    answer = person.say(word)
    assert len(answer.texts) <= 3
    if not answer.forgotten:
        assert not person.say("what can you do?").says("utter_apology")
        person.say("I worked as a janitor for 3 years")
        assert "37-2011" in [job.code for job in people.jobs(person.talk)]


def test_stop_ends_all_answers_until_start(person: Person) -> None:
    stopped = person.say_all("cashier 2 years", "STOP")
    assert stopped.stopped
    assert stopped.is_own("stop")
    silent = person.say("hello?")
    assert silent.texts == []
    assert silent.stopped
    started = person.say("START")
    assert started.is_own("start")
    assert not started.stopped


def test_after_start_the_talk_goes_on_where_it_was(person: Person) -> None:
    person.confirm("cashier 2 years")
    person.say_all("STOP", "START")
    assert person.say("right away").questions == ["schooling"]


def test_privacy_says_what_is_kept_and_how_it_is_deleted(person: Person) -> None:
    answer = person.say_all("hi", "what do you do with my information?")
    assert answer.says("utter_privacy")

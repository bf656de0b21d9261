from __future__ import annotations

import pytest

from settings import Settings
from tests.conversations.person import Person
from tests.conversations.privacy import found_in_logs

#: One of each kind of message, each with a word that stands nowhere else.
MESSAGES = [
    "i was a cashier at quibblemart for 2 years",
    "no, number 1 is line cook at the wobblegrill",
    "i live in Vexburg near plinth street",
    "my name is Zebulon Quartermain and my phone is 555-0142",
    "fnordish gibberish of the unknown kind",
    "how much does a glimwright job pay",
    "i want to be a snorkeldyne engineer",
    "/slashed_intent_zyx",
    "i want to kill myself says mournivald",
    "<b>markup wixwox</b>",
    "that pay figure is wrong says crumblenose",
    "x" * 2_500,
]
WORDS = [
    "quibblemart", "wobblegrill", "Vexburg", "plinth", "Zebulon", "Quartermain", "555-0142",
    "fnordish", "glimwright", "snorkeldyne", "slashed_intent", "mournivald", "wixwox",
    "crumblenose", "xxxxxxxxxx",
]  # fmt: skip


def test_no_log_holds_anything_that_was_written(person: Person, settings: Settings) -> None:
    person.say("hi")
    for message in MESSAGES:
        person.say(message)
    assert found_in_logs(settings.var_dir / "logs", WORDS, shortest=1) == []


def test_no_log_holds_the_name_of_a_talk(person: Person, settings: Settings) -> None:
    person.say_all("hi", "cashier 2 years", "delete my data")
    assert found_in_logs(settings.var_dir / "logs", [person.talk]) == []


@pytest.mark.parametrize("answer", ["I live in Newark NJ", "I make $15.37 an hour"])
def test_no_log_holds_a_fact_about_a_worker(
    person: Person, settings: Settings, answer: str
) -> None:
    person.say_all("cashier 2 years", answer)
    assert found_in_logs(settings.var_dir / "logs", [answer]) == []

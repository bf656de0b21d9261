from __future__ import annotations

import pytest

from settings import Settings
from supervisor.demo import Expectations, Turn, play, read_script
from supervisor.talk import Answer, Reply

EXPECTED = Expectations(
    never=("something went wrong",),
    somewhere=(r"\$\d",),
    at_the_end=("Training",),
    last_turns=1,
)


def turn(message: str, text: str) -> Turn:
    return Turn(message, Answer((Reply(text),)))


def test_a_conversation_that_meets_every_expectation_has_no_failures() -> None:
    turns = [turn("waited tables", "Pay: $40,000"), turn("1", "Training near you")]
    assert EXPECTED.failures(turns) == []


def test_an_apology_an_empty_answer_and_a_missing_end_are_each_told() -> None:
    turns = [
        turn("hello", ""),
        turn("waited tables", "Sorry, something went wrong."),
        turn("1", "Bye"),
    ]
    assert EXPECTED.failures(turns) == [
        'no answer to "hello"',
        'the answer to "waited tables" has "something went wrong"',
        r'nowhere "\$\d"',
        'not at the end: "Training"',
    ]


def test_the_committed_script_and_expectations_can_be_read() -> None:
    assert read_script()[0] == "waited tables 5 years"
    assert Expectations.read().at_the_end


def test_the_conversation_is_printed_as_it_goes(
    small_front: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    turns = play(small_front.front_url, ["waited tables", "silence"])
    assert [len(one.answer.replies) for one in turns] == [2, 0]
    assert capsys.readouterr().out.startswith("> waited tables\nYou said: waited tables\n")

"""Training by text message: each answer in two segments, a typed number means an option."""

from __future__ import annotations

import re
import time

import httpx
import pytest

from people import People
from tests.conversations.handoff.conftest import Phone
from tests.conversations.made_training import NEAR

#: All questions on the screen of training, and what the answer has to hold.
ENGLISH = [
    ("Show me training for it", r"1\..*paid"),
    ("2", r"Cost: .*\n.*Time: "),
    ("why", r"[Rr]esults|bars|Not known"),
    ("compare 1 and 2", r"http\S+/compare/\S+"),
    ("how do i pay for 2", r"WIOA"),
    ("with childcare", r"child care"),
    ("no filters", r"1\."),
    ("they say a job is guaranteed", r"No school can promise"),
    ("This is wrong", r"your own words"),
    ("it costs 900 now", r"stored your words"),
    ("Show me more training", r"[2-6]\."),
]
SPANISH = [
    ("Muéstreme cursos para ese trabajo", r"1\..*pagan"),
    ("2", r"Costo: "),
    ("por qué", r"[Rr]esultados|No se sabe|minimos"),
    ("compare el 1 y el 2", r"http\S+/compare/\S+"),
    ("cómo lo pago", r"WIOA"),
    ("con guardería", r"guarder"),
    ("sin filtros", r"1\."),
    ("me prometen un trabajo seguro", r"Ninguna escuela puede"),
    ("Esto está mal", r"con sus palabras"),
    ("cuesta 900 ahora", r"Guard"),
    ("Muéstreme más cursos", r"[2-6]\."),
]


@pytest.mark.parametrize(
    ("begins", "asks"),
    [
        (("I waited tables for 5 years", "yes", "skip all questions", f"I live in {NEAR}",
          "I want to be a welder"), ENGLISH),
        (("trabajé de mesera 5 años", "sí", "saltar todas las preguntas", f"vivo en {NEAR}",
          "quiero ser soldadora"), SPANISH),
    ],
    ids=["en", "es"],
)  # fmt: skip
def test_every_question_is_answered_in_at_most_two_segments_a_message(
    client: httpx.Client, people: People, begins: tuple[str, ...], asks: list[tuple[str, str]]
) -> None:
    phone = Phone(client, f"+1201555{int(time.time() * 10) % 10_000:04d}")
    phone.say_all(*begins)
    for asked, told in asks:
        answer = phone.say(asked)
        assert re.search(told, answer), f"{asked!r}: {answer}"
    texts = list(phone._texts())
    assert all(text["segments"] <= 2 for text in texts)
    assert all(text["alphabet"] == "GSM-7" for text in texts)

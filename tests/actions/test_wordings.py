"""Every wording that the code names exists, is filled in, and is used."""

from __future__ import annotations

import re

import pytest

from tests.actions.sources import Call, calls, lines, named_in_code, placeholders, responses

#: Said by Rasa's form by its own rule of names, not by our code.
ASKED_BY_THE_FORM = "utter_ask_about_worker_form_"
LINES = [call for call in calls() if call.function == "line"]
PHRASES = [call for call in calls() if call.function == "phrase"]
SAID = [call for call in calls() if call.function == "say"]


def where(call: Call) -> str:
    return f"{call.where} {call.key}"


@pytest.mark.parametrize("call", LINES, ids=where)
def test_every_line_that_is_used_exists_and_gets_all_its_values(call: Call) -> None:
    meant = [name for name in lines() if call.may_mean(name)]
    assert meant, f"no line is called {call.key}"
    fits = [name for name in meant if placeholders(lines()[name]) <= call.given]
    if call.is_worked_out:
        assert fits
    elif call.all_named:
        assert fits == meant


@pytest.mark.parametrize("call", PHRASES, ids=where)
def test_every_group_of_phrases_that_is_used_exists(call: Call) -> None:
    assert any(re.match(f"{call.key}\\.", name) for name in lines())


@pytest.mark.parametrize("name", lines())
def test_every_line_is_used(name: str) -> None:
    by_key = any(call.may_mean(name) for call in LINES)
    in_group = any(re.fullmatch(f"{call.key}\\..*", name) for call in PHRASES)
    assert by_key or in_group


@pytest.mark.parametrize("name", [n for n in lines() if placeholders(lines()[n])])
def test_no_line_with_a_place_to_fill_is_used_as_it_stands(name: str) -> None:
    given: set[str] = set()
    for call in LINES:
        if call.may_mean(name):
            given |= call.given if call.all_named else placeholders(lines()[name])
    if not any(call.may_mean(name) for call in LINES):
        pytest.fail("no call of line() uses it")
    assert placeholders(lines()[name]) <= given


@pytest.mark.parametrize("call", SAID, ids=where)
def test_every_response_that_is_said_exists_and_gets_all_its_values(call: Call) -> None:
    meant = [name for name in responses() if call.may_mean(name)]
    assert meant, f"domain.yml has no {call.key}"
    if call.all_named:
        for name in meant:
            for variant in responses()[name]:
                assert placeholders(variant["text"]) <= call.given, name


@pytest.mark.parametrize("key", sorted(named_in_code("utter_")))
def test_every_response_named_in_the_code_exists(key: str) -> None:
    assert any(re.fullmatch(key, name) for name in responses())


@pytest.mark.parametrize("name", responses())
def test_every_response_of_the_domain_is_used(name: str) -> None:
    if name.startswith(ASKED_BY_THE_FORM):
        return
    assert any(re.fullmatch(key, name) for key in named_in_code("utter_"))

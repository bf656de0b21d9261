"""Every wording that the code names exists, is filled in, and is used."""

from __future__ import annotations

import re

import pytest

from tests.actions.sources import Call, calls, lines, named_in_code, placeholders, responses

#: Said by Rasa's form by its own rule of names, not by our code.
ASKED_BY_THE_FORM = "utter_ask_about_worker_form_"
#: What shows a strength is written in English only: Spanish names the strength alone.
LEFT_OUT_IN_SPANISH = {"strength.line": {"shown_by"}, "strength.line_as": {"shown_by"}}
CONTACT = re.compile(r"\b(?:\d-\d{3}-\d{3}-\d{4}|\w+\.org(?:/\w+)?|211|988|911)\b")
SOURCE = re.compile(r"\b(?:(?:BLS|CPS|O\*NET) \d[\d.-]*\d|BLS|CPS|2018|2022|2032|Alliance)\b")
#: Forms of "tú", and words that have lost their accent.
FAMILIAR = {"tú", "tu", "tus", "te", "ti", "tienes", "puedes", "quieres", "dime", "eres"}
WITHOUT_ACCENT = {
    "ano", "anos", "mas", "numero", "titulo", "linea", "curriculum", "despues", "codigo",
    "ademas", "tambien", "asi", "estan", "aqui", "dia", "ahi", "pagina", "rapido",
}  # fmt: skip
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


def test_both_languages_have_the_same_lines() -> None:
    assert set(lines("en")) == set(lines("es"))


@pytest.mark.parametrize("name", lines())
def test_a_line_fills_in_the_same_in_both_languages(name: str) -> None:
    left_out = LEFT_OUT_IN_SPANISH.get(name, set())
    assert placeholders(lines("es")[name]) == placeholders(lines("en")[name]) - left_out


@pytest.mark.parametrize("name", responses())
def test_each_response_has_one_variant_in_spanish_that_asks_the_same(name: str) -> None:
    (english,), (spanish,) = responses("en")[name], responses("es")[name]
    assert placeholders(spanish["text"]) == placeholders(english["text"])
    assert len(spanish.get("buttons", [])) == len(english.get("buttons", []))


@pytest.mark.parametrize("name", responses())
def test_both_languages_give_the_same_addresses_and_numbers(name: str) -> None:
    (english,), (spanish,) = responses("en")[name], responses("es")[name]
    assert set(CONTACT.findall(spanish["text"])) == set(CONTACT.findall(english["text"]))


@pytest.mark.parametrize("name", lines())
def test_both_languages_name_the_same_sources_and_years(name: str) -> None:
    assert set(SOURCE.findall(lines("es")[name])) == set(SOURCE.findall(lines("en")[name]))


@pytest.mark.parametrize("text", [*(v[0]["text"] for v in responses("es").values()),
                                  *lines("es").values()])  # fmt: skip
def test_spanish_says_usted_and_keeps_its_accents(text: str) -> None:
    words = set(re.findall(r"\w+", text.lower()))
    assert not words & FAMILIAR
    assert not words & WITHOUT_ACCENT


@pytest.mark.parametrize("name", responses())
def test_every_response_of_the_domain_is_used(name: str) -> None:
    if name.startswith(ASKED_BY_THE_FORM):
        return
    assert any(re.fullmatch(key, name) for key in named_in_code("utter_"))

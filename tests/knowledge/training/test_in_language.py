from __future__ import annotations

import re

import pytest

from knowledge.library import Library
from knowledge.store.schema_training import TrainingRoute
from knowledge.store.tables import read_rows
from knowledge.training.filters import TrainingFilters
from knowledge.training.in_language import LICENCE_RULES, in_language, route_wordings
from knowledge.training.notes import Note
from knowledge.training.paying import ways_to_pay


def test_every_route_is_worded_in_spanish() -> None:
    routes = {row["route_id"] for row in read_rows(TrainingRoute)}
    assert route_wordings("es").keys() == routes | {LICENCE_RULES}


def test_a_language_without_wordings_is_refused() -> None:
    with pytest.raises(ValueError, match="no training routes in 'fr'"):
        route_wordings("fr")


def test_routes_turn_spanish_and_programmes_keep_the_names_of_their_lists(
    library: Library,
) -> None:
    options = library.training("31-1131", "35-3031", TrainingFilters(), 10).options
    told = [in_language(option, "es") for option in options]
    kinds = {option.kind for option in options}
    assert kinds == {"programme", "route"}
    for option, spanish in zip(options, told, strict=True):
        if option.kind == "programme":
            assert spanish == option
        else:
            assert spanish.name != option.name
            assert spanish.how_to_find != option.how_to_find
        assert in_language(option, "en") == option


def test_licence_rules_keep_the_name_of_the_licence(library: Library) -> None:
    options = library.training("39-5012", None, TrainingFilters(), 20).options
    (rule,) = (option for option in options if Note.LICENCE_RULE in option.notes)
    spanish = in_language(rule, "es")
    assert spanish.name.startswith("Reglas de licencia para este trabajo (")
    assert spanish.name.partition("(")[2] == rule.name.partition("(")[2]


def test_every_way_to_pay_is_worded_in_spanish_with_the_same_address_and_date() -> None:
    for english, spanish in zip(ways_to_pay(), ways_to_pay("es"), strict=True):
        assert (english.id, english.url, english.checked, english.source) == (
            spanish.id,
            spanish.url,
            spanish.checked,
            spanish.source,
        )
        assert english.name != spanish.name
        assert english.what != spanish.what
        assert english.where_to_ask != spanish.where_to_ask


def test_spanish_words_on_training_are_plain_and_promise_no_amounts() -> None:
    texts = [f"{way.what} {way.where_to_ask}" for way in ways_to_pay("es")]
    texts += [words["how_to_find"] for words in route_wordings("es").values()]
    for text in texts:
        assert not re.search(r"[$%]|\d{3,}", text), text
        for sentence in re.split(r"[.!?:;]\s", text):
            assert len(sentence.split()) <= 22, sentence

from __future__ import annotations

import pytest

from knowledge.occupations.phrases import index_phrases, normalised, without_frame
from knowledge.store.open import Store


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Line Cook", "line cook"),
        ("  line \t\n cook  ", "line cook"),
        ("cook’s helper", "cook's helper"),
        ("“cashier”", '"cashier"'),
        ("clerk – night shift", "clerk - night shift"),
        ("Walmart #4521 cashier", "walmart cashier"),
        ("cashier!!", "cashier"),
        ("ｃｏｏｋ", "cook"),
        ("cook\u200b 🍳", "cook"),
        ("cas\x00hier", "cas hier"),
        ("...", ""),
        ("", ""),
        ("🙂", ""),
    ],
)
def test_words_are_brought_to_one_form(text: str, expected: str) -> None:
    assert normalised(text) == expected


@pytest.mark.parametrize("text", ["Line Cook", "  “Server” #12 – nights ", "ＣＮＡ\u200b"])
def test_bringing_to_one_form_twice_changes_nothing_more(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i worked as a line cook", "line cook"),
        ("i was a cashier", "cashier"),
        ("i'm an electrician", "electrician"),
        ("i have been a nurse", "nurse"),
        ("then i was the night auditor", "night auditor"),
        ("i used to be a welder", "welder"),
        ("did landscaping", "landscaping"),
        ("worked retail", "retail"),
        ("line cook", "line cook"),
        ("doing hair", "hair"),
    ],
)
def test_the_words_around_a_job_are_dropped(text: str, expected: str) -> None:
    assert without_frame(text) == expected


@pytest.mark.parametrize("text", ["i was a", "worked", "", "x", "doing"])
def test_words_that_are_all_frame_stay_as_they_are(text: str) -> None:
    assert without_frame(text) in {text, text.strip()}


@pytest.mark.parametrize(
    "text", ["workshop manager", "diddler", "hired hand", "assembler", "anesthesia tech"]
)
def test_a_job_that_begins_like_a_frame_keeps_its_head(text: str) -> None:
    assert without_frame(text).split()[-1] == text.split()[-1]
    assert len(without_frame(text)) >= 4


def test_the_index_holds_each_phrase_once_for_an_occupation_and_nothing_empty(
    store: Store,
) -> None:
    with store.session() as session:
        phrases = index_phrases(session)
    pairs = [(phrase.text, phrase.code) for phrase in phrases]
    assert len(pairs) == len(set(pairs))
    assert all(phrase.text == normalised(phrase.text) != "" for phrase in phrases)


def test_every_occupation_can_be_found_by_its_official_title(store: Store) -> None:
    with store.session() as session:
        phrases = index_phrases(session)
    titled = {phrase.code for phrase in phrases if phrase.origin == "title"}
    assert titled == {phrase.code for phrase in phrases}
    assert len(titled) == 867

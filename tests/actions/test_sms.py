"""Every response as a text message, with the longest values that the store can fill it with."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from actions.sms_room import LONGEST, fitted, short_title
from actions.wording import LINES, SMS, SMS_LINES, line, turn_channel, turn_language
from front.responses import Responses
from front.sms.gsm import is_gsm, segments, size
from front.sms.splitting import tidy
from front.sms.wording import as_message, choices_of, sms_of
from knowledge.library import Library
from settings import Settings
from tests.actions.sources import (
    domain,
    language_of,
    lines,
    placeholders,
    responses,
    responses_by_sms,
    training,
)

LANGUAGES = ("en", "es")
#: What a worker told is shown whole, in as many messages as it takes.
OWN_WORDS = {
    name for name, variant in responses_by_sms().items() if "jobs" in placeholders(variant["text"])
} - {"utter_next_jobs", "utter_near", "utter_left_out"}
#: The contact of a coach is whatever an operator writes; this is a long one.
CONTACT = "Maria Guadalupe Fernandez at the Camden County One-Stop, 1-877-872-5627"
CASES = [(language, name) for language in LANGUAGES for name in responses_by_sms(language)]


@pytest.fixture(scope="session")
def longest_names(library: Library) -> dict[str, str]:
    """The longest name an occupation has in a text message, in each language."""
    longest = {}
    for language in LANGUAGES:
        names = library.names.speaking(language)
        titles = (short_title(names.several(code)) for code in names._titles)
        longest[language] = max(titles, key=size)
    return longest


def values_of(text: str, title: str) -> dict[str, object]:
    """Longest values: many long lines for lists, the longest names for names."""
    of_its_own: dict[str, object] = {
        "title": title, "origin": title, "said": f'"{title}"', "count": 99, "contact": CONTACT,
        "organisation": "South Jersey Community Workforce Center", "city": "Rancho Santa Margarita",
        "place": "Rancho Santa Margarita", "states": "AL, CA, CO, CT, FL, GA, IA, ID, IL, IN, KS",
        "url": "https://chat.southjersey.example.org/summary/0123456789abcdef0123456789abcdef",
        "receiver": "Camden County One-Stop Career Center, adult career coaches",
        "number": 24, "numbers": "3, 4 and 17", "day": "September 25, 2027",
        "release": "2026-11+59e92d33", "near": " near Rancho Santa Margarita, California",
    }  # fmt: skip
    rows = "\n".join(
        f"{n}. {title} $239,200/yr (+$183,280) (a four-year degree) *" for n in range(9)
    )
    return {name: of_its_own.get(name, rows) for name in placeholders(text)}


def sent(response: str, language: str, values: dict[str, object]) -> str:
    variant = responses_by_sms(language)[response]
    shown = fitted(response, language, [], values)
    message = as_message(variant["text"].format(**shown), variant.get("buttons", ()))
    return "\n".join([tidy(message.text), *choices_of(message)])


@pytest.mark.parametrize(("language", "response"), CASES)
def test_every_response_is_at_most_two_segments_with_its_longest_values(
    language: str, response: str, longest_names: dict[str, str]
) -> None:
    text = responses_by_sms(language)[response]["text"]
    values = values_of(text, longest_names[language])
    if response in OWN_WORDS:
        # As many jobs as two segments hold; a worker who tells more gets a second message.
        jobs = "\n".join(f"{n}. waiter or waitress, 12 yrs 11 mo" for n in range(1, 4))
        values["jobs"] = jobs
        values["question"] = "Which is closer to what you did: cook or baker?"
    message = sent(response, language, {name: values[name] for name in values})
    assert is_gsm(message)
    assert size(message) <= LONGEST
    assert segments(message) <= 2


@pytest.mark.parametrize("response", sorted(OWN_WORDS))
def test_however_many_jobs_a_worker_tells_each_message_is_two_segments(
    response: str, longest_names: dict[str, str]
) -> None:
    jobs = "\n".join(f"{n}. {longest_names['en']}, 12 yrs 11 mo" for n in range(1, 11))
    text = responses_by_sms()[response]["text"].format_map({"jobs": jobs, "question": "Which?"})
    said = Responses(Settings(_env_file=None))
    messages = sms_of([as_message(text)], said, "en")
    assert all(segments(message) <= 2 for message in messages)
    assert len(messages) <= 3


def test_a_response_for_text_messages_has_one_in_each_language() -> None:
    # Rasa takes the English one for the channel before the Spanish one without a channel.
    for name, variants in domain()["responses"].items():
        by_sms = [language_of(one) for one in variants if one.get("channel") == "sms"]
        assert sorted(by_sms) in ([], ["en", "es"]), name


def test_the_variant_that_is_measured_is_the_one_rasa_says() -> None:
    for language in LANGUAGES:
        for name, variant in responses_by_sms(language).items():
            assert language_of(variant) == language, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_choices_in_text_messages_mean_what_they_mean_on_a_page(language: str) -> None:
    for name, variant in responses_by_sms(language).items():
        known = {b["payload"] for one in responses(language)[name] for b in one.get("buttons", [])}
        for button in variant.get("buttons", []):
            assert button["payload"] in known, name
            assert training().get(button["payload"].lower()), button


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shorter_line_stands_for_one_that_exists_and_names_nothing_else(language: str) -> None:
    def walk(prefix: str, node: Any) -> None:
        if isinstance(node, dict):
            for name, child in node.items():
                walk(f"{prefix}.{name}" if prefix else str(name), child)
            return
        assert placeholders(str(node)) <= placeholders(lines(language)[prefix]), prefix
        assert is_gsm(tidy(str(node)))

    assert set(SMS_LINES) == set(LINES)
    walk("", yaml.safe_load(SMS_LINES[language].read_text(encoding="utf-8")))  # type: ignore[index]


def test_lines_are_short_in_a_text_message_only() -> None:
    values = {"number": 1, "said": "w" * 60, "title": "cook", "duration": ""}
    assert line("past_job.placed", **values).startswith('1. "www')
    turn_channel.set(SMS)
    turn_language.set("en")
    assert line("past_job.placed", **values) == "1. cook"
    assert size(line("past_job.unplaced", **values)) < 70
    turn_channel.set("web")


def test_warnings_and_sources_are_left_out_last() -> None:
    facts = "\n".join(["Pay", *("x" * 60 for _ in range(6)), "Warning: AI", "Source: BLS 2022"])
    shown = str(fitted("utter_job_details", "en", [], {"title": "Cook", "facts": facts})["facts"])
    assert shown.startswith("Pay\n")
    assert shown.endswith("Warning: AI\nSource: BLS 2022")


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("mesero o mesera", "mesero/a"),
        ("profesores y profesoras", "profesores/as"),
        ("actor o actriz", "actor o actriz"),
        ("waiter or waitress", "waiter or waitress"),
    ],
)
def test_names_are_shortened_as_people_shorten_them(title: str, short: str) -> None:
    assert short_title(title) == short

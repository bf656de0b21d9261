"""A pressed button is sent as plain words, so training has to hold those words."""

from __future__ import annotations

import re

import pytest

from tests.actions.sources import lines, responses, training

#: What each button has to be understood as.
MEANT_AS = {
    "Add another job": "add_job",
    "I never had a job": "no_past_jobs",
    "Show me jobs to start with": "ask_next_jobs",
    "Associate's degree": "give_schooling",
    "Bachelor's degree": "give_schooling",
    "Change something": "correct_job",
    "Help": "ask_help",
    "High school diploma or GED": "give_schooling",
    "How do I pay for training?": "ask_paying_for_training",
    "I have no high school diploma": "give_schooling",
    "I need work right away": "give_urgency",
    "In a few months": "give_urgency",
    "Make a resume line of each": "ask_resume_help",
    "No": "deny",
    "No license": "give_licence",
    "No rush, just looking": "give_urgency",
    "No, that did not help": "feedback_unhelpful",
    "Only free ones": "filter_training",
    "Only online ones": "filter_training",
    "Show me more jobs": "ask_more",
    "Show me next jobs": "ask_next_jobs",
    "Show me training for it": "ask_training",
    "Skip all questions": "skip",
    "Skip this one": "skip",
    "Some college, no degree": "give_schooling",
    "Start over": "start_over",
    "Talk to a person": "talk_to_person",
    "Tell me about number 1": "choose_option",
    "Tell me about number 6": "choose_option",
    "What am I good at?": "ask_strengths",
    "What comes after that?": "ask_what_comes_after",
    "What does it pay?": "ask_pay",
    "What would I have to learn?": "ask_skill_delta",
    "Why this one?": "ask_why",
    "Yes": "affirm",
    "Yes, that helped": "feedback_helpful",
    "Yes, that's right": "affirm",
}
BUTTONS = sorted(
    {
        (name, button["title"], button["payload"])
        for name, variants in responses().items()
        for variant in variants
        for button in variant.get("buttons", [])
    }
)
PAYLOADS = sorted({payload for _, _, payload in BUTTONS})
LINE_BUTTONS = sorted(name for name in lines() if name.endswith("button"))
#: Text messages show buttons as numbered lines; longer ones would break them.
LONGEST_TITLE = 30


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_buttons_words_stand_in_training_with_the_meaning_it_needs(payload: str) -> None:
    assert payload in MEANT_AS, "say in this test what the button is to be understood as"
    assert training().get(payload.lower()) == {MEANT_AS[payload]}


@pytest.mark.parametrize("payload", sorted(MEANT_AS))
def test_what_this_test_names_is_a_button_or_a_line_made_into_one(payload: str) -> None:
    templates = [re.sub(r"\\\{\w+\\\}", r"\\d+", re.escape(lines()[name])) for name in LINE_BUTTONS]
    assert payload in PAYLOADS or any(re.fullmatch(one, payload) for one in templates)


@pytest.mark.parametrize("name", LINE_BUTTONS)
def test_a_line_made_into_a_button_stands_in_training(name: str) -> None:
    for number in range(1, 7):
        words = lines()[name].replace("{number}", str(number))
        assert len(training().get(words.lower(), set())) == 1, words


@pytest.mark.parametrize(("name", "title", "payload"), BUTTONS)
def test_no_button_is_a_command_and_each_title_is_short(
    name: str, title: str, payload: str
) -> None:
    assert not payload.startswith("/")
    assert len(title) <= LONGEST_TITLE


@pytest.mark.parametrize("name", responses())
def test_no_two_buttons_of_one_response_look_or_mean_the_same(name: str) -> None:
    for variant in responses()[name]:
        buttons = variant.get("buttons", [])
        assert len({button["title"] for button in buttons}) == len(buttons)
        assert len({button["payload"] for button in buttons}) == len(buttons)

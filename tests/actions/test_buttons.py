"""A pressed button is sent as plain words, so training has to hold those words."""

from __future__ import annotations

import re

import pytest

from front.safety.crisis import distress_found
from front.safety.stop import asked, help_for_the_talk
from language.detect import LANGUAGES, asked_language, detect_language
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
    "Share my skills": "share_skills",
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
    "Agregar otro trabajo": "add_job",
    "Algo de college, sin título": "give_schooling",
    "Compartir lo que sé hacer": "share_skills",
    "Cuénteme del número 1": "choose_option",
    "Cuénteme del número 6": "choose_option",
    "Tengo diploma de high school o GED": "give_schooling",
    "Empezar de nuevo": "start_over",
    "En unos meses": "give_urgency",
    "Hablar con una persona": "talk_to_person",
    "Haga una línea de cada una para mi currículum": "ask_resume_help",
    "Muéstreme cursos para ese trabajo": "ask_training",
    "Muéstreme más trabajos": "ask_more",
    "Muéstreme nuevos trabajos": "ask_next_jobs",
    "Muéstreme trabajos para empezar": "ask_next_jobs",
    "Necesito trabajo ya": "give_urgency",
    "No tengo licencia": "give_licence",
    "No terminé la high school": "give_schooling",
    "No, no me ayudó": "feedback_unhelpful",
    "Nunca he trabajado": "no_past_jobs",
    "Quiero cambiar algo": "correct_job",
    "Saltar esta pregunta": "skip",
    "Saltar todas las preguntas": "skip",
    "Sin prisa, solo estoy viendo": "give_urgency",
    "Solo en línea": "filter_training",
    "Solo los gratis": "filter_training",
    "Sí": "affirm",
    "Sí, así es": "affirm",
    "Sí, me ayudó": "feedback_helpful",
    "Título de cuatro años (bachelor)": "give_schooling",
    "Título de dos años (associate)": "give_schooling",
    "¿Cuánto paga?": "ask_pay",
    "¿Cómo pago los cursos?": "ask_paying_for_training",
    "¿Por qué este?": "ask_why",
    "¿Qué puede hacer usted?": "ask_help",
    "¿Qué sigue después de ese?": "ask_what_comes_after",
    "¿Qué sé hacer bien?": "ask_strengths",
    "¿Qué tendría que aprender?": "ask_skill_delta",
}
BUTTONS = sorted(
    {
        (name, button["title"], button["payload"])
        for language in LANGUAGES
        for name, variants in responses(language).items()
        for variant in variants
        for button in variant.get("buttons", [])
    }
)
PAYLOADS = sorted({payload for _, _, payload in BUTTONS})
SPANISH_PAYLOADS = sorted(
    {
        button["payload"]
        for variants in responses("es").values()
        for variant in variants
        for button in variant.get("buttons", [])
    }
)
LINE_BUTTONS = sorted(
    lines(language)[name]
    for language in LANGUAGES
    for name in lines(language)
    if name.endswith("button")
)
#: Text messages show buttons as numbered lines; longer ones would break them.
LONGEST_TITLE = 30


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_buttons_words_stand_in_training_with_the_meaning_it_needs(payload: str) -> None:
    assert payload in MEANT_AS, "say in this test what the button is to be understood as"
    assert training().get(payload.lower()) == {MEANT_AS[payload]}


@pytest.mark.parametrize("payload", sorted(MEANT_AS))
def test_what_this_test_names_is_a_button_or_a_line_made_into_one(payload: str) -> None:
    templates = [re.sub(r"\\\{\w+\\\}", r"\\d+", re.escape(words)) for words in LINE_BUTTONS]
    assert payload in PAYLOADS or any(re.fullmatch(one, payload) for one in templates)


@pytest.mark.parametrize("template", LINE_BUTTONS)
def test_a_line_made_into_a_button_stands_in_training(template: str) -> None:
    for number in range(1, 7):
        words = template.replace("{number}", str(number))
        assert len(training().get(words.lower(), set())) == 1, words


@pytest.mark.parametrize(("name", "title", "payload"), BUTTONS)
def test_no_button_is_a_command_and_each_title_is_short(
    name: str, title: str, payload: str
) -> None:
    assert not payload.startswith("/")
    assert len(title) <= LONGEST_TITLE


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_button_is_taken_for_stop_or_distress(payload: str) -> None:
    found = asked(payload)
    # "Start over" counts as START only for those who had stopped.
    assert found is None or found.word == "start" or help_for_the_talk(payload)
    assert distress_found(payload) is None


@pytest.mark.parametrize("payload", SPANISH_PAYLOADS)
def test_a_button_in_spanish_never_changes_the_language_of_the_talk(payload: str) -> None:
    assert (asked_language(payload) or detect_language(payload)) in {"es", None}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", responses())
def test_no_two_buttons_of_one_response_look_or_mean_the_same(name: str, language: str) -> None:
    for variant in responses(language)[name]:
        buttons = variant.get("buttons", [])
        assert len({button["title"] for button in buttons}) == len(buttons)
        assert len({button["payload"] for button in buttons}) == len(buttons)

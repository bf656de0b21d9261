"""Somebody who writes Spanish is answered in Spanish, and can switch at any time."""

from __future__ import annotations

import pytest

from language.detect import detect_language
from people import People
from tests.conversations.person import Answer, Person

RIGHT, SKIP_ALL = "Sí, así es", "Saltar todas las preguntas"


def language(answer: Answer) -> set[str | None]:
    """The languages of all that was answered; a button says what its press would be answered in."""
    texts = [*answer.texts, *(f"{b['title']} {b['payload']}" for b in answer.buttons)]
    return {detect_language(text) for text in texts} - {None}


@pytest.fixture
def mesera(person: Person) -> Person:
    """Somebody who waited tables, writes Spanish and sees three next jobs."""
    person.say_all("hola, fui mesera 5 años", RIGHT, SKIP_ALL)
    return person


def test_from_hello_to_next_jobs_everything_is_in_spanish(person: Person, people: People) -> None:
    answers = [
        person.say(text)
        for text in ("hola", "mesera 5 años", RIGHT, "Necesito trabajo ya",
                     "Tengo diploma de high school o GED", "No tengo licencia", "12 la hora",
                     "08103")
    ]  # fmt: skip
    assert [language(answer) for answer in answers] == [{"es"}] * len(answers)
    assert answers[0].says("utter_introduction")
    assert answers[1].says("utter_understood_jobs")
    questions = [question for answer in answers for question in answer.questions]
    assert questions == ["urgency", "schooling", "licences", "own_pay", "place"]
    assert len(answers[-1].numbered) == 3
    worker = people.worker(person.talk)
    assert (worker.urgency, worker.schooling, worker.licences) == ("now", "high_school", ())
    assert (worker.own_pay, worker.zip_code) == (24_960, "08103")
    assert worker.language == "es"
    assert [job.code for job in people.jobs(person.talk)] == ["35-3031"]


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("Cuénteme del número 1", "utter_job_details"),
        ("¿Por qué este?", "utter_why"),
        ("¿Qué sigue después de ese?", "utter_targets"),
        ("¿Cuánto paga?", "utter_pay"),
        ("¿Qué tendría que aprender?", "utter_skill_delta"),
        ("Muéstreme cursos para ese trabajo", "utter_training"),
        ("¿Cómo pago los cursos?", "utter_paying_for_training"),
        ("¿Qué sé hacer bien?", "utter_strengths"),
        ("Muéstreme más trabajos", "utter_next_jobs"),
        ("Quiero cambiar algo", "utter_ask_correction"),
        ("Borre mis datos", "utter_ask_delete"),
        ("Hablar con una persona", "utter_person_no_contact"),
        ("¿Qué puede hacer usted?", "utter_help"),
    ],
)
def test_what_the_buttons_ask_is_answered_in_spanish(
    mesera: Person, text: str, response: str
) -> None:
    mesera.say("Cuénteme del número 1")
    answer = mesera.say(text)
    assert answer.says(response)
    assert language(answer) == {"es"}


def test_a_number_chooses_the_row_of_a_list_in_spanish(mesera: Person) -> None:
    by_number, by_words = mesera.say("2"), mesera.say("Cuénteme del número 2")
    assert by_number.says("utter_job_details")
    assert by_number.texts == by_words.texts
    mesera.say("Muéstreme más trabajos")
    assert mesera.say("5").says("utter_job_details")


def test_strengths_are_named_in_spanish_and_resume_lines_stay_english(mesera: Person) -> None:
    strengths = mesera.say("¿Qué sé hacer bien?")
    assert language(strengths) == {"es"}
    resume = mesera.say("Haga una línea de cada una para mi currículum")
    assert "Van en inglés porque" in resume.text
    assert "Took orders" in resume.text


def test_training_is_filtered_in_spanish(mesera: Person) -> None:
    mesera.say_all("Cuénteme del número 1", "Muéstreme cursos para ese trabajo")
    answer = mesera.say("Solo los gratis")
    assert answer.says("utter_training")
    assert language(answer) == {"es"}


def test_jobs_are_corrected_in_spanish(person: Person, people: People) -> None:
    person.say_all("mesero 2 años y cocinero 3 años", "El número 1 es cajera")
    answer = person.say("el número 2 fue 4 años")
    assert language(answer) == {"es"}
    jobs = [(job.code, job.months) for job in people.jobs(person.talk)]
    assert jobs == [("41-2011", 24), ("35-2014", 48)]
    assert person.say("quite el número 1").says("utter_jobs_removed")
    assert [job.code for job in people.jobs(person.talk)] == ["35-2014"]


def test_an_answer_that_cannot_be_read_is_asked_again_and_then_left_in_spanish(
    person: Person,
) -> None:
    person.say_all("mesera 5 años", RIGHT, "Saltar esta pregunta")
    again = person.say("qwerty zxcv")
    assert again.says("utter_answer_not_read")
    assert again.questions == ["schooling"]
    left = person.say("asdf ghjk")
    assert left.says("utter_question_left")
    assert left.questions == ["licences"]
    assert language(again) == language(left) == {"es"}


def test_why_a_question_is_asked_is_told_in_spanish(person: Person) -> None:
    person.say_all("mesera 5 años", RIGHT)
    answer = person.say("¿Por qué este?")
    assert answer.says("utter_reason_urgency")
    assert answer.questions == ["urgency"]
    assert language(answer) == {"es"}


@pytest.mark.parametrize(
    ("told", "wish", "to"),
    [
        ("mesera 5 años", "in English please", "en"),
        ("waited tables 5 years", "en español por favor", "es"),
        ("mesera 5 años", "no entiendo español", "en"),
        ("waited tables 5 years", "do you speak Spanish?", "es"),
    ],
)
def test_whoever_asks_for_a_language_gets_it_with_the_open_question_again(
    person: Person, people: People, told: str, wish: str, to: str
) -> None:
    person.say(told)
    answer = person.say(wish)
    assert answer.says("utter_language_chosen")
    assert answer.says("utter_understood_jobs")
    assert language(answer) == {to}
    assert people.worker(person.talk).language == to
    assert person.say("ok" if to == "en" else "Sí").questions == ["urgency"]


@pytest.mark.parametrize("question", ["urgency", "schooling", "licences", "own_pay", "place"])
def test_a_wish_for_a_language_is_never_the_answer_to_a_question(
    person: Person, people: People, question: str
) -> None:
    person.say_all("mesera 5 años", RIGHT)
    while person.answers[-1].questions != [question]:
        person.say("Saltar esta pregunta")
    answer = person.say("no entiendo español")
    assert answer.says("utter_language_chosen")
    assert answer.questions == [question]
    assert people.worker(person.talk).known == {}
    assert language(answer) == {"en"}


def test_the_list_in_sight_is_said_again_in_the_other_language(mesera: Person) -> None:
    before = mesera.say("Muéstreme más trabajos")
    english = mesera.say("in English please")
    assert language(english) == {"en"}
    assert len(english.numbered) == len(before.numbered)
    assert mesera.say("en español").numbered == before.numbered


def test_the_job_in_question_is_said_again_in_the_other_language(mesera: Person) -> None:
    before = mesera.say("Cuénteme del número 1")
    english = mesera.say("in English please")
    assert english.says("utter_job_details")
    assert mesera.say("en español").texts[1:] == before.texts


def test_writing_in_the_other_language_is_enough_to_switch(mesera: Person) -> None:
    assert language(mesera.say("show me next jobs")) == {"en"}
    assert language(mesera.say("Muéstreme nuevos trabajos")) == {"es"}


@pytest.mark.parametrize("text", ["ok", "2", "uber", "help"])
def test_words_of_no_language_leave_the_talk_in_spanish(mesera: Person, text: str) -> None:
    assert language(mesera.say(text)) <= {"es"}


def test_starting_over_goes_on_in_spanish(mesera: Person) -> None:
    answer = mesera.say("Empezar de nuevo")
    assert answer.says("utter_started_over")
    assert language(answer) == {"es"}
    assert language(mesera.say("uber 2")) == {"es"}


def test_deleting_is_asked_and_done_in_spanish(mesera: Person, people: People) -> None:
    mesera.say("Borre mis datos")
    answer = mesera.say("Sí")
    assert answer.forgotten
    assert answer.says("utter_deleted")
    assert language(answer) == {"es"}
    assert people.find(mesera.talk) is None


def test_distress_in_spanish_is_answered_in_spanish_and_the_talk_goes_on(mesera: Person) -> None:
    answer = mesera.say("ya no quiero vivir")
    assert answer.is_own("es.distress.giving_up")
    assert language(mesera.say("Muéstreme nuevos trabajos")) == {"es"}


def test_a_spanish_sentence_with_english_names_of_jobs_is_spanish(
    person: Person, people: People
) -> None:
    assert language(person.say("trabajé de cashier en walmart 3 años")) == {"es"}
    assert [job.code for job in people.jobs(person.talk)] == ["41-2011"]

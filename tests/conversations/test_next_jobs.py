from __future__ import annotations

import re

import pytest

from people import People
from tests.conversations.occupations import names
from tests.conversations.person import Answer, Person


def numbers(answer: Answer) -> list[str]:
    return [line.split(".")[0] for line in answer.numbered]


def dollars(text: str) -> list[int]:
    return [int(found.replace(",", "")) for found in re.findall(r"\$([\d,]{4,})", text)]


def test_three_next_jobs_are_shown_with_pay_gain_and_a_button_each(person: Person) -> None:
    answer = person.get_next_jobs("waited tables 5 years")
    assert numbers(answer) == ["1", "2", "3"]
    for line in answer.numbered:
        pay, gain, *_ = dollars(line)
        assert pay > gain > 0
    assert len(answer.buttons) >= 4
    assert answer.texts[-1].count("2022") >= 1


def test_more_goes_on_counting_without_repeating_a_job(waiter: Person) -> None:
    first, second = waiter.answers[-1], waiter.say("more")
    assert numbers(second) == ["4", "5", "6"]
    jobs = [line.split(". ", 1)[1].split(":")[0] for line in first.numbered + second.numbered]
    assert len(set(jobs)) == 6


def test_more_ends_with_a_word_that_these_were_all(waiter: Person) -> None:
    for _ in range(30):
        answer = waiter.say("show me more")
        if not answer.numbered:
            break
    assert answer.says("utter_no_more_next_jobs")


@pytest.mark.parametrize("words", ["tell me about number 2", "2", "the second one", "number two"])
def test_a_next_job_is_chosen_by_its_number(waiter: Person, people: People, words: str) -> None:
    answer = waiter.say(words)
    assert answer.says("utter_job_details")
    shown = people.shown(waiter.talk)
    assert names(answer.text, shown[1].code)
    assert people.worker(waiter.talk).focus_code == shown[1].code


def test_a_choice_is_kept(waiter: Person, people: People) -> None:
    waiter.say("tell me about number 3")
    chosen = [choice.code for choice in people.choices(waiter.talk)]
    assert chosen == [people.shown(waiter.talk)[2].code]


def test_why_this_one_gives_reasons_with_sources(waiter: Person) -> None:
    answer = waiter.say("why number 1?")
    assert answer.says("utter_why")
    assert answer.text.count("\n- ") >= 3
    assert "BLS" in answer.text


def test_why_this_one_is_about_the_job_in_focus(waiter: Person, people: People) -> None:
    waiter.say("tell me about number 2")
    assert names(waiter.press("Why this one?").text, people.shown(waiter.talk)[1].code)


def test_what_comes_after_names_targets_with_pay_and_year(waiter: Person) -> None:
    answer = waiter.say_all("tell me about number 1", "what comes after that?")
    assert answer.says("utter_targets")
    assert dollars(answer.text)
    assert "2022" in answer.text


def test_pay_is_dated_and_compared_with_the_past_job(waiter: Person) -> None:
    answer = waiter.say("how much does number 1 pay?")
    assert answer.says("utter_pay")
    assert "2022" in answer.text
    assert names(answer.text, "35-3031")


def test_risk_names_sources_and_what_is_not_known(waiter: Person) -> None:
    answer = waiter.say("is number 1 safe from robots?")
    assert answer.says("utter_risk")
    assert "ot known" in answer.text


def test_the_outlook_has_openings_or_a_forecast_with_its_years(waiter: Person) -> None:
    answer = waiter.say("is number 1 a growing job?")
    assert answer.says("utter_outlook")
    assert "2022" in answer.text


def test_requirements_name_schooling_and_licences(waiter: Person) -> None:
    answer = waiter.say("what are the requirements for number 1?")
    assert answer.says("utter_requirements")
    assert "icense" in answer.text


def test_a_licence_question_about_a_number_is_understood(waiter: Person) -> None:
    assert waiter.say("what license do i need for number 1").says("utter_requirements")


def test_a_job_outside_the_list_can_be_asked_about(waiter: Person) -> None:
    assert names(waiter.say("how much do welders make").text, "51-4121")


def test_sources_are_named_with_their_years_and_the_release(waiter: Person) -> None:
    answer = waiter.say("where do your numbers come from?")
    assert answer.says("utter_sources")
    assert "Bureau of Labor Statistics" in answer.text


@pytest.mark.parametrize("question", ["what does it pay", "why this one?", "is it growing?", "2"])
def test_a_question_about_no_job_asks_for_one_and_breaks_nothing(
    person: Person, question: str
) -> None:
    answer = person.say_all("hi", question)
    assert "job" in answer.text
    assert not answer.says("utter_apology")
    assert len(answer.texts) == 1


def test_next_jobs_without_past_jobs_ask_for_one(person: Person) -> None:
    assert person.say("show me next jobs").says("utter_need_past_jobs_first")


@pytest.mark.parametrize("words", ["tell me about number 99", "number 99", "why number 99?"])
def test_a_number_that_was_not_shown_is_not_taken_for_another_job(
    waiter: Person, people: People, words: str
) -> None:
    waiter.say("tell me about number 1")
    answer = waiter.say(words)
    assert not names(answer.text, people.shown(waiter.talk)[0].code)
    assert not answer.says("utter_apology")


def test_a_wish_without_past_jobs_is_described_and_asks_for_a_job(
    person: Person, people: People
) -> None:
    answer = person.say("I want to be a nurse")
    assert answer.says("utter_introduction")
    assert names(answer.text, "29-1141")
    assert answer.says("utter_wish_needs_past_jobs")
    assert people.worker(person.talk).wish_code == "29-1141"


def test_a_wish_says_whether_it_is_reachable_from_the_past_jobs(person: Person) -> None:
    person.get_next_jobs("home health aide 4 years")
    answer = person.say("I want to be a nurse")
    assert answer.says("utter_wish_reachable")
    assert answer.has_line("wish.direct_strong")


def test_a_far_wish_names_a_way_that_starts_with_a_next_job(person: Person) -> None:
    person.get_next_jobs("dishwasher 2 years")
    answer = person.say("I want to be a nurse")
    assert answer.says("utter_wish_reachable")
    assert any(answer.has_line(f"wish.{verdict}") for verdict in ("steps", "direct_thin", "no_way"))


def test_a_wish_that_names_no_known_job_is_asked_for_in_other_words(person: Person) -> None:
    assert person.say("I want to be a flurbnik").says("utter_wish_not_found")


def test_questions_go_on_about_the_wished_job(person: Person) -> None:
    person.get_next_jobs("home health aide 4 years")
    person.say("I want to be a nurse")
    assert names(person.say("what does it pay?").text, "29-1141")


def test_own_pay_is_a_floor_for_next_jobs(person: Person) -> None:
    person.confirm("waited tables 5 years")
    answer = person.say_all("skip", "skip", "skip", "55k a year", "skip")
    for line in answer.numbered:
        assert dollars(line)[0] > 55_000


def test_somebody_in_a_hurry_is_told_that_quick_starts_come_first(person: Person) -> None:
    person.confirm("waited tables 5 years")
    answer = person.say_all("right away", "skip", "skip", "skip", "skip")
    assert answer.has_line("intro.urgent")


def test_no_answer_of_next_jobs_promises_a_job(waiter: Person) -> None:
    texts = [
        waiter.say(words).text for words in ("why number 1?", "tell me about number 1", "more")
    ]
    assert not re.search(r"guarantee|will get (?:the|this|a) job", " ".join(texts))

"""Training told on the real system: tiers, wishes, comparing, why, paying, promises, reports.

The courses by name are those of a made list (made_training.py) near 19801; everything else is of
the store.
"""

from __future__ import annotations

import re

import httpx
import pytest

from people import People
from tests.conversations.made_training import NEAR
from tests.conversations.person import Answer, Person

WELDER = "51-4121"


@pytest.fixture
def welder(client: httpx.Client) -> Person:
    """A waiter in Wilmington who wants to be a welder and sees training for it."""
    someone = Person(client)
    someone.confirm("I waited tables for 5 years")
    someone.say_all("Skip all questions", f"I live in {NEAR}", "I want to be a welder")
    someone.say("Show me training for it")
    return someone


@pytest.fixture
def soldadora(client: httpx.Client) -> Person:
    """The same in Spanish."""
    someone = Person(client)
    someone.say_all("trabajé de mesera 5 años", "Sí, así es", "Saltar todas las preguntas")
    someone.say_all(f"vivo en {NEAR}", "quiero ser soldadora")
    someone.say("Muéstreme cursos para ese trabajo")
    return someone


def place_of(people: People, person: Person, name: str) -> int:
    """Under which number a course was shown, after as many pages as it takes."""
    for _ in range(4):
        for one in people.shown_training(person.talk):
            if one.name == name:
                return one.position
        person.say("Show me more training")
    raise AssertionError(f"{name} was never shown")


def line_of(answer: Answer, name: str) -> str:
    return next(one for one in answer.text.split("\n") if name in one)


def test_at_most_three_are_shown_each_with_cost_time_and_results(welder: Person) -> None:
    first = welder.answers[-1]
    assert first.says("utter_training")
    assert len(first.numbered) == 3
    for line in first.numbered:
        assert re.search(r"Cost: .+ Time: .+ (Results|Warning)", line)


def test_good_results_are_told_in_plain_words_with_who_checked_them(welder: Person) -> None:
    told = line_of(welder.answers[-1], "Welding Proven")
    assert "most graduates had work 6 months later (8 of 10)" in told
    assert "half earned over $48,000 a year" in told
    assert "120 people" in told
    assert "checked against wage records" in told


def test_what_is_unknown_is_said(welder: Person) -> None:
    told = line_of(welder.answers[-1], "Registered apprenticeship")
    assert "not enough data" in told
    assert "Time: not stated" in told


def test_earn_while_you_learn_is_first_when_the_past_job_paid_little(welder: Person) -> None:
    answer = welder.answers[-1]
    assert "you are paid while you learn" in answer.numbered[0]
    assert answer.has_line("training.paid_first")


def test_more_training_goes_on_with_the_numbers(welder: Person) -> None:
    more = welder.press("More training")
    assert [int(line.split(".")[0]) for line in more.numbered] == [4, 5, 6]


def test_what_does_not_pay_off_is_warned_of_and_never_hidden(
    welder: Person, people: People
) -> None:
    place_of(people, welder, "Welding Losing")
    told = line_of(welder.answers[-1], "Welding Losing")
    assert "Warning: people earned less after it than your past job pays" in told


def test_a_promised_job_is_flagged_with_what_to_ask(welder: Person, people: People) -> None:
    place_of(people, welder, "Welding Losing")
    assert "No one can promise that. Ask how many" in line_of(welder.answers[-1], "Welding Losing")


def test_asked_about_a_guaranteed_job_it_says_what_to_ask(welder: Person) -> None:
    answer = welder.say("the school says a job is guaranteed, is that true?")
    assert answer.says("utter_job_promised")


@pytest.mark.parametrize("asked", ["why is number {n} not recommended?", "why not {n}"])
def test_why_one_is_not_recommended_tells_its_figures_against_the_bars(
    welder: Person, people: People, asked: str
) -> None:
    number = place_of(people, welder, "Welding Losing")
    answer = welder.say(asked.format(n=number))
    assert answer.says("utter_training_why")
    assert "Welding Losing" in answer.text
    assert "$12,000 (below my bar of $29,120)" in answer.text
    assert answer.has_line("training_why.warns")
    assert answer.has_line("training_why.bars")


def test_why_this_one_is_about_the_one_that_was_asked_about(welder: Person, people: People) -> None:
    number = place_of(people, welder, "Welding Told")
    welder.say(f"Tell me about number {number}")
    answer = welder.press("Why is it here?")
    assert "Welding Told" in answer.text
    assert answer.has_line("training_why.tier.3")


def test_without_results_why_says_that_this_is_not_bad(welder: Person, people: People) -> None:
    number = place_of(people, welder, "Welding Silent")
    answer = welder.say(f"why number {number}?")
    assert answer.has_line("training_why.tier.not_enough_data")
    assert answer.has_line("training_why.missing")


def test_one_option_by_its_number_is_told_whole_and_names_what_is_not_stated(
    welder: Person, people: People
) -> None:
    number = place_of(people, welder, "Welding Silent")
    answer = welder.say(f"Tell me about number {number}")
    assert answer.says("utter_training_option")
    assert "School 3" in answer.text
    assert re.search(r"Not stated: .*evening classes.*child care", answer.text)
    proven = place_of(people, welder, "Welding Proven")
    answer = welder.say(f"number {proven}")
    for told in ("Evenings or weekends: yes", "In Spanish: yes", "Child care: yes"):
        assert told in answer.text


@pytest.mark.parametrize("asked", ["compare 1 and 3", "1 vs 3", "which is better, 1 or 3?"])
def test_compare_puts_the_two_side_by_side_with_a_link(
    welder: Person, people: People, client: httpx.Client, asked: str
) -> None:
    names = {one.position: one.name for one in people.shown_training(welder.talk)}
    answer = welder.say(asked)
    assert answer.says("utter_training_comparison")
    assert names[1] in answer.text
    assert names[3] in answer.text
    assert names[2] not in answer.text
    assert answer.text.count("Cost:") == 2
    (url,) = re.findall(r"http\S+(/compare/\S+)", answer.text)
    with httpx.Client(base_url=client.base_url, timeout=60) as browser:
        assert browser.post(url).status_code == 303
        page = browser.get("/compare").text
    assert names[1] in page
    assert names[3] in page


def test_compare_with_one_number_or_one_too_high_asks_for_others(welder: Person) -> None:
    assert welder.say("compare 1 and 30").says("utter_training_out_of_range")


def test_compare_before_any_training_says_how_to_get_some(waiter: Person) -> None:
    assert waiter.say("compare the classes").says("utter_need_training_first")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("only free ones", "free"),
        ("at most $500", "at most $500"),
        ("free or at most $500", "at most $500"),
        ("online only", "online"),
        ("evening classes", "evenings or weekends"),
        (f"near {NEAR}", f"within 30 miles of {NEAR}"),
        ("classes in spanish please", "in Spanish"),
        ("with childcare", "with child care"),
        ("under 3 months", "at most 3 months"),
    ],
)
def test_each_wish_is_kept_and_said_back(welder: Person, asked: str, told: str) -> None:
    answer = welder.say(asked)
    assert answer.says("utter_training") or answer.says("utter_no_training")
    assert f"({told})" in answer.text.split("\n")[0]


def test_wishes_add_up_and_each_can_be_taken_back(welder: Person) -> None:
    welder.say("at most $5000")
    both = welder.say("in the evening")
    assert "(at most $5,000, evenings or weekends)" in both.text
    left = welder.say("any price is fine")
    assert "(evenings or weekends)" in left.text
    assert welder.say("forget the evenings").text.startswith("Training for welder:")


def test_all_wishes_go_at_once(welder: Person) -> None:
    welder.say_all("only free ones", "with childcare")
    assert welder.say("show me all of them").text.startswith("Training for welder:")


def test_a_wish_holds_for_the_next_job_too(welder: Person) -> None:
    welder.say("evening classes")
    welder.say("Show me next jobs")
    answer = welder.say("training for number 1")
    assert "(evenings or weekends)" in answer.text.split("\n")[0]


def test_what_does_not_state_a_wish_stands_apart_and_says_what_it_does_not_state(
    welder: Person,
) -> None:
    answer = welder.say("with childcare")
    lines = answer.text.split("\n")
    apart = next(i for i, one in enumerate(lines) if one.startswith("These do not say"))
    assert "Welding Proven" in "".join(lines[:apart])
    rest = [one for one in lines[apart + 1 :] if re.match(r"\d\.", one)]
    assert rest
    assert all("Not stated: child care" in one for one in rest)


def test_a_top_price_leaves_out_what_costs_more(welder: Person) -> None:
    answer = welder.say("at most $500")
    assert "Welding Proven" not in answer.text
    assert "Welding Losing" not in answer.text
    assert "Welding Told" in answer.text


def test_licence_rules_come_before_training_and_stay_with_a_wish(client: httpx.Client) -> None:
    aide = Person(client)
    aide.get_next_jobs("I was a nursing aide for 3 years")
    aide.say("I want to be a licensed practical nurse")
    answer = aide.say("Show me training for number 1")
    assert "License rules" in answer.numbered[0]
    assert "License rules" not in (wished := aide.say("online only")).text
    assert wished.has_line("training.licence_too")


def test_how_do_i_pay_names_wioa_pell_and_paid_learning_with_where_to_ask(welder: Person) -> None:
    answer = welder.press("How do I pay for it?")
    assert answer.says("utter_paying_for_training")
    for told in ("WIOA", "American Job Center", "Pell", "FAFSA", "Apprenticeship", "union hall"):
        assert told in answer.text


def test_how_do_i_pay_for_one_says_which_ways_may_fit_it(welder: Person, people: People) -> None:
    number = place_of(people, welder, "Welding Proven")
    answer = welder.say(f"how do I pay for number {number}?")
    assert "Welding Proven" in answer.text
    assert "(may fit)" in answer.text


def test_cant_afford_puts_paid_ways_first_from_then_on(client: httpx.Client) -> None:
    teacher = Person(client)
    teacher.get_next_jobs("I was a police officer for 9 years")
    teacher.say_all("I want to be a welder", "Show me training for it", "I can't afford school")
    answer = teacher.say("Show me training for it")
    assert "you are paid while you learn" in answer.numbered[0]


def test_this_is_wrong_asks_what_and_keeps_it_in_own_words(welder: Person, people: People) -> None:
    number = place_of(people, welder, "Welding Proven")
    welder.say(f"Tell me about number {number}")
    assert welder.press("This is wrong").says("utter_ask_what_is_wrong")
    words = "the cost is 5200 now, they told me on the phone"
    assert welder.say(words).says("utter_report_stored")
    (kept,) = [one for one in people.open_corrections() if one.said == words]
    option = next(o for o in people.shown_training(welder.talk) if o.name == "Welding Proven")
    assert (kept.figure, kept.option_id, kept.code) == ("total_cost", option.option_id, WELDER)


def test_a_report_that_says_what_is_wrong_is_kept_at_once(welder: Person, people: People) -> None:
    words = "the cost of number 2 is wrong, they want 777"
    assert welder.say(words).says("utter_report_stored")
    assert words in {one.said for one in people.open_corrections()}


def test_a_report_can_be_taken_back_before_it_is_told(welder: Person, people: People) -> None:
    before = len(people.open_corrections())
    welder.say("This is wrong")
    welder.press("Never mind")
    assert len(people.open_corrections()) == before


def test_next_jobs_are_jobs_again_after_training(welder: Person) -> None:
    welder.say("Show me next jobs")
    assert welder.say("Tell me about number 1").says("utter_job_details")


@pytest.mark.parametrize(
    ("asked", "response"),
    [
        ("compare el 1 y el 3", "utter_training_comparison"),
        ("por qué el 2 no es recomendado", "utter_training_why"),
        ("cómo lo pago", "utter_paying_for_training"),
        ("el número 2", "utter_training_option"),
        ("me prometen trabajo seguro", "utter_job_promised"),
        ("Esto está mal", "utter_ask_what_is_wrong"),
        ("Muéstreme más cursos", "utter_training"),
    ],
)
def test_each_question_is_answered_in_spanish(soldadora: Person, asked: str, response: str) -> None:
    answer = soldadora.say(asked)
    assert answer.says(response)
    assert not re.search(r"\b(Cost|Results|Not stated|Warning)\b", answer.text)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("que sean gratis", "gratis"),
        ("máximo 500 dólares", "máximo $500"),
        ("en línea", "en línea"),
        ("clases de noche", "de noche o en fin de semana"),
        (f"cerca de {NEAR}", f"a menos de 30 millas de {NEAR}"),
        ("clases en español", "en español"),
        ("con guardería", "con guardería"),
        ("menos de 3 meses", "máximo 3 meses"),
    ],
)
def test_each_wish_is_kept_in_spanish_and_taken_back(
    soldadora: Person, asked: str, told: str
) -> None:
    answer = soldadora.say(asked)
    assert f"({told})" in answer.text.split("\n")[0]
    again = soldadora.say("muéstreme todos otra vez")
    assert f"({told})" not in again.text

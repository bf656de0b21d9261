from __future__ import annotations

import pytest

from knowledge.circumstances.read import (
    LEVELS,
    parse_constraints,
    parse_licences,
    parse_pay,
    parse_place,
    parse_schooling,
    parse_urgency,
    read_circumstances,
)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("08103", ("08103", "Camden", "NJ")),
        ("my zip is 14608-1234", ("14608", "Rochester", "NY")),
        ("newark nj", (None, "Newark", "NJ")),
        ("newark, new jersey", (None, "Newark", "NJ")),
        ("newrk nj", (None, "Newark", "NJ")),
        ("philadelhpia", (None, "Philadelphia", "PA")),
        ("philly", (None, "Philadelphia", "PA")),
        ("small town in west virginia", (None, None, "WV")),
        ("St. Louis, MO", (None, "Saint Louis", "MO")),
        ("i'm from fresno but i live in bakersfield now", (None, "Bakersfield", "CA")),
        ("south side of chicago", (None, "Chicago", "IL")),
        ("portland or", (None, "Portland", "OR")),
        ("nj", (None, None, "NJ")),
    ],
)
def test_a_place_is_read_from_an_answer(answer, expected):
    place = parse_place(answer)
    assert (place.zip_code, place.city, place.state) == expected


@pytest.mark.parametrize("city", ["camden", "springfield", "newark", "washington"])
def test_a_city_of_several_states_leaves_the_state_to_be_asked(city):
    place = parse_place(city)
    assert (place.city, place.state) == (city.title(), None)


@pytest.mark.parametrize("answer", ["idk", "hello", "i dont want to say", "99999", ""])
def test_an_answer_that_names_no_place_gives_none(answer):
    place = parse_place(answer)
    assert (place.zip_code, place.city, place.state) == (None, None, None)


@pytest.mark.parametrize(
    "text", ["i drove in memphis", "im in retail", "i'm in the army", "i have 10000 hours"]
)
def test_where_one_worked_is_not_where_one_lives(text):
    circumstances = read_circumstances(text)
    assert (circumstances.city, circumstances.state, circumstances.zip_code) == (None, None, None)


@pytest.mark.parametrize(
    ("answer", "level"),
    [
        ("dropped out in 10th grade", "less_than_high_school"),
        ("i didnt finish high school", "less_than_high_school"),
        ("GED", "high_school"),
        ("hs diploma", "high_school"),
        ("some college", "some_college"),
        ("dropped out of college", "some_college"),
        ("trade school", "certificate"),
        ("associate's degree in nursing", "associates"),
        ("bachelors", "bachelors_or_more"),
        ("4 year degree", "bachelors_or_more"),
        ("pizza", None),
    ],
)
def test_schooling_is_read_as_a_level(answer, level):
    assert parse_schooling(answer) == level
    assert level is None or level in LEVELS


@pytest.mark.parametrize(
    "text", ["worked at a high school", "i want to get my ged", "jobs that need a college degree"]
)
def test_workplaces_and_wishes_are_not_schooling(text):
    assert read_circumstances(text).schooling is None


@pytest.mark.parametrize(
    ("answer", "licences"),
    [
        ("none", ()),
        ("i dont have any certifications", ()),
        ("cdl class A and forklift", ("cdl_a", "forklift")),
        ("cdl", ("cdl",)),
        ("cna, cpr", ("cna", "cpr_first_aid")),
        ("no just my driver's license", ("drivers_licence",)),
        ("epa 608 and osha 10", ("epa_608", "osha_10")),
        ("security guard license, it expired", ()),
        ("purple", None),
    ],
)
def test_licences_are_read_from_an_answer(answer, licences):
    assert parse_licences(answer) == licences


def test_a_job_is_no_licence_unless_it_is_said_to_be_held():
    assert read_circumstances("i was a cna for 5 years").licences is None
    assert read_circumstances("my cna license is good until may").licences == ("cna",)
    assert read_circumstances("i need a cdl").licences is None


@pytest.mark.parametrize(
    ("answer", "yearly"),
    [
        ("15 an hour", 31_200),
        ("15/hr", 31_200),
        ("fifteen an hour", 31_200),
        ("$600 a week", 31_200),
        ("32k", 32_000),
        ("2,500 a month", 30_000),
        ("1200 every two weeks", 31_200),
        ("15-18 an hour", 34_320),
        ("forty thousand", 40_000),
        ("12.50", 26_000),
        ("i work 40 hours", None),
        ("600", None),
        ("$1 a year", None),
        ("99999999", None),
        ("5 years", None),
    ],
)
def test_pay_is_brought_to_dollars_a_year(answer, yearly):
    assert parse_pay(answer) == yearly


@pytest.mark.parametrize("text", ["i want to make 20 an hour", "jobs that pay at least 45k"])
def test_pay_wished_for_is_a_floor_and_not_own_pay(text):
    assert read_circumstances(text).own_pay is None
    assert parse_constraints(text).pay_floor in {41_600, 45_000}


@pytest.mark.parametrize(
    ("answer", "urgency"),
    [
        ("asap", "now"),
        ("i got laid off", "now"),
        ("in a couple months", "months"),
        ("maybe six months from now", "months"),
        ("no rush just looking", "looking"),
        ("banana", None),
    ],
)
def test_urgency_is_now_months_or_looking(answer, urgency):
    assert parse_urgency(answer) == urgency


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("no nights", "no_nights"),
        ("only day shift", "no_nights"),
        ("no graveyard shift", "no_nights"),
        ("nothing on sundays", "no_weekends"),
        ("i cant work weekends", "no_weekends"),
        ("nothing that needs a degree", "no_degree"),
        ("no degree", "no_degree"),
        ("no license needed", "no_licence"),
        ("no license stuff", "no_licence"),
        ("nothing under 20 an hour", "pay_floor"),
        ("near me only", "near"),
        ("close to home", "near"),
        ("cant travel far", "near"),
        ("i can't drive far", "near"),
        ("no long commute", "near"),
        ("not farther than half an hour drive", "near"),
        ("only jobs close to my house", "near"),
        ("i cant drive", "no_car"),
        ("i have no car", "no_car"),
        ("no heavy lifting", "no_heavy_lifting"),
        ("i want to work from home", "remote"),
    ],
)
def test_a_limit_is_read_and_only_that_one(text, name):
    constraints = parse_constraints(text)
    told = {field for field, value in vars(constraints).items() if value}
    assert told == {name}
    assert constraints.any


@pytest.mark.parametrize(
    ("text", "miles"),
    [
        ("within 20 miles", 20),
        ("within twenty miles of rochester ny", 20),
        ("it can't be more than 15 miles away", 15),
        ("10 miles from home max", 10),
        ("30 mile radius", 30),
    ],
)
def test_a_limit_in_miles_is_a_limit_on_place_and_no_pay(text, miles):
    constraints = parse_constraints(text)
    assert (constraints.near, constraints.near_miles) == (True, miles)
    assert constraints.pay_floor is None
    assert not constraints.remote


@pytest.mark.parametrize(
    "text",
    [
        "who is hiring near me",
        "what jobs are near me",
        "is there anything close to home?",
        "delivered within 20 miles of newark",
        "i live near buffalo",
        "just looking around",
        "i dont want to move up",
    ],
)
def test_questions_and_past_work_set_no_limit_on_place(text):
    assert not parse_constraints(text).near


@pytest.mark.parametrize(
    ("text", "zip_code", "city"),
    [
        ("within 20 miles of 14604", "14604", "Rochester"),
        ("only near rochester ny", None, "Rochester"),
        ("delivered within 20 miles of newark", None, None),
    ],
)
def test_the_place_that_work_has_to_be_near_is_where_one_lives(text, zip_code, city):
    circumstances = read_circumstances(text)
    assert (circumstances.zip_code, circumstances.city) == (zip_code, city)


@pytest.mark.parametrize(
    "text", ["i don't have a college degree", "no degree", "nothing that needs a college degree"]
)
def test_a_degree_one_does_not_have_or_want_is_no_schooling(text):
    assert read_circumstances(text).schooling is None
    assert parse_schooling(text) is None


def test_a_degree_one_does_not_have_hides_no_schooling_told_beside_it():
    assert parse_schooling("Some college, no degree") == "some_college"
    assert parse_schooling("no i have an associates degree") == "associates"
    assert not parse_constraints("no i have an associates degree").any


def test_one_message_may_carry_many_facts():
    circumstances = read_circumstances(
        "i live in philly, have a ged, cdl a, making 17 an hour, need something asap"
    )
    assert circumstances.city == "Philadelphia"
    assert circumstances.state == "PA"
    assert circumstances.schooling == "high_school"
    assert circumstances.licences == ("cdl_a",)
    assert circumstances.own_pay == 35_360
    assert circumstances.urgency == "now"


def test_a_message_about_jobs_carries_no_circumstances():
    circumstances = read_circumstances("cashier for 5 years, then drove a forklift")
    assert set(vars(circumstances).values()) == {None}

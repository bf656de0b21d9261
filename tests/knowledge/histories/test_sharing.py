"""Which of the jobs of a message a length told once belongs to."""

from __future__ import annotations

import pytest


def told(jobs):
    return [(job.text, job.months) for job in jobs]


def lengths(reader, text, as_of):
    return [job.months for job in reader.read(text, as_of)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("roofing/siding/painting 6 years",
         [("roofing", 72), ("siding", 72), ("painting", 72)]),
        ("was a cook & cashier at a gas station 18 months",
         [("cook", 18), ("cashier at a gas station", 18)]),
        ("I drove a forklift and also did inventory for Sysco, 4 yrs",
         [("drove a forklift", 48), ("inventory for Sysco", 48)]),
        ("painter, drywall finisher, and taper for around 9 yrs",
         [("painter", 108), ("drywall finisher, taper", 108)]),
    ],
)  # fmt: skip
def test_a_length_after_a_joined_list_is_that_of_all_of_it(reader, as_of, text, expected):
    assert told(reader.read(text, as_of)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "5 years doing drywall, painting and tile",
        "i worked 5 years as a server, a bartender and a host",
        "5 years of waitressing, babysitting, landscaping",
        "5 yrs each as a cook, a cashier and a janitor",
    ],
)
def test_a_length_before_a_list_is_that_of_all_of_it(reader, as_of, text):
    assert lengths(reader, text, as_of) == [60, 60, 60]


@pytest.mark.parametrize(
    "text",
    [
        "cashier then shift lead at wendys, 4 years each",
        "babysitting, house cleaning, each about 4 years",
        "4 yrs a piece cna and home health aide",
        "for 4 years i was both a receptionist and a medical assistant",
        "security, janitor - been doing both of them for 4 years",
    ],
)
def test_each_and_both_give_every_job_the_length(reader, as_of, text):
    assert lengths(reader, text, as_of) == [48, 48]


def test_with_commas_alone_a_length_is_that_of_the_job_beside_it(reader, as_of):
    assert lengths(reader, "cook, cashier, janitor 2 years", as_of) == [None, None, 24]


def test_a_length_that_stands_apart_is_that_of_the_list(reader, as_of):
    assert lengths(reader, "cook, cashier, janitor. about 2 years", as_of) == [24, 24, 24]


def test_then_parts_a_list(reader, as_of):
    assert lengths(reader, "cook, then server and bartender 3 yrs", as_of) == [None, 36, 36]


def test_jobs_at_places_of_their_own_share_no_length(reader, as_of):
    text = "cook at a hospital and cashier at a gas station for 3 years"
    assert lengths(reader, text, as_of) == [None, 36]


@pytest.mark.parametrize(
    "text",
    [
        "teller, then loan officer, 8 yrs total at the same bank",
        "cook and janitor 8 years all told",
        "8 years altogether, cook and janitor",
    ],
)
def test_a_length_of_all_jobs_together_is_that_of_none(reader, as_of, text):
    assert lengths(reader, text, as_of) == [None, None]


def test_one_length_for_two_jobs_of_an_occupation_counts_once(reader, as_of):
    text = "2018-2021 cashier/stocker/cart pusher walmart"
    assert lengths(reader, text, as_of) == [36, 36]


def test_an_employer_whose_length_is_the_sum_of_its_jobs_is_their_heading(reader, as_of):
    text = "Worked at ups from 2015 to 2020. Loader for 2 years, driver for 3."
    assert told(reader.read(text, as_of)) == [("Loader", 24), ("driver", 36)]


def test_a_length_that_starts_a_sentence_waits_for_its_job(reader, as_of):
    text = "i was a janitor. since 2019 im a baker"
    assert told(reader.read(text, as_of)) == [("janitor", None), ("baker", 72)]


def test_a_length_at_an_employer_is_that_of_what_one_did_there(reader, as_of):
    text = "3 yrs at dollar general i ran the register and stocked shelves"
    assert told(reader.read(text, as_of)) == [("ran the register", 36), ("stocked shelves", 36)]


def test_the_same_title_at_the_next_place_is_added_up(reader, as_of):
    text = "cna at a nursing home 3 yrs n then at a hospital 2 yrs"
    assert [(job.code, job.months) for job in reader.read(text, as_of)] == [("31-1131", 60)]


def test_after_a_length_another_thing_done_is_another_job(reader, as_of):
    text = "raised my little brothers for 6 yrs and clean houses for cash"
    assert lengths(reader, text, as_of) == [72, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("did hvac 2009 to 2013 then plumbing till 2019", [48, 72]),
        ("cna 2012 to 2018, home health aide since", [72, 84]),
        ("waitress from 2014 until 2019 and after that cashier til last year", [60, 60]),
        ("worked as a lifeguard from 17 til i was 20", [36]),
        ("I waited tables from age 16 to 22", [72]),
        ("started roofing at 18, im 30 now", [144]),
        ("army 88M 6 years, then bus driver for metro 2", [72, 24]),
        ("stocker 2 yrs then 18 as a forklift driver 1 yr", [24, 12]),
        ("machine operator at a plastics factory, 3rd shift, 11 years", [132]),
        ("home health aide, 2 clients, since 2022", [36]),
        ("past two years: instacart shopper", [24]),
        ("school custodian 05-12, bus driver 12-19", [84, 84]),
        ("tax preparer 4 tax seasons", [12]),
        ("server/bartender - 3 yrs, nanny - 2", [36, 36, 24]),
    ],
)
def test_ends_ages_and_bare_numbers_are_counted(reader, as_of, text, expected):
    assert lengths(reader, text, as_of) == expected


@pytest.mark.parametrize(
    "text", ["lived in ohio 9 years", "on parole 2 yrs", "i have my forklift card and osha 10"]
)
def test_lengths_and_papers_beside_work_are_no_jobs(reader, as_of, text):
    assert reader.read(text, as_of) == ()

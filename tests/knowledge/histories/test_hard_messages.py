"""Bad input, and the wordings that were once read wrongly."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

PHRASES = Path(__file__).parents[2] / "phrases"


def told(jobs):
    return [(job.text, job.months) for job in jobs]


def test_ten_jobs_in_one_message_are_ten_jobs(reader, as_of):
    text = (
        "dishwasher, busser, server, bartender, cashier, stocker, forklift driver, "
        "security guard, janitor, landscaper"
    )
    assert len(reader.read(text, as_of)) == 10


@pytest.mark.parametrize("text", ["42", "7", "you are a stupid useless bot", "screw you", "!!!"])
def test_insults_and_a_number_alone_are_no_jobs(reader, as_of, text):
    assert reader.read(text, as_of) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("caregiver 1 1/2 yrs, 3 yrs before that at a call center",
         [("caregiver", 18), ("call center", 36)]),
        ("i was a mail carrier from 09 to 19", [("mail carrier", 120)]),
        ("before i drove trucks i was a forklift operator for 6 yrs", [("forklift operator", 72)]),
        ("my mom needed care so i took care of her for 3 years", [("took care of her", 36)]),
        ("preschool teacher assistant, four years; nanny, one and a half",
         [("preschool teacher assistant", 48), ("nanny", 18)]),
        ("quality inspector, started in 2017 and still there", [("quality inspector", 96)]),
        ("call center rep from 2014 to 2016 and again from 2018 to 2020",
         [("call center rep", 48)]),
        ("i worked 3 yrs as a picker and 2 yrs as a packer", [("picker", 36), ("packer", 24)]),
        ("cashier and stocker, did both for 3 years", [("cashier", 36), ("stocker", 36)]),
        ("srvr 4yrs bartnder 2yrs", [("srvr", 48), ("bartnder", 24)]),
        ("bellman, valet, front desk. 7 years in total",
         [("bellman", None), ("valet", None), ("front desk", None)]),
    ],
)  # fmt: skip
def test_lengths_go_to_the_jobs_they_are_told_of(reader, as_of, text, expected):
    assert told(reader.read(text, as_of)) == expected


def test_a_specialty_is_never_a_number_of_years(reader, as_of):
    jobs = reader.read("Army veteran, 92Y supply, 8 years", as_of)
    assert [job.months for job in jobs] == [96]
    jobs = reader.read("army 88M 6 years", as_of)
    assert [job.months for job in jobs] == [72]


@pytest.mark.parametrize(
    "text",
    [
        "my mom was a nurse",
        "I applied at target",
        "I have an interview at amazon tomorrow",
        "none, just finished school",
        "im 19 and never had a real job",
        "I'm studying to be a medical assistant",
    ],
)
def test_what_is_no_work_of_the_worker_is_no_job(reader, as_of, text):
    assert reader.read(text, as_of) == ()


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("histories_dev_2.jsonl", "en"),
        ("histories_dev_3.jsonl", "en"),
        ("histories_es_dev.jsonl", "es"),
        ("histories_es_dev_2.jsonl", "es"),
    ],
)
def test_the_messages_written_for_tuning_keep_their_figures(reader, name, language):
    found = wanted = extra = lengths = lengths_right = 0
    for line in (PHRASES / name).read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        jobs = list(reader.read(case["text"], date.fromisoformat(case["as_of"]), language))
        for one in case["jobs"]:
            wanted += 1
            words = set(one["text"].lower().replace(",", " ").split())
            job = next(
                (
                    j
                    for j in jobs
                    if 2 * len(words & set(j.text.lower().replace(",", " ").split())) >= len(words)
                ),
                None,
            )
            if job is None:
                continue
            jobs.remove(job)
            found += 1
            lengths += one["months"] is not None
            lengths_right += one["months"] is not None and job.months == one["months"]
        extra += len(jobs)
    assert 2 * found / (2 * found + extra + wanted - found) >= 0.9
    assert lengths_right >= 0.9 * lengths

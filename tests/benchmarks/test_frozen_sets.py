from __future__ import annotations

import csv
import hashlib
import tomllib

import pytest
import yaml

from benchmarks.understanding import sets
from settings import PROJECT_DIR

FROZEN = tomllib.loads((sets.SETS / "FROZEN.toml").read_text(encoding="utf-8"))
# The front answers the first four before any intent is looked for; the last says "not sure".
NOT_CLASSIFIED = {"stop", "start", "help", "crisis", "nlu_fallback"}


@pytest.fixture(scope="module")
def codes() -> set[str]:
    table = PROJECT_DIR / "knowledge" / "data" / "occupations.csv"
    with table.open(encoding="utf-8", newline="") as lines:
        return {row["code"] for row in csv.DictReader(lines)}


@pytest.fixture(scope="module")
def intents() -> set[str]:
    domain = yaml.safe_load((PROJECT_DIR / "domain.yml").read_text(encoding="utf-8"))
    return set(domain["intents"])


@pytest.mark.parametrize("file", sorted(FROZEN["sha256"]))
def test_a_set_is_as_it_was_when_it_was_frozen(file):
    digest = hashlib.sha256((sets.SETS / file).read_bytes()).hexdigest()
    assert digest == FROZEN["sha256"][file], f"{file} was changed after it was frozen"


def test_every_set_is_frozen():
    files = {file.name for file in sets.SETS.iterdir()} - {"FROZEN.toml"}
    assert files == set(FROZEN["sha256"])


def test_the_sets_are_as_large_as_their_figures_need():
    jobs, histories = sets.jobs("en"), sets.histories("en")
    assert len(jobs) >= 400
    assert len({job.code for job in jobs}) >= 150
    assert len(histories) >= 120
    assert sum(not history.jobs for history in histories) >= 15
    second = sets.second_histories()
    assert len(second) >= 130
    assert sum(not history.jobs for history in second) >= 12
    assert sum(len(history.jobs) > 1 for history in second) >= 85
    assert len({code for history in second for job in history.jobs for code in job.codes}) >= 100
    assert len(sets.intents("en")) >= 700
    assert sum(message.label == sets.OUT_OF_SCOPE for message in sets.intents("en")) >= 100
    assert sum(bool(message.label) for message in sets.safety()) >= 150
    assert sum(not message.label for message in sets.safety()) >= 100
    spanish = len(sets.jobs("es")) + len(sets.histories("es")) + len(sets.intents("es"))
    assert spanish >= 150


def test_every_code_of_the_second_histories_is_an_occupation(codes):
    told = [job for history in sets.second_histories() for job in history.jobs]
    assert {code for job in told for code in job.codes} <= codes


def test_every_job_of_the_second_histories_stands_in_its_message():
    second = sets.second_histories()
    told = [(job.text, history.text) for history in second for job in history.jobs]
    assert [job for job, message in told if job not in message] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_code_of_the_sets_is_an_occupation(codes, language):
    assert {code for job in sets.jobs(language) for code in job.codes} <= codes
    told = [job for history in sets.histories(language) for job in history.jobs]
    assert {code for job in told for code in job.codes} <= codes


def test_the_english_messages_cover_every_intent_at_least_eight_times(intents):
    labels = [message.label for message in sets.intents("en")]
    # An intent that came after the sets were frozen cannot be in them.
    assert set(labels) <= intents - NOT_CLASSIFIED
    assert min(labels.count(label) for label in set(labels)) >= 8


def test_the_spanish_messages_are_of_intents_that_the_talk_has(intents):
    assert {message.label for message in sets.intents("es")} <= intents - NOT_CLASSIFIED


def test_no_text_stands_twice_in_a_set():
    both_histories = [*sets.histories("en"), *sets.second_histories()]
    for rows in (
        sets.jobs("en"),
        sets.jobs("es"),
        sets.intents("en"),
        sets.intents("es"),
        both_histories,
    ):
        texts = [row.text for row in rows]
        assert len(texts) == len(set(texts))

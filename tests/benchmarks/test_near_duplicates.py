"""If one of these fails, the phrase that was learned goes, never the row: the sets are frozen."""

from __future__ import annotations

import pytest

from benchmarks.understanding import learned, sets
from benchmarks.understanding.near_duplicates import SHORT_WORDS, LearnedPhrases, plain


@pytest.fixture(scope="module")
def jobs() -> LearnedPhrases:
    return LearnedPhrases(learned.job_phrases())


@pytest.fixture(scope="module")
def messages() -> LearnedPhrases:
    return LearnedPhrases(learned.messages())


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_job_phrase_was_learned_from(jobs, language):
    assert [found for job in sets.jobs(language) if (found := jobs.repeated_by(job.text))] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_message_with_an_intent_was_learned_from(messages, language):
    rows = sets.intents(language)
    assert [found for row in rows if (found := messages.repeated_by(row.text))] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_history_was_learned_from(language):
    histories = LearnedPhrases(learned.histories())
    rows = sets.histories(language)
    assert [found for row in rows if (found := histories.repeated_by(row.text))] == []


def test_no_second_history_was_learned_from_or_repeats_a_first_one():
    others = LearnedPhrases([*learned.histories(), *(one.text for one in sets.histories("en"))])
    rows = sets.second_histories()
    assert [found for row in rows if (found := others.repeated_by(row.text))] == []


def test_no_longer_words_of_distress_or_stop_were_tuned_on():
    # "STOP" and the like are the words themselves and have to stand on both sides.
    tuned_on = LearnedPhrases(learned.safety_messages())
    rows = [row for row in sets.safety() if len(plain(row.text).split()) > SHORT_WORDS]
    assert [found for row in rows if (found := tuned_on.repeated_by(row.text))] == []


def test_what_is_held_against_the_sets_is_really_read(jobs, messages):
    assert jobs.repeated_by("Waiters and Waitresses") is not None
    assert len(jobs) > 5_000
    assert len(messages) > 1_500
    assert len(LearnedPhrases(learned.histories())) > len(messages)


@pytest.mark.parametrize(
    ("text", "repeated"),
    [
        ("Lifeguard!", True),
        ("the lifeguard", False),
        ("drove a school bus for 3 years", True),
        ("drove a school bus for the 3 years", True),
        ("drove a skool bus for 3 years", True),
        ("drove a city bus in denver for 9 years", False),
        ("manejé un camión", True),
    ],
)
def test_a_phrase_repeats_another_when_it_equals_it_or_is_long_and_nearly_the_same(text, repeated):
    phrases = LearnedPhrases(["lifeguard", "drove a school bus for 3 years", "maneje un camion"])
    assert (phrases.repeated_by(text) is not None) is repeated

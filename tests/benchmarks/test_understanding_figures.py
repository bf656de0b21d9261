from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest

from benchmarks.understanding import (
    coverage,
    cues,
    histories,
    intents,
    jobs,
    safety,
    sets,
    tables,
)
from benchmarks.understanding.confusions import confusions
from benchmarks.understanding.coverage_plot import coverage_chart
from benchmarks.understanding.measure import InLanguage, Measured
from benchmarks.understanding.sets import History, JobPhrase, Message, ToldJob
from benchmarks.understanding.written_page import MarksMissingError, between_marks
from knowledge.answers import Candidate, PastJob


def answered(text: str, code: str, *found: tuple[str, float]) -> jobs.Matched:
    candidates = tuple(Candidate(one, one, score) for one, score in found)
    return jobs.Matched(JobPhrase(text, code), candidates)


ANSWERS = [
    answered("a", "35-3031", ("35-3031", 0.9)),
    answered("b", "35-3031", ("35-3011", 0.8), ("35-3031", 0.1)),
    answered("c", "41-2011", ("41-2011", 0.6)),
    answered("d", "41-2011"),
]


def test_places_are_counted_by_digits_of_the_code():
    assert jobs.first_places(ANSWERS, 1, 6).value == 0.5
    assert jobs.first_places(ANSWERS, 3, 6).value == 0.75
    assert jobs.first_places(ANSWERS, 1, 3).value == 0.75


def test_an_alternative_that_a_coach_would_take_is_right():
    phrase = JobPhrase("caregiver", "31-1122", ("31-1121",))
    assert jobs.Matched(phrase, (Candidate("31-1121", "", 0.5),)).right()


def test_what_is_accepted_from_a_score_is_told_with_how_much_of_it_is_right():
    accepted = coverage.accepted_from(ANSWERS, 0.7)
    assert (accepted.coverage.value, accepted.accuracy.value) == (0.5, 0.5)
    assert coverage.curve(ANSWERS) == [(0.25, 1.0), (0.5, 0.5), (0.75, pytest.approx(2 / 3))]
    assert coverage.widest(ANSWERS, 0.97) == 0.25


def test_a_confusion_is_the_worse_the_surer_it_was():
    sure = answered("e", "41-2011", ("41-2031", 0.95))
    assert [pair.taken_for for pair in confusions([*ANSWERS, sure])] == ["41-2031", "35-3011"]


def test_f1_counts_missed_and_wrong_jobs_and_leaves_open_ones_out(library):
    told = (
        ToldJob("waited tables", frozenset({"35-3031"}), 60, False),
        ToldJob("nobody knows this work", frozenset({"11-1031"}), None, False),
        ToldJob("raised kids", frozenset({"39-9011"}), None, True),
    )
    history = History("waited tables 5 yrs", date(2025, 6, 15), told)
    read = histories.read(library, history)
    assert (read.hits, read.missed, read.wrong) == (1, 1, 0)
    assert histories.job_f1([read]).value == pytest.approx(2 / 3)
    assert histories.durations([read]).value == 1.0


def test_a_job_of_another_occupation_is_both_wrong_and_missed():
    told = (ToldJob("cook", frozenset({"35-2014"}), None, False),)
    found = PastJob("cook", "35-2011", None, 0.5, None)
    read = histories.Read(History("cook", date(2025, 6, 15), told), (found,), ())
    assert (read.hits, read.missed, read.wrong) == (0, 1, 1)
    assert histories.whole_messages([read]).value == 0.0


def test_macro_f1_counts_rare_intents_like_frequent_ones():
    def one(label: str, taken: str) -> intents.Understood:
        return intents.Understood(Message("", label), taken, taken, False, 1.0)

    messages = [one("greet", "greet")] * 9 + [one("skip", "greet")]
    assert intents.accuracy(messages).value == 0.9
    assert intents.macro_f1(messages).value == pytest.approx((2 * 9 / 19 + 0) / 2)


def test_distress_taken_for_stop_is_not_caught():
    assert not safety.Heard(Message("", "self_harm"), "stop").caught
    assert safety.Heard(Message("", "self_harm"), "giving_up").caught
    assert not safety.Heard(Message("", "stop"), "giving_up").caught


def test_plain_words_of_distress_and_stop_are_heard_as_the_front_hears_them():
    texts = [
        Message("i want to kill myself", "self_harm"),
        Message("STOP", "stop"),
        Message("hi", ""),
    ]
    found = safety.heard(texts)
    assert [one.taken_for for one in found] == ["self_harm", "stop", ""]
    assert safety.false_alarms(found).value == 0.0


def test_the_picture_draws_one_line_for_each_set_of_answers():
    sheet = ElementTree.fromstring(coverage_chart({"one": ANSWERS, "two": ANSWERS}))
    assert len(sheet.findall("{http://www.w3.org/2000/svg}polyline")) == 2


def test_the_tables_show_every_part_and_no_text_of_a_test_set(library):
    phrases, told, messages = sets.jobs("en")[:30], sets.histories("en")[:3], sets.safety()[:30]
    heard = [
        intents.Understood(Message(one.text, "greet"), "skip", "skip", False, 5.0)
        for one in sets.intents("en")[:5]
    ]
    part = InLanguage(
        jobs.matched(library, phrases), [histories.read(library, one) for one in told], heard
    )
    cued = cues.compared(library, sets.cues()[:1])
    measured = Measured(
        part, part, part.histories, None, safety.heard(messages), cued, (5.0, 9.0), "a release"
    )
    page = tables.page(measured, library.names.one)
    assert "English, second set: 3 messages" in page
    for part_of_page in ("Single jobs", "Intents", "Distress and STOP", "Confusions", "Speed"):
        assert f"### {part_of_page}" in page
    rows = [*phrases, *told, *messages]
    assert not [row.text for row in rows if len(row.text.split()) > 2 and row.text in page]
    assert len(tables.summary(measured)) > 10


def test_only_what_stands_between_the_marks_is_replaced():
    page = "before\n<!-- understanding:begin -->\nold\n<!-- understanding:end -->\nafter\n"
    written = between_marks(page, "new\n")
    assert written.startswith("before\n")
    assert written.endswith("<!-- understanding:end -->\nafter\n")
    assert "old" not in written
    with pytest.raises(MarksMissingError):
        between_marks("no marks here", "new\n")

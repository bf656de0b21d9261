"""What a workspace reads across hand-offs, and the review list, on every database there is."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from people import People, Staff
from people.handoff_desk import QueueCounts, release_all_of
from people.staff_log_reading import log_page
from people.utc import now
from people.word_reviews import NoJobWords
from tests.people.test_handoffs import sent

ANA, BEN = 501, 502


def taken(people: People, coach: int = ANA) -> tuple[str, str]:
    """A hand-off that a coach has; the talk and the reference."""
    talk = uuid.uuid4().hex
    reference = sent(people, talk)
    assert people.claim_handoff(reference, coach)
    return talk, reference


def test_ended_ones_come_newest_first_page_by_page_and_only_ones_own(people: People) -> None:
    ended = [taken(people)[1] for _ in range(5)]
    for reference in ended:
        people.close_handoff(reference, ANA, "plan")
    people.close_handoff(taken(people, BEN)[1], BEN, "plan")
    seen, before = [], None
    while True:
        page = people.ended_page(ANA, before=before, at_most=2)
        seen += [one.reference for one in page.handoffs]
        before = page.next_after
        if before is None:
            break
    assert seen == ended[::-1]


def test_counts_follow_what_is_taken_and_withdrawn(people: People) -> None:
    before = people.queue_counts(ANA)
    talk, reference = taken(people)
    assert people.queue_counts(ANA) == QueueCounts(before.waiting, before.mine + 1)
    people.release_handoff(reference, ANA)
    assert people.queue_counts(ANA) == QueueCounts(before.waiting + 1, before.mine)
    people.withdraw_handoff(talk)
    assert people.queue_counts(ANA) == before


def test_since_when_a_worker_waits_for_an_answer(people: People) -> None:
    talk, reference = taken(people)
    people.take_over_talk(reference, ANA)
    assert people.unanswered_since(talk) is None
    first = people.record_message(talk, "in", "hello?", kind="with_coach")
    people.record_message(talk, "in", "anybody?", kind="with_coach")
    assert people.unanswered_since(talk) == first.at
    people.say_as_coach(reference, ANA, "here", key="1", channel="web")
    assert people.unanswered_since(talk) is None


def test_letting_all_go_frees_one_coachs_talks_and_no_others(people: People) -> None:
    mine, other = taken(people), taken(people, BEN)
    people.take_over_talk(mine[1], ANA)
    people.take_over_talk(other[1], BEN)
    with people.writing() as session:
        release_all_of(session, ANA)
    assert people.worker(mine[0]).coach_since is None
    assert people.worker(other[0]).coach_since is not None
    assert people.claim_handoff(mine[1], BEN)


def test_courses_hold_what_was_sent_in_a_span_and_nothing_that_was_deleted(people: People) -> None:
    start = now()
    taken(people)
    gone, _ = taken(people)
    people.forget(gone)
    courses = people.handoff_courses(start, now() + timedelta(seconds=1))
    assert [one.state for one in courses] == ["taken"]
    assert people.handoff_courses(start - timedelta(days=2), start - timedelta(days=1)) == ()


def test_job_words_are_listed_once_settled_and_gone_with_the_consent(people: People) -> None:
    talk, reference = taken(people)
    for _ in range(2):
        assert people.propose_words(reference, ANA, " ran  the floor ", was_code=None, code="1")
    assert not people.propose_words(reference, BEN, "ran the floor", was_code=None, code="1")
    listed = [one for one in people.word_reviews("open", at_most=99) if one.code == "1"]
    assert [one.words for one in listed] == ["ran the floor"]
    assert people.settle_words(listed[0].reference, "accepted")
    assert not people.settle_words("none", "accepted")
    assert listed[0].reference in {
        one.reference for one in people.word_reviews("accepted", at_most=99)
    }
    people.withdraw_handoff(talk)
    assert people.words_of_handoff(reference) == ()
    assert not people.propose_words(reference, ANA, "ran the floor", was_code=None, code="1")


@pytest.mark.parametrize("words", ["", " ", "x" * 81, "my ssn is 123-45-6789", "i have diabetes"])
def test_what_is_no_job_words_is_not_listed(people: People, words: str) -> None:
    _, reference = taken(people)
    with pytest.raises(NoJobWords):
        people.propose_words(reference, ANA, words, was_code=None, code="1")


def test_the_log_is_read_newest_first_by_key(people: People) -> None:
    staff = Staff(people.engine.url.render_as_string(hide_password=False))
    about = f"thing/{uuid.uuid4().hex}"
    for _ in range(5):
        staff.log(None, "view", about)
    first = log_page(staff, about=about, before=None, at_most=3)
    assert len(first.entries) == 3
    rest = log_page(staff, about=about, before=first.next_before, at_most=3)
    assert (len(rest.entries), rest.next_before) == (2, None)
    staff.close()

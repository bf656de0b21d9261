from __future__ import annotations

import uuid

import pytest

from people import NoSuchJob, PastJob, People

SERVER = PastJob(said="waited tables", code="35-3031", title="Waiters and Waitresses", score=0.9)
DRIVER = PastJob(said="drove for uber", code="53-3054", title="Taxi Drivers", months=12)
CASHIER = PastJob(said="cashier", code="41-2011", title="Cashiers")


@pytest.fixture
def talk() -> str:
    return uuid.uuid4().hex


def test_jobs_come_back_in_the_order_they_were_told(people: People, talk: str) -> None:
    people.add_jobs(talk, [SERVER])
    people.add_jobs(talk, [DRIVER, CASHIER])
    jobs = people.jobs(talk)
    assert [job.said for job in jobs] == ["waited tables", "drove for uber", "cashier"]
    assert [job.position for job in jobs] == [1, 2, 3]


def test_the_same_occupation_in_the_same_words_does_not_appear_twice(
    people: People, talk: str
) -> None:
    people.add_jobs(talk, [SERVER])
    jobs = people.add_jobs(talk, [PastJob(said="Waited  tables.", code="35-3031")])
    assert len(jobs) == 1


def test_a_later_duration_fills_a_missing_one_and_changes_no_known_one(
    people: People, talk: str
) -> None:
    people.add_jobs(talk, [SERVER, DRIVER])
    jobs = people.add_jobs(
        talk,
        [
            PastJob(said="waited tables", code="35-3031", months=60),
            PastJob(said="drove for uber", code="53-3054", months=3),
        ],
    )
    assert [job.months for job in jobs] == [60, 12]


def test_the_same_occupation_in_other_words_is_another_job(people: People, talk: str) -> None:
    people.add_jobs(talk, [PastJob(said="cashier at a gas station", code="41-2011")])
    assert len(people.add_jobs(talk, [CASHIER])) == 2


def test_a_job_that_could_not_be_placed_is_kept_in_the_persons_words(
    people: People, talk: str
) -> None:
    people.add_jobs(talk, [PastJob(said="worked the flumbler")])
    (job,) = people.jobs(talk)
    assert (job.said, job.code) == ("worked the flumbler", None)


def test_runners_up_survive(people: People, talk: str) -> None:
    runner_up = {"code": "35-3023", "title": "Fast Food and Counter Workers", "score": 0.4}
    people.add_jobs(talk, [PastJob(said="server", code="35-3031", runners_up=(runner_up,))])
    assert people.jobs(talk)[0].runners_up == (runner_up,)


def test_replacing_drops_the_old_list(people: People, talk: str) -> None:
    people.add_jobs(talk, [SERVER, DRIVER])
    people.replace_jobs(talk, [CASHIER, CASHIER])
    assert [job.said for job in people.jobs(talk)] == ["cashier"]


def test_removing_a_job_moves_the_later_ones_up(people: People, talk: str) -> None:
    people.add_jobs(talk, [SERVER, DRIVER, CASHIER])
    assert people.remove_job(talk, 2).said == "drove for uber"
    assert [(job.position, job.said) for job in people.jobs(talk)] == [
        (1, "waited tables"),
        (2, "cashier"),
    ]


def test_a_job_can_be_corrected(people: People, talk: str) -> None:
    people.add_jobs(talk, [SERVER])
    changed = people.update_job(talk, 1, code="35-2014", title="Cooks, Restaurant", months=36)
    assert changed == people.jobs(talk)[0]
    assert (changed.code, changed.months, changed.said) == ("35-2014", 36, "waited tables")


def test_a_position_that_does_not_exist_is_said_so(people: People, talk: str) -> None:
    people.add_jobs(talk, [SERVER])
    with pytest.raises(NoSuchJob):
        people.update_job(talk, 2, months=1)
    with pytest.raises(NoSuchJob):
        people.remove_job(talk, 0)


def test_only_fields_of_a_job_can_be_changed(people: People, talk: str) -> None:
    people.add_jobs(talk, [SERVER])
    with pytest.raises(ValueError, match="worker_id"):
        people.update_job(talk, 1, worker_id=7)


def test_some_or_all_jobs_are_confirmed(people: People, talk: str) -> None:
    people.add_jobs(talk, [SERVER, DRIVER])
    assert [job.confirmed for job in people.confirm_jobs(talk, [2])] == [False, True]
    assert all(job.confirmed for job in people.confirm_jobs(talk))
    assert all(job.confirmed for job in people.add_jobs(talk, [SERVER]))


def test_nobody_sees_the_jobs_of_another_talk(people: People, talk: str) -> None:
    people.add_jobs(talk, [SERVER])
    assert people.jobs(uuid.uuid4().hex) == ()

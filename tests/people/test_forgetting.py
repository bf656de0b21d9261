from __future__ import annotations

import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select

from people import PastJob, People
from people.contacts import Contacts
from people.keys import Keys
from people.migrate import migrate
from people.tables import Base

KEYS = Keys(("a secret of the tests and of nothing else",))


@pytest.fixture
def talk() -> str:
    return uuid.uuid4().hex


def tell_everything(people: People, talk: str, word: str) -> None:
    people.misunderstood(talk)
    people.remember(talk, city=word, schooling=word, licences=[word], asked=["own_pay"])
    people.remember(talk, interests=[word], schooled_abroad=True)
    people.constrain(talk, {word: True})
    runners_up = ({"code": "41-2011", "title": word},)
    people.add_jobs(talk, [PastJob(said=f"{word} at a mill", title=word, runners_up=runners_up)])
    people.add_jobs(talk, [PastJob(said=f"{word} on the road", months=4)])
    people.update_job(talk, 1, said=f"{word} at another mill")
    people.set_shown(talk, [{"code": "15-1232", "title": word}])
    people.set_shown_training(talk, "15-1232", [{"option_id": word, "name": word}])
    people.choose(talk, "15-1232", word)
    people.request_handoff(talk, about=word, receiver=word, shares=[word], consent=True)
    people.fill_handoff(talk, name=word, questions=word, draft=word)
    people.send_handoff(talk, word, language="en")
    handoff = people.handoff(talk)
    assert handoff is not None
    assert people.claim_handoff(handoff.reference, 1)
    assert people.add_note(handoff.reference, 1, word)
    assert people.propose_words(handoff.reference, 1, word, was_code=None, code="35-3031")
    people.answer_skill(talk, word, "35-3031", is_true=True)
    people.publish_statement(talk, word)
    people.add_feedback(talk, False, word)
    people.report_wrong_figure(talk, f"that is wrong {word}", code="15-1232", figure=word)
    for number in range(40):
        message = people.record_message(talk, "in", f"{word} {number} " * 30, payload=word)
        reply = {"text": f"you said {word}", "buttons": [{"title": word, "payload": word}]}
        people.answer_message(talk, message.id, [reply], "normal")
        people.queue_delivery(people.replies_to(message.id)[0].id, [(f"you said {word}", 1)])
    people.want_check_ins(talk, "sms")
    people.note_own_risk(talk, word, lasts=timedelta(days=90), tell_after=timedelta(days=7))
    people.note_outcome(talk, "applied", code=word)
    people.make_link(talk, opens="talk", lasts=timedelta(hours=1))
    # An own part of the database: only the front has the keys.
    contacts = Contacts(people.engine.url.render_as_string(hide_password=False), KEYS)
    contacts.add(talk, word)
    contacts.close()


#: What stays on purpose: who is still to be deleted elsewhere, and whom never to write to.
OF_NOBODY = (
    "pending_deletions", "stopped_addresses", "notices", "heard_messages",
    "flag_editions", "flag_states", "flag_changes",
    "staff_accounts", "staff_sessions", "staff_log",
)  # fmt: skip


def rows_by_table(people: People) -> dict[str, int]:
    with people.reading() as session:
        return {
            table.name: session.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        }


def test_every_table_is_empty_after_the_only_person_is_forgotten(tmp_path: Path, talk: str) -> None:
    url = f"sqlite:///{tmp_path / 'people.sqlite'}"
    migrate(url)
    people = People(url)
    tell_everything(people, talk, "marimba")
    before = rows_by_table(people)
    assert all(count for table, count in before.items() if table not in OF_NOBODY)
    forgotten = people.forget(talk)
    assert forgotten.rows == {t: n for t, n in before.items() if t not in OF_NOBODY}
    assert not any(rows_by_table(people).values())
    assert people.find(talk) is None


def test_no_table_can_be_added_that_forgetting_leaves_behind() -> None:
    for table in Base.metadata.sorted_tables:
        if table.name in ("workers", *OF_NOBODY):
            continue
        keys = [key for key in table.c.worker_id.foreign_keys if key.ondelete == "CASCADE"]
        assert [key.column.table.name for key in keys] == ["workers"], table.name


def test_other_people_keep_everything(people: People, talk: str) -> None:
    other = uuid.uuid4().hex
    tell_everything(people, other, "sousaphone")
    before = rows_by_table(people)
    tell_everything(people, talk, "marimba")
    people.forget(talk)
    assert rows_by_table(people) == before


def test_the_words_are_gone_from_the_bytes_of_the_files(tmp_path: Path, talk: str) -> None:
    url = f"sqlite:///{tmp_path / 'people.sqlite'}"
    migrate(url)
    people, second_process = People(url), People(url)
    tell_everything(people, uuid.uuid4().hex, "sousaphone")
    tell_everything(people, talk, "marimba")
    assert len(second_process.messages(talk)) == 80

    def kept(word: bytes) -> bool:
        return any(word in file.read_bytes() for file in tmp_path.iterdir())

    assert kept(b"marimba")
    assert kept(talk.encode())
    people.forget(talk)
    assert not kept(b"marimba")
    assert not kept(talk.encode())
    assert kept(b"sousaphone")


def test_the_id_is_kept_only_until_the_talk_is_deleted_elsewhere(people: People, talk: str) -> None:
    people.worker(talk)
    people.forget(talk, also_elsewhere=True)
    people.forget(talk, also_elsewhere=True)
    people.deletion_failed(talk)
    assert people.pending_deletions() == (talk,)
    assert people.find(talk) is None
    people.deleted_elsewhere(talk)
    assert people.pending_deletions() == ()


def test_forgetting_someone_unknown_deletes_nothing(people: People, talk: str) -> None:
    assert people.forget(talk).total == 0


def test_an_error_of_the_database_repeats_nobodys_words(people: People) -> None:
    table = Base.metadata.tables["workers"]
    with (
        pytest.raises(Exception, match=r"NOT NULL|not-null") as caught,
        people.writing() as session,
    ):
        session.execute(insert(table).values(talk=None, city="marimba"))
    assert "marimba" not in str(caught.value).split("DETAIL")[0]

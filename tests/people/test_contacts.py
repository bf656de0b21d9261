from __future__ import annotations

import stat
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from people import People
from people.contacts import Contacts
from people.keys import BadSecret, Keys, UnreadableAddress, read_secrets
from people.migrate import migrate

OLD, NEW = "an old secret of the tests, long enough", "a new secret of the tests, long enough"
NUMBER = "+12015550123"


@pytest.fixture
def contacts(people: People) -> Iterator[Contacts]:
    repository = Contacts(people.engine.url.render_as_string(hide_password=False), Keys((OLD,)))
    yield repository
    repository.close()


@pytest.fixture
def talk(people: People) -> str:
    talk = uuid.uuid4().hex
    people.worker(talk)
    return talk


def test_a_person_is_found_by_their_number(contacts: Contacts, talk: str) -> None:
    contacts.add(talk, NUMBER, time_zone="America/New_York")
    found = contacts.find(NUMBER)
    assert found is not None
    assert (found.talk, found.address, found.time_zone) == (talk, NUMBER, "America/New_York")
    assert contacts.find("+12015550124") is None


def test_a_number_belongs_to_the_last_talk_that_named_it(contacts: Contacts, talk: str) -> None:
    other = uuid.uuid4().hex
    contacts.add(talk, NUMBER)
    contacts.add(other, NUMBER)
    assert contacts.of_talk(talk) is None
    assert contacts.of_talk(other) is not None


def test_no_number_stands_in_the_files_of_the_database(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'people.sqlite'}"
    migrate(url)
    contacts = Contacts(url, Keys((OLD,)))
    contacts.add("a-talk", NUMBER)
    contacts.stop(NUMBER)
    contacts.close()
    for file in tmp_path.iterdir():
        assert b"2015550123" not in file.read_bytes()


def test_a_number_shows_in_no_printed_record(contacts: Contacts, talk: str) -> None:
    assert NUMBER not in repr(contacts.add(talk, NUMBER))


def test_a_stopped_number_stays_stopped_after_its_owner_is_forgotten(
    people: People, contacts: Contacts, talk: str
) -> None:
    contacts.add(talk, NUMBER)
    contacts.stop(NUMBER)
    contacts.stop(NUMBER)
    people.forget(talk)
    assert contacts.find(NUMBER) is None
    assert contacts.is_stopped(NUMBER)
    contacts.restart(NUMBER)
    assert not contacts.is_stopped(NUMBER)


def test_agreeing_answers_the_offer(contacts: Contacts, talk: str) -> None:
    contacts.add(talk, NUMBER)
    contacts.offered(talk)
    offered = contacts.of_talk(talk)
    assert offered is not None
    assert offered.offered_at is not None
    contacts.agreed(talk, yes=True)
    agreed = contacts.of_talk(talk)
    assert agreed is not None
    assert agreed.agreed_at is not None
    assert agreed.offered_at is None


def test_numbers_kept_under_an_old_secret_are_still_found_and_read() -> None:
    kept = Keys((OLD,)).encrypted(NUMBER)
    rotated = Keys((NEW, OLD))
    assert rotated.decrypted(kept) == NUMBER
    assert Keys((OLD,)).hashes(NUMBER)[0] in rotated.hashes(NUMBER)
    with pytest.raises(UnreadableAddress):
        Keys((NEW,)).decrypted(kept)


def test_keys_for_different_purposes_differ() -> None:
    keys = Keys((OLD,))
    assert keys.derived("contact hash") != keys.derived("session")


def test_the_secret_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "new" / "secret"
    made = read_secrets(None, file)
    assert read_secrets(None, file) == made
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_short_secret_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSecret):
        read_secrets(f"{OLD},short", tmp_path / "secret")


def test_a_new_number_gets_one_person_however_many_messages_come_at_once(
    contacts: Contacts,
) -> None:
    number = f"+1201{uuid.uuid4().int % 10**7:07d}"
    with ThreadPoolExecutor(8) as at_once:
        found = list(
            at_once.map(lambda _: contacts.find_or_add(number, uuid.uuid4().hex), range(16))
        )
    assert len({contact.talk for contact in found}) == 1

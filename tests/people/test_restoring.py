from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlalchemy.engine import make_url

from people import People
from people.backup import backup, restore
from people.contacts import Contacts
from people.migrate import migrate
from people.utc import now
from tests.people.test_forgetting import KEYS
from tests.people.whole_talks import everything, told


def test_who_was_deleted_since_the_backup_does_not_come_back(own_url: str, tmp_path: Path) -> None:
    told(own_url, "deleted")
    told(own_url, "stays", "kazoo")
    backup(own_url, tmp_path / "backup", now())
    people = People(own_url)
    people.forget("deleted")
    people.close()
    receipt = restore(own_url, tmp_path / "backup", now(), replace=True)
    assert receipt.restored.deleted_again == 1
    people = People(own_url)
    assert people.find("deleted") is None
    assert people.find("stays") is not None
    # Rasa may have a copy of old again, too.
    assert people.pending_deletions() == ("deleted",)
    people.close()
    if own_url.startswith("sqlite"):
        assert b"marimba" not in Path(make_url(own_url).database or "").read_bytes()


def test_the_deletion_holds_also_where_the_database_itself_is_lost(
    sqlite_url: str, tmp_path: Path
) -> None:
    migrate(sqlite_url)
    told(sqlite_url, "deleted")
    backup(sqlite_url, tmp_path / "backup", now())
    people = People(sqlite_url)
    people.forget("deleted")
    people.close()
    Path(make_url(sqlite_url).database or "").unlink()
    assert restore(sqlite_url, tmp_path / "backup", now()).put_aside is None
    assert everything(sqlite_url, "deleted") is None


def test_who_came_back_after_a_deletion_is_in_the_backup_made_then(
    sqlite_url: str, tmp_path: Path
) -> None:
    migrate(sqlite_url)
    told(sqlite_url, "again")
    people = People(sqlite_url)
    people.forget("again")
    people.remember("again", city="Camden")
    people.close()
    backup(sqlite_url, tmp_path / "backup", now())
    assert restore(sqlite_url, tmp_path / "backup", now(), replace=True).restored.talks == 1
    assert everything(sqlite_url, "again") is not None


def test_rasas_copy_of_who_came_since_the_backup_is_deleted(own_url: str, tmp_path: Path) -> None:
    backup(own_url, tmp_path / "backup", now())
    told(own_url, "newer")
    restore(own_url, tmp_path / "backup", now(), replace=True)
    people = People(own_url)
    assert people.pending_deletions() == ("newer",)
    people.close()


def test_a_stop_and_a_withdrawal_since_the_backup_hold(own_url: str, tmp_path: Path) -> None:
    told(own_url, "one")
    told(own_url, "two", "kazoo")
    contacts = Contacts(own_url, KEYS)
    contacts.stop("+12015550124")
    backup(own_url, tmp_path / "backup", now())
    people = People(own_url)
    people.stop("one")
    people.withdraw_handoff("one")
    people.withdraw_statements("one")
    people.want_no_check_ins("two")
    contacts.stop("+12015550123")
    contacts.restart("+12015550124")
    people.close()
    contacts.close()
    restore(own_url, tmp_path / "backup", now(), replace=True)
    people, contacts = People(own_url), Contacts(own_url, KEYS)
    assert people.worker("one").stopped
    assert not people.worker("two").stopped
    assert contacts.is_stopped("+12015550123")
    assert not contacts.is_stopped("+12015550124")
    assert not people.is_sharing("one")
    assert people.is_sharing("two")
    assert people.check_in_wish("one").agreed_at is None
    assert people.check_in_wish("two").agreed_at is None
    people.close()
    contacts.close()


def test_nothing_that_was_on_its_way_is_sent_a_second_time(own_url: str, tmp_path: Path) -> None:
    told(own_url, "one")
    backup(own_url, tmp_path / "backup", now())
    receipt = restore(own_url, tmp_path / "backup", now(), replace=True)
    assert receipt.restored.not_sent >= 40
    people = People(own_url)
    assert people.claim_deliveries(now() + timedelta(days=1), at_most=10) == ()
    assert {one.state for one in people.deliveries("one")} == {"failed"}
    people.close()

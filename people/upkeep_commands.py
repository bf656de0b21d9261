"""The commands that keep to the retention periods, and that back up and restore."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from people.backup import backup, restore
from people.migrate import require_migrated
from people.people import People
from people.retention import keep_to_periods
from people.utc import now

_NOT_IN_IT = "The secret (ONWARD_SECRET or its file) is not in it: keep a copy of that apart."


def add_upkeep_commands(commands: Any) -> None:
    """Add ``keep-to-periods``, ``backup`` and ``restore`` to the parser's commands."""
    keep = commands.add_parser("keep-to-periods", help="delete what was kept long enough")
    keep.add_argument("--now", type=_moment, default=None, metavar="ISO", help="at this moment")
    keep.add_argument("--dry-run", action="store_true", help="count only, delete nothing")
    keep.set_defaults(run=_keep)
    saving = commands.add_parser("backup", help="copy the database into a file; it may be in use")
    saving.add_argument("file", type=Path)
    saving.set_defaults(run=_backup)
    bringing_back = commands.add_parser("restore", help="put a backup in the database's place")
    bringing_back.add_argument("file", type=Path)
    bringing_back.add_argument(
        "--replace", action="store_true", help="put a database that is there aside"
    )
    bringing_back.set_defaults(run=_restore)


def run_upkeep_command(given: argparse.Namespace, database: str) -> None:
    """Run one of them.

    Raises:
        people.backup_file.BackupError: a backup or restore was refused or failed.
        people.migrate.DatabaseNotMigrated: the database is not up to date.
    """
    run: Callable[[argparse.Namespace, str], None] = given.run
    run(given, database)


def _keep(given: argparse.Namespace, database: str) -> None:
    people = People(database)
    try:
        require_migrated(people)
        counted = keep_to_periods(people, given.now or now(), dry_run=given.dry_run)
        for name, count in counted.items():
            print(f"{name}: {count}")
        if waiting := len(people.pending_deletions()):
            print(f"still to be deleted in Rasa, by the running front: {waiting}")
    finally:
        people.close()


def _backup(given: argparse.Namespace, database: str) -> None:
    header = backup(database, given.file, now())
    print(f"people: backed up at revision {header.revision} into {given.file}")
    print(f"people: {_NOT_IN_IT}")


def _restore(given: argparse.Namespace, database: str) -> None:
    receipt = restore(database, given.file, now(), replace=given.replace)
    done = receipt.restored
    made = receipt.header.made_at.isoformat(timespec="seconds")
    print(f"people: restored the backup of {made}: {done.talks} talks")
    print(f"people: deleted since then, and again now: {done.deleted_again}")
    print(f"people: on their way out then, and not sent again: {done.not_sent}")
    if receipt.put_aside is not None:
        print(f"people: what was there before is kept as {receipt.put_aside} for some days")
    print("people: the secret of that time is needed; it was not in the backup")


def _moment(written: str) -> datetime:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{written!r} is no date and time in ISO form") from error
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)

"""Backup and restore of what persons told us, by command; see docs/privacy.md.

The secret that numbers and sealed texts are encrypted with is not in a backup: without it, kept
apart, nobody reads them, and nor does whoever restores.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy.engine import make_url

from people import backup_postgresql, backup_sqlite
from people.backup_file import BackupError, BackupHeader, read_backup, write_backup
from people.migrate import configuration
from people.promises import Promise, Promises, promises_file
from people.restoring import Restored, make_good
from people.retention import periods

_KINDS = {"sqlite": backup_sqlite, "postgresql": backup_postgresql}


@dataclass(frozen=True)
class Receipt:
    """What a restore did."""

    header: BackupHeader
    #: Where the database is that was there before; None: there was none.
    put_aside: str | None
    restored: Restored


def backup(url: str, file: Path, moment: datetime) -> BackupHeader:
    """Write a consistent copy of the database, also while the system runs.

    Raises:
        BackupError: there is no database, the file cannot be made, or a program is missing.
    """
    if file.exists():
        raise BackupError(f"{file} is there already")
    kind = _kind(url)
    with _folder(file) as folder:
        copy = Path(folder) / "database"
        revision = _KINDS[kind].copy_out(url, copy)
        if revision is None:
            raise BackupError("the database has no tables: run `python -m people migrate`")
        header = BackupHeader(kind, revision, moment)
        write_backup(file, header, copy)
    return header


def restore(url: str, file: Path, moment: datetime, *, replace: bool = False) -> Receipt:
    """Put a backup in the place of the database; nothing is changed where that is refused.

    An older backup is migrated. Who asked since then to be deleted, or not to be written to, is
    not brought back. With ``replace`` a database that is there is put aside.

    Raises:
        DamagedBackup: it is no backup, or not whole.
        BackupError: it is too old or of a newer program, a database is there, or is in use.
    """
    kind = _kind(url)
    module = _KINDS[kind]
    where = Path(make_url(url).database or "") if kind == "sqlite" else file
    with _folder(where) as folder:
        copy = Path(folder) / "database"
        header = read_backup(file, copy)
        if header.kind != kind:
            raise BackupError(f"the backup is one of {header.kind}, the database is {kind}")
        _refuse_unknown(header.revision)
        _refuse_too_old(header.made_at, moment)
        promises = Promises(promises_file(url)).all()
        put_aside, restored = module.put_in_place(
            url, copy, header, moment, replace=replace, make_good=_making_good(promises)
        )
    return Receipt(header, put_aside, restored)


def _making_good(promises: list[Promise]) -> Callable[[str, frozenset[str]], Restored]:
    return lambda url, talks_before: make_good(url, promises, talks_before)


def _kind(url: str) -> str:
    kind = make_url(url).get_backend_name()
    if kind not in _KINDS:
        raise BackupError(f"there is no backup of a database of the kind {kind}")
    return kind


def _folder(beside: Path) -> tempfile.TemporaryDirectory[str]:
    """A folder that only its owner may read, on the disk where the result will be."""
    try:
        beside.parent.mkdir(parents=True, exist_ok=True)
        return tempfile.TemporaryDirectory(prefix=".backup-", dir=beside.parent)
    except OSError as error:
        raise BackupError(f"{beside.parent} cannot be written: {error.strerror}") from None


def _refuse_unknown(revision: str) -> None:
    try:
        ScriptDirectory.from_config(configuration()).get_revision(revision)
    except CommandError:
        raise BackupError(
            f"the backup has tables of revision {revision}, which this program does not know: "
            "restore it with the program that made it, or a newer one"
        ) from None


def _refuse_too_old(made_at: datetime, moment: datetime) -> None:
    lasts = periods()["promises"].lasts
    if made_at < moment - lasts:
        raise BackupError(
            f"the backup is older than {lasts.days} days: who asked to be deleted before that is "
            "not known any more, and would come back"
        )

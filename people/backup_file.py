"""The form of a backup file: one line that says what it is, and the database after it.

The digest finds damage; it is no signature. Keep backups as safe as the database itself.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

#: The form written by this program.
FORM = 1
_BLOCK = 1024 * 1024
#: The first line is never longer, in bytes.
_LONGEST_HEADER = 1000


class BackupError(Exception):
    """A backup cannot be made, or not be restored; its words say why."""


class DamagedBackup(BackupError):  # noqa: N818 - named for what it says
    """The file is no backup, or not whole."""


@dataclass(frozen=True)
class BackupHeader:
    """What a backup holds."""

    #: "sqlite" or "postgresql".
    kind: str
    #: The migration its tables have.
    revision: str
    #: Begun at this moment: what was kept later may not be in it.
    made_at: datetime


def private_file(path: Path) -> BinaryIO:
    """A new file that only its owner may read, opened for writing.

    Raises:
        BackupError: it cannot be made, or is there already.
    """
    try:
        return os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb")
    except FileExistsError:
        raise BackupError(f"{path} is there already") from None
    except OSError as error:
        raise BackupError(f"{path} cannot be written: {error.strerror}") from None


def write_backup(file: Path, header: BackupHeader, database: Path) -> None:
    """Write a backup; until it is whole there is no file of this name.

    Raises:
        BackupError: the file cannot be made, or is there already.
    """
    unfinished = file.with_name(f"{file.name}.unfinished-{os.getpid()}")
    try:
        with private_file(unfinished) as written, database.open("rb") as source:
            digest = hashlib.file_digest(source, "sha256").hexdigest()
            described = {
                "onward_backup": FORM, "kind": header.kind, "revision": header.revision,
                "made_at": header.made_at.isoformat(), "sha256": digest,
            }  # fmt: skip
            written.write(json.dumps(described).encode("ascii") + b"\n")
            source.seek(0)
            _copy(source, written.write)
            written.flush()
            os.fsync(written.fileno())
        # Unlike a rename, a link never takes the place of a file that came meanwhile.
        os.link(unfinished, file)
    except FileExistsError:
        raise BackupError(f"{file} is there already") from None
    finally:
        with suppress(OSError):
            unfinished.unlink()


def read_backup(file: Path, database: Path) -> BackupHeader:
    """Take the database out of a backup into a new file.

    Raises:
        DamagedBackup: it is no backup, or not whole.
        BackupError: the file cannot be read.
    """
    try:
        source = file.open("rb")
    except OSError as error:
        raise BackupError(f"{file} cannot be read: {error.strerror}") from None
    with source, private_file(database) as written:
        header, expected = _header(source.readline(_LONGEST_HEADER))
        digest = hashlib.sha256()

        def take(block: bytes) -> None:
            digest.update(block)
            written.write(block)

        _copy(source, take)
        if digest.hexdigest() != expected:
            raise DamagedBackup("the backup is damaged: what it holds is not what was written")
        return header


def _header(line: bytes) -> tuple[BackupHeader, str]:
    try:
        content = json.loads(line)
        if content["onward_backup"] != FORM:
            raise BackupError("the backup has a form that this program does not know")
        moment = datetime.fromisoformat(content["made_at"])
        return BackupHeader(content["kind"], content["revision"], moment), content["sha256"]
    except (ValueError, KeyError, TypeError):
        raise DamagedBackup("this is no backup, or its first line is damaged") from None


def _copy(source: BinaryIO, take: Callable[[bytes], object]) -> None:
    while block := source.read(_BLOCK):
        take(block)

"""What a restored backup must not undo: deletions, stops and withdrawals, in a file of their own.

A backup is older than the database it takes the place of. Whoever asked since then to be deleted,
or not to be written to, must not come back with it. So each such wish is also a line in a file
beside the database, written before the database keeps it. A line has a moment, what was asked for,
and a hash: the SHA-256 of a talk's random id, or the keyed hash of a number. It names nobody.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from sqlalchemy.engine import make_url

from people.utc import now
from settings import get_settings

#: Of a talk, but the last two: of a number.
Wish = Literal[
    "deleted", "withdrawn", "page_withdrawn", "no_check_ins", "stopped", "restarted",
    "number_stopped", "number_restarted",
]  # fmt: skip
_LINE = re.compile(r"(\S+) ([a-z_]+) ([0-9a-f]{64})")


@dataclass(frozen=True)
class Promise:
    """One wish that stands, whatever is restored."""

    at: datetime
    wish: str
    #: Whose it is: see hashed_talk, or a number's keyed hash.
    of: str


def hashed_talk(talk: str) -> str:
    """How the file names a talk; its id is random, so nobody finds it by trying."""
    return hashlib.sha256(f"talk {talk}".encode()).hexdigest()


def promises_file(url: str) -> Path:
    """Beside a SQLite file; for any other database in the folder for what the system keeps."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite" and address.database:
        return Path(f"{address.database}.promises")
    return get_settings().var_dir / "people.promises"


class Promises:
    """The file of promises. Several processes may write to it at once."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def note(self, wish: Wish, of: str) -> None:
        """Add a wish; it is on the disk when this returns."""
        with self._locked() as descriptor:
            # Begins a line of its own, also after one that a crash broke off.
            line = f"\n{now().isoformat()} {wish} {of}\n"
            os.write(descriptor, line.encode("ascii"))
            os.fsync(descriptor)

    def note_talk(self, wish: Wish, talk: str) -> None:
        """Add a wish of a talk."""
        self.note(wish, hashed_talk(talk))

    def all(self) -> list[Promise]:
        """Every promise in the order in which they were made."""
        try:
            text = self.file.read_text(encoding="ascii", errors="replace")
        except FileNotFoundError:
            return []
        found = (_LINE.fullmatch(line) for line in text.splitlines())
        return [Promise(datetime.fromisoformat(one[1]), one[2], one[3]) for one in found if one]

    def before(self, moment: datetime) -> int:
        """How many were made before a moment."""
        return sum(promise.at < moment for promise in self.all())

    def drop_before(self, moment: datetime) -> int:
        """Forget those made before a moment; how many."""
        if not self.before(moment):
            return 0
        with self._locked():
            promises = self.all()
            kept = [one for one in promises if one.at >= moment]
            new = self.file.with_name(f"{self.file.name}.new")
            new.unlink(missing_ok=True)
            descriptor = os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(descriptor, "w", encoding="ascii") as written:
                for one in kept:
                    written.write(f"{one.at.isoformat()} {one.wish} {one.of}\n")
                written.flush()
                os.fsync(descriptor)
            os.replace(new, self.file)
            return len(promises) - len(kept)

    @contextmanager
    def _locked(self) -> Iterator[int]:
        """The file, held by this process alone; it is readable by its owner only."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        while True:
            descriptor = os.open(self.file, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX)
                if self._is_still(descriptor):
                    yield descriptor
                    return
            finally:
                os.close(descriptor)

    def _is_still(self, descriptor: int) -> bool:
        """Whether the name still stands for the file that was opened, and not for a newer one."""
        try:
            return os.path.samestat(os.fstat(descriptor), self.file.stat())
        except FileNotFoundError:
            return False

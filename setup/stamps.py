"""Says whether something was already made from these very inputs."""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

PROJECT_DIR = Path(__file__).resolve().parent.parent
STAMPS_DIR = PROJECT_DIR / ".setup"


def fingerprint(files: Iterable[Path], words: Iterable[str] = ()) -> str:
    """One hash over names and contents of the files and over the words.

    Contents, not dates: a fresh checkout of the same files needs no new build.
    """
    digest = hashlib.sha256()
    for word in words:
        digest.update(f"word {word}\0".encode())
    for file in sorted(set(files)):
        name = os.path.relpath(file, PROJECT_DIR)
        content = file.read_bytes()
        digest.update(f"file {name} {len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def is_stamped(stamp: Path, inputs: str) -> bool:
    """Whether the stamp was written for these inputs."""
    return stamp.is_file() and stamp.read_text(encoding="utf-8").strip() == inputs


def write_stamp(stamp: Path, inputs: str) -> None:
    """Marks the work as done; call it last, so that stopped work is never marked."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    fresh = stamp.with_name(f"{stamp.name}.new")
    fresh.write_text(f"{inputs}\n", encoding="utf-8")
    fresh.replace(stamp)


@contextmanager
def only_one_setup() -> Iterator[None]:
    """Holds off a second set-up in another terminal until this one is done."""
    STAMPS_DIR.mkdir(exist_ok=True)
    with (STAMPS_DIR / "lock").open("w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another set-up is at work here; waiting for it ...", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield

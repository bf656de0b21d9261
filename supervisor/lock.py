"""Keeps two systems from running on the same databases and logs."""

from __future__ import annotations

import fcntl
import json
import os
from pathlib import Path
from typing import IO

LOCK_FILE = "supervisor.lock"


class AlreadyRunningError(Exception):
    """Another supervisor runs a system here; the message says where and how to stop it."""


class SystemLock:
    """Held from before the start until after the stop.

    The kernel frees the lock with the process, so a crash leaves nothing to clean up.

    Args:
        folder: the system's own folder for logs.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / LOCK_FILE
        self._held: IO[str] | None = None

    def take(self, address: str) -> None:
        """Takes it and notes who holds it, for others to read.

        Raises:
            AlreadyRunningError: another process holds it.
        """
        self._file.parent.mkdir(parents=True, exist_ok=True)
        lock = self._file.open("a+", encoding="utf-8")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            with lock:
                raise AlreadyRunningError(_who(lock)) from None
        lock.truncate(0)
        json.dump({"process": os.getpid(), "address": address}, lock)
        lock.flush()
        self._held = lock

    def release(self) -> None:
        """Gives it back; does nothing when it is not held."""
        if self._held is not None:
            self._held.truncate(0)
            self._held.close()
            self._held = None


def _who(lock: IO[str]) -> str:
    lock.seek(0)
    try:
        holder = json.load(lock)
    except ValueError:
        # Between taking the lock and writing who took it, or while it is given back.
        return "Another process is just starting or stopping the system here; try again."
    return (
        f"The system is already running here: {holder['address']} (process {holder['process']}). "
        f"Talk with it by `make chat`; stop it with Ctrl-C in its terminal "
        f"or `kill {holder['process']}`."
    )

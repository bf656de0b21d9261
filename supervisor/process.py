"""One child process with everything it starts itself: its log, its health, its end."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import time
from collections import deque
from pathlib import Path

from settings import PROJECT_DIR
from supervisor.parts import Part, Program

HEALTH_SECONDS = 2.0
LAST_LINES = 20
# A stopped leader's own children get this long to end by themselves.
CHILDREN_SECONDS = 2.0
POLL_SECONDS = 0.05


class RunningProcess:
    """A started program, leader of a process group of its own.

    The group is what makes a whole part stoppable: servers start workers, and a worker that
    outlives its server would keep the port.

    Args:
        program: what to start.
        logs: folder of the log; the log of the run before is kept beside it as `.log.1`.

    Raises:
        OSError: when the program cannot be started at all.
    """

    def __init__(self, program: Program, logs: Path) -> None:
        self.program = program
        self.log = logs / f"{program.name}.log"
        self.started = time.monotonic()
        logs.mkdir(parents=True, exist_ok=True)
        if self.log.exists():
            self.log.replace(self.log.with_suffix(".log.1"))
        with open(self.log, "wb", opener=_owner_only) as log:
            self._process = subprocess.Popen(
                program.command,
                cwd=PROJECT_DIR,
                env=os.environ | program.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                # Away from the terminal's group: Ctrl-C reaches the supervisor alone, which then
                # stops the parts in their order.
                start_new_session=True,
                # Databases and logs are made readable by their owner only.
                umask=0o077,
            )

    @property
    def pid(self) -> int:
        return self._process.pid

    def exit_code(self) -> int | None:
        """None while it runs; negative when a signal ended it."""
        return self._process.poll()

    def last_lines(self, count: int = LAST_LINES) -> list[str]:
        """The end of its log."""
        with self.log.open(encoding="utf-8", errors="replace") as lines:
            return [line.rstrip() for line in deque(lines, maxlen=count)]

    def terminate(self) -> None:
        """Asks it to stop, and everything it started."""
        self._signal(signal.SIGTERM)

    def wait_until_stopped(self, seconds: float) -> bool:
        """Waits for its end, then ends what it left behind; kills it when it takes too long.

        Returns:
            Whether it stopped by itself.
        """
        try:
            self._process.wait(seconds)
            by_itself = True
        except subprocess.TimeoutExpired:
            by_itself = False
            self._signal(signal.SIGKILL)
            self._process.wait()
        self._end_children()
        return by_itself

    def _end_children(self) -> None:
        self._signal(signal.SIGTERM)
        deadline = time.monotonic() + CHILDREN_SECONDS
        while self._group_lives() and time.monotonic() < deadline:
            time.sleep(POLL_SECONDS)
        self._signal(signal.SIGKILL)

    def _group_lives(self) -> bool:
        return self._signal(0)

    def _signal(self, number: int) -> bool:
        try:
            os.killpg(self._process.pid, number)
        except (ProcessLookupError, PermissionError):
            # macOS answers "not permitted" for a group of which only a zombie is left.
            return False
        return True


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def is_healthy(part: Part) -> bool:
    """Whether the part answers 200 at its health address."""
    # Not urllib: a proxy set in the environment must not come between parts of one machine.
    connection = http.client.HTTPConnection(part.reachable_host, part.port, timeout=HEALTH_SECONDS)
    try:
        connection.request("GET", part.health_path)
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()

"""Starts parts, waits for their health, watches them and stops them all.

Nothing is restarted: a part that ends is a fault to be read in its log, and the others are stopped
so that nobody talks with half a system. Whoever wants restarts gives the whole supervisor to
the machine's own service manager.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from supervisor.parts import Part, Program
from supervisor.ports import check_ports
from supervisor.process import RunningProcess, is_healthy

START_SECONDS = 180.0
POLL_SECONDS = 0.1


class SystemFailedError(Exception):
    """The system cannot start or cannot go on; the message says which part and why."""


class InterruptedStartError(Exception):
    """Somebody asked to stop before everything was up."""


class Supervision:
    """A group of parts that live and end together.

    Args:
        parts: started in parallel, stopped one by one from the last to the first.
        preparations: run first, in parallel; a part starts once those it names have ended well.
        logs: folder for one log file each.
        say: gets each line meant for the person.
        start_within: seconds until every part must be healthy.
        stop_asked: setting it during `start` ends the start.
    """

    def __init__(
        self,
        parts: Sequence[Part],
        preparations: Sequence[Program] = (),
        *,
        logs: Path,
        say: Callable[[str], None] = print,
        start_within: float = START_SECONDS,
        stop_asked: threading.Event | None = None,
    ) -> None:
        self._parts = list(parts)
        self._preparations = list(preparations)
        self._logs = logs
        self._say = say
        self._start_within = start_within
        self._stop_asked = stop_asked or threading.Event()
        self._processes: dict[str, RunningProcess] = {}
        self._preparing: dict[str, RunningProcess] = {}

    def start(self) -> None:
        """Returns once every part is healthy.

        Raises:
            PortTakenError: before anything is started.
            SystemFailedError: a preparation or part ended or took too long; all are stopped.
            InterruptedStartError: `stop_asked` was set; all are stopped.
        """
        check_ports(self._parts)
        try:
            for program in self._preparations:
                self._preparing[f"prepare-{program.name}"] = self._launch(
                    Program(f"prepare-{program.name}", program.command, program.environment)
                )
            self._start_parts()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stops everything, the last part first, and kills what does not stop in time."""
        for process in self._preparing.values():
            process.terminate()
            process.wait_until_stopped(1.0)
        self._preparing.clear()
        for part in reversed(self._parts):
            if part.name not in self._processes:
                continue
            process = self._processes.pop(part.name)
            process.terminate()
            if not process.wait_until_stopped(part.stop_within):
                self._say(f"{part.name} did not stop within {part.stop_within:g} s and was killed")

    def check(self) -> None:
        """Looks once whether all parts still run.

        Raises:
            SystemFailedError: one does not; the others are left for `stop`.
        """
        for part in self._parts:
            process = self._processes.get(part.name)
            code = process.exit_code() if process else None
            if process and code is not None:
                raise SystemFailedError(_ended(f"The part {part.name}", code, process))

    def pids(self) -> dict[str, int]:
        """The process of each started part, for measuring memory."""
        return {name: process.pid for name, process in self._processes.items()}

    def _launch(self, program: Program) -> RunningProcess:
        try:
            return RunningProcess(program, self._logs)
        except OSError as error:
            raise SystemFailedError(f"{program.name} cannot be started: {error}") from error

    def _start_parts(self) -> None:
        waiting = {part.name: part for part in self._parts}
        prepared: set[str] = set()
        deadline = time.monotonic() + self._start_within
        while waiting or self._preparing:
            prepared |= self._finished_preparations()
            for part in list(waiting.values()):
                if part.name not in self._processes:
                    if prepared.issuperset(part.after):
                        self._processes[part.name] = self._launch(part)
                elif is_healthy(part) and self._processes[part.name].exit_code() is None:
                    took = time.monotonic() - self._processes[part.name].started
                    self._say(f"  {part.name} is ready ({took:.1f} s)")
                    del waiting[part.name]
            self.check()
            if time.monotonic() > deadline:
                self._too_slow(sorted(waiting))
            if self._stop_asked.wait(POLL_SECONDS):
                raise InterruptedStartError

    def _finished_preparations(self) -> set[str]:
        finished: set[str] = set()
        for name, process in list(self._preparing.items()):
            code = process.exit_code()
            if code is None:
                continue
            del self._preparing[name]
            if code != 0:
                raise SystemFailedError(_ended(f"The step {name}", code, process))
            finished.add(name.removeprefix("prepare-"))
        return finished

    def _too_slow(self, names: list[str]) -> None:
        lines = [f"Not ready after {self._start_within:g} s: {', '.join(names)}."]
        for name in names:
            if name in self._processes:
                lines += _log_end(self._processes[name])
        raise SystemFailedError("\n".join(lines))


def _ended(what: str, code: int, process: RunningProcess) -> str:
    how = f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"
    return "\n".join([f"{what} {how}.", *_log_end(process)])


def _log_end(process: RunningProcess) -> list[str]:
    lines = process.last_lines()
    if not lines:
        return [f"Its log {process.log} is empty."]
    return [f"The last lines of {process.log}:", *(f"  | {line}" for line in lines)]

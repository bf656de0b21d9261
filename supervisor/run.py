"""`python -m supervisor run`: starts the system, says where to chat, stops on Ctrl-C."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
import time
from types import FrameType
from typing import Protocol

from settings import Settings
from supervisor.lock import AlreadyRunningError
from supervisor.ports import PortTakenError
from supervisor.supervision import InterruptedStartError, SystemFailedError
from supervisor.system import RunningSystem

WATCH_SECONDS = 0.25
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def say(line: str) -> None:
    """Prints at once; a terminal that went away must not keep the parts from being stopped."""
    with contextlib.suppress(OSError):
        print(line, flush=True)


def stop_event() -> threading.Event:
    """Set by Ctrl-C, SIGTERM, or the terminal's end."""
    asked = threading.Event()

    def ask(number: int, frame: FrameType | None) -> None:
        asked.set()

    for number in STOP_SIGNALS:
        signal.signal(number, ask)
    return asked


class Startable(Protocol):
    """What `keep_running` runs; raises SystemFailedError and the like, as RunningSystem says."""

    def start(self) -> None: ...
    def check(self) -> None: ...
    def stop(self) -> None: ...


def run(settings: Settings) -> int:
    """Runs the system; see `keep_running`."""
    stop_asked = stop_event()
    say("Starting follow-ups, actions, rasa and front ...")
    simulator = ""
    if settings.sms_carrier == "simulated":
        simulator = f"   Text messages, simulated: {settings.front_url}/simulator"
    return keep_running(
        RunningSystem(settings, say, stop_asked),
        stop_asked,
        f"Chat in another terminal: make chat   In a browser: {settings.front_url}/{simulator}\n"
        f"Logs: {settings.var_dir / 'logs'}   Stop: Ctrl-C   Nothing is restarted by itself.",
    )


def keep_running(system: Startable, stop_asked: threading.Event, when_ready: str) -> int:
    """Runs until asked to stop or until a part ends; all parts have ended on return.

    Returns:
        0 when somebody asked for the stop, 1 when the system could not start or go on.
    """
    started = time.monotonic()
    try:
        system.start()
        say(f"Ready after {time.monotonic() - started:.1f} s.\n{when_ready}")
        while not stop_asked.wait(WATCH_SECONDS):
            system.check()
    except InterruptedStartError:
        say("Stopped before everything was up.")
        return 0
    except (AlreadyRunningError, PortTakenError, SystemFailedError) as error:
        print(error, file=sys.stderr, flush=True)
        system.stop()
        return 1
    say("Stopping ...")
    system.stop()
    say("Stopped.")
    return 0

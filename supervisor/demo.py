"""`python -m supervisor demo`: one whole conversation with a freshly started system."""

from __future__ import annotations

import re
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from supervisor.chat import PROMPT, show
from supervisor.ports import PortTakenError
from supervisor.run import say, stop_event
from supervisor.supervision import InterruptedStartError, SystemFailedError
from supervisor.system import RunningSystem, fresh_settings
from supervisor.talk import Answer, RefusedError, Talk, UnreachableError

SCRIPT = Path(__file__).with_name("demo_conversation.txt")
EXPECTATIONS = Path(__file__).with_name("demo_expectations.toml")


@dataclass(frozen=True)
class Turn:
    """A message of the script and what came back."""

    message: str
    answer: Answer

    @property
    def text(self) -> str:
        return "\n".join(show(self.answer))


@dataclass(frozen=True)
class Expectations:
    """What a good conversation never, somewhere and at its end says: regular expressions."""

    never: tuple[str, ...]
    somewhere: tuple[str, ...]
    at_the_end: tuple[str, ...]
    last_turns: int

    @classmethod
    def read(cls, file: Path = EXPECTATIONS) -> Expectations:
        """Reads the TOML file beside this module."""
        rules = tomllib.loads(file.read_text(encoding="utf-8"))
        return cls(
            never=tuple(rules["never"]),
            somewhere=tuple(rules["somewhere"]),
            at_the_end=tuple(rules["at_the_end"]["patterns"]),
            last_turns=int(rules["at_the_end"]["last_turns"]),
        )

    def failures(self, turns: Sequence[Turn]) -> list[str]:
        """One line for each expectation that the conversation did not meet."""
        failures = [f'no answer to "{turn.message}"' for turn in turns if not turn.text.strip()]
        for turn in turns:
            failures += [
                f'the answer to "{turn.message}" has "{pattern}"'
                for pattern in self.never
                if _found(pattern, turn.text)
            ]
        whole = "\n".join(turn.text for turn in turns)
        failures += [
            f'nowhere "{pattern}"' for pattern in self.somewhere if not _found(pattern, whole)
        ]
        end = "\n".join(turn.text for turn in turns[-self.last_turns :])
        failures += [
            f'not at the end: "{pattern}"'
            for pattern in self.at_the_end
            if not _found(pattern, end)
        ]
        return failures


def _found(pattern: str, text: str) -> bool:
    return re.search(pattern, text) is not None


def read_script(file: Path = SCRIPT) -> list[str]:
    """The messages, one a line; empty lines and lines that begin with # are for the reader."""
    lines = [line.strip() for line in file.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def play(front_url: str, messages: Sequence[str]) -> list[Turn]:
    """Has the conversation and prints it as it goes."""
    turns: list[Turn] = []
    with Talk(front_url) as talk:
        for message in messages:
            print(f"{PROMPT}{message}", flush=True)
            turns.append(Turn(message, talk.say(message)))
            print(turns[-1].text, end="\n\n", flush=True)
    return turns


def demo() -> int:
    """Starts a system of its own, plays the script, stops the system.

    Returns:
        0 when the conversation meets every expectation, 1 otherwise.
    """
    stop_asked = stop_event()
    say("Starting a fresh system on free ports ...")
    with tempfile.TemporaryDirectory(prefix="onward-demo-") as folder:
        system = RunningSystem(fresh_settings(Path(folder)), say, stop_asked)
        try:
            with system:
                print(flush=True)
                turns = play(system.front_url, read_script())
                system.check()
        except InterruptedStartError:
            say("Stopped before everything was up.")
            return 1
        except (PortTakenError, SystemFailedError) as error:
            print(error, file=sys.stderr)
            return 1
        except (UnreachableError, RefusedError) as error:
            print(f"The conversation broke off: {error}", file=sys.stderr)
            return 1
    failures = Expectations.read().failures(turns)
    for failure in failures:
        print(f"Not as expected: {failure}", file=sys.stderr)
    if not failures:
        print(f"All {len(turns)} messages were answered as expected.")
    return 1 if failures else 0

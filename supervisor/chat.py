"""`python -m supervisor chat`: talks with the running system, by hand or from a pipe."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from typing import TextIO

from settings import Settings
from supervisor.talk import Answer, RefusedError, Talk, UnreachableError

PROMPT = "> "
STOPPED = "(This talk is stopped: nothing more is sent until you write START.)"


def show(answer: Answer) -> Iterator[str]:
    """The lines a terminal shows for an answer."""
    for reply in answer.replies:
        yield from reply.lines()
    if answer.stopped:
        yield STOPPED


def chat(settings: Settings, source: TextIO = sys.stdin) -> int:
    """One talk: asks at a prompt, or takes one message from each line of a pipe and repeats it.

    Returns:
        0 at the end of the input, 1 when the system cannot be reached or refused a message.
    """
    by_hand = source.isatty()
    refused = False
    try:
        with Talk(settings.front_url) as talk:
            if by_hand:
                print(f"You are talking with {settings.organisation}. Ctrl-D ends the talk.")
            for message in _by_hand() if by_hand else _from_pipe(source):
                try:
                    lines = list(show(talk.say(message)))
                except RefusedError as error:
                    refused = True
                    lines = [f"(Not taken: {error})"]
                print("\n".join(lines), end="\n\n", flush=True)
    except (UnreachableError, RefusedError):
        print(
            f"No running system answers at {settings.front_url}: start it with `make run`.",
            file=sys.stderr,
        )
        return 1
    return 1 if refused else 0


def _by_hand() -> Iterator[str]:
    with contextlib.suppress(ImportError):
        # Gives the prompt line editing where Python has it.
        import readline  # noqa: F401
    while True:
        try:
            message = input(PROMPT)
        except (EOFError, KeyboardInterrupt):
            print()
            return
        if message.strip():
            yield message


def _from_pipe(source: TextIO) -> Iterator[str]:
    for line in source:
        message = line.rstrip("\n")
        if message.strip():
            print(f"{PROMPT}{message}", flush=True)
            yield message

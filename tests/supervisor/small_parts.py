"""Small real parts for the supervisor to run."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Protocol

from supervisor.parts import Part
from supervisor.ports import free_ports

PROGRAM = str(Path(__file__).with_name("part_program.py"))


def small_part(
    name: str,
    *arguments: str,
    port: int | None = None,
    after: tuple[str, ...] = (),
    stop_within: float = 5.0,
) -> Part:
    port = port or free_ports(1)[0]
    return Part(
        name,
        (sys.executable, PROGRAM, str(port), "--name", name, *arguments),
        port=port,
        health_path="/",
        after=after,
        stop_within=stop_within,
    )


class Checkable(Protocol):
    def check(self) -> None: ...


def check_until_it_fails(system: Checkable) -> None:
    for _ in range(100):
        system.check()
        time.sleep(0.05)

"""Small real parts for the supervisor to run."""

from __future__ import annotations

import sys
from pathlib import Path

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

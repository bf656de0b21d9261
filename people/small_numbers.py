"""Figures about people that may be shown: groups under ten persons are held back.

The size is ours. Nought is shown: it says nothing of anybody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

#: Persons (here: talks) that a figure must rest on.
FEWEST = 10

_Name = TypeVar("_Name")


@dataclass(frozen=True)
class Counted:
    """How many of something, and of how many talks."""

    number: int = 0
    talks: int = 0

    @property
    def small(self) -> bool:
        """True where it rests on somebody, but on too few."""
        return 0 < self.talks < FEWEST


def shown(counted: Counted) -> int | None:
    """The number, or None where it is held back."""
    return None if counted.small else counted.number


def parts_shown(parts: Mapping[_Name, Counted]) -> dict[_Name, int | None]:
    """The parts of a whole that is shown too.

    Where so few are held back that the whole would give them away, the next smallest part is held
    back with them.
    """
    held = {name for name, part in parts.items() if part.small}
    rest = sorted(
        (name for name, part in parts.items() if part.talks and name not in held),
        key=lambda name: parts[name].talks,
    )
    while held and rest and sum(parts[name].talks for name in held) < FEWEST:
        held.add(rest.pop(0))
    return {name: None if name in held else part.number for name, part in parts.items()}


def share_shown(part: Counted, whole: Counted) -> float | None:
    """A share 0-1, or None where one of both is held back or the whole is nought."""
    if part.small or whole.small or not whole.number:
        return None
    return part.number / whole.number

"""One length of time told in a message."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Duration:
    """A stretch of tokens that tells a length; ``months`` is None where no number is given.

    ``of_each`` marks "2 years each", ``of_all`` "10 years altogether", ``same`` "the whole time".
    ``respective`` has the months of "5 and 3 years", one for each of the jobs before.
    """

    start: int
    end: int
    months: int | None
    of_each: bool = False
    of_all: bool = False
    same: bool = False
    respective: tuple[int, ...] = ()

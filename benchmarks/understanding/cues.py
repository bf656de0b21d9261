"""Whether names, pronouns and the like change what is understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from benchmarks.understanding.sets import CuedMessage
from knowledge.library import Library

_AS_OF = date(2025, 6, 15)


@dataclass(frozen=True)
class Compared:
    """The jobs, each (code, months), of a message without and with the cue."""

    pair: CuedMessage
    without_cue: tuple[tuple[str | None, int | None], ...]
    with_cue: tuple[tuple[str | None, int | None], ...]

    @property
    def same(self) -> bool:
        """Whether the cue changed nothing."""
        return self.without_cue == self.with_cue


def compared(library: Library, pairs: Sequence[CuedMessage]) -> list[Compared]:
    """Both messages of every pair about jobs, read as past jobs."""
    return [
        Compared(pair, _jobs(library, pair.text), _jobs(library, pair.text_with_cue))
        for pair in pairs
        if pair.compared == "jobs"
    ]


def _jobs(library: Library, text: str) -> tuple[tuple[str | None, int | None], ...]:
    return tuple((job.code, job.months) for job in library.history(text, _AS_OF))

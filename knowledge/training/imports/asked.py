"""What an operator asks of an import, and the answer that nothing was taken over."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from knowledge.training.imports.layout import Layout


class ImportRefusedError(ValueError):
    """Nothing was taken over; the message says why and what to do."""


@dataclass(frozen=True)
class Asked:
    """What the operator asked for."""

    layout: Layout
    files: tuple[Path, ...]
    #: When the list was published: "2026-09". None = as the layout says.
    listed: str | None = None
    #: Whose results the figures are: "left in program year 2023". None = as the layout says.
    cohort: str | None = None
    encoding: str | None = None
    #: The list is meant to be much smaller than before.
    smaller: bool = False

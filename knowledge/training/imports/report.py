"""What an import did, and the file that names every row it refused."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from knowledge.training.imports.cells import RowError

#: What is kept of a refused cell.
_SHOWN = 80


@dataclass
class Report:
    """An import's counts; ``as_dict`` is what is stored and printed."""

    layout: str
    files: tuple[str, ...]
    listed: str
    states: list[str] = field(default_factory=list)
    read: int = 0
    accepted: int = 0
    left_out: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    #: Figures the source withholds: no fault of the row.
    withheld: int = 0
    figures: int = 0
    field_figures: int = 0
    added: int = 0
    kept: int = 0
    gone: int = 0
    names_read: int = 0
    names_known: int = 0
    without_field: int = 0
    notes: list[str] = field(default_factory=list)
    rejected_file: str | None = None
    seconds: float = 0.0
    seconds_reading_names: float = 0.0

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON has it."""
        told = dict(vars(self))
        told["rejected"] = dict(self.rejected.most_common())
        return told

    def lines(self) -> Iterator[str]:
        """The report as an operator reads it."""
        yield f"Imported {', '.join(self.files)} as {self.layout}, listed {self.listed}:"
        yield f"  {self.read:,} rows read, {self.accepted:,} taken over"
        yield f"  states: {', '.join(self.states)}"
        if self.left_out:
            yield f"  {self.left_out:,} left out by the layout"
        if self.rejected:
            number = self.rejected.total()
            yield f"  {number:,} rows rejected; each is named in {self.rejected_file}"
            for reason, number in self.rejected.most_common():
                yield f"    {number:,}: {reason}"
        yield f"  {self.added:,} new, {self.kept:,} known before, {self.gone:,} no longer listed"
        yield f"  {self.figures:,} figures of results, {self.withheld:,} withheld by the source"
        if self.field_figures:
            yield f"  {self.field_figures:,} figures of whole fields, pooled from providers"
        if self.names_read or self.names_known:
            yield (
                f"  fields read from names: {self.names_read:,} now, {self.names_known:,} known "
                f"before; {self.without_field:,} programmes stay without a field"
            )
        for note in self.notes:
            yield f"  note: {note}"
        yield (
            f"  {self.seconds:.1f} s, and {self.seconds_reading_names:.1f} s to read names "
            "not seen before"
        )


class RejectedRows:
    """The file of refused rows, written as they come; made only when there is one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: TextIO | None = None

    def __enter__(self) -> RejectedRows:
        self.path.unlink(missing_ok=True)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._file is not None:
            self._file.close()

    def add(self, file: str, line: int, error: RowError) -> None:
        """Name one row."""
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("w", encoding="utf-8", newline="")
            csv.writer(self._file, lineterminator="\n").writerow(
                ("file", "line", "column", "value", "reason")
            )
        shown = error.value if len(error.value) <= _SHOWN else error.value[:_SHOWN] + "..."
        csv.writer(self._file, lineterminator="\n").writerow(
            (file, line, error.column, shown, error.reason)
        )

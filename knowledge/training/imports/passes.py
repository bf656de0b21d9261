"""One pass over the files of an import: every row read, what cannot be true refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tqdm import tqdm

from knowledge.training.imports.asked import Asked, ImportRefusedError
from knowledge.training.imports.cells import RowError
from knowledge.training.imports.files import BrokenFileError, Row, read_rows
from knowledge.training.imports.layout import ColumnsMissingError
from knowledge.training.imports.report import RejectedRows, Report
from knowledge.training.imports.rows import Read, Reading


def read_all(
    asked: Asked, reading: Reading, report: Report | None, refused: RejectedRows | None, word: str
) -> Iterator[Read]:
    """Every row that can be taken over, in the order of the files; the others are reported."""
    seen: dict[int, int] = {}
    for file in asked.files:
        with _progress(file, word) as progress:
            rows = read_rows(file, asked.encoding or asked.layout.encoding, progress)
            try:
                header = next(rows)
                bound = asked.layout.bind(header.cells)
                for row in rows:
                    read = _one(row, len(header.cells), bound, reading, seen, report, refused, file)
                    if read is not None:
                        yield read
            except (BrokenFileError, ColumnsMissingError) as error:
                told = str(error) if isinstance(error, BrokenFileError) else f"{file.name}: {error}"
                raise ImportRefusedError(f"{told}; nothing was taken over") from error


def _one(
    row: Row,
    width: int,
    bound: dict[str, int],
    reading: Reading,
    seen: dict[int, int],
    report: Report | None,
    refused: RejectedRows | None,
    file: Path,
) -> Read | None:
    if report is not None:
        report.read += 1
    try:
        if len(row.cells) != width:
            raise RowError("", "", f"{len(row.cells)} columns, the header has {width}")
        read = reading.read(bound, row.cells)
        if read is not None:
            # A number for each key: a very large file must not fill the memory with its keys.
            first = seen.setdefault(hash(read.key), row.line)
            if first != row.line:
                raise RowError("id", read.key, "duplicate: the same id stands on an earlier line")
    except RowError as error:
        if report is not None and refused is not None:
            report.rejected[f"{error.column}: {error.reason}" if error.column else "columns"] += 1
            refused.add(file.name, row.line, error)
        return None
    if report is not None:
        report.left_out += read is None
        report.accepted += read is not None
        report.withheld += read.withheld if read else 0
    return read


@contextmanager
def _progress(file: Path, word: str) -> Iterator[Callable[[int], None]]:
    size = file.stat().st_size if file.is_file() else None
    with tqdm(total=size, desc=f"{word} {file.name}", unit="B", unit_scale=True) as bar:
        yield lambda done: bar.update(done) and None

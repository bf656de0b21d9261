"""Reading a publisher's file row by row: CSV or workbook, never the whole of a CSV in memory."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

#: Longer fields are no names and no figures: the sign of a quote that never ends.
LONGEST_FIELD = 100_000
WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})


class BrokenFileError(ValueError):
    """The file as a whole cannot be trusted: nothing of it is taken over."""

    def __init__(self, file: Path, problem: str) -> None:
        self.file, self.problem = file, problem
        super().__init__(f"{file.name}: {problem}")


@dataclass(frozen=True, slots=True)
class Row:
    """One row with the line (of a workbook: row) it stands on."""

    line: int
    cells: list[str]


def read_rows(
    file: Path, encoding: str, progress: Callable[[int], None] = lambda _: None
) -> Iterator[Row]:
    """The header and then every row that is not empty; ``progress`` is told the bytes read.

    Cells hold a surrogate where a byte does not fit the encoding, for the row to be refused.

    Raises:
        BrokenFileError: the file is missing, empty, cut off, or not what its name says.
    """
    if not file.is_file():
        raise BrokenFileError(file, "there is no such file")
    if file.suffix.lower() in WORKBOOKS:
        yield from _workbook_rows(file, progress)
    else:
        yield from _csv_rows(file, encoding, progress)


def _csv_rows(file: Path, encoding: str, progress: Callable[[int], None]) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_FIELD)
    with file.open("rb") as raw:
        start = raw.read(4)
        if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise BrokenFileError(file, "is in UTF-16; save it as UTF-8")
        if start == b"PK\x03\x04":
            raise BrokenFileError(file, "is a workbook or an archive, not a CSV file")
        raw.seek(3 if start[:3] == b"\xef\xbb\xbf" else 0)
        text = io.TextIOWrapper(raw, encoding, errors="surrogateescape", newline="")
        reader = csv.reader(text, strict=True)
        header: list[str] | None = None
        done = 0
        last: Row | None = None
        try:
            for cells in reader:
                position = raw.tell()
                if position != done:
                    # The file is read in blocks, so most rows move nothing.
                    progress(position - done)
                    done = position
                if not cells:
                    continue
                if last is not None:
                    yield last
                header = header or cells
                last = Row(reader.line_num, cells)
        except csv.Error as error:
            problem = f"line {reader.line_num}: {error}"
            if "unexpected end" in str(error):
                problem = "is cut off: a quote is open at its end"
            raise BrokenFileError(file, problem) from error
        if last is None or header is None:
            raise BrokenFileError(file, "is empty")
        if len(last.cells) < len(header) and not _ends_with_line(file):
            raise BrokenFileError(file, f"is cut off: line {last.line} is not whole")
        yield last


def _ends_with_line(file: Path) -> bool:
    with file.open("rb") as raw:
        raw.seek(-1, io.SEEK_END)
        return raw.read(1) in b"\r\n"


def _workbook_rows(file: Path, progress: Callable[[int], None]) -> Iterator[Row]:
    try:
        workbook = CalamineWorkbook.from_path(file)
        visible = [
            s.name for s in workbook.sheets_metadata if s.visible == SheetVisibleEnum.Visible
        ]
        sheet = workbook.get_sheet_by_name(visible[0])
        for line, cells in enumerate(sheet.iter_rows(), start=1):
            told = [_text(cell) for cell in cells]
            if any(told):
                yield Row(line, told)
    except (CalamineError, IndexError) as error:
        raise BrokenFileError(file, f"is no whole workbook: {error}") from error
    progress(file.stat().st_size)


def _text(cell: object) -> str:
    """A cell as a CSV file would have it: 8103.0 is "8103", 11.020099999999999 is "11.0201"."""
    if isinstance(cell, float):
        return f"{cell:.4f}".rstrip("0").rstrip(".")
    return str(cell).strip()

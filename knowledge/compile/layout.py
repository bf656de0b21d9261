"""Reading published files, and refusing them loudly when their layout has changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
from python_calamine import CalamineWorkbook


class LayoutError(ValueError):
    """A published file does not look as documented; names the file, the sheet, the column."""

    def __init__(
        self, file: Path, problem: str, *, sheet: str | None = None, column: str | None = None
    ) -> None:
        self.file, self.sheet, self.column, self.problem = file, sheet, column, problem
        where = [f"file {file.name}"]
        if sheet is not None:
            where.append(f"sheet {sheet!r}")
        if column is not None:
            where.append(f"column {column!r}")
        super().__init__(f"{', '.join(where)}: {problem}")


class MissingReleaseError(FileNotFoundError):
    """A file the compiler needs is not in the releases folder."""

    def __init__(self, file: Path) -> None:
        self.file = file
        super().__init__(f"needed release file is missing: {file}")


def read_sheet(path: Path, sheet: str, columns: Sequence[str], header_row: int = 1) -> pd.DataFrame:
    """The named ``columns`` of a worksheet whose header is row ``header_row`` (1-based).

    Raises MissingReleaseError, or LayoutError when the sheet or a column is not there.
    """
    if not path.is_file():
        raise MissingReleaseError(path)
    workbook = CalamineWorkbook.from_path(path)
    if sheet not in workbook.sheet_names:
        raise LayoutError(path, f"no such sheet; has {workbook.sheet_names}", sheet=sheet)
    rows = workbook.get_sheet_by_name(sheet).to_python()
    if len(rows) <= header_row:
        raise LayoutError(path, f"no rows below header row {header_row}", sheet=sheet)
    header = [" ".join(str(cell).split()) for cell in rows[header_row - 1]]
    frame = pd.DataFrame(rows[header_row:], columns=header)
    return _only(frame, path, columns, sheet)


def read_csv(path: Path, columns: Sequence[str]) -> pd.DataFrame:
    """The named ``columns`` of a CSV file, every cell as stripped text ("" when empty).

    Raises MissingReleaseError, or LayoutError when a column is not there.
    """
    if not path.is_file():
        raise MissingReleaseError(path)
    try:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except UnicodeDecodeError:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="cp1252")
    except pd.errors.EmptyDataError:
        raise LayoutError(path, "the file is empty") from None
    frame.columns = pd.Index([" ".join(str(name).split()) for name in frame.columns])
    frame = _only(frame, path, columns, None)
    return frame.apply(lambda cells: cells.str.strip())


def number(frame: pd.DataFrame, column: str, path: Path, sheet: str | None = None) -> pd.Series:
    """``column`` as floats; thousands commas are read, anything else is a LayoutError."""
    text = frame[column].astype(str).str.replace(",", "", regex=False).str.strip()
    values = pd.to_numeric(text, errors="coerce")
    wrong = values.isna()
    if wrong.any():
        example = frame.loc[wrong, column].iloc[0]
        raise LayoutError(path, f"expected a number, found {example!r}", sheet=sheet, column=column)
    return values.astype(float)


def _only(
    frame: pd.DataFrame, path: Path, columns: Sequence[str], sheet: str | None
) -> pd.DataFrame:
    for column in columns:
        if column not in frame.columns:
            found = ", ".join(repr(name) for name in frame.columns)
            raise LayoutError(path, f"column not found; has {found}", sheet=sheet, column=column)
    return frame[list(columns)]

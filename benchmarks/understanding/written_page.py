"""The page of figures: tables between two marks, and the picture beside it."""

from __future__ import annotations

from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "understanding.md"
PICTURE = PAGE.with_name("understanding-coverage.svg")
BEGIN, END = "<!-- understanding:begin -->", "<!-- understanding:end -->"


class MarksMissingError(Exception):
    """The page does not have the two marks that the tables stand between."""


def write(tables: str, picture: str) -> None:
    """Put the tables into the page and the picture beside it.

    Raises:
        MarksMissingError: the page has lost its marks; nothing is written.
    """
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(between_marks(text, tables), encoding="utf-8")
    PICTURE.write_text(picture, encoding="utf-8")


def between_marks(text: str, tables: str) -> str:
    """The text with the tables in place of what stood between the marks.

    Raises:
        MarksMissingError: one of the two marks is missing.
    """
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise MarksMissingError(f"{PAGE.name} needs the lines {BEGIN} and {END}")
    return f"{before}{BEGIN}\n{tables}{END}{after}"

"""Rows as a Markdown table."""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.understanding.intervals import Estimate
from benchmarks.understanding.measure import InLanguage, Measured


def languages(measured: Measured) -> tuple[tuple[str, InLanguage], ...]:
    """What was measured, by the name of its language."""
    return (("English", measured.english), ("Spanish", measured.spanish))


def sized(estimate: Estimate) -> str:
    """A figure with the number of its rows."""
    return f"{estimate} of {estimate.rows}"


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table with its head."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)

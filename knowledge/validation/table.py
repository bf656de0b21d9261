"""The table of facts as plain text, as Markdown and as data."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any

from knowledge.validation.comparing import Compared, summary

WIDTH = 120
GAP = "  "
#: Heading -> field and width; with the gaps they fill the width.
COLUMNS = {
    "fact": ("fact", 47),
    "stated by": ("stated_by", 19),
    "report": ("report", 15),
    "ours": ("ours", 20),
    "verdict": ("verdict", 11),
}
WHY = "   why: "


def as_text(rows: Sequence[Compared], release: str) -> str:
    """The table for a terminal of 120 columns; what explains a row stands under it."""
    lines = [f"Facts held against release {release}", ""]
    lines += _cells(list(COLUMNS))
    lines.append("-" * WIDTH)
    for section, members in groupby(rows, key=lambda row: row.section):
        lines += ["", section.upper()]
        for row in members:
            lines += _cells([str(getattr(row, name)) for name, _ in COLUMNS.values()])
            lines += textwrap.wrap(
                row.why, WIDTH, initial_indent=WHY, subsequent_indent=" " * len(WHY)
            )
    return "\n".join([*lines, "", _sum(rows)])


def as_markdown(rows: Sequence[Compared], release: str) -> str:
    """The table for the documentation."""
    lines = [f"Release {release}. {_sum(rows)}", ""]
    for section, members in groupby(rows, key=lambda row: row.section):
        lines += [f"### {section}", ""]
        lines += [f"| {' | '.join([*COLUMNS, 'why'])} |", "|---" * (len(COLUMNS) + 1) + "|"]
        for row in members:
            cells = [str(getattr(row, name)) for name, _ in COLUMNS.values()] + [row.why]
            lines.append(f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |")
        lines.append("")
    return "\n".join(lines).rstrip()


def as_data(rows: Sequence[Compared], release: str) -> dict[str, Any]:
    """The table for programs."""
    return {"release": release, "summary": summary(rows), "facts": [asdict(row) for row in rows]}


def _sum(rows: Sequence[Compared]) -> str:
    told = ", ".join(f"{count} {_plural(name, count)}" for name, count in summary(rows).items())
    return f"{len(rows)} facts: {told}."


def _plural(verdict: str, count: int) -> str:
    return verdict if count == 1 else {"agrees": "agree", "differs": "differ"}.get(verdict, verdict)


def _cells(texts: Sequence[str]) -> Iterator[str]:
    """One row of the table, wrapped inside its columns."""
    widths = [width for _, width in COLUMNS.values()]
    columns = [textwrap.wrap(t, w) or [""] for t, w in zip(texts, widths, strict=True)]
    for number in range(max(map(len, columns))):
        parts = [
            (column[number] if number < len(column) else "").ljust(width)
            for column, width in zip(columns, widths, strict=True)
        ]
        yield GAP.join(parts).rstrip()

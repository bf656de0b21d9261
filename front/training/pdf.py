"""The sheet as PDF, on letter paper across, the names of the options on every page."""

from __future__ import annotations

import io

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import landscape, letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

from front.pdf_text import marked, printable
from front.training.figures import Cell
from front.training.sheet import Sheet
from front.training.words import words_of

_MARGIN = 0.5 * inch
#: The part of the width that the names of the rows take.
_LABELS = 0.16
_ACCENT, _QUIET, _HAIR = "#0f5c5c", "#4d5b5c", "#d5dcdc"
_TONES = {"good": "#14663b", "warning": "#8a3b00", "unknown": _QUIET, "plain": "#1c2526"}


def sheet_pdf(sheet: Sheet, stamp: str) -> bytes:
    """The whole sheet."""
    file = io.BytesIO()
    page = landscape(letter)
    document = SimpleDocTemplate(
        file, pagesize=page, title=printable(sheet.heading), lang=sheet.language, author="",
        leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=_MARGIN, bottomMargin=_MARGIN,
    )  # fmt: skip
    story: list[Flowable] = [
        _text(f"<b>{marked(sheet.heading)}</b>", 15, after=3),
        _text(marked(stamp), 8, colour=_QUIET, after=3),
        _text(marked(sheet.lead), 9, after=4),
    ]
    if sheet.licence:
        licence = f"<b>{marked(sheet.licence)}</b>"
        story.append(_text(licence, 9, colour=_TONES["warning"], after=4))
    story.append(_table(sheet, page[0] - 2 * _MARGIN))
    story += [_text(marked(note), 8, colour=_QUIET, after=2) for note in sheet.notes]
    document.build(story)
    return file.getvalue()


def _table(sheet: Sheet, width: float) -> Flowable:
    words = words_of("sheet", sheet.language)
    heads = [
        _text(f"<b>{at}. {marked(name)}</b>{_small(under)}", 9)
        for at, (name, under) in enumerate(sheet.columns, start=1)
    ]
    rows: list[list[Flowable | str]] = [[_text(f"<b>{marked(words['column'])}</b>", 9), *heads]]
    style = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor(_HAIR)),
        ("LINEBELOW", (0, 0), (-1, 0), 1, HexColor(_ACCENT)),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
    for section in sheet.sections:
        place = len(rows)
        heading = _text(f"<b>{marked(section.heading)}</b>", 9.5, colour=_ACCENT)
        rows.append([heading, *[""] * len(sheet.columns)])
        style += [("SPAN", (0, place), (-1, place)), ("TOPPADDING", (0, place), (-1, place), 6)]
        rows += [
            [_text(f"<b>{marked(row.label)}</b>", 8), *(_cell(cell) for cell in row.cells)]
            for row in section.rows
        ]
    each = width * (1 - _LABELS) / len(sheet.columns)
    table = Table(rows, [width * _LABELS, *[each] * len(sheet.columns)], repeatRows=1)
    table.setStyle(TableStyle(style))
    return table


def _cell(cell: Cell) -> Flowable:
    return _text(marked(cell.text) + "".join(map(_small, cell.notes)), 8, _TONES[cell.tone])


def _small(text: str) -> str:
    return f'<br/><font size="6.8" color="{_QUIET}">{marked(text)}</font>' if text else ""


def _text(marked: str, size: float, colour: str = "#1c2526", after: float = 0) -> Flowable:
    style = ParagraphStyle(
        "text", fontName="Helvetica", fontSize=size, leading=size * 1.2,
        textColor=HexColor(colour), spaceAfter=after,
    )  # fmt: skip
    return Paragraph(marked, style)

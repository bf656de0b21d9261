"""The summary and the skills page as PDF, one page of letter paper at their usual length."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial
from typing import Any

from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.platypus import Flowable, ListFlowable, ListItem, Paragraph, SimpleDocTemplate

from front.handoff.pages import day_told, words_of
from front.handoff.summary_view import SummaryRead
from front.pdf_text import marked, printable
from people.statement import Statement

_MARGIN = 0.6 * inch
#: Sizes of letters in points, tried until all is on one page; smaller than the last is not read.
SIZES = (10.0, 9.0, 8.0, 7.0)
_ACCENT, _QUIET = "#0f5c5c", "#4d5b5c"

Make = Callable[[float], list[Flowable]]


def summary_pdf(read: SummaryRead, status: str) -> bytes:
    """The summary; ``status`` says whether it was sent."""
    return _fitted(partial(_summary, read, status), read.heading, read.language)


def statement_pdf(statement: Statement, language: str) -> bytes:
    """The page of confirmed skills."""
    words = words_of("skills", language)
    title = words["heading"]
    if statement.name:
        title = words["heading_of"].format(name=statement.name)
    return _fitted(partial(_statement, statement, words, title, language), title, language)


def _fitted(make: Make, title: str, language: str) -> bytes:
    """All on one page in the largest letters that allow it; on more pages where none do."""
    for size in SIZES:
        file = io.BytesIO()
        document = SimpleDocTemplate(
            file, pagesize=letter, title=printable(title), lang=language, author="",
            leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=_MARGIN, bottomMargin=_MARGIN,
        )  # fmt: skip
        document.build(make(size))
        if document.page == 1:
            break
    return file.getvalue()


class _Styles:
    """Paragraphs in one size of letters."""

    def __init__(self, size: float) -> None:
        self._size = size

    def _style(self, name: str, scale: float, **more: Any) -> ParagraphStyle:
        size = self._size * scale
        return ParagraphStyle(
            name, fontName="Helvetica", fontSize=size, leading=size * 1.22, **more
        )

    def title(self, text: str) -> Flowable:
        return Paragraph(f"<b>{marked(text)}</b>", self._style("title", 1.7, spaceAfter=4))

    def heading(self, text: str) -> Flowable:
        style = self._style(
            "heading", 1.1, spaceBefore=self._size * 0.5, textColor=_ACCENT, keepWithNext=True
        )
        return Paragraph(f"<b>{marked(text)}</b>", style)

    def plain(self, text: str) -> Flowable:
        return Paragraph(marked(text), self._style("plain", 1.0))

    def small(self, text: str) -> Flowable:
        return Paragraph(marked(text), self._style("small", 0.88, textColor=_QUIET))

    def listed(self, items: list[tuple[str, tuple[str, ...]]]) -> Flowable:
        """A list; what stands below each item is smaller."""
        rows = []
        for text, notes in items:
            below = "".join(
                f'<br/><font size="{self._size * 0.88:.2f}" color="{_QUIET}">{marked(one)}</font>'
                for one in notes
            )
            rows.append(ListItem(Paragraph(marked(text) + below, self._style("item", 1.0))))
        return ListFlowable(
            rows, bulletType="bullet", bulletFontSize=self._size * 0.6, leftIndent=self._size
        )


def _summary(read: SummaryRead, status: str, size: float) -> list[Flowable]:
    style = _Styles(size)
    story = [style.title(read.heading), style.plain(status)]
    story += [style.small(one) for one in read.consent]
    own = words_of("summary", read.language)["own_words"]
    for section in read.sections:
        story.append(style.heading(section.heading))
        story.append(
            style.listed(
                [
                    (f"{line.text} ({own})" if line.in_own_words else line.text, line.notes)
                    for line in section.lines
                ]
            )
        )
    story += [style.small(one) for one in (*read.notes, read.stamp)]
    return story


def _statement(
    statement: Statement, words: dict[str, Any], title: str, language: str, size: float
) -> list[Flowable]:
    style = _Styles(size * 1.1)
    shown: list[tuple[str, tuple[str, ...]]] = [
        (
            skill.name.of(language).capitalize(),
            (words["shown_by"].format(shown_by=skill.shown_by),) if skill.shown_by else (),
        )
        for skill in statement.skills
    ]
    source = words["source"].format(sources=", ".join(statement.sources), release=statement.release)
    return [
        style.title(title),
        style.plain(words["lead"]),
        style.listed(shown),
        style.heading(words["resume"]),
        style.listed([(skill.resume_line, ()) for skill in statement.skills]),
        style.small(words["until"].format(date=day_told(language, statement.ends_at))),
        style.small(source),
    ]

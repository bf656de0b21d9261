"""Pages around a hand-off, in the language of whoever reads; everything filled in is escaped."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined

from front.web.headers import page_headers

_FOLDER = Path(__file__).parent
_FRAME = _FOLDER.parent / "web" / "templates"
_ALL: dict[str, dict[str, dict[str, Any]]] = tomllib.loads(
    (_FOLDER / "words.toml").read_text(encoding="utf-8")
)


def words_of(part: str, language: str) -> dict[str, Any]:
    """The words of one part of `words.toml`."""
    return _ALL[language][part]


def day_told(language: str, day: date | datetime) -> str:
    """A day as a person writes it."""
    common = words_of("common", language)
    month = common["month_names"][day.month - 1]
    told: str = common["date"].format(day=day.day, month=month, year=day.year)
    return told


def private_headers() -> dict[str, str]:
    """Headers of whatever shows what a person told: kept nowhere, found by no search engine."""
    return {
        **page_headers(private=True, forms=True),
        "X-Robots-Tag": "noindex, nofollow, noarchive",
    }


class HandoffPages:
    """Templates of `templates/` in the frame of our other pages."""

    def __init__(self, organisation: str) -> None:
        loader = ChoiceLoader([FileSystemLoader(_FOLDER / "templates"), FileSystemLoader(_FRAME)])
        self._templates = Environment(
            loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        self._organisation = organisation

    def show(
        self,
        page: str,
        language: str,
        *,
        status_code: int = 200,
        **values: object,
    ) -> HTMLResponse:
        """A page by the name of its template and of its words; kept nowhere, found by no search."""
        words = words_of(page, language)
        title = words["title"].format(organisation=self._organisation)
        content = self._templates.get_template(f"{page}.html").render(
            words={**words, "title": title},
            common={**words_of("common", language), "organisation": self._organisation},
            language=language,
            date=partial(day_told, language),
            **values,
        )
        return HTMLResponse(content, status_code, private_headers())

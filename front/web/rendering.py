"""Pages from templates, in the language of the person; everything filled in is escaped."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from language.detect import ENGLISH, SPANISH

_FOLDER = Path(__file__).parent
LANGUAGES = (ENGLISH, SPANISH)


class Pages:
    """Templates of `templates/` with their words of `pages.toml`."""

    def __init__(self, organisation: str) -> None:
        loader = FileSystemLoader(_FOLDER / "templates")
        self._templates = Environment(
            loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        self._templates.filters["groupby_label"] = by_label
        words = tomllib.loads((_FOLDER / "pages.toml").read_text(encoding="utf-8"))
        self._words: dict[str, dict[str, Any]] = {
            language: _filled(words[language], organisation) for language in LANGUAGES
        }

    def words(self, page: str, language: str) -> dict[str, Any]:
        """The words of one page."""
        words: dict[str, Any] = self._words[language][page]
        return words

    def show(
        self,
        page: str,
        language: str,
        headers: dict[str, str],
        status_code: int = 200,
        **values: object,
    ) -> HTMLResponse:
        """A page by the name of its template."""
        template = self._templates.get_template(f"{page}.html")
        content = template.render(
            words=self.words(page, language),
            common=self._words[language]["common"],
            language=language,
            languages=LANGUAGES,
            **values,
        )
        return HTMLResponse(content, status_code, headers)


def by_label(facts: Iterable[Mapping[str, str]]) -> list[tuple[str, list[Mapping[str, str]]]]:
    """Facts of a card in their order, those with one label after another together."""
    grouped = groupby(facts, key=lambda fact: fact.get("label", ""))
    return [(label, list(group)) for label, group in grouped]


def _filled(words: Any, organisation: str) -> Any:
    """The same words with the organisation's name in them."""
    if isinstance(words, dict):
        return {key: _filled(value, organisation) for key, value in words.items()}
    if isinstance(words, list):
        return [_filled(value, organisation) for value in words]
    return words.replace("{organisation}", organisation) if isinstance(words, str) else words


def language_for(request: Request, told: str | None = None) -> str:
    """The language of a page: the one asked for, else ``told``, else the browser's own."""
    asked = request.query_params.get("lang") or told
    if asked in LANGUAGES:
        return asked
    first = request.headers.get("accept-language", "").strip().lower()
    return SPANISH if first.startswith(SPANISH) else ENGLISH

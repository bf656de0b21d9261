"""What a check-in says, from the words of `texts.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from knowledge.risk.places import county_written
from people.check_in_records import BY_COACH, FlagChangeTold

_CUT = ".."


@dataclass(frozen=True)
class Words:
    """A message and its choices, each sent back as it stands."""

    text: str
    choices: tuple[str, ...]

    @property
    def buttons(self) -> tuple[dict[str, str], ...]:
        """The choices as buttons."""
        return tuple({"title": choice, "payload": choice} for choice in self.choices)


@lru_cache(maxsize=1)
def _texts() -> dict[str, Any]:
    path = Path(__file__).with_name("texts.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - len(_CUT)].rstrip(" ,") + _CUT


class Wording:
    """The words of one language, in the name of an organisation."""

    def __init__(self, organisation: str, language: str) -> None:
        self._texts = _texts()
        self._language = language if language in ("en", "es") else "en"
        self._words = self._texts[self._language]
        self._organisation = _cut(organisation, self._texts["longest_organisation"])

    def change(self, change: FlagChangeTold, made: datetime, more: int) -> Words:
        """A warning sign that was raised or lowered, and how many more changes there are."""
        sign = self._words["sign"][change.flag]
        text = self._words["raised" if change.raised else "lowered"].format(
            organisation=self._organisation,
            job=self._job(change),
            sign=sign["name"],
            old=self._figure(change.flag, change.old_value),
            new=self._figure(change.flag, change.value),
            source=self._source(change, made),
            what_to_do=sign["what_to_do"],
            more=self._more(more),
        )
        return Words(text, self._show_or_later)

    def own_words(self, kind: str, said: date, more: int) -> Words:
        """What the worker told of their own job."""
        own = self._words["own"]
        text = self._words["own_words"].format(
            organisation=self._organisation,
            date=self._words["date"].format(month=said.month, day=said.day),
            what=own[kind],
            what_to_do=own["what_to_do"],
            more=self._more(more),
        )
        return Words(text, self._show_or_later)

    def day(self, stage: int, job: str | None) -> Words:
        """The question what came of it; ``job`` is the name of the next job chosen last."""
        named = _cut(job, self._texts["longest_job"]) if job else self._words["a_next_job"]
        template = self._words["by_coach" if stage == BY_COACH else "day"]
        text = template.format(organisation=self._organisation, days=stage, job=named)
        return Words(text, tuple(self._words["outcomes"]))

    @property
    def _show_or_later(self) -> tuple[str, str]:
        return self._words["show"], self._words["later"]

    def _job(self, change: FlagChangeTold) -> str:
        if change.flag == "layoffs":
            state, county, _ = change.code.split("/")
            place = _cut(county_written(state, county), 24)
            return str(self._words["your_work"].format(place=place))
        name = change.names.get(self._language) or change.code
        return _cut(name, self._texts["longest_job"])

    def _figure(self, flag: str, value: float | None) -> str:
        if value is None:
            return str(self._words["not_known"])
        return str(self._texts["figure"][flag].format(value=value))

    def _source(self, change: FlagChangeTold, made: datetime) -> str:
        """The source with its date: those of published tables bear it in their name."""
        ours = self._texts["source"][self._language].get(change.source)
        if ours:
            return f"{ours}, {made:%Y-%m-%d}"
        if any(sign.isdigit() for sign in change.source) or not change.vintage:
            return change.source
        return f"{change.source} {change.vintage}"

    def _more(self, count: int) -> str:
        if not count:
            return ""
        words = self._words["one_more" if count == 1 else "more"]
        return str(words.format(count=count))


def told(changes: Sequence[FlagChangeTold]) -> list[dict[str, Any]]:
    """The changes as they are kept with the check-in that told them."""
    return [
        {
            "code": change.code,
            "flag": change.flag,
            "was": change.was,
            "now": change.raised,
            "old_value": change.old_value,
            "new_value": change.value,
            "source": change.source,
            "vintage": change.vintage,
        }
        for change in changes
    ]

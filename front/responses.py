"""The front's own words in each language, read from `responses.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from front.safety.crisis import Distress
from language.detect import ENGLISH, SPANISH
from settings import Settings

_FILE = Path(__file__).with_name("responses.toml")


@dataclass(frozen=True)
class _Words:
    """The words of one language."""

    plain: dict[str, str]
    distress: dict[str, str]
    person: dict[str, str]


def _words(content: dict[str, Any]) -> _Words:
    distress, person = content.pop("distress"), content.pop("person")
    return _Words(plain=content, distress=distress, person=person)


class Responses:
    """What the front says, filled in with this organisation's name and contact."""

    def __init__(self, settings: Settings) -> None:
        with _FILE.open("rb") as file:
            content = tomllib.load(file)
        spanish = _words(content.pop(SPANISH))
        self._words = {ENGLISH: _words(content), SPANISH: spanish}
        self._organisation = settings.organisation
        self._contact = settings.coach_contact

    def _offer_of_a_person(self, language: str, stopped: bool) -> str:
        offers = self._words[language].person
        if self._contact:
            return offers["by_contact"].format(contact=self._contact)
        return offers["while_stopped" if stopped else "by_the_talk"]

    def _filled(self, text: str, language: str, stopped: bool) -> str:
        person = self._offer_of_a_person(language, stopped)
        return text.format(organisation=self._organisation, person=person)

    def text(self, name: str, language: str = ENGLISH, *, stopped: bool = False) -> str:
        """The words for a situation, by its key in the file."""
        return self._filled(self._words[language].plain[name], language, stopped)

    def for_distress(
        self, kind: Distress, language: str = ENGLISH, *, stopped: bool = False
    ) -> str:
        """The words for a kind of distress."""
        return self._filled(self._words[language].distress[kind.value], language, stopped)

    def all_texts(self, language: str = ENGLISH) -> dict[str, str]:
        """Every answer in one language by name, in each form it can take."""
        texts = {name: self.text(name, language) for name in self._words[language].plain}
        for kind in Distress:
            texts[f"distress.{kind}"] = self.for_distress(kind, language)
            stopped = self.for_distress(kind, language, stopped=True)
            texts[f"distress.{kind}.while_stopped"] = stopped
        return texts

"""The front's own words, read from `responses.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

from front.safety.crisis import Distress
from settings import Settings

_FILE = Path(__file__).with_name("responses.toml")


class Responses:
    """What the front says, filled in with this organisation's name and contact."""

    def __init__(self, settings: Settings) -> None:
        with _FILE.open("rb") as file:
            content = tomllib.load(file)
        self._distress: dict[str, str] = content.pop("distress")
        self._person: dict[str, str] = content.pop("person")
        self._plain: dict[str, str] = content
        self._organisation = settings.organisation
        self._contact = settings.coach_contact

    def _offer_of_a_person(self, stopped: bool) -> str:
        if self._contact:
            return self._person["by_contact"].format(contact=self._contact)
        return self._person["while_stopped" if stopped else "by_the_talk"]

    def _filled(self, text: str, stopped: bool) -> str:
        return text.format(organisation=self._organisation, person=self._offer_of_a_person(stopped))

    def text(self, name: str, *, stopped: bool = False) -> str:
        """The words for a situation, by its key in the file."""
        return self._filled(self._plain[name], stopped)

    def for_distress(self, kind: Distress, *, stopped: bool = False) -> str:
        """The words for a kind of distress."""
        return self._filled(self._distress[kind.value], stopped)

    def all_texts(self) -> dict[str, str]:
        """Every answer by name, in each form it can take."""
        texts = {name: self.text(name) for name in self._plain}
        for kind in Distress:
            texts[f"distress.{kind}"] = self.for_distress(kind)
            texts[f"distress.{kind}.while_stopped"] = self.for_distress(kind, stopped=True)
        return texts

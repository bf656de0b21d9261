"""The few facts a page looks up in the store, which opens when the first page needs it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from front import log
from settings import Settings

if TYPE_CHECKING:
    from knowledge.answers import Strength
    from knowledge.library import Library
    from knowledge.store.open import Store


@dataclass(frozen=True)
class Facts:
    """The opened store, and the library that answers from it."""

    store: Store
    library: Library


class Knowing:
    """Names and strengths; None where the store is not to be had. Safe to share by threads."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._opening = threading.Lock()
        self._facts: Facts | None = None

    def facts(self) -> Facts | None:
        """The store and its library, opened once; parts of the library load when first asked."""
        # Not above: the front starts without the store, and most of its work never needs it.
        from knowledge.library import Library
        from knowledge.store.open import StoreError, open_store

        with self._opening:
            if self._facts is None:
                try:
                    store = open_store(self._settings.knowledge_dir)
                    self._facts = Facts(store, Library(store, self._settings))
                except StoreError as error:
                    log.note_failure("facts could not be opened", error)
            return self._facts

    def _library(self) -> Library | None:
        facts = self.facts()
        return None if facts is None else facts.library

    def title(self, code: str, language: str) -> str | None:
        """The everyday name of an occupation, None when it is not known."""
        library = self._library()
        try:
            return None if library is None else library.names.one(code, language)
        except KeyError:
            return None

    def strengths(
        self, jobs: Sequence[tuple[str, int | None]], towards: str | None
    ) -> tuple[Strength, ...] | None:
        """What past jobs (code, months) show that counts towards a next one, strongest first."""
        from knowledge.progressions.wishes import Origin, UnknownOccupationError

        library = self._library()
        if library is None:
            return None
        origins = [Origin(code, months) for code, months in dict(jobs).items()]
        try:
            return library.strengths(origins, towards) or library.strengths(origins)
        except UnknownOccupationError:
            return ()

    def skill_name(self, element_id: str, english: str, language: str) -> str:
        """A skill in everyday words of a language."""
        from knowledge.skills.ratings import plain_names

        return plain_names(language).get(element_id, english)

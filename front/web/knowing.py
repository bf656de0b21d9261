"""The few facts a page looks up in the store, which opens when the first page needs it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from front import log
from settings import Settings

if TYPE_CHECKING:
    from knowledge.answers import Strength
    from knowledge.library import Library


class Knowing:
    """Names and strengths; None where the store is not to be had. Safe to share by threads."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._opening = threading.Lock()
        self._library: Library | None = None

    def _opened(self) -> Library | None:
        # Not above: the front starts without the store, and most of its work never needs it.
        from knowledge.library import Library
        from knowledge.store.open import StoreError

        with self._opening:
            if self._library is None:
                try:
                    self._library = Library.open(self._settings)
                except StoreError as error:
                    log.note_failure("facts could not be opened", error)
            return self._library

    def title(self, code: str, language: str) -> str | None:
        """The everyday name of an occupation, None when it is not known."""
        library = self._opened()
        try:
            return None if library is None else library.names.one(code, language)
        except KeyError:
            return None

    def strengths(
        self, jobs: Sequence[tuple[str, int | None]], towards: str | None
    ) -> tuple[Strength, ...] | None:
        """What past jobs (code, months) show that counts towards a next one, strongest first."""
        from knowledge.progressions.wishes import Origin, UnknownOccupationError

        library = self._opened()
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

"""Everyday names of occupations, read once a release."""

from __future__ import annotations

from pathlib import Path

from knowledge.occupations.names import Names
from knowledge.store.open import StoreError, open_store


class JobNames:
    """Names from the store; none while it cannot be read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._release: str | None = None
        self._names: Names | None = None

    def refresh(self) -> None:
        """Read the names of a new release."""
        try:
            store = open_store(self._folder)
            if store.release != self._release:
                with store.session() as session:
                    self._names, self._release = Names(session), store.release
            store.engine.dispose()
        except StoreError:
            return

    def of(self, code: str, language: str) -> str | None:
        """The name of one person in an occupation; None where there is none."""
        if self._names is None:
            return None
        try:
            return self._names.one(code, language)
        except KeyError:
            return None

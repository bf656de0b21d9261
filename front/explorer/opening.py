"""The store behind the explorer, the same the front opened; its parts load once, when needed."""

from __future__ import annotations

import threading

from front.web.knowing import Facts, Knowing

#: A place and two jobs of which every part of the library has something to say.
_JOB, _NEXT, _PLACE = "35-3031", "41-3091", "the United States"


class FactsMissing(Exception):  # noqa: N818 - named for what it says
    """The store of facts cannot be opened."""


class Opening:
    """Opens the store and loads its parts. Safe to share by threads."""

    def __init__(self, knowing: Knowing) -> None:
        self._knowing = knowing
        self._matching, self._loading = threading.Lock(), threading.Lock()
        self._loaded = False

    def facts(self) -> Facts:
        """The store as it stands, at once; a part that was not asked for yet is not loaded.

        Raises:
            FactsMissing: it cannot be opened.
        """
        facts = self._knowing.facts()
        if facts is None:
            raise FactsMissing
        return facts

    def searchable(self) -> Facts:
        """The store with its search loaded; takes seconds once.

        Raises:
            FactsMissing: it cannot be opened.
        """
        facts = self.facts()
        with self._matching:
            facts.library.matcher  # noqa: B018 - a property that loads when it is first read
        return facts

    def loaded(self) -> Facts:
        """The store with everything that the page of an occupation asks; takes seconds once.

        Raises:
            FactsMissing: it cannot be opened.
        """
        facts = self.facts()
        # One lock for all parts, so that two first pages do not load each of them twice.
        with self._loading:
            if not self._loaded:
                self._load(facts)
                self._loaded = True
        return facts

    def begin(self) -> None:
        """Start loading in the background, while somebody still reads what a search has found."""
        if not self._loaded:
            threading.Thread(target=self.loaded, name="explorer", daemon=True).start()

    @staticmethod
    def _load(facts: Facts) -> None:
        from knowledge.progressions.wishes import Origin, Wishes
        from knowledge.training.filters import TrainingFilters

        library = facts.library
        library.next_jobs([Origin(_JOB)], Wishes())
        library.training(_NEXT, _JOB, TrainingFilters(), 1)
        library.landscape(_PLACE)

"""Everything the store can answer, opened once and shared by the talk and the commands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from knowledge.answers import (
    Candidate,
    NextJob,
    OccupationMatch,
    PastJob,
    Progressions,
    SkillDelta,
    Strength,
)
from knowledge.occupations.names import Names
from knowledge.occupations.wishes import wished_words
from knowledge.progressions.suggest import NextJobs
from knowledge.progressions.wishes import Origin, Wishes
from knowledge.skills.delta import skill_delta
from knowledge.skills.transfer import strengths
from knowledge.sources import credits_told, tags
from knowledge.store.open import Store, open_store
from knowledge.training.filters import TrainingFilters
from knowledge.training.finder import TrainingAnswer, TrainingFinder
from settings import Settings

if TYPE_CHECKING:
    from knowledge.histories.extract import HistoryReader
    from knowledge.occupations.match import OccupationMatcher

NO_WISHES = Wishes()


class Library:
    """Answers about work from one release of the store. Parts load when first asked."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings

    @classmethod
    def open(cls, settings: Settings) -> Library:
        """Open the store the settings name.

        Raises:
            StoreError: it is missing, damaged or of another version.
        """
        return cls(open_store(settings.knowledge_dir), settings)

    @property
    def release(self) -> str:
        """The release every answer comes from."""
        return self._store.release

    @cached_property
    def matcher(self) -> OccupationMatcher:
        """The search for occupations."""
        # spaCy, FAISS and scikit-learn take seconds to import; "delta" needs none of them.
        from encoder.load import load_encoder
        from knowledge.occupations.index import PhraseIndex
        from knowledge.occupations.match import OccupationMatcher

        settings = self._settings
        encoder = load_encoder(
            settings.encoder, settings.encoder_dir, settings.encoder_model, settings.encoder_threads
        )
        return OccupationMatcher(self._store, encoder, PhraseIndex.load(self._store.folder))

    @cached_property
    def names(self) -> Names:
        """Everyday names of occupations."""
        with self._store.session() as session:
            return Names(session)

    @cached_property
    def _reader(self) -> HistoryReader:
        from knowledge.histories.extract import HistoryReader

        return HistoryReader(self.matcher)

    @cached_property
    def _next_jobs(self) -> NextJobs:
        with self._store.session() as session:
            return NextJobs(session, self.release)

    @cached_property
    def _training(self) -> TrainingFinder:
        with self._store.session() as session:
            return TrainingFinder(session)

    def warm_up(self) -> None:
        """Load every part now, so that no person waits for it."""
        self.history("waited tables 5 years", date.today())
        self.next_jobs([Origin("35-3031")], Wishes())
        self.training("35-3031", None, TrainingFilters(), 1)

    def match(self, text: str) -> OccupationMatch:
        """What occupation a phrase means; no candidates when unsure."""
        return self.matcher.match(text)

    def wished_job(self, text: str) -> Candidate | None:
        """The occupation a wish names ("I want to be a nurse")."""
        return self.match(wished_words(text)).best

    def history(self, text: str, as_of: date) -> tuple[PastJob, ...]:
        """The past jobs a message tells; "since 2018" is counted up to ``as_of``."""
        return self._reader.read(text, as_of)

    def months(self, text: str, as_of: date) -> int | None:
        """The length of time a message names, in months."""
        return self._reader.months_told(text, as_of)

    def next_jobs(self, origins: Sequence[Origin], wishes: Wishes) -> Progressions:
        """Next jobs, best first; each pays more than the best paid of the past jobs.

        The order in which people tell their jobs does not say which was the last; holding
        suggestions against the best paid one never sends anyone back.
        """
        by_pay = sorted(origins, key=lambda origin: -(self._next_jobs.wage(origin.code) or 0))
        return self._next_jobs.suggest(by_pay, wishes)

    def reach(self, origin_codes: Sequence[str], code: str, wishes: Wishes = NO_WISHES) -> NextJob:
        """One occupation seen from the past jobs, whatever its class.

        Without past jobs, or when it is one of them, it is described by itself: ``from_code``
        is empty then.

        Raises:
            UnknownOccupationError: a code is not in the store.
        """
        found = self._next_jobs.reach(origin_codes, code, wishes) if origin_codes else None
        return found or self._next_jobs.describe(code, wishes)

    def ways_to(self, origin_codes: Sequence[str], code: str, limit: int) -> tuple[NextJob, ...]:
        """Next jobs that lead on to a wished-for occupation."""
        return self._next_jobs.ways_to(origin_codes, code, limit)

    def strengths(self, origins: Sequence[Origin]) -> tuple[Strength, ...]:
        """Interpersonal skills that the past jobs hold."""
        with self._store.session() as session:
            return strengths(session, origins)

    def skill_delta(self, from_code: str, to_code: str) -> SkillDelta:
        """Have, need and surplus from one occupation to another."""
        with self._store.session() as session:
            return skill_delta(session, self.release, from_code, to_code)

    def training(
        self, code: str, from_code: str | None, filters: TrainingFilters, limit: int
    ) -> TrainingAnswer:
        """Training towards an occupation, with counts of what is not shown."""
        return self._training.answer(code, from_code, filters, limit)

    def source_tags(self, *topics: str) -> list[str]:
        """Short tags ("BLS 2022") of the sources behind a topic."""
        return tags(topics)

    def credits(self) -> list[str]:
        """One line for each source with its vintage and credit."""
        return credits_told()

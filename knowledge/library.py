"""Everything the store can answer, opened once and shared by the talk and the commands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from knowledge.answers import (
    Candidate,
    NextJob,
    OccupationMatch,
    PastJob,
    Progressions,
    RiskFlag,
    SkillDelta,
    SkillStep,
    Strength,
    TierReasons,
    TrainingComparison,
    TrainingOption,
)
from knowledge.occupations.codes import resolve_code
from knowledge.occupations.names import Names
from knowledge.occupations.wishes import wished_words
from knowledge.progressions.suggest import NextJobs
from knowledge.progressions.wishes import Origin, Wishes
from knowledge.regions.places import PlaceError, PlaceTold
from knowledge.regions.records import LocalFigures, LocalGain, RegionalLandscape
from knowledge.regions.regions import Regions
from knowledge.risk.figures import FiguresFile
from knowledge.risk.imported_flags import completed, layoffs_flag
from knowledge.risk.places import place_of_work
from knowledge.skills.delta import skill_delta
from knowledge.skills.strengths import strengths
from knowledge.sources import credits_told, tags
from knowledge.store.open import Store, open_store
from knowledge.training.compare import compared_rows
from knowledge.training.filters import TrainingFilters
from knowledge.training.finder import TrainingAnswer, TrainingFinder
from knowledge.training.imports.database import imported
from knowledge.training.paying import WayToPay, ways_for
from knowledge.training.reasons import tier_reasons
from knowledge.training.worker import TrainingWorker
from language.detect import detect_language
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
        self._figures = FiguresFile(settings.knowledge_figures)

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
        with self._store.session() as session, imported(self._settings.training_imports) as own:
            return TrainingFinder(session, imports=own)

    @cached_property
    def regions(self) -> Regions:
        """Pay and jobs near a place; its methods say what they raise."""
        with self._store.session() as session:
            return Regions(session, self.release)

    def warm_up(self) -> None:
        """Load every part now, so that no person waits for it."""
        self.history("waited tables 5 years", date.today())
        self.next_jobs([Origin("35-3031")], Wishes())
        self.strengths([Origin("35-3031")], "13-1151")
        self.training("35-3031", None, TrainingFilters(), 1)
        self.regions.local("35-3031", "14604")

    def match(self, text: str) -> OccupationMatch:
        """What occupation a phrase means; no candidates when unsure."""
        return self.matcher.match(text)

    def wished_job(self, text: str) -> Candidate | None:
        """The occupation a wish names ("I want to be a nurse")."""
        return self.match(wished_words(text)).best

    def history(self, text: str, as_of: date, language: str | None = None) -> tuple[PastJob, ...]:
        """The past jobs a message tells; "since 2018" is counted up to ``as_of``.

        ``language`` is that of the talk, for messages whose words do not show theirs.
        """
        return self._reader.read(text, as_of, detect_language(text) or language)

    def months(self, text: str, as_of: date, language: str | None = None) -> int | None:
        """The length of time a message names, in months; ``language`` as for :meth:`history`."""
        return self._reader.months_told(text, as_of, detect_language(text) or language)

    def next_jobs(
        self, origins: Sequence[Origin], wishes: Wishes, place: PlaceTold | str | None = None
    ) -> Progressions:
        """Next jobs, best first; each pays more than the best paid of the past jobs.

        The order in which people tell their jobs does not say which was the last; holding
        suggestions against the best paid one never sends anyone back. With a place the jobs there
        weigh in; without any past job the list is of jobs to start with.

        Raises:
            UnknownOccupationError: a past job is not in the store.
        """
        found = self._next_jobs.suggest(self._by_pay(origins), self._here(wishes, place))
        return replace(found, next_jobs=tuple(self._completed(job) for job in found.next_jobs))

    def why_hidden(
        self,
        origins: Sequence[Origin],
        code: str,
        wishes: Wishes,
        place: PlaceTold | str | None = None,
    ) -> str | None:
        """Why an occupation is not among the next jobs, as a short name; None when it is."""
        return self._next_jobs.why_hidden(self._by_pay(origins), code, self._here(wishes, place))

    def _by_pay(self, origins: Sequence[Origin]) -> list[Origin]:
        return sorted(origins, key=lambda origin: -(self._next_jobs.wage(origin.code) or 0))

    def _here(self, wishes: Wishes, place: PlaceTold | str | None) -> Wishes:
        """The wishes with the jobs in the worker's area, as far as the store has any."""
        if place is None:
            return wishes
        try:
            return replace(wishes, local_jobs=self.regions.jobs_by_occupation(place))
        except PlaceError:
            return wishes

    def reach(self, origin_codes: Sequence[str], code: str, wishes: Wishes = NO_WISHES) -> NextJob:
        """One occupation seen from the past jobs, whatever its class.

        Without past jobs, or when it is one of them, it is described by itself: ``from_code``
        is empty then.

        Raises:
            UnknownOccupationError: a code is not in the store.
        """
        found = self._next_jobs.reach(origin_codes, code, wishes) if origin_codes else None
        return self._completed(found or self._next_jobs.describe(code, wishes))

    def _completed(self, job: NextJob) -> NextJob:
        """A job with the warning signs that imported figures know."""
        flags = completed(job.risk_flags, job.code, self._figures.now())
        return replace(job, risk_flags=flags)

    def layoffs(self, place: PlaceTold, industry: str | None, day: date) -> RiskFlag:
        """The warning sign of layoffs in a worker's county and industry (NAICS sector)."""
        work = place_of_work(place.zip_code, place.city, place.state, industry)
        return layoffs_flag(self._figures.now(), work, day)

    def resolve_code(self, text: str) -> str:
        """The occupation that a typed code stands for.

        Raises:
            UnknownOccupationError: none or several; the message says what took its place.
        """
        with self._store.session() as session:
            return resolve_code(session, text)

    def ways_to(self, origin_codes: Sequence[str], code: str, limit: int) -> tuple[NextJob, ...]:
        """Next jobs that lead on to a wished-for occupation."""
        return self._next_jobs.ways_to(origin_codes, code, limit)

    def strengths(
        self, origins: Sequence[Origin], towards: str | None = None
    ) -> tuple[Strength, ...]:
        """Interpersonal skills that the past jobs hold, weighed towards a next job if given."""
        with self._store.session() as session:
            return strengths(session, origins, towards)

    def skill_delta(self, from_code: str, to_code: str) -> SkillDelta:
        """Have, need and surplus from one occupation to another."""
        with self._store.session() as session:
            return skill_delta(session, self.release, from_code, to_code)

    def training(
        self, code: str, from_code: str | None, filters: TrainingFilters, limit: int
    ) -> TrainingAnswer:
        """Training towards an occupation, with counts of what is not shown."""
        needs = self._needs(code, from_code)
        return self._training.answer(code, from_code, filters, limit, needs)

    def training_option(self, option_id: str, worker: TrainingWorker) -> TrainingOption:
        """One training option as it stands for a worker.

        Raises:
            KeyError: there is no such option.
            UnknownOccupationError: the job wanted or the last job is not in the store.
        """
        needs = self._needs(worker.code, worker.from_code)
        return self._training.option(option_id, worker, needs)

    def why_this_tier(self, option_id: str, worker: TrainingWorker) -> TierReasons:
        """Why an option has its tier: the verdict on each metric. Raises as above."""
        needs = self._needs(worker.code, worker.from_code)
        option, judgement = self._training.with_judgement(option_id, worker, needs)
        wage = self._training.origin_wage(worker.from_code)
        return tier_reasons(option, judgement, worker, wage)

    def compare_training(
        self, option_ids: Sequence[str], worker: TrainingWorker
    ) -> TrainingComparison:
        """Options side by side. Raises as above; ``ValueError`` for fewer than two options."""
        if len(option_ids) < 2:
            raise ValueError("two options or more are needed to compare")
        options = tuple(self.training_option(option_id, worker) for option_id in option_ids)
        reasons = tuple(self.why_this_tier(option_id, worker) for option_id in option_ids)
        return TrainingComparison(
            code=worker.code,
            from_code=worker.from_code,
            origin_wage=self._training.origin_wage(worker.from_code),
            options=options,
            reasons=reasons,
            rows=compared_rows(options, reasons),
        )

    def ways_to_pay(
        self, worker: TrainingWorker, option_id: str | None = None, language: str = "en"
    ) -> tuple[WayToPay, ...]:
        """Ways to pay for training, those likely to fit the option first. Raises as above."""
        option = self.training_option(option_id, worker) if option_id else None
        tight = self._training.money_is_tight(worker)
        return ways_for(option, money_tight=tight, language=language)

    def _needs(self, code: str, from_code: str | None) -> tuple[SkillStep, ...]:
        return self.skill_delta(from_code, code).need if from_code else ()

    def local(self, code: str, place: str | PlaceTold) -> LocalFigures:
        """Pay and number of jobs of an occupation near a place, and which area each is of.

        Raises:
            UnknownOccupationError: the code is not in the store.
            PlaceError: the place does not exist, or several states have one of that name.
        """
        return self.regions.local(code, place)

    def local_gain(self, from_code: str, to_code: str, place: str | PlaceTold) -> LocalGain | None:
        """What one occupation pays more than another in one area; raises as :meth:`local`.

        None where no one area has both medians.
        """
        return self.regions.gain(from_code, to_code, place)

    def landscape(self, place: str | PlaceTold) -> RegionalLandscape:
        """The Origins, Gateways and Targets of an area; raises as :meth:`local`."""
        return self.regions.landscape(place)

    def source_tags(self, *topics: str) -> list[str]:
        """Short tags ("BLS 2022") of the sources behind a topic."""
        return tags(topics)

    def credits(self) -> list[str]:
        """One line for each source with its vintage and credit."""
        return credits_told()

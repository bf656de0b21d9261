"""One round: look for changes, make due what has come, and queue what may go out now."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from followups.deciding import Changes, Deciding, Decision
from followups.making import make_due
from followups.names import JobNames
from followups.rules import Rules, rules
from followups.watching import watch
from knowledge.risk.figures import FiguresError, FiguresFile
from knowledge.store.open import StoreError
from people import People
from people.check_in_queue import Claim
from people.check_in_records import DueWorker, FlagChangeTold
from people.quiet_hours import quiet_hours
from settings import Settings

logger = logging.getLogger(__name__)


@dataclass
class Round:
    """What a round did, in numbers."""

    #: A new edition of warning signs was kept.
    new_edition: bool = False
    #: Why warning signs could not be read, in a word; None: they could.
    unread: str | None = None
    queued: int = 0
    put_off: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)


class Followups:
    """The work of this package on one database. Several processes may do it at once."""

    def __init__(self, people: People, settings: Settings, how: Rules | None = None) -> None:
        self._people = people
        self._settings = settings
        self._rules = how or rules()
        self._figures = FiguresFile(settings.knowledge_figures)
        self._names = JobNames(settings.knowledge_dir)
        self._changes: dict[int, Changes] = {}
        self._deciding = Deciding(
            settings.organisation, self._rules, quiet_hours(), self._changes_of, self._names.of
        )

    def round(self, moment: datetime) -> Round:
        """Do everything that is to be done at a moment, which has a time zone."""
        done = Round()
        try:
            done.new_edition = watch(
                self._people, self._settings.knowledge_dir, self._figures, moment
            )
        except (StoreError, FiguresError) as error:
            # Days and earlier news go on; the states stay as they were.
            done.unread = type(error).__name__
            logger.error("warning signs not read: %s", error)
        make_due(self._people, self._rules, moment)
        self._names.refresh()
        while self._queue_some(moment, done):
            pass
        return done

    def would_do(self, moment: datetime) -> Iterator[tuple[DueWorker, Decision]]:
        """What a round would do with what is due already; nothing is changed."""
        self._names.refresh()
        after = 0
        at_most = self._rules.queue_at_once
        while found := self._people.due_check_ins(moment, after=after, at_most=at_most):
            for worker in found:
                yield worker, self._deciding.decide(worker, moment)
            after = found[-1].worker_id

    def _queue_some(self, moment: datetime, done: Round) -> int:
        """Settle what is due for some workers, in one transaction; how many workers."""
        at_most = self._rules.queue_at_once
        some = Round()
        with self._people.claimed_check_ins(moment, at_most=at_most) as claim:
            for worker in claim.workers:
                self._settle(claim, worker, some)
        done.queued += some.queued
        done.put_off += some.put_off
        done.dropped += some.dropped
        return len(claim.workers)

    def _settle(self, claim: Claim, worker: DueWorker, done: Round) -> None:
        try:
            decision = self._deciding.decide(worker, claim.moment)
        except Exception as error:
            # One worker's data must not keep everybody else's news back.
            logger.error("worker %s: %s", worker.worker_id, type(error).__name__)
            ids = tuple(due.id for due in worker.due)
            decision = Decision(put_off=[(ids, claim.moment + self._rules.after_error, "error")])
        for ids, until, reason in decision.put_off:
            claim.postpone(ids, until, reason)
            done.put_off[reason] += len(ids)
        for ids, reason in decision.dropped:
            claim.drop(ids, reason)
            done.dropped[reason] += len(ids)
        if (message := decision.message) is not None:
            words = message.words
            claim.say(worker, message.ids, words.text, words.buttons, message.code, message.told)
            done.queued += 1

    def _changes_of(self, edition: int) -> Changes:
        """An edition's changes by code; they never change once kept."""
        if edition not in self._changes:
            by_code: dict[str, list[FlagChangeTold]] = {}
            for _, change in self._people.flag_changes([edition]):
                by_code.setdefault(change.code, []).append(change)
            self._changes[edition] = by_code
        found: Mapping[str, list[FlagChangeTold]] = self._changes[edition]  # type: ignore[assignment]
        return found

"""Which past jobs are found in messages, and how long they lasted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.understanding.intervals import Estimate, bootstrapped, share
from benchmarks.understanding.sets import History, ToldJob
from knowledge.answers import PastJob
from knowledge.library import Library

# "since march" can be counted to the start or the end of a month.
MONTHS_APART = 1


@dataclass(frozen=True)
class Read:
    """A message, the jobs found in it, and which of the jobs told each of them is."""

    history: History
    found: tuple[PastJob, ...]
    pairs: tuple[tuple[ToldJob, PastJob], ...]

    @property
    def missed(self) -> int:
        """Jobs told and not found."""
        told = {id(job) for job, _ in self.pairs}
        return sum(id(job) not in told and not job.optional for job in self.history.jobs)

    @property
    def hits(self) -> int:
        """Jobs told and found with their occupation."""
        return sum(not told.optional for told, _ in self.pairs)

    @property
    def wrong(self) -> int:
        """Jobs found that were not told, or of another occupation."""
        return len(self.found) - len(self.pairs)


def read(library: Library, history: History) -> Read:
    """The message as the library reads it; a job is found when its occupation is right."""
    found = library.history(history.text, history.as_of)
    left = list(history.jobs)
    pairs = []
    for job in found:
        told = next((one for one in left if job.code in one.codes), None)
        if told is not None:
            left.remove(told)
            pairs.append((told, job))
    return Read(history, found, tuple(pairs))


def job_f1(messages: Sequence[Read]) -> Estimate:
    """F1 of (job, occupation) over all messages."""
    return bootstrapped(messages, _f1)


def _f1(messages: Sequence[Read]) -> float:
    hits = sum(message.hits for message in messages)
    errors = sum(message.missed + message.wrong for message in messages)
    return 2 * hits / (2 * hits + errors) if hits else 0.0


def durations(messages: Sequence[Read]) -> Estimate:
    """Of the jobs found whose length was told, the share with the right months."""
    return share([_same(t.months, j.months) for t, j in _pairs(messages) if t.months is not None])


def lengths_not_made_up(messages: Sequence[Read]) -> Estimate:
    """Of the jobs found whose length was not told, the share that got none."""
    return share([job.months is None for told, job in _pairs(messages) if told.months is None])


def without_jobs(messages: Sequence[Read]) -> Estimate:
    """Of the messages that tell no job, the share that yield none."""
    return share([not message.found for message in messages if not message.history.jobs])


def whole_messages(messages: Sequence[Read]) -> Estimate:
    """Share of messages with every job, occupation and length right."""
    return share(
        [
            not message.missed
            and not message.wrong
            and all(_same(told.months, job.months) for told, job in message.pairs)
            for message in messages
        ]
    )


def _pairs(messages: Sequence[Read]) -> list[tuple[ToldJob, PastJob]]:
    return [pair for message in messages for pair in message.pairs if not pair[0].optional]


def _same(told: int | None, found: int | None) -> bool:
    if told is None or found is None:
        return told is found
    return abs(told - found) <= MONTHS_APART

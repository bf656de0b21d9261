"""Training towards an occupation, by tier, for the explorer's pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from front.explorer.words import WORDS, dollars, percent, source_told, word
from front.web.knowing import Facts
from knowledge.answers import TrainingOption

_LICENCE = "licence"
_NOTES: dict[str, str] = WORDS["training_notes"]


@dataclass(frozen=True)
class Course:
    """One option in words."""

    name: str
    url: str | None
    where: str
    cost: str
    length: str
    results: str
    how_to_find: str
    notes: str
    #: With the time it was listed or checked.
    source: str


@dataclass(frozen=True)
class TrainingShown:
    """Options by tier, best tier first, and how many are not shown."""

    tiers: tuple[tuple[str, tuple[Course, ...]], ...]
    not_shown: int


def training_shown(facts: Facts, code: str, from_code: str | None = None) -> TrainingShown:
    """Training towards an occupation; earnings are held against ``from_code``'s, if there is one.

    Raises:
        KeyError: a code is no occupation of the store.
    """
    from knowledge.training.effectiveness import effectiveness
    from knowledge.training.filters import TrainingFilters

    answer = facts.library.training(code, from_code, TrainingFilters(), WORDS["page"]["training"])
    by_tier: dict[str, list[Course]] = {}
    for option in answer.options:
        tier = _LICENCE if "licence_rule" in option.notes else option.tier
        by_tier.setdefault(tier, []).append(_course(option))
    order = (*effectiveness().tier_order, _LICENCE)
    listed = sum(len(courses) for tier, courses in by_tier.items() if tier != _LICENCE)
    return TrainingShown(
        tuple((word("tiers", tier), tuple(by_tier[tier])) for tier in order if tier in by_tier),
        max(answer.meeting - listed, 0),
    )


def _course(option: TrainingOption) -> Course:
    rules = "licence_rule" in option.notes
    url = option.url if option.url and option.url.startswith("https://") else None
    return Course(
        name=option.name,
        url=url,
        where=_joined([option.provider, option.place, option.state]),
        cost="" if rules else _cost(option),
        length="" if rules else _length(option),
        results=_results(option),
        how_to_find=option.how_to_find or "",
        notes=_joined([_NOTES[note] for note in option.notes if note in _NOTES], "; "),
        source=_source(option),
    )


def _cost(option: TrainingOption) -> str:
    if option.total_cost is None:
        return "none, it is paid" if option.paid else "not stated: ask"
    return dollars(option.total_cost)


def _source(option: TrainingOption) -> str:
    source = source_told(option.source)
    return source if option.listed in source else f"{source}, {option.listed}"


def _length(option: TrainingOption) -> str:
    hours = "not stated" if option.clock_hours is None else f"{option.clock_hours:,.0f} hours"
    return _joined([hours, word("delivery", option.delivery)])


def _results(option: TrainingOption) -> str:
    outcome = option.outcome
    if outcome is None:
        return ""
    figures = []
    if outcome.employed_share is not None:
        figures.append(f"{percent(outcome.employed_share)} employed two quarters after")
    if outcome.average_wage is not None:
        figures.append(f"average {dollars(outcome.average_wage)} a year (not a median)")
    people = "" if outcome.people is None else f", {outcome.people:,} people"
    return f"{outcome.label}{people}: {_joined(figures)} ({source_told(outcome.source)})"


def _joined(parts: Sequence[str | None], between: str = ", ") -> str:
    return between.join(part for part in parts if part)

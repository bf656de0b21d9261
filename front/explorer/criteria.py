"""How an occupation came out by the rules of its class, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from front.explorer.words import WORDS, percent, word
from knowledge.answers import NextJob, OriginClass

_CRITERIA: dict[str, dict[str, str]] = WORDS["criteria"]
_OF_CLASS: dict[str, list[str]] = WORDS["criteria_of_class"]
#: Unit of explorer.toml -> how such a figure is written.
_FIGURES: dict[str, Callable[[float], str]] = {
    "ratio": lambda value: f"{value:.2f}",
    "share": percent,
    "change": lambda value: f"{value:+g} %",
    "number": lambda value: f"{value:g}",
}


@dataclass(frozen=True)
class Criterion:
    """One rule: the occupation's figure, the bar it is held against, and whether it is met."""

    name: str
    said: str
    bar: str
    #: None where the figure is not known.
    met: bool | None
    value: float | None
    threshold: float | None
    #: Ends of the interval of a flow over the draws.
    low: float | None
    high: float | None


@dataclass(frozen=True)
class ClassShown:
    """The class of an occupation with what stands behind it."""

    mobility_class: str
    label: str
    confidence: float
    named_by_alliance: bool
    #: What a named occupation misses by the rules, in words.
    missed: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    #: Flows that only a Gateway is judged by, where the class is another; shown as figures.
    flows: tuple[Criterion, ...]


def class_shown(job: NextJob, own: OriginClass | None) -> ClassShown:
    """The class of an occupation.

    ``own`` is its record as a past job: it also says whether the Alliance names it in another
    role than that of a Gateway.
    """
    named = job.named_by_alliance or bool(own and own.named_by_alliance)
    criteria = tuple(
        criterion(name, job.criteria[name])
        for name in _OF_CLASS[job.mobility_class]
        if name in job.criteria
    )
    missed = [word("missed", name) for name in job.criteria_missed] or [
        one.name for one in criteria if one.met is False
    ]
    return ClassShown(
        mobility_class=job.mobility_class,
        label=word("classes", job.mobility_class),
        confidence=job.class_confidence,
        named_by_alliance=named,
        missed=tuple(missed) if named else (),
        criteria=criteria,
        flows=tuple(
            criterion(name, job.criteria[name])
            for name in WORDS["page"]["flows"]
            if name in job.criteria and name not in _OF_CLASS[job.mobility_class]
        ),
    )


def criterion(name: str, verdict: Mapping[str, Any]) -> Criterion:
    """One verdict of the store in words."""
    told = _CRITERIA[name]
    value, threshold = verdict["value"], verdict["threshold"]
    low, high = verdict.get("low"), verdict.get("high")
    said = _figure(value, told["unit"])
    if low is not None and high is not None and value is not None:
        said = f"{said} ({low * 100:.0f} to {high * 100:.0f})"
    bar = "" if threshold is None else f"{told['bar']} {_figure(threshold, told['unit'])}"
    return Criterion(told["name"], said, bar, verdict["met"], value, threshold, low, high)


def _figure(value: float | None, unit: str) -> str:
    if value is None:
        return str(WORDS["not_known"]["amount"])
    if unit not in _FIGURES:
        raise ValueError(f"explorer.toml: {unit} is not one of {', '.join(_FIGURES)}")
    return _FIGURES[unit](value)

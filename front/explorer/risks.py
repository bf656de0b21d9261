"""Warning signs with figure, bar, source and date, and plainly what is not known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from front.explorer.words import WORDS, percent, word
from knowledge.answers import RiskFlag

_FLAGS: dict[str, dict[str, str]] = WORDS["flags"]
#: Unit of explorer.toml -> how such a figure is written.
_FIGURES: dict[str, Callable[[float], str]] = {
    "score": lambda value: f"{value:.2f}",
    "share": percent,
    "rate": lambda value: percent(value, 1),
    "change": lambda value: f"{value:+g} %",
    "points": lambda value: f"{value:+.1f} points",
    "jobs": lambda value: f"{value:,.0f} jobs",
}


@dataclass(frozen=True)
class Sign:
    """One warning sign; ``raised`` is None where it is not known."""

    name: str
    raised: bool | None
    severe: bool
    #: The figure with the bar it is held against, or why it is not known.
    told: str
    source: str
    vintage: str


def signs(flags: Sequence[RiskFlag]) -> tuple[Sign, ...]:
    """Every flag, raised ones first, then those looked at and not raised, then the unknown."""
    order = {True: 0, False: 1, None: 2}
    return tuple(_sign(flag) for flag in sorted(flags, key=lambda one: order[one.raised]))


def raised_names(flags: Sequence[RiskFlag]) -> str:
    """The raised flags in a word each."""
    return ", ".join(word("short_flags", flag.name) for flag in flags if flag.raised)


def _sign(flag: RiskFlag) -> Sign:
    told = _FLAGS[flag.name]
    if flag.raised is None or flag.value is None:
        unknown = WORDS["flag_not_known"][flag.name]
        return Sign(told["name"], None, False, unknown, "", "")
    figure = _figure(flag.value, told["unit"])
    bar = "" if flag.threshold is None else _figure(flag.threshold, told["unit"])
    return Sign(
        told["name"], flag.raised, flag.severe, f"{figure}; {told['bar']} {bar}", flag.source,
        flag.vintage or "",
    )  # fmt: skip


def _figure(value: float, unit: str) -> str:
    if unit not in _FIGURES:
        raise ValueError(f"explorer.toml: {unit} is not one of {', '.join(_FIGURES)}")
    return _FIGURES[unit](value)

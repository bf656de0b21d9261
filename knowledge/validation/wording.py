"""Figures and lists in words, the same way in every row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from knowledge.validation.facts import read_rules

#: For a criterion that facts.toml has no words for.
UNNAMED = " {value}, rule {threshold}"


def percent(share: float) -> str:
    """A share 0-1 as whole percent."""
    return f"{100 * share:.0f} %"


def share(value: float) -> str:
    """A share 0-1 with two decimals and no leading zero, as the method writes it."""
    text = f"{value:.2f}"
    return text.removeprefix("0") if 0 <= value < 1 else text


def listed(parts: Iterable[str]) -> str:
    """Parts with commas and an "and"."""
    *first, last = [*parts] or ["none"]
    return f"{', '.join(first)} and {last}" if first else last


def class_name(mobility_class: str) -> str:
    """What one occupation of a mobility class is called."""
    name: str = read_rules()["classes"][mobility_class]
    return name


def major_groups(codes: Iterable[str]) -> str:
    """SOC major groups in words."""
    return listed(read_rules()["major_groups"][code] for code in codes)


def criterion(name: str, verdict: Mapping[str, Any], *, short: bool = False) -> str:
    """One criterion with what was measured and, unless short, what the rule asks for."""
    value, threshold = verdict.get("value"), verdict.get("threshold")
    plain = name.replace(".", " ").replace("_", " ")
    if value is None or threshold is None:
        return f"{plain} not known"
    told: str = read_rules()["criteria_short" if short else "criteria"].get(name, plain + UNNAMED)
    return told.format(
        value=_with_interval(verdict),
        threshold=_bar(float(threshold)),
        number=f"{value:g}",
        bar=f"{threshold:g}",
    )


def _bar(value: float) -> str:
    """A threshold with as many decimals as its rule has, up to three."""
    return f"{value:.3f}".rstrip("0").rstrip(".").removeprefix("0") or "0"


def _with_interval(verdict: Mapping[str, Any]) -> str:
    """The value, with the ends of its interval over the draws where it has one."""
    text = share(float(verdict["value"]))
    if "low" not in verdict:
        return text
    return f"{text} ({share(float(verdict['low']))} to {share(float(verdict['high']))})"

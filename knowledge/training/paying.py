"""Ways to pay for training, written for this project (``paying.toml``, ``paying_es.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache

from knowledge.answers import TrainingOption
from knowledge.training.rules import FOLDER
from language.detect import ENGLISH

LIKELY, ASK = "likely", "ask"


@dataclass(frozen=True)
class WayToPay:
    """One way to pay: what it is, where to ask, and when that was last checked."""

    id: str
    name: str
    what: str
    where_to_ask: str
    url: str
    paid_while_learning: bool
    source: str
    #: Year and month, "2026-11".
    checked: str
    #: How it goes with the option asked about: "likely" or "ask". Nobody can promise it.
    fits: str = ASK


@dataclass(frozen=True)
class _Fit:
    """The kinds of option a way is likely to fit, and the least clock hours, if any."""

    kinds: frozenset[str]
    at_least_hours: float


@cache
def ways_to_pay(language: str = ENGLISH) -> tuple[WayToPay, ...]:
    """All ways, the ones most workers can use first, worded in a language ("en" or "es").

    Raises:
        FileNotFoundError: they are not worded in the language.
    """
    file = tomllib.loads((FOLDER / "paying.toml").read_text(encoding="utf-8"))
    words = {}
    if language != ENGLISH:
        words = tomllib.loads((FOLDER / f"paying_{language}.toml").read_text(encoding="utf-8"))
    told = ("id", "name", "what", "where_to_ask", "url", "paid_while_learning", "source")
    return tuple(
        WayToPay(
            **{
                "checked": file["checked"],
                **{key: way[key] for key in told},
                **words.get(way["id"], {}),
            }
        )
        for way in file["ways"]
    )


def ways_for(
    option: TrainingOption | None, *, money_tight: bool, language: str = ENGLISH
) -> tuple[WayToPay, ...]:
    """The ways with how they go with an option, likely ones first.

    When money is tight ways that come with a wage go first among equals. What is paid while one
    learns needs no other way to pay; the order then starts with it.
    """
    ways = ways_to_pay(language)
    if option is not None:
        fits = _fits()
        ways = tuple(replace(way, fits=_fit(option, fits[way.id])) for way in ways)
    return tuple(sorted(ways, key=lambda way: _first(way, money_tight=money_tight)))


def _first(way: WayToPay, *, money_tight: bool) -> tuple[bool, bool]:
    return way.fits != LIKELY, money_tight and not way.paid_while_learning


def _fit(option: TrainingOption, fit: _Fit) -> str:
    kind = option.route_kind or option.kind
    if kind not in fit.kinds:
        return ASK
    if kind == "programme" and fit.at_least_hours:
        long_enough = (option.clock_hours or 0.0) >= fit.at_least_hours
        return LIKELY if long_enough else ASK
    return LIKELY


@cache
def _fits() -> dict[str, _Fit]:
    file = tomllib.loads((FOLDER / "paying.toml").read_text(encoding="utf-8"))
    return {
        way["id"]: _Fit(frozenset(way["fits"]), float(way.get("at_least_hours", 0)))
        for way in file["ways"]
    }

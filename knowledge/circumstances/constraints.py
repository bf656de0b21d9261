"""Reads the limits a worker sets on the next job (constraints.toml)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.circumstances.pay import in_digits, parse_pay
from knowledge.circumstances.wording import clauses, plain, rules, said

_RULES = rules("constraints")
_READ_APART = {"pay_floor", "near"}


@dataclass(frozen=True)
class Constraints:
    """Limits that were told; False and None where nothing was said."""

    no_nights: bool = False
    no_weekends: bool = False
    no_degree: bool = False
    no_licence: bool = False
    no_car: bool = False
    no_heavy_lifting: bool = False
    remote: bool = False
    #: Only work near home.
    near: bool = False
    near_miles: int | None = None
    #: US dollars a year.
    pay_floor: int | None = None

    @property
    def any(self) -> bool:
        """Whether anything was told."""
        return self != Constraints()


def parse_constraints(text: str) -> Constraints:
    """The limits in a message, anywhere in it."""
    lower = plain(text)
    told = {name: said(_RULES[name], lower) for name in _RULES if name not in _READ_APART}
    miles = _near_miles(text)
    return Constraints(
        pay_floor=_pay_floor(text), near=miles is not None or _near(text), near_miles=miles, **told
    )


def _near(text: str) -> bool:
    return any(said(_RULES["near"]["told"], clause) for clause in _limiting(text))


def _near_miles(text: str) -> int | None:
    for clause in _limiting(text):
        for pattern in _RULES["near"]["miles"]:
            if found := re.search(pattern, in_digits(clause)):
                return int(found[1])
    return None


def _limiting(text: str) -> list[str]:
    """The clauses that may say how far work may be; none of a question."""
    if "?" in text:
        return []
    return [clause for clause in clauses(text) if not said(_RULES["near"]["not_told"], clause)]


def as_home(text: str) -> str:
    """A limit on place ("within 20 miles of Rochester") said as where its writer lives."""
    return re.sub(_RULES["near"]["of_place"], "i live in ", plain(text))


def _pay_floor(text: str) -> int | None:
    for clause in clauses(text):
        if said(_RULES["pay_floor"], clause) and (pay := parse_pay(clause)) is not None:
            return pay
    return None

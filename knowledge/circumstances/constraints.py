"""Reads the limits a worker sets on the next job (constraints.toml)."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.circumstances.pay import parse_pay
from knowledge.circumstances.wording import clauses, plain, rules, said

_RULES = rules("constraints")


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
    #: US dollars a year.
    pay_floor: int | None = None

    @property
    def any(self) -> bool:
        """Whether anything was told."""
        return self != Constraints()


def parse_constraints(text: str) -> Constraints:
    """The limits in a message, anywhere in it."""
    lower = plain(text)
    told = {name: said(_RULES[name], lower) for name in _RULES if name != "pay_floor"}
    return Constraints(pay_floor=_pay_floor(text), **told)


def _pay_floor(text: str) -> int | None:
    for clause in clauses(text):
        if said(_RULES["pay_floor"], clause) and (pay := parse_pay(clause)) is not None:
            return pay
    return None

"""The states of all warning signs, with hysteresis: what messages about changes go by.

A sign that is raised goes down only past its second bar, and one whose figure is not known just
now keeps its state. What the talk shows goes by the first bar alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from knowledge.answers import RiskFlag
from knowledge.occupations.names import Names
from knowledge.progressions.suggest import NextJobs
from knowledge.risk.figures import Figures
from knowledge.risk.flags import ai_exposure_cut, rules
from knowledge.risk.imported_flags import (
    PlaceOfWork,
    layoffs_flag,
    unemployment_flag,
    unemployment_stays,
    wage_flag,
    wage_stays,
)
from knowledge.store.open import Store, StoreError, open_store

#: Code and flag -> raised, None = not known.
Before = Mapping[tuple[str, str], bool | None]
LANGUAGES = ("en", "es")


@dataclass(frozen=True)
class FlagState:
    """The state of a sign; ``flag`` holds figure, source and vintage."""

    code: str
    raised: bool | None
    flag: RiskFlag
    #: Everyday names of the occupation by language.
    names: Mapping[str, str]

    @property
    def key(self) -> tuple[str, str]:
        """Code and name of the flag."""
        return self.code, self.flag.name


def settled(was: bool | None, raised: bool | None, stays: bool) -> bool | None:
    """The state after a new figure; ``stays`` is whether it is still within the second bar."""
    if raised is None:
        return was
    return stays if was else raised


def occupation_states(store: Store, figures: Figures, before: Before) -> tuple[FlagState, ...]:
    """Every sign of every occupation.

    Raises:
        StoreError: the store cannot be read to its end, or was replaced meanwhile.
    """
    try:
        with store.session() as session:
            jobs = NextJobs(session, store.release).every()
            names = Names(session)
            codes = {job.code for job in jobs}
            off_cut = ai_exposure_cut(session, rules()["ai_exposure"]["off_quantile"])
    except Exception as error:
        # A damaged file shows itself in many ways; none of them may change a state.
        raise StoreError(f"{store.folder} cannot be read: {type(error).__name__}") from error
    if not codes or open_store(store.folder).release != store.release:
        raise StoreError(f"{store.folder} was replaced while it was read, or is empty")
    found = []
    for job in jobs:
        own = {language: names.one(job.code, language) for language in LANGUAGES}
        flags = [flag for flag in job.risk_flags if flag.name in _STAYS]
        imported = [
            (unemployment_flag(figures, job.code), unemployment_stays(figures, job.code)),
            (wage_flag(figures, job.code), wage_stays(figures, job.code)),
        ]
        for flag, stays in [*((flag, _stays(flag, off_cut)) for flag in flags), *imported]:
            was = before.get((job.code, flag.name))
            found.append(FlagState(job.code, settled(was, flag.raised, stays), flag, own))
    return tuple(found)


def layoff_states(figures: Figures, day: date, before: Before) -> tuple[FlagState, ...]:
    """The sign of layoffs for every county and industry with a notice, or with a raised sign."""
    rule = rules()["layoffs"]
    places = {place: PlaceOfWork(*place) for place in figures.notices(day, rule["within_days"])}
    still = set(figures.notices(day, rule["off_after_days"]))
    for code, name in before:
        if name == "layoffs":
            state, county, sector = code.split("/")
            places[state, county, sector] = PlaceOfWork(state, county, sector)
    found = []
    for key, place in sorted(places.items()):
        flag = layoffs_flag(figures, place, day)
        was = before.get((place.code, "layoffs"))
        state_now = settled(was, flag.raised, key in still)
        found.append(FlagState(place.code, state_now, flag, {}))
    return tuple(found)


_STAYS = ("automation", "ai_exposure", "decline", "pathway")


def _stays(flag: RiskFlag, off_cut: float) -> bool:
    rule, value = rules()[flag.name], flag.value
    if value is None:
        return False
    if flag.name == "ai_exposure":
        return value >= off_cut
    if flag.name == "decline":
        return bool(value <= rule["off_above"])
    return bool(value >= rule["off_below"])


def changed(
    before: Before, states: tuple[FlagState, ...]
) -> Iterator[tuple[FlagState, bool | None]]:
    """The signs whose change is news, each with what it was: raised now, or raised before.

    Of an occupation or a place nothing was known of before, only a raised sign is news.
    """
    for state in states:
        was = before.get(state.key)
        if state.raised != was and (state.raised or was):
            yield state, was

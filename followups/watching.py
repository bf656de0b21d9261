"""Reads warning signs anew when a release or imported figures have changed, and keeps what is news.

A release that cannot be read to its end changes nothing: the states stay as they were, and the
next round tries again.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from knowledge.risk.figures import Figures, FiguresFile
from knowledge.risk.places import county_written
from knowledge.risk.states import FlagState, changed, layoff_states, occupation_states
from knowledge.store.open import Store, open_store
from people import People
from people.check_in_records import FlagChangeTold, FlagEdition, FlagReading

States = dict[tuple[str, str], FlagReading]


def watch(people: People, store_folder: Path, figures_file: FiguresFile, moment: datetime) -> bool:
    """Keep a new edition of all states where anything changed; True when that was done.

    The first edition ever is what later ones are held against: nothing in it is news.

    Raises:
        StoreError: the store cannot be read to its end.
        FiguresError: the imported figures cannot be read.
    """
    latest = people.latest_edition()
    store, figures = open_store(store_folder), figures_file.read()
    try:
        same = latest and (latest.release, latest.figures) == (store.release, figures.digest)
        if latest is None or not same:
            return _keep_all(people, latest, store, figures, moment)
    finally:
        store.engine.dispose()
    # Without a new figure only notices of layoffs change: they fade, day by day.
    if not figures.layoffs or latest.looked_on >= moment.date():
        return False
    return _keep_layoffs(people, latest, figures, moment)


def _keep_all(
    people: People, latest: FlagEdition | None, store: Store, figures: Figures, moment: datetime
) -> bool:
    before = people.flag_states()
    raised = {key: state.raised for key, state in before.items()}
    states = occupation_states(store, figures, raised)
    layoffs = layoff_states(figures, moment.date(), raised)
    return _keep(people, latest, store.release, figures, before, (*states, *layoffs), moment)


def _keep_layoffs(people: People, latest: FlagEdition, figures: Figures, moment: datetime) -> bool:
    before = people.flag_states()
    raised = {key: state.raised for key, state in before.items()}
    layoffs = layoff_states(figures, moment.date(), raised)
    if not any(changed(raised, layoffs)):
        people.looked_at_edition(latest.number, moment.date())
        return False
    return _keep(people, latest, latest.release, figures, before, layoffs, moment)


def _keep(
    people: People,
    latest: FlagEdition | None,
    release: str,
    figures: Figures,
    before: States,
    states: tuple[FlagState, ...],
    moment: datetime,
) -> bool:
    # What a release no longer has keeps its last state, should it come back.
    after = {**before, **{state.key: _reading(state, before) for state in states}}
    raised = {key: state.raised for key, state in before.items()}
    news = [] if latest is None else [_told(s, was, before) for s, was in changed(raised, states)]
    return people.keep_edition(latest, release, figures.digest, list(after.values()), news, moment)


def _reading(state: FlagState, before: States) -> FlagReading:
    known = before.get(state.key)
    if state.flag.raised is None and known is not None:
        # Not known just now: the last figure stands beside the last state.
        return known
    return FlagReading(
        state.code, state.flag.name, state.raised, state.flag.value, state.flag.vintage
    )


def _told(state: FlagState, was: bool | None, before: States) -> FlagChangeTold:
    known = before.get(state.key)
    names = state.names
    if state.flag.name == "layoffs":
        county = county_written(*state.code.split("/")[:2])
        names = {"en": county, "es": county}
    return FlagChangeTold(
        code=state.code,
        flag=state.flag.name,
        raised=state.raised,
        value=state.flag.value,
        vintage=state.flag.vintage,
        was=was,
        old_value=known.value if known else None,
        old_vintage=known.vintage if known else None,
        source=state.flag.source,
        names=names,
    )

"""What a worker wishes of training: kept from message to message, added to and taken back.

"Only free ones", then "in the evening", is both; "any price is fine" takes the price back.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from actions.reading import pattern
from actions.training_filters import SECTION, asks_near, filters_in, place_in
from actions.turn import Turn
from actions.wording import amount, line, listed, phrase
from knowledge.training.effectiveness import effectiveness
from knowledge.training.filters import TrainingFilters
from knowledge.training.places import Place

#: Under which name the wishes stand among what a worker is bound to.
KEPT = "training"
#: The subject of a wish -> the wishes that it takes the place of.
_SUBJECTS: dict[str, tuple[str, ...]] = {
    "price": ("free", "max_cost"),
    "way": ("online", "delivery"),
    "time": ("evening",),
    "place": ("place", "within_miles"),
    "length": ("max_months",),
    "language": ("spanish",),
    "childcare": ("childcare",),
    "money": ("money_tight",),
}

Wishes = dict[str, Any]


def kept_wishes(turn: Turn) -> Wishes:
    """What was wished for so far."""
    kept = turn.people.worker(turn.talk).constraints.get(KEPT)
    return dict(kept) if isinstance(kept, dict) else {}


def changed(text: str, wishes: Wishes, home: Place) -> Wishes:
    """The wishes after a message: those it adds, without those it takes back."""
    if pattern(SECTION, "drop_all").search(text):
        return {}
    wishes, said = dict(wishes), ""
    for clause in pattern(SECTION, "between_clauses").split(text):
        dropped = subjects_dropped(clause)
        for subject in dropped:
            for name in _SUBJECTS[subject]:
                wishes.pop(name, None)
        said += "" if dropped else f" {clause}"
    for name, value in _added(said, home).items():
        subject = next(one for one, names in _SUBJECTS.items() if name in names)
        for other in _SUBJECTS[subject]:
            # Only "within 10 miles" leaves the place that was named as it is.
            if name != "within_miles":
                wishes.pop(other, None)
        wishes[name] = value
    return wishes


def subjects_dropped(clause: str) -> list[str]:
    """What a part of a message no longer asks for: "any price is fine" -> ["price"]."""
    if not pattern(SECTION, "drops").search(clause):
        return []
    return [one for one in _SUBJECTS if pattern("training.subjects", one).search(clause)]


def asks_something(text: str) -> bool:
    """Whether a message adds a wish or takes one back."""
    if pattern(SECTION, "drop_all").search(text) or asks_near(text):
        return True
    clauses = pattern(SECTION, "between_clauses").split(text)
    return bool(_added(text, Place())) or any(map(subjects_dropped, clauses))


def _added(text: str, home: Place) -> Wishes:
    told = asdict(filters_in(text, home))
    place = place_in(text)
    wishes: Wishes = {"place": asdict(place)} if place else {}
    for names in _SUBJECTS.values():
        wishes |= {name: told[name] for name in names if told.get(name)}
    return wishes


def heard(turn: Turn) -> TrainingFilters:
    """Keep what the message asks for; all that is asked of training from now on."""
    before = kept_wishes(turn)
    wishes = changed(turn.text, before, _home(turn))
    if wishes != before:
        turn.people.constrain(turn.talk, {KEPT: wishes or None})
    return filters_of(turn, wishes)


def filters_of(turn: Turn, wishes: Wishes) -> TrainingFilters:
    """The wishes as the store takes them, with what is known of the worker."""
    told = {name: value for name, value in wishes.items() if name != "place"}
    place = Place(**wishes["place"]) if "place" in wishes else _home(turn)
    known = place if place.zip_code or place.city or place.state else None
    filters = replace(TrainingFilters(), **told, near=known, schooling=turn.worker.schooling)
    if filters.money_tight is None and turn.worker.own_pay is not None:
        filters = replace(filters, money_tight=turn.worker.own_pay < effectiveness().low_wage)
    return filters


def wishes_told(wishes: Wishes) -> str:
    """The wishes in words: "free, online, near 08103"; empty without any."""
    said = []
    for name, value in wishes.items():
        if name == "max_cost":
            said.append(line("training_wish.max_cost", cost=amount(value)))
        elif name == "max_months":
            said.append(line("training_wish.max_months", months=f"{value:.2g}"))
        elif name == "within_miles":
            said.append(line("training_wish.within_miles", miles=f"{value:.0f}", place=_of(wishes)))
        elif name == "delivery":
            said.append(line("training_wish.in_person"))
        elif name != "place":
            said.append(phrase("training_wish", name))
    return ", ".join(said)


def not_stated_told(names: tuple[str, ...]) -> str:
    """What an option does not say, of what was asked for: "evening classes and the cost"."""
    told = dict.fromkeys(phrase("training_wish.unknown", name) for name in names)
    return listed(list(told))


def _of(wishes: Wishes) -> str:
    place = wishes.get("place")
    if not place:
        return line("training_wish.home")
    named = ", ".join(part for part in (place["city"], place["state"]) if part)
    return place["zip_code"] or named


def _home(turn: Turn) -> Place:
    worker = turn.worker
    return Place(zip_code=worker.zip_code, city=worker.city, state=worker.state)

"""How licence rules, routes and programmes share the places of an answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knowledge.answers import TrainingOption
from knowledge.training.judged import Judged
from knowledge.training.order import tells
from knowledge.training.routes import ChosenRoute
from knowledge.training.rules import ListingRules

#: Does not meet every wish, kind, place within the kind, and what it is.
_Ranked = tuple[bool, int, int, ChosenRoute | Judged]


@dataclass(frozen=True)
class Sharing:
    """What decides how many places each kind of option has."""

    paid_first: bool
    #: The worker's state when it is a listed one.
    home: str | None
    limit: int
    rules: ListingRules


@dataclass(frozen=True)
class Mixed:
    """The options of an answer; the first ``meeting`` of them meet every wish."""

    options: tuple[TrainingOption, ...]
    meeting: int


def after_mixing(
    *,
    head: Sequence[TrainingOption],
    routes: Sequence[ChosenRoute],
    programmes: Sequence[Judged],
    show: Callable[[ChosenRoute | Judged], TrainingOption],
    sharing: Sharing,
) -> Mixed:
    """Share the places: ``head``, a paid route when money is tight, then the rest.

    A worker in a listed state sees its programmes and at least one route; anyone else sees the
    routes of the job, then programmes as examples, at least two of them (``[mix]`` in
    listings.toml). Routes that lead to any job alike come last. What does not meet every wish
    comes after all that does. ``show`` is called for what is shown only.
    """
    leading: list[ChosenRoute | Judged] = []
    rest = list(routes)
    if sharing.paid_first:
        # One paid route leads; a second way to be paid does not push all courses out.
        paid = next((r for r in rest if r.route.paid and r.checked.meets), None)
        if paid is not None:
            leading.append(paid)
            rest.remove(paid)
    places = max(0, sharing.limit - len(head) - len(leading))
    kept = _kept_places(places, len(leading), sharing)
    kinds: list[Sequence[ChosenRoute | Judged]] = [rest, _foremost(programmes, places, sharing)]
    ranked: list[_Ranked] = [
        (not item.checked.meets, _rank(item, sharing.home), i, item)
        for kind in kinds
        for i, item in enumerate(kind)
    ]
    ranked.sort(key=lambda r: r[:3])
    items = [*leading, *_with_kept(ranked, places, kept)]
    shown = [*head, *map(show, items)][: sharing.limit]
    meeting = len(head) + sum(1 for item in items if item.checked.meets)
    return Mixed(tuple(shown), min(meeting, len(shown)))


def _foremost(programmes: Sequence[Judged], places: int, sharing: Sharing) -> list[Judged]:
    """The programmes that can have a place at all, in their order: the first of each kind."""
    kept: list[Judged] = []
    taken: Counter[tuple[bool, int, bool]] = Counter()
    for judged in programmes:
        kind = judged.checked.meets, _rank(judged, sharing.home), tells(judged)
        taken[kind] += 1
        if taken[kind] <= places:
            kept.append(judged)
    return kept


def _rank(item: ChosenRoute | Judged, home: str | None) -> int:
    if isinstance(item, ChosenRoute):
        return 3 if item.any_job else 1
    return 0 if home is not None and item.programme.state == home else 2


def _kept_places(places: int, leading: int, sharing: Sharing) -> tuple[int, int]:
    """How many of the places are kept for routes and for programmes that tell something."""
    routes = max(0, min(sharing.rules.routes_beside_programmes - leading, places - 1))
    programmes = sharing.rules.examples_beside_routes if sharing.home is None else 1
    return routes, min(programmes, places - routes)


def _with_kept(
    ranked: Sequence[_Ranked], places: int, kept: tuple[int, int]
) -> list[ChosenRoute | Judged]:
    """The first ``places`` in order, but with the kept numbers of each kind where there are.

    No place is kept for what does not meet the wishes while something does.
    """
    able = [r for r in ranked if not r[0]] or ranked
    of_job = [r for r in able if isinstance(r[3], ChosenRoute) and not r[3].any_job]
    routes = of_job[: kept[0]]
    programmes = [r for r in able if isinstance(r[3], Judged) and tells(r[3])][: kept[1]]
    chosen = {id(r) for r in (*routes, *programmes)}
    others = [r for r in ranked if id(r) not in chosen][: places - len(chosen)]
    return [r[3] for r in sorted([*routes, *programmes, *others], key=lambda r: r[:3])]

"""How licence rules, routes and programmes share the places of an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from knowledge.answers import TrainingOption
from knowledge.training.order import tells
from knowledge.training.presented import Judged
from knowledge.training.routes import ChosenRoute
from knowledge.training.rules import ListingRules

#: Does not state a wish, kind, place within the kind, and what it is.
_Ranked = tuple[bool, int, int, ChosenRoute | Judged]


def after_mixing(
    *,
    licences: Sequence[TrainingOption],
    routes: Sequence[ChosenRoute],
    programmes: Sequence[Judged],
    show: Callable[[ChosenRoute | Judged], TrainingOption],
    paid_first: bool,
    home: str | None,
    limit: int,
    rules: ListingRules,
) -> tuple[TrainingOption, ...]:
    """Share ``limit`` places: licence rules, a paid route when money is tight, then the rest.

    A worker in a listed state sees its programmes and at least one route; anyone else sees the
    routes of the job, then programmes as examples, at least two of them (``[mix]`` in
    listings.toml). Routes that lead to any job alike come last. ``show`` is called for what is
    shown only.
    """
    head = list(licences)
    rest = list(routes)
    if paid_first:
        # One paid route leads; a second way to be paid does not push all courses out.
        paid = next((chosen for chosen in rest if chosen.route.paid), None)
        if paid is not None:
            head.append(show(paid))
            rest.remove(paid)
    places = max(0, limit - len(head))
    ranked: list[_Ranked] = [
        (bool(chosen.checked.not_stated), _rank(chosen, home), i, chosen)
        for i, chosen in enumerate(rest)
    ]
    ranked += [
        (bool(judged.checked.not_stated), _rank(judged, home), i, judged)
        for i, judged in enumerate(programmes)
    ]
    ranked.sort(key=lambda r: r[:3])
    shown = _with_kept(ranked, places, _kept_places(places, home, rules))
    return tuple([*head, *map(show, shown)][:limit])


def _rank(item: ChosenRoute | Judged, home: str | None) -> int:
    if isinstance(item, ChosenRoute):
        return 3 if item.any_job else 1
    return 0 if home is not None and item.programme.state == home else 2


def _kept_places(places: int, home: str | None, rules: ListingRules) -> tuple[int, int]:
    """How many of the places are kept for routes and for programmes that tell something."""
    routes = min(rules.routes_beside_programmes, max(0, places - 1))
    programmes = rules.examples_beside_routes if home is None else 1
    return routes, min(programmes, places - routes)


def _with_kept(
    ranked: Sequence[_Ranked], places: int, kept: tuple[int, int]
) -> list[ChosenRoute | Judged]:
    """The first ``places`` in order, but with the kept numbers of each kind where there are."""
    routes = [r for r in ranked if isinstance(r[3], ChosenRoute)][: kept[0]]
    programmes = [r for r in ranked if isinstance(r[3], Judged) and tells(r[3])][: kept[1]]
    chosen = {id(r) for r in (*routes, *programmes)}
    others = [r for r in ranked if id(r) not in chosen][: places - len(chosen)]
    return [r[3] for r in sorted([*routes, *programmes, *others], key=lambda r: r[:3])]

"""The order of programmes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import itemgetter

from knowledge.training.effectiveness import effectiveness
from knowledge.training.judged import Judged
from knowledge.training.nearness import Surroundings
from knowledge.training.relevance import NAMED
from knowledge.training.rules import ListingRules

#: Courses whose names are about the job to the same quarter count as equally focused, and
#: fields that cover the skill delta to the same tenth as covering it alike.
_FOCUS_STEPS, _COVERED_STEPS = 4, 10
#: Proven before the rest, warned of after it.
_PROVEN, _USUAL, _WARNED = 0, 1, 2


def programme_order(
    programmes: Sequence[Judged], around: Surroundings, home: str | None, rules: ListingRules
) -> list[Judged]:
    """Put programmes in the order :mod:`knowledge.training.finder` states.

    The provider plays no part but one: a school that already has its places (``[mix]``) waits
    until the other schools had theirs, and its second programme waits for their first ones
    among equally close courses.
    """
    keyed = [
        (
            (_place(judged, home), _group(judged, around, home, rules), _within(judged, around)),
            judged,
        )
        for judged in programmes
    ]
    keyed.sort(key=itemgetter(0))
    in_place: Counter[str] = Counter()
    in_group: Counter[str] = Counter()
    placed: list[tuple[tuple[int, bool, int, int], Judged]] = []
    place_number = group_number = 0
    last: tuple[object, object] | None = None
    for (place, group, _), judged in keyed:
        # The programmes stand group by group, so numbers do for what is costly to compare.
        if last is not None and place != last[0]:
            place_number += 1
            in_place.clear()
        if last != (place, group):
            group_number += 1
            in_group.clear()
            last = place, group
        waits, nth = False, 0
        if school := judged.programme.school:
            nth = in_group[school]
            in_group[school] += 1
            waits = in_place[school] >= rules.places_of_a_school
            in_place[school] += 1
        placed.append(((place_number, waits, group_number, nth), judged))
    placed.sort(key=itemgetter(0))
    return [judged for _, judged in placed]


def _place(judged: Judged, home: str | None) -> tuple[bool, bool]:
    programme = judged.programme
    away = home is not None and (programme.state != home or programme.outside)
    return not judged.checked.meets, away


def _group(
    judged: Judged, around: Surroundings, home: str | None, rules: ListingRules
) -> tuple[object, ...]:
    programme = judged.programme
    return (
        _proof(judged, rules),
        around.band_at(programme, judged.miles),
        # An example that shows neither what it costs nor how long it runs is no example.
        programme.state != home and not tells(judged),
        programme.for_the_experienced,
        # Named for the job, near it, in its field only.
        -judged.closeness.level,
        judged.tier_place,
        # Behind other fields, but before courses nothing is known of: most of those are in the
        # same field, and putting them first would put the warning out of sight.
        judged.warns,
        # It asks for schooling the worker does not have.
        judged.entry_met is False,
        -round((judged.covered or 0.0) * _COVERED_STEPS),
    )


def _proof(judged: Judged, rules: ListingRules) -> int:
    """A proven course for the very job goes before nearer ones nothing is known of.

    As long as it can be reached: by the worker's state, from home, or within what is worth naming.
    """
    framework = effectiveness()
    if judged.tier in framework.warned:
        return _WARNED
    programme = judged.programme
    if judged.tier not in framework.proven or judged.closeness.level != NAMED:
        return _USUAL
    if programme.for_the_experienced or judged.entry_met is False:
        return _USUAL
    far = judged.miles is not None and judged.miles > rules.worth_naming_miles
    return _USUAL if far and programme.delivery != "online" else _PROVEN


def _within(judged: Judged, around: Surroundings) -> tuple[object, ...]:
    programme = judged.programme
    return (
        -round(judged.closeness.focus * _FOCUS_STEPS),
        not around.asked_and_in_county(programme),
        programme.by_cost,
        judged.miles is None,
        judged.miles or 0.0,
        programme.by_teaching,
    )


def tells(judged: Judged) -> bool:
    """Whether the programme shows a cost or a length, as an example should."""
    programme = judged.programme
    return programme.total_cost is not None or programme.months is not None

"""The order of programmes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from knowledge.training.filters import TrainingFilters
from knowledge.training.places import Point, miles_between
from knowledge.training.presented import Judged
from knowledge.training.rules import ListingRules, effectiveness

#: Courses whose names are about the job to the same quarter count as equally focused.
_FOCUS_STEPS = 4


def programme_order(
    programmes: Sequence[Judged],
    filters: TrainingFilters,
    home: str | None,
    rules: ListingRules,
) -> list[Judged]:
    """Put programmes in the order :mod:`knowledge.training.finder` states.

    The provider plays no part but one: a school that already has its places (``[mix]``) waits
    until the other schools had theirs, and its second programme waits for their first ones
    among equally close courses.
    """
    here = filters.near.point if filters.near and home else None

    def placed(judged: Judged) -> tuple[bool, bool]:
        programme = judged.programme
        away = home is not None and (programme.state != home or programme.outside)
        return bool(judged.checked.not_stated), away

    def distance(judged: Judged) -> int:
        return _distance_band(judged.programme.point, here, rules)

    first = sorted(
        programmes, key=lambda j: (*placed(j), distance(j), *_group(j, home), *_within(j))
    )
    in_all: Counter[tuple[object, ...]] = Counter()
    in_group: Counter[tuple[object, ...]] = Counter()
    keyed = []
    for judged in first:
        place, group = placed(judged), (distance(judged), *_group(judged, home))
        waits, nth = False, 0
        if school := judged.programme.school:
            nth = in_group[(*place, *group, school)]
            in_group[(*place, *group, school)] += 1
            waits = in_all[(*place, school)] >= rules.places_of_a_school
            in_all[(*place, school)] += 1
        keyed.append(((*place, waits, *group, nth, *_within(judged)), judged))
    return [judged for _, judged in sorted(keyed, key=lambda pair: pair[0])]


def _group(judged: Judged, home: str | None) -> tuple[object, ...]:
    programme = judged.programme
    return (
        # An example that shows neither what it costs nor how long it runs is no example.
        programme.state != home and not tells(judged),
        programme.for_the_experienced,
        # Named for the job, near it, in its field only.
        -judged.closeness.level,
        effectiveness().tier_order.index(judged.tier),
        # Behind other fields, but before courses nothing is known of: most of those are in the
        # same field, and putting them first would put the warning out of sight.
        judged.warns,
    )


def _within(judged: Judged) -> tuple[object, ...]:
    programme = judged.programme
    return (
        -round(judged.closeness.focus * _FOCUS_STEPS),
        # A price that is not stated is no price to look forward to.
        programme.total_cost is None,
        programme.total_cost or 0.0,
        programme.clock_hours is None,
        programme.clock_hours or 0.0,
        programme.name.lower(),
        programme.programme_id,
    )


def _distance_band(there: Point | None, here: Point | None, rules: ListingRules) -> int:
    if here is None:
        return 0
    if there is None:
        return 1
    return 0 if miles_between(here, there) <= rules.near_miles else 2


def tells(judged: Judged) -> bool:
    """Whether the programme shows a cost or a length, as an example should."""
    programme = judged.programme
    return programme.total_cost is not None or programme.clock_hours is not None

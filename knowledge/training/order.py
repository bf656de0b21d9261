"""The order of programmes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from knowledge.training.nearness import Surroundings
from knowledge.training.presented import Judged
from knowledge.training.rules import ListingRules, effectiveness

#: Courses whose names are about the job to the same quarter count as equally focused.
_FOCUS_STEPS = 4


def programme_order(
    programmes: Sequence[Judged], around: Surroundings, home: str | None, rules: ListingRules
) -> list[Judged]:
    """Put programmes in the order :mod:`knowledge.training.finder` states.

    The provider plays no part but one: a school that already has its places (``[mix]``) waits
    until the other schools had theirs, and its second programme waits for their first ones
    among equally close courses.
    """

    def placed(judged: Judged) -> tuple[bool, bool]:
        programme = judged.programme
        away = home is not None and (programme.state != home or programme.outside)
        return not judged.checked.meets, away

    def group(judged: Judged) -> tuple[object, ...]:
        return around.band(judged.programme), *_group(judged, home)

    first = sorted(programmes, key=lambda j: (*placed(j), *group(j), *_within(j, around)))
    in_all: Counter[tuple[object, ...]] = Counter()
    in_group: Counter[tuple[object, ...]] = Counter()
    keyed = []
    for judged in first:
        place, together = placed(judged), group(judged)
        waits, nth = False, 0
        if school := judged.programme.school:
            nth = in_group[(*place, *together, school)]
            in_group[(*place, *together, school)] += 1
            waits = in_all[(*place, school)] >= rules.places_of_a_school
            in_all[(*place, school)] += 1
        keyed.append(((*place, waits, *together, nth, *_within(judged, around)), judged))
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


def _within(judged: Judged, around: Surroundings) -> tuple[object, ...]:
    programme = judged.programme
    return (
        -round(judged.closeness.focus * _FOCUS_STEPS),
        not around.asked_and_in_county(programme),
        # A price that is not stated is no price to look forward to.
        programme.total_cost is None,
        programme.total_cost or 0.0,
        programme.clock_hours is None,
        programme.clock_hours or 0.0,
        programme.name.lower(),
        programme.programme_id,
    )


def tells(judged: Judged) -> bool:
    """Whether the programme shows a cost or a length, as an example should."""
    programme = judged.programme
    return programme.total_cost is not None or programme.clock_hours is not None

"""What has to be said beside a list of next jobs because the usual rules do not quite fit."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.progressions.landscape import Landscape
from knowledge.progressions.wishes import Wishes

#: SOC major group of the Armed Forces, which the survey leaves out and BLS gives no pay for.
MILITARY = "55-"


def notes(land: Landscape, places: Sequence[int], wishes: Wishes) -> tuple[str, ...]:
    """Return the names of what has to be said; ``places`` are the past jobs, best paid first.

    - "no_past_job": the list rests on the market and the worker's answers alone;
    - "military": the Armed Forces are in none of the figures;
    - "no_moves": nobody was seen leaving the past job in the survey, likeness stands in;
    - "no_wage": BLS has no pay for any past job, so no gain is claimed;
    - "already_target", "already_gateway": the best paid past job is one;
    - "licence_here": a past job from abroad that may need a licence here first;
    - "has_degree": the rules of Origin and Gateway are about people without one.
    """
    codes = land.occupations.codes
    found = []
    if not places:
        found.append("no_past_job")
    if any(codes[place].startswith(MILITARY) for place in places):
        found.append("military")
    unseen = [p for p in places if not codes[p].startswith(MILITARY) and not land.cases[p].any()]
    if unseen and len(unseen) == len(places):
        found.append("no_moves")
    civil = [place for place in places if not codes[place].startswith(MILITARY)]
    if civil and all(land.occupations.rows[place].median_wage is None for place in civil):
        found.append("no_wage")
    if places and land.mobility_class[places[0]] in {"target", "gateway"}:
        found.append(f"already_{land.mobility_class[places[0]]}")
    if any(needs_licence_here(land, place, wishes) for place in places):
        found = [name for name in found if not name.startswith("already_")] + ["licence_here"]
    if wishes.has_degree:
        found.append("has_degree")
    return tuple(found)


def needs_licence_here(land: Landscape, place: int, wishes: Wishes) -> bool:
    """True for a licensed job done abroad by someone who told of no licence for it here."""
    code = land.occupations.codes[place]
    held = wishes.licences
    return wishes.schooled_abroad and code in land.licences and not held

"""Facts on single moves and whole progressions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from knowledge.answers import NextJob
from knowledge.validation.judging import Measured
from knowledge.validation.material import ORIGINS, Material
from knowledge.validation.wording import listed, percent

#: A move counts as seen from this many estimated survey cases on.
SEEN = 1.0
FIRST = 3
#: Fewer cases than this are written as none.
LEAST_SHOWN = 0.05


def progression(material: Material, of: Mapping[str, Any]) -> Measured:
    """Whether an Origin's answer holds every Gateway, and these together lead to every Target."""
    jobs = material.suggested(of["origin"]).next_jobs
    places = {job.code: place for place, job in enumerate(jobs, start=1)}
    shown = [jobs[places[code] - 1] for code in of["gateways"] if code in places]
    reached = {step.code for job in shown for step in job.targets}
    missing = [code for code in of["targets"] if code not in reached]
    told = [_route(material, job, of["targets"]) for job in shown]
    told += [
        f"{material.as_named(code)} is not suggested: {_left_out(material, of['origin'], code)}"
        for code in of["gateways"]
        if code not in places
    ]
    if missing:
        told.append(f"no way on to {listed(material.name(code) for code in missing)}")
    numbers = [str(places[job.code]) for job in shown]
    return Measured(
        f"suggestion {listed(numbers)} of {len(jobs)}" if shown else "not suggested",
        len(shown) == len(of["gateways"]) and not missing,
        "; ".join(told) + ".",
    )


def suggestions_hold(material: Material, of: Mapping[str, Any]) -> Measured:
    """Whether an Origin's answer holds at least one occupation of every family named."""
    jobs = material.suggested(of["origin"]).next_jobs
    codes = [job.code for job in jobs]
    families: Mapping[str, Sequence[str]] = of["families"]
    found = [name for name, members in families.items() if set(members) & set(codes)]
    missing = [
        f"{name} ({_left_out(material, of['origin'], members[0])})"
        for name, members in families.items()
        if name not in found
    ]
    firsts = [material.name(code) for code in codes[:FIRST]]
    why = f"First come {listed(firsts)}."
    if missing:
        why += f" Missing: {listed(missing)}."
    return Measured(f"{len(found)} of {len(families)}", not missing, why)


def people_moved(material: Material, of: Mapping[str, Any]) -> Measured:
    """Survey cases of a family of moves: another unit than people in résumés."""
    wanted = {(start, end) for start in of["origins"] for end in of["gateways"]}
    found = [move for move in material.moves if (move.from_code, move.to_code) in wanted]
    cases = sum(move.cases for move in found)
    people = round(cases * of["persons_a_case"], -3)
    return Measured(
        f"{cases:.0f} survey cases",
        None,
        f"Each stands for about {of['persons_a_case']:,} people, in all about {people:,.0f} over "
        "about eight years; the report counts people in résumés.",
    )


def best_options(material: Material, of: Mapping[str, Any]) -> Measured:
    """Whether named Origins are among those from which people reach the most Gateways."""
    gateways = set(material.of_class("gateway"))
    reached = dict.fromkeys(material.of_class(*ORIGINS), 0)
    for move in material.moves:
        if move.from_code in reached and move.to_code in gateways and move.cases >= SEEN:
            reached[move.from_code] += 1
    ranks = {code: 1 + sum(n > count for n in reached.values()) for code, count in reached.items()}
    last = of["upper"] * len(reached)
    families: Mapping[str, Sequence[str]] = of["families"]
    best = {
        name: min((ranks[code] for code in codes if code in ranks), default=None)
        for name, codes in families.items()
    }
    good = [name for name, rank in best.items() if rank is not None and rank <= last]
    told = [f"{name} {rank or 'no Origin here'}" for name, rank in best.items()]
    return Measured(
        f"{len(good)} of {len(families)} in the upper {percent(of['upper'])}",
        len(good) == len(families),
        f"Rank by number of Gateways people were seen to move to, of {len(reached)} Origins: "
        f"{listed(told)}.",
    )


def _route(material: Material, job: NextJob, targets: Sequence[str]) -> str:
    """The evidence for a Gateway, and those Targets it does not lead to with the reason."""
    kinds = listed(kind.replace("_", " ") for kind in job.evidence)
    cases = job.precedent.estimated_cases
    seen = f"{cases:.1f} survey cases" if cases >= LEAST_SHOWN else "no survey case"
    told = f"{material.as_named(job.code)}: {kinds}, {seen}"
    lead = {step.code for step in job.targets}
    lacking = []
    for code in targets:
        if code in lead:
            continue
        wage = material.occupations[code].median_wage
        less = wage is not None and job.median_wage is not None and wage <= job.median_wage
        lacking.append(f"{material.name(code)}{', which pays less' if less else ''}")
    return f"{told} (not on to {listed(lacking)})" if lacking else told


def _left_out(material: Material, origin: str, code: str) -> str:
    """Why an occupation is not among the suggestions."""
    hidden = {job.code: job.reason for job in material.suggested(origin).hidden}
    return hidden.get(code, "not among the commonest moves").replace("_", " ")

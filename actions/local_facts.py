"""Pay and number of jobs in an area, as sentences. Pay of two areas is never compared."""

from __future__ import annotations

from actions.turn import Turn
from actions.wording import amount, line, phrase
from knowledge.regions.places import PlaceError, PlaceTold
from knowledge.regions.records import LocalFigures, LocalJobs, LocalPay

#: From which location quotient a job is common, or about as common as elsewhere (ours).
QUOTIENTS = {"many": 1.25, "usual": 0.8, "few": 0.0}


def local_facts(turn: Turn, code: str, place: PlaceTold | None) -> list[str]:
    """Pay and jobs where the worker lives or asked for; says so where only the nation is known."""
    if place is None:
        return []
    try:
        found = turn.library.regions.local(code, place)
    except PlaceError:
        return []
    if found.place.area.kind == "nation":
        return [line("local.wider", place=found.place.asked)]
    facts = " ".join(figures_told(found) or [line("local.nothing")])
    source = found.place.area.source
    return [line("local.here", area=found.place.area.name, facts=facts, source=source)]


def figures_told(local: LocalFigures) -> list[str]:
    """Pay and jobs of one occupation, one sentence each."""
    return [*_pay(local, local.pay), *_jobs(local.jobs)]


def _pay(local: LocalFigures, pay: LocalPay | None) -> list[str]:
    if pay is None:
        return []
    of = _area_of(local, pay)
    if pay.median_wage is None:
        # Only an average is printed; it is never passed off as the middle.
        return [line("local.mean", pay=amount(pay.mean_wage or 0), of=of)] if pay.mean_wage else []
    kind = "pay_at_least" if pay.median_wage_top_coded else "pay"
    facts = [line(f"local.{kind}", pay=amount(pay.median_wage), of=of)]
    if pay.entry_wage:
        facts.append(line("local.entry", pay=amount(pay.entry_wage)))
    if local.figures_title:
        facts.append(line("local.group", group=local.figures_title))
    return facts


def _jobs(jobs: LocalJobs | None) -> list[str]:
    if jobs is None or jobs.area.kind == "nation":
        return []
    facts = [line("local.jobs", number=amount(jobs.employment), area=jobs.area.name)]
    quotient = jobs.location_quotient
    if quotient is not None:
        word = next(name for name, cut in QUOTIENTS.items() if quotient >= cut)
        facts.append(phrase("local.quotient", word))
    return facts


def _area_of(local: LocalFigures, pay: LocalPay) -> str:
    if pay.area.area_id == local.place.area.area_id:
        return ""
    return line("local.of_area", area=pay.area.name)

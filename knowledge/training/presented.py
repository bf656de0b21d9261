"""From a judged programme, a route or a licence to the record the talk shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from knowledge.answers import TrainingOption, TrainingOutcome
from knowledge.store.schema import Licence
from knowledge.store.schema_training import Credential, TrainingRoute
from knowledge.training.effectiveness import effectiveness
from knowledge.training.figures import EARNINGS, EMPLOYMENT, RETENTION
from knowledge.training.filters import NOT_STATED_NOTES, Checked
from knowledge.training.judged import Judged
from knowledge.training.notes import Note
from knowledge.training.relevance import FIELD_ONLY, NEAR
from knowledge.training.rules import ListingRules, listing_rules
from knowledge.training.said import readable
from knowledge.training.tiers import NOT_ENOUGH_DATA, Judgement


def programme_option(judged: Judged, home: str | None, as_of: date) -> TrainingOption:
    """Show a programme. ``home`` is the worker's state when it is a listed one."""
    programme, judgement = judged.programme, judged.judgement
    shown = judgement is not None and bool(judgement.shown)
    return TrainingOption(
        option_id=programme.programme_id,
        kind="programme",
        name=programme.name,
        provider=programme.provider,
        place=programme.place,
        state=None if programme.outside else programme.state,
        total_cost=programme.total_cost,
        clock_hours=programme.clock_hours,
        delivery=programme.delivery,
        tier=judged.tier,
        verdicts=judgement.verdicts if judgement and shown else {},
        validity=judgement.validity if judgement else "D",
        outcome=_outcome(judgement, programme.state) if judgement and shown else None,
        paid=False,
        how_to_find=None,
        url=programme.url,
        listed=programme.listed,
        field_confidence=programme.cip_confidence,
        source=programme.source,
        notes=_unique(_programme_notes(judged, home, as_of)),
        credential=programme.credential,
        months=round(programme.months, 1) if programme.months else None,
        miles=round(judged.miles, 1) if judged.miles is not None else None,
        evening=programme.evening,
        spanish=programme.spanish,
        childcare=programme.childcare,
        entry=programme.entry,
        entry_met=judged.entry_met,
        delta_covered=judged.covered,
        promises_job=programme.promises_job,
        current=is_current(programme.listed, as_of),
        not_stated=judged.checked.not_stated,
    )


def route_option(
    route: TrainingRoute,
    checked: Checked,
    as_of: date,
    credential: Credential | None = None,
    *,
    diploma: bool = False,
) -> TrainingOption:
    """Show a nation-wide route; a route never has figures of its own.

    ``credential`` is what it leads to, where that has a name; ``diploma`` marks the way to a high
    school diploma.
    """
    notes = [Note.NATION_WIDE]
    if diploma:
        notes.append(Note.DIPLOMA_FIRST)
    if route.paid:
        notes.append(Note.EARN_WHILE_YOU_LEARN)
    elif route.total_cost is None:
        notes.append(Note.COST_NOT_STATED)
    if not is_current(route.checked, as_of):
        notes.append(Note.LISTING_NOT_CURRENT)
    notes += [NOT_STATED_NOTES[name] for name in checked.not_stated]
    return TrainingOption(
        option_id=route.route_id,
        kind="route",
        name=route.name,
        provider=None,
        place=None,
        state=None,
        total_cost=route.total_cost,
        clock_hours=None,
        delivery=route.delivery,
        tier=NOT_ENOUGH_DATA,
        verdicts={},
        validity="D",
        outcome=None,
        paid=route.paid,
        how_to_find=route.how_to_find,
        url=route.url,
        listed=route.checked,
        field_confidence=None,
        source=route.source,
        notes=_unique(notes),
        route_kind=route.kind,
        leads_to=route.leads_to,
        credential=f"{credential.name} ({credential.issuer})" if credential else None,
        current=is_current(route.checked, as_of),
        not_stated=checked.not_stated,
    )


def licence_option(licences: Sequence[Licence], rules: ListingRules) -> TrainingOption:
    """Show that the job has licence rules, with what the sample state calls the licence.

    It is no course: kind "route" with the note "licence_rule". The worker's state decides.
    """
    listed = "; ".join(readable(licence.name, rules) for licence in licences)
    return TrainingOption(
        option_id=f"licence:{licences[0].code}",
        kind="route",
        name=f"{rules.licences['name']} ({rules.state_names[licences[0].state]}: {listed})",
        provider=None,
        place=None,
        state=None,
        total_cost=None,
        clock_hours=None,
        delivery=None,
        tier=NOT_ENOUGH_DATA,
        verdicts={},
        validity="D",
        outcome=None,
        paid=False,
        how_to_find=rules.licences["how_to_find"],
        url=rules.licences["url"],
        listed=rules.licences["checked"],
        field_confidence=None,
        source=licences[0].source,
        notes=_unique([Note.LICENCE_RULE, Note.LICENCE_NEW_JERSEY_SAMPLE]),
        route_kind="licence_rule",
    )


def is_current(when: str, as_of: date) -> bool:
    """Whether a date such as "about 2018" or "2026-11" is within the freshness rule.

    Text without a year is not current: nobody can tell how old it is.
    """
    found = re.search(r"\b((?:19|20)\d\d)(?:-(\d\d))?", when)
    if not found:
        return False
    months = (as_of.year - int(found[1])) * 12 + as_of.month - int(found[2] or 12)
    return months <= effectiveness().current_years * 12


def _outcome(judgement: Judgement, state: str) -> TrainingOutcome:
    """The figures shown, as one record; who and when are those of the first of them."""
    shown = {verdict.metric: verdict for verdict in judgement.shown}
    first = shown.get(EMPLOYMENT) or next(iter(shown.values()))
    of = judgement.of or "field"
    named = listing_rules().state_names.get(state, state)
    label = f"programmes in this field in {named}" if of == "field" else "this programme"
    earnings = shown.get(EARNINGS)
    return TrainingOutcome(
        of=of,
        label=f"{label}, {first.cohort}",
        people=first.people,
        employed_share=shown[EMPLOYMENT].value if EMPLOYMENT in shown else None,
        average_wage=earnings.value if earnings else None,
        retained_share=shown[RETENTION].value if RETENTION in shown else None,
        cohort=first.cohort or "",
        validity=first.validity or "D",
        source=first.source or "",
        measure=earnings.measure if earnings else None,
    )


def _programme_notes(judged: Judged, home: str | None, as_of: date) -> list[Note]:
    programme, judgement = judged.programme, judged.judgement
    notes = list(programme.notes)
    if programme.state != home:
        notes.append(Note.EXAMPLE_FROM_ANOTHER_STATE)
    if not is_current(programme.listed, as_of):
        notes.append(Note.LISTING_NOT_CURRENT)
    if programme.total_cost is None and not programme.cost_listed_as_zero:
        notes.append(Note.COST_NOT_STATED)
    if programme.months is None:
        notes.append(Note.LENGTH_NOT_STATED)
    if programme.delivery_mixed:
        notes.append(Note.DELIVERY_MIXED)
    notes += [
        NOT_STATED_NOTES[name]
        for name in judged.checked.not_stated
        if not (name == "delivery" and programme.delivery_mixed)
        and not (name in ("free", "max_cost") and programme.cost_listed_as_zero)
    ]
    if "within_miles" in judged.checked.failed:
        notes.append(Note.FARTHER_THAN_ASKED)
    if programme.for_the_experienced:
        notes.append(Note.FOR_THE_EXPERIENCED)
    if judged.closeness.level == FIELD_ONLY:
        notes.append(Note.IN_THE_FIELD_ONLY)
    elif judged.closeness.level == NEAR:
        notes.append(Note.NEAR_THE_JOB)
    if programme.cip is not None and (programme.cip_confidence or 0.0) < 1.0:
        notes.append(Note.FIELD_BY_NAME)
    if programme.promises_job:
        notes.append(Note.JOB_PROMISED)
    if judged.entry_met is False:
        notes.append(Note.ENTRY_NOT_MET)
    return notes + _figure_notes(judged, judgement, as_of)


def _figure_notes(judged: Judged, judgement: Judgement | None, as_of: date) -> list[Note]:
    notes = []
    if judged.own_suppressed or (judgement is not None and judgement.suppressed):
        notes.append(Note.FIGURES_SUPPRESSED)
    if judgement is None or not judgement.shown:
        return notes
    if judgement.of == "field":
        notes.append(Note.FIGURES_ARE_OF_THE_FIELD)
    if not all(is_current(verdict.dated or "", as_of) for verdict in judgement.shown):
        notes.append(Note.OUTCOME_NOT_CURRENT)
    earnings = judgement.verdicts.get(EARNINGS)
    if earnings:
        if earnings["measure"] == "average":
            notes.append(Note.AVERAGE_NOT_MEDIAN)
        notes.append(Note.DIFFERENT_YEARS)
    if judgement.warns and judgement.of == "field":
        notes.append(Note.FIELD_PAYS_LESS_THAN_LAST_JOB)
    return notes


def _unique(notes: Sequence[Note]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(note.value for note in notes))

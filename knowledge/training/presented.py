"""From a judged programme, a route or a licence to the record the talk shows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.answers import TrainingOption, TrainingOutcome
from knowledge.store.schema import FieldOutcome, Licence, TrainingRoute
from knowledge.training.filters import NOT_STATED_NOTES, Checked
from knowledge.training.listing import ListedProgramme, readable
from knowledge.training.notes import Note
from knowledge.training.relevance import FIELD_ONLY, NEAR, Closeness
from knowledge.training.rules import ListingRules, effectiveness, listing_rules
from knowledge.training.tiers import EARNINGS, NOT_ENOUGH_DATA, Judgement


@dataclass(frozen=True)
class Judged:
    """A programme with all that its place in the order depends on."""

    programme: ListedProgramme
    closeness: Closeness
    checked: Checked
    #: The figures of its field in its state, when its field is certain enough.
    outcome: FieldOutcome | None
    judgement: Judgement | None

    @property
    def tier(self) -> str:
        return self.judgement.tier if self.judgement else NOT_ENOUGH_DATA

    @property
    def warns(self) -> bool:
        return self.judgement.warns if self.judgement else False


def field_outcome_of(
    programme: ListedProgramme,
    code: str,
    outcomes: Mapping[tuple[str, str], FieldOutcome],
    fields: Mapping[str, set[str]],
) -> FieldOutcome | None:
    """The figures of the programme's field in its state.

    None when the field is not certain enough, or when it does not lead to the occupation asked
    about: then the field was probably read wrongly from the name, and its figures would be of
    other courses.
    """
    certain = (programme.cip_confidence or 0.0) >= effectiveness().least_certain_field
    if programme.cip is None or not certain or code not in fields.get(programme.cip, set()):
        return None
    return outcomes.get((programme.state, programme.cip))


def programme_option(judged: Judged, home: str | None, as_of: date) -> TrainingOption:
    """Show a programme. ``home`` is the worker's state when it is a listed one."""
    programme, judgement = judged.programme, judged.judgement
    shown = judgement is not None and not judgement.suppressed and bool(judgement.verdicts)
    outcome = _outcome(judged.outcome) if judged.outcome and shown else None
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
        verdicts=judgement.verdicts if judgement and outcome else {},
        validity=outcome.validity if outcome else "D",
        outcome=outcome,
        paid=False,
        how_to_find=None,
        url=None,
        listed=programme.listed,
        field_confidence=programme.cip_confidence,
        source=programme.source,
        notes=_unique(_programme_notes(judged, home, as_of)),
    )


def route_option(
    route: TrainingRoute, checked: Checked, as_of: date, *, diploma: bool = False
) -> TrainingOption:
    """Show a nation-wide route; a route never has figures of its own.

    ``diploma`` marks the way to a high school diploma.
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
    )


def licence_option(licences: Sequence[Licence], rules: ListingRules) -> TrainingOption:
    """Show that the job has licence rules, with what the sample state calls the licence.

    It is no course: kind "route" with the note "licence_rule". The worker's state decides.
    """
    listed = "; ".join(readable(licence.name, rules) for licence in licences)
    return TrainingOption(
        option_id=f"licence:{licences[0].code}",
        kind="route",
        name=f"{rules.licences['name']} ({rules.states[licences[0].state]}: {listed})",
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


def _outcome(row: FieldOutcome) -> TrainingOutcome:
    state = listing_rules().states.get(row.state, row.state)
    return TrainingOutcome(
        of="field",
        label=f"programmes in this field in {state}, {row.cohort}",
        people=row.people,
        employed_share=row.employed_share,
        average_wage=row.average_wage,
        retained_share=row.retained_share,
        cohort=row.cohort,
        validity=row.validity,
        source=row.source,
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
    if programme.clock_hours is None:
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
    if judgement is not None and judgement.suppressed:
        notes.append(Note.FIGURES_SUPPRESSED)
    elif judged.outcome is not None and judgement is not None and judgement.verdicts:
        notes.append(Note.FIGURES_ARE_OF_THE_FIELD)
        if not is_current(judged.outcome.cohort, as_of):
            notes.append(Note.OUTCOME_NOT_CURRENT)
        if EARNINGS in judgement.verdicts:
            notes += [Note.AVERAGE_NOT_MEDIAN, Note.DIFFERENT_YEARS]
        if judgement.warns:
            notes.append(Note.FIELD_PAYS_LESS_THAN_LAST_JOB)
    return notes


def _unique(notes: Sequence[Note]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(note.value for note in notes))

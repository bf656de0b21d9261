"""One training option in plain words: its cost, its length, its results, what nobody states."""

from __future__ import annotations

from actions.training_wishes import not_stated_told
from actions.wording import amount, in_ten, line, phrase
from knowledge.answers import TrainingOption
from knowledge.training.figures import EARNINGS, EMPLOYMENT
from knowledge.training.notes import Note

#: The tiers that rest on figures of the programme's own.
_OF_ITS_OWN = ("1", "2", "3", "below_bars", "does_not_pay_off")


def warns(option: TrainingOption) -> bool:
    """Whether the option is to be warned against."""
    field = Note.FIELD_PAYS_LESS_THAN_LAST_JOB in option.notes
    return option.tier == "does_not_pay_off" or field or option.promises_job


def cost_told(option: TrainingOption) -> str:
    """The total cost; never left out."""
    if option.paid:
        return line("training.cost_paid")
    if Note.COST_LISTED_AS_ZERO in option.notes:
        return line("training.cost_zero")
    if option.total_cost is None:
        return line("training.cost_unknown")
    if option.total_cost == 0:
        return line("training.cost_free", listed=when_told(option))
    return line("training.cost", cost=amount(option.total_cost), listed=when_told(option))


def time_told(option: TrainingOption) -> str:
    """How long it takes; never left out."""
    if option.clock_hours is not None:
        return line("training.hours", hours=amount(option.clock_hours), listed=when_told(option))
    if option.months is not None:
        return line("training.months", months=f"{option.months:.2g}", listed=when_told(option))
    return line("training.time_unknown")


def when_told(option: TrainingOption) -> str:
    """When the option was listed so: "about 2018", "2026-09"."""
    return phrase("training.listed", option.listed or "")


def results_told(option: TrainingOption) -> str:
    """What is known of the results, or that nothing is; with a warning where there is one."""
    if Note.LICENCE_RULE in option.notes:
        return line("training.licence_tier")
    if option.tier == "field":
        told = _of_the_field(option)
    elif option.tier in _OF_ITS_OWN:
        told = line(
            f"tier.own.{option.tier}", figures=_figures(option), checked=checked_told(option)
        )
    else:
        told = line("tier.not_enough_data")
    if Note.FIELD_PAYS_LESS_THAN_LAST_JOB in option.notes:
        told += line("tier.field_pays_less")
    return told


def checked_told(option: TrainingOption) -> str:
    """Who vouches for the figures: "checked against wage records"."""
    return phrase("tier.checked", option.validity)


def _of_the_field(option: TrainingOption) -> str:
    outcome = option.outcome
    if outcome is None or outcome.employed_share is None:
        return line("tier.not_enough_data")
    return line(
        "tier.field",
        employed=in_ten(outcome.employed_share),
        cohort=phrase("training.listed", outcome.cohort),
        state=phrase("state", option.state or ""),
        checked=checked_told(option),
    )


def _figures(option: TrainingOption) -> str:
    """The figures of its own that are known, work and pay first, with how many people they are."""
    said = []
    employed = option.verdicts.get(EMPLOYMENT, {}).get("value")
    if isinstance(employed, float):
        # Half of the people are no "most".
        kind = "most_employed" if employed > 0.5 else "employed"
        said.append(line(f"tier.{kind}", employed=in_ten(employed)))
    pay = option.verdicts.get(EARNINGS, {})
    if isinstance(value := pay.get("value"), float):
        kind = "average" if pay.get("measure") == "average" else "median"
        said.append(line(f"tier.pay_{kind}", pay=amount(value)))
    for name in ("completion", "credential"):
        share = option.verdicts.get(name, {}).get("value")
        if isinstance(share, float):
            said.append(line(f"tier.{name}", share=in_ten(share)))
    people = next((told["people"] for told in option.verdicts.values() if told.get("value")), None)
    cohort = phrase("training.listed", option.outcome.cohort if option.outcome else "")
    of = line("tier.people", people=people, cohort=cohort) if people else ""
    return ", ".join(said) + of


def beside_told(option: TrainingOption) -> list[str]:
    """What must be said beside an option: a promised job, schooling, what it does not state."""
    said = []
    if option.promises_job:
        said.append(line("training.promises_job"))
    if option.entry_met is False:
        said.append(line("training.entry_not_met"))
    if Note.FARTHER_THAN_ASKED in option.notes:
        said.append(line("training.farther"))
    if option.not_stated:
        said.append(line("training.not_stated", names=not_stated_told(option.not_stated)))
    return said

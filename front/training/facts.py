"""Facts of an option as they stand on a sheet: cost, length, hours, entry; or that nobody says."""

from __future__ import annotations

from front.training.figures import Cell, sourced
from front.training.words import words_of
from knowledge.answers import TrainingOption
from knowledge.training.notes import Note

#: Rows of facts, by section.
FACTS: dict[str, tuple[str, ...]] = {
    "facts": ("total_cost", "length", "delivery", "evening", "spanish", "childcare", "miles",
              "paid_while_learning"),
    "entry": ("entry", "credential", "how_to_find", "listed"),
    "skills": ("skill_delta_covered",),
}  # fmt: skip


def fact_cell(fact: str, option: TrainingOption, language: str) -> Cell:
    """One fact with where it is from; "not stated" where nobody says."""
    words = words_of("sheet", language)
    told = fact_told(fact, option, language)
    if told is None:
        return Cell(words["ask"], (), "unknown")
    dated = words["values"].get(option.listed, option.listed)
    notes = [sourced(option.source, dated, language)]
    if fact == "skill_delta_covered":
        notes = [words["values"]["estimate"]]
    if fact == "entry" and option.entry_met is not None:
        notes.insert(0, words["values"]["entry_met" if option.entry_met else "entry_not_met"])
    return Cell(told, tuple(notes) if fact != "listed" else (), "plain")


def fact_told(fact: str, option: TrainingOption, language: str) -> str | None:
    """A fact in words; None when it is not stated."""
    words = words_of("sheet", language)
    values: dict[str, str] = words["values"]
    if fact == "total_cost":
        return _cost(option, values)
    if fact == "length":
        told = [values["months"].format(months=f"{option.months:.2g}")] if option.months else []
        if option.clock_hours:
            told.append(values["hours"].format(hours=f"{option.clock_hours:,.0f}"))
        return ", ".join(told) or None
    if fact in {"evening", "spanish", "childcare"}:
        stated: bool | None = getattr(option, fact)
        return None if stated is None else str(words["yes" if stated else "no"])
    if fact == "paid_while_learning":
        return str(words["yes"]) if option.paid else None
    if fact == "miles":
        return None if option.miles is None else f"{option.miles:,.0f}"
    if fact == "skill_delta_covered":
        share = option.delta_covered
        return None if share is None else values["covers"].format(share=f"{share:.0%}")
    if fact == "listed":
        return values.get(option.listed, option.listed)
    if fact == "credential":
        return option.credential or option.leads_to
    found: str | None = getattr(option, fact)
    return None if found is None else values.get(found, found)


def _cost(option: TrainingOption, values: dict[str, str]) -> str | None:
    if option.paid:
        return values["paid"]
    if Note.COST_LISTED_AS_ZERO in option.notes:
        return values["zero"]
    if option.total_cost is None:
        return None
    return f"${option.total_cost:,.0f}" if option.total_cost else values["free"]

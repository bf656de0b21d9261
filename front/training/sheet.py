"""A sheet of training options side by side: every figure with whose it is, and what nobody says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from front.training.facts import FACTS, fact_cell, fact_told
from front.training.figures import Cell, figure_cell
from front.training.words import day_told, words_of
from knowledge.answers import TrainingComparison, TrainingOption
from knowledge.training.in_language import in_language
from knowledge.training.notes import Note
from knowledge.training.paying import LIKELY
from knowledge.training.rules import listing_rules
from knowledge.training.said import readable
from knowledge.training.worker import TrainingWorker

if TYPE_CHECKING:
    from knowledge.library import Library

#: What stands side by side on one sheet.
FEWEST, MOST = 2, 4


@dataclass(frozen=True)
class Row:
    """One fact of all options, in their order."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Section:
    """Facts of one kind."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Sheet:
    """Everything on the sheet, in one language, ready to be laid out."""

    language: str
    heading: str
    lead: str
    licence: str | None
    #: Name of each option, and provider and place below it.
    columns: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    notes: tuple[str, ...]


def sheet_of(
    library: Library, worker: TrainingWorker, ids: Sequence[str], language: str, *, groups: bool
) -> Sheet:
    """The sheet of some options; ``groups`` adds results by group of people, for staff only.

    Raises:
        KeyError: there is no such option or occupation.
        ValueError: too few or too many options for one sheet.
    """
    if not FEWEST <= len(ids) <= MOST:
        raise ValueError(f"{FEWEST} to {MOST} options stand side by side")
    compared = library.compare_training(ids, worker)
    options = tuple(in_language(option, language) for option in compared.options)
    words, name = words_of("sheet", language), library.names.speaking(language).one
    licences = library.training(worker.code, None, worker.filters, 1).licences
    notes = [words["promise"]] if any(one.promises_job for one in options) else []
    notes += [words["old"]] if any(one.kind == "programme" and not one.current for one in options) \
        else []  # fmt: skip
    notes.append(words["bars"].format(framework=compared.reasons[0].framework))
    return Sheet(
        language=language,
        heading=words["heading"].format(job=name(worker.code)),
        lead=_lead(compared, name, language),
        licence=words["licence"].format(licences=_readable(licences)) if licences else None,
        columns=tuple((one.name, _under(one)) for one in options),
        sections=(
            _results(compared, options, language, groups=groups),
            *_facts(options, language),
            _paying(library, worker, ids, language),
            _unknown(options, language),
        ),
        notes=tuple(notes),
    )


def stamp(language: str, release: str, day: date) -> str:
    """When the sheet was made and from which data."""
    made: str = words_of("sheet", language)["made"]
    return made.format(date=day_told(language, day), release=release)


def _lead(compared: TrainingComparison, name: Callable[[str], str], language: str) -> str:
    words = words_of("sheet", language)
    if compared.from_code is None:
        return str(words["no_last_job"])
    job = name(compared.from_code)
    if compared.origin_wage is None:
        return str(words["from_job_no_wage"].format(job=job))
    source = compared.reasons[0].origin_source
    return str(words["from_job"].format(job=job, wage=f"{compared.origin_wage:,}", source=source))


def _readable(licences: Sequence[str]) -> str:
    return "; ".join(readable(licence, listing_rules()) for licence in licences)


def _under(option: TrainingOption) -> str:
    return ", ".join(part for part in (option.provider, option.place) if part)


def _results(
    compared: TrainingComparison, options: Sequence[TrainingOption], language: str, *, groups: bool
) -> Section:
    words = words_of("sheet", language)
    rows = [Row(words["rows"]["tier"], tuple(_tier(option, language) for option in options))]
    for place, verdict in enumerate(compared.reasons[0].verdicts):
        label = "credential_share" if verdict.metric == "credential" else verdict.metric
        cells = tuple(
            figure_cell(reasons.verdicts[place], reasons, language, groups=groups)
            for reasons in compared.reasons
        )
        rows.append(Row(words["rows"][label], cells))
    return Section(words["sections"]["results"], tuple(rows))


def _tier(option: TrainingOption, language: str) -> Cell:
    words = words_of("sheet", language)
    tier = "licence_rule" if Note.LICENCE_RULE in option.notes else option.tier
    notes = [words["figure"][f"validity_{option.validity}"]]
    warns = tier == "does_not_pay_off" or Note.FIELD_PAYS_LESS_THAN_LAST_JOB in option.notes
    if warns and tier != "does_not_pay_off":
        notes.insert(0, words["tiers"]["does_not_pay_off"])
    if option.promises_job:
        notes.append(words["promise"])
    tone = "warning" if warns or option.promises_job else "plain"
    return Cell(words["tiers"][tier], tuple(notes), tone)


def _facts(options: Sequence[TrainingOption], language: str) -> list[Section]:
    words = words_of("sheet", language)
    return [
        Section(
            words["sections"][section],
            tuple(
                Row(
                    words["rows"][fact],
                    tuple(fact_cell(fact, option, language) for option in options),
                )
                for fact in facts
            ),
        )
        for section, facts in FACTS.items()
    ]


def _paying(library: Library, worker: TrainingWorker, ids: Sequence[str], language: str) -> Section:
    """Ways for each option; each is told whole once, where to ask with it."""
    words = words_of("sheet", language)
    found = [library.ways_to_pay(worker, one, language) for one in ids]
    likely = tuple(
        Cell(
            "; ".join(way.name for way in ways if way.fits == LIKELY) or words["ask"],
            tuple(f"{way.name}: {way.where_to_ask}" for way in ways if way.fits == LIKELY),
            "plain",
        )
        for ways in found
    )
    ask = tuple(
        Cell("; ".join(way.name for way in ways if way.fits != LIKELY) or "-", (), "plain")
        for ways in found
    )
    rows = (Row(words["rows"]["paying_likely"], likely), Row(words["rows"]["paying_ask"], ask))
    return Section(words["sections"]["paying"], rows)


def _unknown(options: Sequence[TrainingOption], language: str) -> Section:
    """What nobody says of each option, in one row."""
    words = words_of("sheet", language)
    facts = [fact for several in FACTS.values() for fact in several]
    skipped = {"paid_while_learning", "how_to_find"}
    cells = tuple(
        Cell(
            "; ".join(
                words["rows"][fact]
                for fact in facts
                if fact not in skipped and fact_told(fact, option, language) is None
            )
            or "-",
            (),
            "unknown",
        )
        for option in options
    )
    return Section(words["sections"]["unknown"], (Row(words["rows"]["unknown"], cells),))

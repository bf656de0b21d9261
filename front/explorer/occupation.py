"""Everything on the page of one occupation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from front.explorer import charts
from front.explorer.criteria import ClassShown, Criterion, class_shown, criterion
from front.explorer.moves import Move, moves_from, moves_to
from front.explorer.places import Choice, Here, choices, chosen, here, local_pay
from front.explorer.risks import Sign, signs
from front.explorer.training import TrainingShown, training_shown
from front.explorer.words import WORDS, word
from front.web.knowing import Facts
from knowledge.answers import NextJob, PathStep, ProgressionPath, Strength
from knowledge.progressions.wishes import Origin, Wishes
from knowledge.store.schema import Occupation

_RULES = WORDS["page"]


@dataclass(frozen=True)
class Basics:
    """What the tables say of the occupation that no answer of the library carries."""

    everyday_name: str
    #: Persons employed in the nation in 2022; None where BLS prints none.
    employment: int | None
    #: BLS prints the share without a bachelor's degree of a wider occupation only.
    share_borrowed: bool


@dataclass(frozen=True)
class Way:
    """Paths to Targets that share every job before the Target."""

    before: tuple[PathStep, ...]
    paths: tuple[ProgressionPath, ...]


@dataclass(frozen=True)
class OccupationShown:
    """One occupation with where it leads, where its people come from and what it takes."""

    release: str
    job: NextJob
    basics: Basics
    shown_class: ClassShown
    signs: tuple[Sign, ...]
    #: Heading -> next jobs from here of that class, in the order of mobility.
    next_jobs: tuple[tuple[str, tuple[NextJob, ...]], ...]
    ways: tuple[Way, ...]
    moves_from: tuple[Move, ...]
    moves_to: tuple[Move, ...]
    strengths: tuple[Strength, ...]
    training: TrainingShown
    areas: dict[str, tuple[Choice, ...]]
    here: Here | None
    #: Code -> median in the chosen area, US dollars a year.
    pay_here: dict[str, int | None]
    all_jobs_pay: int
    pictures: dict[str, Markup]

    @property
    def place(self) -> str:
        """The number of the chosen area, "" for none; links carry it along."""
        return "" if self.here is None else self.here.choice.area_id


def occupation_shown(facts: Facts, code: str, area_id: str | None) -> OccupationShown:
    """Look everything up.

    Raises:
        UnknownOccupationError: the code is not in the store.
    """
    from knowledge.progressions.shrinkage import criteria

    library = facts.library
    job = library.reach([], code)
    onward = library.next_jobs([Origin(code)], Wishes())
    # From the Armed Forces the answer is jobs to start with, from no past job.
    after = tuple(one for one in onward.next_jobs if one.from_code == code)
    all_jobs_pay = int(criteria()["income"]["national_median"])
    with facts.store.session() as session:
        out, into = moves_from(session, code), moves_to(session, code)
        areas, choice = choices(session), chosen(session, area_id)
        row = session.get_one(Occupation, code)
        basics = Basics(
            library.names.one(code), row.employment, row.share_without_bachelors_borrowed
        )
    return OccupationShown(
        release=library.release,
        job=job,
        basics=basics,
        shown_class=class_shown(job, onward.origins[0] if onward.origins else None),
        signs=signs(job.risk_flags),
        next_jobs=_grouped(after),
        ways=_ways(onward.paths[: _RULES["paths"]]),
        moves_from=out,
        moves_to=into,
        strengths=library.strengths([Origin(code)])[: _RULES["strengths"]],
        training=training_shown(facts, code),
        areas=areas,
        here=None if choice is None else here(facts, code, choice),
        pay_here=local_pay(facts, [code, *(one.code for one in after)], choice),
        all_jobs_pay=all_jobs_pay,
        pictures={
            "pay": charts.pay_chart(job, after[: _RULES["pay_bars"]], all_jobs_pay),
            "flows": charts.flows_chart(_flows(job)),
            "from": charts.moves_chart("from", WORDS["charts"]["moves_from"], out),
        },
    )


def _grouped(jobs: Sequence[NextJob]) -> tuple[tuple[str, tuple[NextJob, ...]], ...]:
    """The jobs by class, in the order of the headings; their own order is kept."""
    by_class: dict[str, list[NextJob]] = {}
    for job in jobs:
        by_class.setdefault(job.mobility_class, []).append(job)
    headings: dict[str, str] = WORDS["groups"]
    return tuple(
        (word("groups", name), tuple(by_class[name])) for name in headings if name in by_class
    )


def _ways(paths: Sequence[ProgressionPath]) -> tuple[Way, ...]:
    """The paths, those with the same jobs before the Target together; their own order is kept."""
    together: dict[tuple[str, ...], list[ProgressionPath]] = {}
    for path in paths:
        together.setdefault(tuple(step.code for step in path.steps[:-1]), []).append(path)
    return tuple(Way(group[0].steps[:-1], tuple(group)) for group in together.values())


def _flows(job: NextJob) -> list[Criterion]:
    return [criterion(name, job.criteria[name]) for name in _RULES["flows"] if name in job.criteria]

"""What the summary for a coach says of next jobs, their skill delta, training and warning signs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from actions.handoff_wording import in_each, sentences_in_each, title_in_each
from actions.job_facts import (
    LADDERS,
    competition_facts,
    evidence_facts,
    flag_names,
    pay_is_of_group,
)
from actions.skills import delta_lines
from actions.turn import Turn
from actions.wording import amount, line, listed, phrase
from knowledge.answers import NextJob, RiskFlag
from knowledge.occupations.names import Names
from knowledge.training.filters import TrainingFilters
from language.detect import LANGUAGES
from people.handoff_summary import Learning, NextStep, Told, TrainingTold, WarningTold

#: The page stays one page: next jobs and training options on it (ours).
NEXT_JOBS = 3
TRAINING = 3
#: Options looked through for the tier of those that were shown.
_SEARCHED = 60
_YEARS = re.compile(r"\d{4}(?:-\d{2,4})?")


def next_jobs(turn: Turn) -> list[NextJob]:
    """Those the worker asked about by themselves first, then those that were shown."""
    shown = [job.code for job in turn.people.shown(turn.talk)]
    chosen = _chosen(turn)
    return [turn.reach(code) for code in dict.fromkeys([*chosen, *shown])][:NEXT_JOBS]


def _chosen(turn: Turn) -> list[str]:
    """Next jobs asked about, newest first; not those from before the talk was started over."""
    shown = [job.code for job in turn.people.shown(turn.talk)]
    focus = turn.worker.focus_code
    codes = [choice.code for choice in reversed(turn.people.choices(turn.talk))]
    return [code for code in dict.fromkeys(codes) if code in shown or code == focus]


def next_step(turn: Turn, job: NextJob, names: Names) -> NextStep:
    """One next job with what speaks for it, how many went that way, and what to mind."""
    chosen = job.code in _chosen(turn)
    title = title_in_each(names, job.code)

    def told(language: str) -> str:
        pay = _pay(job)
        mark = line("handoff.chosen") if chosen else ""
        return line("handoff.next_job", title=title.of(language), pay=pay, chosen=mark)

    return NextStep(
        key=f"next_jobs.{job.code}",
        told=in_each(told),
        code=job.code,
        title=title,
        mobility_class=job.mobility_class,
        class_confidence=job.class_confidence,
        named_by_alliance=job.named_by_alliance,
        chosen=chosen,
        median_wage=job.median_wage,
        pay_gain=job.pay_gain,
        reasons=sentences_in_each(lambda at: _reasons(job, names.speaking(at))),
        precedent=job.precedent.strength,
        estimated_cases=job.precedent.estimated_cases,
        caveats=sentences_in_each(lambda _: _caveats(job)),
    )


def _pay(job: NextJob) -> str:
    if job.median_wage is None:
        return ""
    if pay_is_of_group(job):
        return line("handoff.pay_of_group", pay=amount(job.median_wage))
    return line("handoff.pay", pay=amount(job.median_wage))


def _reasons(job: NextJob, names: Names) -> list[str]:
    reasons = []
    if job.named_by_alliance:
        reasons.append(line("why.class_named"))
    elif job.mobility_class == "gateway" and not LADDERS.intersection(job.evidence):
        confidence = f"{job.class_confidence * 100:.0f}"
        reasons.append(line("why.class_computed", confidence=confidence))
    reasons += evidence_facts(job, names)
    if job.pay_gain and job.pay_gain > 0:
        gain, origins = amount(job.pay_gain), names.several(job.from_code)
        reasons.append(line("why.gain", gain=gain, origins=origins))
    return reasons


def _caveats(job: NextJob) -> list[str]:
    caveats = []
    if job.criteria_missed:
        missed = listed([phrase("criteria", name) for name in job.criteria_missed])
        caveats.append(line("why.named_misses", criteria=missed))
    if job.schooling_short and job.entry_education:
        education = phrase("education", job.entry_education)
        caveats.append(line("detail.education", education=education))
    if job.median_wage is None:
        caveats.append(line("detail.pay_unknown"))
    caveats += competition_facts(job)
    flags = flag_names(job.risk_flags)
    if flags:
        caveats.append(line("detail.warning", flags=flags))
    return caveats


def learning(turn: Turn, jobs: list[NextJob]) -> tuple[Learning, ...]:
    """The skill delta to the first next job; the others would not leave it one page."""
    first = next((job for job in jobs if job.from_code), None)
    if first is None:
        return ()
    delta = turn.library.skill_delta(first.from_code, first.code)
    parts = {}
    for language in LANGUAGES:
        names = turn.library.names.speaking(language)
        one = in_each(lambda _, n=names: "\n".join(delta_lines(delta, n)))  # type: ignore[misc]
        parts[language] = one.of(language).split("\n")
    title = title_in_each(turn.library.names, first.code)
    told = in_each(lambda at: line("handoff.learning", title=title.of(at)))
    return (
        Learning(
            key=f"learning.{first.code}", told=told, from_code=first.from_code,
            to_code=first.code, transfer_share=delta.transfer_share,
            parts=tuple(
                Told(en=en, es=es) for en, es in zip(parts["en"], parts["es"], strict=True)
            ),
        ),
    )  # fmt: skip


def training_looked_at(turn: Turn) -> Iterable[TrainingTold]:
    """Training that was shown last, with its tier."""
    shown = turn.people.shown_training(turn.talk)[:TRAINING]
    if not shown:
        return
    code = shown[0].code
    from_code = turn.reach(code).from_code or None
    found = turn.library.training(code, from_code, TrainingFilters(), _SEARCHED)
    known = {option.option_id: option for option in found.options}
    for one in shown:
        option = known.get(one.option_id)
        tier = option.tier if option else "not_enough_data"
        source = option.source if option else ""
        name = one.name
        told = in_each(
            lambda _, n=name, t=tier: line(  # type: ignore[misc]
                "handoff.training", name=n, tier=phrase("handoff.tier", t)
            )
        )
        yield TrainingTold(
            key=f"training.{one.option_id}", told=told, option_id=one.option_id, towards=code,
            tier=tier, source=source,
        )  # fmt: skip


def warnings(turn: Turn, jobs: list[NextJob], names: Names) -> Iterable[WarningTold]:
    """Warning signs of the next jobs, and what the worker told of their own work."""
    for job in jobs:
        title = title_in_each(names, job.code)
        for flag in job.risk_flags:
            if flag.raised:
                told = in_each(
                    lambda at, t=title, f=flag: line(  # type: ignore[misc]
                        "handoff.warning",
                        title=t.of(at),
                        name=phrase("risk", f.name),
                        source=phrase("risk.source", f.source),
                        vintage=_vintage(f),
                    )
                )
                yield WarningTold(
                    key=f"warnings.{job.code}.{flag.name}", told=told, code=job.code,
                    name=flag.name, value=flag.value, source=flag.source, vintage=flag.vintage,
                )  # fmt: skip
    if turn.worker.constraints.get("own_risk"):
        yield WarningTold(
            key="warnings.own_words", told=in_each(lambda _: line("handoff.own_risk")), code="",
            name="own_words", value=None, source="", vintage=None,
        )  # fmt: skip


def _vintage(flag: RiskFlag) -> str:
    """The year a figure is of, where its source does not say it already."""
    if flag.vintage is None or flag.vintage in flag.source or not _YEARS.fullmatch(flag.vintage):
        return ""
    return f", {flag.vintage}"

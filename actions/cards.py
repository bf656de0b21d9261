"""What a web page shows in place of a list: the same facts as the text, laid out.

A card goes out together with its text, so that SMS and the terminal lose nothing. It holds words
that are ready to be read, in the language of the turn; a page only lays them out:

``{"kind", "about", "language", "intro", "note", "items": [{"number", "code", "title",
"under_title", "tag", "figure": {"amount", "detail", "source"}, "facts": [{"label", "text",
"tone"}], "choice"}]}``. ``tone`` is "plain", "good" or "warning"; ``choice`` is the payload of the
button that belongs to the item; what is not known is left out. The plan page finds in the codes
which cards are about the jobs that were shown last.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from actions.job_facts import (
    LADDERS,
    NONE_NEEDED,
    competition_facts,
    evidence_facts,
    flag_names,
    growth_facts,
    target_title,
)
from actions.turn import Turn
from actions.wording import amount, capitalised, line, listed, phrase
from knowledge.answers import NextJob
from knowledge.occupations.names import Names

#: Targets named on a card about one job, as in its text.
TARGETS_NAMED = 2

Card = dict[str, Any]
Fact = dict[str, str]
Tone = Literal["plain", "good", "warning"]


def card(
    turn: Turn,
    kind: str,
    items: Sequence[Card],
    *,
    about: str | None = None,
    intro: str = "",
    note: str = "",
) -> Card:
    """A card of one kind ("next_jobs", "job" or "training") from its items.

    ``about`` is the code of the job that training leads to.
    """
    return {
        "kind": kind,
        "about": about,
        "language": turn.language,
        "intro": intro,
        "note": note,
        "items": list(items),
    }


def fact(label: str | None, text: str, tone: Tone = "plain") -> Fact:
    """One fact; ``label`` is a name among the labels of the lines, None for a whole sentence."""
    told = {"text": capitalised(text.strip()), "tone": tone}
    return told if label is None else {"label": phrase("card.label", label), **told}


def next_job_item(turn: Turn, number: int, job: NextJob, then: str | None) -> Card:
    """A next job in a list; ``then`` is the code of the step after, when that is told."""
    names = turn.names
    facts = [*_pay_notes(job, names)]
    if then is not None:
        facts.append(fact("then", names.one(then)))
    elif job.targets:
        facts.append(fact("leads_to", target_title(job.targets[0], names)))
    facts += [*_way_in(job), *_evidence(job, names)[:1], *_warning(job)]
    choice = line("next_job.button", number=number)
    return {**_head(job, names), "number": number, "facts": facts, "choice": choice}


def job_item(turn: Turn, job: NextJob) -> Card:
    """A next job by itself."""
    names = turn.names
    facts = [*_pay_notes(job, names)]
    if job.targets:
        named = [target_title(target, names) for target in job.targets[:TARGETS_NAMED]]
        facts.append(fact("leads_to", listed(named)))
    facts += _way_in(job)
    facts += [fact(None, text) for text in (*growth_facts(job), *competition_facts(job))]
    facts += [*_evidence(job, names), *_warning(job)]
    return {**_head(job, names), "facts": facts}


def training_item(number: int, name: str, under_title: str, facts: Sequence[Fact]) -> Card:
    """A training option in a list."""
    return {"number": number, "title": name, "under_title": under_title, "facts": list(facts)}


def _head(job: NextJob, names: Names) -> Card:
    head: Card = {
        "code": job.code,
        "title": capitalised(names.of(job)),
        "tag": phrase("card.tag", _tag(job)),
    }
    if job.median_wage is not None and not _figure_of_a_group(job):
        pay, hourly = amount(job.median_wage), job.median_hourly
        top_coded = job.median_wage_top_coded
        head["figure"] = {
            "amount": line("card.pay_top_coded", pay=pay)
            if top_coded
            else line("card.pay", pay=pay),
            "detail": line("card.hourly", hourly=amount(hourly)) if hourly else "",
            "source": line("card.pay_source"),
        }
    return head


def _tag(job: NextJob) -> str:
    """What kind of job it is; the class of our own count only where nothing speaks against it."""
    if job.named_by_alliance:
        return "gateway"
    return "ladder" if LADDERS.intersection(job.evidence) else job.mobility_class


def _figure_of_a_group(job: NextJob) -> bool:
    return bool(job.figures_title) and str(job.figures_title).lower() != job.title.lower()


def _pay_notes(job: NextJob, names: Names) -> list[Fact]:
    """How the pay compares with the past job, or why there is none."""
    if job.median_wage is None:
        return [fact(None, line("detail.pay_unknown"))]
    facts = []
    if _figure_of_a_group(job):
        pay = amount(job.median_wage)
        facts.append(fact("pay", line("card.pay_of_group", pay=pay, group=job.figures_title)))
    if job.pay_gain:
        gain, origins = amount(abs(job.pay_gain)), names.several(job.from_code)
        if job.pay_gain > 0:
            facts.append(fact(None, line("card.gain", gain=gain, origins=origins), "good"))
        else:
            facts.append(fact(None, line("card.loss", gain=gain, origins=origins), "warning"))
    elif job.from_code and job.pay_gain is None:
        facts.append(fact(None, line("card.no_gain")))
    return facts


def _way_in(job: NextJob) -> list[Fact]:
    """Schooling at the start and training on the job."""
    facts = []
    if job.entry_education:
        facts.append(fact("schooling", phrase("education", job.entry_education)))
    if job.entry_training not in NONE_NEEDED:
        facts.append(fact("on_the_job", phrase("on_the_job", str(job.entry_training))))
    return facts


def _evidence(job: NextJob, names: Names) -> list[Fact]:
    """What speaks for the job, the strongest first."""
    named = [line("next_job.alliance")] if job.named_by_alliance else []
    return [fact("evidence", text) for text in (*named, *evidence_facts(job, names))]


def _warning(job: NextJob) -> list[Fact]:
    flags = flag_names(job.risk_flags)
    return [fact("warning", flags, "warning")] if flags else []

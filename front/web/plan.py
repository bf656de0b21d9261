"""What a person's plan holds, from what was told and what the talk has shown.

Figures come from the cards that were shown, word for word, so that the plan never says anything
else than the talk did. Only skills are looked up, in the store of facts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from front.web.knowing import Knowing
from language.detect import ENGLISH
from people import People
from people.records import Message, PastJob

#: Next jobs on a plan: those chosen first, then those shown. It should fit on two sheets.
JOBS_PLANNED = 3
#: Skills named; the strongest.
SKILLS_NAMED = 5

Item = dict[str, Any]


@dataclass(frozen=True)
class Skill:
    """Something that carries over; ``shown_by`` is English only and empty elsewhere."""

    name: str
    shown_by: str


@dataclass(frozen=True)
class PlannedJob:
    """A next job as its card showed it, with the training that was looked at for it."""

    item: Item
    language: str
    #: The person asked about it by itself.
    chosen: bool
    shown_on: date
    training: tuple[Item, ...] = ()
    training_note: str = ""


@dataclass(frozen=True)
class Plan:
    """Everything on the plan page."""

    language: str
    past_jobs: tuple[tuple[str, int | None], ...]
    next_jobs: tuple[PlannedJob, ...]
    skills: tuple[Skill, ...]
    #: Facts could not be opened, so that skills are missing for that reason only.
    facts_missing: bool = False
    #: Names of what is not known, keys of the page's words.
    unknown: tuple[str, ...] = field(default=())


def plan_of(people: People, knowing: Knowing, talk: str, language: str | None = None) -> Plan:
    """The plan of one talk, in its own language unless another is asked for."""
    worker = people.worker(talk)
    language = language or worker.language or ENGLISH
    jobs = people.jobs(talk)
    cards = [one for one in people.messages(talk) if one.card and "items" in one.card]
    planned = _planned(people, talk, worker.focus_code, cards) if jobs else ()
    codes = [job.code for job in jobs if job.code]
    towards = planned[0].item.get("code") if planned else None
    found = knowing.strengths([(job.code, job.months) for job in jobs if job.code], towards)
    skills = tuple(
        Skill(knowing.skill_name(s.element_id, s.plain_name, language),
              s.shown_by if language == ENGLISH else "")
        for s in (found or ())[:SKILLS_NAMED]
    )  # fmt: skip
    return Plan(
        language=language,
        past_jobs=tuple((_title(knowing, job, language), job.months) for job in jobs),
        next_jobs=planned,
        skills=skills,
        facts_missing=bool(codes) and found is None,
        unknown=tuple(_unknown(planned)),
    )


def _title(knowing: Knowing, job: PastJob, language: str) -> str:
    title = knowing.title(job.code, language) if job.code else None
    return title or job.said


def _planned(
    people: People, talk: str, focus: str | None, cards: list[Message]
) -> tuple[PlannedJob, ...]:
    shown = [job.code for job in people.shown(talk)]
    chosen = [choice.code for choice in reversed(people.choices(talk))]
    # What was chosen before the person started over is no longer part of the plan.
    still = [code for code in chosen if code in shown or code == focus]
    planned: list[PlannedJob] = []
    for code in dict.fromkeys([*([focus] if focus in still else []), *still, *shown]):
        found = _card_about(code, cards)
        if found is not None and len(planned) < JOBS_PLANNED:
            planned.append(_with_training(found, code, code in still, cards))
    return tuple(planned)


def _card_about(code: str, cards: list[Message]) -> tuple[Item, Message] | None:
    """What was shown of a job: by itself where it was asked about, else in a list; the newest."""
    for kind in ("job", "next_jobs"):
        for message in reversed(cards):
            card = message.card or {}
            if card.get("kind") == kind:
                for item in card["items"]:
                    if item.get("code") == code:
                        return item, message
    return None


def _with_training(
    found: tuple[Item, Message], code: str, chosen: bool, cards: list[Message]
) -> PlannedJob:
    item, message = found
    training: tuple[Item, ...] = ()
    note = ""
    for other in reversed(cards):
        card = other.card or {}
        if card.get("kind") == "training" and card.get("about") == code:
            training, note = tuple(card["items"]), str(card.get("note") or "")
            break
    language = str((message.card or {}).get("language") or ENGLISH)
    shown_on = message.at.date()
    return PlannedJob(item, language, chosen, shown_on, training, note)


def _unknown(planned: Iterable[PlannedJob]) -> list[str]:
    jobs = list(planned)
    names = ["openings", "your_skills"]
    if any("figure" not in job.item for job in jobs):
        names.append("pay")
    if any(job.training for job in jobs):
        names.append("training")
    return names

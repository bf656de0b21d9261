"""What a worker told of themselves, said back in a few words."""

from __future__ import annotations

from actions.wording import amount, line, listed, phrase
from people.records import Worker

#: Limits that the list of next jobs keeps; the others the data cannot tell.
USED_LIMITS = ("pay_floor", "no_degree", "no_licence", "no_nights", "no_weekends", "near")


def facts_told(worker: Worker, names: set[str] | None = None) -> str:
    """What is known of a worker in a few words; only ``names`` where given."""

    def wanted(name: str) -> bool:
        return getattr(worker, name) is not None and (names is None or name in names)

    facts = []
    if wanted("urgency"):
        facts.append(phrase("told.urgency", str(worker.urgency)))
    if wanted("schooling"):
        facts.append(phrase("told.schooling", str(worker.schooling)))
    if wanted("licences"):
        held = [phrase("told.licences", name) for name in worker.licences or ()]
        none = "no_licence_here" if worker.schooled_abroad else "no_licence"
        facts.append(listed(held) if held else line(f"told.{none}"))
    if wanted("schooled_abroad"):
        facts.append(
            line("told.schooled_abroad" if worker.schooled_abroad else "told.schooled_here")
        )
    if wanted("own_pay"):
        facts.append(line("told.own_pay", pay=amount(worker.own_pay or 0)))
    if wanted("interests"):
        likes = [phrase("told.interests", letter) for letter in worker.interests or ()]
        facts.append(line("told.likes", likes=listed(likes)))
    place = ", ".join(p for p in (worker.city, worker.state) if p) or worker.zip_code
    if place and (names is None or names & {"city", "state", "zip_code"}):
        facts.append(place)
    return ", ".join(facts)


def all_told(worker: Worker, wished: str | None) -> str:
    """Everything the list of next jobs goes by: facts, limits and the job wished for."""
    limits = [
        line(f"told.limits.{name}", pay=amount(value) if name == "pay_floor" else "")
        for name, value in worker.constraints.items()
        if value and name in USED_LIMITS
    ]
    wish = [line("told.wish", title=wished)] if wished else []
    return ", ".join(part for part in (facts_told(worker), *limits, *wish) if part)


def newly_told(before: Worker, now: Worker) -> str:
    """What was learnt between two looks at a worker, ready to follow "I noted that"; or empty."""
    names = {name for name, value in now.known.items() if before.known.get(name) != value}
    return line("told.all", facts=facts_told(now, names)) if names else ""


def said_again(worker: Worker, names: set[str]) -> str:
    """Facts that were known already, in the same words; or empty."""
    known = names & set(worker.known)
    return line("told.all", facts=facts_told(worker, known)) if known else ""

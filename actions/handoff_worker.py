"""What the summary for a coach says of the worker: name, goals, schooling, supports, questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from actions.handoff_wording import in_each, title_in_each
from actions.told import USED_LIMITS
from actions.turn import Turn
from actions.wording import amount, line, listed, phrase
from knowledge.occupations.names import Names
from people.handoff_records import SUPPORTS, Handoff
from people.handoff_summary import Fact, Told
from people.private import private_kinds
from people.records import CIRCUMSTANCES, PLACE
from people.sealing import Sealing

#: A limit that says where or how far, and not what.
_TRAVEL = ("near",)


def _fact(key: str, say: Callable[[str], str], value: str | int | bool | None = None) -> Fact:
    return Fact(key=key, told=in_each(say), value=value)


def about(turn: Turn, handoff: Handoff, sealing: Sealing) -> Iterable[Fact]:
    """The name to use, how to be reached, and the language."""
    name = sealing.opened(handoff.name) if handoff.name else None
    if name:
        yield _fact("about.name", lambda _: line("handoff.name", name=name), name)
    if handoff.reach == "number" and handoff.number:
        number = sealing.opened(handoff.number)
        yield _fact("about.reach", lambda _: line("handoff.by_number", number=number), number)
    elif handoff.reach == "chat":
        yield _fact("about.reach", lambda _: line("handoff.by_chat"), "chat")
    spoken = turn.language
    told = lambda _: line("handoff.language", language=phrase("handoff.languages", spoken))  # noqa: E731
    yield _fact("about.language", told, spoken)


def goals(turn: Turn, names: Names) -> Iterable[Fact]:
    """What is wished for, what it must pay and be, and where."""
    worker, limits = turn.worker, turn.worker.constraints
    if worker.wish_code:
        wished = title_in_each(names, worker.wish_code)
        say = lambda at: line("told.wish", title=wished.of(at))  # noqa: E731
        yield _fact("goals.wish", say, worker.wish_code)
    if worker.interests:
        liked = worker.interests
        say = lambda _: line(  # noqa: E731
            "told.likes", likes=listed([phrase("told.interests", one) for one in liked])
        )
        yield _fact("goals.interests", say, ", ".join(liked))
    if worker.urgency:
        urgency = worker.urgency
        yield _fact("goals.urgency", lambda _: phrase("told.urgency", urgency), urgency)
    if worker.own_pay:
        pay = worker.own_pay
        yield _fact("goals.own_pay", lambda _: line("handoff.earned", pay=amount(pay)), pay)
    for name in USED_LIMITS:
        value = limits.get(name)
        if value:
            say = _limit(name, value)
            kind = "travel" if name in _TRAVEL else name
            yield _fact(f"goals.{kind}", say, value if isinstance(value, int) else True)
    place = ", ".join(p for p in (worker.city, worker.state, worker.zip_code) if p)
    if place:
        yield _fact("goals.place", lambda _: line("handoff.place", place=place), place)


def _limit(name: str, value: object) -> Callable[[str], str]:
    pay = amount(value) if name == "pay_floor" and isinstance(value, int | float) else ""
    return lambda _: line(f"told.limits.{name}", pay=pay)


def education(turn: Turn) -> Iterable[Fact]:
    """Schooling and licences."""
    worker = turn.worker
    if worker.schooling:
        schooling = worker.schooling
        yield _fact("education.schooling", lambda _: phrase("told.schooling", schooling), schooling)
    if worker.licences is not None:
        held = worker.licences

        def told(_: str) -> str:
            if not held:
                return line("told.no_licence")
            return listed([phrase("told.licences", name) for name in held])

        yield _fact("education.licences", told, ", ".join(held))
    if worker.schooled_abroad:
        yield _fact("education.abroad", lambda _: line("told.schooled_abroad"), True)


def supports(handoff: Handoff) -> Iterable[Fact]:
    """The kinds of help that are wanted."""
    for name in SUPPORTS:
        if handoff.supports.get(name):
            say = lambda _, n=name: phrase("handoff.supports", n)  # noqa: E731
            yield _fact(f"supports.{name}", say, True)


def questions_asked(handoff: Handoff, sealing: Sealing) -> tuple[tuple[Fact, ...], int]:
    """What the worker asks the coach, and how many lines held something private."""
    if handoff.questions is None:
        return (), 0
    asked = sealing.opened(handoff.questions)
    if private_kinds(asked):
        return (), 1
    return (Fact(key="questions.1", told=Told(en=asked, es=asked), value=asked),), 0


def not_asked(turn: Turn, handoff: Handoff) -> Iterable[Told]:
    """Circumstances that nothing is known of, and supports that were skipped."""
    known = set(turn.worker.known)
    asked_for = [name for name in CIRCUMSTANCES if name not in {*PLACE, "schooled_abroad"}]
    missing = [name for name in asked_for if name not in known]
    if not known & set(PLACE):
        missing.append("place")
    missing += [name for name in SUPPORTS if name not in handoff.supports]
    for name in missing:
        yield in_each(lambda _, n=name: phrase("handoff.not_asked", n))  # type: ignore[misc]

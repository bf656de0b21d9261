"""Check-ins in the talk: whether a worker wants them, how often, when, and what came of it."""

from __future__ import annotations

import re
import tomllib
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from rasa_sdk.events import ActiveLoop, SlotSet

from actions.job_facts import risk_facts
from actions.next_jobs import show_page
from actions.turn import Event, Turn, answers, answers_first
from actions.wording import line, phrase
from knowledge.circumstances.own_risk import find_own_risk
from knowledge.risk.sectors import sectors_asked
from people.check_in_records import CheckIn, Outcome
from people.utc import now

WANTED, HOW_OFTEN, WHEN, INDUSTRY = (
    "check_ins", "check_in_often", "check_in_when", "check_in_industry",
)  # fmt: skip
#: So long after a check-in "I got the job" is understood as its outcome.
_ANSWERED_WITHIN = timedelta(days=30)
_HOURS = ("all_day", "mornings", "afternoons", "evenings")
#: Of these an outcome is heard without a question too: they can mean nothing else.
_CLEAR: tuple[Outcome, ...] = ("started", "interview")


@lru_cache(maxsize=1)
def _rules() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("check_ins.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def _pattern(section: str, name: str) -> re.Pattern[str]:
    return re.compile(_rules()[section][name], re.IGNORECASE)


def _says(turn: Turn, section: str, name: str) -> bool:
    return _pattern(section, name).search(turn.text) is not None


def _ask(turn: Turn, key: str, choices: list[str], expecting: str, **values: object) -> list[Event]:
    """Ask with choices, each sent back as it stands."""
    buttons = [{"title": choice, "payload": choice} for choice in choices]
    turn.say_again(line(f"check_in.{key}", **values), buttons)
    return [ActiveLoop(None), SlotSet("requested_slot", None), SlotSet("expecting", expecting)]


def _tell(turn: Turn, key: str, **values: object) -> list[Event]:
    turn.say_again(line(f"check_in.{key}", **values), [])
    return [SlotSet("expecting", "nothing")]


def offer_check_ins(turn: Turn) -> list[Event]:
    """Ask once whether we may write first, to somebody who chose a next job."""
    wish = turn.people.check_in_wish(turn.talk)
    if wish.offered_at or wish.agreed_at or not turn.people.choices(turn.talk):
        return []
    turn.people.offer_check_ins(turn.talk)
    yes_or_no = [line("check_in.accept"), line("check_in.refuse")]
    return _ask(turn, "offer", yes_or_no, WANTED)


def want_check_ins(turn: Turn) -> list[Event]:
    """The worker wants them: ask how often."""
    if not turn.by_sms:
        turn.people.want_check_ins(turn.talk, "web")
    return _ask(turn, "how_often", [line(f"check_in.{n}") for n in _OFTEN], HOW_OFTEN)


_OFTEN = ("twice", "once", "changes")


def want_none(turn: Turn) -> list[Event]:
    """The worker wants none, or none any more."""
    ended = turn.people.want_no_check_ins(turn.talk)
    return _tell(turn, "ended" if ended else "declined")


@answers(WANTED)
def read_wish(turn: Turn) -> list[Event] | None:
    """Yes or no to the offer."""
    if _says(turn, "reply", "later"):
        return want_none(turn)
    return want_check_ins(turn) if _says(turn, "reply", "yes") else None


@answers(HOW_OFTEN)
def read_how_often(turn: Turn) -> list[Event] | None:
    """How many messages a month at most."""
    if _says(turn, "answers", "changes"):
        turn.people.set_check_ins(turn.talk, scheduled=False)
    elif _says(turn, "answers", "once"):
        turn.people.set_check_ins(turn.talk, at_most=1)
    elif not _says(turn, "answers", "twice"):
        return None
    return _ask(turn, "when", [line(f"check_in.{name}") for name in _HOURS], WHEN)


@answers(WHEN)
def read_when(turn: Turn) -> list[Event] | None:
    """At what time of the day."""
    name = next((name for name in _HOURS if _says(turn, "answers", name)), None)
    if name is None:
        return None
    first, last = _rules()["hours"][name]
    wish = turn.people.set_check_ins(turn.talk, hours=(first, last))
    if wish.industry_asked_at is not None:
        return _done(turn)
    turn.people.set_check_ins(turn.talk, industry_asked=True)
    names = [phrase("check_in.industries", sector) for sector in sectors_asked()]
    return _ask(turn, "industry", [*names, line("check_in.other")], INDUSTRY)


@answers(INDUSTRY)
def read_industry(turn: Turn) -> list[Event] | None:
    """The employer's industry, for notices of layoffs; it is asked once."""
    said = turn.text.strip().lower()
    for sector in sectors_asked():
        if said == phrase("check_in.industries", sector).lower():
            turn.people.set_check_ins(turn.talk, industry=sector)
            return _done(turn)
    return _done(turn) if said == line("check_in.other").lower() else None


def _done(turn: Turn) -> list[Event]:
    if turn.by_sms:
        # Only now: the front asks for the YES at once, and that must not come between questions.
        turn.people.want_check_ins(turn.talk, "sms")
    return _tell(turn, "agreed_sms" if turn.by_sms else "agreed_web")


@answers_first
def hear_check_ins(turn: Turn) -> list[Event] | None:
    """Whatever a message says of check-ins, whichever way it was understood otherwise."""
    hear_own_risk(turn)
    open_one = turn.people.open_check_in(turn.talk)
    if open_one is not None and (read := _reply(turn, open_one)) is not None:
        return read
    if _says(turn, "wish", "ends"):
        return want_none(turn)
    if _says(turn, "wish", "wants") and turn.people.check_in_wish(turn.talk).agreed_at is None:
        turn.people.offer_check_ins(turn.talk)
        return want_check_ins(turn)
    clear = next((name for name in _CLEAR if _says(turn, "outcome", name)), None)
    if clear is None:
        return None
    last = turn.people.last_check_in(turn.talk, after=now() - _ANSWERED_WITHIN)
    return None if last is None else _note(turn, last, clear)


def hear_own_risk(turn: Turn) -> None:
    """Keep that the worker's job is in danger by their own words."""
    kind = find_own_risk(turn.text)
    if kind is not None:
        rule = _rules()["own_words"]
        turn.people.note_own_risk(
            turn.talk,
            kind,
            lasts=timedelta(days=rule["lasts_days"]),
            tell_after=timedelta(days=rule["tell_after_days"]),
        )


def _reply(turn: Turn, check_in: CheckIn) -> list[Event] | None:
    """The answer to what was written first; None where the message is about something else."""
    outcome = next((name for name in _IN_ORDER if _says(turn, "outcome", name)), None)
    if check_in.kind == "day":
        return None if outcome is None else _note(turn, check_in, outcome)
    if _says(turn, "reply", "later"):
        turn.people.answer_check_in(turn.talk, check_in.id, "later")
        return _tell(turn, "later")
    if _says(turn, "reply", "yes"):
        turn.people.answer_check_in(turn.talk, check_in.id, "show")
        return _show(turn, check_in)
    return None if outcome not in _CLEAR else _note(turn, check_in, outcome)


_IN_ORDER: tuple[Outcome, ...] = ("not_yet", "started", "interview", "applied")


def _show(turn: Turn, check_in: CheckIn) -> list[Event]:
    """What changed, and what can be done about it; the talk is about that job from here on."""
    if check_in.code is None:
        if not show_page(turn, 1):
            return _tell(turn, "later")
        return [SlotSet("expecting", "nothing")]
    turn.people.set_focus(turn.talk, check_in.code)
    job = turn.reach(check_in.code)
    flags = "\n".join(risk_facts(job.risk_flags))
    choices = [line("check_in.other_jobs"), line("check_in.person")]
    return _ask(turn, "news", choices, "nothing", title=turn.names.of(job), flags=flags)


def _note(turn: Turn, check_in: CheckIn, outcome: Outcome) -> list[Event]:
    """Keep what came of it, and go on from there."""
    code = check_in.code
    turn.people.note_outcome(turn.talk, outcome, code=code, stage=check_in.stage)
    turn.people.answer_check_in(turn.talk, check_in.id, outcome)
    if code is not None:
        turn.people.set_focus(turn.talk, code)
    choices = {
        "started": [line("check_in.other_jobs"), line("check_in.good_at")],
        "interview": [line("check_in.good_at"), line("check_in.person")],
        "applied": [line("check_in.good_at"), line("check_in.other_jobs")],
        "not_yet": [line("check_in.other_jobs"), line("check_in.person")],
    }
    return _ask(turn, f"outcome_{outcome}", choices[outcome], "nothing")

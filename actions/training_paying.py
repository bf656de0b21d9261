"""Ways to pay for training, those likely to fit first, each with where to ask."""

from __future__ import annotations

from actions.handoff_offers import offer_for_plan
from actions.references import NumberOutOfRangeError
from actions.training import ON_SCREEN, training_worker
from actions.training_meant import option_meant
from actions.training_wishes import heard
from actions.turn import Event, TalkAction, Turn
from actions.wording import line
from knowledge.training.in_language import in_language
from knowledge.training.paying import LIKELY, WayToPay, ways_to_pay
from people.records import ShownTraining

WAYS_SHOWN = 4
#: Named to everybody, whatever fits: money of a job center, the federal grant, paid learning.
_ALWAYS = ("wioa_training_account", "pell_grant", "registered_apprenticeship")


class ExplainPaying(TalkAction):
    action_name = "action_explain_paying"
    expects = None

    def answer(self, turn: Turn) -> list[Event]:
        # "I can't afford school" is told once and holds for what is shown next.
        heard(turn)
        meant = _meant(turn)
        ways = _ways(turn, meant)
        told = [self._way(way, sure=meant is not None) for way in _shown(ways)]
        intro = line("paying.intro")
        if meant is not None:
            worker = training_worker(turn, meant.code)
            option = in_language(turn.library.training_option(meant.option_id, worker),
                                 turn.language)  # fmt: skip
            intro = line("paying.intro_for", number=meant.position, name=option.name)
            if option.paid:
                told.insert(0, line("paying.paid"))
        turn.say("utter_paying_for_training", intro=intro, ways="\n".join(told))
        return offer_for_plan(turn)

    def _way(self, way: WayToPay, *, sure: bool) -> str:
        likely = line("paying.likely") if sure and way.fits == LIKELY else ""
        return line("training.way", name=way.name, likely=likely, what=way.what,
                    where=way.where_to_ask)  # fmt: skip


def _meant(turn: Turn) -> ShownTraining | None:
    """The option to be paid for: by its number, or the one spoken of; else none in particular."""
    if turn.expecting != ON_SCREEN:
        return None
    try:
        return option_meant(turn)
    except NumberOutOfRangeError:
        return None


def _ways(turn: Turn, meant: ShownTraining | None) -> tuple[WayToPay, ...]:
    code = meant.code if meant else turn.worker.focus_code
    if code is None:
        return ways_to_pay(turn.language)
    worker = training_worker(turn, code)
    option_id = meant.option_id if meant else None
    return turn.library.ways_to_pay(worker, option_id, turn.language)


def _shown(ways: tuple[WayToPay, ...]) -> list[WayToPay]:
    """The first ones, with those in their order that are named to everybody."""
    others = [way for way in ways if way.id not in _ALWAYS]
    kept = {way.id for way in others[: WAYS_SHOWN - len(_ALWAYS)]} | set(_ALWAYS)
    return [way for way in ways if way.id in kept]

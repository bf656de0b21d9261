"""Options side by side in a few lines, with a link to the whole sheet."""

from __future__ import annotations

from datetime import timedelta

from rasa_sdk.events import SlotSet

from actions.training import ON_SCREEN, training_worker
from actions.training_told import cost_told, results_told, time_told
from actions.turn import Event, Turn
from actions.wording import in_ten, line, phrase
from knowledge.answers import TrainingOption
from knowledge.training.in_language import in_language
from knowledge.training.notes import Note
from settings import get_settings

#: What stands side by side.
FEWEST, MOST = 2, 4
#: What the link opens, see people/links.py and front/training/worker_sheet.py.
OPENS = "compare"
LINK_LASTS = timedelta(hours=24)


def show_comparison(turn: Turn, numbers: list[int]) -> list[Event]:
    """Compare the options of these numbers; without any, the first ones that were shown."""
    shown = list(turn.people.shown_training(turn.talk))
    if len(numbers) >= FEWEST:
        shown = [one for one in shown if one.position in numbers]
    worker = training_worker(turn, shown[0].code)
    found = [(one.position, turn.library.training_option(one.option_id, worker)) for one in shown]
    # Rules of a licence are no course; two of one course show nothing.
    chosen = [(at, one) for at, one in found if Note.LICENCE_RULE not in one.notes][:MOST]
    if len(chosen) < FEWEST:
        turn.say("utter_compare_which")
        return [SlotSet("expecting", ON_SCREEN)]
    ids = [one.option_id for _, one in chosen]
    turn.people.set_compared(turn.talk, worker.code, worker.from_code, ids)
    token = turn.people.make_link(turn.talk, opens=OPENS, lasts=LINK_LASTS)
    options = [(at, in_language(one, turn.language)) for at, one in chosen]
    turn.say(
        "utter_training_comparison",
        title=turn.names.one(worker.code),
        facts="\n".join(_facts(options, by_sms=turn.by_sms)),
        url=f"{get_settings().reached_at}/{OPENS}/{token}",
    )
    return [SlotSet("expecting", ON_SCREEN)]


def _facts(options: list[tuple[int, TrainingOption]], *, by_sms: bool) -> list[str]:
    """A block for each option: what can be told apart, and at the end what it does not state."""
    if by_sms:
        return [
            line("compare.short", number=at, name=one.name, cost=cost_told(one),
                 time=time_told(one), tier=results_told(one))
            for at, one in options
        ]  # fmt: skip
    lines = []
    for at, option in options:
        lines.append(line("compare.name", number=at, name=option.name))
        lines.append(line("compare.cost", cost=cost_told(option), time=time_told(option)))
        lines.append(line("compare.results", tier=results_told(option)))
        unknown = []
        if option.delivery:
            lines.append(line("compare.way", way=phrase("training.delivery", option.delivery)))
        else:
            unknown.append(phrase("training_wish.unknown", "delivery"))
        if option.delta_covered is not None:
            lines.append(line("compare.covers", share=in_ten(option.delta_covered)))
        else:
            unknown.append(phrase("training_wish.unknown", "covers"))
        unknown += [
            phrase("training_wish.unknown", name)
            for name in ("evening", "spanish", "childcare", "entry")
            if getattr(option, name) is None
        ]
        if option.promises_job:
            lines.append(line("training.promises_job"))
        if unknown:
            lines.append(line("training.not_stated", names=", ".join(unknown)))
    return lines

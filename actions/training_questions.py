"""What is asked about the training on the screen: one of it, more, why, side by side, a promise."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.reading import pattern, rule
from actions.references import NumberOutOfRangeError, numbers_in
from actions.training import ON_SCREEN, again, training_worker
from actions.training_compare import show_comparison
from actions.training_meant import option_meant, speaking_of
from actions.training_told import beside_told, cost_told, results_told, time_told
from actions.training_why import show_why
from actions.turn import Event, TalkAction, Turn, answers
from actions.wording import amount, in_ten, line, phrase
from actions.wrong_figures import hear_report
from knowledge.answers import TrainingOption
from knowledge.training.in_language import in_language
from knowledge.training.notes import Note
from people.records import ShownTraining

SECTION = "training_questions"


@answers(ON_SCREEN)
def read_question(turn: Turn) -> list[Event] | None:
    """Answer what is asked about the training on the screen; None for everything else."""
    if turn.intent in rule("which_job", "never") or turn.open_question:
        return None
    if pattern(SECTION, "job").search(turn.text):
        return None
    try:
        return _answer(turn)
    except NumberOutOfRangeError:
        turn.say("utter_training_out_of_range", count=len(turn.people.shown_training(turn.talk)))
        return [SlotSet("expecting", ON_SCREEN)]


def _answer(turn: Turn) -> list[Event] | None:
    text = turn.text
    if pattern(SECTION, "compare").search(text):
        return show_comparison(turn, _numbers(turn))
    if pattern(SECTION, "promise").search(text):
        turn.say("utter_job_promised")
        return [SlotSet("expecting", turn.tracker.get_slot("expecting"))]
    if turn.intent == "report_wrong_figure" or pattern(SECTION, "wrong").search(text):
        return hear_report(turn)
    if pattern(SECTION, "why").search(text):
        return _explain(turn)
    if pattern(SECTION, "more").search(text):
        return again(turn, more=True)
    if turn.intent == "choose_option" or pattern(SECTION, "number").search(text):
        meant = option_meant(turn)
        return None if meant is None else _show_option(turn, meant)
    return None


def _numbers(turn: Turn) -> list[int]:
    return numbers_in(turn.text, len(turn.people.shown_training(turn.talk)))


def _explain(turn: Turn) -> list[Event]:
    shown = turn.people.shown_training(turn.talk)
    meant = option_meant(turn) or shown[0]
    show_why(turn, meant)
    return speaking_of(meant)


def _show_option(turn: Turn, meant: ShownTraining) -> list[Event]:
    """All that is known of one option, and what is not."""
    worker = training_worker(turn, meant.code)
    option = turn.library.training_option(meant.option_id, worker)
    option = in_language(option, turn.language)
    turn.say(
        "utter_training_option",
        buttons=[
            (line(f"training.title.{name}"), line(f"training.{name}_button"))
            for name in ("why", "pay", "wrong")
        ],
        title=f"{meant.position}. {option.name}",
        facts="\n".join(option_facts(option)),
    )
    turn.people.choose(turn.talk, meant.code, meant.option_id)
    return speaking_of(meant)


def option_facts(option: TrainingOption) -> list[str]:
    """A line for each fact; the last one names what is not stated."""
    if Note.LICENCE_RULE in option.notes:
        return [option.how_to_find or "", results_told(option)]
    said, unknown = [option.how_to_find] if option.how_to_find else [], []
    where = ", ".join(part for part in (option.provider, option.place) if part)
    said += [where] if where else []
    said += [line("training.fact.cost", cost=cost_told(option)),
             line("training.fact.time", time=time_told(option)),
             results_told(option)]  # fmt: skip
    said += [one for one in beside_told(option) if not option.not_stated or one]
    told: dict[str, str | None] = {
        "delivery": phrase("training.delivery", option.delivery) if option.delivery else None,
        "evening": _yes_or_no("evening", option.evening),
        "spanish": _yes_or_no("spanish", option.spanish),
        "childcare": _yes_or_no("childcare", option.childcare),
        "entry": phrase("training.entry", option.entry) if option.entry else None,
        "credential": option.credential or option.leads_to,
        "covers": None if option.delta_covered is None else str(in_ten(option.delta_covered)),
        "miles": None if option.miles is None else amount(round(option.miles)),
    }
    for name, value in told.items():
        if value is None:
            unknown.append(phrase("training_wish.unknown", name))
        else:
            said.append(line(f"training.fact.{name}", value=value))
    return [*said, *([line("training.not_stated", names=", ".join(unknown))] if unknown else [])]


def _yes_or_no(name: str, told: bool | None) -> str | None:
    return None if told is None else phrase("training.yes_or_no", "yes" if told else "no")


class CompareTraining(TalkAction):
    """Options side by side, whatever was spoken of last ("compare the classes 1 and 3")."""

    action_name = "action_compare_training"
    expects = None

    def answer(self, turn: Turn) -> list[Event]:
        if not turn.people.shown_training(turn.talk):
            turn.say("utter_need_training_first")
            return []
        try:
            return show_comparison(turn, _numbers(turn))
        except NumberOutOfRangeError:
            count = len(turn.people.shown_training(turn.talk))
            turn.say("utter_training_out_of_range", count=count)
            return []

"""Training towards a next job, with what is known of its results and what is not."""

from __future__ import annotations

from actions.cards import Card, Tone, card, fact, training_item
from actions.job_details import JobQuestion
from actions.training_filters import asks_near, filters_in
from actions.turn import Event, TalkAction, Turn
from actions.wording import amount, in_ten, line, phrase
from knowledge.answers import NextJob, TrainingOption
from knowledge.training.filters import TrainingFilters
from knowledge.training.finder import TrainingAnswer
from knowledge.training.in_language import in_language
from knowledge.training.notes import Note
from knowledge.training.paying import ways_to_pay
from knowledge.training.places import Place

#: Options shown at a time.
OPTIONS_SHOWN = 3
WAYS_SHOWN = 4


def filters_of(turn: Turn, text: str) -> TrainingFilters:
    """What the message asks of training, near to where the worker lives."""
    worker = turn.worker
    near = Place(zip_code=worker.zip_code, city=worker.city, state=worker.state)
    return filters_in(text, near, worker.schooling)


def show_training(turn: Turn, job: NextJob, filters: TrainingFilters) -> None:
    """Show the best options towards a job."""
    from_code = job.from_code or None
    found = turn.library.training(job.code, from_code, filters, OPTIONS_SHOWN)
    if not found.options:
        turn.say("utter_no_training", title=turn.names.of(job))
        return
    turn.people.set_shown_training(
        turn.talk, job.code, [{"option_id": o.option_id, "name": o.name} for o in found.options]
    )
    options = [
        (number, in_language(option, turn.language))
        for number, option in enumerate(found.options, start=1)
    ]
    intro = line("intro.training", title=turn.names.of(job))
    note = "\n".join(_notes(found, asked=filters.asks))
    items = [_option_item(number, option) for number, option in options]
    turn.say(
        "utter_training",
        card=card(turn, "training", items, about=job.code, intro=intro, note=note),
        intro=intro,
        options="\n".join(_option_line(number, option) for number, option in options),
        note=note,
    )


def _option_item(number: int, option: TrainingOption) -> Card:
    """The same as `_option_line` for a card."""
    tone: Tone = "warning" if option.tier == "does_not_pay_off" else "plain"
    facts = [fact("cost", _cost(option)), fact(None, _tier_told(option), tone)]
    if option.kind == "route":
        facts.insert(0, fact(None, option.how_to_find or ""))
    else:
        facts.insert(1, fact("time", _time(option)))
    under_title = ", ".join(part for part in (option.provider, option.place) if part)
    return training_item(number, option.name, under_title, facts)


def _tier_told(option: TrainingOption) -> str:
    if Note.LICENCE_RULE in option.notes:
        return line("training.licence_tier")
    return _tier(option)


def _option_line(number: int, option: TrainingOption) -> str:
    tier = _tier_told(option)
    if option.kind == "route":
        return line(
            "training.route", number=number, name=option.name, how=option.how_to_find or "",
            cost=_cost(option), tier=tier,
        )  # fmt: skip
    return line(
        "training.line",
        number=number,
        name=option.name,
        provider=line("training.at", provider=option.provider) if option.provider else "",
        place=line("training.in", place=option.place) if option.place else "",
        cost=_cost(option),
        time=_time(option),
        tier=tier,
    )


def _cost(option: TrainingOption) -> str:
    if option.paid:
        return line("training.cost_paid")
    if Note.COST_LISTED_AS_ZERO in option.notes:
        return line("training.cost_zero")
    if option.total_cost is None:
        return line("training.cost_unknown")
    return line(
        "training.cost",
        cost=amount(option.total_cost),
        listed=phrase("training.listed", option.listed or ""),
    )


def _time(option: TrainingOption) -> str:
    if option.clock_hours is None:
        return line("training.time_unknown")
    return line(
        "training.hours",
        hours=amount(option.clock_hours),
        listed=phrase("training.listed", option.listed or ""),
    )


def _tier(option: TrainingOption) -> str:
    outcome = option.outcome
    if option.tier == "field" and outcome is not None and outcome.employed_share is not None:
        text = line("tier.field", employed=in_ten(outcome.employed_share), cohort=outcome.cohort)
    else:
        text = phrase("tier", "not_enough_data" if option.tier == "field" else option.tier)
    if Note.FIELD_PAYS_LESS_THAN_LAST_JOB in option.notes:
        text += line("tier.field_pays_less")
    return text


def _notes(found: TrainingAnswer, *, asked: bool) -> list[str]:
    notes = []
    states = sorted({o.state for o in found.options if o.kind == "programme" and o.state})
    if states:
        names = line("and").join(phrase("state", state) for state in states)
        notes.append(line("training.sample", state=names))
    if asked and not found.shown_meeting:
        notes.insert(0, line("training.none_meets"))
    elif asked and found.shown_meeting < len(found.options):
        kind = "one_meets" if found.shown_meeting == 1 else "some_meet"
        notes.insert(0, line(f"training.{kind}", count=found.shown_meeting))
    if found.none_near and found.near_place:
        notes.insert(0, line("training.none_near", place=found.near_place))
    return [*notes, line("training.note")]


class ShowTraining(JobQuestion):
    action_name = "action_show_training"

    def about(self, turn: Turn, job: NextJob) -> None:
        show_training(turn, job, filters_of(turn, turn.text))


def filter_training(turn: Turn) -> list[Event] | None:
    """Show the training on the screen again, only what meets a wish; None when there is none."""
    shown = turn.people.shown_training(turn.talk)
    code = shown[0].code if shown else turn.worker.focus_code
    if code is None:
        return None
    show_training(turn, turn.reach(code), filters_of(turn, turn.text))
    return []


def asks_of_training(turn: Turn) -> bool:
    """Tell whether a message asks something of the training on the screen ("under 500")."""
    if not turn.people.shown_training(turn.talk):
        return False
    return filters_in(turn.text, Place()).asks or asks_near(turn.text)


class FilterTraining(TalkAction):
    """Shows training again, only what meets a wish ("only free ones")."""

    action_name = "action_filter_training"

    def answer(self, turn: Turn) -> list[Event]:
        shown = filter_training(turn)
        if shown is None:
            turn.say("utter_need_next_job_first")
        return shown or []


class ExplainPaying(TalkAction):
    action_name = "action_explain_paying"

    def answer(self, turn: Turn) -> list[Event]:
        ways = [
            line("training.way", name=way.name, what=way.what, where=way.where_to_ask)
            for way in ways_to_pay(turn.language)[:WAYS_SHOWN]
        ]
        turn.say("utter_paying_for_training", ways="\n".join(ways))
        return []

"""Training towards a next job, with what is known of its results and what is not."""

from __future__ import annotations

from collections.abc import Sequence

from rasa_sdk.events import SlotSet

from actions.job_details import JobQuestion
from actions.reading import pattern
from actions.training_filters import asks_near
from actions.training_list import OPTIONS_SHOWN, Page, show_page
from actions.training_wishes import asks_something, filters_of, heard, kept_wishes
from actions.turn import Event, TalkAction, Turn
from knowledge.answers import NextJob
from knowledge.training.filters import TrainingFilters
from knowledge.training.finder import TrainingAnswer
from knowledge.training.worker import TrainingWorker
from people.records import ShownTraining

#: What the talk is about while training is on the screen; a place behind it: one option of it.
ON_SCREEN = "training"
#: Options that can be seen, page by page (ours): nobody reads on for longer.
_SEEN_AT_MOST = 60


def show_training(
    turn: Turn, job: NextJob, filters: TrainingFilters, *, more: bool = False
) -> bool:
    """Show the best options towards a job, or the next ones; False when there are none."""
    before = turn.people.shown_training(turn.talk) if more else ()
    found = turn.library.training(job.code, job.from_code or None, filters, OPTIONS_SHOWN)
    everything = turn.library.training(job.code, job.from_code or None, filters, _SEEN_AT_MOST)
    if before:
        found, meeting = everything, _meeting(everything, before)
    else:
        meeting = found.shown_meeting
    seen = {one.option_id for one in before}
    options = [one for one in found.options if one.option_id not in seen][:OPTIONS_SHOWN]
    if not options:
        return False
    numbered = tuple(enumerate(options, start=len(before) + 1))
    left = len(everything.options) - len(before) - len(options)
    page = Page(found, numbered, min(meeting, len(options)), more=left > 0, goes_on=bool(before))
    shown = numbered[: show_page(turn, job, page)]
    _keep(turn, job.code, before, [(number, one.option_id, one.name) for number, one in shown])
    return True


def _meeting(found: TrainingAnswer, seen: Sequence[ShownTraining]) -> int:
    """How many of the options that were not seen yet meet every wish."""
    ids = {one.option_id for one in seen}
    return sum(one.option_id not in ids for one in found.options[: found.shown_meeting])


def _keep(
    turn: Turn, code: str, before: Sequence[ShownTraining], now: list[tuple[int, str, str]]
) -> None:
    kept = [(one.position, one.option_id, one.name) for one in before] + now
    turn.people.set_shown_training(
        turn.talk, code, [{"position": p, "option_id": i, "name": n} for p, i, n in kept]
    )


def training_worker(turn: Turn, code: str) -> TrainingWorker:
    """Whom training towards a job is judged for."""
    filters = filters_of(turn, kept_wishes(turn))
    return TrainingWorker(code, turn.reach(code).from_code or None, filters)


def on_screen(turn: Turn) -> list[Event]:
    """What follows may be about the training; while the questions run they come first."""
    return [] if turn.open_question else [SlotSet("expecting", ON_SCREEN)]


def again(turn: Turn, *, more: bool = False) -> list[Event] | None:
    """Show the training on the screen for what is wished now, or more of it; None without any."""
    shown = turn.people.shown_training(turn.talk)
    code = shown[0].code if shown else turn.worker.focus_code
    if code is None:
        return None
    filters = filters_of(turn, kept_wishes(turn)) if more else heard(turn)
    _show(turn, turn.reach(code), filters, more=more)
    return on_screen(turn)


def _show(turn: Turn, job: NextJob, filters: TrainingFilters, *, more: bool = False) -> None:
    if asks_near(turn.text) and filters.near is None:
        turn.say("utter_training_where")
    if not show_training(turn, job, filters, more=more):
        turn.say("utter_no_more_training" if more else "utter_no_training",
                 title=turn.names.of(job))  # fmt: skip


class ShowTraining(JobQuestion):
    action_name = "action_show_training"

    def answer(self, turn: Turn) -> list[Event]:
        events = super().answer(turn)
        return events or (on_screen(turn) if turn.people.shown_training(turn.talk) else [])

    def about(self, turn: Turn, job: NextJob) -> None:
        shown = turn.people.shown_training(turn.talk)
        goes_on = bool(shown) and shown[0].code == job.code
        more = goes_on and bool(pattern("training_questions", "more").search(turn.text))
        _show(turn, job, heard(turn), more=more)


def filter_training(turn: Turn) -> list[Event] | None:
    """Show the training on the screen again, only what meets a wish; None when there is none."""
    return again(turn)


def asks_of_training(turn: Turn) -> bool:
    """Tell whether a message asks something of the training on the screen ("under 500")."""
    return bool(turn.people.shown_training(turn.talk)) and asks_something(turn.text)


class FilterTraining(TalkAction):
    """Shows training again, only what meets a wish ("only free ones")."""

    action_name = "action_filter_training"

    def answer(self, turn: Turn) -> list[Event]:
        shown = filter_training(turn)
        if shown is None:
            # It is kept, so that nobody has to say it twice.
            heard(turn)
            turn.say("utter_need_next_job_first")
        return shown or []

"""What an answer to the question which of two close jobs it was means, and what follows."""

from __future__ import annotations

from datetime import date
from enum import Enum

from actions.past_jobs import confirm_jobs, show_understanding
from actions.reading import pattern, rule
from actions.references import NumberOutOfRangeError, number_in
from actions.turn import Event, Turn, answers
from actions.which_job import WhichJob, ask_which, open_question, say_question
from knowledge.occupations.close_pairs import Side, side_meant
from knowledge.occupations.phrases import normalised
from people.records import PastJob


class Unsettled(Enum):
    """Answers that name no side."""

    KEEP = "keep"
    NEITHER = "neither"


@answers("which_job")
def settle_job(turn: Turn) -> list[Event] | None:
    """Settle the job that was asked about; None where the message is no answer."""
    question = _asked(turn)
    meant = None if question is None else answer_in(turn, question)
    if question is None or meant is None:
        return None
    position = question.job.position
    if meant is Unsettled.KEEP:
        turn.people.update_job(turn.talk, position, runners_up=[])
        return _go_on(turn)
    if meant is Unsettled.NEITHER:
        nothing = {"code": None, "title": None, "onet_code": None, "score": None}
        turn.people.update_job(turn.talk, position, runners_up=[], **nothing)
        return show_understanding(turn, "utter_job_changed")
    turn.people.update_job(turn.talk, position, **_settled(turn, question, question.sides[meant]))
    return show_understanding(turn, "utter_job_changed", questions_asked=turn.expecting_of[1])


def _settled(turn: Turn, question: WhichJob, side: Side) -> dict[str, object]:
    """What the job becomes: the side's occupation that ranks highest for the worker's words."""
    code = side.codes[0]
    if code == question.job.code:
        return {"score": 1.0, "runners_up": []}
    title = turn.library.reach([], code).title
    return {"code": code, "title": title, "onet_code": None, "score": 1.0, "runners_up": []}


def _go_on(turn: Turn) -> list[Event]:
    """Nothing changed: ask what else is open, or take the list, which was shown, as it is."""
    asked = turn.expecting_of[1]
    return ask_which(turn, asked) or confirm_jobs(turn)


def ask_again(turn: Turn) -> list[Event]:
    """Say the open question again, in the language of the turn."""
    question = _asked(turn)
    if question is None:
        return show_understanding(turn, "utter_jobs_list")
    return say_question(turn, question, turn.expecting_of[1])


def _asked(turn: Turn) -> WhichJob | None:
    job = _job_at(turn, turn.expecting_of[0])
    return None if job is None else open_question(job, turn.names, turn.language)


def _job_at(turn: Turn, position: int) -> PastJob | None:
    return next((job for job in turn.jobs if job.position == position), None)


def answer_in(turn: Turn, asked: WhichJob) -> int | Unsettled | None:
    """The side, from 0, that a message means; None where it is no answer at all."""
    text = turn.text.strip()
    words = text.split()
    if turn.intent in rule("which_job", "never") or len(words) > rule("which_job", "words_at_most"):
        return None
    short = len(words) <= rule("which_job", "short_words_at_most")
    if place := _by_label(text, asked) or (_by_number(text, asked) if short else None):
        return place - 1
    if "?" in text or (turn.intent.startswith("ask_") and not short):
        return None
    if turn.library.months(text, date.today()) is not None:
        return None
    meant = side_meant(text, asked.sides)
    if meant is not None:
        return meant
    if pattern("which_job", "neither").search(text):
        return Unsettled.NEITHER
    if pattern("which_job", "keep").search(text):
        return Unsettled.KEEP
    return _by_name(turn, asked)


def _by_label(text: str, asked: WhichJob) -> int | None:
    """The place, from 1, of the button whose words these are."""
    plain = normalised(text)
    labels = [side.is_label(plain) for side in asked.sides]
    return labels.index(True) + 1 if any(labels) else None


def _by_number(text: str, asked: WhichJob) -> int | None:
    """The place, from 1, that "the second one" or "2" names."""
    try:
        return number_in(text, len(asked.sides))
    except NumberOutOfRangeError:
        return None


def _by_name(turn: Turn, asked: WhichJob) -> int | None:
    """The side with the occupation that the answer names ("waitress")."""
    best = turn.library.match(turn.text).best
    if best is None or best.score < rule("which_job", "named_score"):
        return None
    return next((i for i, side in enumerate(asked.sides) if best.code in side.codes), None)

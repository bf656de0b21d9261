"""The one question that tells close occupations apart, put in words and asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rasa_sdk.events import SlotSet

from actions.job_lines import candidates_of, decision_of, jobs_list
from actions.turn import Event, Turn
from actions.wording import capitalised, line
from knowledge.occupations.close_pairs import Side
from knowledge.occupations.deciding import Decision, Kind, decide
from knowledge.occupations.names import Names
from knowledge.occupations.phrases import normalised
from language.detect import LANGUAGES
from people.records import PastJob

#: Set in a job's other readings once it was asked about: each job is asked about once.
ASKED = "asked"
#: Questions of this kind in a row (ours): more would be an interview.
QUESTIONS_AT_MOST = 2


@dataclass(frozen=True)
class WhichJob:
    """The question about one job: its words, its sides and the words of their buttons."""

    job: PastJob
    text: str
    sides: tuple[Side, ...]
    labels: tuple[str, ...]


def ask_which(turn: Turn, asked_before: int) -> list[Event] | None:
    """Show the list with the one question that helps most, if a job needs one.

    Args:
        turn: the turn.
        asked_before: such questions asked in a row before this one.

    Returns:
        What the talk has to remember; None where nothing is left to ask.
    """
    question = question_about(turn.jobs, turn.names, turn.language)
    if question is None or asked_before >= QUESTIONS_AT_MOST:
        return None
    position = question.job.position
    marked = [{**other, ASKED: True} for other in question.job.runners_up]
    turn.people.update_job(turn.talk, position, runners_up=marked)
    return say_question(turn, question, asked_before + 1)


def say_question(turn: Turn, question: WhichJob, asked: int) -> list[Event]:
    """Say the question with its buttons; ``asked`` counts those in a row, this one too."""
    labels = [*question.labels, line("which_job.not_sure")]
    turn.say(
        "utter_which_job",
        buttons=[(label, label) for label in labels],
        jobs=jobs_list(turn.jobs, turn.names),
        question=question.text,
    )
    return [SlotSet("expecting", "which_job" + f":{question.job.position}:{asked}")]


def question_about(jobs: Sequence[PastJob], names: Names, language: str) -> WhichJob | None:
    """The question about the first job that needs one and was not asked about yet."""
    for job in jobs:
        if any(other.get(ASKED) for other in job.runners_up):
            continue
        decision = decision_of(job)
        if decision.kind is Kind.ASKED:
            return _question(job, decision, names, language, several=len(jobs) > 1)
    return None


def open_question(job: PastJob, names: Names, language: str) -> WhichJob | None:
    """The question that was asked about a job, None where nothing is left to ask."""
    decision = decide(candidates_of(job))
    if not job.runners_up or decision.kind is not Kind.ASKED:
        return None
    return _question(job, decision, names, language, several=False)


def _question(
    job: PastJob, decision: Decision, names: Names, language: str, *, several: bool
) -> WhichJob:
    own = decision.question
    if own is None:
        sides = _sides_by_name(decision.between, names)
        told = [side.labels[language] for side in sides]
        places = dict(zip(("first", "second", "third"), told, strict=False))
        text = line("which_job.two" if len(told) == 2 else "which_job.three", **places)
        labels = tuple(capitalised(name) for name in told)
    else:
        pairs = zip(decision.between, own.sides, strict=True)
        sides = tuple(Side(codes, side.labels, side.words) for codes, side in pairs)
        text = own.text[language]
        labels = tuple(side.labels[language] for side in sides)
    if several:
        text = line("which_job.of_several", said=job.said, question=text)
    return WhichJob(job, text, sides, labels)


def _sides_by_name(between: Sequence[tuple[str, ...]], names: Names) -> tuple[Side, ...]:
    """A side for each occupation: its everyday name, and the words no other name has."""
    labels = [{one: names.one(codes[0], one) for one in LANGUAGES} for codes in between]
    words = [{w for name in each.values() for w in normalised(name).split()} for each in labels]
    sides = []
    for place, codes in enumerate(between):
        others = set().union(*(found for i, found in enumerate(words) if i != place))
        own = tuple(sorted(w for w in words[place] - others if len(w) > 3))
        sides.append(Side(codes, labels[place], own))
    return tuple(sides)

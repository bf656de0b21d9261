"""Past jobs: hearing, showing, confirming, correcting and removing them."""

from __future__ import annotations

from datetime import date

from rasa_sdk.events import SlotSet

from actions.about_worker import known_questions, remember_circumstances, start_questions
from actions.corrections import Correction, becomes, correction_in, length_only
from actions.job_details import ShowDetails
from actions.job_lines import as_past_job, jobs_list, unsure_buttons
from actions.references import (
    NumberOutOfRangeError,
    asked_about,
    named_past_jobs,
    numbers_in,
)
from actions.turn import Event, TalkAction, Turn
from actions.which_job import ask_which
from actions.wording import line, listed
from people.records import PastJob

#: More jobs of one message would fill the screen; a résumé tells the latest first.
MOST_JOBS_AT_ONCE = 10


def hear_jobs(turn: Turn) -> list[Event] | None:
    """Add the jobs named in the message and show the list; None when it names none.

    A message that only gives a length of time, or gives one for a job that is already listed,
    changes that job.
    """
    jobs = turn.jobs
    length = length_only(turn.text, jobs, turn.library)
    if length is not None:
        return change_job(turn, length)
    found = turn.library.history(turn.text, date.today())
    if not found:
        return None
    heard = [as_past_job(job) for job in found[:MOST_JOBS_AT_ONCE]]
    if not _said_in_other_words(turn, heard):
        turn.people.add_jobs(turn.talk, heard)
    remember_circumstances(turn)
    if len(found) > len(heard):
        counts = {"found": len(found), "kept": len(heard)}
        turn.say_again(line("past_job.more_found", **counts), [])
    return show_understanding(turn, "utter_job_added")


def _said_in_other_words(turn: Turn, heard: list[PastJob]) -> bool:
    """Put the one job that was heard in the place of the one that other words were asked for.

    Its length of time stays unless another is told.
    """
    unplaced = [job for job in turn.jobs if job.code is None]
    if turn.expecting != "correction" or len(unplaced) != 1 or len(heard) != 1:
        return False
    if heard[0].code is None:
        return False
    changes = becomes(heard[0])
    if heard[0].months is not None:
        changes["months"] = heard[0].months
    turn.people.update_job(turn.talk, unplaced[0].position, **changes)
    return True


def show_understanding(turn: Turn, in_questions: str, *, questions_asked: int = 0) -> list[Event]:
    """Show every job as understood and ask whether that is right.

    Where two occupations are close for a job, the question that tells them apart is asked first;
    ``questions_asked`` counts those asked in a row. While the questions of the form run one
    question is enough: the list is shown with ``in_questions`` and the open question follows.
    """
    jobs = turn.jobs
    if turn.open_question:
        turn.say(in_questions, jobs=jobs_list(jobs, turn.names))
        return []
    unplaced = [job for job in jobs if job.code is None]
    asked = None if unplaced else ask_which(turn, questions_asked)
    if asked is not None:
        return asked
    turn.say(
        "utter_understood_jobs",
        buttons=unsure_buttons(jobs, turn.names),
        jobs=jobs_list(jobs, turn.names),
    )
    if unplaced:
        turn.say("utter_unplaced_job", said=unplaced[-1].said)
        return [SlotSet("expecting", "correction")]
    return [SlotSet("expecting", "confirm_jobs")]


def ask_past_jobs(turn: Turn, response: str = "utter_ask_past_jobs") -> list[Event]:
    """Ask for past jobs."""
    turn.say(response)
    return [SlotSet("expecting", "past_jobs")]


def confirm_jobs(turn: Turn) -> list[Event]:
    """The jobs are right: ask what suggestions rest on, or show next jobs."""
    if not turn.origins():
        unplaced = [job for job in turn.jobs if job.code is None]
        if not unplaced:
            return ask_past_jobs(turn)
        turn.say("utter_unplaced_job", said=unplaced[-1].said)
        return [SlotSet("expecting", "correction")]
    turn.people.confirm_jobs(turn.talk)
    if any(value is None for value in known_questions(turn.worker).values()):
        turn.say("utter_jobs_confirmed")
    return start_questions(turn)


def ask_correction(turn: Turn) -> list[Event]:
    """Ask what to change."""
    if not turn.jobs:
        turn.say("utter_no_jobs_yet")
        return ask_past_jobs(turn)
    turn.say("utter_ask_correction")
    return [SlotSet("expecting", "correction")]


def change_job(turn: Turn, correction: Correction) -> list[Event]:
    """Change one job, or ask which one is meant."""
    if correction.position is None:
        which = "length" if "months" in correction.changes else "job"
        turn.say(f"utter_ask_which_{which}_to_change", jobs=jobs_list(turn.jobs, turn.names))
        return [SlotSet("expecting", "correction")]
    turn.people.update_job(turn.talk, correction.position, **correction.changes)
    return show_understanding(turn, "utter_job_changed")


class UnderstandJobs(TalkAction):
    action_name = "action_understand_jobs"

    def answer(self, turn: Turn) -> list[Event]:
        if turn.intent == "tell_past_jobs" and asked_about(turn) is not None:
            return ShowDetails().answer(turn)
        heard = hear_jobs(turn)
        if heard is not None:
            return heard
        adding = turn.intent == "add_job"
        return ask_past_jobs(turn, "utter_ask_added_job" if adding else "utter_no_job_found")


def say_no_past_jobs(turn: Turn) -> list[Event]:
    """Nothing to be ashamed of: ask for work without pay, or offer jobs to start with."""
    turn.say("utter_no_past_jobs")
    return [SlotSet("expecting", "first_jobs")]


class NoPastJobs(TalkAction):
    action_name = "action_no_past_jobs"

    def answer(self, turn: Turn) -> list[Event]:
        return say_no_past_jobs(turn)


class CorrectJob(TalkAction):
    action_name = "action_correct_job"

    def answer(self, turn: Turn) -> list[Event]:
        jobs = turn.jobs
        if not jobs:
            return UnderstandJobs().answer(turn)
        correction = correction_in(turn.text, jobs, turn.library)
        return ask_correction(turn) if correction is None else change_job(turn, correction)


class RemoveJob(TalkAction):
    action_name = "action_remove_job"

    def answer(self, turn: Turn) -> list[Event]:
        jobs = turn.jobs
        if not jobs:
            return ask_correction(turn)
        places = self._places(turn, jobs)
        if not places:
            turn.say("utter_ask_which_job_to_change", jobs=jobs_list(jobs, turn.names))
            return [SlotSet("expecting", "correction")]
        # From the end of the list, so that the places before stay true.
        removed = [turn.people.remove_job(turn.talk, p) for p in sorted(places, reverse=True)]
        said = listed([f'"{job.said}"' for job in reversed(removed)])
        turn.say("utter_jobs_removed", said=said)
        return show_understanding(turn, "utter_jobs_list") if turn.jobs else ask_past_jobs(turn)

    def _places(self, turn: Turn, jobs: tuple[PastJob, ...]) -> list[int]:
        """The jobs that are meant; the only one needs no name."""
        try:
            places = numbers_in(turn.text, len(jobs))
        except NumberOutOfRangeError:
            return []
        places = places or named_past_jobs(turn.text, jobs, turn.library)
        return places or ([1] if len(jobs) == 1 else [])


class ShowJobs(TalkAction):
    action_name = "action_show_jobs"

    def answer(self, turn: Turn) -> list[Event]:
        jobs = turn.jobs
        if jobs:
            turn.say("utter_jobs_list", jobs=jobs_list(jobs, turn.names))
            return []
        turn.say("utter_no_jobs_yet")
        return ask_past_jobs(turn)

"""Past jobs: hearing, showing, confirming, correcting and removing them."""

from __future__ import annotations

from datetime import date

from rasa_sdk.events import SlotSet

from actions.about_worker import known_questions, remember_circumstances
from actions.corrections import correction_in
from actions.job_lines import jobs_list, unsure_buttons
from actions.references import number_in
from actions.turn import Event, TalkAction, Turn
from knowledge.answers import PastJob as FoundJob
from people.records import NoSuchJob, PastJob


def as_past_job(found: FoundJob) -> PastJob:
    """A job found in a message, as it is kept for the worker."""
    return PastJob(
        said=found.text,
        code=found.code,
        title=found.title,
        onet_code=found.onet_code,
        score=found.score,
        months=found.months,
        runners_up=tuple(
            {"code": other.code, "title": other.title, "score": other.score}
            for other in found.runners_up
        ),
    )


def hear_jobs(turn: Turn) -> bool:
    """Add the jobs named in the message and show the list; False when it names none."""
    found = turn.library.history(turn.text, date.today())
    if not found:
        return False
    turn.people.add_jobs(turn.talk, [as_past_job(job) for job in found])
    remember_circumstances(turn)
    show_understanding(turn)
    return True


def show_understanding(turn: Turn) -> None:
    """Show every job as understood and ask whether that is right."""
    jobs = turn.jobs
    turn.say("utter_understood_jobs", buttons=unsure_buttons(jobs), jobs=jobs_list(jobs))
    unplaced = [job for job in jobs if job.code is None]
    if unplaced:
        turn.say("utter_unplaced_job", said=unplaced[-1].said)


class UnderstandJobs(TalkAction):
    action_name = "action_understand_jobs"
    resumes_question = False

    def answer(self, turn: Turn) -> list[Event]:
        if hear_jobs(turn):
            return [SlotSet("expecting", "confirm_jobs")]
        asked = "utter_ask_added_job" if turn.intent == "add_job" else "utter_no_job_found"
        turn.say(asked)
        return [SlotSet("expecting", "past_jobs")]


class NoPastJobs(TalkAction):
    action_name = "action_no_past_jobs"

    def answer(self, turn: Turn) -> list[Event]:
        turn.say("utter_no_past_jobs")
        return [SlotSet("expecting", "past_jobs")]


class ConfirmJobs(TalkAction):
    action_name = "action_confirm_jobs"
    resumes_question = False

    def answer(self, turn: Turn) -> list[Event]:
        turn.people.confirm_jobs(turn.talk)
        questions = known_questions(turn.worker)
        if any(value is None for value in questions.values()):
            turn.say("utter_jobs_confirmed")
        return [SlotSet(name, value) for name, value in questions.items()]


class AskCorrection(TalkAction):
    action_name = "action_ask_correction"
    resumes_question = False

    def answer(self, turn: Turn) -> list[Event]:
        if not turn.jobs:
            turn.say("utter_no_jobs_yet")
            turn.say("utter_ask_past_jobs")
            return [SlotSet("expecting", "past_jobs")]
        turn.say("utter_ask_correction")
        return [SlotSet("expecting", "correction")]


class CorrectJob(TalkAction):
    action_name = "action_correct_job"
    resumes_question = False

    def answer(self, turn: Turn) -> list[Event]:
        jobs = turn.jobs
        if not jobs:
            return UnderstandJobs().answer(turn)
        correction = correction_in(turn.text, jobs, turn.library)
        if correction is None:
            turn.say("utter_ask_correction")
            return [SlotSet("expecting", "correction")]
        if correction.position is None:
            turn.say("utter_ask_which_job_to_change", jobs=jobs_list(jobs))
            return [SlotSet("expecting", "correction")]
        turn.people.update_job(turn.talk, correction.position, **correction.changes)
        show_understanding(turn)
        return [SlotSet("expecting", "confirm_jobs")]


class RemoveJob(TalkAction):
    action_name = "action_remove_job"
    resumes_question = False

    def answer(self, turn: Turn) -> list[Event]:
        jobs = turn.jobs
        position = number_in(turn.text, len(jobs)) or _named(turn, jobs)
        if position is None and len(jobs) == 1:
            position = 1
        try:
            removed = turn.people.remove_job(turn.talk, position or 0)
        except NoSuchJob:
            turn.say("utter_ask_which_job_to_change", jobs=jobs_list(jobs))
            return [SlotSet("expecting", "correction")]
        turn.say("utter_jobs_removed", said=removed.said)
        if not turn.jobs:
            turn.say("utter_ask_past_jobs")
            return [SlotSet("expecting", "past_jobs")]
        show_understanding(turn)
        return [SlotSet("expecting", "confirm_jobs")]


def _named(turn: Turn, jobs: tuple[PastJob, ...]) -> int | None:
    """The job a message names in the worker's own words, or by its occupation."""
    text = turn.text.lower()
    for job in jobs:
        words = [word for word in job.said.lower().split() if len(word) > 3]
        if any(word in text for word in words):
            return job.position
    codes = {candidate.code for candidate in turn.library.match(turn.text).candidates}
    return next((job.position for job in jobs if job.code in codes), None)


class ShowJobs(TalkAction):
    action_name = "action_show_jobs"

    def answer(self, turn: Turn) -> list[Event]:
        jobs = turn.jobs
        if jobs:
            turn.say("utter_jobs_list", jobs=jobs_list(jobs))
            return []
        turn.say("utter_no_jobs_yet")
        turn.say("utter_ask_past_jobs")
        return [SlotSet("expecting", "past_jobs")]

"""Hello, goodbye, help, privacy, saying it again, starting over and deleting everything."""

from __future__ import annotations

from rasa_sdk.events import ActiveLoop, AllSlotsReset, SlotSet

from actions.about_worker import leave_questions
from actions.job_lines import jobs_list
from actions.support import Pointer, ask_helpful
from actions.turn import Event, TalkAction, Turn


class Greet(TalkAction):
    action_name = "action_greet"

    def answer(self, turn: Turn) -> list[Event]:
        jobs = turn.jobs
        if jobs:
            turn.say("utter_welcome_back", jobs=jobs_list(jobs, turn.names))
            return []
        turn.say("utter_ask_past_jobs")
        return [SlotSet("expecting", "past_jobs")]


class SayGoodbye(TalkAction):
    action_name = "action_say_goodbye"

    def answer(self, turn: Turn) -> list[Event]:
        turn.say("utter_goodbye")
        return ask_helpful(turn) if turn.people.shown(turn.talk) else []


class Welcome(TalkAction):
    action_name = "action_welcome"

    def answer(self, turn: Turn) -> list[Event]:
        turn.say("utter_welcome")
        return ask_helpful(turn) if turn.people.shown(turn.talk) else []


class SayWhatItIs(Pointer):
    action_name = "action_say_what_it_is"
    response = "utter_i_am_a_bot"


class ExplainPrivacy(Pointer):
    action_name = "action_explain_privacy"
    response = "utter_privacy"


class ExplainHelp(Pointer):
    action_name = "action_explain_help"
    response = "utter_help"


class Repeat(TalkAction):
    """Says the last answer again."""

    action_name = "action_repeat"
    expects = None

    def answer(self, turn: Turn) -> list[Event]:
        said = [reply for reply in turn.people.last_replies(turn.talk) if reply.text]
        if not said:
            turn.say("utter_nothing_to_repeat")
        for reply in said:
            turn.say_again(reply.text, list(reply.buttons))
        return []


class StartOver(TalkAction):
    action_name = "action_start_over"

    def answer(self, turn: Turn) -> list[Event]:
        turn.people.start_over(turn.talk)
        turn.say("utter_started_over")
        turn.say("utter_ask_past_jobs")
        language = SlotSet("language", turn.tracker.get_slot("language"))
        return [AllSlotsReset(), language, ActiveLoop(None), SlotSet("expecting", "past_jobs")]


class AskDelete(TalkAction):
    action_name = "action_ask_delete"

    def answer(self, turn: Turn) -> list[Event]:
        turn.say("utter_ask_delete")
        return [*leave_questions(turn), SlotSet("expecting", "confirm_delete")]

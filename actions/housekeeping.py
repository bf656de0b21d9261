"""Hello, goodbye, help, privacy, saying it again, starting over and deleting everything."""

from __future__ import annotations

from rasa_sdk.events import ActiveLoop, AllSlotsReset, SlotSet

from actions.about_worker import QUESTIONS
from actions.job_lines import jobs_list
from actions.next_jobs import show_page
from actions.support import Pointer, ask_helpful
from actions.turn import Event, TalkAction, Turn


class Greet(TalkAction):
    action_name = "action_greet"

    def answer(self, turn: Turn) -> list[Event]:
        jobs = turn.jobs
        if jobs:
            turn.say("utter_welcome_back", jobs=jobs_list(jobs))
            return []
        turn.say("utter_ask_past_jobs")
        return [SlotSet("expecting", "past_jobs")]


class SayGoodbye(TalkAction):
    action_name = "action_say_goodbye"
    resumes_question = False

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


class CarryOn(TalkAction):
    """A yes that answers no question: goes on with what comes next."""

    action_name = "action_carry_on"

    def answer(self, turn: Turn) -> list[Event]:
        if not turn.jobs:
            turn.say("utter_ask_past_jobs")
            return [SlotSet("expecting", "past_jobs")]
        if turn.people.shown(turn.talk) or not show_page(turn, 1):
            turn.say("utter_what_now")
        return []


class AcknowledgeNo(TalkAction):
    """A no, or a skip, that answers no question."""

    action_name = "action_acknowledge_no"

    def answer(self, turn: Turn) -> list[Event]:
        turn.say("utter_ok" if turn.open_question else "utter_what_now")
        return []


class Repeat(TalkAction):
    """Says the last answer again."""

    action_name = "action_repeat"
    expects = None
    resumes_question = False

    def answer(self, turn: Turn) -> list[Event]:
        said: list[Event] = []
        asked = 0
        for event in reversed(turn.tracker.events):
            if event["event"] == "user":
                asked += 1
                if asked == 2:
                    break
            elif event["event"] == "bot" and event.get("text") and asked == 1:
                said.append(event)
        if not said:
            turn.say("utter_nothing_to_repeat")
        for event in reversed(said):
            turn.say_again(event["text"], (event.get("data") or {}).get("buttons") or [])
        return []


class StartOver(TalkAction):
    action_name = "action_start_over"
    resumes_question = False

    def answer(self, turn: Turn) -> list[Event]:
        turn.people.start_over(turn.talk)
        turn.say("utter_started_over")
        turn.say("utter_ask_past_jobs")
        return [AllSlotsReset(), ActiveLoop(None), SlotSet("expecting", "past_jobs")]


class AskDelete(TalkAction):
    action_name = "action_ask_delete"
    resumes_question = False

    def answer(self, turn: Turn) -> list[Event]:
        turn.say("utter_ask_delete")
        return [SlotSet("expecting", "confirm_delete")]


class DeleteMyData(TalkAction):
    """Says goodbye to the data; the front deletes it once this answer is on its way."""

    action_name = "action_delete_my_data"
    resumes_question = False

    def answer(self, turn: Turn) -> list[Event]:
        turn.say("utter_deleted")
        turn.tell_front(forget=True)
        cleared = [SlotSet(question, None) for question in QUESTIONS]
        return [*cleared, ActiveLoop(None)]


class KeepMyData(TalkAction):
    action_name = "action_keep_my_data"

    def answer(self, turn: Turn) -> list[Event]:
        turn.say("utter_kept")
        return []

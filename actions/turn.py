"""One turn of the talk, and the frame every action runs in."""

from __future__ import annotations

import logging
import traceback
from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import cached_property
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import resources
from actions.sms_names import sms_names
from actions.sms_room import fits, fitted
from actions.wording import SMS, turn_channel, turn_language
from knowledge.answers import NextJob, Progressions
from knowledge.library import Library
from knowledge.occupations.names import Names
from knowledge.progressions.wishes import Origin, Wishes
from knowledge.store.open import StoreError
from language.detect import ENGLISH
from people.people import People
from people.records import PastJob, Worker

logger = logging.getLogger(__name__)

Event = dict[str, Any]
FORM = "about_worker_form"


class Turn:
    """What an action may read and how it replies."""

    def __init__(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
        self._dispatcher = dispatcher
        self.tracker = tracker
        self.talk: str = tracker.sender_id
        message = tracker.latest_message or {}
        self.text: str = message.get("text") or ""
        self.intent: str = (message.get("intent") or {}).get("name") or ""
        #: The language Rasa picks its responses by.
        self.language: str = tracker.get_slot("language") or ENGLISH
        #: The channel Rasa picks its responses by, "web" or "sms".
        self.channel: str = tracker.get_latest_input_channel() or "web"

    @property
    def library(self) -> Library:
        return resources.library()

    @property
    def names(self) -> Names:
        names = self.library.names.speaking(self.language)
        return sms_names(names) if self.by_sms else names

    @property
    def by_sms(self) -> bool:
        """Whether the answer has to be short."""
        return self.channel == SMS

    @property
    def people(self) -> People:
        return resources.people()

    @cached_property
    def worker(self) -> Worker:
        return self.people.worker(self.talk)

    @property
    def jobs(self) -> tuple[PastJob, ...]:
        return self.people.jobs(self.talk)

    @property
    def open_question(self) -> str | None:
        """The slot the questions are waiting for, while they run."""
        if (self.tracker.active_loop or {}).get("name") != FORM:
            return None
        slot: str | None = self.tracker.get_slot("requested_slot")
        return slot

    @property
    def expecting(self) -> str:
        """What a plain yes or no would answer."""
        return self._expecting[0]

    @property
    def expecting_of(self) -> tuple[int, ...]:
        """The numbers that go with it: which job is asked about."""
        return tuple(int(number) for number in self._expecting[1:])

    @property
    def _expecting(self) -> list[str]:
        return (self.tracker.get_slot("expecting") or "nothing").split(":")

    def origins(self) -> list[Origin]:
        """The past jobs that have an occupation, each occupation once with all its months."""
        months: dict[str, int | None] = {}
        for job in self.jobs:
            if job.code:
                known = [m for m in (months.get(job.code), job.months) if m]
                months[job.code] = sum(known) if known else None
        return [Origin(code, amount) for code, amount in months.items()]

    def reach(self, code: str) -> NextJob:
        """One occupation seen from the past jobs, with what the worker told of themselves."""
        origins = [origin.code for origin in self.origins()]
        return self.library.reach(origins, code, self.wishes())

    def wishes(self) -> Wishes:
        """What the worker told of themselves, as the ranking takes it."""
        worker, limits = self.worker, self.worker.constraints
        return Wishes(
            own_pay=worker.own_pay,
            pay_floor=limits.get("pay_floor"),
            urgency=worker.urgency,
            no_degree=bool(limits.get("no_degree")),
            no_licence=bool(limits.get("no_licence")),
            no_nights=bool(limits.get("no_nights")),
            no_weekends=bool(limits.get("no_weekends")),
            schooling=worker.schooling,
            schooled_abroad=bool(worker.schooled_abroad),
            licences=worker.licences or (),
            interests=worker.interests or (),
            wished_job=worker.wish_code,
            near_only=bool(limits.get("near")),
        )

    @property
    def place(self) -> Worker | None:
        """Where the worker lives, None when that is not known."""
        worker = self.worker
        return worker if worker.zip_code or worker.city or worker.state else None

    def next_jobs(self) -> Progressions:
        """Next jobs for all that the worker told."""
        return self.library.next_jobs(self.origins(), self.wishes(), self.place)

    def say(
        self,
        response: str,
        buttons: list[tuple[str, str]] | None = None,
        card: dict[str, Any] | None = None,
        **values: object,
    ) -> None:
        """Reply with a response of the domain; ``buttons`` are (title, what it stands for).

        A ``card`` holds the same facts for a web page, see actions/cards.py.
        """
        shown = [{"title": title, "payload": payload} for title, payload in buttons or []]
        if self.by_sms:
            titles = [title for title, _ in buttons or []]
            values = fitted(response, self.language, titles, values)
        custom = None if card is None else {"card": card}
        self._dispatcher.utter_message(
            response=response, buttons=shown or None, json_message=custom, **values
        )

    def has_room(self, response: str, buttons: list[tuple[str, str]], **values: object) -> bool:
        """Whether a response goes out whole; on a web page it always does."""
        titles = [title for title, _ in buttons]
        return not self.by_sms or fits(response, self.language, titles, values)

    def say_again(self, text: str, buttons: list[dict[str, str]]) -> None:
        """Repeat words that have been said before."""
        self._dispatcher.utter_message(text=text, buttons=buttons or None)

    def tell_front(self, **values: object) -> None:
        """Pass something on to the front that is no message to the person."""
        self._dispatcher.utter_message(json_message=values)

    def take_back(self) -> None:
        """Drop what this turn was about to say."""
        self._dispatcher.messages.clear()


#: Reads a message that may answer a question which was left open; None where it does not.
AnswerReader = Callable[[Turn], "list[Event] | None"]
_answer_readers: dict[str, AnswerReader] = {}
#: Asks an open question again after an answer to something else.
AskAgain = Callable[[Turn], "list[Event]"]
_asked_again: dict[str, AskAgain] = {}


def answers(
    expecting: str, again: AskAgain | None = None
) -> Callable[[AnswerReader], AnswerReader]:
    """Makes a function the reader of answers while ``expecting`` is the slot of that name.

    It goes before whatever action the message led to: "at their house" answers the question, even
    where the classifier takes it for a place to live. With ``again`` the question is asked again
    once something else was answered in between.
    """

    def register(reader: AnswerReader) -> AnswerReader:
        _answer_readers[expecting] = reader
        if again is not None:
            _asked_again[expecting] = again
        return reader

    return register


_first_readers: list[AnswerReader] = []


def answers_first(reader: AnswerReader) -> AnswerReader:
    """Makes a function the reader of every message, before whatever it was understood as.

    It may answer what no action of the talk asked: what we wrote first.
    """
    _first_readers.append(reader)
    return reader


class TalkAction(Action, ABC):
    """An answer of the talk.

    On the first contact it says what it is talking as; when something breaks it apologises, keeps
    what the person said, and logs where it broke but never what was said. (After an answer in the
    middle of the questions the form asks its question again by itself.)
    """

    action_name: ClassVar[str]
    #: What a plain yes or no answers afterwards; None leaves it as it was.
    expects: ClassVar[str | None] = "nothing"
    #: True where the message was understood, so that counting starts again.
    understood: ClassVar[bool] = True

    def name(self) -> str:
        return self.action_name

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        turn = Turn(dispatcher, tracker)
        turn_language.set(turn.language)
        turn_channel.set(turn.channel)
        try:
            return self._run(turn)
        except StoreError as error:
            logger.error("%s: %s", self.action_name, error)
            turn.take_back()
            turn.say("utter_no_facts")
        except Exception as error:
            # The error's own words may quote what the person wrote; where it broke is enough.
            places = traceback.extract_tb(error.__traceback__)
            where = " < ".join(f"{p.filename}:{p.lineno}" for p in reversed(places))
            logger.error("%s: %s at %s", self.action_name, type(error).__name__, where)
            turn.take_back()
            turn.say("utter_apology")
        return []

    def _run(self, turn: Turn) -> list[Event]:
        if not turn.worker.introduced:
            turn.say("utter_introduction")
            turn.people.introduce(turn.talk)
        if turn.tracker.get_slot("language") not in {None, turn.worker.language}:
            turn.people.speak(turn.talk, turn.language)
        readers = [*_first_readers, *filter(None, [_answer_readers.get(turn.expecting)])]
        read = next((found for one in readers if (found := one(turn)) is not None), None)
        if self.understood or read is not None:
            turn.people.understood(turn.talk)
        events = self.answer(turn) if read is None else read
        asked = any(e["event"] == "slot" and e["name"] == "expecting" for e in events)
        again = _asked_again.get(turn.expecting)
        if read is None and again is not None and not asked:
            return [*events, *again(turn)]
        if not asked and self.expects is not None and turn.expecting != self.expects:
            events = [*events, SlotSet("expecting", self.expects)]
        return events

    @abstractmethod
    def answer(self, turn: Turn) -> list[Event]:
        """Reply, and return what the talk has to remember."""

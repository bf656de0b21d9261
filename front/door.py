"""The parts that every route works with, opened once for the application."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request

from front.answers import Answer, Problem, Reply
from front.language import language_of
from front.limits import Limits
from front.rasa import Rasa
from front.responses import Responses
from front.sessions import Sessions
from front.speaking import Speaking
from front.talk import TalkFront
from front.web.knowing import Knowing
from people import People
from people.contacts import Contacts
from settings import Settings


@dataclass(frozen=True)
class Door:
    """What stands behind the front door."""

    settings: Settings
    people: People
    contacts: Contacts
    rasa: Rasa
    responses: Responses
    talks: TalkFront
    speaking: Speaking
    sessions: Sessions
    limits: Limits
    knowing: Knowing

    def own(self, name: str, text: str | None = None) -> Answer:
        """The front's own words for a situation, in the language of what was written."""
        return Answer(replies=[Reply(text=self.responses.text(name, language_of(text or "")))])

    def problem(self, name: str, answer: Answer) -> Problem:
        """An answer that comes with an HTTP error."""
        return Problem(problem=name, **answer.model_dump())


def address_of(request: Request) -> str:
    """Where a request comes from; behind a proxy, what the proxy says (see the deployment)."""
    return request.client.host if request.client else "unknown"

"""What comes in and goes out over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from people import Message
from people.handoff_queue import FROM_COACH


class Button(BaseModel):
    """A choice: what is read on it, and what is sent when it is chosen."""

    title: str
    payload: str


class Reply(BaseModel):
    """One reply to the person."""

    text: str = ""
    buttons: list[Button] = Field(default_factory=list)
    #: What a web page can show beside the text, e.g. a job with its figures.
    card: dict[str, Any] | None = None

    @classmethod
    def of(cls, message: Message) -> Reply:
        """A reply as it was kept."""
        buttons = [Button(**button) for button in message.buttons]
        return cls(text=message.text, buttons=buttons, card=message.card)


class Answer(BaseModel):
    """Everything that answers one message; no replies when nothing may be written."""

    replies: list[Reply] = Field(default_factory=list)
    #: True while nothing is written to this person until START.
    stopped: bool = False
    #: True when the talk was deleted: the next message needs a new talk.
    forgotten: bool = False


class Problem(Answer):
    """An answer that comes with an HTTP error; its replies can be shown like any other."""

    problem: str


class NewTalk(BaseModel):
    """A talk that was just opened; whoever has its session is the person."""

    talk: str
    #: Goes into the header `Authorization: Bearer ...` of every request about the talk.
    session: str


class KeptMessage(BaseModel):
    """One message of a talk as a page shows it."""

    id: int
    #: "in" from the person, "out" to the person.
    direction: str
    text: str
    buttons: list[Button] = Field(default_factory=list)
    card: dict[str, Any] | None = None
    at: datetime
    #: The name that the sender gave it.
    sent_id: str | None = None
    #: True for the words of a coach, who is a person.
    by_coach: bool = False

    @classmethod
    def of(cls, message: Message) -> KeptMessage:
        """The public part of a message."""
        return cls(
            id=message.id,
            direction=message.direction,
            text=message.text,
            buttons=Reply.of(message).buttons,
            card=message.card,
            at=message.at,
            sent_id=message.sent_id,
            by_coach=message.kind == FROM_COACH,
        )


#: What the talk tells the front and not the person.
_FOR_US = frozenset({"forget", "misunderstood"})


class RasaReply(BaseModel):
    """One reply as Rasa's channel gives it."""

    model_config = ConfigDict(extra="ignore")

    text: str | None = None
    buttons: list[Button] | None = None
    custom: dict[str, Any] | None = None

    @property
    def forget(self) -> bool:
        """True when the talk asks for everything about it to be deleted."""
        return self.custom is not None and self.custom.get("forget") is True

    @property
    def misunderstood(self) -> bool:
        """True when the talk says beside it that it did not understand."""
        return self.custom is not None and self.custom.get("misunderstood") is True

    def for_the_person(self) -> Reply | None:
        """The reply without what is meant for the front; None when nothing is left."""
        card = {name: value for name, value in (self.custom or {}).items() if name not in _FOR_US}
        if set(card) == {"card"} and isinstance(card["card"], dict):
            card = card["card"]
        if not (self.text or self.buttons or card):
            return None
        return Reply(text=self.text or "", buttons=self.buttons or [], card=card or None)


class RasaReplies(BaseModel):
    """What Rasa's channel answers a message with."""

    replies: list[RasaReply]
    #: A part of the answer failed and an apology stands in for it: the message is kept.
    failed: bool = False

"""The talk as a coach may read it: all of it where the worker agreed, else what was for them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from front.door import Door
from front.workspace.wording import WORDS, told_moment
from people import Message
from people.handoff_queue import FROM_COACH
from people.handoff_records import Handoff

#: Messages a page begins with; a link shows the earlier ones (ours).
LATEST = 60


@dataclass(frozen=True)
class Line:
    """One message; ``who`` is "worker", "coach" or "bot", ``fares`` how a text message does."""

    id: int
    who: str
    text: str
    #: ISO 8601, and as read without a script, in UTC.
    at: str
    at_told: str
    fares: str = ""


@dataclass(frozen=True)
class TalkShown:
    """What of a talk may be shown, and how it stands."""

    lines: tuple[Line, ...] = ()
    earlier: int = 0
    has_talk: bool = False
    #: Keys of `told` in words.toml that the coach has to know.
    alerts: tuple[str, ...] = ()
    channel: str = "web"
    #: The id of the last message of the talk, shown or not.
    last: int = 0

    def as_json(self) -> dict[str, Any]:
        """For the script of the page; alerts as they are read."""
        return {
            "lines": [asdict(one) for one in self.lines],
            "has_talk": self.has_talk,
            "alerts": [WORDS["told"][one] for one in self.alerts],
            "last": self.last,
        }


def talk_shown(door: Door, handoff: Handoff, *, after: int = 0, whole: bool = False) -> TalkShown:
    """The messages with a higher id than ``after``; of the coach's texts also how they fare."""
    people, talk = door.people, handoff.talk
    messages = people.messages(talk, after=after)
    readable = [one for one in messages if handoff.lets_read(one)]
    fares = fares_told(door, talk)
    lines = [_line(one, fares.get(one.id, "")) for one in readable]
    shown = lines if whole or after else lines[-LATEST:]
    worker, since = people.find(talk), handoff.coach_since
    alerts = []
    if worker is not None and worker.stopped:
        alerts.append("stopped")
    if since is not None and people.distress_since(talk, since):
        alerts.append("distress")
    return TalkShown(
        lines=tuple(shown),
        earlier=len(lines) - len(shown),
        has_talk=since is not None,
        alerts=tuple(alerts),
        channel=people.last_channel(talk),
        last=messages[-1].id if messages else after,
    )


def fares_told(door: Door, talk: str) -> dict[int, str]:
    """How each of a coach's text messages fares, by the id of the message."""
    told: dict[int, str] = {}
    for one in door.people.deliveries(talk):
        if one.kind == FROM_COACH and told.get(one.message_id) != WORDS["deliveries"]["failed"]:
            told[one.message_id] = WORDS["deliveries"][one.state]
    return told


def _line(message: Message, fares: str) -> Line:
    who = "worker" if message.direction == "in" else "bot"
    if message.kind == FROM_COACH:
        who = "coach"
    return Line(
        message.id, who, message.text, message.at.isoformat(), told_moment(message.at), fares
    )

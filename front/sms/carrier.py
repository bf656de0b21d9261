"""What a carrier of text messages does for the front. Another carrier is one more file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from people.records import DeliveryState

#: What a number asked its carrier for, where the carrier answers such words itself.
OptOut = Literal["stop", "start", "help"]


@dataclass(frozen=True)
class Taken:
    """The carrier has the message, under a name of its own."""

    carrier_id: str
    state: DeliveryState = "sent"
    reason: str | None = None


@dataclass(frozen=True)
class NotTaken:
    """The carrier surely does not have the message.

    Attributes:
        reason: the carrier's own name for why.
        again: whether trying later may help.
        dead: the number takes no messages at all.
        opted_out: its owner told the carrier that they want none.
        after: seconds the carrier asks to wait, where it says so.
    """

    reason: str
    again: bool = False
    dead: bool = False
    opted_out: bool = False
    after: float | None = None


@dataclass(frozen=True)
class Uncertain:
    """No answer came: the carrier may have the message. To be asked about, never sent again."""


#: Exactly one of the three: nothing can be both sent and failed.
Outcome = Taken | NotTaken | Uncertain


@dataclass(frozen=True)
class Inbound:
    """A message that somebody sent to our number."""

    carrier_id: str
    #: In the form +12015550123; never for a log.
    address: str = field(repr=False)
    text: str = field(repr=False)
    #: Set where the carrier has answered the message itself already.
    opt_out: OptOut | None = None


@dataclass(frozen=True)
class Report:
    """What became of an outbound message."""

    carrier_id: str
    state: DeliveryState
    reason: str | None = None
    #: Our own name for the message, where the carrier gives it back.
    key: str | None = None
    dead: bool = False
    opted_out: bool = False


@dataclass(frozen=True)
class Known:
    """A message that the carrier tells it has, when asked."""

    carrier_id: str
    text: str = field(repr=False)
    state: DeliveryState
    reason: str | None = None


class CarrierAway(Exception):  # noqa: N818 - named for what it says
    """The carrier could not be asked."""


class NotUnderstood(ValueError):  # noqa: N818
    """A request of the carrier lacks what it must have. Carries nothing of it."""


class Carrier(Protocol):
    """Sends text messages and understands what its service tells us."""

    async def send(self, address: str, text: str, key: str) -> Outcome:
        """Hand over one message; ``key`` is our name for it, for reports about it."""

    async def sent_to(self, address: str, since: datetime) -> list[Known]:
        """What the carrier has for a number since a moment, oldest first.

        Raises:
            CarrierAway: it did not say.
        """

    def verified(self, path: str, query: str, body: bytes, headers: Mapping[str, str]) -> bool:
        """Whether a request to one of our addresses comes from the carrier."""

    def inbound(self, body: bytes) -> Inbound:
        """The message in a request.

        Raises:
            NotUnderstood: there is none.
        """

    def report(self, query: str, body: bytes) -> Report:
        """What a request tells of an outbound message.

        Raises:
            NotUnderstood: it tells nothing.
        """

    def answered(self, texts: list[str]) -> tuple[str, str]:
        """Media type and body of an answer to an inbound message; with ``texts`` as its replies."""

    async def close(self) -> None:
        """Close the connections."""

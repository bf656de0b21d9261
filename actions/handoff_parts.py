"""What the talk about a hand-off works with: who receives it, and the seals on what is told."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from actions import resources
from actions.turn import Turn
from actions.wording import line, phrase
from people.receivers import WEEKDAYS, Receiver, Receivers, receivers_in
from people.sealing import Sealing
from people.utc import now
from settings import get_settings

#: How long a link to one's own summary waits to be opened, and opens it once.
LINK_LASTS = timedelta(hours=1)
SUMMARY = "summary"


def receivers() -> Receivers:
    """Who receives hand-offs here."""
    return receivers_in(get_settings().organisation_file)


def receiver_for(turn: Turn) -> Receiver | None:
    """Who receives this worker's; None where nobody does, or where it is not known yet."""
    worker = turn.people.worker(turn.talk)
    return receivers().for_worker(worker.state, worker.zip_code, turn.language)


def place_matters(turn: Turn) -> bool:
    """Whether a place has to be known to find somebody, and is not."""
    worker = turn.worker
    return receivers().needs_place and not (worker.state or worker.zip_code)


def ask(turn: Turn, response: str, agrees: str, **values: Any) -> None:
    """Ask for a yes that passes something on; ``agrees`` names the words on its button."""
    turn.say(
        response,
        buttons=[
            (phrase("handoff.agree", agrees), line("handoff.yes_button")),
            (phrase("handoff.refuse", agrees), line("handoff.no_button")),
        ],
        **values,
    )


def just_asked(turn: Turn, agrees: str) -> bool:
    """Whether that question is the last thing that was said.

    A yes passes something on only where the person has just read what.
    """
    title = phrase("handoff.agree", agrees)
    last = turn.people.last_replies(turn.talk)
    return any(button["title"] == title for reply in last for button in reply.buttons)


def sealed(text: str) -> str:
    """A text as it may be kept."""
    return sealing().sealed(text)


def sealing() -> Sealing:
    """Seals and opens what names a worker."""
    return resources.sealing()


def page_link(turn: Turn, opens: str) -> str:
    """An address that opens a page of this worker's, once."""
    token = turn.people.make_link(turn.talk, opens=opens, lasts=LINK_LASTS)
    return f"{get_settings().reached_at}/{opens}/{token}"


def day_told(moment: datetime) -> str:
    """A day as people write it: "November 25, 2027"."""
    month = phrase("month", f"{moment.month:02d}")
    return line("handoff.day", day=moment.day, month=month, year=moment.year)


def opening_told(receiver: Receiver) -> str | None:
    """When somebody is there again, in the office's own time; None where no hours are known."""
    opening = receiver.next_opening(now())
    if opening is None:
        return None
    here = now().astimezone(ZoneInfo(receiver.time_zone)).date()
    hour = line("handoff.hour", hour=opening.hour % 12 or 12, minute=f"{opening.minute:02d}",
                half="AM" if opening.hour < 12 else "PM")  # fmt: skip
    if opening.date() == here:
        return line("handoff.opens_today", hour=hour)
    day = phrase("handoff.weekdays", WEEKDAYS[opening.weekday()])
    return line("handoff.opens", day=day, hour=hour)

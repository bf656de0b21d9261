"""`python -m supervisor demo-followup`: old release, new release, check-in, reply, hand-off."""

from __future__ import annotations

import re
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from knowledge.releases.made_up import make_up_release
from people.contacts import Contacts
from people.keys import Keys, read_secrets
from people.people import People
from settings import Settings
from supervisor.chat import PROMPT
from supervisor.ports import PortTakenError
from supervisor.run import say, stop_event
from supervisor.simulated_phone import NoTextError, SimulatedPhone
from supervisor.supervision import InterruptedStartError, SystemFailedError
from supervisor.system import RunningSystem, fresh_settings

STORY = Path(__file__).with_suffix(".toml")
#: An hour and minute of UTC that is day in all of the country.
NOON = (18, 30)
#: Seconds for an answer, and for a check-in: a round of the daemon, then one of the front.
ANSWER, CHECK_IN = 60.0, 120.0
#: Seconds in which a second text of one answer comes.
MORE_TEXTS = 2.0


class NotAsExpectedError(Exception):
    """Something of the story did not happen; the message says what."""


def demo_followup() -> int:
    """Plays the story on a system of its own and prints it; 0 when all of it happened."""
    story = tomllib.loads(STORY.read_text(encoding="utf-8"))
    stop_event()
    with tempfile.TemporaryDirectory(prefix="onward-demo-") as name:
        folder = Path(name)
        receivers = folder / "organisation.toml"
        receivers.write_text(story["receivers"], encoding="utf-8")
        settings = fresh_settings(folder).model_copy(
            update={
                "organisation": story["organisation"],
                "organisation_file": receivers,
                "sms_carrier": "simulated",
            }
        )
        try:
            _before(settings, story)
            _after(settings, story, folder / "new-release")
        except NotAsExpectedError as error:
            print(f"Not as expected: {error}", file=sys.stderr)
            return 1
        except (
            InterruptedStartError, PortTakenError, SystemFailedError, NoTextError, httpx.HTTPError,
        ) as error:  # fmt: skip
            print(f"The story broke off: {error or type(error).__name__}", file=sys.stderr)
            return 1
    print("All of the story happened: talk, new release, check-in, reply, hand-off.")
    return 0


def _before(settings: Settings, story: dict[str, Any]) -> None:
    _chapter("A worker talks by text message. The release is the one built from the tables.")
    with RunningSystem(at_noon(settings, 0), say) as system:
        phone = SimulatedPhone(system.front_url, story["number"])
        _play(phone, story["before"])
        phone.close()


def _after(settings: Settings, story: dict[str, Any], new_release: Path) -> None:
    figures = {story["code"]: {story["figure"]: story["value"]}}
    release = make_up_release(settings.knowledge_dir, new_release, figures, "for-the-demo")
    _chapter(
        f"{story['days_later']} days later there is a new release. ONE FIGURE IN IT IS MADE UP FOR "
        f"THIS DEMO, whatever source stands beside it:\n{release}: "
        f"{story['figure']} of {story['code']} is {story['value']:g}"
    )
    later = at_noon(settings.model_copy(update={"knowledge_dir": new_release}), story["days_later"])
    with RunningSystem(later, say) as system:
        phone = SimulatedPhone(system.front_url, story["number"])
        (text, *others) = phone.next(CHECK_IN)
        _show([text, *others])
        _expect(story["check_in"]["expect"], [text], "the check-in")
        if others:
            raise NotAsExpectedError("more than one check-in came")
        _play(phone, story["after"])
        phone.close()
        _expect_handoff(later, story["number"])


def at_noon(settings: Settings, days: int) -> Settings:
    """The settings with a clock that shows noon, some days from now."""
    now = datetime.now(UTC)
    noon = now.replace(hour=NOON[0], minute=NOON[1], second=0, microsecond=0)
    shift = int((noon - now + timedelta(days=days)).total_seconds())
    return settings.model_copy(update={"clock_shift": shift})


def _play(phone: SimulatedPhone, turns: Sequence[dict[str, str]]) -> None:
    for turn in turns:
        print(f"{PROMPT}{turn['say']}", flush=True)
        phone.write(turn["say"])
        texts = phone.next(ANSWER)
        while not _found(turn["expect"], texts):
            try:
                texts += phone.next(MORE_TEXTS)
            except NoTextError:
                break
        _show(texts)
        _expect(turn["expect"], texts, f'the answer to "{turn["say"]}"')


def _found(pattern: str, texts: Sequence[str]) -> bool:
    return re.search(pattern, "\n".join(texts), re.DOTALL) is not None


def _expect(pattern: str, texts: Sequence[str], what: str) -> None:
    if not _found(pattern, texts):
        raise NotAsExpectedError(f'{what} has no "{pattern}"')


def _expect_handoff(settings: Settings, number: str) -> None:
    keys = Keys(read_secrets(settings.secret, settings.secret_file))
    contacts, people = Contacts(settings.people_database, keys), People(settings.people_database)
    contact = contacts.find(number)
    handoff = None if contact is None else people.handoff(contact.talk)
    contacts.close()
    people.close()
    if handoff is None or handoff.state != "waiting":
        raise NotAsExpectedError("no hand-off waits for a coach")
    print(f"[a hand-off is kept; its state: {handoff.state}]\n")


def _chapter(text: str) -> None:
    print(f"\n=== {text}\n", flush=True)


def _show(texts: Sequence[str]) -> None:
    print("\n".join(texts), end="\n\n", flush=True)

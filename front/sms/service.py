"""Everything for text messages put together: started and ended with the front."""

from __future__ import annotations

import asyncio
import secrets
from contextlib import suppress
from dataclasses import dataclass, field

from fastapi import APIRouter

from front.door import Door
from front.sms.carrier import Carrier
from front.sms.fake_carrier import FakeCarrier
from front.sms.outreach import Outreach
from front.sms.reconciling import Reconciling
from front.sms.recovering import Recovering
from front.sms.routes import sms_routes
from front.sms.rules import Rules, rules
from front.sms.sender import Sender
from front.sms.simulator.routes import PATH as SIMULATOR
from front.sms.simulator.routes import simulator_routes
from front.sms.talking import SmsTalks
from front.sms.twilio import Account, TwilioCarrier
from settings import Settings


class NoAccount(ValueError):  # noqa: N818 - named for what it says
    """The settings name a carrier, but not the account with it."""


@dataclass
class Sms:
    """The parts that work while the front runs."""

    outreach: Outreach
    sender: Sender
    reconciling: Reconciling
    recovering: Recovering
    carrier: Carrier
    routes: APIRouter
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)

    def start(self) -> None:
        """Begin to send, to ask about what is uncertain, and to answer what was left."""
        self.sender.start()
        self._tasks = [
            asyncio.create_task(part.run()) for part in (self.reconciling, self.recovering)
        ]

    async def close(self) -> None:
        """Let what is on its way end, and stop."""
        for task in self._tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await self.sender.close()
        await self.carrier.close()


def open_sms(door: Door, how: Rules | None = None) -> Sms | None:
    """The parts for text messages as the settings want them; None where they want none.

    Raises:
        NoAccount: a number, an account or its token is missing.
    """
    settings = door.settings
    if settings.sms_carrier == "none":
        return None
    how = how or rules()
    simulated = _simulated(settings) if settings.sms_carrier == "simulated" else None
    carrier = TwilioCarrier(_account(settings, simulated))
    sender = Sender(door.people, door.contacts, carrier, how)
    talks = SmsTalks(door, sender, how)
    routes = sms_routes(door, carrier, talks, sender)
    if simulated is not None:
        routes = APIRouter()
        routes.include_router(sms_routes(door, carrier, talks, sender))
        routes.include_router(simulator_routes(simulated, settings.organisation))
    return Sms(
        outreach=Outreach(door, sender, how),
        sender=sender,
        reconciling=Reconciling(door.people, door.contacts, carrier, how.uncertain, sender.wake),
        recovering=Recovering(door, talks, how.recovering),
        carrier=carrier,
        routes=routes,
    )


def _simulated(settings: Settings) -> FakeCarrier:
    """A carrier inside this front, with an account that nobody else knows."""
    return FakeCarrier(
        f"AC{secrets.token_hex(16)}",
        secrets.token_hex(16),
        settings.sms_number,
        settings.front_url,
    )


def _account(settings: Settings, simulated: FakeCarrier | None) -> Account:
    if simulated is not None:
        return Account(
            account=simulated.account,
            token=simulated.token,
            number=simulated.number,
            api_url=f"{settings.front_url}{SIMULATOR}",
            public_url=settings.front_url,
        )
    if not (settings.sms_number and settings.sms_account and settings.sms_token):
        raise NoAccount("ONWARD_SMS_NUMBER, ONWARD_SMS_ACCOUNT and ONWARD_SMS_TOKEN are needed")
    return Account(
        account=settings.sms_account,
        token=settings.sms_token,
        number=settings.sms_number,
        api_url=settings.sms_api_url.rstrip("/"),
        public_url=settings.reached_at,
    )

"""Twilio, or a service that speaks its language, as the carrier.

https://www.twilio.com/docs/messaging/api/message-resource
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode
from xml.sax.saxutils import escape

import httpx

from front.sms.carrier import (
    CarrierAway,
    Inbound,
    Known,
    NotTaken,
    NotUnderstood,
    Outcome,
    Report,
    Taken,
    Uncertain,
)
from front.sms.twilio_requests import STATES, fields_of, inbound_of, is_signed

_ERRORS = Path(__file__).with_name("twilio_errors.toml")
#: Seconds to wait for an answer; from then on the fate of a message is uncertain.
ANSWER_WITHIN = 10.0
#: https://www.twilio.com/docs/api/errors/20429
TOO_MANY = 20429
#: Messages asked for at a time when a number's are looked up.
_LOOKED_UP = 50
#: Our clock and Twilio's may differ by so much.
_CLOCKS_DIFFER = timedelta(seconds=30)
SIGNATURE_HEADER = "x-twilio-signature"


@dataclass(frozen=True)
class Account:
    """Whose messages they are, and where everything is reached."""

    account: str
    token: str = field(repr=False)
    #: Our own number, in the form +12015550123.
    number: str = field(repr=False)
    #: Address of the service, e.g. https://api.twilio.com.
    api_url: str
    #: Address at which the carrier reaches us, as it is set in its console; signatures name it.
    public_url: str


class Errors:
    """What the carrier's codes mean."""

    def __init__(self) -> None:
        rules = tomllib.loads(_ERRORS.read_text(encoding="utf-8"))
        self._again, self._dead = frozenset(rules["again"]), frozenset(rules["dead"])
        self._opted_out = frozenset(rules["opted_out"])

    def refusal(self, code: int, after: float | None = None) -> NotTaken:
        """Why a message was not taken."""
        return NotTaken(
            str(code),
            again=code in self._again,
            dead=code in self._dead,
            opted_out=code in self._opted_out,
            after=after,
        )


class TwilioCarrier:
    """Sends over Twilio's REST interface and understands its webhooks."""

    def __init__(self, account: Account, *, answer_within: float = ANSWER_WITHIN) -> None:
        self._account = account
        self._errors = Errors()
        self._messages = f"/2010-04-01/Accounts/{account.account}/Messages.json"
        self._client = httpx.AsyncClient(
            base_url=account.api_url,
            auth=(account.account, account.token),
            timeout=httpx.Timeout(answer_within, connect=min(5.0, answer_within)),
            trust_env=False,
        )

    async def send(self, address: str, text: str, key: str) -> Outcome:
        """Hand over one message. Reports about it will bear ``key``."""
        form = {
            "To": address,
            "From": self._account.number,
            "Body": text,
            "StatusCallback": f"{self._account.public_url}/sms/status?{urlencode({'key': key})}",
        }
        try:
            response = await self._client.post(self._messages, data=form)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout):
            # Nothing has left this machine.
            return NotTaken("unreachable", again=True)
        except httpx.HTTPError:
            return Uncertain()
        return self._outcome(response)

    def _outcome(self, response: httpx.Response) -> Outcome:
        content = _content(response)
        if response.is_success:
            carrier_id = content.get("sid")
            if not isinstance(carrier_id, str) or not carrier_id:
                return Uncertain()
            return Taken(carrier_id, *self._state(content))
        if response.status_code >= 500 or response.status_code == 408:
            # An error on the way back: the message may have been made before it.
            return Uncertain()
        if response.status_code == 429:
            return self._errors.refusal(TOO_MANY, _seconds(response.headers.get("Retry-After")))
        code = content.get("code")
        return self._errors.refusal(code if isinstance(code, int) else response.status_code)

    def _state(self, content: Mapping[str, Any]) -> tuple[Any, str | None]:
        state = STATES.get(str(content.get("status")), "sent")
        code = content.get("error_code")
        return state, None if code in (None, "") else str(code)

    async def sent_to(self, address: str, since: datetime) -> list[Known]:
        """What Twilio has for a number since a moment, oldest first.

        Raises:
            CarrierAway: it did not say.
        """
        question = {"To": address, "PageSize": str(_LOOKED_UP)}
        known = [
            self._known(content, since - _CLOCKS_DIFFER) for content in await self._list(question)
        ]
        # Twilio lists the newest first.
        return [one for one in reversed(known) if one is not None]

    async def _list(self, question: Mapping[str, str]) -> list[Any]:
        try:
            response = await self._client.get(self._messages, params=dict(question))
        except httpx.HTTPError:
            raise CarrierAway from None
        messages = _content(response).get("messages")
        if not response.is_success or not isinstance(messages, list):
            raise CarrierAway
        return messages

    def _known(self, content: Any, since: datetime) -> Known | None:
        try:
            made = parsedate_to_datetime(content["date_created"])
            if made < since or content["from"] != self._account.number:
                return None
            return Known(content["sid"], content["body"], *self._state(content))
        except (KeyError, TypeError, ValueError):
            return None

    def verified(self, path: str, query: str, body: bytes, headers: Mapping[str, str]) -> bool:
        """Whether a request bears Twilio's signature for our public address."""
        url = f"{self._account.public_url}{path}" + (f"?{query}" if query else "")
        return is_signed(self._account.token, url, body, headers.get(SIGNATURE_HEADER))

    def inbound(self, body: bytes) -> Inbound:
        """The message in a webhook.

        Raises:
            NotUnderstood: there is none.
        """
        return inbound_of(body)

    def report(self, query: str, body: bytes) -> Report:
        """What a status callback tells.

        Raises:
            NotUnderstood: it tells nothing.
        """
        fields = dict(fields_of(body))
        carrier_id = fields.get("MessageSid") or fields.get("SmsSid")
        state = STATES.get(fields.get("MessageStatus") or fields.get("SmsStatus") or "")
        if not carrier_id or state is None:
            raise NotUnderstood("no report")
        keys = parse_qs(query).get("key", [])
        code = fields.get("ErrorCode") or None
        meaning = self._errors.refusal(int(code)) if code and code.isdecimal() else None
        return Report(
            carrier_id,
            state,
            reason=code,
            key=keys[0] if keys else None,
            dead=meaning is not None and meaning.dead,
            opted_out=meaning is not None and meaning.opted_out,
        )

    def answered(self, texts: list[str]) -> tuple[str, str]:
        """TwiML; https://www.twilio.com/docs/messaging/twiml."""
        messages = "".join(f"<Message>{escape(text)}</Message>" for text in texts)
        body = f'<?xml version="1.0" encoding="UTF-8"?><Response>{messages}</Response>'
        return "application/xml", body

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()


def _content(response: httpx.Response) -> dict[str, Any]:
    try:
        content = response.json()
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}


def _seconds(given: str | None) -> float | None:
    return float(given) if given is not None and given.isdecimal() else None

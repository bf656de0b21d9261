"""Requests that Twilio, or who speaks like it, sends us: their signature and their content."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterable
from typing import Final
from urllib.parse import parse_qsl

from front.sms.carrier import Inbound, NotUnderstood, OptOut
from front.sms.phone import NoNumber, phone_number
from people.records import DeliveryState

#: https://www.twilio.com/docs/messaging/api/message-resource#message-status-values
STATES: Final[dict[str, DeliveryState]] = {
    "accepted": "sent",
    "scheduled": "sent",
    "queued": "sent",
    "sending": "sent",
    "sent": "sent",
    "delivered": "delivered",
    "read": "delivered",
    "undelivered": "failed",
    "failed": "failed",
    "canceled": "failed",
}
#: https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out#opt-out-type
_OPT_OUTS: Final[dict[str, OptOut]] = {"STOP": "stop", "START": "start", "HELP": "help"}
#: Fields of one request; Twilio sends about thirty.
_MOST_FIELDS = 200


def fields_of(body: bytes) -> list[tuple[str, str]]:
    """The fields of a form, in their order.

    Raises:
        NotUnderstood: the body is no form.
    """
    try:
        return parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise NotUnderstood("no form") from None


def signature(token: str, url: str, fields: Iterable[tuple[str, str]]) -> str:
    """X-Twilio-Signature of a POST: HMAC-SHA1 of the full address and every field, sorted.

    https://www.twilio.com/docs/usage/security#validating-requests
    """
    signed = url + "".join(name + value for name, value in sorted(set(fields)))
    return base64.b64encode(
        hmac.new(token.encode(), signed.encode(), hashlib.sha1).digest()
    ).decode()


def is_signed(token: str, url: str, body: bytes, given: str | None) -> bool:
    """Whether a request bears the right signature; compared without telling how far it is."""
    try:
        right = signature(token, url, fields_of(body))
    except NotUnderstood:
        return False
    return given is not None and hmac.compare_digest(right.encode(), given.encode())


def inbound_of(body: bytes) -> Inbound:
    """The message in the fields of a webhook.

    https://www.twilio.com/docs/messaging/guides/webhook-request

    Raises:
        NotUnderstood: it has no name, or does not come from a phone of North America.
    """
    fields = dict(fields_of(body))
    carrier_id = fields.get("MessageSid") or fields.get("SmsSid")
    if not carrier_id or "Body" not in fields:
        raise NotUnderstood("no message")
    try:
        address = phone_number(fields.get("From", ""))
    except NoNumber:
        raise NotUnderstood("no sender") from None
    opt_out = _OPT_OUTS.get(fields.get("OptOutType", "").upper())
    return Inbound(carrier_id, address, fields["Body"], opt_out)

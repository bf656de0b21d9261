"""The channel of text messages."""

from __future__ import annotations

from bot.channels.front import FrontChannel


class SmsChannel(FrontChannel):
    """Short texts: the domain's responses for the channel "sms" win over the general ones."""

    @classmethod
    def name(cls) -> str:
        """Its place in the URL: /webhooks/sms/."""
        return "sms"

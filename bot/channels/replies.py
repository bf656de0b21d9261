"""Collects what the bot says in one turn, one entry for each utterance."""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import OutputChannel

_KEPT = ("text", "buttons", "custom")


class Replies(OutputChannel):
    """Keeps text, buttons and custom data of an utterance together; Rasa would send them apart."""

    def __init__(self, channel: str) -> None:
        self._channel = channel
        self.collected: list[dict[str, Any]] = []

    def name(self) -> str:
        """The channel's name, by which a domain may give it wordings of its own.

        Rasa asks each output channel that it is given, never the class.
        """
        return self._channel

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Takes one utterance of the bot."""
        reply = {key: message[key] for key in _KEPT if message.get(key)}
        if reply:
            self.collected.append(reply)

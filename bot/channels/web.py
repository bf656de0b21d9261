"""The channel of the web page."""

from __future__ import annotations

from bot.channels.front import FrontChannel


class WebChannel(FrontChannel):
    """Long texts, buttons and cards."""

    @classmethod
    def name(cls) -> str:
        """Its place in the URL: /webhooks/web/."""
        return "web"

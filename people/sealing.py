"""Seals what names or describes a worker, so that the database alone gives none of it away."""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from people.keys import Keys


class UnreadableSeal(ValueError):  # noqa: N818 - named for what it says
    """Something sealed does not open with any of the keys."""


class Sealing:
    """Seals and opens texts with keys derived from the secret of the settings."""

    def __init__(self, keys: Keys) -> None:
        derived = keys.derived("sealed text")
        self._cipher = MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in derived])

    def sealed(self, text: str) -> str:
        """A text as it may be kept."""
        return self._cipher.encrypt(text.encode()).decode("ascii")

    def opened(self, kept: str) -> str:
        """The text again.

        Raises:
            UnreadableSeal: it was sealed with another secret.
        """
        try:
            return self._cipher.decrypt(kept.encode("ascii")).decode()
        except InvalidToken:
            raise UnreadableSeal("no key opens this") from None

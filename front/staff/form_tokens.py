"""Proof that a form was sent from our own page, bound to the cookie that comes with it.

Rule: OWASP's Cross-Site Request Forgery Prevention cheat sheet, signed double-submit cookie, with
the session's random token as the value that is signed.
"""

from __future__ import annotations

import hashlib
import hmac

from people.keys import Keys


class FormTokens:
    """Makes and checks the tokens of forms."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys.derived("staff forms")

    def token(self, cookie: str) -> str:
        """The token for the forms of whoever holds this cookie."""
        return self._signed(self._keys[0], cookie)

    def fits(self, cookie: str, token: str | None) -> bool:
        """Whether a token was made for the holder of this cookie, with any of the keys."""
        given = (token or "").encode()
        return any(
            hmac.compare_digest(self._signed(key, cookie).encode(), given) for key in self._keys
        )

    @staticmethod
    def _signed(key: bytes, cookie: str) -> str:
        return hmac.new(key, cookie.encode(), hashlib.sha256).hexdigest()

"""What a browser opened by a link that works once: it may load that page again for an hour."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from fastapi import Request, Response
from itsdangerous import BadData, URLSafeTimedSerializer

from people.keys import Keys

#: How long an opened page may be loaded again, e.g. by a phone that dropped it.
OPEN_LASTS = timedelta(hours=1)


class OpenedPages:
    """Signs whose page of a kind a browser opened. It opens that kind and nothing else.

    Args:
        keys: what is signed with.
        kind: the first part of the pages' address, e.g. "summary".
        strict: no page of another site can make the browser send it along, not even by a link.
    """

    def __init__(self, keys: Keys, kind: str, *, strict: bool) -> None:
        oldest_first = keys.derived(f"{kind} page")[::-1]
        self._serializer = URLSafeTimedSerializer(oldest_first, salt=kind)
        self._cookie, self._path = f"onward_{kind}", f"/{kind}"
        self._same_site: Literal["strict", "lax"] = "strict" if strict else "lax"

    def remember(self, request: Request, answer: Response, talk: str) -> None:
        """Have the browser keep it."""
        signed = self._serializer.dumps(talk)
        answer.set_cookie(
            self._cookie, signed if isinstance(signed, str) else signed.decode("ascii"),
            max_age=int(OPEN_LASTS.total_seconds()), path=self._path,
            secure=request.url.scheme == "https", httponly=True, samesite=self._same_site,
        )  # fmt: skip

    def talk(self, request: Request) -> str | None:
        """Whose page it is; None for nothing, forged or too old."""
        kept = request.cookies.get(self._cookie) or ""
        try:
            talk = self._serializer.loads(kept, max_age=int(OPEN_LASTS.total_seconds()))
        except BadData:
            return None
        return talk if isinstance(talk, str) else None

"""What a browser opened by a link that works once: it may load that page again for an hour."""

from __future__ import annotations

from datetime import timedelta

from fastapi import Request, Response
from itsdangerous import BadData, URLSafeTimedSerializer

from people.keys import Keys

#: How long an opened page may be loaded again, e.g. by a phone that dropped it.
OPEN_LASTS = timedelta(hours=1)
_COOKIE = "onward_summary"


class OpenedPages:
    """Signs whose summary a browser opened. It opens the summary and nothing else."""

    def __init__(self, keys: Keys) -> None:
        oldest_first = keys.derived("summary page")[::-1]
        self._serializer = URLSafeTimedSerializer(oldest_first, salt="summary")

    def remember(self, request: Request, answer: Response, talk: str) -> None:
        """Have the browser keep it. No page of another site can make it send it along."""
        signed = self._serializer.dumps(talk)
        answer.set_cookie(
            _COOKIE, signed if isinstance(signed, str) else signed.decode("ascii"),
            max_age=int(OPEN_LASTS.total_seconds()), path="/summary",
            secure=request.url.scheme == "https", httponly=True, samesite="strict",
        )  # fmt: skip

    def talk(self, request: Request) -> str | None:
        """Whose summary it is; None for nothing, forged or too old."""
        kept = request.cookies.get(_COOKIE) or ""
        try:
            talk = self._serializer.loads(kept, max_age=int(OPEN_LASTS.total_seconds()))
        except BadData:
            return None
        return talk if isinstance(talk, str) else None

"""Signed sessions: whoever holds one may read and write its talk, nobody else."""

from __future__ import annotations

from datetime import timedelta

from itsdangerous import BadData, URLSafeTimedSerializer

from people.keys import Keys

#: How long a browser may stay away and still find its talk.
SESSION_LASTS = timedelta(days=180)

_SCHEME = "Bearer "


class Sessions:
    """Makes and checks sessions. A session names one talk and when it was begun."""

    def __init__(self, keys: Keys) -> None:
        # The newest key signs; sessions signed with the older ones stay good.
        oldest_first = keys.derived("session")[::-1]
        self._serializer = URLSafeTimedSerializer(oldest_first, salt="talk")

    def begin(self, talk: str) -> str:
        """A session for a talk."""
        signed = self._serializer.dumps(talk)
        return signed if isinstance(signed, str) else signed.decode("ascii")

    def talk(self, authorization: str | None) -> str | None:
        """The talk of an Authorization header; None for none, a forged or an expired one."""
        if authorization is None or not authorization.startswith(_SCHEME):
            return None
        session = authorization.removeprefix(_SCHEME)
        try:
            talk = self._serializer.loads(session, max_age=int(SESSION_LASTS.total_seconds()))
        except BadData:
            return None
        return talk if isinstance(talk, str) else None

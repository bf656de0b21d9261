"""What occupations are called when a person is spoken to."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.answers import NextJob
from knowledge.store.schema import Occupation, PlainTitle


class Names:
    """Everyday names for codes; the official title where none is written."""

    def __init__(self, session: Session) -> None:
        self._titles = {row.code: row.title for row in session.scalars(select(Occupation))}
        rows = session.scalars(select(PlainTitle)).all()
        self._one = {row.code: row.one for row in rows}
        self._several = {row.code: row.several for row in rows}

    def one(self, code: str) -> str:
        """One person in the occupation: "waiter or waitress".

        Raises:
            KeyError: the code is not in the store.
        """
        return self._one.get(code) or self._titles[code]

    def several(self, code: str) -> str:
        """Several people in it: "waiters and waitresses"; raises as :meth:`one`."""
        return self._several.get(code) or self._titles[code]

    def of(self, job: NextJob) -> str:
        """One person in a next job, by its finer O*NET title where it has one."""
        return job.title.removesuffix("s").lower() if job.onet_code else self.one(job.code)

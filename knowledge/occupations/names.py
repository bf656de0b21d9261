"""What occupations are called when a person is spoken to."""

from __future__ import annotations

from copy import copy

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.answers import NextJob
from knowledge.store.schema import Occupation, PlainTitle, PlainTitleSpanish
from language.detect import ENGLISH, SPANISH

TITLES: dict[str, type[PlainTitle] | type[PlainTitleSpanish]] = {
    ENGLISH: PlainTitle,
    SPANISH: PlainTitleSpanish,
}


class Names:
    """Everyday names for codes; the official title where none is written."""

    def __init__(self, session: Session) -> None:
        self._titles = {row.code: row.title for row in session.scalars(select(Occupation))}
        self._language = ENGLISH
        self._one: dict[str, dict[str, str]] = {}
        self._several: dict[str, dict[str, str]] = {}
        for language, table in TITLES.items():
            rows = session.execute(select(table.code, table.one, table.several)).all()
            self._one[language] = {code: one for code, one, _ in rows}
            self._several[language] = {code: several for code, _, several in rows}

    def speaking(self, language: str) -> Names:
        """The same names with another language as the one that is meant when none is named."""
        other = copy(self)
        other._language = language
        return other

    def one(self, code: str, language: str | None = None) -> str:
        """One person in the occupation: "waiter or waitress", "mesero o mesera".

        A language without names of its own ("en" and "es" have them) gives the official title.

        Raises:
            KeyError: the code is not in the store.
        """
        return self._one.get(language or self._language, {}).get(code) or self._titles[code]

    def several(self, code: str, language: str | None = None) -> str:
        """Several people in it: "waiters and waitresses"; raises as :meth:`one`."""
        return self._several.get(language or self._language, {}).get(code) or self._titles[code]

    def of(self, job: NextJob, language: str | None = None) -> str:
        """One person in a next job, in English by its finer O*NET title where it has one."""
        if job.onet_code and (language or self._language) == ENGLISH:
            return job.title.removesuffix("s").lower()
        return self.one(job.code, language)

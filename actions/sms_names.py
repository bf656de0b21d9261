"""Names of occupations, short enough for a line of a text message."""

from __future__ import annotations

from copy import copy

from actions.sms_room import short_title
from knowledge.answers import NextJob
from knowledge.occupations.names import Names


class SmsNames(Names):
    """The same names as others, cut where they are long; made by :func:`sms_names`."""

    def one(self, code: str, language: str | None = None) -> str:
        return short_title(super().one(code, language))

    def several(self, code: str, language: str | None = None) -> str:
        return short_title(super().several(code, language))

    def of(self, job: NextJob, language: str | None = None) -> str:
        return short_title(super().of(job, language))


def sms_names(names: Names) -> SmsNames:
    """Shorter names in the same language, over the same titles."""
    shorter = copy(names)
    shorter.__class__ = SmsNames
    assert isinstance(shorter, SmsNames)  # noqa: S101 - tells the type checker what was just done
    return shorter

"""What a code means that somebody typed: SOC 2018, O*NET, a combination, or a retired code."""

from __future__ import annotations

import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.progressions.wishes import UnknownOccupationError
from knowledge.store.schema import Occupation, RetiredCode

_CODE = re.compile(r"(\d\d-\d{4})(?:\.\d\d)?")


def resolve_code(session: Session, text: str) -> str:
    """Return the SOC 2018 code that ``text`` stands for; an O*NET code gives its SOC code.

    Raises:
        UnknownOccupationError: it stands for none or for several; the message says which codes
            took the place of a retired one, and which are the members of a combination.
    """
    shape = _CODE.fullmatch(text.strip())
    if shape is None:
        raise UnknownOccupationError(f"{text!r} is not an occupation code such as 35-3031")
    code = shape[1]
    if session.get(Occupation, code) is not None:
        return code
    successors = select(RetiredCode.code).where(RetiredCode.retired_code == code)
    for meaning, found in (
        ("is a SOC 2010 code; SOC 2018 has in its place", session.scalars(successors).all()),
        (
            "is a combination that BLS prints figures for; its members are",
            session.scalars(select(Occupation.code).where(Occupation.figures_code == code)).all(),
        ),
    ):
        if found:
            listed = ", ".join(f"{c} {_title(session, c)}" for c in sorted(found))
            raise UnknownOccupationError(f"{code} {meaning}: {listed}")
    raise UnknownOccupationError(f"{code} is not an occupation of this store")


def _title(session: Session, code: str) -> str:
    occupation = session.get(Occupation, code)
    return occupation.title if occupation else ""

"""Everything the finder needs, read from the store once."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.store.schema import (
    FieldOfStudy,
    FieldOutcome,
    Licence,
    Occupation,
    OnetOccupation,
    PlainWord,
    Programme,
    TrainingRoute,
)
from knowledge.training.listing import ListedProgramme, read_programmes
from knowledge.training.relevance import FIELD_ONLY, Closeness, NameIndex, closeness_of_names
from knowledge.training.rules import course_words, listing_rules, says

#: The kind of plain words that can stand in a course's name. Abbreviations are left out: "CCA"
#: is a mail carrier here and a medical coder there; course_words.toml has those that are safe.
_NAMING_KIND = "title"


class TrainingCatalogue:
    """Programmes, fields, outcomes, routes and licences in memory, and which are close to a job."""

    def __init__(self, session: Session) -> None:
        self._rules = listing_rules()
        self.programmes = read_programmes(session.scalars(select(Programme)), self._rules)
        self.routes = tuple(session.scalars(select(TrainingRoute)))
        self.licences: dict[str, list[Licence]] = defaultdict(list)
        for licence in session.scalars(select(Licence).order_by(Licence.name)):
            self.licences[licence.code].append(licence)
        self.occupations = {row.code: row for row in session.scalars(select(Occupation))}
        self.outcomes = {(o.state, o.cip): o for o in session.scalars(select(FieldOutcome))}
        #: Field of study -> the occupations it leads to.
        self.jobs_of_field: dict[str, set[str]] = defaultdict(set)
        for cip, code in session.execute(select(FieldOfStudy.cip, FieldOfStudy.code)):
            self.jobs_of_field[cip].add(code)
        self._names = NameIndex([programme.name for programme in self.programmes])
        self._titles = _titles(session)
        self._narrow_fields = self._find_narrow_fields()
        self._in_field = self._find_in_field()
        self._close: dict[str, dict[int, Closeness]] = {}

    def close_programmes(self, code: str) -> list[tuple[ListedProgramme, Closeness]]:
        """Every programme that has to do with the occupation, in the list's order.

        Computed on the first question about an occupation and kept.
        """
        if code not in self._close:
            self._close[code] = self._find_close(code)
        return [(self.programmes[i], how) for i, how in self._close[code].items()]

    def _find_close(self, code: str) -> dict[int, Closeness]:
        close, never = closeness_of_names(
            self._names,
            [self.occupations[code].title, *self._titles.get(code, ())],
            course_words().get(code),
            named=self._rules.named,
            near=self._rules.near,
        )
        for cip in self._narrow_fields.get(code, ()):
            for i in self._in_field.get(cip, ()):
                if i not in never:
                    close.setdefault(i, Closeness(FIELD_ONLY, 0.0))
        return dict(sorted(close.items()))

    def _find_narrow_fields(self) -> dict[str, list[str]]:
        """Occupation -> the fields that lead to it and to few others."""
        fields: dict[str, list[str]] = defaultdict(list)
        for cip, codes in self.jobs_of_field.items():
            if len(codes) <= self._rules.field_jobs_at_most:
                for code in codes:
                    fields[code].append(cip)
        return fields

    def _find_in_field(self) -> dict[str, list[int]]:
        """Field -> programmes certain enough to be offered for their field alone."""
        found: dict[str, list[int]] = defaultdict(list)
        for i, programme in enumerate(self.programmes):
            certain = (programme.cip_confidence or 0.0) >= self._rules.field_certain
            everybody = says(self._rules.for_everybody, programme.name.lower())
            if programme.cip and certain and not everybody:
                found[programme.cip].append(i)
        return found


def _titles(session: Session) -> dict[str, list[str]]:
    """Occupation -> its finer titles and the plain names people use for it."""
    titles: dict[str, list[str]] = defaultdict(list)
    finer = select(OnetOccupation.code, OnetOccupation.title)
    plain = select(PlainWord.code, PlainWord.phrase).where(PlainWord.kind == _NAMING_KIND)
    for statement in (finer, plain):
        for code, title in session.execute(statement):
            titles[code].append(title)
    return titles

"""Everything the finder needs, read once from the store and from the operator's own imports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from knowledge.store.schema import FieldOfStudy, Licence, Occupation, OnetOccupation, PlainWord
from knowledge.store.schema_training import (
    Credential,
    Field,
    Programme,
    TrainingOutcome,
    TrainingRoute,
)
from knowledge.training.coverage import FieldLevels
from knowledge.training.figures import Figure, figure_of
from knowledge.training.listing import ListedProgramme, read_programmes
from knowledge.training.relevance import FIELD_ONLY, Closeness, NameIndex, closeness_of_names
from knowledge.training.rules import course_words, listing_rules, says
from knowledge.training.tiers import Judgement, judge, judge_field

#: The kind of plain words that can stand in a course's name. Abbreviations are left out: "CCA"
#: is a mail carrier here and a medical coder there; course_words.toml has those that are safe.
_NAMING_KIND = "title"
#: Rows read from a database at a time.
_PART = 5000
#: Judgements kept: one of each programme with figures, for each origin wage asked about.
_JUDGEMENTS_KEPT = 200_000


class TrainingCatalogue:
    """Programmes, fields, outcomes, routes and licences in memory, and which are close to a job.

    A state whose list is among ``imports`` is shown from there alone: the sample of about 2018
    gives way. So do a field's sample figures where imported ones are of the same state and field.
    """

    def __init__(self, session: Session, imports: Session | None = None) -> None:
        self._rules = listing_rules()
        self.programmes = read_programmes(_programmes(session, imports), self._rules)
        self.by_id = {programme.programme_id: programme for programme in self.programmes}
        #: The states whose lists are here.
        self.states = frozenset(programme.state for programme in self.programmes)
        self.routes = tuple(session.scalars(select(TrainingRoute)))
        self.credentials = {row.route_id: row for row in session.scalars(select(Credential))}
        self.licences: dict[str, list[Licence]] = defaultdict(list)
        for licence in session.scalars(select(Licence).order_by(Licence.name)):
            self.licences[licence.code].append(licence)
        self.occupations = {row.code: row for row in session.scalars(select(Occupation))}
        self.field_titles = {row.cip: row.title for row in session.scalars(select(Field))}
        self._own: dict[str, list[Figure]] = defaultdict(list)
        self._of_field: dict[tuple[str, str], list[Figure]] = defaultdict(list)
        for one in (imports, session):
            if one is not None:
                self._read_outcomes(one)
        self._judged: dict[tuple[str, str, int | None], Judgement] = {}
        #: Field of study -> the occupations it leads to.
        self.jobs_of_field: dict[str, set[str]] = defaultdict(set)
        for cip, code in session.execute(select(FieldOfStudy.cip, FieldOfStudy.code)):
            self.jobs_of_field[cip].add(code)
        self.levels = FieldLevels(session, self.jobs_of_field)
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

    def closeness(self, code: str, programme_id: str) -> Closeness:
        """How close one programme is to the occupation; the farthest when it is not close."""
        close = (
            how for one, how in self.close_programmes(code) if one.programme_id == programme_id
        )
        return next(close, Closeness(FIELD_ONLY, 0.0))

    def judge_own(self, programme_id: str, origin_wage: int | None) -> Judgement | None:
        """The judgement on a programme's own figures; None when there are none."""
        figures = self._own.get(programme_id)
        if not figures:
            return None
        key = ("programme", programme_id, origin_wage)
        return self._judged.get(key) or self._keep(key, judge(figures, origin_wage))

    def judge_field(self, state: str, cip: str, origin_wage: int | None) -> Judgement | None:
        """The judgement on a state's field; None when there are no figures of it."""
        figures = self._of_field.get((state, cip))
        if not figures:
            return None
        key = (state, cip, origin_wage)
        return self._judged.get(key) or self._keep(key, judge_field(figures, origin_wage))

    def _keep(self, key: tuple[str, str, int | None], judgement: Judgement) -> Judgement:
        if len(self._judged) >= _JUDGEMENTS_KEPT:
            self._judged.clear()
        self._judged[key] = judgement
        return judgement

    def _read_outcomes(self, session: Session) -> None:
        """Read what is not known yet, so the first session read wins."""
        own, field = set(self._own), set(self._of_field)
        # Columns and not objects: of 75,000 programmes there are some 300,000 figures.
        rows = session.execute(
            select(*TrainingOutcome.__table__.columns)
            .where(TrainingOutcome.of.in_(("programme", "field")))
            .execution_options(yield_per=_PART)
        )
        for row in rows:
            if row.of == "programme" and row.subject not in own:
                self._own[row.subject].append(figure_of(row))
            elif row.of == "field" and row.cip and (row.state, row.cip) not in field:
                self._of_field[row.state, row.cip].append(figure_of(row))

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
            if programme.cip and certain and not _for_everybody(programme):
                found[programme.cip].append(i)
        return found


def _for_everybody(programme: ListedProgramme) -> bool:
    return says(listing_rules().for_everybody, programme.name.lower())


def _programmes(session: Session, imports: Session | None) -> Iterator[Row[Any]]:
    """The imported programmes, then the store's of the other states."""
    listed: frozenset[str] = frozenset()
    statement = select(*Programme.__table__.columns).order_by(Programme.programme_id)
    statement = statement.execution_options(yield_per=_PART)
    if imports is not None:
        listed = frozenset(imports.scalars(select(Programme.state).distinct()))
        yield from imports.execute(statement)
    yield from session.execute(statement.where(Programme.state.not_in(listed)))


def _titles(session: Session) -> dict[str, list[str]]:
    """Occupation -> its finer titles and the plain names people use for it."""
    titles: dict[str, list[str]] = defaultdict(list)
    finer = select(OnetOccupation.code, OnetOccupation.title)
    plain = select(PlainWord.code, PlainWord.phrase).where(PlainWord.kind == _NAMING_KIND)
    for statement in (finer, plain):
        for code, title in session.execute(statement):
            titles[code].append(title)
    return titles

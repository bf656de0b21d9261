"""Training towards an occupation: found, judged, filtered and put in order.

The order, every part of it stated here or in a TOML file, none of it bought:

1. the licence rules, when a state's list names a licence for the job;
2. paid routes ("earn while you learn"), when money is tight;
3. the worker's own state: where its programmes are listed they come next, then nation-wide
   routes; elsewhere (or when the place is unknown) routes come next and listed programmes
   follow as examples of cost and length;
4. options that meet every wish before those that do not state something wished for;
5. among programmes: near the worker; for beginners; named for the job, then near it, then only
   in its field; tier; focus on this job; one programme of each school before its second (and
   two before its third, whatever else); cost; length; name.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from knowledge.answers import TrainingOption
from knowledge.store.schema import Occupation
from knowledge.training.catalogue import TrainingCatalogue
from knowledge.training.filters import Checked, TrainingFilters, check_programme, check_route
from knowledge.training.mixing import after_mixing
from knowledge.training.order import programme_order
from knowledge.training.presented import (
    Judged,
    field_outcome_of,
    licence_option,
    programme_option,
    route_option,
)
from knowledge.training.routes import ChosenRoute, any_job, leads_to, route_order
from knowledge.training.rules import effectiveness, listing_rules
from knowledge.training.tiers import Judgement, judge_field


@dataclass(frozen=True)
class TrainingAnswer:
    """Options with counts of what is not among them, so that nothing vanishes unsaid."""

    code: str
    from_code: str | None
    origin_wage: int | None
    options: tuple[TrainingOption, ...]
    #: Options that meet every wish, before ``limit`` cut the list.
    meeting: int
    #: Filter -> options that do not state it (kept, after the others).
    not_stated: dict[str, int]
    #: Reason -> options left out: failed filters, "employers_only", "not_a_programme".
    hidden: dict[str, int]
    #: Licences the sample state lists for the job.
    licences: tuple[str, ...]
    paid_first: bool


class TrainingFinder:
    """Finds training; loads programmes, fields, outcomes, routes and licences once.

    Building takes about a second, an answer a few milliseconds. ``as_of`` is today's date, for
    the rule that nothing older than two years is called current.
    """

    def __init__(self, session: Session, as_of: date | None = None) -> None:
        self._as_of = as_of or date.today()
        self._rules = listing_rules()
        self._catalogue = TrainingCatalogue(session)

    def options(
        self,
        code: str,
        from_code: str | None = None,
        filters: TrainingFilters | None = None,
        limit: int = 5,
    ) -> tuple[TrainingOption, ...]:
        """The best ``limit`` options towards ``code``; see :meth:`answer`."""
        return self.answer(code, from_code, filters, limit).options

    def answer(
        self,
        code: str,
        from_code: str | None = None,
        filters: TrainingFilters | None = None,
        limit: int = 5,
    ) -> TrainingAnswer:
        """Find training towards occupation ``code`` for a worker whose last job is ``from_code``.

        Raises:
            KeyError: ``code`` or ``from_code`` is no occupation of the store.
        """
        filters = filters or TrainingFilters()
        occupation = self._catalogue.occupations[code]
        origin_wage = self._catalogue.occupations[from_code].median_wage if from_code else None
        paid_first = self._paid_first(filters, origin_wage)
        home = self._home(filters)
        hidden: Counter[str] = Counter()
        not_stated: Counter[str] = Counter()
        programmes = self._judged(code, origin_wage, filters, hidden, not_stated)
        routes = self._checked_routes(occupation, filters, hidden, not_stated)
        meeting = sum(1 for checked in programmes if not checked.checked.not_stated)
        meeting += sum(1 for chosen in routes if not chosen.checked.not_stated)
        licences = self._catalogue.licences.get(code, [])
        options = after_mixing(
            licences=[licence_option(licences, self._rules)] if licences else [],
            routes=routes,
            programmes=programmes,
            show=lambda item: self._shown(item, home),
            paid_first=paid_first,
            home=home,
            limit=limit,
            rules=self._rules,
        )
        return TrainingAnswer(
            code=code,
            from_code=from_code,
            origin_wage=origin_wage,
            options=options,
            meeting=meeting,
            not_stated=dict(not_stated),
            hidden=dict(hidden),
            licences=tuple(licence.name for licence in licences),
            paid_first=paid_first,
        )

    def _shown(self, item: ChosenRoute | Judged, home: str | None) -> TrainingOption:
        if isinstance(item, ChosenRoute):
            return route_option(item.route, item.checked, self._as_of)
        return programme_option(item, home, self._as_of)

    def _home(self, filters: TrainingFilters) -> str | None:
        """The worker's state when its programmes are listed here."""
        state = filters.near.in_state if filters.near else None
        return state if state in self._rules.states else None

    def _paid_first(self, filters: TrainingFilters, origin_wage: int | None) -> bool:
        if filters.money_tight is not None:
            return filters.money_tight
        low = origin_wage is not None and origin_wage < effectiveness().low_wage
        return filters.free or low

    def _judged(
        self,
        code: str,
        origin_wage: int | None,
        filters: TrainingFilters,
        hidden: Counter[str],
        not_stated: Counter[str],
    ) -> list[Judged]:
        found: list[Judged] = []
        fields: dict[tuple[str, str], Judgement] = {}
        for programme, closeness in self._catalogue.close_programmes(code):
            if programme.left_out:
                hidden[programme.left_out] += 1
                continue
            checked = check_programme(programme, filters)
            if not _kept(checked, hidden, not_stated):
                continue
            outcome = field_outcome_of(
                programme, code, self._catalogue.outcomes, self._catalogue.jobs_of_field
            )
            if outcome is not None and (outcome.state, outcome.cip) not in fields:
                fields[outcome.state, outcome.cip] = judge_field(outcome, origin_wage)
            found.append(
                Judged(
                    programme=programme,
                    closeness=closeness,
                    checked=checked,
                    outcome=outcome,
                    judgement=fields[outcome.state, outcome.cip] if outcome else None,
                )
            )
        return programme_order(found, filters, self._home(filters), self._rules)

    def _checked_routes(
        self,
        occupation: Occupation,
        filters: TrainingFilters,
        hidden: Counter[str],
        not_stated: Counter[str],
    ) -> list[ChosenRoute]:
        found = []
        for route in self._catalogue.routes:
            if not leads_to(route, occupation):
                continue
            checked = check_route(route, filters)
            if _kept(checked, hidden, not_stated):
                found.append(ChosenRoute(route, checked, any_job(route, self._rules)))
        return route_order(found)


def _kept(checked: Checked, hidden: Counter[str], not_stated: Counter[str]) -> bool:
    if checked.failed:
        hidden.update(checked.failed)
        return False
    not_stated.update(checked.not_stated)
    return True

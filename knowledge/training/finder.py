"""Training towards an occupation: found, judged, filtered and put in order.

The order, every part of it stated here or in a TOML file, none of it bought:

1. the way to a high school diploma, for a worker known to be without one and a job that asks
   for it;
2. the licence rules, when a state's list names a licence for the job;
3. a paid route ("earn while you learn"), when money is tight;
4. options that meet every wish before those that do not state something wished for;
5. the worker's own state: where its programmes are listed they come next, then nation-wide
   routes; elsewhere (or when the place is unknown) routes come next and listed programmes
   follow as examples of cost and length;
6. among programmes: near the worker; for beginners; named for the job, then near it, then only
   in its field; tier; one programme of each school before its second (and two before its third,
   whatever else); focus on this job; in the worker's county, when near ones were asked for;
   cost; length; name.

Diploma and licence rules are left out when something is asked of the training: they are no
answer to "free" or "online".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from knowledge.answers import TrainingOption
from knowledge.training.candidates import Candidates
from knowledge.training.catalogue import TrainingCatalogue
from knowledge.training.filters import TrainingFilters
from knowledge.training.mixing import Sharing, after_mixing
from knowledge.training.nearness import located
from knowledge.training.order import programme_order
from knowledge.training.presented import Judged, licence_option, programme_option, route_option
from knowledge.training.routes import ChosenRoute
from knowledge.training.rules import effectiveness, listing_rules


@dataclass(frozen=True)
class TrainingAnswer:
    """Options with counts of what is not among them, so that nothing vanishes unsaid."""

    code: str
    from_code: str | None
    origin_wage: int | None
    options: tuple[TrainingOption, ...]
    #: Options that meet every wish, before ``limit`` cut the list. 0 means: say that none is
    #: known to meet it.
    meeting: int
    #: The first so many of ``options`` meet every wish; what follows does not state it.
    shown_meeting: int
    #: Filter -> options that do not state it (kept, after the others).
    not_stated: dict[str, int]
    #: Reason -> options left out: failed filters, "employers_only", "not_a_programme",
    #: "in_the_field_only", "nothing_stated", "no_pay_while_learning".
    hidden: dict[str, int]
    #: Licences the sample state lists for the job.
    licences: tuple[str, ...]
    paid_first: bool
    #: Where "near" was taken to be ("Newark, NJ"); None when that is not known.
    near_place: str | None
    #: The place is known and no listed programme of the job is near it (or within the miles
    #: asked for), whatever else is asked.
    none_near: bool
    #: With ``none_near``: miles to the nearest one and its town, when it is worth naming.
    nearest_miles: int | None
    nearest_place: str | None


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
        filters = replace(filters, near=located(filters.near, self._rules))
        occupation = self._catalogue.occupations[code]
        origin_wage = self._catalogue.occupations[from_code].median_wage if from_code else None
        home = self._home(filters)
        found = Candidates(self._catalogue, self._rules, filters, home, origin_wage)
        around = found.around
        programmes = programme_order(found.programmes(code), around, home, self._rules)
        routes = found.routes(occupation)
        licences = self._catalogue.licences.get(code, [])
        rules_shown = licences and not filters.asks
        diploma = [
            route_option(r.route, r.checked, self._as_of, diploma=True)
            for r in found.diploma_routes(occupation)
        ]
        sharing = Sharing(
            paid_first=self._paid_first(filters, origin_wage),
            home=home,
            limit=limit,
            rules=self._rules,
        )
        shown = after_mixing(
            head=[*diploma, *([licence_option(licences, self._rules)] if rules_shown else [])],
            routes=routes,
            programmes=programmes,
            show=lambda item: self._shown(item, home),
            sharing=sharing,
        )
        checked = [item.checked for item in routes] + [item.checked for item in programmes]
        return TrainingAnswer(
            code=code,
            from_code=from_code,
            origin_wage=origin_wage,
            options=shown.options,
            meeting=sum(1 for one in checked if one.meets),
            shown_meeting=shown.meeting,
            not_stated=dict(found.not_stated),
            hidden=dict(found.hidden),
            licences=tuple(licence.name for licence in licences),
            paid_first=sharing.paid_first,
            near_place=filters.near.said if filters.near and around.known else None,
            none_near=found.nearest.none_near,
            nearest_miles=found.nearest.miles,
            nearest_place=found.nearest.place,
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

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
6. among programmes: proven ones named for the job that can be reached, and last those that do
   not pay off; near the worker; for beginners; named for the job, then near it, then only in its
   field; tier; open to the worker's schooling; share of the skill delta; one programme of each
   school before its second (and two before its third, whatever else); focus on this job; in the
   worker's county, when near ones were asked for; total cost; length; distance; way and hours of
   teaching stated; name.

Diploma and licence rules are left out when something is asked of the training: they are no
answer to "free" or "online".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from knowledge.answers import SkillStep, TrainingOption
from knowledge.training.candidates import Candidates
from knowledge.training.catalogue import TrainingCatalogue
from knowledge.training.effectiveness import effectiveness
from knowledge.training.filters import TrainingFilters, check_programme, check_route
from knowledge.training.judged import Judged
from knowledge.training.mixing import Sharing, after_mixing
from knowledge.training.nearness import located
from knowledge.training.order import programme_order
from knowledge.training.presented import licence_option, programme_option, route_option
from knowledge.training.routes import ChosenRoute
from knowledge.training.rules import listing_rules
from knowledge.training.tiers import Judgement
from knowledge.training.worker import TrainingWorker

LICENCE = "licence:"


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

    @property
    def apart(self) -> tuple[TrainingOption, ...]:
        """The options that do not state something asked for, to be shown apart as such."""
        return self.options[self.shown_meeting :]


class TrainingFinder:
    """Finds training; loads programmes, fields, outcomes, routes and licences once.

    Building takes about a second, an answer a few milliseconds. ``as_of`` is today's date, for
    the rule that nothing older than two years is called current. ``imports`` is the operator's own
    database beside the store.
    """

    def __init__(
        self, session: Session, as_of: date | None = None, imports: Session | None = None
    ) -> None:
        self._as_of = as_of or date.today()
        self._rules = listing_rules()
        self._catalogue = TrainingCatalogue(session, imports)

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
        needs: Sequence[SkillStep] = (),
    ) -> TrainingAnswer:
        """Find training towards occupation ``code`` for a worker whose last job is ``from_code``.

        ``needs`` is the worker's skill delta, for the share of it that a field covers.

        Raises:
            KeyError: ``code`` or ``from_code`` is no occupation of the store.
        """
        filters = self._located(filters or TrainingFilters())
        occupation = self._catalogue.occupations[code]
        origin_wage = self.origin_wage(from_code)
        home = self._home(filters)
        found = Candidates(self._catalogue, self._rules, filters, home, origin_wage, needs)
        around = found.around
        programmes = programme_order(found.programmes(code), around, home, self._rules)
        routes = found.routes(occupation)
        licences = self._catalogue.licences.get(code, [])
        rules_shown = licences and not filters.asks
        diploma = [
            self._route_shown(route, diploma=True) for route in found.diploma_routes(occupation)
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

    def option(
        self, option_id: str, worker: TrainingWorker, needs: Sequence[SkillStep] = ()
    ) -> TrainingOption:
        """One option as it stands for a worker, whether it meets the wishes or not.

        Raises:
            KeyError: there is no such option, or no such occupation.
        """
        return self.with_judgement(option_id, worker, needs)[0]

    def with_judgement(
        self, option_id: str, worker: TrainingWorker, needs: Sequence[SkillStep] = ()
    ) -> tuple[TrainingOption, Judgement | None]:
        """An option with the judgement behind its tier; routes have none. Raises as above."""
        catalogue = self._catalogue
        occupation = catalogue.occupations[worker.code]
        filters = self._located(worker.filters)
        if option_id.startswith(LICENCE):
            rules = catalogue.licences[option_id.removeprefix(LICENCE)]
            if not rules:
                raise KeyError(option_id)
            return licence_option(rules, self._rules), None
        route = next((r for r in catalogue.routes if r.route_id == option_id), None)
        if route is not None:
            checked = check_route(route, filters, self._rules)
            return self._route_shown(ChosenRoute(route, checked, any_job=False)), None
        programme = catalogue.by_id[option_id]
        home = self._home(filters)
        wage = self.origin_wage(worker.from_code)
        found = Candidates(catalogue, self._rules, filters, home, wage, needs)
        judged = found.judged(
            occupation.code,
            programme,
            catalogue.closeness(occupation.code, option_id),
            check_programme(programme, filters),
        )
        return programme_option(judged, home, self._as_of), judged.judgement

    def origin_wage(self, from_code: str | None) -> int | None:
        """The median pay of the last job, US dollars a year; None without one.

        Raises:
            KeyError: no such occupation.
        """
        return self._catalogue.occupations[from_code].median_wage if from_code else None

    def money_is_tight(self, worker: TrainingWorker) -> bool:
        """Whether ways to be paid while learning go first for the worker."""
        return self._paid_first(worker.filters, self.origin_wage(worker.from_code))

    @property
    def size(self) -> int:
        """Programmes known, those of one provider under one name counted once."""
        return len(self._catalogue.programmes)

    def _located(self, filters: TrainingFilters) -> TrainingFilters:
        return replace(filters, near=located(filters.near, self._catalogue.states))

    def _shown(self, item: ChosenRoute | Judged, home: str | None) -> TrainingOption:
        if isinstance(item, ChosenRoute):
            return self._route_shown(item)
        return programme_option(item, home, self._as_of)

    def _route_shown(self, chosen: ChosenRoute, *, diploma: bool = False) -> TrainingOption:
        credential = self._catalogue.credentials.get(chosen.route.route_id)
        return route_option(chosen.route, chosen.checked, self._as_of, credential, diploma=diploma)

    def _home(self, filters: TrainingFilters) -> str | None:
        """The worker's state when its programmes are listed here."""
        state = filters.near.in_state if filters.near else None
        return state if state in self._catalogue.states else None

    def _paid_first(self, filters: TrainingFilters, origin_wage: int | None) -> bool:
        if filters.money_tight is not None:
            return filters.money_tight
        low = origin_wage is not None and origin_wage < effectiveness().low_wage
        return filters.free or low

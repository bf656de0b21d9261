"""The programmes and routes that may answer, and why others may not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from knowledge.answers import SkillStep
from knowledge.circumstances.schooling import LEVELS
from knowledge.store.schema import Occupation
from knowledge.training.catalogue import TrainingCatalogue
from knowledge.training.effectiveness import effectiveness
from knowledge.training.filters import Checked, TrainingFilters, check_programme, check_route
from knowledge.training.judged import Judged
from knowledge.training.listing import ListedProgramme
from knowledge.training.nearness import Nearest, Surroundings
from knowledge.training.relevance import FIELD_ONLY, NAMED, Closeness
from knowledge.training.routes import (
    ChosenRoute,
    any_job,
    for_diploma,
    leads_to,
    pay_unlikely,
    route_order,
)
from knowledge.training.rules import ListingRules
from knowledge.training.tiers import Judgement

_Close = list[tuple[ListedProgramme, Closeness]]


class Candidates:
    """What may answer one question for training; counts everything that it leaves out."""

    def __init__(
        self,
        catalogue: TrainingCatalogue,
        rules: ListingRules,
        filters: TrainingFilters,
        home: str | None,
        origin_wage: int | None,
        needs: Sequence[SkillStep] = (),
    ) -> None:
        self._catalogue = catalogue
        self._rules = rules
        self._filters = filters
        self._home = home
        self._origin_wage = origin_wage
        self._needs = needs
        self.around = Surroundings(filters, rules)
        #: Reason -> options left out.
        self.hidden: Counter[str] = Counter()
        #: Filter -> options kept that do not state it.
        self.not_stated: Counter[str] = Counter()
        #: How near all the programmes towards the job are, whatever else is asked of them.
        self.nearest = Nearest()
        self._covered: dict[str | None, float | None] = {}

    def programmes(self, code: str) -> list[Judged]:
        """The programmes towards an occupation, in no order yet.

        Those farther away than asked for are left out, unless nothing is known to be nearer:
        then the nearest of them are all that there is, and carry a note.
        """
        kept, farther = [], []
        close = self._fit_for_all(code)
        self.nearest = self.around.nearest(programme for programme, _ in close)
        for programme, closeness in close:
            checked = check_programme(programme, self._filters)
            if checked.failed == ("within_miles",):
                farther.append(self.judged(code, programme, closeness, checked))
            elif self._says_nothing(programme, checked):
                self.hidden["nothing_stated"] += 1
            elif self._kept(checked):
                kept.append(self.judged(code, programme, closeness, checked))
        shown: list[Judged] = []
        if all("within_miles" in judged.checked.not_stated for judged in kept):
            worth = [judged for judged in farther if self._worth_naming(judged)]
            shown = worth or ([] if kept else farther)
        if len(shown) < len(farther):
            self.hidden["within_miles"] += len(farther) - len(shown)
        return kept + shown

    def routes(self, occupation: Occupation) -> list[ChosenRoute]:
        """The nation-wide routes towards an occupation that are no step to a diploma."""
        found = []
        for route in self._catalogue.routes:
            if for_diploma(route, self._rules) or not leads_to(route, occupation, self._rules):
                continue
            if pay_unlikely(route, occupation, self._rules):
                self.hidden["no_pay_while_learning"] += 1
                continue
            checked = check_route(route, self._filters, self._rules)
            if self._kept(checked):
                found.append(ChosenRoute(route, checked, any_job(route)))
        return route_order(found)

    def diploma_routes(self, occupation: Occupation) -> list[ChosenRoute]:
        """The way to a diploma, for a worker known to be without one and a job that asks for it.

        It is no answer to a question for cheap or online training.
        """
        if self._filters.asks or self._filters.schooling not in self._rules.lacking_diploma:
            return []
        return [
            ChosenRoute(route, Checked((), ()), any_job=False)
            for route in self._catalogue.routes
            if for_diploma(route, self._rules) and leads_to(route, occupation, self._rules)
        ]

    def _fit_for_all(self, code: str) -> _Close:
        """The close programmes that anybody can take; field alone counts where names are few."""
        close: _Close = []
        for programme, closeness in self._catalogue.close_programmes(code):
            if programme.left_out:
                self.hidden[programme.left_out] += 1
            else:
                close.append((programme, closeness))
        named = sum(1 for _, closeness in close if closeness.level == NAMED)
        if named < self._rules.named_enough:
            return close
        fit = [one for one in close if one[1].level != FIELD_ONLY]
        if len(fit) < len(close):
            self.hidden["in_the_field_only"] = len(close) - len(fit)
        return fit

    def _says_nothing(self, programme: ListedProgramme, checked: Checked) -> bool:
        """An example from elsewhere with neither a price nor a length answers no wish."""
        bare = programme.total_cost is None and programme.clock_hours is None
        return bool(checked.not_stated) and bare and programme.state != self._home

    def _worth_naming(self, judged: Judged) -> bool:
        miles = self.around.miles_to(judged.programme)
        return miles is not None and miles <= self._rules.worth_naming_miles

    def judged(
        self, code: str, programme: ListedProgramme, closeness: Closeness, checked: Checked
    ) -> Judged:
        """A programme with its judgement, its share of the delta and whether it can be entered."""
        judgement, suppressed = self._judgement(code, programme)
        return Judged(
            programme=programme,
            closeness=closeness,
            checked=checked,
            judgement=judgement,
            own_suppressed=suppressed,
            covered=self._delta_covered(programme),
            entry_met=entry_met(programme.entry, self._filters.schooling),
            miles=self.around.miles_to(programme),
        )

    def _judgement(self, code: str, programme: ListedProgramme) -> tuple[Judgement | None, bool]:
        """Its own figures, else those of its field; and whether it has own ones that are withheld.

        A field's figures stand beside a programme only when the field is certain enough and leads
        to the occupation asked about: else it was probably read wrongly from the name, and its
        figures would be of other courses.
        """
        own = self._catalogue.judge_own(programme.programme_id, self._origin_wage)
        if own is not None and own.shown:
            return own, False
        withheld = own is not None and own.suppressed
        certain = (programme.cip_confidence or 0.0) >= effectiveness().least_certain_field
        cip = programme.cip
        if cip is None or not certain or code not in self._catalogue.jobs_of_field.get(cip, ()):
            return own, withheld
        field = self._catalogue.judge_field(programme.state, cip, self._origin_wage)
        return field or own, withheld

    def _delta_covered(self, programme: ListedProgramme) -> float | None:
        certain = (programme.cip_confidence or 0.0) >= effectiveness().least_certain_field
        cip = programme.cip if certain else None
        if cip not in self._covered:
            self._covered[cip] = self._catalogue.levels.covered(self._needs, cip)
        return self._covered[cip]

    def _kept(self, checked: Checked) -> bool:
        if checked.failed:
            self.hidden.update(checked.failed)
            return False
        self.not_stated.update(checked.not_stated)
        return True


def entry_met(entry: str | None, schooling: str | None) -> bool | None:
    """Whether the worker has what a programme asks for; None when one of the two is not known."""
    if entry == "none":
        return True
    if entry not in LEVELS or schooling not in LEVELS:
        return None
    return LEVELS.index(schooling) >= LEVELS.index(entry)

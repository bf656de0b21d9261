"""Pay and number of jobs near a place, opened once from the store."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy.orm import Session

from knowledge.circumstances.gazetteer import gazetteer
from knowledge.progressions.wishes import UnknownOccupationError
from knowledge.regions.areas import Areas, told
from knowledge.regions.landscape import Classes, landscape
from knowledge.regions.lines import Line, Lines
from knowledge.regions.places import PlaceTold
from knowledge.regions.records import (
    AreaFound,
    LocalFigures,
    LocalGain,
    LocalJobs,
    LocalPay,
    NamedArea,
    RegionalLandscape,
    StepBack,
)
from knowledge.regions.rules import rules
from knowledge.regions.zip_table import zip_table


class Regions:
    """Answers from one store; loads it once and is then read-only and safe between threads.

    A place is a worker's ZIP code, city and state (``PlaceTold``) or a free name: "Finger Lakes",
    "Rochester NY", "14604", "Monroe County, NY", "Texas". Every method that takes one raises
    UnknownPlaceError for a place that does not exist and AmbiguousPlaceError where several states
    have one of that name; both are PlaceError.
    """

    def __init__(self, session: Session, release: str) -> None:
        self._release = release
        self._areas = Areas(session)
        self._lines = Lines(session, self._areas)
        self._classes = Classes(session)
        # Read now, so that no person waits for it.
        zip_table()
        gazetteer()

    def area(self, place: str | PlaceTold) -> AreaFound:
        """The areas a place lies in, narrowest first, and why not narrower."""
        return self._areas.find(place)

    def local(self, code: str, place: str | PlaceTold) -> LocalFigures:
        """Pay and number of jobs of an occupation near a place.

        Each comes from the narrowest area that prints it, and says which.

        Raises:
            UnknownOccupationError: the code is not in the store.
        """
        return self._local(code, self.area(place))

    def local_each(self, codes: Sequence[str], place: str | PlaceTold) -> tuple[LocalFigures, ...]:
        """:meth:`local` for several occupations, in their order."""
        found = self.area(place)
        return tuple(self._local(code, found) for code in codes)

    def gain(self, from_code: str, to_code: str, place: str | PlaceTold) -> LocalGain | None:
        """What the second occupation pays more, both in the narrowest area with both medians.

        None where the two have no figures of their own in any one area, or the first has only
        its publisher's top code: pay is never compared between areas, publishers or years, nor
        for a wider group of occupations.

        Raises:
            UnknownOccupationError: a code is not in the store.
        """
        self._check(from_code, to_code)
        if self._lines.wider_title(from_code) or self._lines.wider_title(to_code):
            return None
        found = self.area(place)
        steps = list(found.stepped_back)
        for area in found.areas:
            last = self._lines.of_occupation(area.area_id, from_code)
            line = self._lines.of_occupation(area.area_id, to_code)
            missing = _missing((last, line), lambda one: one.median_wage is not None)
            if missing is None and last and line and last.median_wage and line.median_wage:
                # What lies above a top code is not known: against one there is no difference.
                if last.median_wage_top_coded:
                    return None
                return LocalGain(
                    area, last.median_wage, line.median_wage, line.median_wage - last.median_wage,
                    line.median_wage_top_coded, tuple(steps), told(steps, area),
                )  # fmt: skip
            steps.append(StepBack(area.name, missing or "withheld"))
        return None

    def jobs_by_occupation(self, place: str | PlaceTold) -> dict[str, int | None] | None:
        """Jobs of each occupation in the narrowest area; None as a whole where that is the nation.

        None for one occupation where its own number is withheld or only a wider group's.
        """
        area = self.area(place).area
        if area.kind == "nation":
            return None
        own = [code for code in self._lines.titles if not self._lines.wider_title(code)]
        lines = {code: self._lines.of_occupation(area.area_id, code) for code in own}
        return {code: line.employment if line else None for code, line in lines.items()}

    def landscape(self, place: str | PlaceTold) -> RegionalLandscape:
        """The Origins, Gateways and Targets of the narrowest area a place lies in."""
        return landscape(self._release, self.area(place), self._areas, self._lines, self._classes)

    def _local(self, code: str, found: AreaFound) -> LocalFigures:
        self._check(code)
        title, pay, jobs = self._lines.titles[code], self._pay(code, found), self._jobs(code, found)
        nowhere = rules()["reasons"]["nowhere"].format(title=title)
        return LocalFigures(
            release=self._release,
            code=code,
            title=title,
            figures_title=self._lines.wider_title(code),
            place=found,
            pay=pay,
            jobs=jobs,
            told=nowhere if pay is None and jobs is None else None,
        )

    def _pay(self, code: str, found: AreaFound) -> LocalPay | None:
        first = self._first(code, found, lambda line: line.has_pay)
        if first is None:
            return None
        area, line, steps = first
        hours: int = rules()["hours_a_year"]
        return LocalPay(
            area=area,
            median_wage=line.median_wage,
            median_wage_top_coded=line.median_wage_top_coded,
            median_hourly=round(line.median_wage / hours, 2) if line.median_wage else None,
            mean_wage=line.mean_wage,
            entry_wage=line.entry_wage,
            experienced_wage=line.experienced_wage,
            stepped_back=steps,
            told=told(steps, area),
        )

    def _jobs(self, code: str, found: AreaFound) -> LocalJobs | None:
        first = self._first(code, found, lambda line: line.employment is not None)
        if first is None or first[1].employment is None:
            return None
        area, line, steps = first
        employment = first[1].employment
        total = self._lines.all_jobs(area.area_id)
        quotient = self._lines.quotient(area.area_id, line)
        return LocalJobs(
            area=area,
            employment=employment,
            share_of_jobs=employment / total if total else None,
            location_quotient=quotient.value if quotient else None,
            quotient_by=quotient.by if quotient else None,
            compared_with=quotient.compared_with if quotient else None,
            stepped_back=steps,
            told=told(steps, area),
        )

    def _first(
        self, code: str, found: AreaFound, has: Callable[[Line], bool]
    ) -> tuple[NamedArea, Line, tuple[StepBack, ...]] | None:
        """The narrowest area whose line has the figure."""
        steps = list(found.stepped_back)
        for area in found.areas:
            line = self._lines.of_occupation(area.area_id, code)
            missing = _missing((line,), has)
            if missing is None and line is not None:
                return area, line, tuple(steps)
            steps.append(StepBack(area.name, missing or "withheld"))
        return None

    def _check(self, *codes: str) -> None:
        for code in codes:
            if code not in self._lines.titles:
                raise UnknownOccupationError(f"{code} is not an occupation of this store")


def _missing(lines: Sequence[Line | None], has: Callable[[Line], bool]) -> str | None:
    """Why the lines do not all have a figure: the reason of the first that lacks it."""
    for line in lines:
        if line is None:
            return "not_listed"
        if not has(line):
            return "withheld"
    return None

"""Which occupations fit a worker with past jobs, and why the others are left out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from knowledge.answers import HiddenJob
from knowledge.progressions.hiding import reason_hidden
from knowledge.progressions.landscape import Landscape, ranking
from knowledge.progressions.ordering import Ordering, Ranked
from knowledge.progressions.scoring import Scores
from knowledge.progressions.wishes import Wishes

#: Reasons that give way when there is little else to show.
DOUBTFUL = ("weak_match",)
#: Reasons that another past job may lift.
OF_THE_ORIGIN = {
    "low_pay", "reached_through_gateway", "does_not_lead_on", "no_evidence",
    "supervises_other_work", "skills_too_far", "job_zones_too_far", "weak_precedent",
    "weak_likeness", "weak_match",
}  # fmt: skip

LeftOut = tuple[Ranked, str]


class Choosing:
    """Judges every occupation for one worker; ``last_wage`` is the pay to better (0 = any)."""

    def __init__(
        self, landscape: Landscape, scores: Sequence[Scores], last_wage: float, wishes: Wishes
    ) -> None:
        self._landscape = landscape
        self._scores = scores
        self._last_wage = last_wage
        self._wishes = wishes
        # One look over all occupations at once: sorting the past jobs anew for each of them took
        # most of the time of a list.
        self._best = np.argmax([score.total for score in scores], axis=0).tolist()

    def chosen(self) -> tuple[list[Ranked], list[LeftOut], bool]:
        """The jobs to show, best first; the ones left out with reasons; if there were few."""
        own = {score.origin for score in self._scores}
        fit: list[Ranked] = []
        left_out: list[LeftOut] = []
        for place in range(len(self._landscape.occupations.codes)):
            if place in own:
                continue
            ranked, reason = self.judged(place)
            if reason is None:
                fit.append(ranked)
            else:
                left_out.append((ranked, reason))
        ordering = Ordering(self._landscape, self._wishes)
        fit, doubles = ordering.distinct(fit)
        fits = len(fit)
        fit, left_out = self._filled(fit, left_out)
        shown, delayed = ordering.ordered(fit)
        left_out += [(ranked, "near_duplicate") for ranked in doubles]
        left_out += [(ranked, "takes_years") for ranked in delayed]
        named = {ranked.place for ranked, _ in left_out} | {ranked.place for ranked in shown}
        left_out += [(ranked, "further_down") for ranked in fit if ranked.place not in named]
        return shown, left_out, fits - len(delayed) < ranking()["bars"]["few"]

    def judged(self, place: int) -> tuple[Ranked, str | None]:
        """See an occupation from the past job that speaks most for it, and if it is left out."""
        best = self._scores[self._best[place]]
        reason = self._reason(best, place)
        if reason in OF_THE_ORIGIN and len(self._scores) > 1:
            for score in sorted(self._scores, key=lambda score: -score.total[place]):
                if score is not best and self._reason(score, place) is None:
                    return Ranked(place, score), None
        return Ranked(place, best), reason

    def hidden(self, left_out: list[LeftOut]) -> tuple[HiddenJob, ...]:
        """The occupations most people moved to, with the reason they are not shown."""
        land = self._landscape
        ordered = sorted(
            left_out,
            key=lambda pair: (-land.share[pair[0].scores.origin, pair[0].place], pair[0].place),
        )
        return tuple(
            HiddenJob(
                land.occupations.codes[ranked.place],
                land.occupations.rows[ranked.place].title,
                reason,
            )
            for ranked, reason in ordered[: ranking()["bars"]["hidden"]]
        )

    def _reason(self, scores: Scores, place: int) -> str | None:
        return reason_hidden(self._landscape, scores, place, self._last_wage, self._wishes)

    def _filled(
        self, fit: list[Ranked], left_out: list[LeftOut]
    ) -> tuple[list[Ranked], list[LeftOut]]:
        """Fill up a short list with the best of the doubtful."""
        codes = self._landscape.occupations.codes
        lacking = ranking()["bars"]["enough"] - len(fit)
        shown = {codes[ranked.place][:6] for ranked in fit}
        doubtful = [
            pair
            for pair in left_out
            if pair[1] in DOUBTFUL and codes[pair[0].place][:6] not in shown
        ]
        doubtful.sort(key=lambda pair: (-pair[0].total, pair[0].place))
        taken = [ranked for ranked, _ in doubtful[: max(lacking, 0)]]
        return fit + taken, [pair for pair in left_out if pair[0] not in taken]

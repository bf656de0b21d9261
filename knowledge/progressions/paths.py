"""Two and three steps ahead: Origin -> Gateway -> Target, or with a job before the Gateway.

What a step is worth is its strongest kind of evidence, and a path is worth the product of its
steps; the weights are ours ([path] in ranking.toml). Time is what BLS names for schooling and
training at the start ([time]), never a promise.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from knowledge.answers import PathStep, ProgressionPath, TargetStep
from knowledge.progressions.hiding import evidence, reason_hidden
from knowledge.progressions.landscape import Landscape, ranking
from knowledge.progressions.ordering import Ranked
from knowledge.progressions.scoring import Scorer, Scores, move_precedent
from knowledge.progressions.wishes import Wishes

NO_WISHES = Wishes()


class Paths:
    """Finds paths from next jobs onward; what lies behind a job is looked up once and kept."""

    def __init__(
        self,
        landscape: Landscape,
        scorer: Scorer,
        targets_of: Callable[[int, str], Sequence[TargetStep]],
    ) -> None:
        self._landscape = landscape
        self._scorer = scorer
        self._targets_of = targets_of
        self._seen_from = cache(lambda place: scorer.score(place, NO_WISHES))
        self._gateways_behind = cache(self._find_gateways)
        self._gateways = [
            place for place, name in enumerate(landscape.mobility_class) if name == "gateway"
        ]
        self._named = {
            (row.origin_code, row.gateway_code, row.target_code) for row in landscape.progressions
        }

    def ahead(self, shown: Sequence[Ranked], wishes: Wishes) -> tuple[ProgressionPath, ...]:
        """Paths that begin with the jobs shown; those the Alliance names come first."""
        found: list[ProgressionPath] = []
        for ranked in shown:
            origin, place = ranked.scores, ranked.place
            if self._landscape.mobility_class[place] == "gateway":
                found += self._to_targets([(origin, place)], wishes)
            else:
                for gateway in self._gateways_behind(place):
                    steps = [(origin, place), (self._seen_from(place), gateway)]
                    found += self._to_targets(steps, wishes)
        found.sort(key=lambda path: (not path.named_by_alliance, -path.worth))
        return tuple(found[: ranking()["path"]["shown"]])

    def _to_targets(self, steps: list[tuple[Scores, int]], wishes: Wishes) -> list[ProgressionPath]:
        """One path for each of the first Targets behind the Gateway that ends ``steps``."""
        land = self._landscape
        gateway = steps[-1][1]
        origin_code = land.occupations.codes[steps[0][0].origin]
        found = []
        for target in self._targets_of(gateway, origin_code)[: ranking()["path"]["targets"]]:
            place = land.occupations.position[target.code]
            whole = [*steps, (self._seen_from(gateway), place)]
            told = tuple(self._step(scores, end, wishes) for scores, end in whole)
            worth = 1.0
            for step in told:
                worth *= step.worth
            named = {
                (origin, step.code, target.code)
                for origin in self._scorer.family(origin_code)
                for step in told[:1]
            }
            found.append(
                ProgressionPath(
                    from_code=origin_code,
                    steps=told,
                    worth=round(worth, 4),
                    named_by_alliance=bool(named & self._named),
                )
            )
        return found

    def _find_gateways(self, place: int) -> tuple[int, ...]:
        """The Gateways that come next after a job, at better pay and with evidence."""
        land = self._landscape
        scores = self._seen_from(place)
        wage = float(land.occupations.wage[place])
        fit = [
            end
            for end in self._gateways
            if reason_hidden(land, scores, end, wage, NO_WISHES) is None
        ]
        fit.sort(key=lambda end: (-scores.total[end], end))
        return tuple(fit[: ranking()["path"]["gateways"]])

    def _step(self, scores: Scores, place: int, wishes: Wishes) -> PathStep:
        land = self._landscape
        row = land.occupations.rows[place]
        rule, weights = ranking()["path"], ranking()["weights"]
        worth = max(
            rule[name] * float(scores.parts[name][place]) / weights[name]
            for name in ("precedent", "skill_fit", "named", "ladder")
        )
        least, most = months_before(row.entry_education, row.entry_training, wishes.schooling)
        return PathStep(
            code=row.code,
            title=row.title,
            mobility_class=land.mobility_class[place],
            median_wage=row.median_wage,
            evidence=evidence(land, scores, place),
            precedent=move_precedent(land, scores.origin, place),
            worth=round(worth, 4),
            entry_education=row.entry_education,
            entry_experience=row.entry_experience,
            entry_training=row.entry_training,
            months_least=least,
            months_most=most,
        )


def months_before(
    education: str | None, training: str | None, schooling: str | None
) -> tuple[int | None, int | None]:
    """Least and most months of schooling and training that BLS's words for a job stand for.

    Schooling the worker has counts nothing. Most is None where BLS names no upper end; both are
    None where nothing is known.
    """
    rules = ranking()
    if education is None and training is None:
        return None, None
    has = rules["worker_schooling"].get(schooling or "", 0)
    spans = []
    if rules["schooling"].get(education or "", 0) > has:
        spans.append(rules["time"].get(education or "", [0, 0]))
    spans.append(rules["time"].get(training or "", [0, 0]))
    open_ended = any(len(span) == 1 for span in spans)
    return sum(span[0] for span in spans), None if open_ended else sum(s[-1] for s in spans)

"""The pictures of the explorer. Beside each stands a table that says the same."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from front.explorer.bars import Bar, bar_chart, two_sided_chart
from front.explorer.criteria import Criterion
from front.explorer.moves import Move
from front.explorer.words import WORDS, dollars, percent
from knowledge.answers import NextJob, SkillDelta, SkillStep
from knowledge.regions.chart import COLOURS

_CHARTS = WORDS["charts"]
#: Two colours that also differ in lightness.
_MORE, _LESS = "#0072b2", "#e69f00"


def pay_chart(job: NextJob, others: Sequence[NextJob], all_jobs: int) -> Markup:
    """National medians of one source and year: an occupation, and the next jobs from it.

    ``all_jobs`` is the median of all occupations there, US dollars a year.
    """
    drawn = [one for one in (job, *others) if one.median_wage is not None]
    bars = [
        Bar(
            one.title,
            one.median_wage or 0,
            _at_least(one),
            COLOURS[one.mobility_class],
            strong=one is job,
        )
        for one in drawn
    ]
    end = max([bar.value for bar in bars] + [all_jobs])
    said = _CHARTS["all_jobs"].format(pay=dollars(all_jobs))
    return _drawn(bar_chart("pay", _CHARTS["pay"], bars, end=end, mark=all_jobs, mark_said=said))


def moves_chart(name: str, title: str, moves: Sequence[Move]) -> Markup:
    """Shares of those who moved; the survey gives no interval for a single move."""
    bars = [
        Bar(move.title, move.share, percent(move.share, 1), _colour(move.classes)) for move in moves
    ]
    end = max((bar.value for bar in bars), default=0)
    return _drawn(bar_chart(name, title, bars, end=end))


def flows_chart(criteria: Sequence[Criterion]) -> Markup:
    """The shares of movers that the class hangs on, with their intervals and the bar."""
    drawn = [one for one in criteria if one.low is not None and one.value is not None]
    bars = [
        Bar(one.name, one.value or 0, one.said, COLOURS["gateway"], one.low, one.high)
        for one in drawn
    ]
    mark = drawn[0].threshold if drawn else None
    said = _CHARTS["flow_bar"].format(bar=percent(mark))
    return _drawn(bar_chart("flows", _CHARTS["flows"], bars, end=1.0, mark=mark, mark_said=said))


def delta_chart(delta: SkillDelta) -> Markup:
    """What the second job asks for more, to the right, and less, to the left, in levels (0-7)."""
    steps = [*delta.need, *delta.surplus]
    bars = [_step_bar(step) for step in sorted(steps, key=lambda one: -one.step)]
    end = max((abs(bar.value) for bar in bars), default=0)
    return _drawn(
        two_sided_chart(
            "delta", _CHARTS["delta"], bars, end=end, left=_CHARTS["less"], right=_CHARTS["more"]
        )
    )


def _step_bar(step: SkillStep) -> Bar:
    colour = _MORE if step.step >= 0 else _LESS
    return Bar(step.name, step.step, f"{step.step:+.1f}", colour)


def _colour(classes: Sequence[str]) -> str:
    return COLOURS[classes[0] if len(classes) == 1 else "none"]


def _at_least(job: NextJob) -> str:
    shown = dollars(job.median_wage)
    return f"at least {shown}" if job.median_wage_top_coded else shown


def _drawn(svg: str) -> Markup:
    return Markup(svg)  # noqa: S704 - drawn and escaped by ourselves

"""The landscape of an area as a picture.

Every bar and dot has its figure beside it, so that nothing is told by colour alone; the colours are
those of Okabe and Ito, which people with any common colour blindness can tell apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten, wrap

from knowledge.drawing import Drawing
from knowledge.regions.records import ClassInArea, OccupationInArea, RegionalLandscape

WIDTH, MARGIN, FOOT = 1080, 28, 128
TOP, ROW = 148, 92
LABELS_END, BARS_END, PAY_START, PAY_END = 226, 616, 710, 1020
#: Room kept behind the longest bar for its figure.
FIGURE = 150
QUIET = "#4d4d4d"
COLOURS = {
    "origin": "#d55e00",
    "mid_wage_origin": "#e69f00",
    "gateway": "#0072b2",
    "historical_adjacency": "#56b4e9",
    "target": "#009e73",
    "none": "#999999",
}
#: Letters kept of a title under a bar, of all titles there, and of a line at the foot.
TITLE_LETTERS, NAMED_LETTERS, FOOT_LETTERS = 44, 108, 135
#: Distance of the marks of pay, and the most marks that fit.
STEP, MARKS = 20_000, 6


def landscape_chart(found: RegionalLandscape) -> str:
    """The picture as SVG text; the same landscape gives the same text."""
    height = TOP + ROW * len(found.classes) + FOOT
    picture = Drawing(WIDTH, height, _title(found), _description(found))
    _heading(picture, found)
    _pay_axis(picture, found)
    for place, row in enumerate(found.classes):
        _row(picture, row, TOP + place * ROW, found)
    _foot(picture, found, height - FOOT + 32)
    return picture.svg()


def _title(found: RegionalLandscape) -> str:
    return f"{found.area.name}: what its jobs lead to"


def _description(found: RegionalLandscape) -> str:
    told = [
        f"{row.label}: {row.employment:,} jobs in {row.occupations} occupations, "
        f"{row.share_of_jobs:.1%} of all jobs, median pay {_dollars(row.median_of_medians)}."
        for row in found.classes
    ]
    return " ".join(told)


def _heading(picture: Drawing, found: RegionalLandscape) -> None:
    picture.words(MARGIN, 44, _title(found), size=26, bold=True)
    counted = "jobs, our sum of those printed" if found.employment_summed else "jobs in all"
    line = f"{found.employment:,} {counted}. Jobs and pay: {found.area.source}."
    picture.words(MARGIN, 70, line, colour=QUIET)
    picture.words(LABELS_END, 112, "Share of all jobs (number)", bold=True)
    picture.words(PAY_START, 112, "Median pay a year", bold=True)


def _pay_axis(picture: Drawing, found: RegionalLandscape) -> None:
    for value in range(0, _highest(found) + 1, _step(found)):
        x = _pay_x(value, found)
        shown = f"${value // 1000}k" if value else "$0"
        picture.words(x, TOP - 14, shown, size=13, colour=QUIET, anchor="middle")
        for place in range(len(found.classes)):
            # Short marks in each row keep clear of the words below.
            picture.mark(x, TOP + place * ROW - 2, TOP + place * ROW + 36)


def _row(picture: Drawing, row: ClassInArea, top: float, found: RegionalLandscape) -> None:
    colour = COLOURS[row.mobility_class]
    picture.words(MARGIN, top + 21, row.label, size=16, bold=True)
    plural = "occupation" if row.occupations == 1 else "occupations"
    picture.words(MARGIN, top + 41, f"{row.occupations} {plural}", size=14, colour=QUIET)
    widest = max((one.share_of_jobs for one in found.classes), default=0) or 1
    length = (BARS_END - LABELS_END - FIGURE) * row.share_of_jobs / widest
    picture.box(LABELS_END, top + 4, max(length, 1), 26, colour)
    shown = f"{row.share_of_jobs:.1%} ({row.employment:,})"
    picture.words(LABELS_END + length + 8, top + 22, shown)
    if row.largest:
        picture.words(LABELS_END, top + 54, _largest(row.largest), size=13, colour=QUIET)
    if row.median_of_medians is not None:
        x = _pay_x(row.median_of_medians, found)
        picture.dot(x, top + 17, 8, colour)
        before = x > PAY_END - 80
        picture.words(
            x - 14 if before else x + 14,
            top + 22,
            _dollars(row.median_of_medians),
            anchor="end" if before else "start",
        )


def _foot(picture: Drawing, found: RegionalLandscape, top: float) -> None:
    told = [
        "Classes are national (rules: Rework America Alliance; moves: CPS). Median pay: median of "
        "the occupations' medians, weighted by jobs; computed here, not published.",
        _not_shown(found),
        f"Sources: {', '.join(found.sources)}. Release {found.release.partition('+')[0]}.",
    ]
    lines = [line for one in told for line in wrap(one, FOOT_LETTERS)]
    for place, line in enumerate(lines):
        picture.words(MARGIN, top + place * 20, line, size=13, colour=QUIET)


def _not_shown(found: RegionalLandscape) -> str:
    line = (
        f"Not shown: {found.withheld_occupations} occupations listed without their number of jobs"
    )
    if found.jobs_not_placed is not None:
        line += f" ({found.jobs_not_placed:,} jobs not placed)"
    if found.mixed.occupations:
        line += f"; {found.mixed.employment:,} jobs in combined codes of several classes"
    return line + "."


def _most(found: RegionalLandscape) -> int:
    return max((row.median_of_medians or 0 for row in found.classes), default=0)


def _step(found: RegionalLandscape) -> int:
    """Distance of the marks of pay: as many steps together as keep the marks few."""
    return STEP * (1 + _most(found) // (STEP * MARKS))


def _highest(found: RegionalLandscape) -> int:
    """The end of the pay axis: the next mark above every median."""
    return (_most(found) // _step(found) + 1) * _step(found)


def _pay_x(value: int, found: RegionalLandscape) -> float:
    return PAY_START + (PAY_END - PAY_START) * value / _highest(found)


def _largest(jobs: Sequence[OccupationInArea]) -> str:
    """The largest occupations by name, as many as fit into the line."""
    line = f"Largest: {_named(jobs[0])}"
    for job in jobs[1:]:
        longer = f"{line}; {_named(job)}"
        if len(longer) > NAMED_LETTERS:
            break
        line = longer
    return line


def _named(job: OccupationInArea) -> str:
    title = job.title.partition(", Except")[0].partition(", except")[0]
    return shorten(title, TITLE_LETTERS, placeholder="...")


def _dollars(value: int | None) -> str:
    return "not printed" if value is None else f"${value:,}"

"""Coverage against accuracy as a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.understanding.coverage import curve, treated
from benchmarks.understanding.jobs import Matched
from knowledge.drawing import INK, Drawing

WIDTH, HEIGHT = 760, 470
LEFT, RIGHT, TOP, BOTTOM = 76, 730, 86, 392
#: Accuracy at the foot of the picture. What lies lower is not drawn: nobody would accept it.
LEAST = 0.85
#: Okabe and Ito's, told apart with any common colour blindness; each line is named at the foot too.
COLOURS = ("#0072b2", "#d55e00", "#009e73")
#: Fewer accepted phrases than this share make an accuracy of a handful.
FEWEST = 0.05
WANTED_ACCURACY, WANTED_COVERAGE = 0.97, 0.70


def coverage_chart(answers: Mapping[str, Sequence[Matched]]) -> str:
    """One line for each named set of answers, as SVG text."""
    picture = Drawing(WIDTH, HEIGHT, "Accepted without asking against right", _told(answers))
    picture.words(LEFT, 34, "How many jobs could be accepted without asking", size=19, bold=True)
    picture.words(
        LEFT,
        58,
        "and how many of those are right, surest first; the dot is where the talk asks",
        size=14,
    )
    _axes(picture)
    for place, (name, found) in enumerate(answers.items()):
        colour = COLOURS[place % len(COLOURS)]
        points = [(_x(c), _y(a)) for c, a in curve(found) if c >= FEWEST and a >= LEAST]
        picture.line(points, colour)
        accepted = treated(found)[0]
        if accepted.right.rows and accepted.right.value >= LEAST:
            picture.dot(_x(accepted.share.value), _y(accepted.right.value), 6, colour)
        at = LEFT + place * 300
        picture.box(at, HEIGHT - 20, 18, 4, colour)
        picture.words(at + 26, HEIGHT - 13, f"{name} ({len(found)} phrases)", size=13)
    picture.dot(_x(WANTED_COVERAGE), _y(WANTED_ACCURACY), 5, INK)
    picture.words(
        _x(WANTED_COVERAGE) + 10, _y(WANTED_ACCURACY) + 18, "wanted: 70 % at .97", size=13
    )
    return picture.svg()


def _axes(picture: Drawing) -> None:
    for tenth in range(0, 11, 2):
        picture.mark(_x(tenth / 10), TOP, BOTTOM)
        picture.words(_x(tenth / 10), BOTTOM + 20, f"{tenth * 10} %", size=13, anchor="middle")
    for hundredth in range(round(LEAST * 100), 101, 5):
        picture.box(LEFT, _y(hundredth / 100), RIGHT - LEFT, 1, "#d9d9d9")
        picture.words(
            LEFT - 10, _y(hundredth / 100) + 4, f"{hundredth / 100:.2f}", size=13, anchor="end"
        )
    picture.words((LEFT + RIGHT) / 2, BOTTOM + 42, "share accepted", size=13, anchor="middle")
    picture.words(LEFT, TOP - 8, "share right", size=13, anchor="middle")


def _told(answers: Mapping[str, Sequence[Matched]]) -> str:
    told = []
    for name, found in answers.items():
        points = [point for point in curve(found) if point[0] >= FEWEST]
        if points:
            told.append(
                f"{name}: from {points[0][1]:.2f} right of {points[0][0]:.0%} accepted to "
                f"{points[-1][1]:.2f} of {points[-1][0]:.0%}."
            )
    return " ".join(told)


def _x(share: float) -> float:
    return LEFT + share * (RIGHT - LEFT)


def _y(share: float) -> float:
    return BOTTOM - (share - LEAST) / (1 - LEAST) * (BOTTOM - TOP)

"""Keeps a list of suggestions from being one job under several names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from knowledge.progressions.landscape import Landscape, ranking


def diversify(
    land: Landscape, ranked: Sequence[int], score: Mapping[int, float]
) -> tuple[list[int], list[int]]:
    """Split positions, best first, into those to show and near-duplicates to leave out.

    Of each SOC broad group the detailed occupation with the highest score is shown; among the
    first three at most two are of one minor group, a third one moves behind them.
    """
    bars = ranking()["bars"]
    codes = land.occupations.codes
    best: dict[str, int] = {}
    for place in ranked:
        other = best.setdefault(codes[place][:6], place)
        if score[place] > score[other]:
            best[codes[place][:6]] = place
    distinct = [place for place in ranked if best[codes[place][:6]] == place]
    doubles = [place for place in ranked if best[codes[place][:6]] != place]
    first: list[int] = []
    for place in distinct:
        minor = [other for other in first if codes[other][:4] == codes[place][:4]]
        if len(minor) < bars["one_minor_group_among_first"]:
            first.append(place)
        if len(first) == bars["first"]:
            break
    rest = [place for place in distinct if place not in first]
    return (first + rest)[: bars["shown"]], doubles

"""Progressions and steps as plain data for the command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from knowledge.progressions.suggest import NextJobs, Origin, Wishes


def progressions_json(
    next_jobs: NextJobs, origin_codes: Sequence[str], wishes: Wishes | None = None
) -> dict[str, Any]:
    """What :meth:`NextJobs.suggest` answers, ready for :func:`json.dumps`.

    Raises:
        UnknownOccupationError: an origin is not in the store.
    """
    origins = [Origin(code) for code in origin_codes]
    return asdict(next_jobs.suggest(origins, wishes or Wishes()))


def reach_json(
    next_jobs: NextJobs, origin_codes: Sequence[str], target_code: str
) -> dict[str, Any]:
    """One wished-for occupation: the direct step (None if unknown) and the ways there.

    Raises:
        UnknownOccupationError: an origin is not in the store.
    """
    direct = next_jobs.reach(origin_codes, target_code)
    return {
        "direct": asdict(direct) if direct else None,
        "ways": [asdict(way) for way in next_jobs.ways_to(origin_codes, target_code)],
    }

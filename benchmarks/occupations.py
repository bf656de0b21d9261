"""How often plain words lead to the right occupation, and how long one search takes."""

from __future__ import annotations

import csv
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from knowledge.library import Library
from settings import Settings

PHRASES = Path(__file__).resolve().parents[1] / "tests" / "phrases"


def read_phrases(name: str) -> list[tuple[str, str]]:
    """(phrase, code) of a file in tests/phrases; the code is empty where it names no job."""
    with (PHRASES / name).open(encoding="utf-8", newline="") as file:
        return [(row["phrase"], row["code"]) for row in csv.DictReader(file)]


def accuracy(library: Library, phrases: Sequence[tuple[str, str]]) -> dict[str, float]:
    """Shares of phrases of jobs: right first, right among three and five, answered at all."""
    jobs = [(phrase, code) for phrase, code in phrases if code]
    found = library.matcher.match_many([phrase for phrase, _ in jobs])
    codes = [[candidate.code for candidate in match.candidates] for match in found]

    def share(count: int) -> float:
        hits = [code in ranked[:count] for (_, code), ranked in zip(jobs, codes, strict=True)]
        return round(float(np.mean(hits)), 3)

    return {
        "phrases": len(jobs),
        "top_1": share(1),
        "top_3": share(3),
        "top_5": share(5),
        "answered": round(float(np.mean([bool(ranked) for ranked in codes])), 3),
    }


def milliseconds(settings: Settings, encoder: str) -> dict[str, float]:
    """Time of one search, phrase by phrase, with one of the two encoders."""
    library = Library.open(settings.model_copy(update={"encoder": encoder}))
    phrases = [phrase for phrase, _ in read_phrases("occupations_frozen_1.csv")]
    for phrase in phrases[:10]:
        library.match(phrase)
    times = []
    for phrase in phrases:
        started = time.perf_counter()
        library.match(phrase)
        times.append((time.perf_counter() - started) * 1000)
    return {
        "p50": round(float(np.percentile(times, 50)), 1),
        "p95": round(float(np.percentile(times, 95)), 1),
    }

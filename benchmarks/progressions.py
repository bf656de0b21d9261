"""How long suggestions and the classification of all occupations take."""

from __future__ import annotations

import time

import numpy as np

from knowledge.library import Library
from knowledge.progressions.classify import classify
from knowledge.progressions.wishes import Origin, Wishes
from knowledge.store.open import open_store
from settings import Settings

#: Three past jobs each, as workers tell them.
WORKERS = (
    ("35-3031", "43-4051", "53-3054"),
    ("41-2031", "41-2011", "37-2012"),
    ("31-1121", "39-9011", "35-2014"),
    ("53-7065", "53-7051", "47-2061"),
)
ROUNDS = 10


def milliseconds(library: Library) -> dict[str, float]:
    """Time of one list of next jobs for three past jobs, with schooling, likings and a place."""
    wishes = Wishes(schooling="high_school", interests=("S",), urgency="now")
    times = []
    for _ in range(ROUNDS):
        for codes in WORKERS:
            jobs = [Origin(code, 24) for code in codes]
            started = time.perf_counter()
            library.next_jobs(jobs, wishes, "14604")
            times.append((time.perf_counter() - started) * 1000)
    warm = times[len(WORKERS) :]
    return {
        "p50": round(float(np.percentile(warm, 50)), 1),
        "p95": round(float(np.percentile(warm, 95)), 1),
    }


def classification_seconds(settings: Settings) -> float:
    """Time to classify all occupations, loading the moves included."""
    with open_store(settings.knowledge_dir).session() as session:
        started = time.perf_counter()
        classify(session)
        return round(time.perf_counter() - started, 1)

"""How long ranking takes over 75,000 programmes, and how long it takes to import so many.

No such list can be embedded here: one is made of the embedded programmes' names, fields, costs and
hours, spread over the ZIP codes of fifteen states. Its results are made up and shown to nobody.
"""

from __future__ import annotations

import csv
import random
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import zipcodes

from knowledge.library import Library
from knowledge.store.open import open_store
from knowledge.store.schema_training import Programme
from knowledge.store.tables import read_rows
from knowledge.training.filters import TrainingFilters
from knowledge.training.imports.asked import Asked
from knowledge.training.imports.layout import read_layout
from knowledge.training.imports.run import import_training
from knowledge.training.places import Place
from settings import Settings

PROGRAMMES = 75_000
STATES = ("CA", "TX", "FL", "NY", "PA", "IL", "OH", "GA", "NC", "MI", "NJ", "VA", "WA", "AZ", "MA")
#: The job wanted, the last job, and where the worker lives.
WORKERS = (
    ("15-1232", "43-4051", "08103"),
    ("29-1141", "35-3031", "90001"),
    ("53-3032", "35-3031", "60601"),
    ("31-1131", "41-2031", "10001"),
    ("41-3011", "35-3031", None),
)
ROUNDS = 8
HEADER = (
    "reportingstate", "provider_unique_id", "d101_eligible_training_provider", "zip", "city",
    "d105_program_name", "d110_cip_code", "d111_non_wioa_tuition_cost", "d113_program_length_hours",
    "d116_program_format", "d121_total_exited", "d123_total_employed_q2", "c_completed_percent",
    "c_q2_employment_percent", "c_median_earnings", "de129",
)  # fmt: skip


@dataclass(frozen=True)
class Measured:
    """Seconds and milliseconds, as wall time on the machine at hand."""

    programmes: int
    import_seconds: float
    load_seconds: float
    first_ms: float
    p50_ms: float
    p95_ms: float


def measure(settings: Settings) -> Measured:
    """Import a list of 75,000 programmes into a database of its own and rank over it."""
    with tempfile.TemporaryDirectory(prefix="onward-bench-") as folder:
        file = Path(folder) / "list.csv"
        write_list(file)
        own = settings.model_copy(update={"training_imports": Path(folder) / "training.sqlite"})
        asked = Asked(read_layout("wioa_eta_9171"), (file,), listed="2026-01")
        report = import_training(asked, open_store(settings.knowledge_dir), own)
        library = Library.open(own)
        started = time.perf_counter()
        library.training("35-3031", None, TrainingFilters(), 1)
        loaded = time.perf_counter() - started
        first, later = _rank(library)
    return Measured(
        programmes=report.accepted,
        import_seconds=round(report.seconds, 1),
        load_seconds=round(loaded, 1),
        first_ms=round(float(np.max(first)), 1),
        p50_ms=round(float(np.percentile(later, 50)), 1),
        p95_ms=round(float(np.percentile(later, 95)), 1),
    )


def _rank(library: Library) -> tuple[list[float], list[float]]:
    first: list[float] = []
    later: list[float] = []
    for turn in range(ROUNDS):
        for code, from_code, zip_code in WORKERS:
            near = Place(zip_code=zip_code) if zip_code else None
            filters = TrainingFilters(near=near, max_cost=2000 if zip_code else None)
            started = time.perf_counter()
            library.training(code, from_code, filters, 3)
            taken = (time.perf_counter() - started) * 1000
            (later if turn else first).append(taken)
    return first, later


def write_list(file: Path, programmes: int = PROGRAMMES) -> None:
    """Write a list in the layout of the national report; the same every time."""
    chance = random.Random(7)  # noqa: S311 - a made list, no secret
    listed = list(read_rows(Programme))
    zips: dict[str, list[dict[str, str]]] = {state: [] for state in STATES}
    for row in zipcodes.list_all():  # type: ignore[no-untyped-call]
        if row["state"] in zips and row["zip_code_type"] == "STANDARD":
            zips[row["state"]].append(row)
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(HEADER)
        for number in range(programmes):
            row, state = chance.choice(listed), chance.choice(STATES)
            place = chance.choice(zips[state])
            known = chance.random() < 0.25
            people = chance.randint(3, 300) if known else -1
            share = round(chance.random(), 2) if known else -1
            writer.writerow(
                (
                    state, number % 9000, f"School {number % 9000}", place["zip_code"],
                    place["city"], row["name"], _field(row), row["total_cost"] or 2500,
                    row["clock_hours"] or -1, chance.choice(("In-person", "Online", "Hybrid")),
                    people, people, share, share, chance.randint(3000, 15000) if known else -1,
                    people,
                )
            )  # fmt: skip


def _field(row: dict[str, object]) -> object:
    """Fields that CIP 2020 no longer has would be refused."""
    return row["cip"] if row["cip"] not in (None, "51.3817") else "52.0101"

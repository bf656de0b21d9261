"""The sources behind the figures: a short tag for each answer, the whole name on request."""

from __future__ import annotations

import tomllib
from functools import lru_cache

from knowledge.store.tables import DATA

#: What a talk may ask the sources of -> keys of RELEASE.toml.
TOPICS = {
    "pay": "bls_projections",
    "moves": "cps_asec",
    "skills": "onet",
    "gateways": "alliance",
}
#: Sources whose figures reach a worker, in the order told.
TOLD = (
    "bls_projections", "bls_schooling", "cps_asec", "onet", "alliance", "frey_osborne",
    "ai_applicability", "new_jersey_programmes", "new_jersey_outcomes", "new_jersey_licences",
    "colorado_programmes", "routes", "new_york_wages", "washington_wages", "bls_areas",
    "cps_unemployment",
)  # fmt: skip


@lru_cache(maxsize=1)
def _sources() -> dict[str, dict[str, str]]:
    release = tomllib.loads((DATA / "RELEASE.toml").read_text(encoding="utf-8"))
    sources: dict[str, dict[str, str]] = release["sources"]
    return sources


def tags(topics: tuple[str, ...]) -> list[str]:
    """Short tags such as "BLS 2022" for the topics named (see ``TOPICS``)."""
    return [_sources()[TOPICS[topic]]["tag"] for topic in topics]


def tag(key: str) -> str:
    """The short tag of one source, by its key in RELEASE.toml."""
    return _sources()[key]["tag"]


def credits_told() -> list[str]:
    """One line a source: its name and vintage."""
    return [f"{_sources()[key]['name']} ({_sources()[key]['vintage']})" for key in TOLD]

"""The word lists and thresholds of this package, read once for each language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
#: The languages whose wordings are known; the first stands in for any other.
LANGUAGES = ("en", "es")


@dataclass(frozen=True)
class Rules:
    """What the reader of one language goes by; each part is a table of its rule files."""

    language: str
    durations: dict[str, Any]
    clauses: dict[str, Any]
    frame: dict[str, Any]
    evidence: dict[str, Any]
    #: The whole of non_jobs.toml or non_jobs_es.toml.
    non_jobs: dict[str, Any]


@lru_cache(maxsize=len(LANGUAGES))
def rules_of(language: str = "en") -> Rules:
    """The rules of a language.

    Raises:
        ValueError: the language is none of ``LANGUAGES``.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no rules for histories in {language!r}, only in {', '.join(LANGUAGES)}")
    ending = "" if language == LANGUAGES[0] else f"_{language}"
    told = _read(f"history{ending}.toml")
    return Rules(
        language,
        told["durations"],
        told["clauses"],
        told["frame"],
        told["evidence"],
        _read(f"non_jobs{ending}.toml"),
    )


@lru_cache(maxsize=1)
def thresholds() -> dict[str, Any]:
    """Scores and bounds, the same in every language (history.toml)."""
    scores: dict[str, Any] = _read("history.toml")["score"]
    return scores


@lru_cache(maxsize=1)
def context_rules() -> dict[str, Any]:
    """What the other jobs of a message say of one, the same in every language (history.toml)."""
    rules: dict[str, Any] = _read("history.toml")["context"]
    return rules


@lru_cache(maxsize=1)
def resume_rules() -> dict[str, Any]:
    """How a pasted résumé is laid out (resume.toml)."""
    return _read("resume.toml")


@lru_cache(maxsize=1)
def military_rules() -> dict[str, Any]:
    """The codes and names of military work, the same in every language (military.toml)."""
    return _read("military.toml")


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))

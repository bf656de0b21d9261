"""Training routes in the language of the worker (``routes_es.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache

from knowledge.answers import TrainingOption
from knowledge.training.notes import Note
from knowledge.training.rules import FOLDER, listing_rules
from language.detect import ENGLISH, LANGUAGES

#: The key of the wording for a job's licence rules, which are no route of the table.
LICENCE_RULES = "licence-rules"


def in_language(option: TrainingOption, language: str) -> TrainingOption:
    """The option with its name, end and how to find it in a language ("en" or "es").

    Programmes keep the names that their lists gave them, so that schools know what is meant.
    """
    if language == ENGLISH or option.kind != "route":
        return option
    wordings = route_wordings(language)
    if Note.LICENCE_RULE not in option.notes:
        words = wordings[option.option_id]
        return replace(
            option,
            name=words["name"],
            how_to_find=words["how_to_find"],
            leads_to=words["leads_to"],
        )
    words = wordings[LICENCE_RULES]
    name = option.name.replace(listing_rules().licences["name"], words["name"], 1)
    return replace(option, name=name, how_to_find=words["how_to_find"])


@cache
def route_wordings(language: str) -> dict[str, dict[str, str]]:
    """Route id -> its name, what it leads to and how to find it.

    Raises:
        ValueError: no routes are worded in the language.
    """
    if language not in LANGUAGES or language == ENGLISH:
        raise ValueError(f"no training routes in {language!r}")
    path = FOLDER / f"routes_{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))

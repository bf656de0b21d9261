"""What the names of a programme and its provider say: how it is taught, for whom, promises."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from knowledge.training.notes import Note
from knowledge.training.rules import ListingRules, says

_OPEN_TO_NOTES = {
    "vocational_rehabilitation": Note.FOR_VOCATIONAL_REHABILITATION,
    "youth": Note.FOR_YOUTH,
    "public_benefits": Note.FOR_PUBLIC_BENEFITS,
}


@dataclass(frozen=True, slots=True)
class Said:
    """What the names of a programme and its provider say."""

    name: str
    provider: str | None
    school: str
    degree: bool
    degree_months: float
    delivery: str | None
    mixed: bool
    evening: bool | None
    spanish: bool
    childcare: bool
    promises_job: bool
    for_the_experienced: bool
    open_to: tuple[Note, ...]
    left_out: str | None


def said_by_names(name: str, provider: str, rules: ListingRules) -> Said:
    """Read both names by the rules of listings.toml."""
    of_name, of_provider = _of_name(name, rules), _of_provider(provider, rules)
    text = f"{of_name.lower} | {of_provider.lower}"
    evening = says(rules.evening, text)
    who = of_provider.open_to
    left_out = next((group for group in who if group in rules.left_out), None)
    return Said(
        name=of_name.name,
        provider=of_provider.name or None,
        school=of_provider.school,
        degree=of_name.degree,
        degree_months=of_name.degree_months,
        delivery=of_name.delivery,
        mixed=of_name.mixed,
        evening=True if evening else False if says(rules.not_evening, text) else None,
        spanish=says(rules.spanish, text),
        childcare=says(rules.childcare, text),
        promises_job=says(rules.promises_job, text),
        for_the_experienced=of_name.for_the_experienced,
        open_to=tuple(_OPEN_TO_NOTES[group] for group in who if group in _OPEN_TO_NOTES),
        left_out="not_a_programme" if of_name.none else left_out,
    )


@dataclass(frozen=True, slots=True)
class _OfName:
    name: str
    lower: str
    degree: bool
    degree_months: float
    delivery: str | None
    mixed: bool
    for_the_experienced: bool
    none: bool


@lru_cache(maxsize=200_000)
def _of_name(text: str, rules: ListingRules) -> _OfName:
    """What a programme's name says; lists hold the same names many times."""
    name = readable(text, rules)
    lower = name.lower()
    delivery, mixed = _delivery(lower, rules)
    return _OfName(
        name=name,
        lower=lower,
        degree=_is_degree(lower, rules),
        degree_months=max((m for m, words in rules.degrees if says(words, lower)), default=0.0),
        delivery=delivery,
        mixed=mixed,
        for_the_experienced=says(rules.experienced, lower),
        none=says(rules.not_a_programme, lower),
    )


@dataclass(frozen=True, slots=True)
class _OfProvider:
    name: str
    lower: str
    school: str
    open_to: tuple[str, ...]


@lru_cache(maxsize=50_000)
def _of_provider(text: str, rules: ListingRules) -> _OfProvider:
    name = readable(text, rules) if text else ""
    lower = name.lower()
    who = tuple(who for who, words in rules.open_to.items() if says(words, lower))
    return _OfProvider(name, lower, _school(name), who)


def _delivery(name: str, rules: ListingRules) -> tuple[str | None, bool]:
    if says(rules.mixed, name):
        return None, True
    for way, words in (
        ("online", rules.online),
        ("in person", rules.in_person),
        ("on the job", rules.on_the_job),
    ):
        if says(words, name):
            return way, False
    return None, False


def _is_degree(name: str, rules: ListingRules) -> bool:
    return says(rules.degree_names, name) or any(says(words, name) for _, words in rules.degrees)


def readable(text: str, rules: ListingRules) -> str:
    """A name without doubled spaces, and not shouted: "NURSE AIDE (CNA)" -> "Nurse Aide (CNA)"."""
    words = text.replace("\\'", "'").strip("* ").split()
    if not text.isupper() or len(words) == 1:
        return " ".join(words)
    calm = []
    for i, word in enumerate(words):
        if word.strip("(),.") in rules.capitals:
            calm.append(word)
        elif i and word.lower() in rules.small_words:
            calm.append(word.lower())
        else:
            calm.append(re.sub(r"[A-Z]+('[A-Z]+)?", lambda m: m[0].capitalize(), word))
    return " ".join(calm)


def plain_words(text: str) -> str:
    """Words and numbers alone, in small letters."""
    return " ".join(re.findall(r"[a-z0-9+]+", text.lower()))


def _school(provider: str) -> str:
    """'Smith Driver Training - Linden - PVS' -> 'smith driver training'."""
    return plain_words(re.split(r" ?- ", re.sub(r"\(.*?\)", "", provider))[0])

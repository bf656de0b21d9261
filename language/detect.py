"""Tells Spanish from English in short messages, and reads which language is asked for."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ENGLISH, SPANISH = "en", "es"
LANGUAGES = (ENGLISH, SPANISH)

_FILE = Path(__file__).with_name("words.toml")
#: Signs of a message that are looked at; a language shows long before.
_READ = 1_000
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_APOSTROPHES = re.compile(r"['’‘`´ʼ]")
_NOT_A_WORD = re.compile(r"[\W_]+")
_CLAUSE_ENDS = re.compile(r"[.!?¿¡;,:\n()-]+")
_MARKS = re.compile(r"[¿¡]")
_ACCENTED = re.compile(r"[áéíóúñ]", re.IGNORECASE)


def detect_language(text: str) -> str | None:
    """The language most words of a message are in: "en", "es", or None when it does not show.

    Numbers, names and words of both languages ("no", "ok", "uber") do not show it. English needs
    more to show than Spanish, since English words stand in many Spanish sentences.
    """
    rules, message = _rules(), _plain(text)
    for language in LANGUAGES:
        if rules[language]["messages"].fullmatch(message):
            return language
    words = set(rules["names"].sub(" ", message).split())
    spanish = _sum(words, SPANISH)
    if _MARKS.search(text):
        spanish += rules["marks"]
    if _ACCENTED.search(unicodedata.normalize("NFC", text[:_READ])):
        spanish += rules["accent"]
    english = _sum(words, ENGLISH)
    if spanish > english and spanish >= rules[SPANISH]["enough"]:
        return SPANISH
    return ENGLISH if english > spanish and english >= rules[ENGLISH]["enough"] else None


def asked_language(text: str) -> str | None:
    """The language a message asks to go on in ("in English please"); None when it asks for none.

    The request has to be a part of the message by itself: "taught classes in Spanish" is none.
    """
    return next((asked for asked in map(_asked_in, _clauses(text)) if asked), None)


def only_asks_language(text: str) -> bool:
    """Whether a message asks for a language and says nothing else."""
    clauses = _clauses(text)
    around = _rules()["around"]
    return any(map(_asked_in, clauses)) and all(
        _asked_in(clause) or around.fullmatch(clause) for clause in clauses
    )


def _plain(text: str) -> str:
    """Small letters without accents, words parted by single spaces."""
    decomposed = unicodedata.normalize("NFKD", text[:_READ]).casefold()
    letters = "".join(sign for sign in decomposed if unicodedata.category(sign) != "Mn")
    bare = _STRETCHED.sub(r"\1", _APOSTROPHES.sub("", letters))
    return _NOT_A_WORD.sub(" ", bare).strip()


def _clauses(text: str) -> list[str]:
    return [plain for part in _CLAUSE_ENDS.split(text[:_READ]) if (plain := _plain(part))]


def _sum(words: set[str], language: str) -> int:
    rules = _rules()
    lists = rules[language]
    total = 0
    for word in words:
        if word in lists["strong"] or lists["strong_endings"].fullmatch(word):
            total += rules["strong"]
        elif word in lists["weak"] or lists["weak_endings"].fullmatch(word):
            total += rules["weak"]
    return total


def _asked_in(clause: str) -> str | None:
    asked = _rules()["asked"]
    return next((language for language in LANGUAGES if asked[language].fullmatch(clause)), None)


@lru_cache(maxsize=1)
def _rules() -> dict[str, Any]:
    """The lists of words.toml, compiled."""
    with _FILE.open("rb") as file:
        rules: dict[str, Any] = tomllib.load(file)
    for language in LANGUAGES:
        lists = rules[language]
        lists["strong"] = frozenset(lists["strong"].split())
        lists["weak"] = frozenset(lists["weak"].split()) - lists["strong"]
        for name in ("strong_endings", "weak_endings", "messages"):
            lists[name] = _any_of(lists[name])
    rules["names"] = re.compile(rf"\b(?:{'|'.join(rules['names']['phrases'])})\b")
    wishes = rules.pop("asked")
    before, after = ("|".join(wishes[name]) for name in ("before", "after"))
    rules["around"] = re.compile(rf"(?:(?:{before}|{after})(?: |$))+")
    rules["asked"] = {}
    for language, other in ((ENGLISH, SPANISH), (SPANISH, ENGLISH)):
        own = "|".join(wishes["own"])
        own = own.replace("%own%", wishes["named"][language])
        own = own.replace("%other%", wishes["named"][other])
        rules["asked"][language] = re.compile(
            rf"(?:(?:{before}) )*(?:{own})(?: (?:{after}))*", re.IGNORECASE
        )
    return rules


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    """A pattern that matches when any does; without any, none."""
    return re.compile("|".join(f"(?:{one})" for one in patterns) or r"(?!)")

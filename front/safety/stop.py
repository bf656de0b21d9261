"""STOP, START and HELP, by their exact words and by plain requests.

A plain request has to stand at the start of a clause and be turned to us: "stop texting me" is
one, "my boss won't stop texting me" is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal, get_args

from front.safety.plain import clauses, whole
from front.safety.words import LANGUAGES, Language, either, pattern, words

StopWord = Literal["stop", "start", "help"]
_STOP_WORDS: Final[tuple[StopWord, ...]] = get_args(StopWord)


@dataclass(frozen=True)
class Asked:
    """What a message asks for, and in which language.

    None is no language: a bare STOP, START, HELP or INFO is written in every one of them.
    """

    word: StopWord
    language: Language | None


@cache
def _exact(name: StopWord, language: Language) -> re.Pattern[str]:
    stop: dict[str, Any] = words(language)["stop"]
    before, after = stop["before_a_word"], stop["after_a_word"]
    word = either(words(language)[name]["words"])
    return pattern(language, f"(?:{before} )*{word}(?: {after})*")


@cache
def _clause(language: Language) -> re.Pattern[str]:
    return pattern(language, either(words(language)["stop"]["clauses"]))


@cache
def _request(language: Language) -> re.Pattern[str]:
    stop: dict[str, Any] = words(language)["stop"]
    openings = f"(?:{either(stop['openings'])} ){{0,6}}"
    return pattern(language, f"{openings}(?:{'|'.join(stop['requests'])})")


@cache
def _request_anywhere(language: Language) -> re.Pattern[str]:
    return pattern(language, *words(language)["stop"]["requests_anywhere"])


@cache
def _somebody_else(language: Language) -> re.Pattern[str]:
    return pattern(language, words(language)["stop"]["somebody_else"])


@cache
def _rewritten(language: Language) -> list[tuple[re.Pattern[str], str]]:
    rewritten: list[list[str]] = words(language)["stop"]["rewritten"]
    return [(pattern(language, spelled), meant) for spelled, meant in rewritten]


def _as_meant(clause: str, language: Language) -> str:
    """The clause without swear words, and with what is mistyped most spelled out."""
    for spelled, meant in _rewritten(language):
        clause = spelled.sub(meant, clause)
    return clause.strip()


@cache
def _look_alikes(language: Language) -> re.Pattern[str]:
    return pattern(language, *words(language)["stop"]["look_alikes"])


def _plainly_asked(clause: str, language: Language) -> bool:
    if _request(language).match(clause):
        return True
    found = _request_anywhere(language).search(clause)
    return found is not None and not _somebody_else(language).search(clause, 0, found.start())


def _asks_to_stop(parts: list[str], language: Language) -> bool:
    if any(_clause(language).fullmatch(part) for part in (parts[0], parts[-1])):
        return True
    meant = [_as_meant(part, language) for part in parts]
    return any(_plainly_asked(part, language) for part in dict.fromkeys([*parts, *meant]))


@cache
def _left_to_the_talk() -> frozenset[str]:
    return frozenset(words("en")["help"]["left_to_the_talk"])


@cache
def _without_a_language() -> frozenset[str]:
    return frozenset(words("en")["stop"]["without_a_language"])


def asked(text: str) -> Asked | None:
    """What a message asks for: to stop, to start again, help; or None of these."""
    message = whole(text)
    for name in _STOP_WORDS:
        for language in LANGUAGES:
            if _exact(name, language).fullmatch(message):
                return Asked(name, None if message in _without_a_language() else language)
    parts = clauses(text)
    for language in LANGUAGES:
        if parts and _asks_to_stop(parts, language):
            return Asked("stop", language)
    return None


def stop_word(text: str) -> StopWord | None:
    """What a message asks for: to stop, to start again, help; or None of these."""
    found = asked(text)
    return None if found is None else found.word


def looks_like_stop(text: str) -> bool:
    """True for words that sound like a wish to stop and are known to be none."""
    parts = clauses(text)
    return any(_look_alikes(language).search(part) for language in LANGUAGES for part in parts)


def help_for_the_talk(text: str) -> bool:
    """True for a call for help that the talk itself answers better while it runs."""
    return whole(text) in _left_to_the_talk()


def _says(name: str, text: str) -> bool:
    message = whole(text)
    return any(
        pattern(language, either(words(language)["stop"][name])).fullmatch(message)
        for language in LANGUAGES
    )


def says_yes(text: str) -> bool:
    """True for a bare yes to a question of ours."""
    return _says("yes", text)


def says_no(text: str) -> bool:
    """True for a bare no to a question of ours."""
    return _says("no", text)

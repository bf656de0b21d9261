"""Words of the hand-off in both languages at once, whatever channel the talk is on."""

from __future__ import annotations

from collections.abc import Callable

from actions.wording import turn_channel, turn_language
from knowledge.occupations.names import Names
from language.detect import LANGUAGES
from people.handoff_summary import Told


def in_each(say: Callable[[str], str]) -> Told:
    """Words in each language, whole, whatever channel the talk is on; ``say`` gets the language."""
    language, channel = turn_language.get(), turn_channel.get()
    turn_channel.set("web")
    try:
        words = {}
        for one in LANGUAGES:
            turn_language.set(one)
            words[one] = say(one)
        return Told(**words)
    finally:
        turn_language.set(language)
        turn_channel.set(channel)


def title_in_each(names: Names, code: str) -> Told:
    """An occupation's everyday name; its code where the store has none."""
    try:
        return Told(en=names.one(code, "en"), es=names.one(code, "es"))
    except KeyError:
        return Told(en=code, es=code)


def sentences_in_each(say: Callable[[str], list[str]]) -> tuple[Told, ...]:
    """A list of sentences in each language; both have the same number of them."""
    words = in_each(lambda at: "\n".join(say(at)))
    pairs = zip(words.en.split("\n"), words.es.split("\n"), strict=True)
    return tuple(Told(en=en, es=es) for en, es in pairs if en)

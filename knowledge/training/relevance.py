"""How close a programme is to an occupation.

Programmes meet occupations through the field of study (CIP -> SOC). That link is broad: the
government's table leads one field to 2 jobs in the middle and up to 23 ("Business
Administration" leads to chief executives and to cost estimators alike), and where a state's
list names no field, the programme's field itself was found from its name. So the name decides
first: does it say the job? Programmes whose name does not are offered only when their field is
certain and leads to few jobs, after all others and with a note.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

#: Closeness classes, best first.
NAMED, NEAR, FIELD_ONLY = 3, 2, 1

# fmt: off
_EMPTY = frozenset(
    {
        "a", "an", "and", "the", "of", "for", "in", "to", "with", "all", "other", "others",
        "except", "including", "general", "workers", "worker", "program", "programme",
        "course", "training", "certificate", "certification", "certified", "class", "i",
        "ii", "iii", "w", "technology", "specialist", "specialists", "professional",
        "licensed", "adult", "day", "evening", "online", "on", "line", "basic", "basics",
        "introduction", "intro", "level", "degree", "s",
    }
)
# fmt: on


@dataclass(frozen=True)
class Closeness:
    """How close a programme's name is to a job."""

    #: NAMED, NEAR or FIELD_ONLY.
    level: int
    #: Share (0-1) of the name that is about the job: a course for it alone before one for three.
    focus: float


def words_of(text: str) -> tuple[str, ...]:
    """Small-letter words; "+" belongs to a word ("a+"), other marks part words."""
    return tuple(re.findall(r"[a-z0-9]+\+*", text.lower().replace("&", " and ")))


def stem(word: str) -> str:
    """A crude stem that brings welder, welders and welding together."""
    for ending in ("ings", "ing", "ers", "ors", "er", "or", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


class NameIndex:
    """The programmes' names by word, with each word's weight: rare words weigh more."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = [words_of(name) for name in names]
        self._by_word: dict[str, set[int]] = defaultdict(set)
        self._by_stem: dict[str, set[int]] = defaultdict(set)
        for i, words in enumerate(self.names):
            for word in words:
                self._by_word[word].add(i)
                self._by_stem[stem(word)].add(i)
        self._vocabulary = sorted(self._by_word)

    def weight(self, word: str) -> float:
        """0.2 for words that tell nothing, else the logarithm of how rare the stem is."""
        if word in _EMPTY:
            return 0.2
        count = len(self._by_stem.get(stem(word), ()))
        return math.log((len(self.names) + 1) / (count + 0.5))

    def total(self, words: Iterable[str]) -> float:
        return sum(self.weight(word) for word in words)

    def focus(self, hits: set[int], i: int) -> float:
        """The share (0-1) of the weight of name ``i`` that stands at the positions ``hits``."""
        name = self.names[i]
        whole = self.total(name)
        return min(1.0, self.total(name[h] for h in hits) / whole) if whole else 0.0

    def with_phrase(self, phrase: Sequence[str]) -> Iterator[tuple[int, range]]:
        """The names that have the phrase as a run of words, and where."""
        holders = [self._with_word(word) for word in phrase]
        if not holders:
            return
        for i in set.intersection(*holders):
            if (where := _find(phrase, self.names[i])) is not None:
                yield i, where

    def with_stems(self, words: Sequence[str]) -> dict[int, float]:
        """Name -> weight of those of ``words`` that it has in some form."""
        held: dict[int, float] = defaultdict(float)
        for word in words:
            for i in self._by_stem.get(stem(word), ()):
                held[i] += self.weight(word)
        return held

    def _with_word(self, want: str) -> set[int]:
        if not want.endswith("*"):
            return self._by_word.get(want, set()) | self._by_word.get(f"{want}s", set())
        beginning = want[:-1]
        found: set[int] = set()
        for word in self._vocabulary[bisect_left(self._vocabulary, beginning) :]:
            if not word.startswith(beginning):
                break
            found |= self._by_word[word]
        return found


def closeness_of_names(
    index: NameIndex,
    titles: Sequence[str],
    written: dict[str, list[str]] | None,
    *,
    named: float,
    near: float,
) -> tuple[dict[int, Closeness], set[int]]:
    """Name -> closeness to one occupation, and the names that belong to another one.

    With written course words (``course_words.toml``) these alone decide; otherwise the job's
    titles and plain names do: a name that has the share ``named`` of a title's weight, its words
    together, is NAMED; one that has the share ``near``, in two words or more, is NEAR.
    """
    if not written:
        return _by_titles(index, titles, named=named, near=near), set()
    never = {i for text in written.get("never", ()) for i, _ in index.with_phrase(_phrase(text))}
    found: dict[int, Closeness] = {}
    for kind, level in (("best", NAMED), ("also", NEAR)):
        hits: dict[int, set[int]] = defaultdict(set)
        for text in written.get(kind, ()):
            for i, where in index.with_phrase(_phrase(text)):
                hits[i].update(where)
        for i, positions in hits.items():
            if i not in never and i not in found:
                found[i] = Closeness(level, index.focus(positions, i))
    return found, never


def _by_titles(
    index: NameIndex, titles: Sequence[str], *, named: float, near: float
) -> dict[int, Closeness]:
    best: dict[int, Closeness] = {}
    for title in dict.fromkeys(_heads(title) for title in titles):
        whole = index.total(title)
        if not title or whole < 1.0:
            continue
        stems = {stem(word) for word in title}
        for i, held in index.with_stems(title).items():
            if held / whole < near:
                continue
            # One word in another form is another thing: a waiter is not waiting.
            if len(title) == 1 and not any(_same(title[0], word) for word in index.names[i]):
                continue
            hits = {n for n, word in enumerate(index.names[i]) if stem(word) in stems}
            level = NAMED if held / whole >= named and _together(hits) else NEAR
            # One word of several says little: a bus monitor is no cardiac monitor.
            if level == NEAR and len(hits) < 2:
                continue
            found = Closeness(level, index.focus(hits, i))
            old = best.get(i)
            if old is None or (found.level, found.focus) > (old.level, old.focus):
                best[i] = found
    return best


def _phrase(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z0-9]+\+*\*?", text.lower()))


def _heads(title: str) -> tuple[str, ...]:
    """The telling words of a title, without its exceptions and empty words."""
    told = re.split(r",? (?:except|all other|including)\b", title.lower())[0]
    return tuple(word for word in words_of(told) if word not in _EMPTY)


def _find(phrase: Sequence[str], name: Sequence[str]) -> range | None:
    """Where the phrase stands in the name, as a run of its words."""
    for start in range(len(name) - len(phrase) + 1):
        if all(_fits(want, name[start + i]) for i, want in enumerate(phrase)):
            return range(start, start + len(phrase))
    return None


def _fits(want: str, word: str) -> bool:
    return word.startswith(want[:-1]) if want.endswith("*") else word in (want, f"{want}s")


def _together(hits: set[int]) -> bool:
    """Whether the words stand side by side, one other word let in."""
    return max(hits) - min(hits) <= len(hits)


def _same(one: str, other: str) -> bool:
    return one.removesuffix("s") == other.removesuffix("s")

"""Which field of study a programme with no stated field is most likely in, from its name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

WORDS = Path(__file__).with_name("programme_words.toml")
#: Rows of unit length, one for each phrase.
Encode = Callable[[Sequence[str]], np.ndarray]
#: Below this the closest field is a guess; read by hand on a sample (SOURCES.md).
FIELD_FLOOR = 0.60
#: Cosine of a stated field and the programme's name from which the statement is believed.
AGREEMENT = 0.4
#: Neighbours that vote for a field, and how fast a vote fades with distance.
VOTERS, FADING = 15, 12.0
#: A phrase of our own counts as several: it was written for the field it names.
OWN_WEIGHT = 3.0
#: Fields no list of training for jobs holds: residencies and fellowships of physicians.
NOT_TRAINING = ("60.", "61.")
_WORD = re.compile(r"[a-z0-9+.'&/-]+")
_HOURS = re.compile(r"\b\d+\s*-?\s*(?:hr|hour)s?\b")


class NameReader:
    """Reduces programme names to the words that tell the field (programme_words.toml)."""

    def __init__(self) -> None:
        words = tomllib.loads(WORDS.read_text(encoding="utf-8"))
        self._short_forms: dict[str, str] = words["short_forms"]
        self._empty = set(words["empty_words"]["words"])
        #: (field, phrase) pairs written by us.
        self.own_phrases: list[tuple[str, str]] = [
            (cip, phrase) for cip, phrases in words["own_phrases"].items() for phrase in phrases
        ]

    def plain(self, name: str) -> str:
        """``name`` without course numbers, degrees and short forms, in lower case."""
        kept: list[str] = []
        for word in _WORD.findall(_HOURS.sub(" ", name.lower())):
            joined = word.replace(".", "").strip("'-&/")
            parts = [joined] if joined in self._short_forms else re.split(r"[/&-]", word)
            for part in parts:
                bare = part.strip(".'")
                if bare in self._short_forms:
                    kept.append(self._short_forms[bare])
                elif part not in self._empty and bare not in self._empty and _says_something(bare):
                    kept.append(bare)
        return " ".join(kept) or name.lower().strip()


def _says_something(word: str) -> bool:
    return len(word) > 1 and not any(letter.isdigit() for letter in word)


class FieldLinker:
    """The phrases that stand for fields, encoded once.

    ``titles`` (``cip, title``) are the fields; ``stated`` (``cip, name``) programmes of another
    list that does state the field, which count only where name and title agree, since some
    providers filled in any field.
    """

    def __init__(self, titles: pd.DataFrame, stated: pd.DataFrame, encode: Encode) -> None:
        self._reader = reader = NameReader()
        self._encode = encode
        titles = titles[~titles["cip"].str.startswith(NOT_TRAINING)]
        stated = stated[stated["cip"].isin(titles["cip"])]
        title_of = {
            cip: reader.plain(title)
            for cip, title in zip(titles["cip"], titles["title"], strict=True)
        }
        names = [reader.plain(name) for name in stated["name"]]
        own = [(cip, reader.plain(phrase)) for cip, phrase in reader.own_phrases]
        phrases = sorted({*title_of.values(), *names, *(phrase for _, phrase in own)})
        row = {phrase: index for index, phrase in enumerate(phrases)}
        vectors = encode(phrases)
        believed = [
            (cip, name)
            for cip, name in zip(stated["cip"], names, strict=True)
            if float(vectors[row[name]] @ vectors[row[title_of[cip]]]) >= AGREEMENT
        ]
        weights = dict.fromkeys([*title_of.items(), *believed], 1.0)
        weights |= dict.fromkeys(own, OWN_WEIGHT)
        voters = sorted(weights)
        self._cips = [cip for cip, _ in voters]
        self._weight = np.array([weights[voter] for voter in voters])
        self._known = vectors[[row[phrase] for _, phrase in voters]]

    def link(self, names: Sequence[str]) -> list[tuple[str, float]]:
        """For each name the likeliest field's ``cip`` and the cosine (0-1) that supports it.

        The nearest phrases vote.
        """
        plain = [self._reader.plain(name) for name in names]
        wanted = sorted(set(plain))
        if not wanted:
            return []
        closeness = self._encode(wanted) @ self._known.T
        found = {
            phrase: _elect(self._cips, self._weight, closeness[index])
            for index, phrase in enumerate(wanted)
        }
        return [found[phrase] for phrase in plain]


def link_fields(
    names: Sequence[str], titles: pd.DataFrame, stated: pd.DataFrame, encode: Encode
) -> list[tuple[str, float]]:
    """The likeliest field of each name, as :class:`FieldLinker` finds it."""
    return FieldLinker(titles, stated, encode).link(names)


def _elect(cips: Sequence[str], weight: np.ndarray, closeness: np.ndarray) -> tuple[str, float]:
    votes: dict[str, float] = {}
    support: dict[str, float] = {}
    for voter in np.argsort(-closeness, kind="stable")[:VOTERS]:
        cip, cosine = cips[voter], float(closeness[voter])
        vote = float(weight[voter] * np.exp(FADING * (cosine - 1)))
        votes[cip] = votes.get(cip, 0.0) + vote
        support[cip] = max(support.get(cip, 0.0), cosine)
    elected = min(votes, key=lambda cip: (-votes[cip], cip))
    return elected, support[elected]

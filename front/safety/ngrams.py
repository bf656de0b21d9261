"""Counts letters and words of a message in hashed buckets, so that no vocabulary is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from zlib import crc32

import numpy as np
import numpy.typing as npt

from front.safety.plain import sentences


def _letters(said: Iterable[str], shortest: int, longest: int) -> Iterable[str]:
    for word in said:
        padded = f" {word} "
        for size in range(shortest, longest + 1):
            yield from (padded[at : at + size] for at in range(len(padded) - size + 1))


def _words(said: list[str], shortest: int, longest: int) -> Iterable[str]:
    for size in range(shortest, longest + 1):
        yield from (" ".join(said[at : at + size]) for at in range(len(said) - size + 1))


def _bucketed(found: Iterable[str], buckets: int) -> npt.NDArray[np.float32]:
    row = np.zeros(buckets, dtype=np.float32)
    for ngram, times in Counter(found).items():
        row[crc32(ngram.encode()) % buckets] += 1.0 + np.log(times)
    length = float(np.linalg.norm(row))
    return row / length if length else row


def counted(
    text: str, *, letters: tuple[int, int], words: tuple[int, int], buckets: int
) -> npt.NDArray[np.float32]:
    """One row of twice ``buckets`` numbers: letters, then words, each of length one."""
    said = sentences(text).split()
    return np.concatenate(
        [_bucketed(_letters(said, *letters), buckets), _bucketed(_words(said, *words), buckets)]
    )

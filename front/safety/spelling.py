"""Reads a mistyped word as the one that was meant."""

from __future__ import annotations

from collections.abc import Sequence


def one_slip_apart(word: str, other: str) -> bool:
    """True when the words are equal, or one letter missing, extra, wrong or swapped apart."""
    if abs(len(word) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    left, right = word[start:], other[start:]
    return (
        left[1:] == right[1:]
        or left[1:] == right
        or left == right[1:]
        or (left[:2] == right[:2][::-1] and left[2:] == right[2:])
    )


def corrected(text: str, meant: Sequence[str]) -> str:
    """The text with every word that is one slip from a meant word replaced by that.

    A word that is itself meant stays: "hopeless" is one letter from "homeless".
    """
    shortest = min(map(len, meant)) - 1
    return " ".join(
        next((one for one in meant if one_slip_apart(word, one)), word)
        if len(word) >= shortest and word not in meant
        else word
        for word in text.split(" ")
    )

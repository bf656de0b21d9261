"""The language the front answers a message in."""

from __future__ import annotations

from language.detect import ENGLISH, asked_language, detect_language


def language_of(text: str, known: str | None = None) -> str:
    """The language a message asks for or is in; else the talk's, where ``known``; else English."""
    return asked_language(text) or detect_language(text) or known or ENGLISH

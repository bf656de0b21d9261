"""Texts as reportlab takes them: no markup, and only signs that its built-in fonts have."""

from __future__ import annotations

import unicodedata
from xml.sax.saxutils import escape


def marked(text: str) -> str:
    """A text that holds no markup, in letters that the font has."""
    return escape(printable(text))


def printable(text: str) -> str:
    """Signs that the built-in fonts lack lose their marks, and else become a question mark."""
    signs = []
    for sign in text:
        try:
            sign.encode("cp1252")
            signs.append(sign)
        except UnicodeEncodeError:
            plain = unicodedata.normalize("NFKD", sign).encode("cp1252", "ignore").decode("cp1252")
            signs.append(plain or "?")
    return "".join(signs)

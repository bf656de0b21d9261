"""The words and numbers of the explorer's pages, from explorer.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

WORDS: dict[str, Any] = tomllib.loads(
    Path(__file__).with_name("explorer.toml").read_text(encoding="utf-8")
)


def word(table: str, key: str | None) -> str:
    """What something is called on a page; the key itself where no word is written."""
    words: dict[str, str] = WORDS[table]
    return words.get(key or "", key or "")


def words(table: str, keys: Sequence[str]) -> str:
    """Several of them, as a list in one line."""
    return ", ".join(word(table, key) for key in keys)


def dollars(amount: float | None) -> str:
    """Show an amount as "$39,000", with cents only where there are any."""
    if amount is None:
        return str(WORDS["not_known"]["amount"])
    return f"${amount:,.2f}".removesuffix(".00")


def percent(share: float | None, places: int = 0) -> str:
    """A share (0-1) in percent."""
    if share is None:
        return str(WORDS["not_known"]["amount"])
    shown = f"{share * 100:.{places}f}"
    least = 10**-places
    return f"under {least:g} %" if share > 0 and float(shown) == 0 else f"{shown} %"


def source_told(key: str) -> str:
    """The short tag of a source by its key in RELEASE.toml; a name that is no key stays."""
    from knowledge.sources import tag

    try:
        return tag(key)
    except KeyError:
        return key

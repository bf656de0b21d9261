"""Providers, from the programmes of lists that name them without a number."""

from __future__ import annotations

import hashlib
import re

import pandas as pd


def provider_id(state: str, name: str) -> str:
    """A number for a provider that its list names only: the same name gives the same number."""
    plain = " ".join(re.findall(r"[a-z0-9]+", name.lower()))
    return f"{state.lower()}-{hashlib.sha256(plain.encode()).hexdigest()[:10]}"


def read_providers(programmes: pd.DataFrame) -> pd.DataFrame:
    """Rows of ``providers``; a provider in several towns is given the first of its list."""
    named = programmes[programmes["provider_id"].notna()].drop_duplicates("provider_id")
    return pd.DataFrame(
        {
            "provider_id": named["provider_id"],
            "name": named["provider"],
            "state": named["state"],
            "city": named["city"],
            "kind": None,
            "source": named["source"],
        }
    )

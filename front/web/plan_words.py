"""Dates and lengths of time as the plan says them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any


def length_told(words: Mapping[str, str], months: int) -> str:
    """A number of months as a person says it: "2 years and 3 months"."""
    years, rest = divmod(months, 12)
    parts = []
    if years:
        parts.append(words["one_year"] if years == 1 else words["years"].format(years=years))
    if rest:
        parts.append(words["one_month"] if rest == 1 else words["months"].format(months=rest))
    return words["and"].join(parts)


def date_told(words: Mapping[str, Any], day: date) -> str:
    """A day as a person writes it: "November 25, 2026", "25 de noviembre de 2026"."""
    month = words["month_names"][day.month - 1]
    told: str = words["date"].format(day=day.day, month=month, year=day.year)
    return told

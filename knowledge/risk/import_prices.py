"""Months of the consumer price index, and national medians of pay by year."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from knowledge.compile.layout import LayoutError
from knowledge.risk.figure_files import Read, RejectedRow, figure, records, rules


def read_prices(path: Path, today: date) -> Read:
    """The index of all items by month.

    Raises:
        LayoutError: a column is missing, or the series is not in the file.
        MissingReleaseError: there is no such file.
    """
    rule, read = rules()["prices"], Read()
    months = re.compile(rule["month"])
    others = 0
    for row in records(path, rule["columns"], needed=tuple(rule["columns"])):
        if row["series"] != rule["series"]:
            others += 1
            continue
        found = months.fullmatch(row["period"])
        if found is None:
            continue
        try:
            if not re.fullmatch(r"(?:19|20)\d\d", row["year"]):
                raise RejectedRow("a year is no year")
            month = f"{row['year']}-{found[1]}"
            if month > f"{today:%Y-%m}":
                raise RejectedRow("a month lies ahead")
            index = figure(row["value"], rule["no_value"], rule["plausible"])
            if index is None:
                raise RejectedRow("no index printed")
            read.rows.append({"month": month, "index": index})
        except RejectedRow as error:
            read.rejected[str(error)] += 1
    if not read.rows:
        raise LayoutError(path, f"has no months of the series {rule['series']}")
    if others:
        read.notes.append(f"{others:,} rows of other series were passed over")
    return read


def read_yearly_wages(path: Path, known: frozenset[str]) -> Read:
    """National medians of one May; the year is that in the name of the file.

    Raises:
        LayoutError: a column or the year is missing, or nothing in it is known.
        MissingReleaseError: there is no such file.
    """
    rule, read = rules()["wages"], Read()
    year = re.search(rule["year_in_name"], path.name)
    rows = records(path, rule["columns"], needed=("code", "level", "median"))
    if year is None:
        raise LayoutError(path, "the name of the file says no year, like national_M2021_dl.xlsx")
    for row in rows:
        if row["level"].lower() != rule["level"] or row["industry"] not in rule["industry"]:
            continue
        try:
            if row["code"] not in known:
                raise RejectedRow("an occupation that the store does not have")
            median = figure(row["median"], rule["no_wage"], rule["plausible"])
            if median is None:
                raise RejectedRow("no median printed")
            read.rows.append({"code": row["code"], "year": int(year[1]), "median": median})
        except RejectedRow as error:
            read.rejected[str(error)] += 1
    if not read.rows:
        raise LayoutError(path, "has no median of an occupation that the store has")
    return read

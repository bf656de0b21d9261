"""Notices of layoffs under the WARN Act, as states publish them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from knowledge.compile.layout import LayoutError
from knowledge.regions.zip_table import County, county_of, zip_table
from knowledge.risk.figure_files import Read, RejectedRow, records, rules
from knowledge.risk.sectors import sector_of

_COUNTY_ENDING = re.compile(r"\s+(?:county|parish|co\.?)$", re.IGNORECASE)


def read_layoffs(path: Path, today: date, state: str | None = None) -> Read:
    """Notices by county; a notice for several counties is one for each.

    ``state`` is where the file has no column for it.

    Raises:
        LayoutError: a needed column is missing, or nothing in it can be read.
        MissingReleaseError: there is no such file.
    """
    rule, read = rules()["layoffs"], Read()
    needed = ["company", "notice_date", *([] if state else ["state"])]
    found: dict[tuple[object, ...], dict[str, object]] = {}
    without = 0
    for row in records(path, rule["columns"], needed=needed):
        try:
            where = (state or row["state"]).upper()
            if not re.fullmatch(r"[A-Z]{2}", where):
                raise RejectedRow("a state is no state of two letters")
            company = row["company"][:200]
            if not company:
                raise RejectedRow("no company named")
            notice = _date(row["notice_date"], rule["date_formats"], "notice")
            if notice is None:
                raise RejectedRow("no date of notice")
            if notice > today + timedelta(days=rule["ahead"]):
                raise RejectedRow("a date of notice lies ahead")
            effective = _date(row["effective_date"], rule["date_formats"], "effect")
            workers = _workers(row["workers"], rule["most_workers"])
            sector = _sector(row["industry"])
            counties = _counties(row["county"], row["city"], where)
        except RejectedRow as error:
            read.rejected[str(error)] += 1
            continue
        without += not sector
        for county in counties:
            key = (where, county.key, company, notice, sector)
            found[key] = {
                "state": where, "county": county.key, "company": company, "notice_date": notice,
                "effective_date": effective, "workers": workers, "sector": sector,
            }  # fmt: skip
    if not found:
        problem = "no notice in it can be read"
        reasons = ", ".join(sorted(read.rejected))
        raise LayoutError(path, f"{problem}: {reasons}" if reasons else problem)
    read.rows = list(found.values())
    if without:
        read.notes.append(f"{without:,} notices name no industry: they raise no warning sign")
    return read


def _date(text: str, formats: Sequence[str], what: str) -> date | None:
    if not text:
        return None
    for form in formats:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise RejectedRow(f"a date of {what} cannot be read")


def _workers(text: str, most: int) -> int | None:
    shown = text.replace(",", "").strip()
    if not shown:
        return None
    if not shown.isdigit() or int(shown) > most:
        raise RejectedRow("a number of workers is none")
    return int(shown)


def _sector(text: str) -> str:
    if not text:
        return ""
    sector = sector_of(text)
    if sector is None:
        raise RejectedRow("an industry is no NAICS code")
    return sector


def _counties(named: str, city: str, state: str) -> list[County]:
    """The counties a notice names, or the one its city lies in."""
    table = zip_table()
    parts = [part for part in re.split(r"\s*(?:/|;|,|&|\band\b)\s*", named) if part]
    found = [county_of(_COUNTY_ENDING.sub("", part), state) for part in parts]
    if found and all(table.knows(county) for county in found):
        return list(dict.fromkeys(found))
    whole = county_of(_COUNTY_ENDING.sub("", named), state)
    if named and table.knows(whole):
        return [whole]
    if named:
        raise RejectedRow("a county is not known")
    of_city = table.counties_of_city(city, state) if city else None
    if not of_city:
        raise RejectedRow("no county, and no city that is known")
    return [of_city.most_common(1)[0][0]]

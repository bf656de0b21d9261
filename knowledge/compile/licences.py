"""State licences by occupation: New Jersey's list, read with licences.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

from knowledge.compile.crosswalks import OccupationCodes
from knowledge.compile.layout import LayoutError, read_csv

STATE, SOURCE = "NJ", "new_jersey_licences"
READING = Path(__file__).with_name("licences.toml")


def read_licences(releases: Path, codes: OccupationCodes) -> list[dict[str, object]]:
    """Rows of ``licences``; a licence whose code leads nowhere must be in licences.toml."""
    path = releases / "training" / "nj" / "TBLLICENSE_DATA_TABLE.csv"
    rows = read_csv(path, ["NAME", "CODE", "ISDELETED"])
    rows = rows[(rows["ISDELETED"] == "0") & (rows["CODE"] != "")]
    reading = tomllib.loads(READING.read_text(encoding="utf-8"))
    by_hand: dict[str, list[str]] = reading["by_hand"]
    left_out = set(reading["left_out"]["narrow"]) | set(reading["left_out"]["unrelated"])
    gone = sorted((set(by_hand) | left_out) - set(rows["NAME"]))
    if gone:
        raise LayoutError(path, f"licences no longer listed: {gone}", column="NAME")
    licences: dict[tuple[str, str], dict[str, object]] = {}
    for name, listed in zip(rows["NAME"], rows["CODE"], strict=True):
        if name in left_out:
            continue
        if name in by_hand:
            beginnings = tuple(by_hand[name])
            members = [code for code in codes.codes if code.startswith(beginnings)]
        else:
            members = list(codes.successors.get(listed[:7], ()))
        if not members:
            raise LayoutError(path, f"no occupation for {name!r} ({listed})", column="CODE")
        for code in members:
            licences[code, name] = {
                "state": STATE,
                "code": code,
                "name": " ".join(name.split()),
                "onet_code": None if name in by_hand else listed,
                "source": SOURCE,
            }
    return list(licences.values())

"""How much of a combined code's employment each member gets (combined.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from knowledge.compile.layout import LayoutError, read_sheet

EVIDENCE = Path(__file__).with_name("combined.toml")
SHEET = "cpsaat11"


def employment_shares(releases: Path, hybrids: Mapping[str, str]) -> dict[str, float]:
    """Member code -> its share (0-1) of the combined code's employment; they add up to one.

    ``hybrids`` is member -> combined code. Raises LayoutError when a CPS line is missing.
    """
    counts = _cps_counts(releases)
    shares: dict[str, float] = {}
    for combined in set(hybrids.values()):
        members = sorted(code for code, whole in hybrids.items() if whole == combined)
        known = [counts[code] for code in members if code in counts]
        if len(known) == len(members):
            shares |= {code: counts[code] / sum(known) for code in members}
        else:
            shares |= {code: 1 / len(members) for code in members}
    return shares


def _cps_counts(releases: Path) -> dict[str, float]:
    path = releases / "cps" / "cpsaat11.xlsx"
    rows = read_sheet(path, SHEET, ["Occupation", "2022.0"], header_row=4)
    lines = dict(zip(rows["Occupation"].astype(str).str.strip(), rows["2022.0"], strict=True))
    wanted = tomllib.loads(EVIDENCE.read_text(encoding="utf-8"))["cps_2022_thousands"]
    counts = {}
    for code, title in wanted.items():
        if not isinstance(lines.get(title), int | float):
            raise LayoutError(path, f"no count for {title!r}", sheet=SHEET, column="2022")
        counts[code] = float(lines[title])
    return counts

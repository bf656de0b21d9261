"""``python -m knowledge diff OLD NEW``: which warning signs changed between two releases."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from knowledge.releases.diff import ReleaseDiff

NO_STORE = 3


def add_release_commands(commands: Any) -> None:
    """Register the command with ``argparse``'s sub-parsers."""
    comparing = commands.add_parser("diff", help="warning signs that changed between two stores")
    comparing.add_argument("old", type=Path, metavar="OLD", help="folder of a built store")
    comparing.add_argument("new", type=Path, metavar="NEW")
    comparing.add_argument("--json", action="store_true", help="JSON instead of plain lines")
    comparing.set_defaults(run=_diff)


def _diff(chosen: argparse.Namespace) -> int:
    """Print the differences; 0 whether or not there are any, 3 where a store cannot be read."""
    from knowledge.releases.diff import compare_releases
    from knowledge.store.open import StoreError, open_store

    try:
        found = compare_releases(open_store(chosen.old), open_store(chosen.new))
    except StoreError as error:
        print(f"knowledge: {error}", file=sys.stderr)
        return NO_STORE
    shown = json.dumps(asdict(found), ensure_ascii=False) if chosen.json else _plain(found)
    print(shown)
    return 0


def _plain(found: ReleaseDiff) -> str:
    lines = [
        f"{found.old_release} -> {found.new_release}: {len(found.flags)} warning signs and "
        f"{len(found.classes)} classes changed"
    ]
    for flag in found.flags:
        values = f"{_number(flag.old_value)} -> {_number(flag.new_value)}"
        lines.append(
            f"{flag.code} {flag.title}: {flag.flag} {flag.change} ({values}; {flag.source})"
        )
    lines += [f"{c.code} {c.title}: {c.was} -> {c.now}" for c in found.classes]
    lines += [f"{code}: only in the old one" for code in found.removed]
    lines += [f"{code}: only in the new one" for code in found.added]
    return "\n".join(lines)


def _number(value: float | None) -> str:
    return "not known" if value is None else f"{value:g}"

"""``python -m knowledge validate`` and ``fairness``: what they print and how they end."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from settings import get_settings

NO_STORE = 3


def add_validation_commands(commands: Any) -> None:
    """Register the commands with ``argparse``'s sub-parsers."""
    validating = commands.add_parser("validate", help="hold the store against published facts")
    shape = validating.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="JSON instead of a table")
    shape.add_argument("--markdown", action="store_true", help="a table for the documentation")
    validating.set_defaults(run=_validate)

    fairness = commands.add_parser(
        "fairness", help="who works in which class of jobs, in aggregate"
    )
    fairness.add_argument("--json", action="store_true", help="JSON instead of tables")
    fairness.set_defaults(run=_fairness)


def _validate(chosen: argparse.Namespace) -> int:
    """Print the table of facts; 0 whatever the verdicts, 3 without a usable store."""
    from knowledge.store.open import StoreError, open_store
    from knowledge.validation import table
    from knowledge.validation.comparing import compare_all
    from knowledge.validation.material import Material

    try:
        store = open_store(get_settings().knowledge_dir)
    except StoreError as error:
        return _no_store(error)
    with store.session() as session:
        rows = compare_all(Material.load(session, store.release))
    if chosen.json:
        print(json.dumps(table.as_data(rows, store.release), ensure_ascii=False))
    elif chosen.markdown:
        print(table.as_markdown(rows, store.release))
    else:
        print(table.as_text(rows, store.release))
    return 0


def _fairness(chosen: argparse.Namespace) -> int:
    """Print the fairness report; 3 without a usable store or without figures in it."""
    from knowledge.store.open import StoreError, open_store
    from knowledge.validation import fairness_report
    from knowledge.validation.workforce import NoWorkforceError

    try:
        store = open_store(get_settings().knowledge_dir)
        with store.session() as session:
            report = fairness_report.fairness_report(session, store.release)
    except (StoreError, NoWorkforceError) as error:
        return _no_store(error)
    if chosen.json:
        print(json.dumps(fairness_report.as_data(report), ensure_ascii=False))
    else:
        print(fairness_report.as_text(report))
    return 0


def _no_store(error: Exception) -> int:
    print(f"knowledge: {error}", file=sys.stderr)
    return NO_STORE

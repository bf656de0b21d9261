"""``python -m knowledge import-figures KIND FILE``: unemployment, prices, pay by year, layoffs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from settings import get_settings

BAD_INPUT = 2
KINDS = ("unemployment", "prices", "wages", "layoffs")


def add_figure_commands(commands: Any) -> None:
    """Register the command with ``argparse``'s sub-parsers."""
    importing = commands.add_parser(
        "import-figures", help="read unemployment, prices, yearly pay or notices of layoffs"
    )
    importing.add_argument("kind", choices=KINDS)
    importing.add_argument("file", type=Path, metavar="FILE", help="see knowledge/risk/*.toml")
    importing.add_argument("--state", metavar="NJ", help="of notices without a column for it")
    importing.set_defaults(run=_import)


def _import(chosen: argparse.Namespace) -> int:
    from knowledge.compile.layout import LayoutError, MissingReleaseError
    from knowledge.risk.figures import FiguresError
    from knowledge.risk.import_figures import import_figures

    out = get_settings().knowledge_figures
    try:
        for line in import_figures(chosen.kind, chosen.file, out, state=chosen.state):
            print(line)
    except (LayoutError, MissingReleaseError, FiguresError) as error:
        print(f"knowledge: {error}", file=sys.stderr)
        return BAD_INPUT
    return 0

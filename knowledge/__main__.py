"""``python -m knowledge``: builds the store and answers from it without Rasa."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from knowledge.progressions.commands import (
    add_analysis_commands,
    add_progression_arguments,
    past_job,
)
from knowledge.regions.commands import add_regional_commands
from knowledge.releases.commands import add_release_commands
from knowledge.risk.commands import add_figure_commands
from knowledge.training.commands import add_import_command, add_training_arguments
from knowledge.validation.commands import add_validation_commands
from settings import get_settings


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status (2: bad input, 3: no usable store)."""
    chosen = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = chosen.run
    try:
        return run(chosen)
    except BrokenPipeError:
        # Whoever read the answers has had enough; nothing more can be written or flushed.
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m knowledge", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")

    build = commands.add_parser("build", help="build the store and the index from knowledge/data")
    build.set_defaults(run=_build)

    compiling = commands.add_parser("compile", help="make knowledge/data from official releases")
    compiling.add_argument("--releases", type=Path, required=True, metavar="DIR")
    compiling.add_argument("--out", type=Path, metavar="DIR", default=None)
    compiling.set_defaults(run=_compile)

    match = commands.add_parser("match", help="phrases on standard input -> occupations")
    match.set_defaults(answer="match")
    history = commands.add_parser("history", help="messages on standard input -> past jobs")
    history.add_argument("--as-of", type=_date, default=None, metavar="DATE")
    history.set_defaults(answer="history")
    progressions = commands.add_parser("progressions", help="next jobs from past jobs")
    add_progression_arguments(progressions)
    progressions.set_defaults(answer="progressions")
    delta = commands.add_parser("delta", help="skill delta from one occupation to another")
    delta.add_argument("from_code", metavar="from")
    delta.add_argument("to_code", metavar="to")
    delta.set_defaults(answer="delta")
    strengths = commands.add_parser("strengths", help="people skills that past jobs show")
    strengths.add_argument("jobs", nargs="+", type=past_job, metavar="CODE[:months]")
    strengths.add_argument("--towards", metavar="CODE", default=None, help="weigh for a next job")
    strengths.set_defaults(answer="strengths")
    training = commands.add_parser("training", help="training towards an occupation")
    add_training_arguments(training)
    training.set_defaults(answer="training")
    for command in (match, history, progressions, delta, strengths, training):
        command.add_argument("--json", action="store_true", help="JSON instead of plain lines")
        command.set_defaults(run=_answer)
    add_analysis_commands(commands)
    add_release_commands(commands)
    add_regional_commands(commands)
    add_figure_commands(commands)
    add_validation_commands(commands)
    add_import_command(commands)
    return parser


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date like 2026-01-31") from error


def _build(_: argparse.Namespace) -> int:
    from knowledge.store.build import build
    from knowledge.store.tables import TableError

    settings = get_settings()
    try:
        build(
            settings.knowledge_dir,
            settings.encoder_model,
            onet_release=settings.onet_release,
            imports=settings.knowledge_imports,
        )
    except (TableError, FileNotFoundError) as error:
        print(f"knowledge: {error}", file=sys.stderr)
        return 2
    return 0


def _compile(chosen: argparse.Namespace) -> int:
    from knowledge.compile.layout import LayoutError
    from knowledge.compile.run import compile_tables
    from knowledge.store.tables import DATA

    try:
        compile_tables(chosen.releases, chosen.out or DATA)
    except LayoutError as error:
        print(f"knowledge: {error}", file=sys.stderr)
        return 2
    return 0


def _answer(chosen: argparse.Namespace) -> int:
    from knowledge.commands import UnknownCodeError, answer
    from knowledge.library import Library
    from knowledge.store.open import StoreError

    try:
        library = Library.open(get_settings())
    except StoreError as error:
        print(f"knowledge: {error}", file=sys.stderr)
        return 3
    try:
        answer(library, chosen)
    except UnknownCodeError as error:
        print(f"knowledge: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())

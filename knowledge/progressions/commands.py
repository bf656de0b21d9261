"""``python -m knowledge progressions``, ``sensitivity`` and ``fit-moves``."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from knowledge.progressions.wishes import Origin, Wishes
from settings import get_settings

if TYPE_CHECKING:
    from knowledge.progressions.fit import Fit
    from knowledge.progressions.sensitivity import Line
    from knowledge.store.open import Store

NO_STORE = 3


def add_progression_arguments(command: argparse.ArgumentParser) -> None:
    """What a worker may tell, as options of ``progressions``."""
    command.add_argument(
        "jobs",
        nargs="*",
        type=past_job,
        metavar="CODE[:months]",
        help="past jobs; none at all gives jobs to start with",
    )
    command.add_argument("--schooling", metavar="LEVEL", help="high_school, some_college, ...")
    command.add_argument("--licence", action="append", default=[], metavar="NAME")
    command.add_argument("--own-pay", type=int, metavar="DOLLARS", help="a year")
    command.add_argument("--pay-floor", type=int, metavar="DOLLARS", help="a year")
    command.add_argument("--urgency", choices=("now", "months", "looking"))
    command.add_argument("--interest", action="append", default=[], choices=list("RIASEC"))
    command.add_argument("--wish", metavar="CODE", help="a job wished for")
    command.add_argument("--near", metavar="PLACE", help="ZIP, city, county or area")
    command.add_argument("--table", action="store_true", help="a short Markdown table")
    for limit in ("near-only", "no-degree", "no-licence", "no-nights", "no-weekends"):
        command.add_argument(f"--{limit}", action="store_true")


def wishes_told(chosen: argparse.Namespace) -> Wishes:
    """The options as the ranking takes them."""
    return Wishes(
        own_pay=chosen.own_pay,
        pay_floor=chosen.pay_floor,
        urgency=chosen.urgency,
        no_degree=chosen.no_degree,
        no_licence=chosen.no_licence,
        no_nights=chosen.no_nights,
        no_weekends=chosen.no_weekends,
        schooling=chosen.schooling,
        licences=tuple(chosen.licence),
        interests=tuple(chosen.interest),
        wished_job=chosen.wish,
        near_only=chosen.near_only,
    )


def past_job(text: str) -> Origin:
    """Read "35-3031:60", a code with the months in it.

    Raises:
        ArgumentTypeError: what follows the colon is no whole number of months.
    """
    code, _, months = text.partition(":")
    if months and not months.isdecimal():
        raise argparse.ArgumentTypeError(f"{months!r} is not a number of months")
    return Origin(code, int(months) if months else None)


def add_analysis_commands(commands: Any) -> None:
    """Register what is run when criteria or moves change."""
    table = commands.add_parser("sensitivity", help="Gateways by automation cut and schooling")
    table.set_defaults(run=lambda _: _over_store(_sensitivity))
    fitting = commands.add_parser("fit-moves", help="fit the prior of moves, for criteria.toml")
    fitting.set_defaults(run=lambda _: _over_store(_fit))


def _over_store(answer: Any) -> int:
    from knowledge.store.open import StoreError, open_store

    try:
        store = open_store(get_settings().knowledge_dir)
    except StoreError as error:
        print(f"knowledge: {error}", file=sys.stderr)
        return NO_STORE
    answer(store)
    return 0


def _sensitivity(store: Store) -> None:
    from knowledge.progressions.sensitivity import sensitivity

    with store.session() as session:
        print("\n".join(_table(sensitivity(session))))


def _table(lines: list[Line]) -> list[str]:
    rows = [
        "| automation cut | later growth outweighs | without a bachelor's | groups | occupations "
        "| named, of 15 | named and missed |",
        "|---|---|---|---|---|---|---|",
    ]
    for line in lines:
        cut = "none" if line.automation_cut > 1 else f"{line.automation_cut:g}"
        rows.append(
            f"| {cut} | {'yes' if line.growth_outweighs else 'no'} | {line.without_bachelors:.0%} "
            f"| {line.groups} | {line.occupations} | {line.named_found} "
            f"| {', '.join(line.named_missed)} |"
        )
    return rows


def _fit(store: Store) -> None:
    from knowledge.progressions.fit import fit_moves

    with store.session() as session:
        whole, bare = fit_moves(session), fit_moves(session, [])
    print("\n".join(_lines(whole)))
    print(f"# log likelihood {whole.log_likelihood:,.0f}; without nearness "
          f"{bare.log_likelihood:,.0f}")  # fmt: skip


def _lines(fit: Fit) -> list[str]:
    return [
        f"pseudo_cases = {fit.pseudo_cases:.1f}",
        f"inflow_power = {fit.inflow_power:.3f}",
        f"noise_share = {fit.noise_share:.3f}",
        "[estimate.nearness]",
        *(f"{name} = {weight:.3f}" for name, weight in fit.weights.items()),
    ]

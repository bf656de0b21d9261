"""Commands: ``python -m followups run`` does one round, ``daemon`` one after the other.

``run --now 2026-12-24T18:00+00:00`` takes another moment for now; ``--dry-run`` lists who would get
what and why, by numbers of workers and without a word of theirs, and changes nothing.
``outcomes`` prints what workers said came of it, groups under ten held back.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime

from followups.daemon import run_daemon
from followups.dry_run import dry_run
from followups.rounds import Followups
from people import People
from people.migrate import DatabaseNotMigrated, require_migrated
from people.utc import now
from settings import get_settings

NO_DATABASE = 3


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 3 where the database is not up to date."""
    given = _parser().parse_args(arguments)
    settings = get_settings()
    people = People(settings.people_database)
    try:
        require_migrated(people)
        if given.command == "daemon":
            run_daemon(Followups(people, settings), settings.followups_port)
        elif given.command == "outcomes":
            print(json.dumps(people.outcomes_shown()))
        elif given.dry_run:
            for line in dry_run(settings, given.now or now()):
                print(line)
        else:
            _run(Followups(people, settings), given.now or now())
    except DatabaseNotMigrated as error:
        print(f"followups: {error}", file=sys.stderr)
        return NO_DATABASE
    finally:
        people.close()
    return 0


def _run(followups: Followups, moment: datetime) -> None:
    done = followups.round(moment)
    print(f"{moment.isoformat(timespec='seconds')}: {done.queued} queued")
    if done.new_edition:
        print("  warning signs were read anew")
    if done.unread:
        print(f"  warning signs could not be read ({done.unread}); they stay as they were")
    for name, counted in (("put off", done.put_off), ("dropped", done.dropped)):
        for reason, count in sorted(counted.items()):
            print(f"  {name}: {count}, {reason}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m followups",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="one round")
    run.add_argument("--now", type=_moment, default=None, metavar="ISO")
    run.add_argument("--dry-run", action="store_true", help="list only, change nothing")
    commands.add_parser("daemon", help="rounds without an end")
    commands.add_parser("outcomes", help="what came of it, in numbers")
    return parser


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no date and time in ISO form") from error
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


if __name__ == "__main__":
    sys.exit(main())

"""Commands: ``python -m people migrate`` brings the database up to date."""

from __future__ import annotations

import argparse

from people.migrate import migrate
from settings import get_settings


def main() -> None:
    """Run one command."""
    parser = argparse.ArgumentParser(prog="python -m people", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("migrate", help="bring the people database up to date")
    parser.parse_args()
    revision = migrate(get_settings().people_database)
    print(f"people: the database is at revision {revision}")


if __name__ == "__main__":
    main()

"""Commands: ``python -m people migrate`` brings the database up to date; ``staff`` keeps accounts.

``keep-to-periods`` deletes what was kept long enough; ``backup FILE`` copies the database while the
system runs, ``restore FILE`` puts such a copy in its place (docs/privacy.md).

``python -m people staff add NAME --show "Name to show" --role coach`` makes an account,
``reset-password`` and ``deactivate`` end all its sign-ins, ``list`` shows all. A password is asked
for on the terminal, read as one line where there is none, or made with ``--generate``; it is never
an argument.
"""

from __future__ import annotations

import argparse
import sys

from people.backup_file import BackupError
from people.migrate import DatabaseNotMigrated, migrate
from people.staff_commands import add_staff_commands, run_staff_command
from people.upkeep_commands import add_upkeep_commands, run_upkeep_command
from settings import get_settings


def main() -> None:
    """Run one command."""
    parser = argparse.ArgumentParser(
        prog="python -m people",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("migrate", help="bring the people database up to date")
    add_upkeep_commands(commands)
    add_staff_commands(commands.add_parser("staff", help="accounts of coaches and operators"))
    given = parser.parse_args()
    database = get_settings().people_database
    if given.command != "migrate":
        run = run_staff_command if given.command == "staff" else run_upkeep_command
        try:
            run(given, database)
        except (LookupError, ValueError, BackupError, DatabaseNotMigrated) as error:
            sys.exit(f"people: {error}")
        return
    print(f"people: the database is at revision {migrate(database)}")


if __name__ == "__main__":
    main()

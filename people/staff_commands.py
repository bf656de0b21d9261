"""`python -m people staff`: the first account, another password, an account closed, all of them."""

from __future__ import annotations

import argparse
import sys
from getpass import getpass

from people.migrate import require_migrated
from people.passwords import BadPassword, generated_password
from people.staff_records import ROLES, StaffMember
from people.staff_sessions import Staff


def add_staff_commands(parser: argparse.ArgumentParser) -> None:
    """What follows `staff` on the command line."""
    commands = parser.add_subparsers(dest="staff_command", required=True)
    add = commands.add_parser("add", help="make an account")
    add.add_argument("--show", required=True, help="the name colleagues and workers read")
    add.add_argument("--role", required=True, choices=ROLES)
    reset = commands.add_parser(
        "reset-password", help="set another password, end all sign-ins, open a closed account"
    )
    close = commands.add_parser("deactivate", help="close an account and end all its sign-ins")
    for command in (add, reset, close):
        command.add_argument("name", help="an e-mail address or a name to sign in with")
    for command in (add, reset):
        command.add_argument(
            "--generate", action="store_true", help="make a password and print it once"
        )
    commands.add_parser("list", help="all accounts")


def run_staff_command(given: argparse.Namespace, database: str) -> None:
    """Run one of them.

    Raises:
        DatabaseNotMigrated: the tables are missing.
        NameTaken, NoSuchAccount, BadAccountName, BadPassword: as their messages say.
    """
    staff = Staff(database)
    try:
        require_migrated(staff)
        if given.staff_command == "list":
            for member in staff.accounts():
                print(_told(member))
        elif given.staff_command == "deactivate":
            member = staff.deactivate(given.name)
            print(f"people: {member.name} is closed, every sign-in of it has ended")
        else:
            _with_password(staff, given)
    finally:
        staff.close()


def _with_password(staff: Staff, given: argparse.Namespace) -> None:
    password = generated_password() if given.generate else _asked_password()
    if given.staff_command == "add":
        member = staff.add_account(given.name, given.show, given.role, password)
        print(f"people: {member.name} may sign in as {member.role}")
    else:
        member = staff.reset_password(given.name, password)
        print(f"people: {member.name} has another password, every sign-in of it has ended")
    if given.generate:
        print(f"password, shown this once: {password}")


def _asked_password() -> str:
    """A password from the terminal, typed twice and not shown; without a terminal, one line."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass("Password: ")
    if getpass("The same again: ") != password:
        raise BadPassword("the two passwords differ")
    return password


def _told(member: StaffMember) -> str:
    state = "active" if member.active else "closed"
    since = member.password_set_at.date().isoformat()
    shown = f"({member.display_name})"
    return f"{member.name}  {member.role}  {state}  password of {since}  {shown}"

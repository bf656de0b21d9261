"""Commands: ``python -m supervisor run | chat | demo | demo-followup``."""

from __future__ import annotations

import argparse
import sys

from pydantic import ValidationError

from settings import get_settings


def main() -> int:
    """Runs one command and returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m supervisor", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="start the system; it must have been built by `make setup`")
    commands.add_parser("chat", help="talk with the running system; reads a pipe line by line")
    commands.add_parser("demo", help="play one conversation against a fresh system")
    commands.add_parser("demo-followup", help="play how a worker hears of a change, by SMS")
    command = parser.parse_args().command
    try:
        settings = get_settings()
    except ValidationError as error:
        for trouble in error.errors():
            key = "ONWARD_" + "_".join(str(part) for part in trouble["loc"]).upper()
            print(f"{key}: {trouble['msg']}", file=sys.stderr)
        return 1
    if command == "run":
        from supervisor.run import run

        return run(settings)
    if command == "chat":
        from supervisor.chat import chat

        return chat(settings)
    if command == "demo-followup":
        from supervisor.demo_followup import demo_followup

        return demo_followup()
    from supervisor.demo import demo

    return demo()


if __name__ == "__main__":
    sys.exit(main())

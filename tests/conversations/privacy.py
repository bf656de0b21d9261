"""Looks for what was written in the logs of a system."""

from __future__ import annotations

from pathlib import Path

#: Shorter messages ("yes", "cashier 2 years") may stand in a log by chance or as a rule's example.
SHORTEST_SEARCHED = 12


def found_in_logs(
    folder: Path, messages: list[str], shortest: int = SHORTEST_SEARCHED
) -> list[tuple[str, str]]:
    """Each log file that holds one of the messages, with the message."""
    logs = [path for path in folder.rglob("*") if path.is_file() and ".log" in path.name]
    assert logs, f"no logs in {folder}"
    return [
        (path.name, message)
        for path in logs
        for text in [path.read_text(encoding="utf-8", errors="replace").lower()]
        for message in messages
        if len(message) >= shortest and message.lower() in text
    ]

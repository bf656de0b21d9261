"""What every test may use. Read by both environments, so it imports nothing of the project."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

# tests/bot needs Rasa's environment (Python 3.10), everything else the other one.
if sys.version_info >= (3, 11):
    collect_ignore = ["bot"]
else:
    collect_ignore = [
        folder.name
        for folder in Path(__file__).parent.iterdir()
        if folder.is_dir() and folder.name != "bot"
    ]


@pytest.fixture(scope="session")
def releases() -> Path:
    """The folder of downloaded public releases that `knowledge compile` reads.

    Fails when ONWARD_RELEASES names no folder: a wrong setting must not look like a pass.
    """
    named = os.environ.get("ONWARD_RELEASES")
    if not named:
        pytest.skip("ONWARD_RELEASES names no folder of public releases to compile from")
    folder = Path(named)
    if not folder.is_dir():
        pytest.fail(f"ONWARD_RELEASES={named} is not a folder")
    return folder.resolve()

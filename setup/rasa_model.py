"""Trains the Rasa model and shows of the training what a person wants to see."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from settings import Settings
from setup.stamps import PROJECT_DIR

# Of what Rasa writes, the steps it takes and what it calls a warning or an error itself; the rest
# (hundreds of lines about its libraries) is kept in the log.
PROGRESS = re.compile(r" INFO +\S+ +- (?P<step>Started validating.*|Starting to train .*)")
TROUBLE = re.compile(r" (?P<step>(WARNING|ERROR|CRITICAL) .*)")
LAST_LINES = 40

RASA_ENVIRONMENT = {
    # Off by default would be kinder; Rasa reports usage unless told not to.
    "RASA_TELEMETRY_ENABLED": "false",
    # The sentence model is a local file; nothing may be fetched.
    "HF_HUB_OFFLINE": "1",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "PYTHONWARNINGS": "ignore",
}


def input_files(project: Path) -> Iterator[Path]:
    """The files that decide what Rasa learns: its usual ones and our components."""
    for name in ("config.yml", "domain.yml"):
        if (project / name).is_file():
            yield project / name
    for folder in ("domain", "data"):
        yield from (project / folder).rglob("*.yml")
    yield from (project / "language").glob("*.*")
    for pattern in ("*.py", "*.toml", "*.yml"):
        # Channels bring messages in and out; the model knows nothing of them.
        yield from (
            file
            for file in (project / "bot").rglob(pattern)
            if "channels" not in file.relative_to(project).parts
        )


def train(settings: Settings, python: Path) -> int:
    """Trains into a folder of its own, then puts the model in its place.

    Returns:
        Rasa's exit code; on failure the last lines it wrote have been printed.
    """
    log = PROJECT_DIR / "var" / "logs" / "train.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    target = settings.rasa_model
    target.parent.mkdir(parents=True, exist_ok=True)
    domain = "domain" if (PROJECT_DIR / "domain").is_dir() else "domain.yml"
    with tempfile.TemporaryDirectory(prefix=".training-", dir=target.parent) as folder:
        command = [str(python), "-m", "rasa", "train", "--domain", domain]
        command += ["--fixed-model-name", "onward", "--out", folder]
        status = _run_filtered(command, settings, log)
        if status == 0:
            (Path(folder) / "onward.tar.gz").replace(target)
    return status


def _run_filtered(command: list[str], settings: Settings, log: Path) -> int:
    environment = os.environ | RASA_ENVIRONMENT | {"ONWARD_ENCODER_DIR": str(settings.encoder_dir)}
    last: deque[str] = deque(maxlen=LAST_LINES)
    with (
        log.open("w", encoding="utf-8") as record,
        subprocess.Popen(
            command,
            cwd=PROJECT_DIR,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        ) as rasa,
    ):
        for line in rasa.stdout or ():
            record.write(line)
            last.append(line)
            told = PROGRESS.search(line) or TROUBLE.search(line)
            if told:
                print(f"  {told['step']}", flush=True)
    if rasa.returncode != 0:
        print(f"Rasa's last lines (all of them are in {log}):\n{''.join(last)}", flush=True)
    return rasa.returncode

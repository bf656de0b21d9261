"""Makes `.venv` and `.venv-rasa` from the pinned files; runs before either exists.

An environment is made anew when its own lines of requirements.txt, its constraint file or the
project's folder change. Its stamp lies inside it and is written last: an interrupted
installation is started over, a deleted environment is not missed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from setup.stamps import PROJECT_DIR, fingerprint, is_stamped, only_one_setup, write_stamp

REQUIREMENTS = PROJECT_DIR / "requirements.txt"


@dataclass(frozen=True)
class Environment:
    """One of the two environments.

    Attributes:
        role: what `find_python.sh` calls its interpreter.
        folder: where it lies in the project.
        marker: the ending of its lines in requirements.txt.
        constraints: its exact transitive pins.
    """

    role: str
    folder: str
    marker: str
    constraints: str

    @property
    def python(self) -> Path:
        return PROJECT_DIR / self.folder / "bin" / "python"

    @property
    def stamp(self) -> Path:
        return PROJECT_DIR / self.folder / ".made-from"

    def inputs(self) -> str:
        """The fingerprint of what decides the environment's content."""
        lines = REQUIREMENTS.read_text(encoding="utf-8").splitlines()
        own = [line.strip() for line in lines if line.strip().endswith(self.marker)]
        # Scripts in an environment name its folder, so a moved project needs new ones.
        return fingerprint([PROJECT_DIR / self.constraints], [str(PROJECT_DIR), *own])


RASA = Environment(
    "rasa", ".venv-rasa", 'python_version < "3.11"', "requirements/constraints-rasa.txt"
)
MAIN = Environment("main", ".venv", 'python_version >= "3.11"', "requirements/constraints.txt")


class SetupError(Exception):
    """A step failed; its own output has said why, this says which."""


def is_ready(environment: Environment) -> bool:
    """Whether it was made from the present files and its interpreter still runs."""
    if not is_stamped(environment.stamp, environment.inputs()):
        return False
    try:
        started = subprocess.run([environment.python, "-I", "-c", ""], capture_output=True)
    except OSError:
        return False
    return started.returncode == 0


def make(environment: Environment) -> None:
    """Makes the environment anew.

    Raises:
        SetupError: no interpreter was found, or pip failed.
    """
    inputs = environment.inputs()
    found = subprocess.run(
        ["bash", PROJECT_DIR / "setup" / "find_python.sh", environment.role],
        stdout=subprocess.PIPE,
        text=True,
    )
    if found.returncode != 0:
        raise SetupError(f"{environment.folder} cannot be made without its Python.")
    interpreter = found.stdout.strip()
    print(f"Making {environment.folder} with {interpreter} ...", flush=True)
    started = time.monotonic()
    folder = PROJECT_DIR / environment.folder
    if folder.exists():
        shutil.rmtree(folder)
    _run([interpreter, "-m", "venv", folder], f"making {environment.folder}")
    install: list[str | Path] = [environment.python, "-m", "pip", "install"]
    install += ["-r", REQUIREMENTS, "-c", PROJECT_DIR / environment.constraints]
    _run(install, f"installing into {environment.folder}")
    write_stamp(environment.stamp, inputs)
    print(f"Made {environment.folder} in {time.monotonic() - started:.0f} s", flush=True)


def _run(command: list[str | Path], what: str) -> None:
    status = subprocess.run(command, cwd=PROJECT_DIR).returncode
    if status != 0:
        raise SetupError(f"Set-up stopped: {what} failed (exit code {status}), see above.")


def main() -> int:
    """Makes whichever environment is missing or out of date."""
    try:
        with only_one_setup():
            for environment in (MAIN, RASA):
                if not is_ready(environment):
                    make(environment)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Set-up interrupted; the next one starts the unfinished step over.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())

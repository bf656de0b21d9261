from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from settings import PROJECT_DIR

SCRIPT = PROJECT_DIR / "setup" / "find_python.sh"


def find(role: str, home: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs the script where only `home/bin` is on the PATH, so that no system Python is found."""
    for name in ("ls", "sort"):
        program(home / "bin" / name, f'exec /bin/{name} "$@"')
    return subprocess.run(
        ["/bin/bash", str(SCRIPT), role],
        env={"PATH": str(home / "bin"), "HOME": str(home), **variables},
        capture_output=True,
        text=True,
    )


def program(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)


def interpreter(file: Path, version: str) -> None:
    """A stand-in that calls itself Python of that version and can make environments."""
    major_minor = f"{version.split('.')[0]}, {version.split('.')[1]}"
    code = f"import sys; sys.version_info = ({major_minor}, 0); sys.executable = '{file}'"
    program(file, f'exec "{sys.executable}" -I -c "{code}\n$3"')


def test_a_shim_that_does_not_run_is_passed_over(tmp_path: Path) -> None:
    program(tmp_path / "bin" / "python3.10", "echo 'pyenv: command not found' >&2; exit 127")
    real = tmp_path / ".pyenv" / "versions" / "3.10.13" / "bin" / "python"
    interpreter(real, "3.10")
    found = find("rasa", tmp_path)
    assert found.stdout.strip() == str(real)


def test_the_newest_pyenv_patch_version_wins(tmp_path: Path) -> None:
    for version in ("3.10.2", "3.10.13", "3.10.9"):
        interpreter(tmp_path / ".pyenv" / "versions" / version / "bin" / "python", "3.10")
    found = find("rasa", tmp_path)
    assert "/3.10.13/" in found.stdout


def test_uv_gives_a_python_when_nothing_else_does(tmp_path: Path) -> None:
    real = tmp_path / "uv" / "python3.10"
    interpreter(real, "3.10")
    program(tmp_path / "bin" / "uv", f'[ "$2" = find ] && echo "{real}"')
    found = find("rasa", tmp_path)
    assert found.stdout.strip() == str(real)


def test_uv_fetches_a_python_that_it_does_not_have(tmp_path: Path) -> None:
    real = tmp_path / "fetched" / "python3.10"
    interpreter(tmp_path / "store" / "python3.10", "3.10")
    fetch = f'/bin/mkdir -p "{real.parent}"; /bin/ln -s "{tmp_path}/store/python3.10" "{real}"'
    program(
        tmp_path / "bin" / "uv",
        f'if [ "$2" = install ]; then {fetch}; else [ -e "{real}" ] && echo "{real}"; fi',
    )
    found = find("rasa", tmp_path)
    assert found.returncode == 0


def test_one_line_says_what_to_install_when_none_is_found(tmp_path: Path) -> None:
    found = find("rasa", tmp_path)
    assert found.returncode == 1
    assert found.stderr.count("\n") == 1
    assert "Python 3.10" in found.stderr
    assert "ONWARD_RASA_PYTHON" in found.stderr


def test_a_chosen_interpreter_of_the_wrong_version_is_refused(tmp_path: Path) -> None:
    interpreter(tmp_path / "chosen", "3.12")
    chosen = str(tmp_path / "chosen")
    assert find("main", tmp_path, ONWARD_PYTHON=chosen).stdout.strip() == chosen
    refused = find("rasa", tmp_path, ONWARD_RASA_PYTHON=chosen)
    assert refused.returncode == 1
    assert "ONWARD_RASA_PYTHON" in refused.stderr

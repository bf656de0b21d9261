from __future__ import annotations

import re
from pathlib import Path

from settings import PROJECT_DIR
from setup.environments import MAIN, RASA
from setup.imported_files import imported_files
from setup.stamps import fingerprint, is_stamped, write_stamp


def test_a_changed_a_renamed_and_a_missing_file_each_change_the_fingerprint(
    tmp_path: Path,
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.write_text("nurse")
    second.write_text("clerk")
    before = fingerprint([first, second])
    assert fingerprint([second, first]) == before
    assert fingerprint([first]) != before
    second.write_text("cook")
    assert fingerprint([first, second]) != before
    second.write_text("clerk")
    assert fingerprint([first, second]) == before
    renamed = second.rename(tmp_path / "third")
    assert fingerprint([first, renamed]) != before


def test_the_same_content_with_a_new_date_needs_no_new_build(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("code")
    before = fingerprint([file])
    file.unlink()
    file.write_text("code")
    assert fingerprint([file]) == before


def test_work_counts_as_done_only_for_the_inputs_it_was_stamped_with(tmp_path: Path) -> None:
    stamp = tmp_path / "stamps" / "store"
    assert not is_stamped(stamp, "a")
    write_stamp(stamp, "a")
    assert is_stamped(stamp, "a")
    assert not is_stamped(stamp, "b")


def test_the_two_environments_have_different_inputs() -> None:
    assert MAIN.inputs() != RASA.inputs()


def test_every_requirement_belongs_to_exactly_one_environment() -> None:
    lines = (PROJECT_DIR / "requirements.txt").read_text().splitlines()
    for line in lines:
        if line.strip() and not line.startswith("#"):
            assert [line.endswith(one.marker) for one in (MAIN, RASA)].count(True) == 1, line


def test_every_requirement_stands_in_the_constraints_with_the_same_version() -> None:
    for environment in (MAIN, RASA):
        pins = (PROJECT_DIR / environment.constraints).read_text().lower().replace("_", "-")
        for line in (PROJECT_DIR / "requirements.txt").read_text().splitlines():
            if line.endswith(environment.marker):
                named = line.partition(";")[0].strip().lower().replace("_", "-")
                # A constraint names no extras, e.g. package[binary].
                named = re.sub(r"\[.*\]", "", named)
                assert f"\n{named}\n" in pins, named


def test_imports_are_followed_through_the_project_and_no_further(tmp_path: Path) -> None:
    package = tmp_path / "facts"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "build.py").write_text("import json\nfrom facts import rows\n")
    (package / "rows.py").write_text("def read():\n    import facts.late\n")
    (package / "late.py").write_text("import facts.build\n")
    (package / "unused.py").write_text("")
    names = {file.name for file in imported_files("facts.build", tmp_path)}
    assert names == {"__init__.py", "build.py", "rows.py", "late.py"}

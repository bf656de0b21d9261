"""Two releases compared."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from knowledge.__main__ import main
from knowledge.releases.diff import ReleaseDiff, compare_releases
from knowledge.store.open import STORE_FILE, engine_of, open_store
from knowledge.store.schema import Classification, Occupation, ReleaseStamp
from settings import get_settings

WAITER, NURSE, SALES_MANAGER = "35-3031", "29-1141", "11-2022"


@pytest.fixture(scope="module")
def old() -> Path:
    return get_settings().knowledge_dir


@pytest.fixture(scope="module")
def new(old: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built store with other figures: a later release as an importer would make it."""
    folder = tmp_path_factory.mktemp("later")
    shutil.copy(old / STORE_FILE, folder / STORE_FILE)

    def change(session: Session) -> None:
        for code, figures in {
            WAITER: {"projected_change": 1.5},
            NURSE: {"projected_change": -11.0},
            SALES_MANAGER: {"projected_change": -4.0, "frey_osborne": None},
        }.items():
            session.execute(update(Occupation).where(Occupation.code == code).values(**figures))
        session.execute(
            update(Classification).where(Classification.code == NURSE).values(mobility_class="none")
        )
        session.execute(update(ReleaseStamp).values(stamp="2027-11+later"))

    _write(folder, change)
    return folder


def _write(folder: Path, change: Callable[[Session], None]) -> None:
    engine = engine_of(folder / STORE_FILE, read_only=False)
    with Session(engine) as session:
        change(session)
        session.commit()
    engine.dispose()


@pytest.fixture(scope="module")
def found(old: Path, new: Path) -> ReleaseDiff:
    return compare_releases(open_store(old), open_store(new))


def changes(found: ReleaseDiff, code: str) -> dict[str, str]:
    return {change.flag: change.change for change in found.flags if change.code == code}


def test_every_flag_whose_state_changed_is_listed(found: ReleaseDiff) -> None:
    assert changes(found, WAITER) == {"decline": "lowered"}
    assert changes(found, NURSE)["decline"] == "raised"
    assert changes(found, SALES_MANAGER) == {"decline": "raised", "automation": "unknown"}
    lowered = next(change for change in found.flags if change.code == WAITER)
    assert (lowered.was, lowered.now) == (True, False)
    assert (lowered.old_value, lowered.new_value) == (pytest.approx(-3.1), 1.5)


def test_a_targets_flag_reaches_the_gateways_that_lead_to_it(found: ReleaseDiff) -> None:
    pathways = {change.code for change in found.flags if change.flag == "pathway"}
    assert pathways - {WAITER, NURSE, SALES_MANAGER}


def test_a_changed_class_is_listed(found: ReleaseDiff) -> None:
    assert [(c.code, c.was, c.now) for c in found.classes] == [(NURSE, "gateway", "none")]


def test_a_release_does_not_differ_from_itself(old: Path) -> None:
    same = compare_releases(open_store(old), open_store(old))
    assert (same.flags, same.classes, same.added, same.removed) == ((), (), (), ())


def test_the_command_prints_both_releases_and_every_change(
    old: Path, new: Path, found: ReleaseDiff, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", str(old), str(new), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["new_release"] == "2027-11+later"
    assert len(printed["flags"]) == len(found.flags)
    assert main(["diff", str(old), str(new)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1 + len(found.flags) + len(found.classes)


def test_a_folder_without_a_store_ends_with_three(
    old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", str(old), str(tmp_path)]) == 3
    assert "no knowledge store" in capsys.readouterr().err

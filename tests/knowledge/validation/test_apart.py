"""Who works where stays out of everything that answers a worker."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from knowledge.progressions.suggest import NextJobs, Origin
from knowledge.store.open import STORE_FILE, Store, engine_of, open_store
from knowledge.store.schema_workforce import WorkforceShare
from knowledge.validation.material import Material

PROJECT = Path(__file__).parents[3]
#: The table's own places: its declaration, its compilation and the report.
ALLOWED = {
    "knowledge/store/schema_workforce.py",
    "knowledge/store/tables.py",
    "knowledge/compile/workforce.py",
    "knowledge/compile/run.py",
    "knowledge/__main__.py",
}
FORBIDDEN_MODULES = ("knowledge.validation", "knowledge.store.schema_workforce")
FORBIDDEN_NAMES = ("workforce_shares", "WorkforceShare", "schema_workforce")
#: Every so many Origins are asked, and at least so many.
EACH, ENOUGH = 5, 60
PARTS = ("actions", "bot", "front", "knowledge", "people")


def sources() -> Iterator[Path]:
    for part in PARTS:
        for path in sorted((PROJECT / part).rglob("*.py")):
            name = path.relative_to(PROJECT).as_posix()
            if name not in ALLOWED and not name.startswith("knowledge/validation/"):
                yield path


def imported(path: Path) -> set[str]:
    """Every module a file imports, "from a import b" counted as a and a.b."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found


def test_the_sources_that_answer_workers_are_looked_at() -> None:
    looked_at = {path.relative_to(PROJECT).as_posix() for path in sources()}
    assert {
        "knowledge/progressions/suggest.py",
        "knowledge/progressions/scoring.py",
        "knowledge/skills/transfer.py",
        "knowledge/regions/regions.py",
        "knowledge/library.py",
        "actions/next_jobs.py",
    } <= looked_at


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(PROJECT)))
def test_a_source_neither_imports_nor_names_who_works_where(path: Path) -> None:
    for module in imported(path):
        assert not module.startswith(FORBIDDEN_MODULES), module
    text = path.read_text(encoding="utf-8")
    assert not [name for name in FORBIDDEN_NAMES if name in text]


@pytest.fixture(scope="module")
def emptied(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The same store without any figure of who works where."""
    folder = tmp_path_factory.mktemp("store")
    shutil.copy(store.folder / STORE_FILE, folder / STORE_FILE)
    engine = engine_of(folder / STORE_FILE, read_only=False)
    with Session(engine) as session:
        session.execute(delete(WorkforceShare))
        session.commit()
    engine.dispose()
    opened = open_store(folder)
    yield opened
    opened.engine.dispose()


def test_origins_are_suggested_the_same_without_the_table(
    material: Material, emptied: Store
) -> None:
    with emptied.session() as session:
        assert session.query(WorkforceShare).count() == 0
        without = NextJobs(session, emptied.release)
    origins = material.of_class("origin", "mid_wage_origin")[::EACH]
    assert len(origins) >= ENOUGH
    for code in origins:
        assert without.suggest([Origin(code)]) == material.suggested(code)

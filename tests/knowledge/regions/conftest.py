"""Regions of the committed tables: in memory, and as a store of their own with classes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from knowledge.library import Library
from knowledge.progressions.classify import classify
from knowledge.regions.regions import Regions
from knowledge.store import schema
from knowledge.store.open import STORE_FILE, engine_of
from knowledge.store.tables import load_tables
from settings import Settings, get_settings


@pytest.fixture(scope="session")
def open_regions() -> Callable[[Path | None], Regions]:
    """Opens the committed tables, with what was imported into a folder; nothing is classified."""

    def opened(imports: Path | None = None) -> Regions:
        with _filled(create_engine("sqlite://", poolclass=StaticPool), imports) as session:
            return Regions(session, "test-release")

    return opened


@pytest.fixture(scope="session")
def regions(open_regions: Callable[[Path | None], Regions]) -> Regions:
    return open_regions(None)


@pytest.fixture(scope="session")
def store_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the classes of all occupations, without an index for the search."""
    folder = tmp_path_factory.mktemp("store")
    with _filled(engine_of(folder / STORE_FILE, read_only=False), None) as session:
        session.add_all(classify(session))
        session.add(
            schema.ReleaseStamp(
                stamp="2026-11+test",
                schema_version=schema.SCHEMA_VERSION,
                encoder="none",
                built_at="2026-11-01",
            )
        )
        session.commit()
    return folder


@pytest.fixture(scope="session")
def library(store_folder: Path) -> Library:
    return Library.open(Settings(knowledge_dir=store_folder))


@pytest.fixture
def set_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, Path], None]]:
    """Sets a folder among the settings that the commands read."""

    def chosen(name: str, folder: Path) -> None:
        monkeypatch.setenv(name, str(folder))
        get_settings.cache_clear()

    yield chosen
    monkeypatch.undo()
    get_settings.cache_clear()


def _filled(engine: Engine, imports: Path | None) -> Session:
    schema.Base.metadata.create_all(engine)
    load_tables(engine, imports=imports)
    return Session(engine)

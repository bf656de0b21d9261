from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from settings import Settings
from supervisor.parts import Part
from supervisor.supervision import Supervision
from supervisor.system import fresh_settings


@pytest.fixture(scope="session")
def small_front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings at whose address a small front answers."""
    folder = tmp_path_factory.mktemp("small-front")
    settings = fresh_settings(folder)
    command = [sys.executable, "-m", "uvicorn", "tests.supervisor.small_front:app"]
    command += ["--port", str(settings.front_port)]
    part = Part("front", tuple(command), port=settings.front_port, health_path="/healthz")
    system = Supervision([part], logs=folder)
    system.start()
    yield settings
    system.stop()

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rasa.model_training import train, train_nlu

from bot.nlu.trained_model import TrainedModel
from tests.bot.action_server import StandInActionServer
from tests.bot.rasa_server import RasaServer

PROJECT = Path(__file__).resolve().parents[2]
ASSISTANT = Path(__file__).parent / "assistant"


@pytest.fixture(scope="session", autouse=True)
def _quiet_rasa() -> Iterator[None]:
    # Rasa's commands read these; nothing may be reported or fetched.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RASA_TELEMETRY_ENABLED", "false")
        patch.setenv("HF_HUB_OFFLINE", "1")
        patch.setenv("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
        yield


@pytest.fixture(scope="session")
def intents_model(tmp_path_factory: pytest.TempPathFactory) -> TrainedModel:
    """The understanding part of the real assistant, trained from the files as they are now."""
    folder = tmp_path_factory.mktemp("intents")
    model = train_nlu(str(PROJECT / "config.yml"), str(PROJECT / "data" / "nlu"), str(folder))
    assert model is not None
    return TrainedModel(Path(model))


@pytest.fixture(scope="session")
def small_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small assistant of tests/bot/assistant with the real config.yml."""
    folder = tmp_path_factory.mktemp("assistant")
    result = train(
        domain=str(ASSISTANT / "domain.yml"),
        config=str(PROJECT / "config.yml"),
        training_files=[str(ASSISTANT / "nlu.yml"), str(ASSISTANT / "rules.yml")],
        output=str(folder),
        force_training=True,
    )
    assert result.model is not None
    return Path(result.model)


@pytest.fixture(scope="session")
def action_server() -> Iterator[StandInActionServer]:
    with StandInActionServer() as server:
        yield server


@pytest.fixture(scope="session")
def server(
    small_model: Path,
    action_server: StandInActionServer,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[RasaServer]:
    """A real `rasa run` with the project's endpoints.yml and credentials.yml."""
    database = tmp_path_factory.mktemp("talks") / "tracker.sqlite"
    with RasaServer(small_model, f"sqlite:///{database}", action_server.port) as running:
        yield running

from __future__ import annotations

from pathlib import Path

import pytest

from settings import PROJECT_DIR, Settings
from supervisor.parts import parts, preparations, settings_environment
from supervisor.supervision import SystemFailedError
from supervisor.system import RunningSystem, fresh_settings


@pytest.fixture
def defaults(monkeypatch: pytest.MonkeyPatch) -> Settings:
    return Settings(_env_file=None)  # type: ignore[call-arg]


def test_every_part_listens_on_loopback_only(defaults: Settings) -> None:
    _, actions, rasa, front = parts(defaults)
    assert actions.environment["SANIC_HOST"] == "127.0.0.1"
    assert rasa.command[rasa.command.index("-i") + 1] == "127.0.0.1"
    assert front.command[front.command.index("--host") + 1] == "127.0.0.1"


def test_rasa_gets_no_interface_but_our_own_channel(defaults: Settings) -> None:
    _, _, rasa, _ = parts(defaults)
    assert "--enable-api" not in rasa.command
    assert rasa.health_path == "/webhooks/web/"


def test_every_process_has_the_telemetry_off_and_fetches_nothing(defaults: Settings) -> None:
    for program in [*preparations(defaults), *parts(defaults)]:
        assert program.environment["RASA_TELEMETRY_ENABLED"] == "false"
        assert program.environment["HF_HUB_OFFLINE"] == "1"


def test_the_settings_reach_every_part_as_whole_variables(defaults: Settings) -> None:
    variables = settings_environment(defaults)
    assert variables["ONWARD_ACTIONS_PORT"] == "5055"
    assert variables["ONWARD_PEOPLE_DATABASE"] == f"sqlite:///{PROJECT_DIR}/var/people.sqlite"
    assert variables["ONWARD_KNOWLEDGE_DIR"] == str(PROJECT_DIR / "models" / "knowledge")
    assert "ONWARD_COACH_CONTACT" not in variables


def test_fresh_settings_share_no_port_and_no_database_with_others(
    tmp_path: Path, defaults: Settings
) -> None:
    fresh = fresh_settings(tmp_path)
    ports = {fresh.front_port, fresh.rasa_port, fresh.actions_port, fresh.followups_port}
    assert len(ports) == 4
    assert not ports & {defaults.front_port, defaults.rasa_port, defaults.actions_port}
    assert str(tmp_path) in fresh.people_database
    assert str(tmp_path) in fresh.tracker_database
    assert fresh.var_dir == tmp_path


def test_a_missing_model_is_named_with_what_makes_it(tmp_path: Path) -> None:
    settings = fresh_settings(tmp_path).model_copy(update={"encoder_dir": tmp_path / "no-encoder"})
    with pytest.raises(SystemFailedError, match=r"no-encoder/model.onnx is missing: .*export"):
        RunningSystem(settings).start()

"""What the system consists of: each part's command, environment, address and log."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from settings import PROJECT_DIR, Settings

MAIN_PYTHON = PROJECT_DIR / ".venv" / "bin" / "python"
RASA_PYTHON = PROJECT_DIR / ".venv-rasa" / "bin" / "python"

_COMMON = {
    # Rasa reports usage unless told not to, and the model libraries would look for newer files.
    "RASA_TELEMETRY_ENABLED": "false",
    "HF_HUB_OFFLINE": "1",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "PYTHONUNBUFFERED": "1",
    # Idle threads of one part must not spin on the cores that the next part needs.
    "OMP_WAIT_POLICY": "PASSIVE",
    # One message is small work: with a thread a core for it, an action turn took 60 ms instead of
    # 39 (p50), and 16 conversations had 25 turns a second instead of 30.
    "OMP_NUM_THREADS": "1",
}


@dataclass(frozen=True)
class Program:
    """A command started from the project's folder, e.g. a database migration before a start.

    Attributes:
        name: what the person reads, and the log's name.
        command: program and arguments.
        environment: added to the supervisor's own.
    """

    name: str
    command: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Part(Program):
    """A server that is started, watched and stopped.

    Attributes:
        port: what it listens on.
        health_path: answers 200 once the part can do its work.
        host: address it listens on.
        after: names of the programs that must have ended well before it starts.
        stop_within: seconds it may take to stop after SIGTERM before it is killed.
    """

    port: int
    health_path: str
    host: str = "127.0.0.1"
    after: tuple[str, ...] = ()
    stop_within: float = 10.0

    @property
    def reachable_host(self) -> str:
        """Where the part is reached from this machine, whatever it listens on."""
        return "127.0.0.1" if self.host in ("0.0.0.0", "::", "") else self.host  # noqa: S104


def settings_environment(settings: Settings) -> dict[str, str]:
    """The settings as variables, for every part alike, whatever Python or library it has."""
    values = settings.model_dump(mode="json")
    return {
        f"ONWARD_{name.upper()}": str(value) for name, value in values.items() if value is not None
    }


def preparations(settings: Settings) -> list[Program]:
    """What is brought up to date or checked at each start."""
    environment = settings_environment(settings) | _COMMON
    return [
        Program("people", (str(MAIN_PYTHON), "-m", "people", "migrate"), environment),
        Program("knowledge", (str(MAIN_PYTHON), "-m", "supervisor.knowledge_store"), environment),
    ]


def parts(settings: Settings) -> list[Part]:
    """The servers, from the last to the first that a message reaches, after what watches dates.

    They start together; they are stopped from the front on, so that no message is taken that
    cannot be answered any more.
    """
    environment = settings_environment(settings) | _COMMON
    needed = ("people", "knowledge")
    actions = [str(MAIN_PYTHON), "-m", "rasa_sdk", "--actions", "actions"]
    actions += ["-p", str(settings.actions_port)]
    rasa = [str(RASA_PYTHON), "-m", "rasa", "run", "-i", "127.0.0.1"]
    rasa += ["-p", str(settings.rasa_port), "--model", str(settings.rasa_model)]
    rasa += ["--endpoints", "endpoints.yml", "--credentials", "credentials.yml"]
    front = [str(MAIN_PYTHON), "-m", "uvicorn", "--factory", "front.app:create_app"]
    front += ["--host", settings.front_host, "--port", str(settings.front_port)]
    followups = [str(MAIN_PYTHON), "-m", "followups", "daemon"]
    return [
        Part(
            "followups",
            tuple(followups),
            environment,
            port=settings.followups_port,
            health_path="/health",
            after=needed,
        ),
        Part(
            "actions",
            tuple(actions),
            environment
            | {
                # The action server listens on every interface unless told otherwise.
                "SANIC_HOST": "127.0.0.1",
                # A few short phrases cost 5.7 ms of the cores with two threads, 4.2 with one.
                "ONWARD_ENCODER_THREADS": str(settings.encoder_threads or 1),
            },
            port=settings.actions_port,
            health_path="/health",
            after=needed,
        ),
        Part(
            "rasa",
            tuple(rasa),
            environment | {"PYTHONWARNINGS": "ignore"},
            port=settings.rasa_port,
            health_path="/webhooks/web/",
        ),
        Part(
            "front",
            tuple(front),
            environment,
            host=settings.front_host,
            port=settings.front_port,
            health_path="/healthz",
            after=needed,
        ),
    ]


def needed_files(settings: Settings) -> list[tuple[Path, str]]:
    """Files that must exist before a start, each with what makes it."""
    return [
        (MAIN_PYTHON, "make setup"),
        (RASA_PYTHON, "make setup"),
        (PROJECT_DIR / "endpoints.yml", "it belongs to the project; restore it"),
        (PROJECT_DIR / "credentials.yml", "it belongs to the project; restore it"),
        (settings.encoder_dir / "model.onnx", ".venv/bin/python -m encoder export"),
        (settings.knowledge_dir / "store.sqlite", ".venv/bin/python -m knowledge build"),
        (settings.rasa_model, "make setup, which trains it"),
    ]

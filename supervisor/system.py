"""The whole system as one object: for `make run`, for tests and for measurements."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from settings import Settings, get_settings
from supervisor.lock import SystemLock
from supervisor.parts import needed_files, parts, preparations
from supervisor.ports import free_ports
from supervisor.supervision import Supervision, SystemFailedError


def fresh_settings(folder: Path) -> Settings:
    """Settings for a second system: free ports, and its own databases and logs in `folder`."""
    front_port, rasa_port, actions_port, followups_port = free_ports(4)
    return get_settings().model_copy(
        update={
            "front_host": "127.0.0.1",
            "front_port": front_port,
            "rasa_port": rasa_port,
            "actions_port": actions_port,
            "followups_port": followups_port,
            "people_database": f"sqlite:///{folder / 'people.sqlite'}",
            "tracker_database": f"sqlite:///{folder / 'tracker.sqlite'}",
            "var_dir": folder,
            "knowledge_figures": folder / "figures.sqlite",
            "secret_file": folder / "secret",
            # Every person of a test or a measurement comes from the same address.
            "limits_scale": 1000,
        }
    )


class RunningSystem:
    """Follow-ups, actions, Rasa and front, up and healthy between entering and leaving.

    Example:
        with RunningSystem(fresh_settings(tmp_path)) as system:
            httpx.post(f"{system.front_url}/api/talks")

    Args:
        settings: ports, databases and built files; see `fresh_settings`.
        say: gets each line meant for the person; by default nobody.
        stop_asked: setting it during the start ends the start.

    Raises:
        SystemFailedError: something needed is missing, or a part failed.
        AlreadyRunningError: a system runs on the same folder.
        PortTakenError: a port is in use.
        InterruptedStartError: `stop_asked` was set.
    """

    def __init__(
        self,
        settings: Settings,
        say: Callable[[str], None] = lambda line: None,
        stop_asked: threading.Event | None = None,
    ) -> None:
        self.settings = settings
        self._lock = SystemLock(settings.var_dir)
        self._supervision = Supervision(
            parts(settings),
            preparations(settings),
            logs=settings.var_dir / "logs",
            say=say,
            stop_asked=stop_asked,
        )

    @property
    def front_url(self) -> str:
        return self.settings.front_url

    def start(self) -> None:
        """Returns when every part is healthy; raises as the class says."""
        for file, remedy in needed_files(self.settings):
            if not file.exists():
                raise SystemFailedError(f"{file} is missing: {remedy}")
        self._lock.take(self.front_url)
        try:
            self._supervision.start()
        except BaseException:
            self._lock.release()
            raise

    def stop(self) -> None:
        """Stops every part and waits for its end."""
        self._supervision.stop()
        self._lock.release()

    def check(self) -> None:
        """Raises SystemFailedError when a part has ended."""
        self._supervision.check()

    def pids(self) -> dict[str, int]:
        """The process of each part, by its name."""
        return self._supervision.pids()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

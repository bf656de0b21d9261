from __future__ import annotations

import signal
from collections.abc import Iterator

import httpx
import psutil
import pytest

from supervisor.lock import AlreadyRunningError
from supervisor.supervision import SystemFailedError
from supervisor.system import RunningSystem, fresh_settings
from supervisor.talk import Talk
from tests.supervisor.small_parts import check_until_it_fails


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSystem]:
    with RunningSystem(fresh_settings(tmp_path_factory.mktemp("system"))) as system:
        yield system


def listeners(system: RunningSystem) -> set[tuple[str, int]]:
    found = set()
    for pid in system.pids().values():
        leader = psutil.Process(pid)
        for process in [leader, *leader.children(recursive=True)]:
            for connection in process.net_connections("inet"):
                if connection.status == psutil.CONN_LISTEN:
                    found.add((connection.laddr.ip, connection.laddr.port))
    return found


def test_the_whole_system_is_ready_and_answers(system: RunningSystem) -> None:
    ready = httpx.get(f"{system.front_url}/readyz", trust_env=False)
    assert ready.status_code == httpx.codes.OK, ready.text
    with Talk(system.front_url) as talk:
        answer = talk.say("waited tables 5 years")
    words = "\n".join(reply.text for reply in answer.replies).lower()
    assert "waitress" in words
    assert "5 years" in words


def test_it_listens_on_its_ports_of_loopback_and_nowhere_else(system: RunningSystem) -> None:
    settings = system.settings
    ports = {settings.front_port, settings.rasa_port, settings.actions_port}
    ports.add(settings.followups_port)
    assert listeners(system) == {("127.0.0.1", port) for port in ports}


def test_a_second_one_on_the_same_folder_is_refused(system: RunningSystem) -> None:
    with pytest.raises(AlreadyRunningError, match="already running here"):
        RunningSystem(system.settings).start()


def test_databases_and_logs_are_readable_by_their_owner_only(system: RunningSystem) -> None:
    files = [file for file in system.settings.var_dir.rglob("*") if file.is_file()]
    assert {"people.sqlite", "tracker.sqlite", "rasa.log"} <= {file.name for file in files}
    # The lock holds nothing but a process number and an address.
    readable = [file.name for file in files if file.stat().st_mode & 0o077]
    assert readable in ([], ["supervisor.lock"])


def test_a_killed_part_is_named_and_the_rest_stops_without_leaving_a_process(
    system: RunningSystem,
) -> None:
    # The last test of this system: it does not survive.
    processes = []
    for pid in system.pids().values():
        leader = psutil.Process(pid)
        processes += [leader, *leader.children(recursive=True)]
    psutil.Process(system.pids()["actions"]).send_signal(signal.SIGKILL)
    with pytest.raises(SystemFailedError, match="actions was ended by signal 9"):
        check_until_it_fails(system)
    system.stop()
    _, alive = psutil.wait_procs(processes, timeout=5)
    assert [process for process in alive if process.status() != psutil.STATUS_ZOMBIE] == []

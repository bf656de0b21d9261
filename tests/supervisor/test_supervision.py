from __future__ import annotations

import socket
import stat
import sys
import threading
from pathlib import Path

import psutil
import pytest

from supervisor.parts import Part, Program
from supervisor.ports import PortTakenError, free_ports
from supervisor.process import is_healthy
from supervisor.supervision import InterruptedStartError, Supervision, SystemFailedError
from tests.supervisor.small_parts import check_until_it_fails, small_part


def supervise(
    tmp_path: Path,
    *parts: Part,
    preparations: tuple[Program, ...] = (),
    said: list[str] | None = None,
    start_within: float = 20.0,
    stop_asked: threading.Event | None = None,
) -> Supervision:
    return Supervision(
        parts,
        preparations,
        logs=tmp_path / "logs",
        say=(said if said is not None else []).append,
        start_within=start_within,
        stop_asked=stop_asked,
    )


def nobody_listens(part: Part) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", part.port)) != 0


def test_every_part_is_healthy_after_the_start_and_gone_after_the_stop(tmp_path: Path) -> None:
    parts = small_part("actions"), small_part("front")
    said: list[str] = []
    system = supervise(tmp_path, *parts, said=said)
    system.start()
    try:
        assert all(is_healthy(part) for part in parts)
        assert [line.split()[0] for line in sorted(said)] == ["actions", "front"]
        pids = system.pids()
    finally:
        system.stop()
    assert not any(psutil.pid_exists(pid) for pid in pids.values())
    assert all(nobody_listens(part) for part in parts)


def test_parts_are_stopped_from_the_last_to_the_first(tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    names = "actions", "rasa", "front"
    parts = [small_part(name, "--journal", str(journal)) for name in names]
    system = supervise(tmp_path, *parts)
    system.start()
    system.stop()
    stops = [line for line in journal.read_text().splitlines() if line.startswith("stopped")]
    assert stops == ["stopped front", "stopped rasa", "stopped actions"]


def test_a_part_waits_for_the_preparation_it_needs(tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    code = f"import time; time.sleep(0.5); open({str(journal)!r}, 'a').write('migrated\\n')"
    system = supervise(
        tmp_path,
        small_part("front", "--journal", str(journal), after=("people",)),
        preparations=(Program("people", (sys.executable, "-c", code)),),
    )
    system.start()
    system.stop()
    assert journal.read_text().splitlines() == ["migrated", "started front", "stopped front"]


def test_a_failed_preparation_is_told_with_its_own_words_and_nothing_stays(tmp_path: Path) -> None:
    code = "import sys; print('the store is older than this program'); sys.exit(1)"
    rasa = small_part("rasa")
    system = supervise(
        tmp_path,
        rasa,
        small_part("front", after=("knowledge",)),
        preparations=(Program("knowledge", (sys.executable, "-c", code)),),
    )
    with pytest.raises(SystemFailedError) as failure:
        system.start()
    assert "knowledge ended with exit code 1" in str(failure.value)
    assert "the store is older than this program" in str(failure.value)
    assert nobody_listens(rasa)


def test_a_part_that_dies_is_named_with_its_exit_code_and_last_words(tmp_path: Path) -> None:
    system = supervise(tmp_path, small_part("actions", "--dies-after", "0.7"), small_part("front"))
    system.start()
    try:
        with pytest.raises(SystemFailedError) as failure:
            check_until_it_fails(system)
    finally:
        system.stop()
    assert "The part actions ended with exit code 7" in str(failure.value)
    assert "| the disk is full" in str(failure.value)
    assert "front" not in str(failure.value)


def test_a_part_that_dies_while_starting_takes_the_others_down(tmp_path: Path) -> None:
    rasa = small_part("rasa")
    system = supervise(tmp_path, rasa, small_part("actions", "--unhealthy", "--dies-after", "0.3"))
    with pytest.raises(SystemFailedError, match="actions ended with exit code 7"):
        system.start()
    assert nobody_listens(rasa)


def test_a_part_that_never_gets_healthy_is_named(tmp_path: Path) -> None:
    system = supervise(
        tmp_path, small_part("rasa", "--unhealthy"), small_part("front"), start_within=2.0
    )
    with pytest.raises(SystemFailedError, match=r"Not ready after 2 s: rasa\."):
        system.start()


def test_a_program_that_is_not_there_is_named(tmp_path: Path) -> None:
    missing = Part("rasa", ("/no/such/program",), port=free_ports(1)[0], health_path="/")
    with pytest.raises(SystemFailedError, match="rasa cannot be started"):
        supervise(tmp_path, missing).start()


def test_a_part_that_ignores_the_stop_is_killed_and_this_is_said(tmp_path: Path) -> None:
    said: list[str] = []
    part = small_part("actions", "--ignores-stop", stop_within=0.5)
    system = supervise(tmp_path, part, said=said)
    system.start()
    system.stop()
    assert said[-1] == "actions did not stop within 0.5 s and was killed"
    assert nobody_listens(part)


def test_a_worker_that_a_part_left_behind_is_ended_too(tmp_path: Path) -> None:
    noted = tmp_path / "child"
    system = supervise(tmp_path, small_part("actions", "--child", str(noted)))
    system.start()
    child = psutil.Process(int(noted.read_text()))
    system.stop()
    _, alive = psutil.wait_procs([child], timeout=3)
    # In a container nobody may collect an orphan's exit code; it runs no more all the same.
    assert all(process.status() == psutil.STATUS_ZOMBIE for process in alive)


def test_a_taken_port_is_named_with_its_part_before_anything_starts(tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        system = supervise(
            tmp_path,
            small_part("actions", "--journal", str(journal)),
            small_part("rasa", port=port),
        )
        with pytest.raises(
            PortTakenError, match=f"Port {port}, which rasa needs, is taken by .*: stop"
        ):
            system.start()
    assert not journal.exists()


def test_two_parts_on_one_port_are_refused(tmp_path: Path) -> None:
    port = free_ports(1)[0]
    system = supervise(tmp_path, small_part("rasa", port=port), small_part("front", port=port))
    with pytest.raises(PortTakenError, match=f"rasa and front are both given port {port}"):
        system.start()


def test_a_start_can_be_interrupted(tmp_path: Path) -> None:
    asked = threading.Event()
    part = small_part("rasa", "--unhealthy")
    threading.Timer(0.5, asked.set).start()
    with pytest.raises(InterruptedStartError):
        supervise(tmp_path, part, stop_asked=asked).start()
    assert nobody_listens(part)


def test_the_log_of_the_run_before_is_kept_and_only_its_owner_can_read(tmp_path: Path) -> None:
    system = supervise(tmp_path, small_part("front"))
    for _ in range(2):
        system.start()
        system.stop()
    for name in ("front.log.1", "front.log"):
        log = tmp_path / "logs" / name
        assert "listening" in log.read_text()
        assert stat.S_IMODE(log.stat().st_mode) == 0o600

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from settings import PROJECT_DIR, Settings
from supervisor.parts import settings_environment
from supervisor.system import fresh_settings


def chat_from_a_pipe(settings: Settings, typed: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "supervisor", "chat"],
        cwd=PROJECT_DIR,
        env=os.environ | settings_environment(settings),
        input=typed,
        capture_output=True,
        text=True,
        timeout=30,
    )


def test_each_line_of_a_pipe_is_a_message_and_buttons_are_numbered(small_front: Settings) -> None:
    done = chat_from_a_pipe(small_front, "waited tables\n\n1")
    assert done.stdout == (
        "> waited tables\n"
        "You said: waited tables\n"
        "Which one?\n"
        "  1) Nurse\n"
        "  2) Clerk\n"
        "\n"
        "> 1\n"
        "You said: 1\n"
        "Which one?\n"
        "  1) Nurse\n"
        "  2) Clerk\n"
        "\n"
    )
    assert done.returncode == 0
    assert done.stderr == ""


def test_a_stopped_talk_is_said_to_be_stopped(small_front: Settings) -> None:
    done = chat_from_a_pipe(small_front, "STOP\n")
    assert "No more messages.\n(This talk is stopped" in done.stdout
    assert done.returncode == 0


def test_a_refused_message_is_explained_and_the_talk_goes_on(small_front: Settings) -> None:
    done = chat_from_a_pipe(small_front, "x" * 101 + "\nhello\n")
    assert "(Not taken: That is too long for one message.)" in done.stdout
    assert "You said: hello" in done.stdout
    assert done.returncode == 1


def test_without_a_running_system_one_line_says_how_to_start_it(tmp_path: Path) -> None:
    done = chat_from_a_pipe(fresh_settings(tmp_path), "hello\n")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "make run" in done.stderr

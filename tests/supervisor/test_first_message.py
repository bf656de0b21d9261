from __future__ import annotations

import time
from pathlib import Path

import httpx

from front.rasa import ANSWER_WITHIN
from supervisor.system import RunningSystem, fresh_settings


def test_the_first_message_after_a_start_is_answered_like_any_other(tmp_path: Path) -> None:
    with (
        RunningSystem(fresh_settings(tmp_path)) as system,
        httpx.Client(base_url=system.front_url, timeout=60, trust_env=False) as http,
    ):
        opened = http.post("/api/talks").json()
        headers = {"Authorization": f"Bearer {opened['session']}"}
        messages = f"/api/talks/{opened['talk']}/messages"
        started = time.perf_counter()
        answer = http.post(messages, json={"text": "cashier 2 years"}, headers=headers).json()
        took = time.perf_counter() - started
    assert "cashier" in answer["replies"][-1]["text"].lower()
    assert took < ANSWER_WITHIN / 3

"""Plain wishes to end sharing, found without the talk: see withdrawing.toml."""

from __future__ import annotations

from pathlib import Path

from front.plain_requests import PlainRequests

asks_to_withdraw = PlainRequests(Path(__file__).with_suffix(".toml")).asked_in

"""Plain wishes to have everything deleted, from people to whom nothing is written any more."""

from __future__ import annotations

from pathlib import Path

from front.plain_requests import PlainRequests

asks_to_delete = PlainRequests(Path(__file__).with_suffix(".toml")).asked_in

"""Replies for the peer in Rasa's place, of the form that the talk gives them."""

from __future__ import annotations

from typing import Any

CHOICE = "Tell me about number 1"
OPTIONS = [
    {"title": "Yes, that's right", "payload": "Yes it is"},
    {"title": "Change something", "payload": "I want to change it"},
]


def job_card(text: str = "Sales rep for services", language: str = "en") -> dict[str, Any]:
    """A card of next jobs; ``text`` is put into every field that is shown."""
    facts = [
        {"text": f"{text} gain", "tone": "good"},
        {"label": f"{text} label", "text": f"{text} fact", "tone": "plain"},
        {"label": f"{text} label", "text": f"{text} more", "tone": "plain"},
        {"label": f"{text} sign", "text": f"{text} risk", "tone": "warning"},
    ]
    figure = {"amount": f"{text} $62,400", "detail": f"{text} hour", "source": f"{text} BLS 2022"}
    return {
        "kind": "next_jobs", "about": None, "language": language,
        "intro": f"{text} intro", "note": f"{text} note",
        "items": [
            {"number": 1, "code": "41-3091", "title": f"{text} title", "tag": f"{text} tag",
             "under_title": f"{text} under", "figure": figure, "facts": facts, "choice": CHOICE}
        ],
    }  # fmt: skip


def shown_job(text: str = "Sales rep for services", language: str = "en") -> dict[str, Any]:
    """The reply that such a card comes with."""
    buttons = [{"title": CHOICE, "payload": CHOICE}, {"title": "More jobs", "payload": "More"}]
    card = job_card(text, language)
    return {"text": f"{text}: the same as text", "buttons": buttons, "custom": {"card": card}}

"""A small front with the public interface of the real one."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

app = FastAPI()


class Message(BaseModel):
    text: str


@app.get("/healthz")
def healthz() -> dict[str, str]:
    return {"status": "ok"}


@app.post("/api/talks")
def begin() -> dict[str, str]:
    return {"talk": "one", "session": "of one"}


@app.post("/api/talks/one/messages")
def answer(message: Message) -> dict[str, Any]:
    if message.text == "STOP":
        return {"replies": [{"text": "No more messages.", "buttons": []}], "stopped": True}
    if len(message.text) > 100:
        raise HTTPException(413, "That is too long for one message.")
    if message.text == "silence":
        return {"replies": [], "stopped": False}
    buttons = [{"title": "Nurse", "payload": "nurse"}, {"title": "Clerk", "payload": "clerk"}]
    return {
        "replies": [
            {"text": f"You said: {message.text}", "buttons": []},
            {"text": "Which one?", "buttons": buttons},
        ],
        "stopped": False,
    }

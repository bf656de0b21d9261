"""Lets the channel know that an action failed, so that the person is not left with silence.

Rasa catches an action's error, logs it and says nothing. The message that is being answered carries
a list through the context of its task; a failing action adds its name.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any

from rasa.core.actions.action import ActionExecutionRejection, RemoteAction
from rasa.shared.core.events import Event

_failed: ContextVar[list[str] | None] = ContextVar("failed_actions", default=None)

_original = RemoteAction.run


def watch() -> list[str]:
    """Starts watching the current task; the names of failing actions appear in the list."""
    failed: list[str] = []
    _failed.set(failed)
    return failed


async def _run(self: RemoteAction, *arguments: Any, **named: Any) -> list[Event]:
    try:
        return await _original(self, *arguments, **named)
    except ActionExecutionRejection:
        # No failure: a form says that it could not use the answer.
        raise
    except Exception:
        failed = _failed.get()
        if failed is not None:
            failed.append(self.name())
        raise


def apply() -> None:
    """Puts the noting call in the place of Rasa's."""
    RemoteAction.run = _run

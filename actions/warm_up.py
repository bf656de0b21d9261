"""Opens everything before the action server listens, so that no person waits for it.

The action server offers its hooks to plugins; importing this package registers the one below.
"""

from __future__ import annotations

import logging
import sys
from typing import Any

import pluggy
from rasa_sdk.plugin import plugin_manager
from sanic import Sanic
from sanic.worker.manager import WorkerManager

logger = logging.getLogger(__name__)

#: Seconds the server's process may take to load everything, on a slow machine too.
LOADED_WITHIN = 150

_hook = pluggy.HookimplMarker("rasa_sdk")


def load_everything() -> None:
    """Open the knowledge store and the people store.

    A store that cannot be opened is left to the actions: each then says that it has no facts.
    """
    # Not above: whoever needs one small module of this package does not need the library.
    from actions import resources
    from knowledge.store.open import StoreError

    try:
        resources.library()
    except StoreError as error:
        logger.error("knowledge: %s", error)
    resources.people()


@_hook
def attach_sanic_app_extensions(app: Sanic[Any, Any]) -> None:
    """Load everything before the server listens, its health address included."""
    # The manager counts tenths of a second until it takes a process for stuck.
    WorkerManager.THRESHOLD = LOADED_WITHIN * 10

    async def before_listening(_app: Sanic[Any, Any]) -> None:
        load_everything()

    app.register_listener(before_listening, "before_server_start")


if not plugin_manager().is_registered(sys.modules[__name__]):
    plugin_manager().register(sys.modules[__name__])

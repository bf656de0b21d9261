"""Everything that this project changes inside Rasa, applied in one place.

The server loads this through its only channel, before any model or tracker store is made. Each
change stands in a module of its own that says why it is there, and has tests that prove what stays
the same.
"""

from __future__ import annotations

from bot import (
    action_connection,
    action_failure,
    action_request,
    action_result_validation,
    event_classes,
    private_logs,
    recent_talks,
    tracker_database,
    tracker_store_failure,
)
from bot.rasa_version import require_proved_rasa


def apply() -> None:
    """Applies every change; a second call changes nothing.

    Raises:
        OtherRasaError: when another Rasa is installed than the changes were proved with.
    """
    require_proved_rasa()
    private_logs.apply()
    tracker_database.apply()
    tracker_store_failure.apply()
    recent_talks.apply()
    action_failure.apply()
    action_connection.apply()
    action_request.apply()
    action_result_validation.apply()
    event_classes.apply()

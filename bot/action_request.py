"""The action server is told of the present turn, not of the whole talk or the whole domain.

Rasa sends every event of a talk with each action, so that a turn costs more the longer people talk:
after a hundred events most of the time of a request went into writing and reading them. Actions
here read slots, the message and the events of its turn; what was said before is in people/.
"""

from __future__ import annotations

from typing import Any

import rasa
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity


def events_of_the_turn(tracker: DialogueStateTracker) -> list[Event]:
    """The last message of the person and what has happened since; all events before the first."""
    since = []
    for event in reversed(tracker.events):
        since.append(event)
        if isinstance(event, UserUttered):
            break
    return since[::-1]


def action_call_format(
    self: RemoteAction, tracker: DialogueStateTracker, domain: Domain
) -> dict[str, Any]:
    """What Rasa's own method gives, with the events of the turn alone."""
    state = tracker.current_state(EventVerbosity.NONE)
    state["events"] = [event.as_dict() for event in events_of_the_turn(tracker)]
    needed = (
        not self._is_selective_domain_enabled()
        or domain.does_custom_action_explicitly_need_domain(self.name())
    )
    return {
        "next_action": self._name,
        "sender_id": tracker.sender_id,
        "tracker": state,
        "version": rasa.__version__,
        # The newer action server answers a request without any domain with an error; an empty one
        # is what it takes for "not sent".
        "domain": domain.as_dict() if needed else {},
    }


def apply() -> None:
    """Puts the short request in the place of Rasa's."""
    RemoteAction._action_call_format = action_call_format

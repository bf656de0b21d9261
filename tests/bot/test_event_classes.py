from __future__ import annotations

import pytest
from rasa.shared.core.events import Event, SlotSet, UserUttered
from rasa.shared.utils.common import all_subclasses

from bot.event_classes import resolve_by_type


def test_every_type_of_event_is_resolved_as_before() -> None:
    names = {one.type_name for one in all_subclasses(Event)}
    assert {"user", "bot", "slot", "action"} <= names
    for name in names:
        first = next(one for one in all_subclasses(Event) if one.type_name == name)
        assert resolve_by_type(name) is first


def test_an_unknown_type_is_still_an_error_or_the_default() -> None:
    with pytest.raises(ValueError, match="no_such_event"):
        resolve_by_type("no_such_event")
    assert resolve_by_type("no_such_event", UserUttered) is UserUttered
    assert resolve_by_type("topic") is None


def test_a_stored_event_is_read_back_the_same() -> None:
    event = SlotSet("shown", 3)
    assert Event.from_parameters(event.as_dict()) == event

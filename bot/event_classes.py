"""Remembers which class stands for which type of event.

Reading a talk back, Rasa walks through all subclasses of `Event` for each stored event. The classes
are all defined when the server runs, so each name is looked up once.
"""

from __future__ import annotations

from functools import cache

from rasa.shared.core.events import Event

_original = Event.resolve_by_type


@cache
def _known(type_name: str) -> type[Event] | None:
    # An unknown name raises ValueError, and errors are not remembered.
    return _original(type_name)


def resolve_by_type(type_name: str, default: type[Event] | None = None) -> type[Event] | None:
    """The class of a type of event, as Rasa's own method gives it.

    Raises:
        ValueError: for an unknown type without a default.
    """
    if default is not None:
        return _original(type_name, default)
    return _known(type_name)


def apply() -> None:
    """Puts the remembering look-up in the place of Rasa's method."""
    Event.resolve_by_type = staticmethod(resolve_by_type)

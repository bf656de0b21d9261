"""Taking consent back, and getting everything that is kept."""

from __future__ import annotations

from actions.handoff_parts import page_link
from actions.turn import Event, TalkAction, Turn


class Withdraw(TalkAction):
    """Nothing is shared any more: hand-offs and skills pages alike, at once."""

    action_name = "action_withdraw_consent"

    def answer(self, turn: Turn) -> list[Event]:
        handoff = turn.people.withdraw_handoff(turn.talk)
        statement = turn.people.withdraw_statements(turn.talk)
        turn.say("utter_withdrawn" if handoff or statement else "utter_nothing_shared")
        return []


class ExportMyData(TalkAction):
    """Gives a link to everything that is kept about the worker."""

    action_name = "action_export_my_data"
    expects = None

    def answer(self, turn: Turn) -> list[Event]:
        turn.say("utter_export", url=page_link(turn, "export"))
        return []

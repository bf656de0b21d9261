"""Opens a summary that is kept sealed: the draft, or what was sent."""

from __future__ import annotations

from people.handoff_records import Handoff
from people.handoff_summary import Draft, Summary
from people.sealing import Sealing


def summary_of(handoff: Handoff, sealing: Sealing) -> Summary | None:
    """The summary as it was sent, or as it would be; None where there is none (any more).

    Raises:
        people.sealing.UnreadableSeal: it was sealed with another secret.
    """
    if handoff.summary is not None:
        return Summary.model_validate_json(sealing.opened(handoff.summary))
    if handoff.draft is not None:
        return Draft.model_validate_json(sealing.opened(handoff.draft)).as_sent()
    return None

"""Which jobs are not in the list, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from actions.references import named_job
from actions.turn import Event, TalkAction, Turn
from actions.wording import capitalised, line, phrase
from knowledge.answers import HiddenJob

#: Jobs left out that are told of at a time, and of them with one reason.
JOBS_SHOWN, OF_ONE_REASON = 5, 2
#: Reasons that say little about the worker; what has one of them is left for a question by name.
DULL = {"own_job", "near_duplicate", "too_general", "no_evidence", "further_down"}


class ShowLeftOut(TalkAction):
    action_name = "action_show_left_out"
    expects = None

    def answer(self, turn: Turn) -> list[Event]:
        origins = turn.origins()
        if not origins:
            turn.say("utter_need_past_jobs_first")
            return []
        named = named_job(turn, [])
        if named is not None:
            self._about(turn, named.code)
            return []
        hidden = _varied(turn.next_jobs().hidden)
        lines = [
            line(
                "left_out.line",
                title=capitalised(turn.names.one(job.code)),
                reason=phrase("left_out.reason", job.reason),
            )
            for job in hidden
        ]
        if lines:
            turn.say("utter_left_out", jobs="\n".join(lines))
        else:
            turn.say("utter_nothing_left_out")
        return []

    def _about(self, turn: Turn, code: str) -> None:
        turn.people.set_focus(turn.talk, code)
        title = capitalised(turn.names.one(code))
        reason = turn.library.why_hidden(turn.origins(), code, turn.wishes(), turn.place)
        if reason is None:
            turn.say("utter_not_left_out", title=title)
        else:
            turn.say("utter_why_left_out", title=title, reason=phrase("left_out.reason", reason))


def _varied(hidden: Sequence[HiddenJob]) -> list[HiddenJob]:
    """The commonest moves left out, what the worker's own limits hide first."""
    told = [job for job in hidden if job.reason not in DULL]
    told.sort(key=lambda job: not job.reason.startswith("wish_"))
    seen: Counter[str] = Counter()
    chosen = []
    for job in told:
        seen[job.reason] += 1
        if seen[job.reason] <= OF_ONE_REASON:
            chosen.append(job)
    return chosen[:JOBS_SHOWN]

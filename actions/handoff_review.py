"""The worker looks at the summary, leaves out or changes lines, and sends it or does not."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.about_worker import back_to_questions
from actions.handoff_parts import (
    SUMMARY,
    ask,
    just_asked,
    opening_told,
    page_link,
    receivers,
    sealed,
    sealing,
)
from actions.handoff_summary import compose
from actions.reading import pattern, rule
from actions.turn import Event, Turn, answers
from actions.wording import capitalised, line, listed
from people.handoff_records import Handoff
from people.handoff_summary import Draft
from people.private import private_kinds
from people.receivers import Receiver
from people.utc import now

#: Signs of the worker's own words in place of a line (ours).
LONGEST_CHANGE = 200


def draft_of(turn: Turn, handoff: Handoff) -> Draft:
    """The summary as it stands now, with the changes the worker made before."""
    fresh = compose(turn, handoff, sealing())
    if handoff.draft is None:
        return Draft(summary=fresh)
    before = Draft.model_validate_json(sealing().opened(handoff.draft))
    keys = {line.key for _, line in fresh.lines()}
    for own in before.summary.own_words:
        if own.key in keys:
            fresh = fresh.with_words(own.key, own.words)
    return Draft(summary=fresh, left_out=tuple(key for key in before.left_out if key in keys))


def review(turn: Turn) -> list[Event]:
    """Show what would be sent, and ask."""
    handoff = turn.people.handoff(turn.talk)
    if handoff is None or handoff.consented_at is None:
        turn.say("utter_handoff_not_sent")
        return [SlotSet("expecting", "nothing")]
    draft = draft_of(turn, handoff)
    _keep(turn, draft)
    if draft.summary.private_left_out:
        turn.say("utter_handoff_private", what=line("handoff.some_words"))
    url = page_link(turn, SUMMARY)
    receiver = handoff.receiver or ""
    shown = _shown(draft, turn.language)
    # A text message names how many lines there are, and the page shows them.
    lines = "" if turn.by_sms else "\n".join(shown)
    ask(turn, "utter_handoff_review", "send",
        receiver=receiver, lines=lines, count=len(shown), url=url)  # fmt: skip
    return [SlotSet("expecting", "handoff_review")]


def _shown(draft: Draft, language: str) -> list[str]:
    return [
        line("handoff.line", number=number, text=capitalised(draft.summary.words_of(one, language)))
        for number, one in draft.numbered.items()
        if one.key not in draft.left_out
    ]


def _keep(turn: Turn, draft: Draft) -> None:
    turn.people.fill_handoff(turn.talk, draft=sealed(draft.model_dump_json()))


def remind(turn: Turn) -> list[Event]:
    """Say that the page is not sent yet, after something else was answered."""
    handoff = turn.people.handoff(turn.talk)
    if handoff is None or handoff.state != "preparing":
        return [SlotSet("expecting", "nothing")]
    ask(turn, "utter_handoff_not_sent_yet", "send", receiver=handoff.receiver or "")
    return [SlotSet("expecting", "handoff_review")]


@answers("handoff_review", remind)
def read_review(turn: Turn) -> list[Event] | None:
    """Send, do not send, leave out, put back, change; None where it is something else."""
    handoff = turn.people.handoff(turn.talk)
    if handoff is None or handoff.draft is None or turn.intent in rule("handoff", "never"):
        return None
    draft = Draft.model_validate_json(sealing().opened(handoff.draft))
    text = turn.text.strip()
    if found := pattern("handoff", "changes").match(text):
        return _change(turn, draft, int(found["number"]), found["words"].strip(" \"'"))
    for name, read in (("leaves_out", _leave_out), ("puts_back", _put_back)):
        if found := pattern("handoff", name).match(text):
            numbers = [int(one) for one in pattern("references", "numbers").findall(text)]
            return read(turn, draft, numbers)
    if pattern("handoff", "shows").fullmatch(text):
        return review(turn)
    quits = pattern("handoff", "quits").fullmatch(text) is not None
    if turn.intent in {"deny", "skip"} or quits:
        return do_not_send(turn)
    if turn.intent == "affirm" or pattern("handoff", "sends").search(text):
        return _send(turn, handoff, draft) if just_asked(turn, "send") else review(turn)
    return None


def do_not_send(turn: Turn) -> list[Event]:
    """Drop the draft and the consent, and say where else help is to be had."""
    turn.people.withdraw_handoff(turn.talk)
    turn.say("utter_handoff_not_sent")
    return [SlotSet("expecting", "nothing"), *back_to_questions(turn)]


def _still_open() -> list[Event]:
    return [SlotSet("expecting", "handoff_review")]


def _leave_out(turn: Turn, draft: Draft, numbers: list[int]) -> list[Event]:
    if not _known(turn, draft, numbers):
        return _still_open()
    keys = [draft.numbered[number].key for number in numbers]
    gone = tuple(dict.fromkeys([*draft.left_out, *keys]))
    _keep(turn, draft.model_copy(update={"left_out": gone}))
    told = listed([str(number) for number in numbers])
    ask(turn, "utter_handoff_left_out", "send", numbers=told)
    return _still_open()


def _put_back(turn: Turn, draft: Draft, numbers: list[int]) -> list[Event]:
    if not _known(turn, draft, numbers):
        return _still_open()
    keys = {draft.numbered[number].key for number in numbers}
    left = tuple(key for key in draft.left_out if key not in keys)
    _keep(turn, draft.model_copy(update={"left_out": left}))
    told = listed([str(number) for number in numbers])
    ask(turn, "utter_handoff_put_back", "send", numbers=told)
    return _still_open()


def _change(turn: Turn, draft: Draft, number: int, words: str) -> list[Event]:
    if not _known(turn, draft, [number]):
        return _still_open()
    if private_kinds(words):
        ask(turn, "utter_handoff_private_change", "send", number=number)
        return _still_open()
    words = words[:LONGEST_CHANGE]
    key = draft.numbered[number].key
    left = tuple(one for one in draft.left_out if one != key)
    summary = draft.summary.with_words(key, words)
    _keep(turn, draft.model_copy(update={"summary": summary, "left_out": left}))
    ask(turn, "utter_handoff_changed", "send", number=number, words=words)
    return _still_open()


def _known(turn: Turn, draft: Draft, numbers: list[int]) -> bool:
    """Whether every number is one of a line; says so where it is not."""
    if numbers and all(number in draft.numbered for number in numbers):
        return True
    ask(turn, "utter_handoff_no_such_line", "send", count=len(draft.numbered))
    return False


def _send(turn: Turn, handoff: Handoff, draft: Draft) -> list[Event]:
    receiver = receivers().named(handoff.receiver)
    notify = None
    if receiver is not None and receiver.notify:
        notify = {"name": receiver.name, "address": receiver.notify}
    summary = sealed(draft.as_sent().model_dump_json())
    turn.people.send_handoff(turn.talk, summary, language=turn.language, notify=notify)
    _say_sent(turn, handoff, receiver)
    return [SlotSet("expecting", "nothing"), *back_to_questions(turn)]


def _say_sent(turn: Turn, handoff: Handoff, receiver: Receiver | None) -> None:
    """Say when somebody reads it, and where else help is to be had if nobody is there."""
    turn.say("utter_handoff_sent", receiver=handoff.receiver or "")
    if receiver is not None and not receiver.is_open(now()):
        turn.say("utter_handoff_closed", opens=opening_told(receiver) or line("handoff.no_hours"))

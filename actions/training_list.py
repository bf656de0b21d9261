"""A list of training options, as text and as a card, at most three at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace

from actions.cards import Card, Tone, card, fact, training_item
from actions.training_told import beside_told, cost_told, results_told, time_told, warns
from actions.training_wishes import kept_wishes, not_stated_told, wishes_told
from actions.turn import Turn
from actions.wording import line, phrase
from knowledge.answers import NextJob, TrainingOption
from knowledge.training.finder import TrainingAnswer
from knowledge.training.in_language import in_language
from knowledge.training.notes import Note

#: Options shown at a time.
OPTIONS_SHOWN = 3


@dataclass(frozen=True)
class Page:
    """The options shown now with their numbers, and the answer they are from."""

    found: TrainingAnswer
    options: tuple[tuple[int, TrainingOption], ...]
    #: How many of them meet every wish.
    meeting: int
    #: More than these are known.
    more: bool
    #: It goes on from an earlier page.
    goes_on: bool


def show_page(turn: Turn, job: NextJob, page: Page) -> int:
    """Show options towards a job, those that do not state what is wished for apart.

    Returns how many were shown: a text message has room for fewer, and never for half of one.
    """
    while len(page.options) > 1 and not _has_room(turn, job, page):
        fewer = page.options[:-1]
        page = replace(page, options=fewer, meeting=min(page.meeting, len(fewer)), more=True)
    values = _values(turn, job, page)
    general = line("training.note")
    if turn.has_room("utter_training", _buttons(turn, page), **values, general=f"\n{general}"):
        values["note"] = "\n".join(part for part in (values["note"], general) if part)
    asked = bool(kept_wishes(turn))
    items = [_option_item(number, option, apart=place >= page.meeting and asked)
             for place, (number, option) in enumerate(_worded(turn, page))]  # fmt: skip
    turn.say(
        "utter_training",
        buttons=_buttons(turn, page),
        card=card(turn, "training", items, about=job.code, intro=values["intro"],
                  note=values["note"]),
        **values,
    )  # fmt: skip
    return len(page.options)


def _has_room(turn: Turn, job: NextJob, page: Page) -> bool:
    return turn.has_room("utter_training", _buttons(turn, page), **_values(turn, job, page))


def _worded(turn: Turn, page: Page) -> list[tuple[int, TrainingOption]]:
    return [(number, in_language(option, turn.language)) for number, option in page.options]


def _values(turn: Turn, job: NextJob, page: Page) -> dict[str, str]:
    """What the response is filled in with."""
    wishes = wishes_told(kept_wishes(turn))
    told = line("training.goes_by", wishes=wishes) if wishes else ""
    return {
        "intro": line("intro.training", title=turn.names.of(job), wishes=told),
        "options": "\n".join(
            _lines(page, _worded(turn, page), asked=bool(wishes), by_sms=turn.by_sms)
        ),
        "note": "\n".join(_notes(page, asked=bool(wishes), by_sms=turn.by_sms)),
    }


def _same_unknown(page: Page) -> tuple[str, ...]:
    """What none of the options on a page states, where that is all that they do not state."""
    unknown = {option.not_stated for _, option in page.options}
    return unknown.pop() if len(unknown) == 1 else ()


def _lines(
    page: Page, options: list[tuple[int, TrainingOption]], *, asked: bool, by_sms: bool
) -> list[str]:
    if by_sms and not page.meeting and _same_unknown(page):
        # A text message says once what holds for all of them.
        options = [(number, replace(option, not_stated=())) for number, option in options]
    lines = [option_line(number, option) for number, option in options]
    if asked and 0 < page.meeting < len(lines):
        lines.insert(page.meeting, line("training.apart"))
    return lines


def option_line(number: int, option: TrainingOption) -> str:
    """One option in a list."""
    told = {"number": number, "name": option.name, "cost": cost_told(option),
            "time": time_told(option), "tier": results_told(option)}  # fmt: skip
    beside = "".join(f" {one}" for one in beside_told(option))
    if Note.LICENCE_RULE in option.notes:
        return line("training.licence", number=number, name=option.name,
                    how=option.how_to_find or "")  # fmt: skip
    if option.kind == "route":
        return line("training.route", **told, how=option.how_to_find or "") + beside
    provider = line("training.at", provider=option.provider) if option.provider else ""
    place = line("training.in", place=option.place) if option.place else ""
    return line("training.line", **told, provider=provider, place=place) + beside


def _option_item(number: int, option: TrainingOption, *, apart: bool) -> Card:
    """The same as `option_line` for a card."""
    tone: Tone = "warning" if warns(option) else "plain"
    facts = [fact(None, option.how_to_find)] if option.how_to_find else []
    if Note.LICENCE_RULE not in option.notes:
        facts += [fact("cost", cost_told(option)), fact("time", time_told(option))]
    facts.append(fact(None, results_told(option), tone))
    flagged = option.promises_job or apart
    facts += [fact(None, one, "warning" if flagged else "plain") for one in beside_told(option)]
    under_title = ", ".join(part for part in (option.provider, option.place) if part)
    choice = line("next_job.button", number=number)
    return {**training_item(number, option.name, under_title, facts), "choice": choice}


def _notes(page: Page, *, asked: bool, by_sms: bool) -> list[str]:
    """What holds for the list as a whole."""
    found, notes = page.found, []
    if asked and not page.meeting:
        same = _same_unknown(page)
        notes.append(line("training.none_says", names=not_stated_told(same))
                     if by_sms and same else line("training.none_meets"))  # fmt: skip
    if found.none_near and found.near_place:
        notes.append(line("training.none_near", place=found.near_place))
    shown = [option for _, option in page.options]
    if found.licences and not any(Note.LICENCE_RULE in one.notes for one in shown):
        notes.append(line("training.licence_too"))
    if found.paid_first and shown[0].paid and not page.goes_on and not by_sms:
        notes.append(line("training.paid_first"))
    named = sorted({one.state for one in shown if one.kind == "programme" and one.state
                    and not one.current})  # fmt: skip
    if named:
        names = line("and").join(phrase("state", state) for state in named)
        notes.append(line("training.sample", state=names))
    if page.more and not by_sms:
        notes.append(line("training.more"))
    if by_sms and any(not results_told(one) for one in shown):
        notes.append(line("training.results_unknown"))
    return notes


def _buttons(turn: Turn, page: Page) -> list[tuple[str, str]]:
    """A button for each option, which a card takes to itself; then what to ask next."""
    rows = [line("next_job.button", number=number) for number, _ in page.options]
    buttons = [(title, title) for title in rows]
    buttons.append((line("training.title.pay"), line("training.pay_button")))
    if page.more:
        buttons.append((line("training.title.more"), line("training.more_button")))
    if turn.by_sms:
        return buttons
    numbers = [number for number, option in page.options
               if Note.LICENCE_RULE not in option.notes][:2]  # fmt: skip
    if len(numbers) == 2:
        compared = line("training.compare_these", first=numbers[0], second=numbers[1])
        buttons.append((compared, compared))
    return [
        *buttons,
        (line("training.title.free"), line("training.free_button")),
        (line("training.title.online"), line("training.online_button")),
    ]

"""Makes an answer fit into one text message of two segments, by leaving out its last lines.

How long a wording is by itself is read from domain.yml; the front adds a line for each button.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

_DOMAIN = Path(__file__).parent.parent / "domain.yml"

#: Two segments of the GSM alphabet (3GPP TS 23.038), and the signs that take two places in it.
LONGEST = 306
_TAKE_TWO = frozenset("^{}\\[~]|€")
#: A sign in place of which the front sends three.
_ELLIPSIS = "…"
_PLACEHOLDER = re.compile(r"\{\w+\}")
#: The button of a row that stands in the text ("Tell me about number 2") gets no line.
_OF_A_ROW = re.compile(r"\b(?:number|n[uú]mero) \d+$", re.IGNORECASE)
#: Left out last: warnings, what is to be learned, sources, and that nothing is promised.
_KEPT = re.compile(
    r"(?:- )?(?:Warning|Alerta|Source|Fuente|No promise|Nadie|To learn|Por aprender"
    r"|Strike|Quite|\* =)"
)
#: What a worker told has to be seen whole to be confirmed: it may take several messages.
_OWN_WORDS = frozenset(
    {
        "utter_welcome_back",
        "utter_understood_jobs",
        "utter_which_job",
        "utter_ask_which_job_to_change",
        "utter_ask_which_length_to_change",
        "utter_jobs_list",
        "utter_job_added",
        "utter_job_changed",
    }
)
#: Never cut: half an address leads nowhere, and half a name is another receiver's.
_NEVER_CUT = frozenset({"url", "receiver"})
_CUT = ".."
#: "mesero o mesera", "meseros y meseras"; "profesor o profesora", "profesores y profesoras".
_BOTH_IN_O = re.compile(r"\b(\w+)o(s?) [oy] \1a\2\b")
_BOTH_IN_R = re.compile(r"\b(\w+[rn])((?:es)?) [oy] \1(a|as)\b")


def size(text: str) -> int:
    """Places a text takes in the alphabet."""
    return len(text) + sum(sign in _TAKE_TWO for sign in text) + 2 * text.count(_ELLIPSIS)


@lru_cache(maxsize=1)
def _responses() -> dict[str, list[dict[str, Any]]]:
    loaded: dict[str, Any] = yaml.safe_load(_DOMAIN.read_text(encoding="utf-8"))
    responses: dict[str, list[dict[str, Any]]] = loaded["responses"]
    return responses


@lru_cache(maxsize=512)
def _variant(response: str, language: str) -> tuple[str, tuple[str, ...]]:
    """The text and the titles of the buttons that a text message gets."""

    def fits(variant: dict[str, Any]) -> tuple[bool, bool]:
        told = {one["value"] for one in variant.get("condition", [])}
        return (told or {"en"}) == {language}, variant.get("channel") == "sms"

    best = max(_responses()[response], key=fits)
    return best["text"], tuple(button["title"] for button in best.get("buttons", []))


def room(response: str, language: str, titles: Sequence[str]) -> int:
    """Places that the values of a response may take together."""
    text, own = _variant(response, language)
    choices = [title for title in (*own, *titles) if not _OF_A_ROW.search(title)]
    # Number, space, title and the end of the line before it.
    taken = sum(size(title) + 3 for title in choices)
    return LONGEST - size(_PLACEHOLDER.sub("", text)) - taken


def fits(response: str, language: str, titles: Sequence[str], values: Mapping[str, object]) -> bool:
    """Whether a response with these values is one text message."""
    used = sum(size(str(value)) for value in values.values())
    return used <= room(response, language, titles)


def fitted(
    response: str, language: str, titles: Sequence[str], values: Mapping[str, object]
) -> dict[str, object]:
    """The values, cut so that the response is one text message; own words of workers stay whole.

    The longest list loses its last lines; where none is left, the longest line its last words.
    """
    shown = dict(values)
    if response in _OWN_WORDS:
        return shown
    places = room(response, language, titles)
    while (over := sum(size(str(value)) for value in shown.values()) - places) > 0:
        may_be_cut = [one for one in shown if one not in _NEVER_CUT]
        lists = [one for one in may_be_cut if "\n" in str(shown[one])]
        if not may_be_cut:
            break
        name = max(lists or may_be_cut, key=lambda one: size(str(shown[one])))
        text = str(shown[name])
        if not text:
            break
        shorter = _without_a_line(text)
        shown[name] = shorter if shorter is not None else shortened(text, size(text) - over)
    return shown


def _without_a_line(text: str) -> str | None:
    """The text without the last line that may go; None where one line is left."""
    lines = text.split("\n")
    if len(lines) < 2:
        return None
    may_go = [place for place, one in enumerate(lines) if not _KEPT.match(one) and place > 0]
    # Of what is kept longest the last line says where it is from, or that nothing is promised.
    place = may_go[-1] if may_go else max(len(lines) - 2, 1)
    return "\n".join([*lines[:place], *lines[place + 1 :]])


def shortened(text: str, longest: int) -> str:
    """A text of one line cut after a whole word, or after a whole sentence where that is near."""
    if size(text) <= longest:
        return text
    words: list[str] = []
    for word in text.split(" "):
        if size(" ".join([*words, word])) + len(_CUT) > longest:
            break
        words.append(word)
    kept = " ".join(words)
    if not kept:
        return text[: max(longest - len(_CUT), 0)] + _CUT if longest > len(_CUT) else ""
    return kept if kept.endswith((".", "!", "?")) else kept.rstrip(",;:") + _CUT


def short_title(title: str, longest: int = 44) -> str:
    """The name of an occupation for a list: "mesero/a", without what stands in brackets if long."""
    title = _BOTH_IN_R.sub(r"\1\2/\3", _BOTH_IN_O.sub(r"\1o\2/a\2", title))
    if size(title) > longest:
        title = re.sub(r" \([^)]*\)", "", title)
    return shortened(title, longest)

"""Reads where a worker lives: ZIP code, city, state."""

from __future__ import annotations

import re

from knowledge.circumstances.abroad import without_origin
from knowledge.circumstances.gazetteer import Place, gazetteer
from knowledge.circumstances.wording import plain, rules

_RULES = rules("place")
_WORDING = _RULES["wording"]
_STATES: dict[str, str] = _RULES["states"]
_CODES = frozenset(_STATES.values())
_ZIP_CODE = re.compile(
    r"(?<![\d$#.,-])(\d{5})(?:-\d{4})?(?![\d,.]\d|\d|k)(?! ?(?:a|per|/) ?(?:year|yr|month))"
)
_BARE_ZIP_CODE = re.compile(r"\bzip\b|^\W*\d{5}\W*$")
_ENDS = re.compile(
    rf"[.;!?\n(]|\s(?:{'|'.join(map(re.escape, _WORDING['ends']))})\b|,\s*(?!\s*[a-z .]+$)"
)


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_LEAD = re.compile(rf"^(?:(?:{_alternatives(_WORDING['lead'])})\s+)+")
_TAIL = re.compile(rf"(?:\s+(?:{_alternatives(_WORDING['tail'])}))+$")
_BY_THE_WAY = re.compile(rf"(?<![\w'])(?:{_alternatives(_WORDING['by_the_way'])})\s+(.+)$")
_LIVES = re.compile(r"(?:i |we )?(?:live|stay|reside)|my zip|zip")
_PIECES = re.compile(r",|\b(?:of|from|in|is|near|by|to|at|but|around|outside|and)\b")


def parse_place(text: str) -> Place:
    """The place in an answer to "where do you live?".

    A ZIP code decides city and state. A city that several states have keeps ``state`` None, so
    that the caller can ask; all None when nothing was understood.
    """
    lower = without_origin(plain(text))
    for found in _ZIP_CODE.finditer(lower):
        if place := gazetteer().of_zip_code(found[1]):
            return place
    name = _LEAD.sub("", lower).strip(" .,!?")
    place = _named(name, misspelt=True) or _named(_TAIL.sub("", name), misspelt=True)
    if place is not None and place.city:
        return place
    told = find_place(text)
    return told if told.city else _in_pieces(name, place or told)


def find_place(text: str) -> Place:
    """The place told by the way; only after words such as "I live in", never from "drove in"."""
    lower = without_origin(plain(text))
    for found in _ZIP_CODE.finditer(lower):
        told_as_one = _BARE_ZIP_CODE.search(lower) or _BY_THE_WAY.search(lower)
        place = gazetteer().of_zip_code(found[1])
        after_city = place is not None and (place.city or "-").lower() in lower[: found.start()]
        if place is not None and (told_as_one or after_city):
            return place
    openings = [told for start in _starts(lower) if (told := _BY_THE_WAY.match(lower, start))]
    # Where somebody lives counts more than where they are from.
    openings.sort(key=lambda told: not _LIVES.match(told[0]))
    for opening in openings:
        name = _LEAD.sub("", _ENDS.split(opening[1], maxsplit=1)[0].strip(" .,"))
        place = _named(_TAIL.sub("", name), misspelt=False)
        if place is not None and (
            (place.state and place.city is None)
            or _tells_state(name)
            or gazetteer().zip_codes_of(place.city or "")
            >= _RULES["choice"]["by_the_way_zip_codes"]
        ):
            return place
    return Place()


def _starts(text: str) -> list[int]:
    return [0, *(found.end() for found in re.finditer(r"[\s,.;!?(]+", text))]


def _in_pieces(name: str, known: Place) -> Place:
    """The first city among the pieces of "south side of chicago", with any state told beside it."""
    pieces = [_TAIL.sub("", _LEAD.sub("", p.strip(" .,"))) for p in _PIECES.split(name)]
    found = [place for piece in pieces if (place := _named(piece, misspelt=False))]
    state = known.state or next((p.state for p in found if p.state and not p.city), None)
    cities = [p for p in found if p.city and (p.state or state)] or [p for p in found if p.city]
    if not cities:
        return Place(None, None, state)
    return Place(None, cities[0].city, cities[0].state or state)


def _named(name: str, *, misspelt: bool) -> Place | None:
    """A place by "city, state", "city state", state or city."""
    if not name or len(name.split()) > _RULES["choice"]["words_at_most"] + 2:
        return None
    if nickname := _RULES["nicknames"].get(name):
        city, _, state = nickname.partition(", ")
        return Place(None, city.title() or None, state or None)
    if name in _RULES["choice"]["words_not_states"]:
        return None
    if state := _state(name):
        is_city = gazetteer().zip_codes_of(name) >= _RULES["choice"]["dominant_zip_codes"]
        # "New York" and "Washington" are both: the state is asked for with the city.
        return Place(None, name.title() if is_city and len(name) > 2 else None, state)
    city, state = _parted(name)
    if state:
        inner = _RULES["nicknames"].get(city, "").partition(", ")[0] or city
        inner = _TAIL.sub("", inner)
        if place := gazetteer().city(inner, state, misspelt=misspelt):
            return place
        # "something near me" names no place, while "portland or" does.
        word = name.split()[-1]
        return None if word in _RULES["choice"]["words_not_states"] else Place(None, None, state)
    return gazetteer().city(name, None, misspelt=misspelt)


def _state(name: str) -> str | None:
    code = name.replace(".", "").upper()
    return code if code in _CODES else _STATES.get(name.strip(" ."))


def _parted(name: str) -> tuple[str, str | None]:
    """City and state of "newark nj", "newark, new jersey"."""
    words = name.replace(",", " , ").split()
    for count in (3, 2, 1):
        if len(words) > count and (state := _state(" ".join(words[-count:]))):
            return " ".join(words[:-count]).strip(" ,"), state
    return name, None


def _tells_state(name: str) -> bool:
    return _parted(name)[1] is not None

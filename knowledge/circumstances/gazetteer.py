"""City and ZIP names of the United States, from the table inside the package zipcodes."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

import zipcodes

from knowledge.circumstances.wording import rules

_CHOICE = rules("place")["choice"]
_SHORT = {"st": "saint", "st.": "saint", "ft": "fort", "ft.": "fort", "mt": "mount", "mt.": "mount"}


@dataclass(frozen=True)
class Place:
    """Where somebody lives; None for what was not told or is open."""

    zip_code: str | None = None
    city: str | None = None
    state: str | None = None


def spelt_out(name: str) -> str:
    """A city name in lower case with "st.", "ft.", "mt." written out."""
    words = name.lower().replace("-", " ").split()
    return " ".join(_SHORT.get(word, word) for word in words)


class Gazetteer:
    """Knows every ZIP code and, for each city name, how many ZIP codes each state has for it."""

    def __init__(self) -> None:
        self._zip_codes: dict[str, Place] = {}
        self._cities: dict[str, Counter[str]] = defaultdict(Counter)
        self._written: dict[str, str] = {}
        for row in zipcodes.list_all():  # type: ignore[no-untyped-call]
            place = Place(row["zip_code"], row["city"], row["state"])
            self._zip_codes[row["zip_code"]] = place
            for name in (row["city"], *row["acceptable_cities"]):
                key = spelt_out(name)
                self._cities[key][row["state"]] += 1
                self._written.setdefault(key, name)
        self._by_state: dict[str, list[str]] = defaultdict(list)
        for key, states in self._cities.items():
            for state in states:
                self._by_state[state].append(key)
        self._large = [
            k for k, s in self._cities.items() if s.total() >= _CHOICE["misspelt_zip_codes"]
        ]

    def of_zip_code(self, zip_code: str) -> Place | None:
        """City and state of a ZIP code, None when there is no such code."""
        return self._zip_codes.get(zip_code)

    def zip_codes_of(self, name: str) -> int:
        """How many ZIP codes bear a city name, over all states."""
        return self._cities[key].total() if (key := spelt_out(name)) in self._cities else 0

    def city(self, name: str, state: str | None, *, misspelt: bool = True) -> Place | None:
        """A city by name; its state stays open when the name alone does not decide it."""
        key = spelt_out(name)
        known = self._by_state.get(state, []) if state else self._large
        if key not in self._cities or (state and state not in self._cities[key]):
            if not misspelt or len(key) < _CHOICE["misspelt_length"]:
                return None
            near = get_close_matches(key, known, n=1, cutoff=_CHOICE["likeness"])
            if not near:
                return None
            key = near[0]
        return Place(None, self._written[key], state or self._only_state(key))

    def _only_state(self, key: str) -> str | None:
        states = self._cities[key]
        state, count = states.most_common(1)[0]
        dominant = (
            count >= _CHOICE["dominant_share"] * states.total()
            and count >= _CHOICE["dominant_zip_codes"]
        )
        return state if len(states) == 1 or dominant else None


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The table, read once (about a second, 43,000 codes)."""
    return Gazetteer()

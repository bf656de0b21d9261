"""What stands around a number: whether it fills its clause, and whether it is a rate."""

from __future__ import annotations

from spacy.tokens import Doc

from knowledge.histories.rules import Rules

_BARE_JOB_WORDS, _PLACED_JOB_WORDS = 3, 6
_PUNCTUATION = {",", ".", ";", "&"}


class Surroundings:
    """Looks at the words before and after a stretch of a message."""

    def __init__(self, rules: Rules) -> None:
        words = rules.durations
        self._units = frozenset(words["months_of_unit"])
        self._numbered = frozenset(words["numbered"])
        self._counted = frozenset(words["counted"])
        self._per = [phrase.split() for phrase in words["per"]]
        #: Numbers that stand for "per" between two units: "5 days a week".
        self._per_number = frozenset(words["per_number"])
        self._follow = _PUNCTUATION | {")", *words["follow"]}
        self._precede = _PUNCTUATION | {"(", ":", *words["precede"]}
        self._places = frozenset(words["place_leads"])
        self._not_doing = frozenset(rules.evidence["not_verbs"])
        self._no_work_after_number = frozenset(words["no_work_after_number"])
        self._doing = tuple(rules.evidence["doing_endings"])

    def ends_clause(self, doc: Doc, i: int) -> bool:
        """Whether nothing of the clause follows a token, or only where or what one was doing."""
        if i + 1 >= len(doc):
            return True
        following = doc[i + 1].lower_
        return following in self._follow or self._ends_like_doing(following)

    def _ends_like_doing(self, word: str) -> bool:
        """As in "6 at walmart and 4 driving", where the word may be a field of work too."""
        return word.endswith(self._doing) and word not in self._no_work_after_number

    def is_doing(self, word: str) -> bool:
        """Whether a word tells what one was doing: "cooking"."""
        return word.endswith(self._doing) and word not in self._not_doing

    def starts_clause(self, doc: Doc, i: int) -> bool:
        """Whether a token is the first of its clause."""
        return i == 0 or doc[i - 1].lower_ in self._precede

    def parts_clauses(self, word: str) -> bool:
        """Whether a word stands between two clauses."""
        return word in self._precede or word == "/"

    def after_bare_job(self, doc: Doc, i: int) -> bool:
        """Whether a number follows one to three words that fill its clause: "security 2"."""
        words: list[str] = []
        for j in range(i - 1, -1, -1):
            words.append(doc[j].lower_)
            if self.starts_clause(doc, j):
                break
        plain = all(w.isalpha() for w in words) and words[0] not in self._numbered
        if len(words) <= _BARE_JOB_WORDS:
            return plain and self._numbered.isdisjoint(words)
        # "Truck driver for swift 2": with its place it is a word or two longer.
        placed = not self._places.isdisjoint(words[1:-1])
        return plain and placed and len(words) <= _PLACED_JOB_WORDS

    def is_rate(self, doc: Doc, start: int, end: int) -> bool:
        """Whether it says how often or how much, not how long: "5 days a week", "24k a year"."""
        words = [token.lower_ for token in doc[start:end]]
        for i, word in enumerate(words):
            if word in self._per_number and i + 1 < len(words) and words[i + 1] in self._units:
                told_before = words[i - 1] if i else doc[start - 1].lower_ if start else ""
                if told_before in self._counted or any(c.isdigit() for c in told_before):
                    return True
        following = [token.lower_ for token in doc[end : end + 3]]
        return any(
            following[: len(phrase)] == phrase
            and not self._units.isdisjoint(following[len(phrase) : len(phrase) + 1])
            for phrase in self._per
        )

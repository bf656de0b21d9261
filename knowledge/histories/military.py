"""The codes and names of military work, in words that the search knows: "navy HM2", "0311"."""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge.histories.rules import military_rules
from knowledge.histories.tokens import folded

_WORD = re.compile(r"[\w']+")
#: Only the army's codes cannot be anything else.
_UNMISTAKABLE = "army"


class Military:
    """Reads the codes of military.toml. Texts may have capitals and accents."""

    def __init__(self) -> None:
        rules = military_rules()
        self._words_too = frozenset(rules["words_too"]["codes"])
        self._names: dict[str, str] = rules["names"]
        self._codes: dict[str, dict[str, str]] = rules["codes"]
        self._branches = {
            branch: re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
            for branch, words in rules["branches"].items()
        }
        self._forms = {
            branch: re.compile(rf"({'|'.join(codes)})({rules['endings'][branch]})")
            for branch, codes in self._codes.items()
        }

    def reading(self, text: str, before: str = "") -> str:
        """What the military work that a text names is called elsewhere, empty when it names none.

        Args:
            text: the words of a job.
            before: what was told before it and may name the branch.
        """
        words = _WORD.findall(text)
        plain = folded(f"{before} {text}")
        branches = [b for b, named in self._branches.items() if named.search(plain)]
        for branch in dict.fromkeys((*branches, _UNMISTAKABLE)):
            for word in words:
                if told := self._of_code(word, branch, shouted=text.isupper()):
                    return told
        rest = folded(" ".join(w for w in words if not self._is_code(w, branches)))
        for branch in branches:
            rest = self._branches[branch].sub(" ", rest) if rest not in self._names else rest
        return self._names.get(" ".join(rest.split()), "")

    def _of_code(self, word: str, branch: str, *, shouted: bool) -> str:
        found = self._forms[branch].fullmatch(folded(word))
        if found is None:
            return ""
        is_word = found[0] in self._words_too and (shouted or not word.isupper())
        return "" if is_word else self._codes[branch][found[1]]

    def _is_code(self, word: str, branches: list[str]) -> bool:
        forms = (self._forms[branch] for branch in (*branches, _UNMISTAKABLE))
        return any(form.fullmatch(folded(word)) for form in forms)


@lru_cache(maxsize=1)
def military() -> Military:
    """The one reader of codes, the same in every language."""
    return Military()

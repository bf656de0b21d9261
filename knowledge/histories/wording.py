"""What the words of a job say by themselves, in one language.

Frames that prove a job ("worked as a"), words around it that say nothing of it, places of work,
and whether a text tells of something done, of a title, or of neither.
"""

from __future__ import annotations

import re

from knowledge.histories.military import military
from knowledge.histories.rules import Rules
from knowledge.histories.tokens import folded

_WORD = re.compile(r"[\s,]+")
#: What separates the words of a job, stripped from both ends of it.
#: Words of a name up to so long need no capital ("of").
_SMALL_WORD = 2
_EDGES = " '\",.-¿¡"


def _listed(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


class Wording:
    """The wordings of one language, compiled once. Texts may have accents and capitals."""

    def __init__(self, rules: Rules) -> None:
        frame, clauses, evidence = rules.frame, rules.clauses, rules.evidence
        self._frame_opening = re.compile(
            rf"^(?:(?:{frame['who']})\s+)?(?:(?:{frame['been']})\s+)*(?:(?:{frame['work']})\s+)?"
            rf"(?:(?:{frame['been']})\s+)*(?:(?:{frame['as']})\s+)*"
            rf"(?:(?:{frame['article']})\s+)?"
        )
        self._proof = re.compile(frame["proof"])
        self._at_workplace = re.compile(frame["at_workplace"])
        self._place_only = re.compile(frame["place_only"])
        self._own_subject = re.compile(frame["own_subject"])
        self._own_frame = re.compile(frame["own_frame"])
        self._heads = re.compile(rf"^(?:(?:{_listed(clauses['heads'])})(?:\s+|$))+")
        self._tails = re.compile(rf"(?:(?:^|\s+)(?:{_listed(clauses['tails'])}))+$")
        self._place = re.compile(evidence["place"])
        self._as_title = re.compile(evidence["as_title"])
        employers, tail = _listed(evidence["employers"]), evidence["employer_tail"]
        self._employer = re.compile(rf"(?:the |an? )?(?:{employers})(?:'?s)?(?: {tail})*")
        self._helped = re.compile(frame["helped"])
        self._kept_verb = re.compile(rf"\b({frame['kept_verb']}) (?:\S+ )?$")
        self._specialty = re.compile(evidence["specialty"])
        self._evidence = evidence
        self._military = military()
        self._nouns = frozenset(evidence["job_nouns"])
        self._verbs = frozenset(evidence["work_verbs"])
        self._endings = tuple(evidence["verb_endings"])
        self._doing = tuple(evidence["doing_endings"])
        self._counted_things = re.compile(rules.non_jobs["not_jobs"]["counted_things"])
        self._non_jobs = rules.non_jobs["not_jobs"]
        self._questions = frozenset(rules.non_jobs["questions"]["words"])
        self._nothing_yet = frozenset(clauses["nothing_yet"])
        self._stand_for_all = frozenset(clauses["stand_for_all"])
        self._stand_ins = frozenset(clauses["stand_ins"])

    def unframed(self, said: str) -> str:
        """The worker's words without "I worked as a" before them and "there, lol" after them."""
        plain = folded(said)
        start, end = 0, len(plain)
        before = None
        while (start, end) != before:
            before = (start, end)
            for opening in (self._frame_opening, self._heads):
                found = opening.match(plain[start:end])
                start += found.end() if found else 0
            found = self._tails.search(plain[start:end])
            end = start + found.start() if found else end
            while start < end and plain[start] in _EDGES:
                start += 1
            while end > start and plain[end - 1] in _EDGES:
                end -= 1
        return said[start:end]

    def is_proof(self, said: str) -> bool:
        """Whether it is worded as a job, even when the search does not know which."""
        return bool(self._proof.search(folded(said)))

    def is_at_workplace(self, said: str) -> bool:
        """Whether it tells where one worked ("worked at ...")."""
        return bool(self._at_workplace.search(folded(said)))

    def is_place_only(self, said: str) -> bool:
        """Whether it only goes on with where ("at walmart", not "at ups driver helper")."""
        found = self._place_only.search(folded(said))
        return bool(found) and not self._job_after_employer(said[found.end() :] if found else "")

    def _job_after_employer(self, text: str) -> bool:
        words = text.split()
        ends = (i for i in range(len(words) - 1, 0, -1) if self.is_employer(" ".join(words[:i])))
        rest = " ".join(words[next(ends, len(words)) :])
        return self.is_title(rest) or self.is_doing(rest)

    def has_own_subject(self, said: str) -> bool:
        """Whether it starts anew with "I"."""
        return bool(self._own_subject.search(folded(said)))

    def has_own_frame(self, said: str) -> bool:
        """Whether a half after "and" starts anew with "did", "worked" or "was"."""
        return bool(self._own_frame.search(folded(said)))

    def says_nothing_yet(self, text: str) -> bool:
        """Whether it is only the beginning of a clause: "i"."""
        return folded(text) in self._nothing_yet

    def stands_for_job(self, text: str) -> bool:
        """Whether it points at a job told before ("that", "the same")."""
        return folded(text) in self._stand_ins or folded(text) in self._stand_for_all

    def stands_for_all(self, said: str) -> bool:
        """Whether it points at every job told before ("did all three")."""
        return any(f" {phrase} " in f" {folded(said)} " for phrase in self._stand_for_all)

    def is_activity(self, text: str) -> bool:
        """Whether a text says what was done ("cut hair") rather than what one was ("barber")."""
        first = folded(text).split(maxsplit=1)[0] if text else ""
        if first in self._evidence["irregular_verbs"]:
            return True
        return first.endswith(self._endings) and len(first) > 4 and self._may_be_verb(first)

    def is_deed(self, text: str) -> bool | None:
        """Whether a text tells what was done and no title; None where it goes with both."""
        first = folded(text).split(maxsplit=1)[0] if text else ""
        if first.endswith(self._doing) or first in self._evidence["deeds_and_titles"]:
            return None
        return self.is_activity(text)

    def is_bare_verb(self, text: str) -> bool:
        """Whether a thing done is named without saying when ("clean houses")."""
        first = folded(text).split(maxsplit=1)[0] if text else ""
        return self.is_activity(text) and not first.endswith(self._endings)

    def is_doing(self, text: str) -> bool:
        """Whether a text goes on with what one was doing ("picking orders")."""
        first = folded(text).split(maxsplit=1)[0] if text else ""
        return first.endswith(self._doing) and self._may_be_verb(first)

    def _may_be_verb(self, word: str) -> bool:
        return word not in self._evidence["not_verbs"]

    def place_of(self, text: str) -> str:
        """The place with its preposition (" at walmart"), empty when none is named."""
        found = self._place.search(folded(text))
        return text[found.start() :] if found else ""

    def without_place(self, text: str) -> str:
        """Read "cut hair out of my house" as "cut hair"; the text itself when it names no place."""
        found = self._place.search(folded(text))
        return text[: found.start()] if found else text

    def is_specialty(self, text: str, before: str = "") -> bool:
        """Whether a text starts with a military specialty ("88M", "92Y supply").

        ``before`` is what was told before it, which may name the branch ("navy, HM2").
        """
        first = text.split()[:1]
        return any(
            self._specialty.match(folded(w)) or self._military.reading(w, before) for w in first
        )

    def called(self, text: str) -> str:
        """The one thing that a code, a deed in one word, or a deed at an employer stands for."""
        deed: str = self._evidence["titles_of_deeds"].get(folded(self.without_place(text)), "")
        return self._military.reading(text) or deed or self.done_at_employer(text)

    def closer_readings(self, text: str) -> list[str]:
        """What says most where a text says it twice: "cook" of "navy as a cook"."""
        title = self._as_title.search(folded(text))
        found = [text[title.start(1) :]] if title else []
        helped = self._helped.match(folded(text))
        if helped:
            found.append(text[helped.end() :])
        called = self.called(text)
        found += [called] if called else []
        return found + [word for word in _WORD.split(text) if self._specialty.match(folded(word))]

    def is_title(self, text: str) -> bool:
        """Whether a text names who did the work ("machine operator"), by its noun."""
        words = folded(self.without_place(text)).split()
        return bool(words) and words[0 if self._evidence["title_leads"] else -1] in self._nouns

    def is_work(self, text: str) -> bool:
        """Whether the words alone say that it was work, though not which."""
        plain = folded(text)
        if self.is_workplace(text) or self.is_title(text) or self.is_specialty(text):
            return True
        if self.called(text):
            return True
        if self.is_workplace(self.without_place(text)):
            return True
        if any(self.is_title(reading) for reading in self.closer_readings(text)):
            return True
        if any(self.is_doing(w) and w in self._verbs for w in plain.split()):
            return True
        return any(plain == v or plain.startswith(f"{v} ") for v in self._verbs)

    def is_workplace(self, text: str) -> bool:
        """Whether a text is a field or place of work ("retail")."""
        return folded(text) in self._evidence["workplaces"]

    def is_question(self, words: list[str], ends_with_mark: bool) -> bool:
        """Whether a sentence asks something; "cashier?" does not."""
        return bool(words) and ends_with_mark and folded(words[0]) in self._questions

    def is_employer(self, text: str) -> bool:
        """Whether a text is nothing but the name of a large employer, with its number or kind."""
        return bool(self._employer.fullmatch(folded(text)))

    def done_at_employer(self, text: str) -> str:
        """What was done where an employer stands first: "fedex loading trucks"."""
        words = text.split()
        doing = next((i for i, w in enumerate(words) if i and self.is_doing(w)), 0)
        at_employer = bool(doing) and self.is_employer(" ".join(words[:doing]))
        return " ".join(words[doing:]) if at_employer else ""

    def is_name(self, text: str) -> bool:
        """Whether a text is written as a name, every word with a capital."""
        words = [word for word in text.split() if len(word) > _SMALL_WORD]
        return bool(words) and not text.isupper() and all(w[0].isupper() for w in words)

    def verb_readings(self, said: str, text: str) -> list[str]:
        """Readings beside a text: its verb kept ("do hair"), or what was done at a place.

        Args:
            said: the whole of what was said.
            text: the same without its frame.
        """
        plain = folded(said)
        verb = self._kept_verb.search(f"{plain[: len(plain) - len(folded(text))].rstrip()} ")
        found = [f"{verb[1]} {self.without_place(text)}"] if verb and text else []
        words = text.split()
        doing = next((i for i, w in enumerate(words) if i > 1 and self.is_doing(w)), None)
        return found + ([" ".join(words[doing:])] if doing is not None else [])

    def is_no_job_noun(self, text: str) -> bool:
        """Whether "I was a <text>" names no job: "fast learner" is none, "fast food worker" one."""
        words = folded(text).split()
        if not words or words[0] not in self._non_jobs["after_article"]:
            return False
        return " ".join(words[:2]) not in self._non_jobs["job_after_article"]

    def is_alone_nothing(self, text: str) -> bool:
        """Whether a whole clause is small talk, a filler or too general to ask about."""
        return folded(text) in self._non_jobs["alone"]

    def counts_things(self, said: str) -> bool:
        """Whether a clause only counts something: "2 employees"."""
        return bool(self._counted_things.fullmatch(folded(said)))

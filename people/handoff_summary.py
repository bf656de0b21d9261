"""What a coach gets to read of a worker: one page, composed once, kept as the worker agreed to it.

Everything the worker may look at, leave out or change has a key and stands in words of both
languages; figures stand beside the words, so that programs can read them. It never holds an SSN, a
birth date, race, health or a record: free text goes through people/private.py first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

#: Name and version of the JSON form.
SCHEMA: Final = "onward.handoff_summary"
VERSION: Final = 1

#: Parts of the page that hold lines, in their order.
SECTIONS = (
    "about", "past_jobs", "goals", "education", "strengths", "next_jobs", "learning", "training",
    "warnings", "supports", "questions",
)  # fmt: skip
Section = Literal[
    "about", "past_jobs", "goals", "education", "strengths", "next_jobs", "learning", "training",
    "warnings", "supports", "questions",
]  # fmt: skip


class Frozen(BaseModel):
    """A part of the summary."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Told(Frozen):
    """The same words in each language."""

    en: str
    es: str

    def of(self, language: str) -> str:
        """The words in a language; English where it has none."""
        return self.es if language == "es" else self.en


class Line(Frozen):
    """Something that can be left out or changed by itself."""

    #: "past_jobs.1"; what a change of the worker names.
    key: str
    told: Told


class Fact(Line):
    """A plain fact; ``value`` is what a program reads, None where only words are known."""

    value: str | int | bool | None = None


class RunnerUp(Frozen):
    """Another occupation that the worker's words may mean; ``score`` is 0-1."""

    code: str
    title: Told
    score: float | None


class PastWork(Line):
    """A past job in the worker's words and as an occupation."""

    #: None where the words held something private.
    said: str | None
    code: str | None
    title: Told | None
    #: How sure the search was (0-1).
    confidence: float | None
    confirmed: bool
    months: int | None
    runners_up: tuple[RunnerUp, ...] = ()


class StrengthTold(Line):
    """An interpersonal skill, what shows it, and whether the worker said it is true."""

    element_id: str
    name: Told
    #: English; what the worker did that shows it.
    shown_by: str
    confirmed: bool | None


class NextStep(Line):
    """A next job, with what speaks for it and against it. Pay is US dollars a year."""

    code: str
    title: Told
    #: "gateway" or another class of knowledge/.
    mobility_class: str
    class_confidence: float
    named_by_alliance: bool
    chosen: bool
    median_wage: int | None
    pay_gain: int | None
    reasons: tuple[Told, ...]
    precedent: str
    estimated_cases: float
    caveats: tuple[Told, ...]


class Learning(Line):
    """The skill delta from a past job to a next one."""

    from_code: str
    to_code: str
    #: Share (0-1) of what the next job asks for that is there already.
    transfer_share: float | None
    parts: tuple[Told, ...]


class TrainingTold(Line):
    """Training that was looked at, with its tier and where that is from."""

    option_id: str
    towards: str
    tier: str
    source: str


class WarningTold(Line):
    """A warning sign that is raised, of what job, and where it is from."""

    code: str
    name: str
    value: float | None
    source: str
    vintage: str | None


class OwnWords(Frozen):
    """What the worker wrote in place of a line."""

    key: str
    words: str


class Consent(Frozen):
    """Who may read this, what else they may read, from when and until when."""

    receiver: str
    shares: tuple[str, ...]
    agreed_at: datetime
    ends_at: datetime


class Summary(Frozen):
    """The whole page."""

    schema_name: Literal["onward.handoff_summary"] = SCHEMA
    version: Literal[1] = VERSION
    made_at: datetime
    #: The language of the talk.
    language: str
    #: The release of knowledge/ that every figure is from, and tags of its sources.
    release: str
    sources: tuple[str, ...]
    consent: Consent
    about: tuple[Fact, ...] = ()
    past_jobs: tuple[PastWork, ...] = ()
    goals: tuple[Fact, ...] = ()
    education: tuple[Fact, ...] = ()
    strengths: tuple[StrengthTold, ...] = ()
    next_jobs: tuple[NextStep, ...] = ()
    learning: tuple[Learning, ...] = ()
    training: tuple[TrainingTold, ...] = ()
    warnings: tuple[WarningTold, ...] = ()
    supports: tuple[Fact, ...] = ()
    questions: tuple[Fact, ...] = ()
    #: What was not asked, or asked and skipped.
    not_asked: tuple[Told, ...] = ()
    own_words: tuple[OwnWords, ...] = ()
    #: Lines the worker left out, and those that held something private.
    left_out: int = 0
    private_left_out: int = 0

    def lines(self) -> Iterator[tuple[str, Line]]:
        """Every line with its section, in the order of the page."""
        for section in SECTIONS:
            for one in getattr(self, section):
                yield section, one

    def words_of(self, line: Line, language: str) -> str:
        """A line as it is read: the worker's own words where they wrote some."""
        own = next((one.words for one in self.own_words if one.key == line.key), None)
        return line.told.of(language) if own is None else own

    def changed_by_worker(self, line: Line) -> bool:
        """Whether the worker put own words in place of a line."""
        return any(one.key == line.key for one in self.own_words)

    def without(self, keys: Iterable[str]) -> Summary:
        """The summary without some lines; what they held is nowhere in it any more."""
        gone = set(keys)
        kept = {
            section: tuple(one for one in getattr(self, section) if one.key not in gone)
            for section in SECTIONS
        }
        count = sum(len(getattr(self, section)) for section in SECTIONS)
        less = count - sum(len(lines) for lines in kept.values())
        own = tuple(one for one in self.own_words if one.key not in gone)
        return self.model_copy(update={**kept, "own_words": own, "left_out": self.left_out + less})

    def with_words(self, key: str, words: str) -> Summary:
        """The summary with the worker's own words in place of a line.

        Raises:
            KeyError: there is no such line.
        """
        if key not in {line.key for _, line in self.lines()}:
            raise KeyError(key)
        others = tuple(one for one in self.own_words if one.key != key)
        return self.model_copy(update={"own_words": (*others, OwnWords(key=key, words=words))})

    def as_sent(self) -> Summary:
        """The same, with facts that the worker replaced by own words reduced to those words."""
        own = {one.key: one.words for one in self.own_words}
        replaced = {
            section: tuple(
                _in_own_words(one, own[one.key]) if one.key in own else one
                for one in getattr(self, section)
            )
            for section in SECTIONS
        }
        return self.model_copy(update=replaced)


class Draft(Frozen):
    """The summary while the worker looks at it. Lines keep their numbers, left out or not."""

    summary: Summary
    left_out: tuple[str, ...] = ()

    @property
    def numbered(self) -> dict[int, Line]:
        """Every line by the number that the worker sees."""
        return dict(enumerate((line for _, line in self.summary.lines()), start=1))

    def as_sent(self) -> Summary:
        """What a coach gets: nothing of what was left out is in it."""
        return self.summary.without(self.left_out).as_sent()


def _in_own_words(line: Line, words: str) -> Line:
    """A line that says only what the worker wrote; figures that they contradict are dropped."""
    told = Told(en=words, es=words)
    dropped: dict[str, object] = {
        "value": None, "said": words, "code": None, "title": None, "confidence": None,
        "months": None, "runners_up": (),
    }  # fmt: skip
    if isinstance(line, PastWork | Fact):
        fields = {name: value for name, value in dropped.items() if name in type(line).model_fields}
        return line.model_copy(update={"told": told, **fields})
    return line.model_copy(update={"told": told})

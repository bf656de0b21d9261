"""Every figure of understanding, measured once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.understanding import cues, histories, intents, jobs, safety, sets
from knowledge.library import Library


@dataclass(frozen=True)
class InLanguage:
    """What was made of the messages in one language."""

    jobs: list[jobs.Matched]
    histories: list[histories.Read]
    intents: list[intents.Understood]


@dataclass(frozen=True)
class Measured:
    """What was made of every message.

    Attributes:
        english: the sets in English.
        spanish: the sets in Spanish.
        second_histories: the second set of messages of jobs, in English.
        with_alternate_titles: the English jobs, searched among O*NET's alternate titles too; None
            without an O*NET release.
        safety: words of distress, requests to stop and near misses.
        cues: messages with and without a name, a pronoun and the like.
        match_milliseconds: one search for an occupation (p50, p95).
        release: the store's stamp.
    """

    english: InLanguage
    spanish: InLanguage
    second_histories: list[histories.Read]
    with_alternate_titles: list[jobs.Matched] | None
    safety: list[safety.Heard]
    cues: list[cues.Compared]
    match_milliseconds: tuple[float, float]
    release: str


def measure(
    library: Library,
    rasa_model: Path,
    with_alternate_titles: Library | None,
    say: Callable[[str], None],
) -> Measured:
    """Measure everything; the sets are only read, so that the order changes nothing."""
    english, spanish = (
        _in_language(library, rasa_model, language, say) for language in ("en", "es")
    )
    say("understanding: the second set of histories")
    second_histories = [histories.read(library, history) for history in sets.second_histories()]
    say("understanding: safety, cues, speed")
    return Measured(
        english,
        spanish,
        second_histories,
        None
        if with_alternate_titles is None
        else jobs.matched(with_alternate_titles, sets.jobs("en")),
        safety.heard(sets.safety()),
        cues.compared(library, sets.cues()),
        jobs.milliseconds(library, sets.jobs("en")),
        library.release,
    )


def _in_language(
    library: Library, rasa_model: Path, language: str, say: Callable[[str], None]
) -> InLanguage:
    say(f"understanding: jobs, histories and intents in {language}")
    return InLanguage(
        jobs.matched(library, sets.jobs(language)),
        [histories.read(library, history) for history in sets.histories(language)],
        intents.understood(sets.intents(language), rasa_model),
    )

"""The figures as Markdown tables. No text of a test set is shown, so that nobody tunes on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from benchmarks.understanding import coverage, cues, histories, intents, jobs, safety
from benchmarks.understanding.confusions import confusions
from benchmarks.understanding.intervals import share
from benchmarks.understanding.job_tables import (
    coverage_table,
    jobs_table,
    reliability_table,
    treated_table,
)
from benchmarks.understanding.markdown import languages, sized, table
from benchmarks.understanding.measure import Measured

_ACCURACY_WANTED = 0.97
_CONFUSIONS_SHOWN = 15


def page(measured: Measured, name: Callable[[str], str]) -> str:
    """All tables; ``name`` gives an occupation's everyday name."""
    parts = [
        f"Measured {date.today()}, release {measured.release}. In brackets: 95 % intervals, "
        "Wilson's for shares, 2,000 bootstrap draws with a fixed seed for F1.",
        "### Single jobs",
        jobs_table(measured),
        "Right means the occupation itself or one that a coach would take as well; the set names "
        "these where the words leave it open.",
        "### What happens with a job",
        treated_table(measured),
        "Within reach: the best candidate is right or, where a question is asked, one that stands "
        "behind a button.",
        "### Accepted without asking",
        coverage_table(measured.english.jobs),
        f"The widest share that any one score could accept with {_ACCURACY_WANTED} right is "
        f"{coverage.widest(measured.english.jobs, _ACCURACY_WANTED):.3f}; it is chosen on the same "
        "phrases, so it is a bound and not a promise.",
        "How far a score holds:",
        reliability_table(measured.english.jobs),
        "### Messages with several jobs or none",
        histories_table(measured),
        "Histories, second set, written and frozen after the reader was tuned by one who knew "
        "neither its rules nor its words:",
        second_histories_table(measured),
        "### Intents",
        intents_table(measured),
        "### Distress and STOP",
        safety_table(measured.safety),
        "### Names, pronouns, ethnic cues",
        cues_table(measured.cues),
        "### Confusions that matter most",
        "Occupations, by the sum of the scores of the wrong answers: a sure mistake goes unasked.",
        confusions_table(measured.english.jobs, name),
        "Intents, by their number:",
        mistakes_table(measured.english.intents),
        "### Speed",
        speed_table(measured),
    ]
    return "\n\n".join(parts) + "\n"


def histories_table(measured: Measured) -> str:
    """Jobs found in messages, and their lengths."""
    rows = []
    for label, found in languages(measured):
        rows += _jobs_and_lengths(label, found.histories)
    return table(("what", "measured"), rows)


def second_histories_table(measured: Measured) -> str:
    """The same for the second set of English messages."""
    rows = _jobs_and_lengths("English, second set", measured.second_histories)
    return table(("what", "measured"), rows)


def _jobs_and_lengths(label: str, messages: Sequence[histories.Read]) -> list[tuple[str, str]]:
    told = sum(not job.optional for read in messages for job in read.history.jobs)
    return [
        (f"{label}: {len(messages)} messages, {told} jobs: job F1",
         str(histories.job_f1(messages))),
        ("length right to the month, where told", sized(histories.durations(messages))),
        ("no length made up, where none is told", sized(histories.lengths_not_made_up(messages))),
        ("no job found where none is told", sized(histories.without_jobs(messages))),
        ("whole message right", sized(histories.whole_messages(messages))),
    ]  # fmt: skip


def intents_table(measured: Measured) -> str:
    """Intents told apart, and what no intent serves turned away."""
    rows = []
    for label, found in languages(measured):
        messages = found.intents
        kinds = len({one.message.label for one in messages if one.in_scope})
        rows += [
            (f"{label}, {kinds} intents: best is right", sized(intents.accuracy(messages))),
            ("macro F1", str(intents.macro_f1(messages))),
            ("acted on rightly", sized(intents.acted_rightly(messages))),
            ("acted on wrongly", sized(intents.acted_wrongly(messages))),
            ("out of scope caught", sized(intents.out_of_scope_caught(messages))),
            ("false alarms: in scope and turned away", sized(intents.false_alarms(messages))),
        ]
    return table(("what", "measured"), rows)


def safety_table(messages: Sequence[safety.Heard]) -> str:
    """Words of distress and STOP caught, near misses left alone."""
    rows = [
        ("distress caught", sized(safety.distress_caught(messages))),
        ("taken for the very kind", sized(safety.kind_right(messages))),
        ("requests to stop caught", sized(safety.stops_caught(messages))),
        ("requests to stop told how to", sized(safety.stops_told_how(messages))),
        ("near misses taken for either", sized(safety.false_alarms(messages))),
    ]
    return table(("what", "measured"), rows)


def cues_table(pairs: Sequence[cues.Compared]) -> str:
    """Messages with a cue that give the same jobs and lengths as without, by kind of cue."""
    kinds = sorted({one.pair.cue for one in pairs})
    rows = [
        (kind, sized(share([one.same for one in pairs if one.pair.cue == kind]))) for kind in kinds
    ]
    return table(("cue", "same jobs and lengths"), rows)


def confusions_table(answers: Sequence[jobs.Matched], name: Callable[[str], str]) -> str:
    """Occupations taken for others, the most harmful first."""
    rows = [
        (name(pair.meant), name(pair.taken_for), str(len(pair.texts)), f"{pair.harm:.2f}")
        for pair in confusions(answers)[:_CONFUSIONS_SHOWN]
    ]
    return table(("meant", "taken for", "phrases", "sum of scores"), rows)


def mistakes_table(messages: Sequence[intents.Understood]) -> str:
    """Intents taken for others, the most frequent first."""
    rows = [
        (meant, taken_for, str(len(texts)))
        for meant, taken_for, texts in intents.mistakes(messages)[:_CONFUSIONS_SHOWN]
    ]
    return table(("meant", "taken for", "messages"), rows)


def speed_table(measured: Measured) -> str:
    """Milliseconds of one search and of one message."""
    search, message = measured.match_milliseconds, intents.milliseconds(measured.english.intents)
    rows = [
        ("one search for an occupation", f"{search[0]:.1f} / {search[1]:.1f} ms"),
        ("one message through the intents", f"{message[0]:.1f} / {message[1]:.1f} ms"),
    ]
    return table(("what", "p50 / p95"), rows)


def summary(measured: Measured) -> list[tuple[str, str, str]]:
    """(what, measured, bar) in few rows, for the table of all benchmarks."""
    english, spanish = measured.english, measured.spanish
    second = measured.second_histories
    sure = coverage.widest(english.jobs, _ACCURACY_WANTED)
    return [
        (f"jobs, {len(english.jobs)} frozen phrases: top 1 / 3 / 5", _places(english.jobs),
         "at least .90 / .97 / "),
        (f"same: acceptable without asking with {_ACCURACY_WANTED} right", f"{sure:.3f}",
         "at least .70"),
        ("same: accepted, and of these right", _accepted(english.jobs),
         "at least .70 / .97"),
        (f"jobs in {len(english.histories)} messages, F1",
         str(histories.job_f1(english.histories)), "at least .90"),
        ("same: length right", str(histories.durations(english.histories)), "at least .95"),
        (f"histories, second set: jobs in {len(second)} messages, F1",
         str(histories.job_f1(second)), "at least .90"),
        ("same: length right", str(histories.durations(second)), "at least .95"),
        (f"intents, {len(english.intents)} frozen messages: best is right",
         str(intents.accuracy(english.intents)), "at least .93"),
        ("same: macro F1", str(intents.macro_f1(english.intents)), ""),
        ("same: out of scope caught", str(intents.out_of_scope_caught(english.intents)),
         "at least .90"),
        ("same: false alarms", str(intents.false_alarms(english.intents)), "at most .10"),
        ("distress caught", str(safety.distress_caught(measured.safety)), "all"),
        ("requests to stop caught", str(safety.stops_caught(measured.safety)), "all"),
        ("near misses of both taken for them", str(safety.false_alarms(measured.safety)),
         "at most .05"),
        (f"Spanish jobs, {len(spanish.jobs)} phrases: top 1 / 3 / 5", _places(spanish.jobs),
         "top 3 at least .88"),
        (f"Spanish intents, {len(spanish.intents)} messages: best is right",
         str(intents.accuracy(spanish.intents)), "at least .88"),
    ]  # fmt: skip


def _places(answers: Sequence[jobs.Matched]) -> str:
    return " / ".join(f"{jobs.first_places(answers, first, 6).value:.3f}" for first in (1, 3, 5))


def _accepted(answers: Sequence[jobs.Matched]) -> str:
    accepted = coverage.treated(answers)[0]
    return f"{accepted.share.value:.3f} / {accepted.right.value:.3f}"

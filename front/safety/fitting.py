"""`python -m front.safety.fitting`: learns the weights of the learned signs anew.

Prints cross-validated figures and writes `heaviness.npz`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import SVC

from encoder.sentence_encoder import OnnxSentenceEncoder
from front.safety.crisis import Distress
from front.safety.examples import STOP, Example, examples
from front.safety.heaviness import WEIGHTS, Kernel, Rows, described, rules
from settings import get_settings

Rows2 = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class _Fitted:
    weights: Rows2
    kernel: Kernel | None

    def scores(self, rows: Rows) -> Rows2:
        linear = rows.all() @ self.weights
        if self.kernel is None:
            return linear
        return linear + np.float32(rules()["kernel_weight"]) * self.kernel.scores(rows.vectors)


def _linear(rows: Rows, wanted: Flags) -> Rows2:
    """Weights without an intercept: the least score takes its place."""
    head = LogisticRegression(
        C=rules()["inverse_regularisation"],
        class_weight="balanced",
        solver="liblinear",
        fit_intercept=False,
        random_state=1,
    )
    weights: Rows2 = head.fit(rows.all(), wanted).coef_[0].astype(np.float32)
    return weights


def _kernel(rows: Rows, wanted: Flags) -> Kernel:
    axes = PCA(rules()["dimensions"], random_state=1).fit(rows.vectors)
    flat = axes.transform(rows.vectors)
    machine = SVC(C=rules()["kernel_c"], gamma=rules()["kernel_width"], class_weight="balanced")
    machine.fit(flat, wanted)
    return Kernel.stored(axes.components_, axes.mean_, machine.support_vectors_, machine.dual_coef_)


def _heavy(rows: Rows, wanted: Flags) -> _Fitted:
    return _Fitted(_linear(rows, wanted), _kernel(rows, wanted))


def _stop(rows: Rows, wanted: Flags) -> _Fitted:
    # A kernel caught no more requests to stop than the straight line (0.82 of 62 both).
    return _Fitted(_linear(rows, wanted), None)


def _kinds(rows: Rows, all_examples: list[Example]) -> Rows2:
    """One row of weights a kind, each against the others."""
    heavy = np.array([one.heavy for one in all_examples])
    names = np.array([one.label for one in all_examples])[heavy]
    inside = rows.only(heavy)
    return np.stack([_linear(inside, names == kind.value) for kind in Distress])


def _crossed(
    fit: Callable[[Rows, Flags], _Fitted], rows: Rows, wanted: Flags
) -> npt.NDArray[np.float32]:
    scores = np.zeros(len(wanted), dtype=np.float32)
    folds = StratifiedKFold(rules()["folds"], shuffle=True, random_state=1)
    for others, left_out in folds.split(wanted, wanted):
        scores[left_out] = fit(rows.only(others), wanted[others]).scores(rows.only(left_out))
    return scores


def _least(name: str, scores: Rows2, wanted: Flags, near: Flags) -> list[float]:
    """The least scores for "perhaps" and for "surely"; prints what they catch."""
    found = []
    alike, everyday = scores[near & ~wanted], scores[~near]
    for sureness in ("perhaps", "surely"):
        rule = rules()[sureness]
        least = max(
            float(np.quantile(alike, 1 - rule["look_alikes"])),
            float(np.quantile(everyday, 1 - rule["everyday"])),
        )
        found.append(least)
        print(
            f"{name}, {sureness}: {(scores[wanted] > least).mean():.3f} of {wanted.sum()} caught, "
            f"{(alike > least).mean():.4f} of {alike.size} look-alikes, "
            f"{(everyday > least).mean():.4f} of {everyday.size} everyday messages"
        )
    return found


def main() -> None:
    """Fits, prints what cross-validation says and writes the weights."""
    learned = examples()
    encoder = OnnxSentenceEncoder(get_settings().encoder_dir, threads=1)
    rows = described(encoder, [one.text for one in learned])
    near = np.array([one.near for one in learned])
    heavy = np.array([one.heavy for one in learned])
    stops = np.array([one.label == STOP for one in learned])
    crossed = _crossed(_heavy, rows, heavy)
    heavy_least = _least("distress", crossed, heavy, near & ~stops)
    for kind in Distress:
        of_kind = np.array([one.label == kind.value for one in learned])
        print(f"  {kind}: {(crossed[of_kind] > heavy_least[0]).mean():.3f} of {of_kind.sum()}")
    stop_least = _least("stop", _crossed(_stop, rows, stops), stops, near & ~heavy)
    np.savez_compressed(
        WEIGHTS,
        heavy=_linear(rows, heavy).astype(np.float16),
        stop=_stop(rows, stops).weights.astype(np.float16),
        kinds=_kinds(rows, learned).astype(np.float16),
        heavy_least=np.array(heavy_least),
        stop_least=np.array(stop_least),
        **_kernel(rows, heavy).arrays(),
    )
    print(f"Written to {WEIGHTS.name}")


if __name__ == "__main__":
    main()

"""Learned signs of distress and of a wish to stop, for words that no pattern foresaw.

They only ever add to the patterns, and their scores leave this file only as "surely" or "perhaps".
Where the sentence model or numpy is missing they are silent, and the patterns stand alone.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from front import log
from front.safety.crisis import Distress, distress
from front.safety.stop import looks_like_stop, stop_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from encoder.sentence_encoder import SentenceEncoder

_RULES = Path(__file__).with_name("heaviness.toml")
#: Written by front.safety.fitting.
WEIGHTS = Path(__file__).with_name("heaviness.npz")


class Sureness(Enum):
    """How sure a learned sign is."""

    PERHAPS = auto()
    SURELY = auto()


@dataclass(frozen=True)
class Signs:
    """What a message sounds like; None where it does not."""

    distress: Sureness | None = None
    #: The kind that it sounds most like, whatever ``distress`` says.
    kind: Distress = Distress.GIVING_UP
    stop: Sureness | None = None


@cache
def rules() -> dict[str, Any]:
    """The content of `heaviness.toml`."""
    with _RULES.open("rb") as file:
        return tomllib.load(file)


@dataclass(frozen=True)
class Rows:
    """Messages as numbers: their sentence vectors, and their letters and words."""

    vectors: npt.NDArray[np.float32]
    counts: npt.NDArray[np.float32]

    def all(self) -> npt.NDArray[np.float32]:
        """Both beside each other, the vectors weighted."""
        import numpy as np

        return np.hstack([self.vectors * np.float32(rules()["vector_scale"]), self.counts])

    def only(self, which: npt.NDArray[Any]) -> Rows:
        """The rows that are named or flagged."""
        return Rows(self.vectors[which], self.counts[which])


def described(encoder: SentenceEncoder, texts: Sequence[str]) -> Rows:
    """One row a text."""
    # Here and not above: numpy is only paid for where it is used.
    import numpy as np

    from front.safety.ngrams import counted

    rule = rules()
    letters, words = tuple(rule["letters"]), tuple(rule["words"])
    counts = [counted(one, letters=letters, words=words, buckets=rule["buckets"]) for one in texts]
    return Rows(encoder.encode(texts), np.stack(counts))


@dataclass(frozen=True)
class Kernel:
    """How near a message is to the examples that mark the border (a support vector machine)."""

    axes: npt.NDArray[np.float32]
    mean: npt.NDArray[np.float32]
    #: Whole numbers from -127 to 127; times ``step`` they are the examples.
    examples: npt.NDArray[np.int8]
    step: float
    weights: npt.NDArray[np.float32]

    @classmethod
    def stored(cls, axes: Any, mean: Any, examples: Any, weights: Any) -> Kernel:
        """With the examples rounded to one byte a number: a quarter of the size."""
        import numpy as np

        step = float(np.abs(examples).max()) / 127
        return cls(
            axes.astype(np.float32),
            mean.astype(np.float32),
            np.rint(examples / step).astype(np.int8),
            step,
            weights.ravel().astype(np.float32),
        )

    def arrays(self) -> dict[str, Any]:
        """What is kept of it, by name."""
        import numpy as np

        return {
            "axes": self.axes.astype(np.float16),
            "mean": self.mean,
            "examples": self.examples,
            "step": np.array(self.step),
            "weights": self.weights,
        }

    def scores(self, vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """One score a row of vectors."""
        import numpy as np

        flat = (vectors - self.mean) @ self.axes.T
        known, lengths = self._known
        apart = np.square(flat).sum(axis=1)[:, None] + lengths - 2 * flat @ known.T
        near: npt.NDArray[np.float32] = np.exp(-rules()["kernel_width"] * apart) @ self.weights
        return near

    @cached_property
    def _known(self) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """The examples and the square of their lengths; made once, it took 2 ms a message."""
        import numpy as np

        known = self.examples.astype(np.float32) * np.float32(self.step)
        return known, np.square(known).sum(axis=1)


@dataclass(frozen=True)
class _Model:
    encoder: SentenceEncoder
    kernel: Kernel
    heavy: npt.NDArray[np.float32]
    stop: npt.NDArray[np.float32]
    kinds: npt.NDArray[np.float32]
    #: The least scores for "perhaps" and for "surely".
    heavy_least: tuple[float, float]
    stop_least: tuple[float, float]

    def signs(self, text: str) -> Signs:
        rows = described(self.encoder, [text])
        row = rows.all()[0]
        weight = rules()["kernel_weight"]
        heavy = float(row @ self.heavy) + weight * float(self.kernel.scores(rows.vectors)[0])
        return Signs(
            _sureness(heavy, self.heavy_least),
            list(Distress)[int((self.kinds @ row).argmax())],
            _sureness(float(row @ self.stop), self.stop_least),
        )


def _sureness(score: float, least: tuple[float, float]) -> Sureness | None:
    if score > least[1]:
        return Sureness.SURELY
    return Sureness.PERHAPS if score > least[0] else None


class Heaviness:
    """Tells what messages sound like; one process loads its model once.

    Args:
        encoder_dir: where the exported sentence model is.
    """

    def __init__(self, encoder_dir: Path) -> None:
        self._encoder_dir = encoder_dir

    def signs(self, text: str) -> Signs:
        """What a message sounds like; nothing for long messages and single words."""
        rule = rules()
        if len(text) > rule["longest"] or len(text.split()) < rule["fewest_words"]:
            return Signs()
        model = _model(self._encoder_dir)
        if model is None:
            return Signs()
        signs = model.signs(text)
        return replace(signs, stop=None) if looks_like_stop(text) else signs

    def warm_up(self) -> None:
        """Load the model and the patterns now, so that nobody's first message waits for them.

        Putting the patterns together takes a quarter of a second.
        """
        distress("warm up")
        stop_word("warm up")
        self.signs("warm up")


@cache
def _model(encoder_dir: Path) -> _Model | None:
    try:
        return _loaded(encoder_dir)
    except (ImportError, OSError, RuntimeError, ValueError) as error:
        log.note_failure("only patterns hear distress", error)
        return None


def _loaded(encoder_dir: Path) -> _Model:
    import numpy as np

    from encoder.sentence_encoder import DESCRIPTION_FILE, OnnxSentenceEncoder

    # One thread: two cores serve every part, and one message is short.
    encoder = OnnxSentenceEncoder(encoder_dir, threads=1)
    exported = (encoder_dir / DESCRIPTION_FILE).read_text(encoding="utf-8")
    if f'"{rules()["encoder"]}"' not in exported:
        raise ValueError("the weights belong to another sentence model")
    with np.load(WEIGHTS) as kept:
        kernel = Kernel(
            kept["axes"].astype(np.float32),
            kept["mean"],
            kept["examples"],
            float(kept["step"]),
            kept["weights"],
        )
        heavy, stop, kinds = (kept[name].astype(np.float32) for name in ("heavy", "stop", "kinds"))
        heavy_least, stop_least = (
            (float(kept[name][0]), float(kept[name][1])) for name in ("heavy_least", "stop_least")
        )
    return _Model(encoder, kernel, heavy, stop, kinds, heavy_least, stop_least)

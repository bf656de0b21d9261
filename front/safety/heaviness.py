"""A second, learned sign of distress, for words that no pattern foresaw.

It only ever adds to the patterns: what it takes for distress is answered with an offer, and its
score leaves this file only as yes or no. Where the sentence model or numpy is missing it is silent,
and the patterns stand alone.
"""

from __future__ import annotations

import threading
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from front import log

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from encoder.sentence_encoder import SentenceEncoder

_RULES = Path(__file__).with_name("heaviness.toml")
#: Written by front.safety.fitting.
WEIGHTS = Path(__file__).with_name("heaviness.npz")


@cache
def rules() -> dict[str, Any]:
    """The content of `heaviness.toml`."""
    with _RULES.open("rb") as file:
        return tomllib.load(file)


def described(encoder: SentenceEncoder, texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """One row a text: its sentence vector, its letters and its words."""
    # Here and not above: numpy is only paid for where it is used.
    import numpy as np

    from front.safety.ngrams import counted

    rule = rules()
    letters, words = tuple(rule["letters"]), tuple(rule["words"])
    counts = [counted(one, letters=letters, words=words, buckets=rule["buckets"]) for one in texts]
    vectors = encoder.encode(texts) * np.float32(rule["vector_scale"])
    return np.hstack([vectors, np.stack(counts)])


@dataclass(frozen=True)
class _Model:
    encoder: SentenceEncoder
    weights: npt.NDArray[np.float32]
    #: The least score by language.
    least: dict[str, float]


class Heaviness:
    """Tells messages that sound like distress; loads its model when it is first asked.

    Args:
        encoder_dir: where the exported sentence model is.
    """

    def __init__(self, encoder_dir: Path) -> None:
        self._encoder_dir = encoder_dir
        self._loading = threading.Lock()
        self._tried = False
        self._model: _Model | None = None

    def heard(self, text: str, language: str) -> bool:
        """Whether a message sounds like distress; never for long messages and single words."""
        rule = rules()
        if len(text) > rule["longest"] or len(text.split()) < rule["fewest_words"]:
            return False
        model = self._ready()
        if model is None:
            return False
        score = float((described(model.encoder, [text]) @ model.weights)[0])
        return score > model.least.get(language, max(model.least.values()))

    def _ready(self) -> _Model | None:
        with self._loading:
            if not self._tried:
                self._tried = True
                try:
                    self._model = self._load()
                except (ImportError, OSError, RuntimeError, ValueError) as error:
                    log.note_failure("only patterns hear distress", error)
        return self._model

    def _load(self) -> _Model:
        import numpy as np

        from encoder.sentence_encoder import DESCRIPTION_FILE, OnnxSentenceEncoder

        # One thread: two cores serve every part, and one message is short.
        encoder = OnnxSentenceEncoder(self._encoder_dir, threads=1)
        exported = (self._encoder_dir / DESCRIPTION_FILE).read_text(encoding="utf-8")
        if f'"{rules()["encoder"]}"' not in exported:
            raise ValueError("the weights belong to another sentence model")
        with np.load(WEIGHTS) as stored:
            weights = stored["weights"].astype(np.float32)
            least = dict(zip(stored["languages"].tolist(), stored["least"].tolist(), strict=True))
        return _Model(encoder, weights, least)

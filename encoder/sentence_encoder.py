"""Turns phrases into unit vectors with the exported model: onnxruntime and tokenizers only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt
    from tokenizers import Encoding

MODEL_FILE = "model.onnx"
TOKENIZER_FILE = "tokenizer.json"
DESCRIPTION_FILE = "encoder.json"

# Tokens of one batch, padding included: smaller and larger ones were slower on two cores.
BATCH_TOKENS = 2048
# Phrases tokenised and sorted by length together.
TOKENIZED_AT_ONCE = 2048


class EncoderMissingError(RuntimeError):
    """The exported model is not there (or only half of it); says how to make it."""


class SentenceEncoder(Protocol):
    """Whatever turns phrases into float32 rows of length one."""

    @property
    def dimensions(self) -> int:
        """Length of each vector."""
        ...

    def encode(self, phrases: Sequence[str]) -> npt.NDArray[np.float32]:
        """One row of length one for each phrase, in the order given."""
        ...


class OnnxSentenceEncoder:
    """The exported model of one folder, loaded once and safe to share between threads.

    Args:
        folder: where `python -m encoder export` wrote the model.
        threads: threads for one batch; 0 leaves the choice to onnxruntime (all cores).

    Raises:
        EncoderMissingError: when a file of the export is missing.
    """

    def __init__(self, folder: Path | str, threads: int = 0) -> None:
        folder = Path(folder)
        for name in (MODEL_FILE, TOKENIZER_FILE, DESCRIPTION_FILE):
            if not (folder / name).is_file():
                raise EncoderMissingError(
                    f"{folder / name} is missing: make it with `.venv/bin/python -m encoder export`"
                )
        description = json.loads((folder / DESCRIPTION_FILE).read_text(encoding="utf-8"))
        self._dimensions = int(description["dimensions"])
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        # The file may carry a fixed padding length; each batch is padded to its own longest phrase.
        self._tokenizer.no_padding()
        self._padding_id = int(description["padding_id"])
        self._tokenizer.enable_truncation(max_length=int(description["max_tokens"]))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # Idle threads would otherwise spin and take the cores from the other parts of the system.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(folder / MODEL_FILE), options, providers=["CPUExecutionProvider"]
        )

    @property
    def dimensions(self) -> int:
        """Length of each vector."""
        return self._dimensions

    def encode(self, phrases: Sequence[str]) -> npt.NDArray[np.float32]:
        """One float32 row of length one for each phrase; text beyond 256 tokens is cut off."""
        vectors = np.empty((len(phrases), self._dimensions), dtype=np.float32)
        for start in range(0, len(phrases), TOKENIZED_AT_ONCE):
            encodings = self._tokenizer.encode_batch(
                list(phrases[start : start + TOKENIZED_AT_ONCE])
            )
            for places in _alike_in_length([len(one.ids) for one in encodings]):
                rows = [start + place for place in places]
                vectors[rows] = self._run([encodings[place] for place in places])
        return vectors

    def _run(self, encodings: list[Encoding]) -> npt.NDArray[np.float32]:
        longest = max(len(one.ids) for one in encodings)
        tokens = np.full((len(encodings), longest), self._padding_id, dtype=np.int64)
        attention = np.zeros_like(tokens)
        for row, one in enumerate(encodings):
            tokens[row, : len(one.ids)] = one.ids
            attention[row, : len(one.ids)] = 1
        inputs = {
            "input_ids": tokens,
            "attention_mask": attention,
            "token_type_ids": np.zeros_like(tokens),
        }
        (vectors,) = self._session.run(["vectors"], inputs)
        return np.asarray(vectors, dtype=np.float32)


def _alike_in_length(lengths: list[int]) -> Iterator[list[int]]:
    """Places of phrases that share a batch: shortest first, so little is computed on padding."""
    places: list[int] = []
    for place in sorted(range(len(lengths)), key=lengths.__getitem__):
        # In this order the newest is the longest, and all would be padded to it.
        if places and (len(places) + 1) * lengths[place] > BATCH_TOKENS:
            yield places
            places = []
        places.append(place)
    if places:
        yield places

"""Picks the encoder that the settings name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

    from encoder.sentence_encoder import SentenceEncoder


def load_encoder(
    kind: Literal["onnx", "sentence-transformers"], folder: Path, model: str, threads: int = 0
) -> SentenceEncoder:
    """The exported model of `folder`, or `model` run by PyTorch.

    Raises:
        EncoderMissingError: when the exported model is asked for and has not been made.
    """
    # Imported here so that neither choice needs the other's packages.
    if kind == "sentence-transformers":
        from encoder.torch_encoder import TorchSentenceEncoder

        return TorchSentenceEncoder(model)
    from encoder.sentence_encoder import OnnxSentenceEncoder

    return OnnxSentenceEncoder(folder, threads)

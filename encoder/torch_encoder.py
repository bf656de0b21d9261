"""The same vectors straight from PyTorch, for models that have not been exported."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

BATCH_PHRASES = 64


def model_folder(name: str) -> str:
    """Where the model lies: an installed package with a folder `model`, a folder, or a hub name.

    A model in a package is pinned like any other requirement and needs no network.
    """
    if name.isidentifier():
        found = importlib.util.find_spec(name)
        for place in (found.submodule_search_locations or []) if found else []:
            if (Path(place) / "model" / "config.json").is_file():
                return str(Path(place) / "model")
    return name


class TorchSentenceEncoder:
    """A sentence-transformers model behind the same two names as the exported one.

    Args:
        model: package, folder or hub name, see `model_folder`.
    """

    def __init__(self, model: str) -> None:
        # Imported here: PyTorch takes seconds to load and the Rasa environment has none.
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar

        disable_progress_bar()  # type: ignore[no-untyped-call]
        self._model = SentenceTransformer(model_folder(model), device="cpu")

    @property
    def dimensions(self) -> int:
        """Length of each vector."""
        return int(self._model.get_embedding_dimension() or 0)

    def encode(self, phrases: Sequence[str]) -> npt.NDArray[np.float32]:
        """One float32 row of length one for each phrase, in the order given."""
        vectors = self._model.encode(
            list(phrases),
            batch_size=BATCH_PHRASES,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32).reshape(len(phrases), self.dimensions)

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from knowledge.occupations.index import PhraseIndex

TEXTS = ["line cook", "short order cook", "cashier", "truck driver", "registered nurse"]


@pytest.fixture(scope="module")
def vectors() -> NDArray[np.float32]:
    random = np.random.default_rng(7).normal(size=(len(TEXTS), 16)).astype(np.float32)
    return random / np.linalg.norm(random, axis=1, keepdims=True)


@pytest.fixture(scope="module")
def index(vectors: NDArray[np.float32]) -> PhraseIndex:
    return PhraseIndex.build(TEXTS, vectors)


def test_a_saved_index_gives_the_same_answers_when_loaded(
    index: PhraseIndex, vectors: NDArray[np.float32], tmp_path: Path
) -> None:
    index.save(tmp_path)
    loaded = PhraseIndex.load(tmp_path)
    for kept, again in zip(
        [*index.by_meaning(vectors, 3), *index.by_spelling(TEXTS, 3)],
        [*loaded.by_meaning(vectors, 3), *loaded.by_spelling(TEXTS, 3)],
        strict=True,
    ):
        assert kept.rows.tolist() == again.rows.tolist()
        np.testing.assert_allclose(kept.cosines, again.cosines, atol=1e-5)


def test_a_row_is_nearest_to_its_own_vector_with_cosine_one(
    index: PhraseIndex, vectors: NDArray[np.float32]
) -> None:
    for row, found in enumerate(index.by_meaning(vectors, 2)):
        assert found.rows[0] == row
        assert found.cosines[0] == pytest.approx(1, abs=1e-5)


def test_a_misspelt_word_is_nearest_to_the_word_that_was_meant(index: PhraseIndex) -> None:
    (found,) = index.by_spelling(["casheir"], 1)
    assert TEXTS[found.rows[0]] == "cashier"


def test_a_text_that_shares_no_letters_has_no_neighbours_by_spelling(index: PhraseIndex) -> None:
    (found,) = index.by_spelling(["zzzz"], 3)
    assert len(found.rows) == 0


def test_neighbours_come_nearest_first(index: PhraseIndex, vectors: NDArray[np.float32]) -> None:
    for found in [*index.by_meaning(vectors, 4), *index.by_spelling(TEXTS, 4)]:
        assert list(found.cosines) == sorted(found.cosines, reverse=True)


def test_an_index_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        PhraseIndex.load(tmp_path)

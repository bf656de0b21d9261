"""The search index: FAISS over sentence vectors and character n-grams over the same rows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, load_npz, save_npz
from sklearn.feature_extraction.text import TfidfVectorizer

VECTORS_FILE = "phrases.faiss"
LEXICAL_MATRIX_FILE = "phrases_lexical.npz"
LEXICAL_TERMS_FILE = "phrases_lexical.json"


def _vectorizer(vocabulary: dict[str, int] | None = None) -> TfidfVectorizer:
    return TfidfVectorizer(
        analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, vocabulary=vocabulary,
        dtype=np.float32,
    )  # fmt: skip


@dataclass(frozen=True)
class Neighbours:
    """Rows nearest to one text and their cosines, nearest first."""

    rows: NDArray[np.int64]
    cosines: NDArray[np.float32]


class PhraseIndex:
    """Finds the index rows nearest to a text, by meaning and by spelling."""

    def __init__(
        self, vectors: faiss.Index, lexical: csr_matrix, vectorizer: TfidfVectorizer
    ) -> None:
        self._vectors = vectors
        # Column-major of the transposed product: one text against all rows is a sparse
        # vector times this.
        self._lexical = lexical.T.tocsr()
        self._vectorizer = vectorizer

    @classmethod
    def build(cls, texts: list[str], vectors: NDArray[np.float32]) -> PhraseIndex:
        """Index ``texts``; ``vectors`` has shape [len(texts), dimensions], rows of length one."""
        flat = faiss.IndexFlatIP(vectors.shape[1])
        flat.add(vectors)
        vectorizer = _vectorizer()
        return cls(flat, vectorizer.fit_transform(texts), vectorizer)

    def save(self, folder: Path) -> None:
        faiss.write_index(self._vectors, str(folder / VECTORS_FILE))
        save_npz(folder / LEXICAL_MATRIX_FILE, self._lexical.T.tocsr())
        terms = {
            "vocabulary": {term: int(i) for term, i in self._vectorizer.vocabulary_.items()},
            "inverse_document_frequency": [float(x) for x in self._vectorizer.idf_],
        }
        (folder / LEXICAL_TERMS_FILE).write_text(json.dumps(terms), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> PhraseIndex:
        terms = json.loads((folder / LEXICAL_TERMS_FILE).read_text(encoding="utf-8"))
        vectorizer = _vectorizer(terms["vocabulary"])
        vectorizer.idf_ = np.asarray(terms["inverse_document_frequency"], dtype=np.float32)
        vectors = faiss.read_index(str(folder / VECTORS_FILE))
        return cls(vectors, load_npz(folder / LEXICAL_MATRIX_FILE), vectorizer)

    def by_meaning(self, vectors: NDArray[np.float32], count: int) -> list[Neighbours]:
        """Return the nearest rows of each vector, an array of shape [texts, dimensions]."""
        cosines, rows = self._vectors.search(vectors, count)
        return [Neighbours(r, c) for r, c in zip(rows, cosines, strict=True)]

    def by_spelling(self, texts: list[str], count: int) -> list[Neighbours]:
        """Return the rows that share most character n-grams with each text."""
        similar = (self._vectorizer.transform(texts) @ self._lexical).tocsr()
        found = []
        for start, end in zip(similar.indptr[:-1], similar.indptr[1:], strict=True):
            cosines, rows = similar.data[start:end], similar.indices[start:end]
            best = np.argsort(-cosines, kind="stable")[:count]
            found.append(Neighbours(rows[best].astype(np.int64), cosines[best]))
        return found

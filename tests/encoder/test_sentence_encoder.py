from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from encoder.load import load_encoder
from encoder.sentence_encoder import EncoderMissingError, OnnxSentenceEncoder
from encoder.torch_encoder import TorchSentenceEncoder, model_folder
from settings import PROJECT_DIR, get_settings
from tests.encoder.phrases import PHRASES

RASA_PYTHON = PROJECT_DIR / ".venv-rasa" / "bin" / "python"


@pytest.fixture(scope="module")
def exported() -> OnnxSentenceEncoder:
    return OnnxSentenceEncoder(get_settings().encoder_dir)


def test_the_exported_model_agrees_with_sentence_transformers(
    exported: OnnxSentenceEncoder,
) -> None:
    assert len(PHRASES) == 50
    expected = TorchSentenceEncoder(get_settings().encoder_model).encode(PHRASES)
    cosines = np.sum(exported.encode(PHRASES) * expected, axis=1)
    assert cosines.min() > 0.9999


def test_every_vector_is_float32_and_of_length_one(exported: OnnxSentenceEncoder) -> None:
    vectors = exported.encode(PHRASES)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(PHRASES), 384) == (len(PHRASES), exported.dimensions)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_a_phrase_means_the_same_alone_and_among_others(exported: OnnxSentenceEncoder) -> None:
    together = exported.encode(PHRASES)
    alone = np.vstack([exported.encode([phrase]) for phrase in PHRASES])
    np.testing.assert_allclose(together, alone, atol=2e-5)


def test_words_beyond_the_limit_of_256_tokens_change_nothing(
    exported: OnnxSentenceEncoder,
) -> None:
    full = "nurse " * 300
    np.testing.assert_allclose(
        exported.encode([full]), exported.encode([full + "plumber " * 50]), atol=1e-6
    )


def test_no_phrases_give_no_vectors(exported: OnnxSentenceEncoder) -> None:
    assert exported.encode([]).shape == (0, 384)


def test_a_missing_export_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(EncoderMissingError, match="python -m encoder export"):
        load_encoder("onnx", tmp_path, "unused")


def test_a_model_name_that_is_no_package_is_left_as_it_is(tmp_path: Path) -> None:
    assert model_folder(str(tmp_path)) == str(tmp_path)
    assert model_folder("an-owner/a-model") == "an-owner/a-model"


def test_rasas_python_gives_the_same_vectors(exported: OnnxSentenceEncoder, tmp_path: Path) -> None:
    if sys.version_info < (3, 11) or not RASA_PYTHON.exists():
        pytest.skip("the Rasa environment has not been made (`make setup`)")
    written = tmp_path / "vectors.npy"
    code = (
        "import sys, numpy\n"
        "from encoder.sentence_encoder import OnnxSentenceEncoder\n"
        "from tests.encoder.phrases import PHRASES\n"
        "numpy.save(sys.argv[1], OnnxSentenceEncoder(sys.argv[2], threads=1).encode(PHRASES))\n"
    )
    folder = str(get_settings().encoder_dir)
    subprocess.run(
        [str(RASA_PYTHON), "-c", code, str(written), folder], cwd=PROJECT_DIR, check=True
    )
    cosines = np.sum(exported.encode(PHRASES) * np.load(written), axis=1)
    assert cosines.min() > 0.9999

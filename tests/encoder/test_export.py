from __future__ import annotations

from pathlib import Path

import pytest

from encoder.export import export
from encoder.sentence_encoder import OnnxSentenceEncoder
from settings import get_settings


def test_an_export_replaces_the_folder_as_a_whole(tmp_path: Path) -> None:
    folder = tmp_path / "encoder"
    folder.mkdir()
    (folder / "left-over").write_text("from an older export")
    export(get_settings().encoder_model, folder)
    assert sorted(file.name for file in folder.iterdir()) == [
        "encoder.json",
        "model.onnx",
        "tokenizer.json",
    ]
    assert OnnxSentenceEncoder(folder).encode(["nurse"]).shape == (1, 384)
    assert list(tmp_path.iterdir()) == [folder]


def test_a_failed_export_leaves_the_old_one_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "encoder"
    folder.mkdir()
    (folder / "model.onnx").write_text("the old one")
    with pytest.raises(OSError, match="no-such-model"):
        export(str(tmp_path / "no-such-model"), folder)
    assert (folder / "model.onnx").read_text() == "the old one"
    assert list(tmp_path.iterdir()) == [folder]

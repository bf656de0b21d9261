"""Writes a sentence model as one ONNX file: transformer, mean pooling and normalisation together.

Needs PyTorch, so it runs at set-up; afterwards every part uses `encoder.sentence_encoder`.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import warnings
from pathlib import Path

import torch
from transformers import AutoModel, AutoTokenizer
from transformers.utils.logging import disable_progress_bar

from encoder.sentence_encoder import DESCRIPTION_FILE, MODEL_FILE, TOKENIZER_FILE
from encoder.torch_encoder import model_folder

# What all-MiniLM-L6-v2 was trained with; longer text adds noise, not meaning.
MAX_TOKENS = 256
# The newest set of operators that onnxruntime 1.23 (Python 3.10) and newer versions both run.
OPSET = 17


class _PooledTransformer(torch.nn.Module):
    """The transformer with what sentence-transformers does after it, so that one file does all."""

    def __init__(self, transformer: torch.nn.Module) -> None:
        super().__init__()
        self.transformer = transformer

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> torch.Tensor:
        tokens = self.transformer(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        weight = attention_mask.unsqueeze(-1).to(tokens.dtype)
        mean = (tokens * weight).sum(dim=1) / weight.sum(dim=1).clamp(min=1e-9)
        return torch.nn.functional.normalize(mean, p=2.0, dim=1)


def export(model: str, folder: Path) -> None:
    """Writes the model, its tokenizer and a description to `folder`, all or nothing.

    Args:
        model: package, folder or hub name, see `encoder.torch_encoder.model_folder`. It must pool
            by the mean of its tokens, as the MiniLM family does.
        folder: replaced when it exists already; a stopped export leaves the old one as it was.
    """
    source = model_folder(model)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as temporary:
        made = Path(temporary) / "made"
        made.mkdir()
        _write(source, model, made)
        if folder.exists():
            folder.rename(Path(temporary) / "old")
        made.rename(folder)


def _write(source: str, model: str, made: Path) -> None:
    disable_progress_bar()  # type: ignore[no-untyped-call]
    # "eager" attention: the fused kinds cannot be written as plain ONNX operators.
    transformer = AutoModel.from_pretrained(source, attn_implementation="eager").eval()
    tokenizer = AutoTokenizer.from_pretrained(source)
    example = tokenizer(
        ["I waited tables for five years.", "Nurse"], padding=True, return_tensors="pt"
    )
    names = ["input_ids", "attention_mask", "token_type_ids"]
    any_size = {0: "phrases", 1: "tokens"}
    with warnings.catch_warnings(), torch.no_grad():
        # The tracer warns of shape checks that are the same for every phrase.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _PooledTransformer(transformer),
            tuple(example[name] for name in names),
            str(made / MODEL_FILE),
            input_names=names,
            output_names=["vectors"],
            dynamic_axes={**dict.fromkeys(names, any_size), "vectors": {0: "phrases"}},
            opset_version=OPSET,
            dynamo=False,
        )
    packaged = Path(source) / TOKENIZER_FILE
    if packaged.is_file():
        shutil.copyfile(packaged, made / TOKENIZER_FILE)
    else:
        tokenizer.backend_tokenizer.save(str(made / TOKENIZER_FILE))
    description = {
        "model": model,
        "dimensions": int(transformer.config.hidden_size),
        "max_tokens": MAX_TOKENS,
        "padding_id": int(tokenizer.pad_token_id),
    }
    (made / DESCRIPTION_FILE).write_text(json.dumps(description, indent=1), encoding="utf-8")

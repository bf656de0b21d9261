"""Sentence vectors of the exported MiniLM model as dense features of a message."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.exceptions import RasaException
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.english_reading import english_reading, words_digest
from encoder.sentence_encoder import DESCRIPTION_FILE, MODEL_FILE, OnnxSentenceEncoder

_PROJECT = Path(__file__).resolve().parents[2]
_DIGEST_FILE = "encoder.sha256"


class OtherEncoderError(RasaException):
    """The model was trained with another export of the encoder than the one that is there now."""


def encoder_folder(configured: str | None) -> Path:
    """The configured folder, else ONWARD_ENCODER_DIR, else models/encoder.

    A relative path starts at the project's folder.
    """
    named = configured or os.environ.get("ONWARD_ENCODER_DIR") or "models/encoder"
    return _PROJECT / named


def encoder_digest(folder: Path) -> str:
    """Fingerprint of an export: its description and the exact size of the model file."""
    description = (folder / DESCRIPTION_FILE).read_bytes()
    size = (folder / MODEL_FILE).stat().st_size
    return hashlib.sha256(description + str(size).encode()).hexdigest()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceFeaturizer(DenseFeaturizer, GraphComponent):
    """Adds one vector of length one for a whole message; later components share it.

    Keys of its configuration:
        encoder_dir: folder written by `python -m encoder export`. Default null: the environment
            variable ONWARD_ENCODER_DIR, else models/encoder.
        threads: processor threads for one message. Default 1: a short message is no faster with
            more, and the other parts of the system keep their cores.
        alias: name of the features in the graph. Default null: the component's own name.

    Training learns nothing; it only notes which export was used, so that a later export cannot
    silently feed other vectors to a classifier trained on these.

    Raises:
        EncoderMissingError: when the export is not there.
        OtherEncoderError: when a loaded model was trained with another export.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The keys above with their defaults."""
        return {"alias": None, "encoder_dir": None, "threads": 1}

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Nothing to check before the encoder is opened."""

    @staticmethod
    def required_packages() -> list[str]:
        """Packages without which the component cannot run."""
        return ["onnxruntime", "tokenizers"]

    def __init__(
        self, config: dict[str, Any], name: str, model_storage: ModelStorage, resource: Resource
    ) -> None:
        super().__init__(name, {**self.get_default_config(), **config})
        self._folder = encoder_folder(self._config["encoder_dir"])
        self._encoder = OnnxSentenceEncoder(self._folder, int(self._config["threads"]))
        self._model_storage = model_storage
        self._resource = resource

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """A new export or another table of words makes Rasa train again, not use its cache."""
        folder = encoder_folder(config.get("encoder_dir"))
        if not (folder / MODEL_FILE).is_file():
            return None
        return encoder_digest(folder) + words_digest()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceFeaturizer:
        """A component for training."""
        return cls(config, execution_context.node_name, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SentenceFeaturizer:
        """A component for the trained model, which must have used the same export."""
        component = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            trained_with = (folder / _DIGEST_FILE).read_text(encoding="ascii")
        if trained_with != encoder_digest(component._folder):
            raise OtherEncoderError(
                f"The model was trained with another sentence encoder than the one in "
                f"{component._folder}: train again."
            )
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Notes which export the features come from."""
        with self._model_storage.write_to(self._resource) as folder:
            (folder / _DIGEST_FILE).write_text(encoder_digest(self._folder), encoding="ascii")
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Adds features to all examples, encoded in batches."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds one vector to each message that has text."""
        with_text = [message for message in messages if message.get(TEXT)]
        vectors = self._encoder.encode(
            [english_reading(message.get(TEXT)) for message in with_text]
        )
        for message, vector in zip(with_text, vectors, strict=True):
            self.add_features_to_message(None, np.atleast_2d(vector), TEXT, message)
        return messages

"""Character n-grams, weighted by TF-IDF, as sparse features of a message."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.sparse_featurizer.sparse_featurizer import SparseFeaturizer
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.nlu.feature_text import character_text

_NGRAMS_FILE = "ngrams.json"
_WEIGHTS_FILE = "inverse_document_frequencies.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class CharacterFeaturizer(SparseFeaturizer, GraphComponent):
    """Adds a row of TF-IDF weights of the n-grams inside words; it forgives misspelling.

    Keys of its configuration:
        min_ngram, max_ngram: shortest and longest n-gram in characters, the word's edges counted
            as a space. Default 2 and 5; 1 to 5 and 2 to 4 measured the same.
        min_phrases: an n-gram must occur in that many training phrases. Default 2: half the
            n-grams, same accuracy.
        alias: name of the features in the graph. Default null: the component's own name.

    Persisted as a JSON list of n-grams and an array of their weights.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The keys above with their defaults."""
        return {"alias": None, "min_ngram": 2, "max_ngram": 5, "min_phrases": 2}

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """The longest n-gram must not be shorter than the shortest."""
        if not 1 <= config["min_ngram"] <= config["max_ngram"]:
            raise InvalidConfigException("CharacterFeaturizer: 1 <= min_ngram <= max_ngram")

    @staticmethod
    def required_packages() -> list[str]:
        """Packages without which the component cannot run."""
        return ["sklearn"]

    def __init__(
        self, config: dict[str, Any], name: str, model_storage: ModelStorage, resource: Resource
    ) -> None:
        super().__init__(name, {**self.get_default_config(), **config})
        self._model_storage = model_storage
        self._resource = resource
        self._vectorizer = self._new_vectorizer()
        self._fitted = False

    def _new_vectorizer(self, ngrams: list[str] | None = None) -> TfidfVectorizer:
        return TfidfVectorizer(
            preprocessor=character_text,
            analyzer="char_wb",
            ngram_range=(self._config["min_ngram"], self._config["max_ngram"]),
            min_df=1 if ngrams else self._config["min_phrases"],
            sublinear_tf=True,
            vocabulary=ngrams,
            dtype=np.float64,
        )

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> CharacterFeaturizer:
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
    ) -> CharacterFeaturizer:
        """A component with the n-grams of the trained model."""
        component = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            ngrams = json.loads((folder / _NGRAMS_FILE).read_text(encoding="utf-8"))
            with np.load(folder / _WEIGHTS_FILE, allow_pickle=False) as arrays:
                weights = arrays["inverse_document_frequencies"]
        component._vectorizer = component._new_vectorizer(ngrams)
        component._vectorizer.idf_ = weights
        component._fitted = True
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Learns the n-grams of the intents' phrases."""
        phrases = [
            message.get(TEXT) for message in training_data.intent_examples if message.get(TEXT)
        ]
        if not phrases:
            return self._resource
        self._vectorizer.fit(phrases)
        self._fitted = True
        with self._model_storage.write_to(self._resource) as folder:
            ngrams = self._vectorizer.get_feature_names_out().tolist()
            (folder / _NGRAMS_FILE).write_text(
                json.dumps(ngrams, ensure_ascii=False), encoding="utf-8"
            )
            np.savez_compressed(
                folder / _WEIGHTS_FILE, inverse_document_frequencies=self._vectorizer.idf_
            )
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Adds features to all examples."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds one sparse row to each message that has text."""
        with_text = [message for message in messages if message.get(TEXT)]
        if not with_text or not self._fitted:
            return messages
        rows = self._vectorizer.transform([message.get(TEXT) for message in with_text])
        for place, message in enumerate(with_text):
            self.add_features_to_message(None, rows[place], TEXT, message)
        return messages

"""A linear head over sentence vectors and character n-grams that names the intent."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import numpy.typing as npt
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.linear_model import LogisticRegression

from bot.nlu.feature_text import has_words

_INTENTS_FILE = "intents.json"
_WEIGHTS_FILE = "weights.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(IntentClassifier, GraphComponent):
    """Multinomial logistic regression over the two blocks of features of a message.

    Keys of its configuration:
        inverse_regularization: the C of the regression. Default 300: in five-fold
            cross-validation of the training phrases accuracy is the same at 30 and at 300, and at
            300 the probabilities say about how often they are right (mean .81 at accuracy .76; at
            30 they are too low), so nothing has to be fitted on top of them. One head for English
            and Spanish: of least-squares heads, one for each got .47 of unseen Spanish, one for
            both .51 (cross-validation, before Spanish was read in English words).
        sentence_weight, character_weight: what the sentence vector (length one) and the row of
            n-grams (length one) are multiplied with. Default 1 and 0.7: n-grams at 0.5 to 0.8
            gain 3 to 6 points over none.
        max_iterations: limit of the solver. Default 300, more than it needs.
        ranking_length: how many intents with their probabilities are kept with a message.
            Default 3: the tracker stores them with every message.

    A message with no letter and no digit gets no intent and probability 0.
    Persisted as a JSON list of intents and float32 arrays.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """Features must be there first."""
        return [Featurizer]

    @staticmethod
    def required_packages() -> list[str]:
        """Packages without which the component cannot run."""
        return ["sklearn"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The keys above with their defaults."""
        return {
            "inverse_regularization": 300.0,
            "sentence_weight": 1.0,
            "character_weight": 0.7,
            "max_iterations": 300,
            "ranking_length": 3,
        }

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        self._config = {**self.get_default_config(), **config}
        if self._config["ranking_length"] < 2:
            raise InvalidConfigException("LinearIntentClassifier: ranking_length is at least 2")
        self._model_storage = model_storage
        self._resource = resource
        self._intents: list[str] = []
        self._sentence_weights: npt.NDArray[np.float32] = np.empty((0, 0), np.float32)
        self._character_weights: npt.NDArray[np.float32] = np.empty((0, 0), np.float32)
        self._intercepts: npt.NDArray[np.float32] = np.empty(0, np.float32)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LinearIntentClassifier:
        """A component for training."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LinearIntentClassifier:
        """A component with the weights of the trained model."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._intents = json.loads((folder / _INTENTS_FILE).read_text(encoding="utf-8"))
            with np.load(folder / _WEIGHTS_FILE, allow_pickle=False) as arrays:
                component._sentence_weights = arrays["sentence"]
                component._character_weights = arrays["character"]
                component._intercepts = arrays["intercepts"]
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Fits the weights and stores them; a project without phrases trains nothing."""
        examples = [one for one in training_data.intent_examples if one.get(TEXT)]
        if not examples:
            return self._resource
        sentences, characters = _blocks(examples)
        regression = LogisticRegression(
            C=self._config["inverse_regularization"], max_iter=self._config["max_iterations"]
        )
        regression.fit(
            hstack(
                [
                    csr_matrix(sentences * self._config["sentence_weight"]),
                    characters * self._config["character_weight"],
                ]
            ).tocsr(),
            [one.get(INTENT) for one in examples],
        )
        coefficients = regression.coef_
        if len(regression.classes_) == 2:  # two intents come as the weights of the second alone
            coefficients = np.vstack([-coefficients / 2, coefficients / 2])
            regression.intercept_ = np.array([-0.5, 0.5]) * regression.intercept_
        # The blocks' weights go into the coefficients: nothing is left to multiply at run time.
        width = sentences.shape[1]
        sentence = coefficients[:, :width] * self._config["sentence_weight"]
        character = coefficients[:, width:] * self._config["character_weight"]
        self._intents = [str(intent) for intent in regression.classes_]
        self._sentence_weights = np.ascontiguousarray(sentence.T, dtype=np.float32)
        self._character_weights = np.ascontiguousarray(character.T, dtype=np.float32)
        self._intercepts = regression.intercept_.astype(np.float32)
        self._persist()
        return self._resource

    def _persist(self) -> None:
        with self._model_storage.write_to(self._resource) as folder:
            (folder / _INTENTS_FILE).write_text(json.dumps(self._intents), encoding="utf-8")
            np.savez_compressed(
                folder / _WEIGHTS_FILE,
                sentence=self._sentence_weights,
                character=self._character_weights,
                intercepts=self._intercepts,
            )

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets the intent, its probability and the runners-up of each message."""
        for message in messages:
            if not message.get(TEXT) or not self._intents:
                continue
            ranking = self._ranking(message)
            message.set("intent", ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def _ranking(self, message: Message) -> list[dict[str, Any]]:
        if not has_words(message.get(TEXT)):
            return [{"name": None, "confidence": 0.0}]
        sentences, characters = _blocks([message])
        scores = (
            sentences @ self._sentence_weights
            + characters @ self._character_weights
            + self._intercepts
        )[0]
        exponentials = np.exp(scores - scores.max())
        probabilities = exponentials / exponentials.sum()
        best = np.argsort(-probabilities, kind="stable")[: self._config["ranking_length"]]
        return [
            {"name": self._intents[place], "confidence": float(probabilities[place])}
            for place in best
        ]


def _blocks(messages: list[Message]) -> tuple[npt.NDArray[np.float32], csr_matrix]:
    """The sentence vectors and the n-gram rows of messages, one row each."""
    sentences, characters = [], []
    for message in messages:
        _, sentence = message.get_dense_features(TEXT)
        _, character = message.get_sparse_features(TEXT)
        if sentence is None or character is None:
            raise InvalidConfigException(
                "LinearIntentClassifier needs SentenceFeaturizer and CharacterFeaturizer before it."
            )
        sentences.append(sentence.features)
        characters.append(character.features)
    return np.vstack(sentences), vstack(characters).tocsr()

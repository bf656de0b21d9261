"""The components alone: what they learn survives storing and loading."""

from __future__ import annotations

import json
import tarfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.loading import load_data
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.character_featurizer import CharacterFeaturizer
from bot.nlu.kernel_intent_classifier import KernelIntentClassifier
from bot.nlu.sentence_featurizer import OtherEncoderError, SentenceFeaturizer
from encoder.sentence_encoder import EncoderMissingError
from tests.bot.conftest import ASSISTANT, PROJECT

PROBES = ["heyyy", "thank u", "nope thats wrong", "👍", "bye now", "???"]


@pytest.fixture
def storage(tmp_path: Path) -> LocalModelStorage:
    return LocalModelStorage.create(tmp_path)


@pytest.fixture
def phrases() -> TrainingData:
    return load_data(str(ASSISTANT / "nlu.yml"))


def place(name: str) -> tuple[Resource, ExecutionContext]:
    return Resource(name), ExecutionContext(GraphSchema({}), node_name=name)


def built(component: type, storage: LocalModelStorage, how: str, **keys: Any) -> Any:
    resource, context = place(component.__name__)
    config = component.get_default_config() | keys
    return getattr(component, how)(config, storage, resource, context)


def train(storage: LocalModelStorage, phrases: TrainingData) -> list[Any]:
    components = []
    for kind in (SentenceFeaturizer, CharacterFeaturizer, KernelIntentClassifier):
        component = built(kind, storage, "create")
        component.train(phrases)
        if kind is not KernelIntentClassifier:
            component.process_training_data(phrases)
        components.append(component)
    return components


def understood(components: list[Any]) -> list[Any]:
    messages = [Message({TEXT: text}) for text in PROBES]
    for component in components:
        component.process(messages)
    return [message.get("intent_ranking") for message in messages]


def test_loaded_components_understand_as_the_trained_ones(
    storage: LocalModelStorage, phrases: TrainingData
) -> None:
    trained = understood(train(storage, phrases))
    kinds = (SentenceFeaturizer, CharacterFeaturizer, KernelIntentClassifier)
    loaded = understood([built(kind, storage, "load") for kind in kinds])
    assert [one[0]["name"] for one in trained] == [
        "greet",
        "thanks",
        "deny",
        "affirm",
        "goodbye",
        None,
    ]
    for before, after in zip(trained, loaded, strict=True):
        assert [one["name"] for one in before] == [one["name"] for one in after]
        for one, other in zip(before, after, strict=True):
            assert one["confidence"] == pytest.approx(other["confidence"], abs=1e-6)


def test_probabilities_are_ranked_and_those_of_all_intents_add_up_to_one(
    storage: LocalModelStorage, phrases: TrainingData
) -> None:
    featurizers = train(storage, phrases)[:2]
    all_intents = built(KernelIntentClassifier, storage, "load", ranking_length=5)
    for ranking in understood([*featurizers, all_intents])[:-1]:
        confidences = [one["confidence"] for one in ranking]
        assert confidences == sorted(confidences, reverse=True)
        assert sum(confidences) == pytest.approx(1.0, abs=1e-5)


def test_two_intents_alone_can_be_told_apart(
    storage: LocalModelStorage, phrases: TrainingData
) -> None:
    two = phrases.filter_training_examples(
        lambda example: example.get("intent") in ("affirm", "deny")
    )
    rankings = understood(train(storage, two))
    assert [rankings[place][0]["name"] for place in (2, 3)] == ["deny", "affirm"]


def test_each_message_is_encoded_once_and_gets_one_row_of_each_kind(
    storage: LocalModelStorage, phrases: TrainingData
) -> None:
    message = Message({TEXT: "thanks"})
    for component in train(storage, phrases)[:2]:
        component.process([message])
    assert len(message.features) == 2
    _, sentence = message.get_dense_features(TEXT)
    _, characters = message.get_sparse_features(TEXT)
    assert sentence.features.shape == (1, 384)
    assert np.linalg.norm(sentence.features) == pytest.approx(1.0, abs=1e-5)
    assert characters.features.shape[0] == 1
    assert characters.features.power(2).sum() == pytest.approx(1.0, abs=1e-5)


def test_a_message_without_text_is_left_alone(
    storage: LocalModelStorage, phrases: TrainingData
) -> None:
    message = Message({"action_name": "action_greet"})
    for component in train(storage, phrases):
        component.process([message])
    assert message.features == []
    assert message.get("intent_ranking") is None


def test_a_model_trained_with_another_encoder_is_refused(
    storage: LocalModelStorage, phrases: TrainingData, tmp_path: Path
) -> None:
    built(SentenceFeaturizer, storage, "create").train(phrases)
    other = tmp_path / "other"
    other.mkdir()
    for file in (PROJECT / "models" / "encoder").iterdir():
        (other / file.name).symlink_to(file)
    description = other / "encoder.json"
    changed = json.loads(description.read_text()) | {"model": "another"}
    description.unlink()
    description.write_text(json.dumps(changed))
    with pytest.raises(OtherEncoderError, match="train again"):
        built(SentenceFeaturizer, storage, "load", encoder_dir=str(other))


def test_a_missing_encoder_says_how_to_make_it(storage: LocalModelStorage, tmp_path: Path) -> None:
    with pytest.raises(EncoderMissingError, match="encoder export"):
        built(SentenceFeaturizer, storage, "create", encoder_dir=str(tmp_path))


def test_wrong_keys_are_refused(storage: LocalModelStorage) -> None:
    with pytest.raises(InvalidConfigException, match="min_ngram"):
        built(CharacterFeaturizer, storage, "create", min_ngram=6)
    with pytest.raises(InvalidConfigException, match="ranking_length"):
        built(KernelIntentClassifier, storage, "create", ranking_length=1)


def test_the_components_store_text_and_plain_arrays_only(small_model: Path) -> None:
    with tarfile.open(small_model) as archive:
        ours = {
            Path(one.name).name
            for one in archive.getmembers()
            if "bot.nlu" in one.name and one.isfile()
        }
    assert ours == {
        "encoder.sha256",
        "ngrams.json",
        "inverse_document_frequencies.npz",
        "intents.json",
        "weights.npz",
    }

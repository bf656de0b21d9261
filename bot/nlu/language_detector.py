"""Notes with each message which language it is in, English or Spanish."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from language.detect import asked_language, detect_language, only_asks_language

LANGUAGE = "language"
#: What a message means that asks for a language and says nothing else.
CHOOSE_LANGUAGE = "choose_language"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class LanguageDetector(GraphComponent):
    """Adds an entity `language` with the value "en" or "es", from which the slot is filled.

    A wish for a language goes before the language it is written in. Where neither shows there is
    no entity, and the slot keeps what it had. A message that does nothing but ask for a language
    gets the intent `choose_language`: fixed words say so, nothing is learned. Stand it after the
    components that name intents.
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LanguageDetector:
        """A component; it has no keys and nothing to load."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the entity, and the intent where a language is all a message asks for."""
        for message in messages:
            text = message.get(TEXT)
            if not text:
                continue
            language = asked_language(text) or detect_language(text)
            if language is None:
                continue
            entity = {
                "entity": LANGUAGE,
                "value": language,
                "start": 0,
                "end": len(text),
                "extractor": type(self).__name__,
            }
            entities = [*message.get(ENTITIES, []), entity]
            message.set(ENTITIES, entities, add_to_output=True)
            if only_asks_language(text):
                intent = {"name": CHOOSE_LANGUAGE, "confidence": 1.0}
                message.set(INTENT, intent, add_to_output=True)
                message.set("intent_ranking", [intent], add_to_output=True)
        return messages

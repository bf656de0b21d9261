"""One compiled validator for what the action server answers.

Rasa hands the schema of an action's result to `jsonschema.validate` on every call, which first
checks the schema itself against its meta-schema: most of the time of a turn with an action. The
schema never changes while the server runs, so it is checked once here. The verdicts are the same.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jsonschema.exceptions import best_match
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.shared.constants import DOCS_BASE_URL


@lru_cache(maxsize=1)
def _validator() -> Any:
    schema = RemoteAction.action_response_format_spec()
    validator_class = validator_for(schema)
    validator_class.check_schema(schema)
    return validator_class(schema)


def validate_action_result(self: RemoteAction, result: dict[str, Any]) -> bool:
    """True for a valid result, as Rasa's own method.

    Raises:
        jsonschema.ValidationError: for an invalid one, the same error as Rasa's own method raises.
    """
    error = best_match(_validator().iter_errors(result))
    if error is None:
        return True
    error.message += (
        ". Failed to validate Action server response from API, "
        "make sure your response from the Action endpoint is valid. "
        f"For more information about the format visit {DOCS_BASE_URL}/custom-actions"
    )
    raise error


def apply() -> None:
    """Puts the compiled validator in the place of Rasa's method."""
    RemoteAction._validate_action_result = validate_action_result

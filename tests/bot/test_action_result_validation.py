from __future__ import annotations

from typing import Any

import jsonschema
import pytest
import rasa
from rasa.core.actions.action import RemoteAction

from bot import rasa_version
from bot.action_result_validation import validate_action_result
from bot.rasa_version import OtherRasaError, require_proved_rasa

ACTION = RemoteAction("action_show", None)
SLOT = {"event": "slot", "timestamp": None, "name": "shown", "value": 3}

RESULTS: list[Any] = [
    {"events": [], "responses": []},
    {"events": [SLOT], "responses": [{"text": "hi", "buttons": [], "custom": {}}]},
    {"events": [SLOT | {"value": {"any": ["thing", None]}}], "responses": []},
    {"events": [{"event": "followup", "name": "action_show"}], "responses": []},
    {"events": [{"event": "reset_slots"}, {"event": "pause"}], "responses": []},
    {"events": [{"event": "user", "text": "hi", "parse_data": {}}], "responses": []},
    {"events": [{"event": "bot", "text": "hi", "data": {}}], "responses": []},
    {"events": [{"event": "active_loop", "name": "a_form"}], "responses": []},
    {},
    {"unknown": 1},
    {"events": [{"event": "no_such_event"}], "responses": []},
    {"events": [{"name": "shown"}], "responses": []},
    {"events": [{"event": "slot", "value": 3}], "responses": []},
    {"events": [SLOT | {"name": 7}], "responses": []},
    {"events": [SLOT | {"timestamp": "now"}], "responses": []},
    {"events": SLOT, "responses": []},
    {"events": [], "responses": ["hi"]},
    {"events": [], "responses": {}},
    {"events": [SLOT, {"event": "form"}, "slot"], "responses": [1]},
    [],
    None,
    "events",
]


def verdict(validate: Any, result: Any) -> tuple[Any, ...]:
    try:
        return ("valid", validate(result))
    except jsonschema.ValidationError as error:
        return ("invalid", error.message, list(error.absolute_path), error.validator)


@pytest.fixture(scope="module")
def original() -> Any:
    # The method as Rasa ships it: a fresh copy of its module, which no patch has touched.
    import importlib.util

    spec = importlib.util.find_spec("rasa.core.actions.action")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.RemoteAction("action_show", None)._validate_action_result


@pytest.mark.parametrize("result", RESULTS, ids=range(len(RESULTS)))
def test_the_compiled_validator_gives_rasas_own_verdict(original: Any, result: Any) -> None:
    def compiled(value: Any) -> bool:
        return validate_action_result(ACTION, value)

    assert verdict(compiled, result) == verdict(original, result)


def test_the_results_hold_both_valid_and_invalid_ones(original: Any) -> None:
    verdicts = [verdict(original, result)[0] for result in RESULTS]
    assert verdicts.count("valid") >= 5
    assert verdicts.count("invalid") >= 8


def test_another_version_of_rasa_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    require_proved_rasa()
    monkeypatch.setattr(rasa, "__version__", "3.6.22")
    with pytest.raises(OtherRasaError, match=r"but 3\.6\.22 is installed"):
        rasa_version.require_proved_rasa()

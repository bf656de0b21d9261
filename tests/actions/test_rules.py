"""Domain, rules and classes name the same actions and intents."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil

import pytest

import actions
from actions.turn import TalkAction
from actions.yes_and_no import NO, YES
from tests.actions.sources import ACTIONS, domain, rules

#: The front answers these; Rasa only keeps them in the talk.
ANSWERED_BY_THE_FRONT = {"stop", "start", "help", "crisis"}
#: Rasa runs it by the name of the form.
RUN_BY_THE_FORM = {"validate_about_worker_form"}


def classes() -> list[type[TalkAction]]:
    names = [module.name for module in pkgutil.iter_modules(actions.__path__)]
    modules = [importlib.import_module(f"actions.{name}") for name in names]
    found = {
        value
        for module in modules
        for value in vars(module).values()
        if inspect.isclass(value)
        and issubclass(value, TalkAction)
        and not inspect.isabstract(value)
    }
    return sorted(found, key=lambda one: one.__name__)


def steps(kind: str) -> set[str]:
    return {step[kind] for rule in rules() for step in rule["steps"] if kind in step}


def test_every_action_of_the_domain_has_one_class() -> None:
    names = [one.action_name for one in classes()]
    assert sorted(names) == sorted(domain()["actions"])


@pytest.mark.parametrize("action", domain()["actions"])
def test_every_action_of_the_domain_stands_in_a_rule(action: str) -> None:
    assert action in steps("action") | RUN_BY_THE_FORM


@pytest.mark.parametrize("intent", domain()["intents"])
def test_every_intent_of_the_domain_has_a_rule(intent: str) -> None:
    assert intent in steps("intent") | ANSWERED_BY_THE_FRONT


def test_rules_name_only_what_the_domain_has() -> None:
    assert steps("intent") <= set(domain()["intents"])
    assert steps("action") <= set(domain()["actions"]) | set(domain()["forms"])


def test_no_intent_is_answered_by_two_rules_at_once() -> None:
    seen = [
        (step["intent"], str(rule.get("condition")))
        for rule in rules()
        for step in rule["steps"]
        if "intent" in step
    ]
    assert len(seen) == len(set(seen))


def values_set() -> set[str]:
    """What the code says a plain yes or no would answer."""
    found = {one.expects for one in classes() if one.expects}
    for path in sorted(ACTIONS.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "SlotSet":
                slot, value = node.args
                if isinstance(slot, ast.Constant) and slot.value == "expecting":
                    found |= {str(c.value) for c in ast.walk(value) if isinstance(c, ast.Constant)}
    return found


def test_every_yes_and_no_answers_something_that_is_asked() -> None:
    assert set(YES) | set(NO) <= values_set()

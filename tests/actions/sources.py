"""What the talk is made of, read from its files: domain, lines, rules, training and code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

PROJECT = Path(__file__).parent.parent.parent
ACTIONS = PROJECT / "actions"
_GIVEN_NAMES = re.compile(r"Rework America Alliance|American Job Center")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@cache
def domain() -> dict[str, Any]:
    return dict(yaml.safe_load((PROJECT / "domain.yml").read_text(encoding="utf-8")))


@cache
def responses(language: str = "en") -> dict[str, list[dict[str, Any]]]:
    """The variants of each response that are said in a language on a web page."""
    return {
        name: [
            variant
            for variant in variants
            if language_of(variant) == language and "channel" not in variant
        ]
        for name, variants in domain()["responses"].items()
    }


@cache
def responses_by_sms(language: str = "en") -> dict[str, dict[str, Any]]:
    """The variant of each response that is said in a language in a text message.

    As Rasa chooses: one for the language and the channel, else one for the channel, else one for
    the language.
    """
    chosen = {}
    for name, variants in domain()["responses"].items():
        by_sms = [variant for variant in variants if variant.get("channel") == "sms"]
        for_language = [one for one in by_sms if language_of(one) == language]
        chosen[name] = (for_language or by_sms or responses(language)[name])[0]
    return chosen


def language_of(variant: dict[str, Any]) -> str:
    """The language a response has to be said in; the one without a condition is English."""
    conditions = {one["name"]: one["value"] for one in variant.get("condition", [])}
    return str(conditions.get("language", "en"))


@cache
def lines(language: str = "en") -> dict[str, str]:
    """Every line of lines.yml, or of lines.es.yml, by its key: "next_job.main"."""
    file = "lines.yml" if language == "en" else f"lines.{language}.yml"
    tree = yaml.safe_load((ACTIONS / file).read_text(encoding="utf-8"))

    def walk(prefix: str, node: Any) -> Iterator[tuple[str, str]]:
        if isinstance(node, dict):
            for name, child in node.items():
                yield from walk(f"{prefix}.{name}" if prefix else str(name), child)
        else:
            yield prefix, str(node)

    return dict(walk("", tree))


@cache
def rules() -> list[dict[str, Any]]:
    return [
        rule
        for path in sorted((PROJECT / "data/rules").glob("*.yml"))
        for rule in yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]
    ]


@cache
def training() -> dict[str, set[str]]:
    """The intents that each training phrase stands under, by the phrase in lower case."""
    found: dict[str, set[str]] = {}
    for path in sorted((PROJECT / "data/nlu").rglob("*.yml")):
        for part in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            for example in part.get("examples", "").splitlines():
                phrase = example.strip().removeprefix("- ").strip().lower()
                if phrase:
                    found.setdefault(phrase, set()).add(part["intent"])
    return found


def placeholders(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


def filled(text: str) -> str:
    """The text with a short word in each place to fill in, and for names we cannot choose."""
    return _PLACEHOLDER.sub("job", _GIVEN_NAMES.sub("job", text))


@dataclass(frozen=True)
class Call:
    """One call of `line`, `phrase` or `say` in the code of the actions."""

    where: str
    function: str
    #: What its first argument may be: a pattern where parts of it are worked out.
    key: str
    given: frozenset[str]
    #: False where values are handed over as a whole ("**values").
    all_named: bool

    def may_mean(self, name: str) -> bool:
        return re.fullmatch(self.key, name) is not None

    @property
    def is_worked_out(self) -> bool:
        """Whether parts of the key are known only when it runs."""
        return r"\w+" in self.key


def _key(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.escape(node.value)
    elif isinstance(node, ast.JoinedStr):
        yield "".join(
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"\w+"
            for part in node.values
        )
    elif isinstance(node, ast.IfExp):
        yield from _key(node.body)
        yield from _key(node.orelse)


@cache
def calls() -> list[Call]:
    found = []
    for path in sorted(ACTIONS.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            function = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if function not in {"line", "phrase", "say"}:
                continue
            given = frozenset(word.arg for word in node.keywords if word.arg) - {"buttons"}
            all_named = all(word.arg for word in node.keywords)
            for key in _key(node.args[0]):
                where = f"{path.name}:{node.lineno}"
                found.append(Call(where, function, key, given, all_named))
    return found


@cache
def named_in_code(prefix: str) -> set[str]:
    """Every text in the code that begins like this, as patterns where parts are worked out."""
    found: set[str] = set()
    parts: set[ast.expr] = set()
    for path in sorted(ACTIONS.glob("*.py")):
        # The walk meets a text before its parts.
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                parts |= set(node.values)
            if isinstance(node, ast.Constant | ast.JoinedStr) and node not in parts:
                found |= {key for key in _key(node) if key.startswith(prefix)}
    return found

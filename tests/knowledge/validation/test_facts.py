"""The facts of facts.toml, and entries that could not be measured or judged."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.validation.facts import Fact, FactError, facts_of, read_facts, stated_by
from knowledge.validation.measures import MEASURES

ENTRY: dict[str, Any] = {
    "id": "gateways",
    "section": "Counts",
    "says": "About 77 Gateways",
    "stated_by": "alliance",
    "report": "77",
    "measure": "gateway_groups",
}
NAMED_GATEWAYS = 17
NAMED_TARGETS = 4


@pytest.mark.parametrize("fact", read_facts(), ids=lambda fact: fact.id)
def test_every_fact_has_a_measure_and_somebody_who_states_it(fact: Fact) -> None:
    assert fact.measure in MEASURES
    assert stated_by(fact)
    assert fact.says
    assert fact.report


def test_every_measure_serves_a_fact() -> None:
    assert set(MEASURES) == {fact.measure for fact in read_facts()}


def test_all_named_gateways_and_targets_are_among_the_facts() -> None:
    ids = [fact.id for fact in read_facts()]
    assert sum(name.startswith("named_gateway.") for name in ids) == NAMED_GATEWAYS
    assert sum(name.startswith("named_target.") for name in ids) == NAMED_TARGETS


def test_an_entry_for_several_occupations_is_a_fact_for_each() -> None:
    facts = facts_of([{**ENTRY, "for_each": ["29-1141", "13-1151"], "of": {"bar": 1}}])
    assert [fact.id for fact in facts] == ["gateways.29-1141", "gateways.13-1151"]
    assert facts[0].of == {"bar": 1, "code": "29-1141"}


def test_an_entry_without_its_figure_is_refused() -> None:
    entry = {key: value for key, value in ENTRY.items() if key != "report"}
    with pytest.raises(FactError, match=r"gateways: lacks .*report"):
        facts_of([entry])


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(FactError, match="tolerance"):
        facts_of([{**ENTRY, "tolerance": 3}])


def test_two_facts_of_one_name_are_refused() -> None:
    with pytest.raises(FactError, match="repeat"):
        facts_of([ENTRY, ENTRY])


def test_a_fact_that_nobody_states_is_refused() -> None:
    (fact,) = facts_of([{**ENTRY, "stated_by": "hearsay"}])
    with pytest.raises(FactError, match="hearsay"):
        stated_by(fact)

"""Every measure by the name facts.toml calls it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from knowledge.validation import (
    measure_counts,
    measure_moves,
    measure_names,
    measure_people,
    measure_sectors,
    measure_skills,
)
from knowledge.validation.judging import Measured
from knowledge.validation.material import Material

Measure = Callable[[Material, Mapping[str, Any]], Measured]

MEASURES: Mapping[str, Measure] = {
    measure.__name__: measure
    for measure in (
        measure_counts.gateway_groups,
        measure_counts.gateway_occupations,
        measure_counts.named_gateways_computed,
        measure_counts.split_by_occupations,
        measure_counts.split_by_employment,
        measure_counts.adjacencies_are_trades,
        measure_names.named_gateway,
        measure_names.named_target,
        measure_names.named_origin,
        measure_names.named_mid_wage_origin,
        measure_names.named_adjacency,
        measure_moves.progression,
        measure_moves.suggestions_hold,
        measure_moves.people_moved,
        measure_moves.best_options,
        measure_skills.interpersonal_transfers_most,
        measure_skills.families_carry_over,
        measure_skills.technical_is_the_gap,
        measure_sectors.at_risk_by_employment,
        measure_sectors.at_risk_by_occupations,
        measure_sectors.risk_concentrated,
        measure_sectors.few_gateways,
        measure_sectors.largest_growth,
        measure_sectors.spread_over_industries,
        measure_sectors.spread_over_regions,
        measure_people.represented,
    )
}

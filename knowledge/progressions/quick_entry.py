"""Jobs that start fast, for someone who needs work right away."""

from __future__ import annotations

from knowledge.progressions.landscape import Landscape, ranking
from knowledge.progressions.scoring import Scores


def quick(land: Landscape, scores: Scores, place: int) -> bool:
    """True where nothing but a short training stands before the job ([quick] in ranking.toml)."""
    rule = ranking()["quick"]
    row = land.occupations.rows[place]
    rung = ranking()["schooling"].get(row.entry_education or "")
    if scores.licence_held[place]:
        return True
    return (
        rung is not None
        and rung <= rule["rung"]
        and row.entry_experience in {None, "None"}
        and row.entry_training in rule["training"]
        and row.code not in land.licences
    )

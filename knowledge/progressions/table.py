"""Next jobs as a short table, for reading through as a coach would."""

from __future__ import annotations

from knowledge.answers import NextJob, Progressions

CLASSES = {
    "gateway": "Gateway",
    "historical_adjacency": "Adjacency",
    "mid_wage_origin": "mid-wage Origin",
    "target": "Target",
    "origin": "Origin",
    "none": "-",
}
EVIDENCE = {
    "observed_moves": "moves",
    "named_by_alliance": "Alliance",
    "skill_similarity": "skills",
    "own_ladder": "own ladder",
    "field_ladder": "field ladder",
}


def as_table(found: Progressions) -> str:
    """A Markdown table of the next jobs, then the best paths; ``*`` = named by the Alliance."""
    lines = [
        "| next job | class (confidence) | pay | evidence | cases | skills alike | schooling |",
        "|---|---|---|---|---|---|---|",
        *(_row(job) for job in found.next_jobs),
    ]
    for path in found.paths[:3]:
        steps = " -> ".join(
            [path.from_code, *(f"{step.title} ({step.worth:.2f})" for step in path.steps)]
        )
        named = ", published by the Alliance" if path.named_by_alliance else ""
        lines += ["", f"Path: {steps}; worth {path.worth:.2f}{named}."]
    if found.notes:
        lines += ["", f"Notes: {', '.join(found.notes)}."]
    return "\n".join([*lines, "", f"Release {found.release}. {'; '.join(found.sources)}."])


def _row(job: NextJob) -> str:
    star = "*" if job.named_by_alliance else ""
    pay = "not known" if job.median_wage is None else f"${job.median_wage:,}"
    cases = f"{job.precedent.estimated_cases:.0f} ({job.precedent.strength})"
    alike = "" if job.skill_similarity is None else f"{job.skill_similarity:.2f}"
    kinds = ", ".join(EVIDENCE[kind] for kind in job.evidence)
    return (
        f"| {job.code} {job.title}{star} | {CLASSES[job.mobility_class]} "
        f"({job.class_confidence:.2f}) | {pay} | {kinds} | {cases} | {alike} "
        f"| {job.entry_education or 'not known'} |"
    )

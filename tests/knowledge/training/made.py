"""Hand-made rows and small stores for tests."""

from __future__ import annotations

from datetime import date

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from knowledge.store import schema
from knowledge.store.schema_training import Programme, TrainingOutcome, TrainingRoute
from knowledge.training.finder import TrainingFinder

AS_OF = date(2026, 11, 23)


def occupation(code: str, title: str, median_wage: int, **more: str) -> schema.Occupation:
    return schema.Occupation(
        code=code,
        title=title,
        median_wage=median_wage,
        median_wage_top_coded=False,
        share_without_bachelors_borrowed=False,
        **more,
    )


def programme(programme_id: str = "nj-1", name: str = "Welding", **more: object) -> Programme:
    row: dict[str, object] = {
        "programme_id": programme_id,
        "name": name,
        "state": "NJ",
        "provider": f"School {programme_id}",
        "city": "Newark",
        "county": "Essex",
        "clock_hours": 100.0,
        "total_cost": 1000.0,
        "cip": "48.0508",
        "cip_confidence": 0.9,
        "listed": "about 2018",
        "source": "new_jersey_programmes",
    }
    return Programme(**{**row, **more})


def outcome(**more: object) -> list[TrainingOutcome]:
    """The three figures of welding (48.0508) in New Jersey; None leaves one out."""
    told: dict[str, object] = {
        "employed_share": 0.7,
        "average_wage": 40000.0,
        "retained_share": 0.8,
        "people": 120,
        "validity": "B",
        **more,
    }
    metrics = {
        "employment_second_quarter": told["employed_share"],
        "earnings_second_quarter": told["average_wage"],
        "retention_fourth_quarter": told["retained_share"],
    }
    return [
        figure(metric, value, people=told["people"], validity=told["validity"])
        for metric, value in metrics.items()
        if value is not None
    ]


def figure(metric: str, value: object, **more: object) -> TrainingOutcome:
    """One figure of welding in New Jersey, or what ``more`` makes of it."""
    row: dict[str, object] = {
        "of": "field",
        "subject": "NJ 48.0508",
        "metric": metric,
        "people_group": "all",
        "state": "NJ",
        "cip": "48.0508",
        "value": value,
        "measure": "average" if metric.startswith("earnings") else None,
        "people": 120,
        "providers": 4,
        "cohort": "about 2019",
        "validity": "B",
        "dated": "about 2019",
        "source": "new_jersey_outcomes",
    }
    return TrainingOutcome(**{**row, **more})


def route(route_id: str = "apprenticeship", **more: object) -> TrainingRoute:
    row: dict[str, object] = {
        "route_id": route_id,
        "kind": "apprenticeship",
        "name": "Registered apprenticeship",
        "leads_to": "A certificate",
        "codes": "51-4121",
        "how_to_find": "Search open jobs.",
        "url": "https://www.apprenticeship.gov/apprenticeship-job-finder",
        "delivery": "on the job",
        "paid": True,
        "source": "US DOL",
        "checked": "2026-11",
    }
    return TrainingRoute(**{**row, **more})


def finder_of(*rows: schema.Base | list[TrainingOutcome]) -> TrainingFinder:
    """A finder over waiters (35-3031, $29,120), welders (51-4121) and the rows given."""
    engine = create_engine("sqlite://")
    schema.Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add_all(
            [
                occupation("35-3031", "Waiters and Waitresses", 29120),
                occupation("51-4121", "Welders, Cutters, Solderers, and Brazers", 47540),
                schema.FieldOfStudy(cip="48.0508", code="51-4121", title="Welding"),
                *[one for row in rows for one in (row if isinstance(row, list) else [row])],
            ]
        )
        session.commit()
        return TrainingFinder(session, as_of=AS_OF)

"""A made list of training in the layout of the national report, imported as an operator would.

Its schools are in Delaware and its courses are on welding, which no other conversation asks for.
"""

from __future__ import annotations

import csv
from pathlib import Path

from knowledge.store.open import open_store
from knowledge.training.imports.asked import Asked
from knowledge.training.imports.layout import read_layout
from knowledge.training.imports.run import import_training
from settings import Settings

#: The ZIP code of the schools.
NEAR = "19801"
_SAME = {
    "reportingstate": "DE",
    "d104_entity_type": "Private For-Profit",
    "city": "Wilmington",
    "state": "DE",
    "zip": NEAR,
    "d110_cip_code": "48.0508",
    "d112_non_wioa_supplies_cost": 0,
    "d114_program_length_weeks": 10,
    "d113_program_length_hours": 200,
    "d116_program_format": "In-person",
    "d121_total_exited": 120,
    "d123_total_employed_q2": 90,
    "de129": 120,
}
#: Name, cost, description, share with work, median pay of a quarter, share who finished.
_COURSES = (
    ("Welding Proven", 4000, "Evening classes. Taught in Spanish. Child care on site.",
     0.8, 12000, 0.9),
    ("Welding Losing", 900, "Guaranteed job placement for everybody.", 0.75, 3000, 0.9),
    ("Welding Told", 450, "", "", "", 0.9),
    ("Welding Silent", "", "", "", "", ""),
)  # fmt: skip


def import_made_list(settings: Settings, folder: Path) -> None:
    """Import the courses into the settings' own database."""
    file = folder / "made.csv"
    rows = [
        {
            **_SAME,
            "provider_unique_id": str(number),
            "d101_eligible_training_provider": f"School {number}",
            "d105_program_name": name,
            "d106_program_description": description,
            "d111_non_wioa_tuition_cost": cost,
            "c_q2_employment_percent": employed,
            "c_median_earnings": pay,
            "c_completed_percent": completed,
        }
        for number, (name, cost, description, employed, pay, completed) in enumerate(_COURSES)
    ]
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    asked = Asked(read_layout("wioa_eta_9171"), (file,), listed="2026-06")
    report = import_training(asked, open_store(settings.knowledge_dir), settings)
    assert report.accepted == len(_COURSES), report.as_dict()

"""Imports into a database of the operator's own, with the faults that files have."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import Session

from knowledge.library import Library
from knowledge.store.open import Store, StoreError
from knowledge.store.schema_training import Programme, Provider, TrainingOutcome
from knowledge.training.filters import TrainingFilters
from knowledge.training.imports.asked import Asked, ImportRefusedError
from knowledge.training.imports.database import open_for_import
from knowledge.training.imports.layout import LayoutUnknownError, layout_names, read_layout
from knowledge.training.imports.names import fields_of_names
from knowledge.training.imports.report import Report
from knowledge.training.imports.run import import_training
from knowledge.training.places import Place
from knowledge.training.worker import TrainingWorker
from settings import Settings, get_settings

ETA = (
    "reportingstate,provider_unique_id,d101_eligible_training_provider,d104_entity_type,city,state,"
    "zip,d105_program_name,d106_program_description,d107_program_url,d109_associated_credential,"
    "d110_cip_code,d111_non_wioa_tuition_cost,d112_non_wioa_supplies_cost,"
    "d113_program_length_hours,d114_program_length_weeks,d115_program_prerequisites,"
    "d116_program_format,d120_total_served,d121_total_exited,d123_total_employed_q2,"
    "c_completed_percent,c_q2_employment_percent,c_median_earnings,de129"
)

#: Names whose fields the list does not state; the last says nothing.
NAMES = ("Pipe Welding Basics", "Practical Nursing", "Zxqv 7")


def eta(name: str = "Welding", **more: object) -> str:
    """One row of the national report; ``more`` changes columns by name."""
    row: dict[str, object] = dict.fromkeys(ETA.split(","), "")
    row |= {
        "reportingstate": "PA",
        "provider_unique_id": "17",
        "d101_eligible_training_provider": "Keystone Trade School",
        "d104_entity_type": "Private For-Profit",
        "city": "Philadelphia",
        "state": "PA",
        "zip": "19104",
        "d105_program_name": name,
        "d110_cip_code": "48.0508",
        "d111_non_wioa_tuition_cost": 3000,
        "d112_non_wioa_supplies_cost": 250,
        "d113_program_length_hours": 400,
        "d114_program_length_weeks": 16,
        "d115_program_prerequisites": "High School Diploma or Equivalent",
        "d116_program_format": "In-person",
        "d121_total_exited": 80,
        "d123_total_employed_q2": 60,
        "c_completed_percent": 0.8,
        "c_q2_employment_percent": 0.75,
        "c_median_earnings": 9500,
        "de129": 80,
    }
    row |= more
    return ",".join(str(value) for value in row.values())


@pytest.fixture
def own(tmp_path: Path) -> Settings:
    return get_settings().model_copy(update={"training_imports": tmp_path / "training.sqlite"})


def a_file(folder: Path, *rows: str, header: str = ETA, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return path


def run(file: Path, store: Store, own: Settings, layout: str = "wioa_eta_9171") -> Report:
    return import_training(Asked(read_layout(layout), (file,), listed="2026-06"), store, own)


def stored(own: Settings, table: type[Programme] | type[TrainingOutcome] | type[Provider]) -> int:
    engine = create_engine(f"sqlite:///{own.training_imports}")
    with Session(engine) as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def rejected(own: Settings, layout: str = "wioa_eta_9171") -> list[dict[str, str]]:
    path = own.training_imports.with_name(f"training-rejected-{layout}.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_row_of_the_national_report_is_read_whole(
    tmp_path: Path, store: Store, own: Settings
) -> None:
    report = run(a_file(tmp_path, eta()), store, own)
    assert (report.read, report.accepted, report.states) == (1, 1, ["PA"])
    with Session(create_engine(f"sqlite:///{own.training_imports}")) as session:
        row = session.scalars(select(Programme)).one()
        assert (row.state, row.cip, row.total_cost, row.weeks) == ("PA", "48.0508", 3250.0, 16.0)
        assert (row.delivery, row.entry, row.listed) == ("in person", "high_school", "2026-06")
        figures = {one.metric: one for one in session.scalars(select(TrainingOutcome))}
    assert figures["earnings_second_quarter"].value == 38000
    assert figures["earnings_second_quarter"].people == 60
    assert figures["employment_second_quarter"].people == 80
    assert {f.validity for f in figures.values()} == {"A", "C"}


def test_the_finder_sees_the_import_beside_the_store_and_the_store_is_unchanged(
    tmp_path: Path, store: Store, own: Settings
) -> None:
    before = (store.folder / "store.sqlite").read_bytes()
    run(a_file(tmp_path, eta("Welding Technology")), store, own)
    near = TrainingFilters(near=Place(zip_code="19104"))
    answer = Library.open(own).training("51-4121", "35-3031", near, 5)
    (first,) = [option for option in answer.options if option.state == "PA"]
    assert (first.tier, first.current, first.source) == ("1", True, "wioa_eta_9171")
    assert first.outcome is not None
    assert first.outcome.of == "programme"
    assert {option.state for option in answer.options} & {"NJ", "CO"}
    reasons = Library.open(own).why_this_tier(
        first.option_id, TrainingWorker("51-4121", "35-3031", near)
    )
    told = {verdict.metric: (verdict.why, verdict.validity) for verdict in reasons.verdicts}
    assert told["completion"] == ("met", "C")
    assert told["earnings_second_quarter"] == ("met", "A")
    assert reasons.missing == ("credential",)
    assert (store.folder / "store.sqlite").read_bytes() == before


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        ({"d111_non_wioa_tuition_cost": -5}, "tuition", "negative"),
        ({"d111_non_wioa_tuition_cost": -99999}, "tuition", "negative"),
        ({"d113_program_length_hours": "many"}, "clock_hours", "no number"),
        ({"c_completed_percent": 1.2}, "completion", "more than 100 percent"),
        ({"c_q2_employment_percent": 75}, "employment_second_quarter", "more than 100 percent"),
        ({"c_median_earnings": -99999}, "earnings_second_quarter", "negative"),
        ({"de129": 12.5}, "employment_second_quarter|all people", "no number of people"),
        ({"d110_cip_code": "98.7654"}, "cip", "unknown field code"),
        ({"d110_cip_code": "nursing"}, "cip", "no field code"),
        ({"reportingstate": "ZZ"}, "state", "no such state"),
        ({"d105_program_name": ""}, "name", "empty"),
    ],
)
def test_a_row_that_cannot_be_true_is_refused_with_its_reason(
    tmp_path: Path, store: Store, own: Settings, change: dict[str, object], column: str, reason: str
) -> None:
    report = run(a_file(tmp_path, eta("Good One"), eta("Bad One", **change)), store, own)
    assert (report.accepted, report.rejected.total()) == (1, 1)
    (refused,) = rejected(own)
    assert (refused["file"], refused["line"]) == ("list.csv", "3")
    assert refused["column"].startswith(column)
    assert reason in refused["reason"]
    assert stored(own, Programme) == 1


def test_a_duplicate_id_is_refused_and_the_first_row_stays(
    tmp_path: Path, store: Store, own: Settings
) -> None:
    twice = eta(d111_non_wioa_tuition_cost=9)
    report = run(a_file(tmp_path, eta(), twice, eta("Other")), store, own)
    assert (report.accepted, report.rejected.total()) == (2, 1)
    assert "duplicate" in rejected(own)[0]["reason"]
    with Session(create_engine(f"sqlite:///{own.training_imports}")) as session:
        costs = set(session.scalars(select(Programme.total_cost)))
    assert costs == {3250.0}


def test_a_row_with_too_few_columns_or_a_wrong_byte_is_refused_alone(
    tmp_path: Path, store: Store, own: Settings
) -> None:
    path = tmp_path / "list.csv"
    lines = (ETA, eta("One"), "PA,short", eta("Caf\xe9 Work"), eta("Two"))
    path.write_bytes("\n".join(lines).encode("latin-1") + b"\n")
    report = run(path, store, own)
    assert report.accepted == 2
    assert {row["line"]: row["reason"] for row in rejected(own)} == {
        "3": "2 columns, the header has 25",
        "4": "not in utf-8: wrong encoding",
    }


def test_what_the_source_withholds_is_no_fault_of_the_row(
    tmp_path: Path, store: Store, own: Settings
) -> None:
    withheld = eta(c_completed_percent=-1, c_q2_employment_percent="-1.0", c_median_earnings=-1)
    report = run(a_file(tmp_path, withheld), store, own)
    assert (report.accepted, report.withheld, report.rejected.total()) == (1, 3, 0)
    option = Library.open(own).training("51-4121", "35-3031", TrainingFilters(), 50)
    assert {o.tier for o in option.options if o.state == "PA"} == {"not_enough_data"}


BROKEN = {
    "utf-16": (lambda text: text.encode("utf-16"), "UTF-16"),
    "cut off in a row": (lambda text: text.encode()[:-40], "cut off"),
    "cut off in a quote": (lambda text: (text + 'PA,"Key').encode(), "cut off"),
    "empty": (lambda text: b"", "empty"),
    "another layout": (lambda text: b"a,b\n1,2\n", "columns not found"),
    "mostly bad": (
        lambda text: (text + (eta("x", reportingstate="ZZ") + "\n") * 5).encode(),
        "83%",
    ),
    "a workbook by another name": (lambda text: b"PK\x03\x04rest", "workbook"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_file_as_a_whole_leaves_the_database_as_it_was(
    tmp_path: Path, store: Store, own: Settings, fault: str
) -> None:
    run(a_file(tmp_path, eta("One"), eta("Two")), store, own)
    spoil, reason = BROKEN[fault]
    path = tmp_path / "broken.csv"
    path.write_bytes(spoil(f"{ETA}\n{eta('New')}\n"))
    with pytest.raises(ImportRefusedError, match=reason) as refused:
        run(path, store, own)
    assert "nothing was taken over" in str(refused.value)
    with Session(create_engine(f"sqlite:///{own.training_imports}")) as session:
        assert set(session.scalars(select(Programme.name))) == {"One", "Two"}


def test_a_workbook_that_is_cut_off_is_refused(tmp_path: Path, store: Store, own: Settings) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"PK\x03\x04 not the whole of it")
    with pytest.raises(ImportRefusedError, match="no whole workbook"):
        run(path, store, own)


def test_a_list_half_as_long_as_before_is_taken_for_cut_off_unless_it_is_meant(
    tmp_path: Path, store: Store, own: Settings
) -> None:
    run(a_file(tmp_path, *[eta(f"Course {n}") for n in range(10)]), store, own)
    short = a_file(tmp_path, *[eta(f"Course {n}") for n in range(3)])
    with pytest.raises(ImportRefusedError, match="--smaller"):
        run(short, store, own)
    assert stored(own, Programme) == 10
    asked = Asked(read_layout("wioa_eta_9171"), (short,), listed="2026-06", smaller=True)
    report = import_training(asked, store, own)
    assert (report.kept, report.added, report.gone) == (3, 0, 7)
    assert stored(own, Programme) == 3


def test_the_same_file_twice_gives_the_same_rows(
    tmp_path: Path, store: Store, own: Settings
) -> None:
    file = a_file(tmp_path, eta("One"), eta("Two"))
    first = run(file, store, own)
    second = run(file, store, own)
    assert (first.added, first.kept) == (2, 0)
    assert (second.added, second.kept, second.gone) == (0, 2, 0)
    assert (stored(own, Programme), stored(own, Provider), stored(own, TrainingOutcome)) == (
        2,
        1,
        6,
    )


def test_a_later_list_takes_the_place_of_the_one_before_in_its_states_only(
    tmp_path: Path, store: Store, own: Settings
) -> None:
    run(a_file(tmp_path, eta("One"), eta("Two", reportingstate="OH", state="OH")), store, own)
    report = run(a_file(tmp_path, eta("Three")), store, own)
    assert (report.added, report.gone) == (1, 1)
    with Session(create_engine(f"sqlite:///{own.training_imports}")) as session:
        assert set(session.scalars(select(Programme.name))) == {"Two", "Three"}


def test_a_promise_of_a_job_is_flagged_and_never_kept_as_text(
    tmp_path: Path, store: Store, own: Settings
) -> None:
    promised = eta("Welding", d106_program_description="Guaranteed job placement for all!")
    run(a_file(tmp_path, promised), store, own)
    answer = Library.open(own).training("51-4121", "35-3031", TrainingFilters(), 50)
    (option,) = [one for one in answer.options if one.state == "PA"]
    assert option.promises_job
    assert "job_promised_ask" in option.notes
    assert b"for all!" not in own.training_imports.read_bytes()


def test_outcomes_by_provider_and_field_are_pooled_to_the_field(
    tmp_path: Path, store: Store, own: Settings
) -> None:
    header = (
        "providerid,cipcode,PerEmployed2,AvgQuarterlyWage2,PerRetention4,"
        "NumCompleted2,NumUsedWageCalc2,NumUsedRetentionCalc4"
    )
    file = a_file(
        tmp_path,
        "1,480508,0.5,9000,0.9,10,5,10",
        "2,480508,0.8,12000,-99999,30,15,2",
        "3,999999,0.1,100,0.1,50,50,50",
        header=header,
    )
    asked = Asked(read_layout("new_jersey_outcomes"), (file,), cohort="left in 2024", listed="2026")
    report = import_training(asked, store, own)
    assert (report.accepted, report.left_out, report.withheld) == (2, 1, 1)
    with Session(create_engine(f"sqlite:///{own.training_imports}")) as session:
        rows = session.scalars(select(TrainingOutcome).where(TrainingOutcome.of == "field")).all()
        told = {row.metric: (row.value, row.people, row.cohort) for row in rows}
    assert told == {
        "employment_second_quarter": (0.725, 40, "left in 2024"),
        "earnings_second_quarter": (45000, 20, "left in 2024"),
        "retention_fourth_quarter": (0.9, 10, "left in 2024"),
    }


def test_groups_of_people_come_with_our_own_layout(
    tmp_path: Path, store: Store, own: Settings
) -> None:
    run(a_file(tmp_path, eta()), store, own)
    with Session(create_engine(f"sqlite:///{own.training_imports}")) as session:
        number = session.scalars(select(Programme.programme_id)).one()
    header = "programme_id,state,metric,group,value,people,cohort,validity,measure"
    rows = [
        f"{number},PA,credential,{group},{value},{people},left in 2025,A,"
        for group, value, people in (
            ("all", 0.7, 60), ("gender: women", 0.8, 35), ("gender: men", 0.5, 25)
        )
    ]  # fmt: skip
    file = a_file(tmp_path, *rows, f"{number},PA,fame,all,1,9,2025,A,", header=header)
    report = run(file, store, own, "programme_outcomes")
    assert (report.accepted, report.rejected.total()) == (3, 1)
    reasons = Library.open(own).why_this_tier(number, TrainingWorker("51-4121", "35-3031"))
    (credential,) = [v for v in reasons.verdicts if v.metric == "credential"]
    assert (credential.value, credential.people) == (0.7, 60)
    assert [(g.group, g.value) for g in credential.groups] == [
        ("gender: men", 0.5),
        ("gender: women", 0.8),
    ]


def test_a_database_of_another_kind_is_refused(tmp_path: Path, store: Store, own: Settings) -> None:
    own.training_imports.write_bytes(b"this is no database at all, whatever it is")
    with pytest.raises(StoreError, match="no training database"):
        run(a_file(tmp_path, eta()), store, own)


def test_an_unknown_layout_names_those_that_there_are() -> None:
    with pytest.raises(LayoutUnknownError, match="wioa_eta_9171"):
        read_layout("banana")


def test_a_list_without_a_date_asks_for_one(tmp_path: Path, store: Store, own: Settings) -> None:
    asked = Asked(read_layout("wioa_eta_9171"), (a_file(tmp_path, eta()),))
    with pytest.raises(ImportRefusedError, match="--listed"):
        import_training(asked, store, own)


@pytest.mark.parametrize("name", layout_names())
def test_every_layout_says_what_it_is_documented_by(name: str) -> None:
    layout = read_layout(name)
    assert layout.documented
    assert layout.kind in {"programmes", "provider_field_outcomes", "programme_outcomes"}


def test_a_name_without_a_field_is_read_once_and_kept_when_an_import_breaks_off(
    tmp_path: Path, store: Store, own: Settings
) -> None:
    engine = open_for_import(own.training_imports)
    before = Report("wioa_eta_9171", (), "2026-06")
    # What an import that was interrupted after its first part leaves behind.
    fields_of_names(["Pipe Welding Basics"], engine, store, own, before)
    engine.dispose()
    assert stored(own, Programme) == 0
    rows = [f"{n},{name},A,B,C,10,100,0,0" for n, name in enumerate(NAMES)]
    header = (
        "program_id,program_name,provider,city,county,clock_hours,total_cost_usd,in_demand,green"
    )
    file = a_file(tmp_path, *rows, header=header)
    report = run(file, store, own, "new_jersey_programmes")
    assert (report.names_known, report.names_read) == (1, 2)
    again = run(file, store, own, "new_jersey_programmes")
    assert (again.names_known, again.names_read, again.seconds_reading_names) == (3, 0, 0)
    with Session(create_engine(f"sqlite:///{own.training_imports}")) as session:
        told = session.execute(
            select(Programme.name, Programme.cip, Programme.cip_confidence)
        ).all()
    found = {name: (cip, confidence) for name, cip, confidence in told}
    assert found["Pipe Welding Basics"][0] == "48.0508"
    assert found["Practical Nursing"][0] == "51.3901"
    assert 0.6 <= (found["Practical Nursing"][1] or 0) <= 1
    assert found["Zxqv 7"] == (None, None)

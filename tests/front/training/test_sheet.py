from __future__ import annotations

import io
from datetime import date

import pytest
from pypdf import PdfReader

from front.training.pdf import sheet_pdf
from front.training.sheet import Sheet, sheet_of, stamp
from front.training.words import words_of
from knowledge.library import Library
from knowledge.training.worker import TrainingWorker
from tests.front.training.conftest import CODE, FROM

WORKER = TrainingWorker(CODE, FROM)
#: Rows of figures of results, in the order of the framework.
FIGURES = ("completion", "employment_second_quarter", "earnings_second_quarter",
           "credential_share", "retention_fourth_quarter")  # fmt: skip


@pytest.fixture(params=["en", "es"])
def sheet(request: pytest.FixtureRequest, library: Library, ids: list[str]) -> Sheet:
    return sheet_of(library, WORKER, ids, request.param, groups=True)


def row(sheet: Sheet, name: str) -> list[tuple[str, tuple[str, ...]]]:
    label = words_of("sheet", sheet.language)["rows"][name]
    rows = [row for section in sheet.sections for row in section.rows if row.label == label]
    return [(cell.text, cell.notes) for cell in rows[0].cells]


def test_every_fact_has_a_cell_for_every_option(sheet: Sheet, ids: list[str]) -> None:
    assert len(sheet.columns) == len(ids)
    assert all(len(row.cells) == len(ids) for part in sheet.sections for row in part.rows)
    assert all(cell.text for part in sheet.sections for row in part.rows for cell in row.cells)


def test_every_figure_says_its_verdict_whose_it_is_of_how_many_people_and_its_source(
    sheet: Sheet, library: Library, ids: list[str]
) -> None:
    words = words_of("sheet", sheet.language)
    shown = 0
    for place, one in enumerate(ids):
        for verdict in library.why_this_tier(one, WORKER).verdicts:
            name = "credential_share" if verdict.metric == "credential" else verdict.metric
            text, notes = row(sheet, name)[place]
            if verdict.value is None:
                assert (text, notes) == (words["why"][verdict.why], ())
                continue
            shown += 1
            told = " ".join(notes)
            assert f"{verdict.people:,}" in told
            assert words["figure"]["of_field"] in notes
            assert "2019" in told
            assert "NJ" in told or "New Jersey" in told
    assert shown >= 4


def test_what_nobody_states_is_said_as_such_and_named_once_more_at_the_end(sheet: Sheet) -> None:
    words = words_of("sheet", sheet.language)
    assert row(sheet, "childcare")[1] == (words["ask"], ())
    assert words["rows"]["childcare"] in row(sheet, "unknown")[1][0]
    assert words["rows"]["total_cost"] not in row(sheet, "unknown")[1][0]


def test_costs_carry_their_date_and_a_paid_route_says_so(sheet: Sheet) -> None:
    words = words_of("sheet", sheet.language)
    (paid, _), (cost, notes), _ = row(sheet, "total_cost")
    assert paid == words["values"]["paid"]
    assert cost.startswith("$")
    assert "2018" in notes[0]


def test_licence_rules_stand_before_everything(sheet: Sheet) -> None:
    assert sheet.licence is not None
    assert "(LPN)" in sheet.licence


def test_each_option_has_ways_to_pay_with_where_to_ask(sheet: Sheet) -> None:
    assert all(notes for _, notes in row(sheet, "paying_likely"))


def test_whose_rules_the_bars_are_is_said(sheet: Sheet) -> None:
    assert any("Rework America Alliance" in note for note in sheet.notes)


@pytest.mark.parametrize("many", [[0], [0, 1, 2, 1, 2]])
def test_one_option_or_five_are_no_sheet(library: Library, ids: list[str], many: list[int]) -> None:
    with pytest.raises(ValueError, match="side by side"):
        sheet_of(library, WORKER, [ids[i] for i in many], "en", groups=False)


def test_without_a_last_job_the_sheet_says_that_pay_can_not_be_judged(
    library: Library, ids: list[str]
) -> None:
    sheet = sheet_of(library, TrainingWorker(CODE), ids, "en", groups=False)
    assert sheet.lead == words_of("sheet", "en")["no_last_job"]


def test_the_pdf_holds_the_same_words_and_names_the_options_on_each_page(sheet: Sheet) -> None:
    made = stamp(sheet.language, "2026-11+test", date(2026, 11, 25))
    pages = PdfReader(io.BytesIO(sheet_pdf(sheet, made))).pages
    text = " ".join(page.extract_text() for page in pages)
    flat = "".join(text.split())
    for part in sheet.sections:
        for one in part.rows:
            assert "".join(one.label.split()) in flat
            for cell in one.cells:
                assert "".join(cell.text.split()) in flat, cell.text
    assert len(pages) <= 3
    first = "".join(sheet.columns[0][0].split())
    assert all(first in "".join(page.extract_text().split()) for page in pages)

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.histories.resume import is_resume

RESUMES = Path(__file__).parent / "resumes"


def read(name):
    return (RESUMES / name).read_text(encoding="utf-8")


def test_five_pages_give_the_titles_with_their_periods_and_no_duties(reader, as_of):
    jobs = reader.read(read("five_pages.txt"), as_of)
    assert [(job.text, job.months) for job in jobs] == [
        ("Shift Supervisor", 75),
        ("Warehouse Associate", 44),
        ("Line Cook", 41),
        ("Housekeeper", 24),
        ("Security Guard", 36),
        ("Forklift Operator", 24),
        ("Youth Soccer Coach", 24),
    ]
    assert all(job.code for job in jobs)


def test_a_resume_in_spanish_is_read_by_its_headings(reader, as_of):
    jobs = reader.read(read("espanol.txt"), as_of, "es")
    assert [(job.text, job.months) for job in jobs] == [
        ("Mesera", 77), ("Ayudante de cocina", 36), ("Niñera", 36),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["five_pages.txt", "espanol.txt"])
def test_a_pasted_resume_is_known_by_its_layout(name):
    assert is_resume(read(name))


@pytest.mark.parametrize(
    "text",
    [
        "cook 2 years\nserver 3 years\nhost 1 year",
        "cook; 2009-2012\nserver; 2012-2015",
        "\n".join(["hi", "i", "was", "a", "cook", "for", "two", "long", "years"]),
    ],
)
def test_a_list_typed_line_by_line_is_no_resume(text):
    assert not is_resume(text)


def test_schooling_skills_and_references_of_a_resume_are_no_jobs(reader, as_of):
    text = read("five_pages.txt")
    tail = text[text.index("EDUCATION") :]
    assert reader.read("WORK EXPERIENCE\nCook, Diner, 2010 - 2012\n\n" + tail, as_of)[0].text == (
        "Cook"
    )
    assert len(reader.read("WORK EXPERIENCE\nCook, Diner, 2010 - 2012\n\n" + tail, as_of)) == 1

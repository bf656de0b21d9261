from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import ValidationError

from people.receivers import Receiver, Receivers, receivers_in

FILE = """
[[receivers]]
name = "Camden coaches"
zip_prefixes = ["081"]
languages = ["en"]
time_zone = "America/New_York"
notify = "mailto:coaches@example.org"
[receivers.hours]
monday = "09:00-17:00"
friday = ["09:00-12:00", "13:00-15:00"]

[[receivers]]
name = "New Jersey coaches"
states = ["NJ"]
time_zone = "America/New_York"
"""


@pytest.fixture
def receivers(tmp_path: Path) -> Receivers:
    file = tmp_path / "organisation.toml"
    file.write_text(FILE, encoding="utf-8")
    return receivers_in(file)


def name_for(receivers: Receivers, *who: str | None) -> str | None:
    found = receivers.for_worker(*who)  # type: ignore[arg-type]
    return None if found is None else found.name


def test_the_first_that_serves_place_and_language_receives_it(receivers: Receivers) -> None:
    assert name_for(receivers, "NJ", "08103", "en") == "Camden coaches"
    assert name_for(receivers, "NJ", "08103", "es") == "New Jersey coaches"
    assert name_for(receivers, "NJ", "07102", "en") == "New Jersey coaches"
    assert name_for(receivers, None, "08103", "en") == "Camden coaches"
    assert name_for(receivers, "TX", "73301", "en") is None
    assert name_for(receivers, None, None, "en") is None


def test_without_a_file_nobody_receives_anything() -> None:
    assert receivers_in(None) == Receivers()
    assert not receivers_in(None).needs_place


def test_one_that_names_no_place_serves_every_place() -> None:
    everywhere = Receiver(name="All", time_zone="America/Chicago")
    assert everywhere.serves(None, None, "es")
    assert not Receivers(receivers=(everywhere,)).needs_place


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (datetime(2026, 11, 23, 13, 59, tzinfo=UTC), False),
        (datetime(2026, 11, 23, 14, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 23, 21, 59, tzinfo=UTC), True),
        (datetime(2026, 11, 23, 22, 0, tzinfo=UTC), False),
        (datetime(2026, 11, 27, 17, 30, tzinfo=UTC), False),
        (datetime(2026, 11, 27, 18, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 28, 15, 0, tzinfo=UTC), False),
        # In summer New York is an hour nearer to UTC.
        (datetime(2026, 7, 6, 13, 0, tzinfo=UTC), True),
    ],
)
def test_hours_go_by_the_clock_of_the_office(
    receivers: Receivers, moment: datetime, is_open: bool
) -> None:
    assert receivers.receivers[0].is_open(moment) is is_open


def test_the_next_opening_is_found_over_a_weekend_and_a_change_of_clocks(
    receivers: Receivers,
) -> None:
    camden = receivers.receivers[0]
    saturday_before = datetime(2026, 10, 31, 12, 0, tzinfo=UTC)
    opening = camden.next_opening(saturday_before)
    assert opening is not None
    assert opening.astimezone(UTC) == datetime(2026, 11, 2, 14, 0, tzinfo=UTC)
    assert receivers.receivers[1].next_opening(saturday_before) is None


@pytest.mark.parametrize(
    "line",
    [
        'time_zone = "America/Nowhere"',
        'states = ["New Jersey"]',
        'zip_prefixes = ["08x"]',
        'notify = "ftp://example.org"',
        'opening = "9 to 5"',
        '[receivers.hours]\nfunday = "09:00-17:00"',
        '[receivers.hours]\nmonday = "nine to five"',
    ],
)
def test_a_file_that_makes_no_sense_is_refused(tmp_path: Path, line: str) -> None:
    file = tmp_path / "organisation.toml"
    zone = "" if line.startswith("time_zone") else 'time_zone = "America/New_York"\n'
    file.write_text(f'[[receivers]]\nname = "Coaches"\n{zone}{line}\n', encoding="utf-8")
    with pytest.raises(ValidationError):
        receivers_in(file)

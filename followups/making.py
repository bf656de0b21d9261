"""Makes due what has come: the changes of new editions, and days after the last talk."""

from __future__ import annotations

from datetime import datetime

from followups.rules import Rules
from knowledge.risk.places import place_of_work
from people import People
from people.check_in_records import FlagEdition


def make_due(people: People, rules: Rules, moment: datetime) -> None:
    """Make everything due that has come; doing it twice changes nothing."""
    for edition in people.editions_to_spread():
        _spread(people, edition, rules, moment)
    people.count_days_from_talks()
    for stage in rules.stages:
        people.schedule_day(stage, moment, until=rules.make_up)
    people.schedule_by_coach(moment)


def _spread(people: People, edition: FlagEdition, rules: Rules, moment: datetime) -> None:
    # Places first: the edition counts as spread once the workers by occupation have it.
    _spread_layoffs(people, edition, rules, moment)
    while people.spread_edition(edition.number, moment, at_most=rules.spread_at_once):
        pass


def _spread_layoffs(people: People, edition: FlagEdition, rules: Rules, moment: datetime) -> None:
    changes = people.flag_changes([edition.number])
    places = {change.code for _, change in changes if change.flag == "layoffs"}
    if not places:
        return
    industries = {place.rsplit("/", 1)[1] for place in places}
    concerned = []
    for worker in people.places_of_industries(industries):
        place = place_of_work(worker.zip_code, worker.city, worker.state, worker.industry)
        if place is not None and place.code in places:
            concerned.append(worker.worker_id)
    for start in range(0, len(concerned), rules.spread_at_once):
        part = concerned[start : start + rules.spread_at_once]
        people.spread_to_workers(edition.number, part, moment)

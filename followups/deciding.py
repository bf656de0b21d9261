"""What becomes of everything that is due for one worker: said now, put off, or dropped.

Nothing here reads or writes a database, so a dry run decides exactly as a real one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from followups.rules import Rules
from followups.wording import Wording, Words, told
from knowledge.risk.places import place_of_work
from people.check_in_reading import MONTH
from people.check_in_records import DueCheckIn, DueWorker, FlagChangeTold
from people.quiet_hours import QuietHours, zones_of_place
from people.reaching import own_hours, wait_before

#: The changes of an edition by code.
Changes = Mapping[str, Sequence[FlagChangeTold]]


@dataclass(frozen=True)
class Message:
    """One message that says all of ``ids``."""

    ids: tuple[int, ...]
    words: Words
    code: str | None
    told: tuple[dict[str, Any], ...] = ()
    #: Why it goes out, in words of ours: "change: decline", "day 14".
    why: str = ""


@dataclass
class Decision:
    """What becomes of what is due."""

    message: Message | None = None
    put_off: list[tuple[tuple[int, ...], datetime, str]] = field(default_factory=list)
    dropped: list[tuple[tuple[int, ...], str]] = field(default_factory=list)


class Deciding:
    """Decides by the rules."""

    def __init__(
        self,
        organisation: str,
        rules: Rules,
        hours: QuietHours,
        changes: Callable[[int], Changes],
        name_of: Callable[[str, str], str | None],
    ) -> None:
        self._organisation = organisation
        self._rules = rules
        self._hours = hours
        self._changes = changes
        self._name_of = name_of

    def decide(self, worker: DueWorker, moment: datetime) -> Decision:
        """About one worker at one moment."""
        decision = Decision()
        why_never = self._why_never(worker)
        if why_never:
            decision.dropped.append((_ids(worker.due), why_never))
            return decision
        news = [due for due in worker.due if due.kind == "change"]
        changed = self._net(worker, news)
        if news and not changed:
            decision.dropped.append((_ids(news), "changed back"))
            news = []
        own = [due for due in worker.due if due.kind == "own_words"]
        days = self._days(worker, decision)
        left = [*news, *own, *days]
        if not left:
            return decision
        wait = self._wait(worker, moment)
        if wait is not None:
            decision.put_off.append((_ids(left), *wait))
            return decision
        wording = Wording(self._organisation, worker.language)
        if news or own:
            decision.message = self._news(worker, wording, news, changed, own)
            if days:
                decision.put_off.append((_ids(days), moment + self._rules.gap, "gap"))
        else:
            decision.message = self._day(worker, wording, days[0])
        return decision

    def _why_never(self, worker: DueWorker) -> str | None:
        if worker.stopped:
            return "stopped"
        return "not wanted" if worker.wish.agreed_at is None else worker.no_sms

    def _net(
        self, worker: DueWorker, news: Sequence[DueCheckIn]
    ) -> list[tuple[FlagChangeTold, datetime]]:
        """What has changed over all editions together, with the moment; the most telling first."""
        place = place_of_work(worker.zip_code, worker.city, worker.state, worker.wish.industry)
        codes = [worker.chosen, *worker.past_codes, place.code if place else None]
        net: dict[tuple[str, str], tuple[FlagChangeTold, datetime]] = {}
        for due in sorted(news, key=lambda one: one.edition or 0):
            by_code = self._changes(due.edition or 0)
            for code in dict.fromkeys(code for code in codes if code):
                for change in by_code.get(code, ()):
                    first = net.get((code, change.flag), (change, due.made_at))[0]
                    merged = replace(
                        change,
                        was=first.was, old_value=first.old_value, old_vintage=first.old_vintage,
                    )  # fmt: skip
                    net[code, change.flag] = (merged, due.made_at)
        left = [one for one in net.values() if one[0].raised != one[0].was]
        # A warning before good news, the chosen job before those of the past.
        return sorted(left, key=lambda one: (not one[0].raised, codes.index(one[0].code)))

    def _days(self, worker: DueWorker, decision: Decision) -> list[DueCheckIn]:
        """The one day that is asked about; the others are dropped."""
        kept: list[DueCheckIn] = []
        for due in worker.due:
            if due.kind != "day":
                continue
            if due.stage and due.anchor_at != worker.anchor_at:
                decision.dropped.append(((due.id,), "talked since"))
            elif worker.started:
                decision.dropped.append(((due.id,), "started"))
            elif due.stage and not worker.wish.scheduled:
                decision.dropped.append(((due.id,), "changes only"))
            else:
                kept.append(due)
        kept.sort(key=lambda due: (due.stage == 0, due.stage or 0), reverse=True)
        if kept[1:]:
            decision.dropped.append((_ids(kept[1:]), "another day came"))
        return kept[:1]

    def _wait(self, worker: DueWorker, moment: datetime) -> tuple[datetime, str] | None:
        said = [at for at in worker.said if at > moment - MONTH]
        if len(said) >= worker.wish.at_most:
            return said[-worker.wish.at_most] + MONTH, "limit"
        if said and said[-1] + self._rules.gap > moment:
            return said[-1] + self._rules.gap, "gap"
        hours = own_hours(self._hours, worker.wish.from_hour, worker.wish.to_hour)
        zones = zones_of_place(worker.zip_code, worker.state)
        zones = zones or ((worker.number_zone,) if worker.number_zone else self._hours.anywhere)
        wait = wait_before(worker, moment, zones, hours, self._hours)
        return None if wait is None else (wait.until, wait.reason)

    def _news(
        self,
        worker: DueWorker,
        wording: Wording,
        news: Sequence[DueCheckIn],
        changed: Sequence[tuple[FlagChangeTold, datetime]],
        own: Sequence[DueCheckIn],
    ) -> Message:
        """Everything that changed, in one message."""
        more = len(changed) + len(own) - 1
        if changed:
            change, made = changed[0]
            words = wording.change(change, made, more)
            code = change.code if "/" not in change.code else worker.chosen
            why = f"change: {change.flag} {change.code}"
        else:
            words = wording.own_words(str(own[0].own_risk), own[0].made_at.date(), more)
            code, why = worker.chosen, f"own words: {own[0].own_risk}"
        facts = told([change for change, _ in changed])
        return Message(_ids([*news, *own]), words, code, tuple(facts), why)

    def _day(self, worker: DueWorker, wording: Wording, due: DueCheckIn) -> Message:
        job = self._name_of(worker.chosen, worker.language) if worker.chosen else None
        words = wording.day(due.stage or 0, job)
        why = f"day {due.stage}" if due.stage else "day set by a coach"
        return Message((due.id,), words, worker.chosen, (), why)


def _ids(due: Sequence[DueCheckIn]) -> tuple[int, ...]:
    return tuple(one.id for one in due)

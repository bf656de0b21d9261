"""Thousands of made-up talks in a database, for what has to be fast."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, func, insert, select

from people import People
from people.contact_tables import DeliveryRow
from people.tables import (
    Base,
    ChoiceRow,
    FeedbackRow,
    MessageRow,
    MisunderstandingRow,
    PastJobRow,
    ShownJobRow,
    WorkerRow,
)

#: Of 12 talks by their place: those that come over SMS.
_BY_SMS = {2, 5, 6, 8, 11}


def fill(people: People, *, talks: int, messages_each: int, days: int, end: datetime) -> None:
    """Put talks in, spread evenly over the days before ``end``; half the messages go out."""
    step = timedelta(days=days) / talks
    with people.reading() as session:
        first = (session.scalar(select(func.max(WorkerRow.id))) or 0) + 1
        number = session.scalar(select(func.max(MessageRow.id))) or 0
    workers, messages, deliveries = [], [], []
    for place in range(talks):
        worker, begun = first + place, end - timedelta(days=days) + step * (place + 1)
        channel = "sms" if place % 12 in _BY_SMS else "web"
        workers.append(
            {"id": worker, "talk": f"talk-{worker}", "created_at": begun, "last_seen_at": begun,
             "introduced_at": begun, "asked": [], "constraints": {}, "misunderstandings": 0}
        )  # fmt: skip
        for turn in range(messages_each):
            number += 1
            going_out = turn % 2 == 1
            messages.append(
                {"id": number, "worker_id": worker, "direction": "out" if going_out else "in",
                 "text": "words", "at": begun, "kind": "normal", "tries": 0, "buttons": [],
                 "channel": channel}
            )  # fmt: skip
            if going_out and channel == "sms":
                deliveries.append(
                    {"worker_id": worker, "message_id": number, "key": f"{number}-1",
                     "text": "words", "segments": 1, "state": "delivered", "tries": 1,
                     "due_at": begun}
                )  # fmt: skip

    def of(share: int, **values: Any) -> list[dict[str, Any]]:
        """A row for one worker in so many."""
        return [{"worker_id": worker["id"], **values} for worker in workers[::share]]

    def told(share: int, **values: Any) -> list[dict[str, Any]]:
        """The same with the moment of the talk."""
        found = zip(of(share, **values), workers[::share], strict=True)
        return [{**row, "at": worker["created_at"]} for row, worker in found]

    rows: list[tuple[type[Base], list[dict[str, Any]]]] = [
        (WorkerRow, workers),
        (MessageRow, messages),
        (DeliveryRow, deliveries),
        (MisunderstandingRow, told(3, in_a_row=1) + told(20, in_a_row=2)),
        (FeedbackRow, told(4, helpful=True) + told(14, helpful=False)),
        (PastJobRow, of(2, position=1, said="words", confirmed=True, runners_up=[])),
        (ShownJobRow, of(4, position=1, code="41-3091", title="", page=1)),
        (ChoiceRow, of(16, code="41-3091", chosen_at=end)),
    ]
    with people.writing() as session:
        for row, values in rows:
            table = row.__table__
            assert isinstance(table, Table)
            session.connection().execute(insert(table), values)

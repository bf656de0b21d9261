"""The training options that a person had put side by side last, for the sheet to print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from people.database import Database
from people.tables import WorkerRow
from people.workers import locked_worker

#: Under which name they stand among what was told.
_KEPT = "compared_training"


@dataclass(frozen=True)
class Compared:
    """Options towards an occupation, in their order."""

    code: str
    #: The past job they are judged against.
    from_code: str | None
    option_ids: tuple[str, ...]


class ComparedTraining(Database):
    """Keeps what was compared; it goes when the person starts over or is forgotten."""

    def set_compared(
        self, talk: str, code: str, from_code: str | None, option_ids: Sequence[str]
    ) -> None:
        """Keep what is compared now in place of what was compared before."""
        with self.writing() as session:
            row = locked_worker(session, talk)
            kept = {"code": code, "from_code": from_code, "option_ids": list(option_ids)}
            row.constraints = {**row.constraints, _KEPT: kept}

    def compared(self, talk: str) -> Compared | None:
        """What was compared last; None when nothing was."""
        query = select(WorkerRow.constraints).where(WorkerRow.talk == talk)
        with self.reading() as session:
            constraints = session.scalar(query) or {}
        kept = constraints.get(_KEPT)
        if kept is None:
            return None
        return Compared(kept["code"], kept["from_code"], tuple(kept["option_ids"]))

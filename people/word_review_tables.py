"""The table of job words that a coach understood otherwise than the search did."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from people.handoff_tables import new_reference
from people.tables import Base, OfWorker
from people.utc import UtcDateTime, now


class WordReviewRow(OfWorker, Base):
    """Job words with the occupation they were taken for and the one a coach says they mean.

    ``state`` is "open", "accepted" or "refused". It goes with the hand-off it came from.
    """

    __tablename__ = "word_reviews"
    __table_args__ = (Index("ix_word_reviews_state_id", "state", "id"),)

    handoff_id: Mapped[int] = mapped_column(
        ForeignKey("handoffs.id", ondelete="CASCADE"), index=True
    )
    #: Random: what addresses and the log of staff call it by.
    reference: Mapped[str] = mapped_column(String(32), unique=True, default=new_reference)
    #: Words of a job only, as the coach put them down.
    words: Mapped[str] = mapped_column(String(80))
    #: The occupation they were taken for; NULL = none was found.
    was_code: Mapped[str | None] = mapped_column(String(10))
    code: Mapped[str] = mapped_column(String(10))
    coach_id: Mapped[int]
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    state: Mapped[str] = mapped_column(String(16), default="open")
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

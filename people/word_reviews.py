"""A review list for plain words: job words that a coach understood otherwise than the search."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import select, update
from sqlalchemy.engine import CursorResult

from people.database import Database
from people.handoff_tables import HandoffRow
from people.private import private_kinds
from people.utc import now
from people.word_review_tables import WordReviewRow

#: Letters of job words (ours).
LONGEST_WORDS = 80
ReviewState = Literal["open", "accepted", "refused"]
REVIEW_STATES: tuple[ReviewState, ...] = ("open", "accepted", "refused")


class NoJobWords(ValueError):  # noqa: N818 - named for what it says
    """The words are empty, too long, or hold something private."""


@dataclass(frozen=True)
class WordReview:
    """Job words, what they were taken for, and what a coach says they mean."""

    reference: str
    words: str
    was_code: str | None
    code: str
    at: datetime
    state: str


def job_words(typed: str) -> str:
    """Words as the list keeps them.

    Raises:
        NoJobWords: they are empty, too long, or hold something private.
    """
    words = " ".join(typed.replace("\0", "").split())
    if not 0 < len(words) <= LONGEST_WORDS or private_kinds(words):
        raise NoJobWords("these are no job words")
    return words


class WordReviews(Database):
    """Reads and changes of the review list."""

    def propose_words(
        self, reference: str, coach_id: int, words: str, *, was_code: str | None, code: str
    ) -> bool:
        """Put job words of one's own hand-off on the list; the same pair of a hand-off once.

        False where the hand-off is not the coach's, or not any more.

        Raises:
            NoJobWords: they are empty, too long, or hold something private.
        """
        kept = job_words(words)
        mine = select(HandoffRow).where(
            HandoffRow.reference == reference,
            HandoffRow.coach_id == coach_id,
            HandoffRow.state.in_(("taken", "done")),
            HandoffRow.consent_ends_at.is_(None) | (HandoffRow.consent_ends_at > now()),
        )
        with self.writing() as session:
            row = session.scalars(mine).one_or_none()
            if row is None:
                return False
            same = select(WordReviewRow.id).where(
                WordReviewRow.handoff_id == row.id, WordReviewRow.words == kept,
                WordReviewRow.code == code,
            )  # fmt: skip
            if session.scalar(same.limit(1)) is None:
                session.add(
                    WordReviewRow(
                        worker_id=row.worker_id, handoff_id=row.id, coach_id=coach_id,
                        words=kept, was_code=was_code, code=code,
                    )
                )  # fmt: skip
            return True

    def words_of_handoff(self, reference: str) -> tuple[WordReview, ...]:
        """What was put on the list from one hand-off, oldest first."""
        query = (
            select(WordReviewRow)
            .join(HandoffRow, HandoffRow.id == WordReviewRow.handoff_id)
            .where(HandoffRow.reference == reference)
            .order_by(WordReviewRow.id)
        )
        with self.reading() as session:
            return tuple(_records(session.scalars(query)))

    def word_reviews(self, state: ReviewState, *, at_most: int) -> tuple[WordReview, ...]:
        """The list in one state, oldest first."""
        query = (
            select(WordReviewRow)
            .where(WordReviewRow.state == state)
            .order_by(WordReviewRow.id)
            .limit(at_most)
        )
        with self.reading() as session:
            return tuple(_records(session.scalars(query)))

    def settle_words(self, reference: str, state: ReviewState) -> bool:
        """Accept, refuse or open one again. False when there is none of this reference."""
        change = (
            update(WordReviewRow)
            .where(WordReviewRow.reference == reference)
            .values(state=state, settled_at=None if state == "open" else now())
        )
        with self.writing() as session:
            done: Any = session.execute(change)
            return isinstance(done, CursorResult) and done.rowcount == 1


def _records(rows: Iterable[WordReviewRow]) -> list[WordReview]:
    return [
        WordReview(row.reference, row.words, row.was_code, row.code, row.at, row.state)
        for row in rows
    ]

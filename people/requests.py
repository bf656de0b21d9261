"""What the person reports to us: a wrong figure, and whether it helped."""

from __future__ import annotations

from people.corrections import new_reference
from people.database import Database
from people.naming_nobody import naming_nobody
from people.tables import CorrectionRow, FeedbackRow
from people.workers import locked_worker


class Requests(Database):
    """Feedback and reported figures."""

    def add_feedback(self, talk: str, helpful: bool, about: str | None = None) -> None:
        """Keep whether something helped; ``about`` is a code or a part of the talk."""
        with self.writing() as session:
            worker_id = locked_worker(session, talk).id
            session.add(FeedbackRow(worker_id=worker_id, helpful=helpful, about=about))

    def report_wrong_figure(
        self,
        talk: str,
        said: str,
        *,
        code: str | None = None,
        figure: str | None = None,
        option_id: str | None = None,
    ) -> None:
        """Keep that the person called a figure wrong, in their own words.

        What is kept names nobody: see people/naming_nobody.py.
        """
        with self.writing() as session:
            worker_id = locked_worker(session, talk).id
            session.add(
                CorrectionRow(
                    worker_id=worker_id, said=naming_nobody(said), code=code, figure=figure,
                    option_id=option_id, reference=new_reference(),
                )
            )  # fmt: skip

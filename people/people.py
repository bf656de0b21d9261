"""The one class through which the other parts read and keep what persons told us."""

from __future__ import annotations

from people.check_in_making import CheckInMaking
from people.check_in_queue import CheckInQueue
from people.check_ins import CheckIns
from people.compared import ComparedTraining
from people.corrections import Corrections
from people.deliveries import Deliveries
from people.exporting import Exporting
from people.flag_editions import FlagEditions
from people.forgetting import Forgetting
from people.handoff_desk import HandoffDesk
from people.handoff_queue import HandoffQueue
from people.handoffs import Handoffs
from people.links import Links
from people.messages import Messages
from people.notices import Notices
from people.past_jobs import PastJobs
from people.requests import Requests
from people.shown import Shown
from people.skills_statements import SkillsStatements
from people.word_reviews import WordReviews
from people.workers import Workers


class People(
    Workers,
    PastJobs,
    Shown,
    ComparedTraining,
    Requests,
    Corrections,
    Messages,
    Links,
    Deliveries,
    Handoffs,
    HandoffQueue,
    HandoffDesk,
    WordReviews,
    SkillsStatements,
    Notices,
    CheckIns,
    CheckInMaking,
    CheckInQueue,
    FlagEditions,
    Exporting,
    Forgetting,
):
    """All persons in one database. Each call is one short transaction.

    Safe to share between threads. The tables must be there: `python -m people migrate`.
    """

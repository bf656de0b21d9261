"""The one class through which the other parts read and keep what persons told us."""

from __future__ import annotations

from people.deliveries import Deliveries
from people.forgetting import Forgetting
from people.links import Links
from people.messages import Messages
from people.past_jobs import PastJobs
from people.requests import Requests
from people.shown import Shown
from people.workers import Workers


class People(Workers, PastJobs, Shown, Requests, Messages, Links, Deliveries, Forgetting):
    """All persons in one database. Each call is one short transaction.

    Safe to share between threads. The tables must be there: `python -m people migrate`.
    """

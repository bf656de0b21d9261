"""Pages of other parts that the workspace leads to."""

from __future__ import annotations

from front.training.sheet import FEWEST, MOST
from front.training.staff_compare import Asked
from people.handoff_summary import Summary


def compare_address(summary: Summary) -> str | None:
    """The sheet that compares the training a worker looked at for one job; None where too few."""
    towards = [one.towards for one in summary.training if one.option_id]
    if not towards:
        return None
    # The job that most of it is for: a sheet is about one.
    job = max(dict.fromkeys(towards), key=towards.count)
    options = tuple(dict.fromkeys(one.option_id for one in summary.training if one.towards == job))[
        :MOST
    ]
    if len(options) < FEWEST:
        return None
    last = next((one.code for one in summary.past_jobs if one.code), "")
    return Asked(job=job, last=last, near="", options=options).address()

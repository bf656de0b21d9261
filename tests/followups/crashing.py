"""A process that does rounds through a stretch of time and may be killed at any statement.

`python -m tests.followups.crashing START END HOURS CHANCE SEED` does a round every few hours by a
simulated clock, prints the moment after each, and with a chance kills itself (SIGKILL) before a
statement or a commit: between any two steps there are.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import event

from followups.rounds import Followups
from people import People
from settings import get_settings


def main() -> None:
    start, end = (datetime.fromisoformat(text) for text in sys.argv[1:3])
    hours, chance, seed = float(sys.argv[3]), float(sys.argv[4]), int(sys.argv[5])
    settings = get_settings()
    people = People(settings.people_database)
    dice = random.Random(seed)

    def perhaps_die(*_: Any) -> None:
        if dice.random() < chance:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(people.engine, "before_cursor_execute", perhaps_die)
    event.listen(people.engine, "after_cursor_execute", perhaps_die)
    event.listen(people.engine, "commit", perhaps_die)
    followups = Followups(people, settings)
    moment = start
    while moment <= end:
        followups.round(moment)
        print(moment.isoformat(), flush=True)
        moment += timedelta(hours=hours)
    people.close()


if __name__ == "__main__":
    main()

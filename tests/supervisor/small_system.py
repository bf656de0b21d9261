"""Runs small parts as `python -m supervisor run` runs the system: `small_system.py LOGS [ARG...]`.

Further arguments go to the part called front.
"""

from __future__ import annotations

import sys
from pathlib import Path

from supervisor.run import keep_running, say, stop_event
from supervisor.supervision import Supervision
from tests.supervisor.small_parts import small_part

asked = stop_event()
parts = [small_part("actions"), small_part("front", *sys.argv[2:])]
system = Supervision(parts, logs=Path(sys.argv[1]), say=say, stop_asked=asked)
sys.exit(keep_running(system, asked, "Chat in another terminal"))

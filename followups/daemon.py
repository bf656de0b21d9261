"""Rounds without an end, until the process is told to stop."""

from __future__ import annotations

import logging
import signal
import threading
import traceback
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from followups.rounds import Followups
from followups.rules import rules
from people.utc import now

logger = logging.getLogger(__name__)
HEALTH = "/health"


class _Health(BaseHTTPRequestHandler):
    """Answers that the process lives."""

    def do_GET(self) -> None:
        self.send_response(200 if self.path == HEALTH else 404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *_: object) -> None:
        """Say nothing: it is asked many times."""


def run_daemon(followups: Followups, port: int) -> None:
    """Do a round every few seconds; a round that fails is logged and the next one tries again.

    It may be killed at any moment, and another one may run beside it.
    """
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    server = ThreadingHTTPServer(("127.0.0.1", port), _Health)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    logger.info("watching for changes")
    while not stop.is_set():
        try:
            done = followups.round(now())
            if done.queued or done.new_edition:
                logger.info("%s queued, new edition: %s", done.queued, done.new_edition)
        except Exception as error:
            # Where it broke, and never its words: they may quote a person.
            place = traceback.extract_tb(error.__traceback__)[-1]
            logger.error("%s at %s:%s", type(error).__name__, place.filename, place.lineno)
        stop.wait(rules().look_again)
    server.shutdown()

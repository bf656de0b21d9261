"""A small server that behaves, or misbehaves, as its arguments say; a part under supervision."""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

parser = argparse.ArgumentParser()
parser.add_argument("port", type=int)
parser.add_argument("--journal", type=Path, help="file that gets a line at start and at stop")
parser.add_argument("--name", default="part")
parser.add_argument("--dies-after", type=float, help="seconds until it ends with exit code 7")
parser.add_argument("--ignores-stop", action="store_true")
parser.add_argument("--unhealthy", action="store_true")
parser.add_argument("--child", type=Path, help="starts a child that ignores SIGTERM; gets its pid")
arguments = parser.parse_args()


def note(what: str) -> None:
    if arguments.journal:
        with arguments.journal.open("a", encoding="utf-8") as journal:
            journal.write(f"{what} {arguments.name}\n")


class Health(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(503 if arguments.unhealthy else 200)
        self.end_headers()


def stop(number: int, frame: object) -> None:
    note("stopped")
    sys.exit(0)


def die() -> None:
    time.sleep(arguments.dies_after)
    print("the disk is full", flush=True)
    signal.raise_signal(signal.SIGUSR1)


note("started")
print("listening", flush=True)
signal.signal(signal.SIGTERM, signal.SIG_IGN if arguments.ignores_stop else stop)
signal.signal(signal.SIGUSR1, lambda number, frame: sys.exit(7))
if arguments.child:
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"
    child = subprocess.Popen([sys.executable, "-c", deaf])
    arguments.child.write_text(str(child.pid))
if arguments.dies_after is not None:
    threading.Thread(target=die, daemon=True).start()
HTTPServer(("127.0.0.1", arguments.port), Health).serve_forever()

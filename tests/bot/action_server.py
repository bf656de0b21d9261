"""An action server that speaks Rasa's protocol and fails on demand."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

EMPTY: dict[str, Any] = {"text": None, "buttons": [], "elements": [], "custom": {}}


def _answer(asked: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    action = asked["next_action"]
    if action == "action_break":
        # As the real one does: the error's body repeats the whole talk.
        return 500, {"error": "broken", "tracker": asked["tracker"]}
    if action == "action_pause":
        return 200, {"events": [{"event": "pause"}], "responses": []}
    if action == "action_unknown":
        return 200, {"events": [], "responses": [EMPTY | {"text": "I did not understand."}]}
    shown = EMPTY | {
        "text": "One of these?",
        "buttons": [{"title": "More", "payload": "more"}],
        "custom": {"kind": "next_jobs"},
    }
    slot = {"event": "slot", "timestamp": None, "name": "shown", "value": 3}
    return 200, {"events": [slot], "responses": [shown, EMPTY | {"text": "Say a number."}]}


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        status, answer = _answer(asked)
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        pass


class StandInActionServer:
    def __init__(self) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self.port = self._server.server_address[1]

    def __enter__(self) -> StandInActionServer:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

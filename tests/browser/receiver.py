"""An address that takes what readers send: it accepts, refuses, fails, stalls or leads elsewhere, as it is told."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl


@dataclass
class Receiver:
    """What was sent, and what is answered."""

    url: str = ""
    how: str = "accept"
    received: list[dict[str, str]] = field(default_factory=list)
    accepts: list[str] = field(default_factory=list)
    """What each sender would like for an answer."""


class _Handler(BaseHTTPRequestHandler):
    receiver: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        assert self.headers["Content-Type"].startswith("application/x-www-form-urlencoded")
        self.receiver.received.append(dict(parse_qsl(body, keep_blank_values=True)))
        self.receiver.accepts.append(self.headers["Accept"])
        match self.receiver.how:
            case "accept":
                self._answer(200, {"ok": True})
            case "refuse":
                self._answer(422, {"errors": [{"message": "Please <b>sign</b> it."}]})
            case "refuse kindly":
                self._answer(200, {"success": "false", "message": "Activate this form first."})
            case "refuse with an error":
                self._answer(200, {"error": "Bad captcha."})
            case "refuse with errors":
                self._answer(200, {"errors": [{"message": "The quota is used up."}]})
            case "refuse by status":
                self._answer(200, {"status": "error", "message": "No such form."})
            case "refuse by number":
                self._answer(200, {"success": 0})
            case "refuse in half a sentence":
                self._answer(404, {"error": "No such form"})
            case "refuse as a problem":  # RFC 9457
                self._answer(422, {"type": "about:blank", "title": "Not valid", "detail": "Email is needed"})
            case "refuse with hidden signs":
                self._answer(422, {"error": "\u202eNo \u200bsuch form"})
            case "break off in a yes":  # it may have been a no
                self._break_off(200)
            case "break off in a no":
                self._break_off(422)
            case "fail at the gateway":  # what stands behind it may have taken the text
                self._answer(504, {})
            case "be busy":
                self._answer(429, {"error": "Too many requests"})
            case "fail":
                self._answer(500, {})
            case "redirect":
                self.send_response(303)
                self.send_header("Location", "/thanks")
                self._end()
            case "redirect without leave":  # it took the text, and browsers show no page of another host its answer
                self.send_response(303)
                self.send_header("Location", "/thanks")
                self.end_headers()
            case "answer without leave":
                self.send_response(200)
                self.end_headers()
            case "slow":
                time.sleep(1.5)
                self._answer(200, {"ok": True})
            case "stall":
                time.sleep(3)

    def do_GET(self) -> None:
        self._answer(200, {"message": "See you soon."})

    def _answer(self, status: int, said: object) -> None:
        body = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self._end()
        self.wfile.write(body)

    def _break_off(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "50")
        self._end()
        self.wfile.write(b'{"ok"')

    def _end(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what went wrong shows in the test."""


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A receiver on a free port of this machine."""
    receiver = Receiver()
    handler = type("Handler", (_Handler,), {"receiver": receiver})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    receiver.url = f"http://127.0.0.1:{server.server_port}/take"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

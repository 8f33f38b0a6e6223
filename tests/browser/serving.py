"""A folder of finished HTML as a web site, under the sub-path that it was built for."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit


class _Handler(SimpleHTTPRequestHandler):
    """Answers as a static host does: below `prefix` only, with the site's own 404 page."""

    # Kept open between requests: a page asks for about ten files.
    protocol_version = "HTTP/1.1"
    # An answer leaves in one piece: in two, each waits for the other side to confirm the first.
    wbufsize = -1
    disable_nagle_algorithm = True

    def __init__(self, *args: object, prefix: str, headers: Mapping[str, str], **kwargs: object) -> None:
        self.prefix, self.also = prefix, headers
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def end_headers(self) -> None:
        # Data files are there for scripts on other people's pages; GitHub Pages says so of every file.
        self.send_header("Access-Control-Allow-Origin", "*")
        for name, value in self.also.items():
            self.send_header(name, value)
        super().end_headers()

    def translate_path(self, path: str) -> str:
        inside = urlsplit(path).path.removeprefix(self.prefix)
        outside = not path.startswith(self.prefix)
        return super().translate_path("/no/such/file" if outside else f"/{inside}")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what went wrong shows in the test."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes a page in the middle of an answer is no error."""


@contextmanager
def served(folder: Path, prefix: str = "/", port: int = 0, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve a folder on a free port, or on a given one; gives the address of its root, with a slash at the end.

    `headers` go with every answer.
    """
    server = _Server(
        ("127.0.0.1", port), partial(_Handler, directory=str(folder), prefix=prefix, headers=headers or {})
    )
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

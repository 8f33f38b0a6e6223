"""An editor, as far as yaml-language-server needs one: the Language Server Protocol over standard input and output."""

import itertools
import json
import queue
import subprocess
import threading
from pathlib import Path
from types import TracebackType
from typing import Any

PATIENCE = 120


class Editor:
    """Opens texts as files of a project and asks the server about them, with the settings of the project."""

    def __init__(self, server: Path, project: Path, settings: dict[str, Any]) -> None:
        self._project = project
        self._settings = settings
        self._numbers = itertools.count(1)
        self._told: queue.Queue[dict[str, Any]] = queue.Queue()
        self._answers: dict[int, dict[str, Any]] = {}
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}
        self._process = subprocess.Popen(
            ["node", str(server), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=project
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def __enter__(self) -> "Editor":
        folder = self._project.as_uri()
        able = {"configuration": True, "workspaceFolders": True}
        self._ask(
            "initialize",
            {
                "processId": None,
                "rootUri": folder,
                "workspaceFolders": [{"uri": folder, "name": "project"}],
                "capabilities": {
                    "workspace": able,
                    "textDocument": {
                        "completion": {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}},
                        "hover": {"contentFormat": ["markdown"]},
                    },
                },
            },
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": self._settings})
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        self._process.communicate()

    def opens(self, path: str, text: str) -> list[dict[str, Any]]:
        """What the server marks in a text that is opened as this file."""
        address = (self._project / path).as_uri()
        self._diagnostics.pop(address, None)
        document = {"uri": address, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        while address not in self._diagnostics:
            self._wait()
        return self._diagnostics[address]

    def asks(self, about: str, path: str, line: int, column: int) -> Any:
        """The answer about a place, both numbers from 0: `hover` or `completion`."""
        place = {"line": line, "character": column}
        address = {"uri": (self._project / path).as_uri()}
        return self._ask(f"textDocument/{about}", {"textDocument": address, "position": place})

    def _ask(self, method: str, given: dict[str, Any]) -> Any:
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": given})
        while number not in self._answers:
            self._wait()
        answer = self._answers.pop(number)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def _tell(self, method: str, given: dict[str, Any]) -> None:
        self._send({"method": method, "params": given})

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self._process.stdin.flush()

    def _wait(self) -> None:
        message = self._told.get(timeout=PATIENCE)
        if "method" not in message:
            self._answers[message["id"]] = message
        elif message["method"] == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message:
            wanted = message["params"].get("items", []) if message["method"] == "workspace/configuration" else []
            self._send({"id": message["id"], "result": [self._setting(item["section"]) for item in wanted] or None})

    def _setting(self, section: str) -> Any:
        found: Any = self._settings
        for name in section.split("."):
            found = found.get(name, {}) if isinstance(found, dict) else {}
        return found

    def _listen(self) -> None:
        assert self._process.stdout
        while header := self._process.stdout.readline():
            length = 0
            while header.strip():
                name, _, value = header.decode().partition(":")
                length = int(value) if name.lower() == "content-length" else length
                header = self._process.stdout.readline()
            self._told.put(json.loads(self._process.stdout.read(length)))

"""Whether a port of this machine is free, as `localhost` of both kinds (IPv4 and IPv6)."""

import errno
import socket
import sys
from contextlib import suppress

from dictionary.model.problems import shown

LAST = 65535


def refusal(port: int, host: str, command: str) -> str:
    """Why nothing can be served at a port, in a sentence with another one that is free; empty if it can.

    `command` is what a person writes to use another port, with `{port}` in it.
    """
    try:
        if is_free(port, host):
            return ""
        why = f"Port {port} is taken by another program"
    except PermissionError:
        why = f"Port {port} needs the rights of an administrator"
    except OSError as error:
        return f"Nothing can be served at {shown(host)}: {error.strerror or error}."
    other = next_free(max(port, 7999), host)
    return (
        f"{why}. Port {other} is free: {command.format(port=other)}" if other else f"{why}, and so are those above it."
    )


def next_free(port: int, host: str = "localhost") -> int | None:
    """The first port above this one that is free."""
    for other in range(port + 1, min(port + 1000, LAST) + 1):
        with suppress(OSError):
            if is_free(other, host):
                return other
    return None


def is_free(port: int, host: str = "localhost") -> bool:
    """Whether nothing listens there. Raises PermissionError, and OSError for a host that is not this machine."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    if host == "localhost":
        # A browser tries both kinds, whichever of them the name stands for on this machine.
        found += [(socket.AF_INET6, socket.SOCK_STREAM, 0, "", ("::1", port, 0, 0))]
        found += [(socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", port))]
    return all(_can_be_had(family, address) for family, _, _, _, address in found)


def _can_be_had(family: int, address: tuple[object, ...]) -> bool:
    """A port counts as had when somebody answers there, or when it cannot be bound."""
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.settimeout(0.5)
            if probe.connect_ex(address) == 0:
                return False
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            if sys.platform != "win32":  # there it would let two programs have one port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except PermissionError:
        raise
    except OSError as error:
        if family == socket.AF_INET6 and address[0] == "::1" and not _is_taken(error):
            return True  # a machine without IPv6
        if _is_taken(error):
            return False
        raise
    return True


def _is_taken(error: OSError) -> bool:
    return error.errno == errno.EADDRINUSE or getattr(error, "winerror", None) in (10048, 10013)

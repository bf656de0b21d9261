"""Ports: whether those needed are free, and which free ones a second system can take."""

from __future__ import annotations

import errno
import socket
from collections.abc import Sequence
from contextlib import ExitStack

import psutil

from supervisor.parts import Part


class PortTakenError(Exception):
    """Another program listens where a part should."""


def check_ports(parts: Sequence[Part]) -> None:
    """Tries every port before anything is started.

    Raises:
        PortTakenError: with one line for each port that cannot be had.
    """
    troubles: list[str] = []
    owners: dict[int, str] = {}
    for part in parts:
        if part.port in owners:
            troubles.append(f"{owners[part.port]} and {part.name} are both given port {part.port}.")
            continue
        owners[part.port] = part.name
        trouble = _trouble(part)
        if trouble:
            troubles.append(trouble)
    if troubles:
        raise PortTakenError("\n".join(troubles))


def _trouble(part: Part) -> str | None:
    family = socket.AF_INET6 if ":" in part.host else socket.AF_INET
    with socket.socket(family) as probe:
        # As servers do: a port whose last connections are only waiting out counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((part.host, part.port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                return f"{part.name} cannot listen on {part.host}:{part.port}: {error.strerror}."
            return (
                f"Port {part.port}, which {part.name} needs, is taken by {_owner(part.port)}: "
                f"stop that, or choose another port with ONWARD_{part.name.upper()}_PORT."
            )
    return None


def _owner(port: int) -> str:
    """Who listens there, so that a part left over from a killed run can be recognised."""
    try:
        for connection in psutil.net_connections("inet"):
            listens = connection.status == psutil.CONN_LISTEN
            if listens and connection.laddr.port == port and connection.pid:
                command = " ".join(psutil.Process(connection.pid).cmdline()[:4])
                return f"process {connection.pid} ({command})"
    except psutil.Error:
        # Some systems tell only the administrator.
        pass
    return "another program"


def free_ports(count: int) -> list[int]:
    """Different ports of this machine that nobody uses just now."""
    with ExitStack() as open_sockets:
        ports = []
        for _ in range(count):
            # All are held until the last is found, so that none is given twice.
            probe = open_sockets.enter_context(socket.socket())
            probe.bind(("127.0.0.1", 0))
            ports.append(int(probe.getsockname()[1]))
        return ports

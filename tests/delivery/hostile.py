"""Servers that are not HQ, or HQ at its worst: one scripted TLS answer a connection."""

from __future__ import annotations

import socket
import ssl
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import trustme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass
class Hostile:
    """A listening server: its address, its authority's PEM, and what reached it."""

    port: int
    ca_pem: str
    requests: list[bytes] = field(default_factory=list)
    connections: int = 0

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self.port}"


def response(body: bytes, *, status: str = "200 OK", kind: str = "application/json", extra: str = "") -> bytes:
    """Return a whole HTTP response."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{extra}\r\n".encode() + body


@contextmanager
def serving(
    answer: Callable[[ssl.SSLSocket, bytes], None] | bytes,
    *,
    name: str = "127.0.0.1",
    ca: trustme.CA | None = None,
    newest: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3,
) -> Iterator[Hostile]:
    """Serve ``answer`` (bytes, or a function of socket and request) from a thread for the length of a block."""
    authority = ca or trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if newest < ssl.TLSVersion.TLSv1_2:
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = newest
        context.set_ciphers("ALL:@SECLEVEL=0")
    authority.issue_cert(name).configure_cert(context)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        hostile = Hostile(listener.getsockname()[1], authority.cert_pem.bytes().decode())
        thread = threading.Thread(target=_serve, args=(listener, context, hostile, answer), daemon=True)
        thread.start()
        try:
            yield hostile
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            thread.join(10)


def _serve(
    listener: socket.socket, context: ssl.SSLContext, hostile: Hostile, answer: Callable[[ssl.SSLSocket, bytes], None] | bytes
) -> None:
    while True:
        try:
            raw, _ = listener.accept()
        except OSError:
            return
        hostile.connections += 1
        raw.settimeout(10)
        try:
            with context.wrap_socket(raw, server_side=True) as line:
                request = read_request(line)
                hostile.requests.append(request)
                if isinstance(answer, bytes):
                    line.sendall(answer)
                else:
                    answer(line, request)
        except OSError:
            raw.close()


def read_request(line: socket.socket) -> bytes:
    """Read one request to its end."""
    data = b""
    while b"\r\n\r\n" not in data:
        piece = line.recv(65536)
        if not piece:
            return data
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    length = next((int(row.split(b":")[1]) for row in head.split(b"\r\n") if row.lower().startswith(b"content-length:")), 0)
    while len(body) < length:
        piece = line.recv(65536)
        if not piece:
            break
        body += piece
    return head + b"\r\n\r\n" + body

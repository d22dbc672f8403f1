"""The one way out of the laptop: HTTPS to HQ alone, with HQ's own authority pinned.

``requests`` lets the environment replace a pinned authority
(``REQUESTS_CA_BUNDLE``, ``CURL_CA_BUNDLE``: https://github.com/psf/requests/issues/3829)
and adds the public authorities of certifi to any context it is given. So nothing of
the environment is read here, the context is ours alone, nothing is followed, nothing
is unpacked, and every exchange has a size and an end in time.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING, Any

import requests
import requests.adapters

from fieldreport.delivery.wire import JSON_TYPE, LARGEST_ANSWER
from fieldreport.errors import NoLink, UntrustedHQ
from fieldreport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from _typeshed import ReadableBuffer, WriteableBuffer

_BROKEN = said("The link to HQ broke in the middle of an answer. Everything stays safe here and is sent later.")
_PORTAL = said("Something between this laptop and HQ answered in HQ's place. Everything stays safe here and is sent later.")


@dataclass(frozen=True, slots=True)
class Limits:
    """How long an exchange may take and how large an answer may be."""

    connect_seconds: float = 10.0
    silence_seconds: float = 30.0
    """No byte for so long: the line is dead."""
    whole_seconds: float = 60.0
    """A whole exchange, besides its body."""
    slowest_bytes_a_second: int = 4 * 1024
    """The time that a body is given."""
    largest_answer: int = LARGEST_ANSWER


@dataclass(frozen=True, slots=True)
class Answer:
    """What HQ answered, whole."""

    status: int
    body: bytes
    is_json: bool
    retry_after: float | None


class Link:
    """A connection to one HQ, kept open between exchanges. Two threads wait for each other."""

    def __init__(self, url: str, authority_pem: str, limits: Limits) -> None:
        self._url = url.rstrip("/")
        self._limits = limits
        self._end = _End()
        self._turn = threading.Lock()
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self._session.adapters.clear()
        self._session.mount("https://", _PinnedAdapter(pinned_context(authority_pem, self._end)))

    def exchange(self, method: str, path: str, headers: Mapping[str, str], body: Any) -> Answer:  # noqa: ANN401  (bytes or a file)
        """Send one request and read its answer.

        Args:
            method: GET, PUT or POST.
            path: path and query.
            headers: all header fields but the length.
            body: bytes, or a readable with a length.

        Raises:
            NoLink: HQ was not reached, or not to the end.
            UntrustedHQ: somebody answered who is not our HQ, or not as HQ answers.
        """
        fixed = {"Accept": JSON_TYPE, "Accept-Encoding": "identity", "User-Agent": "fieldreport"}
        request = self._session.prepare_request(requests.Request(method, self._url + path, headers={**fixed, **headers}, data=body))
        seconds = self._limits.whole_seconds + len(body) / self._limits.slowest_bytes_a_second
        timeouts = (self._limits.connect_seconds, self._limits.silence_seconds)
        try:
            with self._turn:
                self._end.at = time.monotonic() + seconds
                self._end.silence = self._limits.silence_seconds
                with self._session.send(request, stream=True, allow_redirects=False, timeout=timeouts) as response:
                    return self._read(response)
        except requests.exceptions.SSLError as problem:
            raise _tls_problem(problem) from problem
        except (requests.exceptions.RequestException, OSError) as problem:
            raise NoLink(said("HQ cannot be reached now. Everything stays safe here and is sent when the link is back.")) from problem

    def close(self) -> None:
        """Close the connection."""
        self._session.close()

    def _read(self, response: requests.Response) -> Answer:
        if 300 <= response.status_code < 400:
            raise UntrustedHQ(_PORTAL)
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise UntrustedHQ(said("HQ answered in a packed form that was not asked for. Everything stays safe here and is sent later."))
        if not {"content-length", "transfer-encoding"} & {name.lower() for name in response.headers}:
            # http.client takes a head that was cut for a whole one; without a length the cut would go unnoticed.
            raise NoLink(_BROKEN)
        body = bytearray()
        while piece := self._piece(response):
            body += piece
            if len(body) > self._limits.largest_answer:
                raise UntrustedHQ(said("HQ's answer is too large to be one. Everything stays safe here and is sent later."))
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        return Answer(response.status_code, bytes(body), kind == JSON_TYPE, _retry_after(response.headers.get("Retry-After", "")))

    @staticmethod
    def _piece(response: requests.Response) -> bytes:
        from urllib3.exceptions import HTTPError

        try:
            piece: bytes = response.raw.read(16 * 1024, decode_content=False)
        except HTTPError as problem:
            raise NoLink(_BROKEN) from problem
        return piece


@dataclass(slots=True)
class _End:
    """When the exchange under way must be over (monotonic seconds), and how long a silence may be."""

    at: float = 0.0
    silence: float = 0.0

    def left(self) -> float:
        left = self.at - time.monotonic()
        if left <= 0:
            raise TimeoutError(said("The exchange took too long."))
        return min(left, self.silence)


def pinned_context(authority_pem: str, end: _End | None = None) -> ssl.SSLContext:
    """Return a client context that trusts one authority and nothing of the environment (no key log, no system store)."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_verify_locations(cadata=authority_pem)
    if end is not None:
        context.sslsocket_class = _socket_with(end)
    return context


def _socket_with(end: _End) -> type[ssl.SSLSocket]:
    """Return a socket class whose every operation ends by ``end``: a drip of single bytes cannot hold the line for ever."""

    class Socket(ssl.SSLSocket):
        def recv_into(self, buffer: WriteableBuffer, nbytes: int | None = None, flags: int = 0) -> int:
            self.settimeout(end.left())
            return super().recv_into(buffer, nbytes, flags)

        def recv(self, buflen: int = 1024, flags: int = 0) -> bytes:
            self.settimeout(end.left())
            return super().recv(buflen, flags)

        def send(self, data: ReadableBuffer, flags: int = 0) -> int:
            self.settimeout(end.left())
            return super().send(data, flags)

    return Socket


class _PinnedAdapter(requests.adapters.HTTPAdapter):
    """Sends with the one context. The base class would add certifi's authorities to it and obey ``verify``."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (the base class's own)
        super().init_poolmanager(*args, **kwargs, ssl_context=self._context)

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:  # noqa: ANN401
        """Add nothing to the context: it is complete."""

    def proxy_manager_for(self, proxy: str, **_kwargs: Any) -> Any:  # noqa: ANN401
        """Refuse every proxy: none is configured by HQ."""
        raise UntrustedHQ(
            said("A proxy ({proxy}) wanted to carry the reports. None was configured by HQ, so nothing was sent.", proxy=proxy)
        )


def _tls_problem(problem: BaseException) -> NoLink | UntrustedHQ:
    seen: BaseException | None = problem
    while seen is not None:
        if isinstance(seen, ssl.SSLEOFError | ssl.SSLZeroReturnError | socket.timeout | ConnectionError):
            return NoLink(said("The link to HQ broke. Everything stays safe here and is sent when it is back."))
        reason = seen.args[0] if seen.args else None
        inner = getattr(reason, "reason", None)
        seen = inner if isinstance(inner, BaseException) else (seen.__cause__ or seen.__context__)
    return UntrustedHQ(
        said(
            "Somebody answered at HQ's address who cannot prove to be HQ, so nothing was sent. Everything stays safe "
            "here. If this stays so, tell IT."
        )
    )


def _retry_after(text: str) -> float | None:
    """Return the seconds of a Retry-After field (RFC 9110 §10.2.3), at most a day; dates and nonsense count as absent."""
    with contextlib.suppress(ValueError):
        if text.isascii() and text.strip().isdigit():
            return float(min(int(text), 86_400))
    return None

"""Only our HQ is spoken to, whatever the environment says; and no answer can hold or fill the laptop."""

from __future__ import annotations

import gzip
import json
import os
import socket
import ssl
import subprocess
import sys
import threading
import time
import warnings
from typing import TYPE_CHECKING

import pytest
import requests
import trustme

from fieldreport.delivery.link import Limits, Link, pinned_context
from fieldreport.errors import NoLink, UntrustedHQ
from tests.delivery.hostile import response, serving

if TYPE_CHECKING:
    from pathlib import Path

GOOD = response(b'{"well":true}')
QUICK = Limits(connect_seconds=5, silence_seconds=0.5, whole_seconds=1.0, slowest_bytes_a_second=1000)


def ask(url: str, ca_pem: str, limits: Limits = QUICK, body: bytes = b"") -> bytes:
    link = Link(url, ca_pem, limits)
    try:
        return link.exchange("PUT" if body else "GET", "/v1/anything", {}, body).body
    finally:
        link.close()


def test_our_hq_is_heard() -> None:
    with serving(GOOD) as hq:
        assert ask(hq.url, hq.ca_pem) == b'{"well":true}'


def test_another_authority_is_refused_and_sees_no_request() -> None:
    with serving(GOOD) as attacker, pytest.raises(UntrustedHQ, match="cannot prove"):
        ask(attacker.url, trustme.CA().cert_pem.bytes().decode())
    assert attacker.requests == []


def test_the_environment_cannot_change_whom_we_trust(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pinned = tmp_path / "pinned.pem"
    pinned.write_bytes(trustme.CA().cert_pem.bytes())
    with serving(GOOD) as attacker:
        theirs = tmp_path / "theirs.pem"
        theirs.write_text(attacker.ca_pem)
        for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
            monkeypatch.setenv(name, str(theirs))
        with pytest.raises(UntrustedHQ):
            ask(attacker.url, pinned.read_text())
        # The control: a plain session that pins by ``verify`` is fooled by the same environment.
        session = requests.Session()
        session.verify = str(pinned)
        assert session.get(attacker.url, timeout=5).json() == {"well": True}


def test_no_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(GOOD) as hq, serving(GOOD) as proxy:
        for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        monkeypatch.setenv("NO_PROXY", "")
        monkeypatch.setenv("no_proxy", "")
        assert ask(hq.url, hq.ca_pem) == b'{"well":true}'
        assert proxy.connections == 0
        with pytest.raises(requests.exceptions.RequestException):  # the control goes to the proxy
            requests.get(hq.url, timeout=5)
        assert proxy.connections == 1


def test_no_key_log_is_written(tmp_path: Path) -> None:
    log = tmp_path / "keys.log"
    code = (
        "import sys\nfrom fieldreport.delivery.link import Link, Limits\n"
        "print(Link(sys.argv[1], open(sys.argv[2]).read(), Limits()).exchange('GET', '/', {}, b'').status)"
    )
    with serving(GOOD) as hq:
        pem = tmp_path / "hq.pem"
        pem.write_text(hq.ca_pem)
        done = subprocess.run(
            [sys.executable, "-c", code, hq.url, str(pem)],
            env={**os.environ, "SSLKEYLOGFILE": str(log)},
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    assert done.stdout.strip() == "200"
    assert not log.exists()


def test_the_context_trusts_one_authority_even_after_use() -> None:
    with serving(GOOD) as hq:
        link = Link(hq.url, hq.ca_pem, QUICK)
        link.exchange("GET", "/", {}, b"")
        context = link._session.get_adapter(hq.url)._context
        assert context.cert_store_stats()["x509_ca"] == 1
        link.close()
        # The control: the library's own adapter adds the public authorities to the context that it is given.
        given = pinned_context(hq.ca_pem)
        adapter = requests.adapters.HTTPAdapter()
        adapter.init_poolmanager(1, 1, ssl_context=given)
        session = requests.Session()
        session.mount("https://", adapter)
        session.get(hq.url, timeout=5)
        assert given.cert_store_stats()["x509_ca"] > 50
        session.close()


def test_a_certificate_for_another_name_is_refused() -> None:
    with serving(GOOD, name="hq.example.org") as other, pytest.raises(UntrustedHQ):
        ask(other.url, other.ca_pem)


def test_old_tls_is_refused() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        with serving(GOOD, newest=ssl.TLSVersion.TLSv1_1) as hq:
            with pytest.raises((UntrustedHQ, NoLink)):
                ask(hq.url, hq.ca_pem)
            assert hq.requests == []
            # The control: a client that allows the old version is answered, so the server does speak it.
            lax = pinned_context(hq.ca_pem)
            lax.minimum_version = ssl.TLSVersion.TLSv1_1
            lax.set_ciphers("ALL:@SECLEVEL=0")
            with socket.create_connection(("127.0.0.1", hq.port)) as raw, lax.wrap_socket(raw, server_hostname="127.0.0.1") as line:
                line.sendall(b"GET / HTTP/1.1\r\n\r\n")
                assert line.recv(15) == GOOD[:15]
                assert line.version() == "TLSv1.1"


def test_a_redirect_is_not_followed() -> None:
    with serving(GOOD) as other:
        away = response(b"", status="302 Found", extra=f"Location: {other.url}/\r\n")
        with serving(away) as hq, pytest.raises(UntrustedHQ):
            ask(hq.url, hq.ca_pem)
        assert other.connections == 0


def test_a_packed_answer_is_refused_before_it_is_unpacked() -> None:
    bomb = gzip.compress(bytes(50 * 1024 * 1024), 1)
    with serving(response(bomb, extra="Content-Encoding: gzip\r\n")) as hq, pytest.raises(UntrustedHQ, match="packed"):
        ask(hq.url, hq.ca_pem)


def test_an_endless_answer_is_cut_off() -> None:
    read = []

    def pour(line: ssl.SSLSocket, _request: bytes) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 268435456\r\n\r\n")
        for _ in range(4096):
            line.sendall(bytes(65536))
            read.append(65536)

    with serving(pour) as hq, pytest.raises(UntrustedHQ, match="too large"):
        ask(hq.url, hq.ca_pem, Limits())
    assert sum(read) < 64 * 1024 * 1024


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\nX-Slow: ", b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"])
def test_a_slow_drip_ends(head: bytes) -> None:
    stop = threading.Event()

    def drip(line: ssl.SSLSocket, _request: bytes) -> None:
        line.sendall(head)
        while not stop.wait(0.1):
            line.sendall(b"x")

    started = time.monotonic()
    with serving(drip) as hq:
        with pytest.raises(NoLink):
            ask(hq.url, hq.ca_pem)
        stop.set()
    assert time.monotonic() - started < 5


def test_silence_ends() -> None:
    stop = threading.Event()
    with serving(lambda _line, _request: stop.wait(10) and None) as hq:
        with pytest.raises(NoLink):
            ask(hq.url, hq.ca_pem)
        stop.set()


def test_nobody_there() -> None:
    with serving(GOOD) as hq:
        pass
    with pytest.raises(NoLink, match="Everything stays safe"):
        ask(hq.url, hq.ca_pem)


@pytest.mark.parametrize("cut_after", [0, 1, 12, 40, len(GOOD) - 1])
def test_an_answer_that_is_cut_is_no_answer(cut_after: int) -> None:
    with serving(GOOD[:cut_after]) as hq, pytest.raises((NoLink, UntrustedHQ)):
        ask(hq.url, hq.ca_pem)


@pytest.mark.parametrize(("said", "seconds"), [("120", 120.0), ("999999999", 86400.0), ("-5", None), ("soon", None), ("٣", None)])
def test_retry_after_is_read_in_seconds(said: str, seconds: float | None) -> None:
    refused = response(json.dumps({"problem": "later"}).encode(), status="503 Later").replace(
        b"\r\n\r\n", f"\r\nRetry-After: {said}\r\n\r\n".encode(), 1
    )
    with serving(refused) as hq:
        link = Link(hq.url, hq.ca_pem, QUICK)
        assert link.exchange("GET", "/", {}, b"").retry_after == seconds
        link.close()


def test_no_cookie_is_kept() -> None:
    with serving(response(b"{}", extra="Set-Cookie: track=1\r\n")) as hq:
        link = Link(hq.url, hq.ca_pem, QUICK)
        link.exchange("GET", "/", {}, b"")
        link.close()
        link.exchange("GET", "/", {}, b"")
        link.close()
        assert len(hq.requests) == 2
        assert b"cookie" not in hq.requests[1].lower()

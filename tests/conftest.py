"""Guards that every test runs under: no window on the screen, no network beyond this machine."""

from __future__ import annotations

import ipaddress
import os
import socket
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cards import Reader
    from tests.houses import House

# Before Qt is imported by anything: tests draw to memory unless a journey asks for a real screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The machine's own choice of key store or certificates must not reach the tests.
for stray in ("PYTHON_KEYRING_BACKEND", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSLKEYLOGFILE"):
    os.environ.pop(stray, None)


class NetworkUsed(AssertionError):
    """A test tried to reach another machine."""


def _is_here(address: object) -> bool:
    if not isinstance(address, tuple):
        return True  # a socket of this machine's own file system
    host = str(address[0])
    if host in ("localhost", ""):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def _only_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if not _is_here(address):
            raise NetworkUsed(f"a test tried to reach {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--shard", type=int, default=0, help="the shard of the slow batteries to run; 0 runs none")


@pytest.fixture(scope="session")
def enrolled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house with its laptop and first officer enrolled; tests work on copies of it."""
    from tests.houses import make_template

    house = make_template(tmp_path_factory.mktemp("enrolled"))
    yield house
    left = [path.name for path in house.settings.originals.rglob("*") if path.is_file()]
    assert left == [], "a test delivered to the house that others copy"


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """A reader for smart cards, empty; the cards are SoftHSM's."""
    from tests.cards import MODULE, make_reader

    assert MODULE, "SoftHSM is not installed (build/prepare.sh test)"
    made = make_reader(tmp_path / "reader")
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "reader" / "softhsm2.conf"))
    return made

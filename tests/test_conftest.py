"""The guards that all tests run under catch what they are there for."""

from __future__ import annotations

import socket

import pytest

from tests.conftest import NetworkUsed


def test_a_test_that_reaches_for_another_machine_fails() -> None:
    with socket.socket() as connection, pytest.raises(NetworkUsed):
        connection.connect(("192.0.2.1", 443))  # TEST-NET-1, RFC 5737: never routed


def test_this_machine_may_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as connection:
        connection.connect(server.getsockname())
        assert connection.getpeername() == server.getsockname()

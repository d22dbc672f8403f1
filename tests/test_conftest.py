"""The guards that all tests run under catch what they are there for."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest

from tests.battery.shards import misplaced, read_shards, shard_of
from tests.builders import ROOT
from tests.conftest import NetworkUsed


def test_a_test_that_reaches_for_another_machine_fails() -> None:
    with socket.socket() as connection, pytest.raises(NetworkUsed):
        connection.connect(("192.0.2.1", 443))  # TEST-NET-1, RFC 5737: never routed


def test_this_machine_may_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as connection:
        connection.connect(server.getsockname())
        assert connection.getpeername() == server.getsockname()


def test_a_battery_test_in_no_shard_or_in_two_is_named() -> None:
    shards = read_shards("test_a.py test_b.py::test_one\ntest_b.py::test_two\n")
    assert misplaced(["test_a.py::test_x", "test_b.py::test_one[3]", "test_b.py::test_two"], shards) == ""
    assert misplaced(["test_c.py::test_x"], shards) == "tests/battery/SHARDS: test_c.py::test_x is in 0 shards."
    twice = read_shards("test_a.py\ntest_a.py::test_x")
    assert misplaced(["test_a.py::test_x"], twice) == "tests/battery/SHARDS: test_a.py::test_x is in 2 shards."
    assert "runs nothing" in misplaced([], read_shards("test_a.py\n\ntest_b.py"))


@pytest.mark.parametrize(("shard", "found"), [("0", "no tests collected"), ("1", "tests collected"), ("99", "no shard 99")])
def test_a_battery_runs_only_when_its_shard_is_asked_for(shard: str, found: str) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "--collect-only", "-p", "no:cacheprovider", "tests/battery", "--shard", shard]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert found in done.stdout + done.stderr


ALL_NAMES = """
import sys
import pytest

class LeftOut:
    def pytest_deselected(self, items):
        print(*(item.nodeid for item in items), sep="\\n")

sys.exit(pytest.main(sys.argv[1:], plugins=[LeftOut()]))
"""
"""Collects one shard, and says which tests belong to the others."""


def test_each_line_of_the_shards_runs_something() -> None:
    options = ["-q", "--collect-only", "-p", "no:cacheprovider", "tests/battery", "--shard", "1"]
    done = subprocess.run([sys.executable, "-c", ALL_NAMES, *options], cwd=ROOT, capture_output=True, text=True, check=True)
    folder = "tests/battery/"
    names = [line.removeprefix(folder) for line in done.stdout.splitlines() if line.startswith(folder) and "::" in line]
    shards = read_shards((ROOT / "tests" / "battery" / "SHARDS").read_text())
    assert {shard_of(name, shards) for name in names} == set(range(1, len(shards) + 1))

"""HQ as a process: founded once, codes from the command line, started and stopped cleanly."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from fieldreport.catalogue.department import read_department
from fieldreport.delivery.client import HQClient
from fieldreport.errors import HQProblem
from fieldreport.hq.serve import found_hq, issue_device_code, issue_officer_code, known_hq, serving
from tests.delivery.contract import fresh
from tests.fakes import LaptopKey
from tests.hq.conftest import utc_now
from tests.hq.postgres import free_port
from tests.hq.test_routes import eventually

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.hq.settings import HQSettings

SERVE = (
    "import sys, pathlib\nfrom fieldreport.hq.serve import known_hq, serve\n"
    "serve(known_hq(pathlib.Path(sys.argv[1])), until_closed=sys.stdin.buffer)"
)


@pytest.fixture
def settings(tmp_path: Path) -> HQSettings:
    return found_hq(tmp_path / "hq", "Sample Police Department", f"https://127.0.0.1:{free_port()}")


def client_of(settings: HQSettings, laptop: LaptopKey) -> HQClient:
    return HQClient(read_department(settings.department_file.read_bytes()), laptop, now=utc_now)


def start(settings: HQSettings) -> subprocess.Popen[bytes]:
    child = subprocess.Popen([sys.executable, "-c", SERVE, str(settings.folder)], stdin=subprocess.PIPE, stderr=subprocess.PIPE)

    def listens() -> bool:
        assert child.poll() is None
        with closing(socket.socket()) as probe:
            return probe.connect_ex(("127.0.0.1", settings.port)) == 0

    eventually(listens)
    return child


def end(child: subprocess.Popen[bytes]) -> bytes:
    assert child.stderr is not None
    said = child.stderr.read()
    child.wait(20)
    child.stderr.close()
    if child.stdin is not None:
        child.stdin.close()
    return said


def test_founding_again_gives_the_same_hq(settings: HQSettings) -> None:
    before = settings.department_file.read_bytes()
    assert found_hq(settings.folder, settings.name, settings.url) == settings
    assert known_hq(settings.folder) == settings
    assert settings.department_file.read_bytes() == before
    assert read_department(before).trial


def test_a_folder_without_an_hq_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(HQProblem, match="no HQ"):
        known_hq(tmp_path)


def test_codes_are_given_out_while_hq_runs(settings: HQSettings) -> None:
    with serving(settings, check=False):
        laptop, officer = LaptopKey(fresh("laptop")), LaptopKey(fresh("officer"))
        client = client_of(settings, laptop)
        assert read_department(client.department()).name == "Sample Police Department"
        assert "BEGIN CERTIFICATE" in client.enrol_device(issue_device_code(settings, "car 12"), laptop.request())
        code = issue_officer_code(settings, "90001", "Alex Sample", "Police Officer", "012")
        assert "BEGIN CERTIFICATE" in client.enrol_officer(code, "90001", officer.request())[0]
        client.close()


def test_a_port_that_is_taken_is_said_in_words(settings: HQSettings) -> None:
    with serving(settings, check=False), pytest.raises(HQProblem, match="running already"), serving(settings):
        pass


@pytest.mark.parametrize("how", ["closing its input", "a signal"])
def test_a_served_hq_ends_cleanly(settings: HQSettings, how: str) -> None:
    child = start(settings)
    client = client_of(settings, LaptopKey(fresh("laptop")))
    assert client.department() == settings.department_file.read_bytes()
    client.close()
    if how == "a signal":
        os.kill(child.pid, signal.SIGTERM)
    else:
        assert child.stdin is not None
        child.stdin.close()
    said = end(child)
    assert b"Traceback" not in said
    assert child.returncode in (0, -signal.SIGTERM)


def test_what_was_acknowledged_survives_a_kill(settings: HQSettings, tmp_path: Path) -> None:
    from tests.fakes import seal_parcel

    laptop = LaptopKey(fresh("laptop"))
    child = start(settings)
    client = client_of(settings, laptop)
    client.enrol_device(issue_device_code(settings, "car 12"), laptop.request())
    sealed = seal_parcel(tmp_path, laptop, read_department(client.department()).sealing_key, report=fresh("report"))
    client.commit(sealed.address, sealed.commitment)
    receipt = client.send(sealed.envelope, sealed.file)
    child.kill()
    end(child)
    client.close()
    child = start(settings)
    assert client.find_receipt(sealed.address) == receipt
    client.close()
    child.kill()
    end(child)


def test_an_hq_that_is_not_there_is_not_taken_for_one_that_cannot_be_read(settings: HQSettings, tmp_path: Path) -> None:
    with pytest.raises(HQProblem, match="Start it once"):
        known_hq(tmp_path / "nowhere")
    settings.department_file.write_bytes(b"{")
    with pytest.raises(HQProblem, match="cannot be read"):
        known_hq(settings.folder)

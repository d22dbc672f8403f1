"""Photos and recordings on their way from an officer's laptop to an HQ in a process of its own."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from typing import TYPE_CHECKING

import pytest

from fieldreport import cli
from fieldreport.answers.values import Place
from fieldreport.app import Parts, Received, left_words, open_field_report
from fieldreport.vault.keys import FolderKeyStore
from tests import builders
from tests.form_with_files import PHOTO, add_recording, answer, begin, form_json, picture
from tests.journeys.running import HQ
from tests.test_app import found_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fieldreport.app import FieldReport
    from fieldreport.desk import Desk

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

STAR, PIN = "90001", "a long fictional passphrase"
CANARY = "a-canary-in-a-film-qvzx"


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    folder = tmp_path / "resources"
    shutil.copytree(builders.ROOT / "resources", folder)
    (folder / "forms" / f"{builders.FORM_ID}.json").write_bytes(form_json())
    return folder


@contextlib.contextmanager
def at_the_laptop(tmp_path: Path, resources: Path) -> Iterator[FieldReport]:
    parts = Parts(key_store=lambda folder: FolderKeyStore(folder / "keys"), resources=resources)
    with open_field_report(tmp_path / "laptop", parts) as report:
        yield report


def wait_until_complete(report: FieldReport, desk: Desk) -> str:
    """Ask for news until HQ says that all files are there; return its words."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        report.fetch_news()
        desk.apply_mail()
        (line,) = desk.list_reports()
        if "are here" in line.said_by_hq:
            return line.said_by_hq
    raise AssertionError(f"HQ never said so; its last words: {line.said_by_hq!r}")


def test_a_report_and_its_files_arrive_whole_whatever_comes_between(tmp_path: Path, resources: Path) -> None:
    hq = HQ(tmp_path / "hq")
    photo, film = tmp_path / "IMG_0001.jpg", tmp_path / "film.mp4"
    photo.write_bytes(picture((800, 600)))
    film.write_bytes(b"\0\0\0\x18ftypisom\0\0\0\0isommp41" + CANARY.encode() + os.urandom(3_000_000))
    with at_the_laptop(tmp_path, resources) as report:
        with hq.serving():
            report.enrol_device((hq.folder / "department.json").read_bytes(), hq.command("enrol-device", "--label", "car 417"))
            desk = report.make_vault(STAR, PIN)
            words = ("--star", STAR, "--name", "Alex Sample", "--rank", "Police Officer", "--unit", "009")
            report.certify(desk, hq.command("enrol-officer", *words))

        # The cable is out: taken in, sealed.
        opened = begin(desk)
        recording = add_recording(opened, "a neighbour's doorbell")
        for place, path in ((PHOTO, photo), (recording, film), (Place("second_photo"), photo)):
            answer(desk, opened, place, desk.attach(opened.report_id, path, where_found="on the kerb"))
        desk.seal(opened.report_id, PIN)
        assert left_words(report.outbox_summary()) == "3 left on this laptop: 1 waiting, 2 files waiting."

        # A short link: the report alone.
        with hq.serving():
            report.link_returned()
            outcome = report.deliver_step()
            assert isinstance(outcome, Received)
            assert outcome.kind == "report"
        desk.apply_mail()
        assert left_words(report.outbox_summary()) == "2 left on this laptop: 2 files waiting."

        # A long one: the files follow, and HQ says that they are all there.
        with hq.serving():
            assert left_words(report.deliver_all()) == "0 left on this laptop."
            assert wait_until_complete(report, desk).endswith("All 2 files that it names are here.")
        (line,) = desk.list_reports()
        assert (line.state, line.unsent) == ("checked", False)
        pdf, _ = desk.export(opened.report_id, 1, tmp_path / "report.pdf")
        desk.close()

    held = {path.read_bytes() for path in (hq.folder / "originals").glob("*/*")}
    assert {photo.read_bytes(), film.read_bytes(), pdf.read_bytes()} == held
    assert found_in(tmp_path / "laptop", CANARY) == []
    department = str(hq.folder / "department.json")
    assert cli.main(["verify", str(pdf), "--department", department, "--exhibit", str(photo), str(film)]) == cli.DONE

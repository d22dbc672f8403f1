"""The main job, with the real window and a real HQ: from enrolment to a receipt, with the cable out in between."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from fieldreport import cli
from fieldreport.app import open_field_report
from tests.journeys.running import HQ, Window, kill_successors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PIN = "a long fictional passphrase"
STAR, SECOND = "90001", "90002"

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600)]


@pytest.fixture
def hq(tmp_path: Path) -> HQ:
    return HQ(tmp_path / "hq")


@pytest.fixture
def laptop(tmp_path: Path) -> Path:
    return tmp_path / "laptop"


def enrol_laptop(hq: HQ, laptop: Path) -> None:
    words = ["enrol", "--folder", str(laptop), "--department", str(hq.folder / "department.json"), "--code"]
    assert cli.main([*words, hq.command("enrol-device", "--label", "car 417")]) == cli.DONE


def officer_code(hq: HQ, star: str, name: str) -> str:
    return hq.command("enrol-officer", "--star", star, "--name", name, "--rank", "Police Officer", "--unit", "009")


@pytest.fixture
def screen(laptop: Path, real_screen: dict[str, str]) -> Iterator[list[Window]]:
    """Windows that a test opened; whatever still runs at its end is ended."""
    opened: list[Window] = []
    yield opened
    for window in opened:
        window.kill()
    kill_successors_quietly(laptop)


def receipts(laptop: Path) -> list[bytes | None]:
    with open_field_report(laptop) as report:
        return [parcel.receipt for parcel in report.parcels()]


def kill_successors_quietly(laptop: Path) -> None:
    from tests.journeys.running import successors

    if successors(laptop):
        kill_successors(laptop)


def test_from_an_empty_laptop_to_a_receipt(hq: HQ, laptop: Path, screen: list[Window], real_screen: dict[str, str], tmp_path: Path) -> None:
    def start() -> Window:
        screen.append(Window(laptop, real_screen))
        return screen[-1]

    # Enrolment: IT enrols the laptop, the officer herself.
    with hq.serving():
        enrol_laptop(hq, laptop)
        window = start()
        window.do("first_time", star=STAR, code=officer_code(hq, STAR, "Alex Sample"), pin=PIN)
        window.do("wait_for_certificate")

    # The cable is out. She fills, seals and locks; then the laptop dies.
    window.do("fill_sample")
    filled = window.do("answers")
    sealed = window.do("review_and_seal", pin=PIN)
    assert sealed["gaps"] == []
    assert sealed["pages"] >= 4
    assert window.do("go_home") == ["sealed, waiting to be sent"]
    window.begin("press", key="F12")
    assert window.wait() == 0
    assert kill_successors(laptop) == 1

    # It starts again, locked, and the cable goes in: the parcel leaves while nobody is signed in.
    earlier = shutil.copytree(laptop, tmp_path / "earlier")
    window = start()
    with hq.serving():
        window.do("wait_for_link", words="linked to HQ")
        (original,) = hq.held()
        assert window.do("unlock", star=STAR, pin=PIN) == "HomeScreen"
        (state,) = window.do("wait_for_state", words="received and checked")
        number = state.rpartition(" ")[2]
    window.begin("press", key="F12")
    window.wait()
    kill_successors(laptop)

    # Delivering again changes nothing: neither from here, nor from a copy that was made before HQ had it.
    (receipt_kept,) = receipts(laptop)
    with hq.serving():
        assert cli.main(["deliver", "--folder", str(laptop)]) == cli.DONE
        assert cli.main(["deliver", "--folder", str(earlier)]) == cli.DONE
        assert hq.held() == [original]
    assert receipts(laptop) == receipts(earlier) == [receipt_kept]

    # Both ends hold the same bytes, and others than we say that they are signed as a whole.
    with open_field_report(laptop) as report:
        desk = report.unlock(STAR, PIN)
        (line,) = desk.list_reports()
        pdf, receipt = desk.export(line.id, 1, tmp_path / "report.pdf")
        desk.close()
    assert pdf.read_bytes() == original
    assert original.count(b"%%EOF") == 1
    assert line.number == number
    seen = subprocess.run(["pdfsig", "-nocert", str(pdf)], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in seen
    assert "Total document signed" in seen
    department = str(hq.folder / "department.json")
    assert cli.main(["verify", str(pdf), "--receipt", str(receipt), "--department", department]) == cli.DONE

    # The data in the PDF are the answers that were typed.
    subprocess.run(["pdfdetach", "-saveall", "-o", str(tmp_path), str(pdf)], check=True, capture_output=True)
    assert json.loads((tmp_path / "report.json").read_text())["answers"] == filled


def test_a_second_officers_shift_delivers_what_she_cannot_read(
    hq: HQ, laptop: Path, screen: list[Window], real_screen: dict[str, str]
) -> None:
    from fieldreport import trial

    with hq.serving():
        enrol_laptop(hq, laptop)
        with open_field_report(laptop) as report:
            desk = report.make_vault(STAR, PIN)
            report.certify(desk, officer_code(hq, STAR, "Alex Sample"))
            opened = trial.fill_sample(desk)
            desk.close()
    with open_field_report(laptop) as report:
        desk = report.unlock(STAR, PIN)
        desk.seal(opened.report_id, PIN)
        desk.close()

    window = Window(laptop, real_screen)
    screen.append(window)
    with hq.serving():
        window.do("first_time", star=SECOND, code=officer_code(hq, SECOND, "Jo Example"), pin=PIN)
        assert window.do("states") == []
        window.do("wait_for_strip", words="linked to HQ")
        assert len(hq.held()) == 1
        assert window.do("states") == []


def test_a_lock_in_the_middle_of_a_sentence_loses_nothing_and_lands_on_the_same_field(
    hq: HQ, laptop: Path, screen: list[Window], real_screen: dict[str, str]
) -> None:
    with hq.serving():
        enrol_laptop(hq, laptop)
        window = Window(laptop, real_screen)
        screen.append(window)
        window.do("first_time", star=STAR, code=officer_code(hq, STAR, "Alex Sample"), pin=PIN)
        window.do("begin_report")
        window.do("write_narrative", text="I saw a gray van and")
        window.begin("press", key="F12")
        assert window.wait() == 0
        kill_successors(laptop)
    window = Window(laptop, real_screen)
    screen.append(window)
    assert window.do("unlock", star=STAR, pin=PIN, lands="FillScreen") == "FillScreen"
    assert window.do("place") == "narrative"
    assert window.do("answers")["answers"]["narrative"][0]["value"] == "I saw a gray van and"

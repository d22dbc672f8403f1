"""The command line, as IT, a prosecutor and a policy writer use it."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from fieldreport import cli, trial
from fieldreport.errors import WrongPin
from fieldreport.hq.serve import issue_officer_code
from tests.cards import MODULE, PIN
from tests.houses import PASSPHRASE, STAR, enrolled_house

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cards import Reader
    from tests.houses import House

SHEET = "resources/forms/federal-enforcement-report.md"


def run(*words: object) -> tuple[int, str]:
    out = io.StringIO()
    code = cli.main([str(word) for word in words], out)
    return code, out.getvalue()


@pytest.fixture
def exported(enrolled: House, tmp_path: Path) -> Iterator[tuple[Path, Path, Path]]:
    """A delivered report: PDF, receipt, department file."""
    with enrolled_house(enrolled, tmp_path / "house") as (house, report, desk):
        opened = trial.fill_sample(desk)
        desk.seal(opened.report_id, PASSPHRASE)
        with house.serving():
            report.deliver_all()
        desk.apply_mail()
        pdf, receipt = desk.export(opened.report_id, 1, tmp_path / "report.pdf")
        yield pdf, receipt, house.settings.department_file


def test_anyone_can_check_a_report_with_its_receipt(exported: tuple[Path, Path, Path]) -> None:
    pdf, receipt, department = exported
    code, said = run("verify", pdf, "--receipt", receipt, "--department", department)
    assert code == cli.DONE, said
    assert said.splitlines()[0] == "report.pdf: verified"
    assert "Alex Sample" in said


def test_without_its_receipt_the_time_is_said_to_be_unproved(exported: tuple[Path, Path, Path]) -> None:
    pdf, _, department = exported
    code, said = run("verify", pdf, "--department", department)
    assert code == cli.DONE, said
    assert "not proved" in said


def test_a_changed_report_is_not_verified(exported: tuple[Path, Path, Path], tmp_path: Path) -> None:
    pdf, _, department = exported
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(pdf.read_bytes() + b"\n")
    code, said = run("verify", changed, "--department", department)
    assert code in (cli.REFUSED, cli.NOT_POSSIBLE)
    assert "changed.pdf: verified" not in said


def test_the_worst_of_several_files_decides(exported: tuple[Path, Path, Path], tmp_path: Path) -> None:
    pdf, _, department = exported
    other = tmp_path / "other.pdf"
    other.write_bytes(b"not a PDF")
    code, said = run("verify", pdf, other, "--department", department)
    assert code == cli.NOT_POSSIBLE
    assert "report.pdf: verified" in said
    assert "other.pdf: cannot be verified" in said


def test_a_program_reads_the_verdict_as_json(exported: tuple[Path, Path, Path]) -> None:
    pdf, receipt, department = exported
    _, said = run("verify", pdf, "--receipt", receipt, "--department", department, "--json")
    verdict = json.loads(said)
    assert verdict["outcome"] == "verified"
    assert len(verdict["sentences"]) == 3


def test_a_file_can_be_compared_with_a_reports_exhibits(exported: tuple[Path, Path, Path]) -> None:
    pdf, receipt, department = exported
    code, said = run("verify", pdf, "--department", department, "--exhibit", receipt, pdf)
    assert code == cli.REFUSED
    assert "Exhibits: none" in said
    assert said.count("NOT named by this report") == 2


def test_a_missing_file_is_said_and_nothing_is_claimed(exported: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    _, _, department = exported
    code, said = run("verify", "no-such.pdf", "--department", department)
    assert (code, said) == (cli.NOT_POSSIBLE, "")
    assert "no-such.pdf" in capsys.readouterr().err


def test_a_sheet_that_can_be_used_is_said_so() -> None:
    code, said = run("form", "check", SHEET, "--tables", "resources/codes")
    assert code == cli.DONE, said
    assert "can be used" in said


def test_a_sheet_with_mistakes_is_told_with_places(tmp_path: Path) -> None:
    sheet = tmp_path / "broken.md"
    sheet.write_text("| survey | type | name | label |\n|---|---|---|---|\n| | txt | a | A? |\n| | integer | b | ${nobody}? |\n")
    code, said = run("form", "check", sheet)
    assert code == cli.REFUSED
    assert "sheet survey, row 2" in said
    assert "text" in said


def test_wrong_words_end_with_their_own_code() -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["dance"])
    assert ended.value.code == cli.WRONG_WORDS


def test_hq_sees_what_a_report_comes_to_in_nibrs_and_what_is_open(exported: tuple[Path, Path, Path]) -> None:
    pdf, _, department = exported
    code, said = run("hq", "nibrs", pdf, "--department", department)
    assert code == cli.DONE, said
    assert "Nothing here is a finding." in said
    assert "administrative, element 2: Incident number: the report holds no RD number yet; OEMC issues it." in said
    code, said = run("hq", "nibrs", pdf, "--department", department, "--ori", "ILTEST000", "--json")
    assert code == cli.DONE, said
    body = json.loads(said)
    assert body["segments"][0]["elements"]["1"] == ["ILTEST000"]
    assert {point["why"] for point in body["open"]} == {"missing", "left out", "look"}


def test_nothing_is_derived_for_nibrs_from_a_document_that_is_not_verified(
    exported: tuple[Path, Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf, _, department = exported
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(pdf.read_bytes() + b"\n")
    code, said = run("hq", "nibrs", changed, "--department", department)
    assert code in (cli.REFUSED, cli.NOT_POSSIBLE)
    assert "verified" in said
    assert "NIBRS" not in said
    code, said = run("hq", "nibrs", changed, "--department", department, "--json")
    assert code in (cli.REFUSED, cli.NOT_POSSIBLE)
    assert said == ""
    assert "changed.pdf" in capsys.readouterr().err


def test_the_outbox_is_listed_and_delivered_without_the_window(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (house, _, desk):
        opened = trial.fill_sample(desk)
        desk.seal(opened.report_id, PASSPHRASE)
    code, said = run("outbox", "--folder", house.laptop)
    assert code == cli.DONE, said
    assert opened.report_id[:8] in said
    assert "waiting" in said
    with house.serving():
        code, said = run("deliver", "--folder", house.laptop)
    assert (code, said.strip()) == (cli.DONE, "0 left on this laptop.")


def test_delivering_with_the_cable_out_loses_nothing_and_says_so(
    enrolled: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (house, _, desk):
        opened = trial.fill_sample(desk)
        desk.seal(opened.report_id, PASSPHRASE)
    code, said = run("deliver", "--folder", house.laptop)
    assert code != cli.DONE
    assert "Traceback" not in said + capsys.readouterr().err
    assert "waiting" in run("outbox", "--folder", house.laptop)[1]


def in_a_process(*words: object, **how: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "fieldreport", *map(str, words)]
    return subprocess.run(command, **{"stdout": subprocess.PIPE, **how}, stderr=subprocess.PIPE, text=True, check=False, timeout=60)


def test_a_department_file_that_cannot_be_read_is_said_at_enrolment(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for department in (tmp_path / "gone.json", tmp_path):
        code, said = run("enrol", "--department", department, "--code", "x", "--folder", tmp_path / "laptop")
        assert (code, said) == (cli.NOT_POSSIBLE, "")
        assert f"{department} cannot be used" in capsys.readouterr().err
    assert not (tmp_path / "laptop").exists()


def test_an_answer_that_nobody_can_read_is_not_counted_as_given(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = in_a_process("outbox", "--folder", tmp_path, stdout=full)
    assert done.returncode == cli.NOT_POSSIBLE
    assert "could not be written" in done.stderr
    assert "Traceback" not in done.stderr
    reader, writer = os.pipe()
    os.close(reader)
    done = in_a_process("outbox", "--folder", tmp_path, stdout=writer)
    os.close(writer)
    assert (done.returncode, "Traceback" in done.stderr) == (cli.NOT_POSSIBLE, False)
    assert len(done.stderr.splitlines()) == 1


def test_without_a_screen_it_says_so_and_what_goes_without_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    code, _ = run("run", "--folder", tmp_path)
    assert code == cli.NOT_POSSIBLE
    assert "no screen" in capsys.readouterr().err


def test_a_closed_output_is_no_reason_to_fail(tmp_path: Path) -> None:
    command = f"{shlex.quote(sys.executable)} -m fieldreport outbox --folder {shlex.quote(str(tmp_path))} >&-"
    done = subprocess.run(command, shell=True, stderr=subprocess.PIPE, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (cli.DONE, "")


def test_a_trial_in_a_place_that_is_no_folder_is_refused_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "hq").write_bytes(b"a file")
    code, _ = run("demo", "--folder", tmp_path)
    assert code == cli.NOT_POSSIBLE
    assert "hq" in capsys.readouterr().err


def test_the_command_line_imports_no_qt() -> None:
    code = (
        "import sys, fieldreport.cli, fieldreport.app, fieldreport.trial; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_withdrawn_laptop_is_refused_in_words_and_stands_so_in_the_list(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (house, _, desk):
        desk.seal(trial.fill_sample(desk).report_id, PASSPHRASE)
    at_hq = ("--folder", house.settings.folder)
    (listed,) = run("hq", "devices", *at_hq)[1].splitlines()
    assert "car 417" in listed
    assert listed.endswith("in use")
    with house.serving():
        code, said = run("hq", "withdraw-device", listed.split()[0], *at_hq)
        assert (code, "takes nothing" in said) == (cli.DONE, True)
        assert run("deliver", "--folder", house.laptop)[0] == cli.NOT_POSSIBLE
    assert "withdrawn by IT" in run("outbox", "--folder", house.laptop)[1]
    assert "withdrawn 20" in run("hq", "devices", *at_hq)[1]


def test_an_officer_is_withdrawn_once_and_an_unknown_one_is_said(
    enrolled: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (house, _, _):
        at_hq = ("--folder", house.settings.folder)
    assert "90001  Police Officer Alex Sample 009" in run("hq", "officers", *at_hq)[1]
    assert run("hq", "withdraw-officer", "90001", *at_hq)[1].startswith("1 certificate was withdrawn")
    assert "withdrawn 20" in run("hq", "officers", *at_hq)[1]
    for star in ("90001", "77777"):
        assert run("hq", "withdraw-officer", star, *at_hq)[0] == cli.NOT_POSSIBLE
        assert "Nothing was changed" in capsys.readouterr().err


def test_a_pin_is_changed_on_the_terminal(
    enrolled: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (house, _, _):
        pass
    new = "another long fictional one"

    def change(*typed: str) -> int:
        answers = iter(typed)
        monkeypatch.setattr("getpass.getpass", lambda _: next(answers))
        return run("pin", "--star", STAR, "--folder", house.laptop)[0]

    for typed, said in (
        ((PASSPHRASE, new, new + "x"), "not the same"),
        ((PASSPHRASE, "short", "short"), "at least"),
        (("wrong wrong wrong", new, new), "do not open"),
    ):
        assert change(*typed) == cli.NOT_POSSIBLE
        assert said in capsys.readouterr().err
    assert change(PASSPHRASE, new, new) == cli.DONE
    with house.open() as report:
        with pytest.raises(WrongPin):
            report.unlock(STAR, PASSPHRASE)
        report.unlock(STAR, new).close()


def test_a_card_is_listed_enrolled_and_used_from_the_terminal(
    enrolled: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: Reader, capsys: pytest.CaptureFixture[str]
) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (house, _, _):
        pass

    def card(*words: object, typed: tuple[str, ...] = ()) -> tuple[int, str]:
        answers = iter(typed)
        monkeypatch.setattr("getpass.getpass", lambda _: next(answers))
        return run("card", *words)

    hers = ("--star", STAR, "--folder", house.laptop)
    assert card("list", "--module", MODULE) == (cli.DONE, "No card is in a reader.\n")
    reader.new_card("Alex's card", "p256")
    assert card("list", "--module", MODULE)[1].startswith("Alex's card  serial number ")
    assert card("use", "card", *hers, typed=(PASSPHRASE,))[0] == cli.NOT_POSSIBLE
    assert "No card is enrolled" in capsys.readouterr().err
    enrol = ("enrol", "--code", issue_officer_code(house.settings, STAR, "Alex Sample", "Police Officer", "009"), "--module", MODULE)
    with house.serving():
        assert card(*enrol, *hers, typed=(PASSPHRASE, "111111"))[0] == cli.NOT_POSSIBLE
        assert "not the PIN of the card" in capsys.readouterr().err
        code, words = card(*enrol, *hers, typed=(PASSPHRASE, PIN))
    assert (code, "HQ certified the key on the card for Alex Sample" in words) == (cli.DONE, True)
    assert "the key on this laptop" in card("use", "laptop", *hers, typed=(PASSPHRASE,))[1]
    assert "the card" in card("use", "card", *hers, typed=(PASSPHRASE,))[1]
    with house.open() as report, contextlib.closing(report.unlock(STAR, PASSPHRASE)) as desk:
        assert desk.signing.by_card

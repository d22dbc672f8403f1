"""The limited child."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from fieldreport.errors import ProofProblem
from fieldreport.proof.verdict import Outcome
from fieldreport.proof.worker import Limits, check_bytes, check_file
from tests.paper.records import minimal
from tests.proof import forging
from tests.proof.sealed import CHECKED_AT, check, pki, receipt_bytes, receipt_for, receipt_keys, sealed

if TYPE_CHECKING:
    from pathlib import Path

CONFINED = "import sys; from fieldreport.proof.worker import Limits, confine; confine(Limits(memory_mib=512)); "


def confined(code: str) -> subprocess.CompletedProcess[str]:
    """Run code in a process that has confined itself."""
    return subprocess.run([sys.executable, "-c", CONFINED + code], capture_output=True, text=True, check=False)


def test_the_child_says_the_same_as_the_check_itself(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(sealed().pdf)
    given = receipt_bytes(sealed().pdf)
    found = check_file(path, roots_pem=pki().roots_pem, receipt_bytes=given, receipt_keys=receipt_keys(), now=CHECKED_AT)
    assert found == check(sealed().pdf, receipt_for(sealed().pdf))
    assert found.outcome is Outcome.VERIFIED
    assert check_file(path, roots_pem=pki().roots_pem, now=CHECKED_AT) == check(sealed().pdf)


def test_a_forged_file_comes_back_as_changed() -> None:
    found = check_bytes(forging.append_bytes(sealed().pdf), roots_pem=pki().roots_pem, now=CHECKED_AT)
    assert found.outcome is Outcome.CHANGED


def test_a_child_without_memory_says_cannot_be_verified() -> None:
    found = check_bytes(sealed().pdf, roots_pem=pki().roots_pem, now=CHECKED_AT, limits=Limits(memory_mib=40))
    assert found.outcome is Outcome.CANNOT
    assert found.sha256 == sealed().sha256


def test_a_busy_machine_says_nothing_about_an_honest_file() -> None:
    with pytest.raises(ProofProblem, match=r"too busy.*says nothing about the document\. Try again"):
        check_bytes(sealed().pdf, roots_pem=pki().roots_pem, now=CHECKED_AT, limits=Limits(patience=0.05))


def test_a_process_that_cannot_be_started_says_nothing_about_an_honest_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(ProofProblem, match="could not be started"):
        check_bytes(sealed().pdf, roots_pem=pki().roots_pem, now=CHECKED_AT)


@pytest.mark.skipif(os.name != "posix", reason="rlimits are POSIX")
def test_a_document_that_keeps_the_processor_busy_is_given_up() -> None:
    code = "from fieldreport.proof.worker import Limits, confine\nconfine(Limits(seconds=1))\n"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    assert subprocess.run([sys.executable, "-c", code + "while True: pass"], check=False).returncode < 0


def test_a_file_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(ProofProblem, match=r"nothing-here\.pdf cannot be read"):
        check_file(tmp_path / "nothing-here.pdf", roots_pem=pki().roots_pem, now=CHECKED_AT)


def test_a_receipt_that_is_none_is_said_before_a_child_is_started() -> None:
    with pytest.raises(ProofProblem, match="receipt"):
        check_bytes(sealed().pdf, roots_pem=pki().roots_pem, receipt_bytes=b"{}", receipt_keys=receipt_keys(), now=CHECKED_AT)


def test_the_environment_of_the_host_has_no_effect(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "PYTHONSTARTUP", "SSL_CERT_FILE"):
        monkeypatch.setenv(name, "/nowhere")
    assert check_bytes(sealed().pdf, roots_pem=pki().roots_pem, now=CHECKED_AT).outcome is Outcome.VERIFIED


@pytest.mark.skipif(os.name != "posix", reason="rlimits are POSIX")
def test_a_confined_process_has_little_memory_and_cannot_write(tmp_path: Path) -> None:
    free = subprocess.run([sys.executable, "-c", "x = bytearray(700 * 2**20)"], capture_output=True, check=False)
    assert free.returncode == 0
    assert "MemoryError" in confined("bytearray(700 * 2**20)").stderr
    target = tmp_path / "written"
    assert confined(f"open({str(target)!r}, 'wb', buffering=0).write(b'x')").returncode != 0
    assert not target.exists() or target.read_bytes() == b""


def test_the_child_needs_no_paper_maker() -> None:
    code = "import sys; from fieldreport.proof import worker, document; import pyhanko.sign.validation; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "pyhanko" in loaded
    assert not loaded & {"reportlab", "PySide6", "sqlalchemy", "requests", "pikepdf"}


def test_minimal_papers_are_honest_ones() -> None:
    assert check(sealed().pdf).record is not None
    assert minimal()["report"]["training"] is False

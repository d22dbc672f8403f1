"""A whole trial department on this machine: HQ on loopback, one laptop, one officer.

For ``make run`` and ``make demo``, and for whoever wants to see how it works.
HQ is a real one in a process of its own; every paper is marked as training.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING, TextIO
from urllib.parse import urlsplit

from fieldreport import canonical, durable
from fieldreport.app import left_words, open_field_report, resources_folder, utc_now
from fieldreport.catalogue.department import read_department
from fieldreport.desk import OpenReport, take_snapshot
from fieldreport.errors import HQProblem

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.app import FieldReport
    from fieldreport.desk import Desk

STAR = "90001"
OFFICER = {"star": STAR, "name": "Alex Sample", "rank": "Police Officer", "unit": "009"}
PASSPHRASE = "trial run on loopback"  # noqa: S105  # printed on purpose: nothing in a trial is secret
DEPARTMENT = "Chicago Police Department (trial)"
_STARTS_WITHIN = 30.0


def prepare(folder: Path, out: TextIO) -> Path:
    """Start the trial HQ, enrol laptop and officer if that was not done yet, and return the laptop's folder.

    HQ ends when this process, and whatever it hands its files to, has ended.
    """
    _start_hq(folder / "hq")
    laptop = folder / "laptop"
    with open_field_report(laptop) as report:
        desk = _enrol(folder / "hq", report)
        desk.close()
    print(f"Trial officer: star {STAR}, PIN or passphrase: {PASSPHRASE}", file=out)
    return laptop


def demonstrate(folder: Path, out: TextIO) -> bool:
    """Fill, seal, deliver, verify and export the fictional sample incident; say whether all of it held."""
    from fieldreport import verifying

    _start_hq(folder / "hq")
    with open_field_report(folder / "laptop") as report:
        desk = _enrol(folder / "hq", report)
        with contextlib.closing(desk):
            opened = fill_sample(desk)
            version = desk.seal(opened.report_id, PASSPHRASE, lambda step: print(f"  {step}", file=out))
            summary = report.deliver_all()
            print(f"  {left_words(summary)}", file=out)
            desk.apply_mail()
            exported = durable.make_folder(folder / "exported")
            pdf, *receipts = desk.export(opened.report_id, version.version, exported / f"report-{opened.report_id[:8]}.pdf")
    print(f"PDF: {pdf.resolve()}", file=out)
    for receipt in receipts:
        print(f"Receipt: {receipt.resolve()}", file=out)
    anchors = folder / "laptop" / "device" / "department.json"
    code = verifying.verify_files([pdf], anchors, receipt=receipts[0] if receipts else None, as_json=False, out=out, now=utc_now)
    return code == 0 and not summary.waiting + summary.needs_person and bool(receipts)


def fill_sample(desk: Desk) -> OpenReport:
    """Begin a report at the desk and fill it with the fictional sample incident."""
    stored = canonical.decode((resources_folder() / "forms" / "sample-incident.json").read_bytes())
    if not isinstance(stored, dict):
        raise HQProblem("The sample incident is damaged. Install the program again.")
    begun = desk.new_report(stored)
    desk.save(take_snapshot(begun, ""))
    return begun


def _enrol(hq: Path, report: FieldReport) -> Desk:
    if not report.is_enrolled:
        code = _hq_command(hq, "enrol-device", "--label", "trial laptop")
        report.enrol_device((hq / "department.json").read_bytes(), code)
    if report.has_vault(STAR):
        return report.unlock(STAR, PASSPHRASE)
    desk = report.make_vault(STAR, PASSPHRASE)
    words = [word for name, value in OFFICER.items() for word in (f"--{name}", value)]
    report.certify(desk, _hq_command(hq, "enrol-officer", *words))
    desk.close()
    return report.unlock(STAR, PASSPHRASE)


def _hq_command(hq: Path, *words: str) -> str:
    command = [sys.executable, "-m", "fieldreport", "hq", *words, "--folder", str(hq)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise HQProblem(f"The trial HQ could not do this: {done.stderr.strip()}")
    return done.stdout.strip()


def _start_hq(folder: Path) -> None:
    """Start HQ as a child that ends when the last holder of this end of its pipe has ended."""
    known = folder / "department.json"
    url = read_department(known.read_bytes()).hq_url if known.exists() else f"https://127.0.0.1:{free_port()}"
    ours, theirs = _pipe()
    command = [sys.executable, "-m", "fieldreport", "hq", "serve", "--folder", str(folder), "--url", url, "--with-parent"]
    command += ["--department-name", DEPARTMENT, "--trial"]
    durable.make_folder(folder)
    with (folder / "hq.log").open("ab") as log:
        child = subprocess.Popen(command, stdin=theirs, stdout=log, stderr=log)
    os.close(theirs)
    os.set_inheritable(ours, True)  # the window, and the window after a lock, keep HQ alive
    _wait_for(url, child, folder)


def _pipe() -> tuple[int, int]:
    theirs, ours = os.pipe()
    return ours, theirs


def _wait_for(url: str, child: subprocess.Popen[bytes], folder: Path) -> None:
    address = urlsplit(url)
    until = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < until:
        if child.poll() is not None:
            raise HQProblem(f"The trial HQ ended at once. Its last words stand in {folder / 'hq.log'}.")
        with contextlib.suppress(OSError), socket.create_connection((address.hostname or "", address.port or 443), timeout=1):
            return
        time.sleep(0.05)
    raise HQProblem(f"The trial HQ did not start within {_STARTS_WITHIN:.0f} seconds. See {folder / 'hq.log'}.")


def free_port() -> int:
    """Return a port of loopback that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port

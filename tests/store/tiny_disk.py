"""What happens on a disk that is full, read-only or broken. Each case runs in a process of its own, on a disk of its own.

``python -m tests.store.tiny_disk CASE FOLDER``; the test mounts a small disk at FOLDER first.
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from fieldreport.errors import DiskFull, DiskProblem, NotWritable
from fieldreport.ledger.entries import Act
from fieldreport.report.life import State
from fieldreport.store import audit, drafts, journal, reports
from tests.store.house import House, begin, seal, write

_PIECE = "x" * 20_000


def full(folder: Path) -> None:
    house = House(folder)
    store = house.open()
    begin(store, "r-1", "first")
    begin(store, "r-2", "second")
    junk = _fill(folder)
    last = "first"
    said = ""
    for number in range(200):
        try:
            write(store, "r-1", f"{number} {_PIECE}")
        except DiskFull as problem:
            said = str(problem)
            break
        last = f"{number} {_PIECE}"
    assert "The disk is full" in said, "no save was refused: the disk is too large for this test"
    assert "is safe" in said
    assert drafts.load_draft(store, "r-1").answers.decode() == last, "the last save that was answered must be there"
    try:
        for number in range(200):
            journal.note(store, Act.OPENED, report="r-2", detail={"filler": _PIECE, "number": number})
    except DiskFull:
        pass
    head = journal.head(store)
    try:
        reports.record_sealing_begun(store, "r-2")
        raise AssertionError("a sealing was begun on a full disk")
    except DiskFull:
        pass
    assert journal.head(store) == head
    assert drafts.load_draft(store, "r-2").state is State.DRAFT
    junk.unlink()
    write(store, "r-1", "later, with room again")
    seal(store, "r-2")
    store.close()
    again = house.open()
    assert drafts.load_draft(again, "r-1").answers == b"later, with room again"
    journal.check(again, house.device.verify)
    audit.check_rows(again)
    again.close()


def start_on_full(folder: Path) -> None:
    house = House(folder)
    store = house.open()
    begin(store, "r-1", "not lost")
    store.close()
    junk = _fill(folder)
    store = house.open()
    assert [line.id for line in drafts.list_reports(store)] == ["r-1"]
    assert drafts.load_draft(store, "r-1").answers == b"not lost"
    try:
        for number in range(200):
            write(store, "r-1", f"{number} {_PIECE}")
        raise AssertionError("no save was refused")
    except DiskFull:
        pass
    assert drafts.list_reports(store)[0].id == "r-1"
    junk.unlink()
    write(store, "r-1", "with room again")
    store.close()
    again = house.open()
    assert drafts.load_draft(again, "r-1").answers == b"with room again"
    again.close()


def read_only(folder: Path) -> None:
    house = House(folder)
    store = house.open()
    begin(store, "r-1", "not lost")
    store.close()
    (folder / "new").mkdir()
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    for act in (house.open, lambda: House(folder / "new").open()):
        with pytest.raises(NotWritable, match="may not be written"):
            act()
    subprocess.run(["mount", "-o", "remount,rw", str(folder)], check=True)
    again = house.open()
    assert drafts.load_draft(again, "r-1").answers == b"not lost"
    again.close()


def limited(folder: Path) -> None:
    """A file that may not grow: the system's answer is an input/output error."""
    house = House(folder)
    store = house.open()
    begin(store, "r-1", "first")
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
    last = "first"
    refused: list[str] = []
    for number in range(40):
        try:
            write(store, "r-1", f"{number} {_PIECE}")
            last = f"{number} {_PIECE}"
        except DiskProblem as problem:
            refused.append(str(problem))
    assert refused, "no save was refused: the limit is too large for this test"
    assert all("is safe" in words for words in refused)
    assert drafts.load_draft(store, "r-1").answers.decode() == last
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    write(store, "r-1", "later")
    assert drafts.load_draft(store, "r-1").answers == b"later"
    store.close()
    again = house.open()
    assert drafts.load_draft(again, "r-1").answers == b"later"
    again.close()


def _fill(folder: Path) -> Path:
    junk = folder / "junk"
    with junk.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            pass
    assert os.statvfs(folder).f_bavail == 0
    return junk


if __name__ == "__main__":
    {"full": full, "start_on_full": start_on_full, "read_only": read_only, "limited": limited}[sys.argv[1]](Path(sys.argv[2]))

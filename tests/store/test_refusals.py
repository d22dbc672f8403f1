"""A disk that refuses is said in words; what was saved before stays, and saving works again when the disk does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fieldreport.errors import DatabaseDamaged, DiskFull, DiskProblem, NotWritable, StoreProblem
from fieldreport.store import refusals

ROOT = Path(__file__).parents[2]
_MOUNT = 'mount -t tmpfs -o "$1" none "$2" && exec "$3" -m tests.store.tiny_disk "$4" "$2"'


def _mounts() -> bool:
    return os.geteuid() == 0 and subprocess.run(["unshare", "-m", "true"], check=False, capture_output=True).returncode == 0


needs_own_disk = pytest.mark.skipif(not _mounts(), reason="mounting a small disk needs root and mount namespaces")


def _check_run(*command: str) -> None:
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert ran.returncode == 0, ran.stderr


@needs_own_disk
@pytest.mark.parametrize(("case", "disk"), [("full", "size=700k"), ("start_on_full", "size=400k"), ("read_only", "size=2m")], ids=str)
def test_on_a_disk_of_its_own(case: str, disk: str, tmp_path: Path) -> None:
    _check_run("unshare", "-m", "sh", "-c", _MOUNT, "sh", disk, str(tmp_path), sys.executable, case)


def test_a_file_that_may_not_grow_refuses_in_words_and_loses_nothing(tmp_path: Path) -> None:
    _check_run(sys.executable, "-m", "tests.store.tiny_disk", "limited", str(tmp_path))


class _DriverError(Exception):
    def __init__(self, code: int) -> None:
        super().__init__("driver's words")
        self.sqlite_errorcode = code


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (13, DiskFull),
        (10, DiskProblem),
        (10 | 12 << 8, DiskProblem),
        (8, NotWritable),
        (14, NotWritable),
        (3, NotWritable),
        (11, DatabaseDamaged),
        (26, DatabaseDamaged),
        (5, StoreProblem),
        (6, StoreProblem),
    ],
)
def test_every_refusal_says_what_is_safe(code: int, kind: type[Exception], tmp_path: Path) -> None:
    with pytest.raises(kind, match=r"safe|Nothing was changed") as raised, refusals.said_plainly(tmp_path / "vault.db"):
        raise _DriverError(code)
    assert "driver's words" not in str(raised.value)


def test_a_mistake_of_the_program_is_not_called_a_bad_disk(tmp_path: Path) -> None:
    with pytest.raises(_DriverError), refusals.said_plainly(tmp_path / "vault.db"):
        raise _DriverError(1)
    with pytest.raises(ZeroDivisionError), refusals.said_plainly(tmp_path / "vault.db"):
        raise ZeroDivisionError

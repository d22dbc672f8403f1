"""A process that holds keys leaves no core dump, and other programs of the same user cannot read its memory."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent.parent

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's")

# As an ordinary user: an administrator reads any memory. Giving up the rights clears the dumpable mark, so the
# control sets it again, as it is in every process that was started by an ordinary user.
START = """
import ctypes, os, resource, signal, subprocess, sys
from fieldreport.vault.process import harden
prctl = ctypes.CDLL(None).prctl
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
    prctl(4, 1, 0, 0, 0)
os.chdir(sys.argv[2])
resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
hardened = sys.argv[1] == "hardened"
"""

OWN_LIMITS = (
    START
    + """
before = resource.getrlimit(resource.RLIMIT_CORE)
said = harden()
print(said, resource.getrlimit(resource.RLIMIT_CORE), prctl(3, 0, 0, 0, 0), before[1] != 0)
"""
)

READ_BY_ANOTHER = (
    START
    + """
ready, says = os.pipe()
waits, goes = os.pipe()
other = os.fork()
if other == 0:
    if hardened:
        harden()
    os.write(says, b"x")
    os.read(waits, 1)
    os._exit(0)
os.read(ready, 1)
try:
    with open(f"/proc/{other}/mem", "rb") as memory:
        print("read")
except PermissionError:
    print("refused")
os.write(goes, b"x")
os.waitpid(other, 0)
"""
)

CRASH = (
    START
    + """
other = os.fork()
if other == 0:
    if hardened:
        harden()
    os.kill(os.getpid(), signal.SIGSEGV)
_, status = os.waitpid(other, 0)
print(os.WTERMSIG(status) == signal.SIGSEGV, os.WCOREDUMP(status))
"""
)

STILL_WORKS = (
    START
    + """
harden()
print(subprocess.run(["/bin/echo", "child"], capture_output=True, text=True, close_fds=True).stdout, harden())
"""
)


def child(script: str, hardened: str, folder: Path = Path("/")) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", script, hardened, str(folder)], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder in which an ordinary user too can leave a core dump."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder


def test_core_dumps_are_off_and_nothing_is_said_when_all_is_well() -> None:
    assert child(OWN_LIMITS, "hardened").startswith("() (0, 0) 0 ")


def test_another_program_of_the_same_user_cannot_read_the_memory() -> None:
    assert child(READ_BY_ANOTHER, "as usual") == "read"  # the control
    assert child(READ_BY_ANOTHER, "hardened") == "refused"


def test_a_crash_leaves_no_picture_of_the_memory(open_folder: Path) -> None:
    assert child(CRASH, "hardened", open_folder) == "True False"
    assert list(open_folder.iterdir()) == []
    if child(CRASH, "as usual", open_folder) != "True True":  # the control
        pytest.skip("This machine writes no core dumps at all, so their absence says nothing.")


def test_a_second_time_is_harmless_and_children_can_still_be_started() -> None:
    assert child(STILL_WORKS, "hardened") == "child\n ()"


def test_importing_changes_nothing() -> None:
    limit = "resource.getrlimit(resource.RLIMIT_CORE)"
    script = f"import resource\nbefore = {limit}\nimport fieldreport.vault.process\nprint(before == {limit})"
    assert child(script, "") == "True"

"""Files are published whole or not at all, and every refusal of the disk is a plain sentence.

A full and a read-only disk are real ones: small memory file systems, mounted in a name space of a child process
(no administrator's rights are needed where the kernel allows user name spaces). What these tests cannot show is a
power cut: that the page cache is gone. They show that each flush is asked for, in the right order.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from fieldreport import durable
from fieldreport.errors import DiskFull, DiskProblem, NotWritable

ROOT = Path(__file__).parent.parent
OLD, NEW = b"what was saved before", b"what is written now" * 1000

TRY_TO_WRITE = """
import sys
from pathlib import Path
from fieldreport import durable
from fieldreport.errors import DiskProblem
try:
    durable.write(Path(sys.argv[1]), b"n" * int(sys.argv[2]))
    print("written")
except DiskProblem as problem:
    print(type(problem).__name__, problem)
"""


def child(script: str, *arguments: str, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*before, sys.executable, "-c", script, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


def on_a_disk_of_its_own(folder: Path, options: str, then: str, script: str, *arguments: str) -> str:
    """Run ``script`` with a memory file system mounted at ``folder``; ``then`` is shell to prepare it."""
    mount = f'mount -t tmpfs -o {options} none "$1" && cd {ROOT} && {then} && shift && exec "$@"'
    ran = child(script, *arguments, before=("unshare", "--map-root-user", "--mount", "sh", "-c", mount, "sh", str(folder)))
    if "unshare" in ran.stderr or "mount:" in ran.stderr:
        pytest.skip(f"This kernel lets no test mount a disk of its own ({ran.stderr.strip()}).")
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_file_is_written_replaced_and_read_by_this_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "report"
    for data in (b"", OLD, NEW):
        durable.write(path, data)
        assert path.read_bytes() == data
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    durable.write(path, NEW, mode=0o644)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert names(tmp_path) == {"report"}


def test_until_the_writing_has_ended_the_old_bytes_are_read(tmp_path: Path) -> None:
    path = tmp_path / "report"
    durable.write(path, OLD)
    with durable.writing(path) as file:
        file.write(NEW)
        file.flush()
        assert path.read_bytes() == OLD
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("broken", [ValueError("a bug"), KeyboardInterrupt(), SystemExit(1)])
def test_when_the_writer_stops_half_way_nothing_has_changed(tmp_path: Path, broken: BaseException) -> None:
    path = tmp_path / "report"
    durable.write(path, OLD)

    def write_half() -> None:
        with durable.writing(path) as file:
            file.write(NEW)
            raise broken

    with pytest.raises(type(broken)):
        write_half()
    assert path.read_bytes() == OLD
    assert names(tmp_path) == {"report"}


def test_two_writers_of_one_name_never_mix(tmp_path: Path) -> None:
    path = tmp_path / "report"
    with durable.writing(path) as first, durable.writing(path) as second:
        first.write(OLD)
        second.write(NEW)
    assert path.read_bytes() == OLD  # the one that ended last
    assert names(tmp_path) == {"report"}


def test_on_a_full_disk_the_old_bytes_stay_and_the_words_say_so(tmp_path: Path) -> None:
    said = on_a_disk_of_its_own(
        tmp_path, "size=64k", f'printf old > "{tmp_path}/report"', TRY_TO_WRITE + SHOW, f"{tmp_path}/report", "999999"
    )
    kind, words, left, folder = said.splitlines()[0].split(" ", 1) + said.splitlines()[1:]
    assert kind == "DiskFull"
    assert "disk is full" in words
    assert "saved before is safe" in words
    assert left == "b'old'"
    assert folder == "['report']"


SHOW = """
print(Path(sys.argv[1]).read_bytes())
print(sorted(path.name for path in Path(sys.argv[1]).parent.iterdir()))
"""


def test_a_disk_without_inodes_is_full_too(tmp_path: Path) -> None:
    said = on_a_disk_of_its_own(
        tmp_path, "nr_inodes=2", f'printf old > "{tmp_path}/report"', TRY_TO_WRITE + SHOW, f"{tmp_path}/report", "1"
    )
    assert said.startswith("DiskFull ")
    assert "b'old'" in said


def test_on_a_disk_with_room_the_same_writing_succeeds(tmp_path: Path) -> None:
    said = on_a_disk_of_its_own(tmp_path, "size=4m", f'printf old > "{tmp_path}/report"', TRY_TO_WRITE, f"{tmp_path}/report", "999999")
    assert said == "written\n"


def test_on_a_read_only_disk_the_words_name_the_folder(tmp_path: Path) -> None:
    prepare = f'printf old > "{tmp_path}/report" && mount -o remount,ro "{tmp_path}"'
    said = on_a_disk_of_its_own(tmp_path, "size=1m", prepare, TRY_TO_WRITE + SHOW, f"{tmp_path}/report", "1")
    assert said.startswith(f"NotWritable The folder {tmp_path} may not be written")
    assert "b'old'" in said


AS_NOBODY = "import os, pathlib\nimport fieldreport.durable\nif os.geteuid() == 0:\n    os.seteuid(65534)\n"


def test_a_folder_of_somebody_else_is_not_writable() -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        (folder / "report").write_bytes(OLD)
        folder.chmod(0o555)
        ran = child(AS_NOBODY + TRY_TO_WRITE, str(folder / "report"), "1")
        assert ran.stdout.startswith("NotWritable "), ran.stderr
        assert (folder / "report").read_bytes() == OLD
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_beyond_the_largest_file_the_process_may_write_the_old_bytes_stay(tmp_path: Path) -> None:
    (tmp_path / "report").write_bytes(OLD)
    limit = "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))\n"
    ran = child(limit + TRY_TO_WRITE + SHOW, str(tmp_path / "report"), "999999")
    assert ran.stdout.startswith("DiskProblem "), ran.stderr
    assert ran.stdout.splitlines()[1:] == [repr(OLD), "['report']"]


def test_a_path_through_a_file_or_a_missing_folder_is_a_disk_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(OLD)
    for path in (tmp_path / "file" / "report", tmp_path / "missing" / "report", tmp_path / ("n" * 300), tmp_path):
        with pytest.raises(DiskProblem) as refused:
            durable.write(path, NEW)
        assert "safe" in str(refused.value)
    assert names(tmp_path) == {"file"}


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EROFS, NotWritable),
        (errno.EACCES, NotWritable),
        (errno.EPERM, NotWritable),
        (errno.EIO, DiskProblem),
        (errno.ENAMETOOLONG, DiskProblem),
    ],
)
def test_each_refusal_of_the_system_is_one_kind_of_problem(number: int, kind: type[DiskProblem]) -> None:
    problem = durable.disk_problem(OSError(number, os.strerror(number)), Path("/data/vaults/report"))
    assert type(problem) is kind
    assert "report" in str(problem)
    assert "What was saved before is safe" in str(problem)


KILL_AT = """
import os, signal, sys
from pathlib import Path
from fieldreport import durable
path, moment, seen = Path(sys.argv[1]), int(sys.argv[2]), 0
def count(event, arguments):
    global seen
    if event in {"open", "os.rename", "os.remove", "os.mkdir"}:
        seen += 1
        if seen == moment:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
durable.write(path, b"what is written now" * 1000)
"""


def test_killed_at_any_step_the_name_holds_whole_bytes_and_the_next_start_tidies_up(tmp_path: Path) -> None:
    path = tmp_path / "report"
    found = []
    for moment in range(1, 20):
        durable.write(path, OLD)
        ran = child(KILL_AT, str(path), str(moment))
        found.append(path.read_bytes())
        assert found[-1] in {OLD, NEW}
        durable.clear_half_written(tmp_path)
        assert names(tmp_path) == {"report"}
        if ran.returncode == 0:
            break
        assert ran.returncode == -9, ran.stderr
    # The control: the kills did hit, on both sides of the renaming, and the last run got through.
    assert found[0] == OLD
    assert found[-2:] == [NEW, NEW]


def test_what_a_kill_left_half_written_is_counted_and_removed_and_nothing_else(tmp_path: Path) -> None:
    script = KILL_AT.replace("durable.write(path, ", "with durable.writing(path) as file: file.write(").replace(
        "* 1000)", "* 1000); os.kill(os.getpid(), 9)"
    )
    child(script, str(tmp_path / "report"), "0")
    assert len(names(tmp_path)) == 1
    (tmp_path / "kept").write_bytes(OLD)
    (tmp_path / ".hidden").write_bytes(OLD)
    assert durable.clear_half_written(tmp_path) == 1
    assert durable.clear_half_written(tmp_path) == 0
    assert names(tmp_path) == {"kept", ".hidden"}


def calls(script: str, *arguments: str, trace: Path) -> list[str]:
    """Return the names of the file calls that ``script`` makes after it has printed to standard error."""
    tracer = shutil.which("strace")
    if tracer is None:
        pytest.skip("strace is not installed, so the order of the flushes is not shown.")
    ran = child(script, *arguments, before=(tracer, "-y", "-o", str(trace), "-e", "trace=write,fsync,fdatasync,rename,mkdir,unlink"))
    assert ran.returncode == 0, ran.stderr
    lines = trace.read_text().splitlines()
    start = next(number for number, line in enumerate(lines) if "begin" in line)
    return [line for line in lines[start + 1 :] if not line.startswith("+++")]


def test_bytes_are_flushed_before_the_rename_and_the_folder_after_it(tmp_path: Path) -> None:
    script = "import sys\nfrom pathlib import Path\nfrom fieldreport import durable\nsys.stderr.write('begin')\n"
    path = tmp_path / "report"
    made = calls(script + "durable.write(Path(sys.argv[1]), b'new')", str(path), trace=tmp_path.with_suffix(".trace"))
    assert [line.split("(")[0] for line in made] == ["write", "fsync", "rename", "fsync"]
    assert ".half-" in made[1]
    assert f"<{tmp_path}>" in made[3]
    made = calls(script + "durable.remove(Path(sys.argv[1]))", str(path), trace=tmp_path.with_suffix(".trace"))
    assert [line.split("(")[0] for line in made] == ["unlink", "fsync"]
    made = calls(script + "durable.make_folder(Path(sys.argv[1]))", str(tmp_path / "a" / "b"), trace=tmp_path.with_suffix(".trace"))
    assert [line.split("(")[0] for line in made] == ["mkdir", "fsync", "mkdir", "fsync"]
    assert [f"<{tmp_path}>" in made[1], f"<{tmp_path}/a>" in made[3]] == [True, True]


def test_new_folders_are_for_this_user_alone_and_old_ones_are_left_as_they_are(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir(mode=0o755)
    before = os.umask(0)
    try:
        assert durable.make_folder(old / "a" / "b" / "c") == old / "a" / "b" / "c"
        durable.make_folder(old / "a" / "b" / "c")
    finally:
        os.umask(before)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (old / "a", old / "a" / "b", old / "a" / "b" / "c")] == [0o700] * 3
    assert stat.S_IMODE(old.stat().st_mode) == 0o755


def test_a_file_in_the_way_of_a_folder_is_a_disk_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(OLD)
    for path in (tmp_path / "file", tmp_path / "file" / "deeper"):
        with pytest.raises(DiskProblem):
            durable.make_folder(path)
    assert (tmp_path / "file").read_bytes() == OLD


def test_removing_takes_the_file_and_a_second_time_nothing(tmp_path: Path) -> None:
    durable.write(tmp_path / "report", OLD)
    durable.remove(tmp_path / "report")
    durable.remove(tmp_path / "report")
    assert names(tmp_path) == set()
    with pytest.raises(DiskProblem):
        durable.remove(tmp_path)


@pytest.mark.skipif(not hasattr(os, "posix_fadvise"), reason="only Linux is told")
def test_a_large_file_is_handed_to_the_disk_on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int]] = []
    plain = os.posix_fadvise

    def listening(descriptor: int, start: int, length: int, advice: int) -> None:
        told.append((start, start + length))
        plain(descriptor, start, length, advice)

    monkeypatch.setattr(os, "posix_fadvise", listening)
    handed, size = 0, 30 * 1024 * 1024
    with durable.writing(tmp_path / "film") as file:
        for _ in range(size // 65536):
            file.write(bytes(65536))
            handed = durable.hand_to_disk(file, handed)
    assert [start for start, _ in told] == [0, *(end for _, end in told[:-1])]
    assert len(told) == 3
    assert told[-1][1] <= size
    assert (tmp_path / "film").read_bytes() == bytes(size)

"""A file is taken in whole, encrypted, or not at all; what cannot be taken in is said in words."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldreport import streams
from fieldreport.errors import DiskFull, DiskProblem, EvidenceProblem, IntakeCancelled, NotWritable
from fieldreport.evidence.intake import STEP, Limits, Taken, take_in
from tests.form_with_files import picture
from tests.test_durable import on_a_disk_of_its_own

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = bytes(range(32))
CHUNK = streams.CHUNK
NAME_SIGNS = st.characters(exclude_characters="/\0", codec="utf-8")


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


def source(folder: Path, data: bytes, name: str = "IMG_0001.jpg") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def take(
    path: Path,
    vault: Path,
    *,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    cancelled: Callable[[], bool] = lambda: False,
    limits: Limits | None = None,
) -> Taken:
    return take_in(path, vault / "one.sealed", KEY, progress=progress, cancelled=cancelled, limits=limits)


def opened(vault: Path) -> bytes:
    return b"".join(streams.decrypt(io.BytesIO((vault / "one.sealed").read_bytes()), KEY))


def test_a_photo_is_hashed_encrypted_and_named(tmp_path: Path, vault: Path) -> None:
    data = picture((400, 300))
    taken = take(source(tmp_path, data), vault)
    assert (taken.file.sha256, taken.file.size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert (taken.file.name, taken.file.media_type) == ("IMG_0001.jpg", "image/jpeg")
    cipher = (vault / "one.sealed").read_bytes()
    assert (taken.cipher_sha256, taken.cipher_size) == (hashlib.sha256(cipher).hexdigest(), len(cipher))
    assert opened(vault) == data
    assert [path.name for path in vault.iterdir()] == ["one.sealed"]


@pytest.mark.parametrize("size", [1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, STEP + 7])
def test_a_file_of_any_size_comes_back_as_it_was(tmp_path: Path, vault: Path, size: int) -> None:
    data = os.urandom(size)
    taken = take(source(tmp_path, data), vault)
    assert taken.file.size == size
    assert taken.cipher_size == (vault / "one.sealed").stat().st_size
    assert streams.clear_size(taken.cipher_size) == size
    assert opened(vault) == data


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.binary(min_size=1, max_size=3000), name=st.text(st.characters(exclude_characters="/\0", codec="utf-8"), min_size=1, max_size=40)
)
def test_any_bytes_under_any_name_come_back_as_they_were(tmp_path: Path, vault: Path, data: bytes, name: str) -> None:
    if name in (".", ".."):
        name += "_"
    path = source(tmp_path, data, name)
    try:
        taken = take(path, vault)
        assert opened(vault) == data
        assert taken.file.sha256 == hashlib.sha256(data).hexdigest()
    finally:
        path.unlink()
        (vault / "one.sealed").unlink(missing_ok=True)


def test_the_kind_is_read_from_the_bytes_and_never_from_the_name(tmp_path: Path, vault: Path) -> None:
    assert take(source(tmp_path, b"MZ\x90\0 a program", "holiday.jpg"), vault).file.media_type == "application/octet-stream"


def test_progress_rises_to_the_end(tmp_path: Path, vault: Path) -> None:
    told: list[tuple[int, int]] = []
    take(source(tmp_path, bytes(5 * STEP + 9)), vault, progress=lambda done, total: told.append((done, total)))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (5 * STEP + 9, 5 * STEP + 9)
    assert {total for _, total in told} == {5 * STEP + 9}
    assert 5 <= len(told) <= 7


@pytest.mark.parametrize("after", [0, 1, 2, 17, 33])
def test_it_can_be_stopped_at_any_piece_and_leaves_nothing(tmp_path: Path, vault: Path, after: int) -> None:
    asked = iter([False] * after + [True] * 100)
    path = source(tmp_path, bytes(2 * STEP))
    with pytest.raises(IntakeCancelled, match=r"stopped.*Nothing was kept.*unchanged"):
        take(path, vault, cancelled=lambda: next(asked))
    assert list(vault.iterdir()) == []
    assert path.stat().st_size == 2 * STEP


def test_it_can_be_stopped_after_the_last_byte(tmp_path: Path, vault: Path) -> None:
    done: list[int] = []
    with pytest.raises(IntakeCancelled):
        take(source(tmp_path, bytes(100)), vault, progress=lambda now, total: done.append(now == total), cancelled=lambda: any(done))
    assert list(vault.iterdir()) == []


def test_a_mistake_in_the_progress_leaves_nothing(tmp_path: Path, vault: Path) -> None:
    def broken(_done: int, _all: int) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        take(source(tmp_path, bytes(100)), vault, progress=broken)
    assert list(vault.iterdir()) == []


def expect_refusal(path: Path, vault: Path, words: str, **how: object) -> None:
    with pytest.raises(EvidenceProblem, match=words):
        take(path, vault, **how)  # type: ignore[arg-type]
    assert list(vault.iterdir()) == []


def test_what_is_no_file_is_refused(tmp_path: Path, vault: Path) -> None:
    expect_refusal(vault.parent, vault, "is a folder")
    (tmp_path / "to-folder").symlink_to(vault.parent)
    expect_refusal(tmp_path / "to-folder", vault, "is a folder")
    expect_refusal(Path("/dev/zero"), vault, "not a file but a device")
    (tmp_path / "to-device").symlink_to("/dev/zero")
    expect_refusal(tmp_path / "to-device", vault, "device")
    os.mkfifo(tmp_path / "pipe")
    expect_refusal(tmp_path / "pipe", vault, "device or a connection")
    expect_refusal(tmp_path / "nothing", vault, "not there")
    (tmp_path / "dangling").symlink_to(tmp_path / "nothing")
    expect_refusal(tmp_path / "dangling", vault, "not there")
    (tmp_path / "round").symlink_to(tmp_path / "round")
    expect_refusal(tmp_path / "round", vault, "could not be read")
    expect_refusal(tmp_path / "a\0b", vault, "could not be read")


def test_a_pipe_that_takes_the_files_place_is_not_waited_for(tmp_path: Path, vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = source(tmp_path, b"a file")
    plain_open = os.open

    def swapped(name: Path, flags: int, *rest: int) -> int:
        if Path(name) == path and stat.S_ISREG(path.stat().st_mode):
            path.unlink()
            os.mkfifo(path)
        return plain_open(name, flags, *rest)

    monkeypatch.setattr(os, "open", swapped)
    expect_refusal(path, vault, "device or a connection")


def test_a_link_to_a_file_is_the_file(tmp_path: Path, vault: Path) -> None:
    source(tmp_path, b"words", "real.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    assert take(tmp_path / "link.txt", vault).file.name == "link.txt"
    assert opened(vault) == b"words"


def test_an_empty_file_is_refused(tmp_path: Path, vault: Path) -> None:
    expect_refusal(source(tmp_path, b""), vault, "empty.*copied to its end")


def test_a_file_above_the_limit_is_refused_before_it_is_read(tmp_path: Path, vault: Path) -> None:
    sparse = source(tmp_path, b"")
    os.truncate(sparse, 4 * 1024**3 + 1)
    expect_refusal(sparse, vault, r"larger than one exhibit.*4\.3 GB")
    take(source(tmp_path, b"12345"), vault, limits=Limits(largest=5))
    (vault / "one.sealed").unlink()
    expect_refusal(source(tmp_path, b"123456"), vault, "larger", limits=Limits(largest=5))


def test_room_is_kept_for_what_is_typed(tmp_path: Path, vault: Path) -> None:
    with pytest.raises(DiskFull, match=r"not enough room.*Nothing was kept.*Free some space"):
        take(source(tmp_path, b"12345"), vault, limits=Limits(kept_free=2**62))
    assert list(vault.iterdir()) == []


@pytest.mark.parametrize("grown", [b"x", bytes(3 * STEP)])
def test_a_file_that_grows_meanwhile_is_refused(tmp_path: Path, vault: Path, grown: bytes) -> None:
    path = source(tmp_path, bytes(2 * STEP))

    def grow(_done: int, _all: int) -> None:
        with path.open("ab") as file:
            file.write(grown)

    expect_refusal(path, vault, "changed while it was being read", progress=grow)


def test_a_file_that_shrinks_or_is_rewritten_meanwhile_is_refused(tmp_path: Path, vault: Path) -> None:
    path = source(tmp_path, bytes(3 * STEP))
    expect_refusal(path, vault, "changed", progress=lambda _done, _all: os.truncate(path, STEP))

    def rewrite(_done: int, _all: int) -> None:
        with path.open("r+b") as file:
            file.write(b"other bytes of the same length")
        os.utime(path, ns=(1, 1))

    expect_refusal(source(tmp_path, bytes(3 * STEP)), vault, "changed", progress=rewrite)


def test_a_file_that_is_deleted_meanwhile_is_whole_all_the_same(tmp_path: Path, vault: Path) -> None:
    path = source(tmp_path, bytes(2 * STEP))
    taken = take(path, vault, progress=lambda _done, _all: path.unlink(missing_ok=True))
    assert taken.file.size == 2 * STEP
    assert opened(vault) == bytes(2 * STEP)


def test_a_card_that_is_taken_out_meanwhile_is_said(tmp_path: Path, vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = source(tmp_path, bytes(2 * STEP))
    plain = os.fdopen

    class Card(io.FileIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell() >= STEP:
                raise OSError(5, os.strerror(5))
            return super().read(size) or b""

    def opened(descriptor: int, mode: str, *rest: object, **how: object) -> object:
        return Card(descriptor, "rb") if mode == "rb" else plain(descriptor, mode)

    monkeypatch.setattr(os, "fdopen", opened)
    expect_refusal(path, vault, "could not be read to its end.*card or stick")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_said(tmp_path: Path, vault: Path) -> None:
    path = source(tmp_path, b"secret")
    path.chmod(0)
    expect_refusal(path, vault, "may not be read")


def test_a_store_that_is_gone_is_said_with_the_files_own_name(tmp_path: Path) -> None:
    with pytest.raises(DiskProblem, match="did not accept IMG_0001"):
        take(source(tmp_path, b"x"), tmp_path / "no")


def test_a_store_that_may_not_be_written_is_said(tmp_path: Path, vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, plain = source(tmp_path, b"x"), os.open

    def read_only(name: Path, flags: int, *rest: int) -> int:
        if flags & os.O_CREAT:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return plain(name, flags, *rest)

    monkeypatch.setattr(os, "open", read_only)
    with pytest.raises(NotWritable, match=r"IMG_0001.*Nothing was kept"):
        take(path, vault)


ON_A_FULL_DISK = """
import sys
from pathlib import Path
from fieldreport.errors import DiskProblem
from fieldreport.evidence.intake import Limits, take_in
folder = Path(sys.argv[1])
try:
    # The disk fills while the file is read: nothing is kept free, and somebody else writes.
    def fill(done, total):
        (folder / "somebody-elses").write_bytes(bytes(400_000))
    take_in(Path(sys.argv[2]), folder / "one.sealed", bytes(32), progress=fill, cancelled=lambda: False, limits=Limits(kept_free=0))
    print("taken in")
except DiskProblem as problem:
    print(type(problem).__name__, problem)
print(sorted(path.name for path in folder.iterdir()))
"""


def test_a_disk_that_fills_meanwhile_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    path = source(tmp_path, os.urandom(1_800_000))
    disk = tmp_path / "disk"
    disk.mkdir()
    said = on_a_disk_of_its_own(disk, "size=2m", "true", ON_A_FULL_DISK, str(disk), str(path))
    assert said.startswith("DiskFull The disk is full, so IMG_0001.jpg was not taken in. Nothing was kept")
    assert "one.sealed" not in said.splitlines()[-1]
    assert ".half" not in said


KILLED = """
import os, sys
from pathlib import Path
from fieldreport.evidence.intake import take_in
def progress(done, total):
    if done >= int(sys.argv[3]):
        os.kill(os.getpid(), 9)
take_in(Path(sys.argv[1]), Path(sys.argv[2]) / "one.sealed", bytes(32), progress=progress, cancelled=lambda: False)
"""


@pytest.mark.parametrize("after", [STEP, 2 * STEP, 3 * STEP])
def test_a_power_cut_at_any_point_leaves_no_exhibit_and_no_clear_byte(tmp_path: Path, vault: Path, after: int) -> None:
    canary = b"a canary that is in the photo"
    path = source(tmp_path, (canary + bytes(100)) * (3 * STEP // 128))
    done = subprocess.run([sys.executable, "-c", KILLED, str(path), str(vault), str(after)], cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == -9
    left = list(vault.iterdir())
    assert all(file.name.startswith(".half-") for file in left)
    assert left, "the control: something was being written"
    assert not any(canary in file.read_bytes() for file in left)

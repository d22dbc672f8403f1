"""Taking a file in: read once, hashed and encrypted on the way, published whole or not at all.

The bytes are never parsed here, only counted, hashed and encrypted; the first of
them say what kind of file it is. No clear byte is written anywhere. A source
that is a folder or a device, is empty, too large, or changes while it is read
is refused in words, and nothing is kept of it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from fieldreport import durable, streams
from fieldreport.answers.values import AttachedFile
from fieldreport.answers.words import size_words
from fieldreport.errors import DiskFull, DiskProblem, EvidenceProblem, IntakeCancelled, NotWritable
from fieldreport.evidence.kinds import FIRST_BYTES, media_type, safe_name
from fieldreport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import IO

    Progress = Callable[[int, int], None]

LARGEST = 4 * 1024**3
"""Bytes of one file."""
KEPT_FREE = 64 * 1024**2
"""Bytes of the disk that no exhibit may take: what is typed must still be saved."""
STEP = 1024**2
"""Bytes after which progress is told."""
_NOTHING_KEPT = said("Nothing was kept of it here; the file itself is unchanged.")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken in."""

    largest: int = LARGEST
    kept_free: int = KEPT_FREE


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that lies encrypted and durable at its place."""

    file: AttachedFile
    cipher_sha256: str
    cipher_size: int


def take_in(
    source: Path, target: Path, key: bytes, *, progress: Progress, cancelled: Callable[[], bool], limits: Limits | None = None
) -> Taken:
    """Read ``source`` once and publish its ciphertext at ``target``.

    Args:
        source: any file that this user may read.
        target: where the ciphertext goes; nothing may be there.
        key: the file's own random key.
        progress: told (bytes done, bytes in all), about every mebibyte and at the end.
        cancelled: asked before each piece; True stops the intake.
        limits: how much is taken in.

    Raises:
        EvidenceProblem: this source cannot be taken in; nothing was kept.
        IntakeCancelled: it was stopped; nothing was kept.
        DiskProblem: this laptop's disk refused; nothing was kept.
    """
    name = safe_name(source.name)
    limits = limits or Limits()
    with _opened(source, name) as file:
        begun = _looked_at(file, name)
        _check_size(begun.st_size, name, target, limits)
        reader = _Reader(file, name, begun.st_size, progress, cancelled)
        with _said_for(name), durable.writing(target) as written:
            writer = _Writer(written)
            streams.encrypt(reader, writer, key)
            _check_unchanged(begun, _looked_at(file, name), reader.size, name)
            reader.finish()
    attached = AttachedFile(reader.sha256.hexdigest(), name, media_type(reader.first), reader.size)
    return Taken(attached, writer.sha256.hexdigest(), writer.size)


class _Reader:
    """The source on its way into the cipher: hashed and counted, and the place where it is stopped."""

    def __init__(self, file: BinaryIO, name: str, total: int, progress: Progress, cancelled: Callable[[], bool]) -> None:
        self.sha256 = hashlib.sha256()
        self.size = 0
        self.first = b""
        self._file = file
        self._name = name
        self._total = total
        self._progress = progress
        self._cancelled = cancelled
        self._told = 0

    def read(self, length: int, /) -> bytes:
        """Return the next bytes of the source."""
        if self._cancelled():
            raise IntakeCancelled(said("Taking in {name} was stopped. {nothing_kept}", name=self._name, nothing_kept=_NOTHING_KEPT))
        try:  # not a context manager: this runs for every 64 KiB
            piece = self._file.read(length)
        except OSError as problem:
            raise _unreadable(problem, self._name) from problem
        self.sha256.update(piece)
        self.size += len(piece)
        if len(self.first) < FIRST_BYTES:
            self.first = (self.first + piece)[:FIRST_BYTES]
        if self.size > self._total:
            raise _changed(self._name)
        if self.size - self._told >= STEP:
            self._told = self.size
            self._progress(self.size, self._total)
        return piece

    def finish(self) -> None:
        """Say that all of it was read, and stop here for the last time when that was asked for."""
        self._progress(self.size, self._total)
        if self._cancelled():
            raise IntakeCancelled(said("Taking in {name} was stopped. {nothing_kept}", name=self._name, nothing_kept=_NOTHING_KEPT))


class _Writer:
    """The ciphertext on its way to the disk, hashed and counted."""

    def __init__(self, file: IO[bytes]) -> None:
        self.sha256 = hashlib.sha256()
        self.size = 0
        self._handed = 0
        self._file = file

    def write(self, data: bytes, /) -> None:
        """Write all of ``data``."""
        self.sha256.update(data)
        self.size += len(data)
        self._file.write(data)
        self._handed = durable.hand_to_disk(self._file, self._handed)


@contextlib.contextmanager
def _opened(source: Path, name: str) -> Iterator[BinaryIO]:
    with _readable(name):
        # A device may do something when it is opened, so it is looked at first; what was opened is looked at again.
        _require_plain(source.stat(), name)
        # Not blocking: somebody may put a pipe in its place, and opening that would wait for a writer.
        descriptor = os.open(source, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        yield file


def _looked_at(file: BinaryIO, name: str) -> os.stat_result:
    with _readable(name):
        found = os.fstat(file.fileno())
    _require_plain(found, name)
    return found


def _require_plain(found: os.stat_result, name: str) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise EvidenceProblem(said("{name} is a folder. Take in the files in it one by one. Nothing was kept.", name=name))
    if not stat.S_ISREG(found.st_mode):
        raise EvidenceProblem(
            said("{name} is not a file but a device or a connection, so it was not taken in. Nothing was kept.", name=name)
        )


def _check_size(size: int, name: str, target: Path, limits: Limits) -> None:
    if size == 0:
        raise EvidenceProblem(said("{name} is empty (0 bytes), so there is nothing to take in. Was it copied to its end?", name=name))
    if size > limits.largest:
        raise EvidenceProblem(
            said(
                "{name} is larger than one exhibit may be ({size_words}; at most {size_words2}). Nothing was kept. Keep "
                "the original, and have it cut into parts that are taken in one by one.",
                name=name,
                size_words=size_words(size),
                size_words2=size_words(limits.largest),
            )
        )
    with _said_for(name), durable.said_plainly(target):
        free = shutil.disk_usage(target.parent).free
    if free < size + limits.kept_free:
        raise DiskFull(
            said(
                "There is not enough room on this laptop for {name} ({size_words}; {size_words2} can be used). "
                "{nothing_kept} Free some space and try again.",
                name=name,
                size_words=size_words(size),
                size_words2=size_words(max(0, free - limits.kept_free)),
                nothing_kept=_NOTHING_KEPT,
            )
        )


def _check_unchanged(before: os.stat_result, after: os.stat_result, read: int, name: str) -> None:
    """Refuse a source that was written in meanwhile. One that was deleted meanwhile is whole all the same: it was open."""
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or read != before.st_size:
        raise _changed(name)


def _changed(name: str) -> EvidenceProblem:
    return EvidenceProblem(
        said("{name} was changed while it was being read, so it was not taken in. Nothing was kept. Wait until it is whole.", name=name)
    )


@contextlib.contextmanager
def _readable(name: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as problem:  # ValueError: a name that no file can have
        raise _unreadable(problem, name) from problem


def _unreadable(problem: OSError | ValueError, name: str) -> EvidenceProblem:
    if isinstance(problem, FileNotFoundError):
        return EvidenceProblem(said("{name} is not there (any more). Nothing was kept. Was a card or stick taken out?", name=name))
    if isinstance(problem, PermissionError):
        return EvidenceProblem(said("{name} may not be read by this user. Nothing was kept. Ask IT.", name=name))
    why = getattr(problem, "strerror", None) or problem
    return EvidenceProblem(
        said(
            "{name} could not be read to its end ({why}). {nothing_kept} Was a card or stick taken out?",
            name=name,
            why=why,
            nothing_kept=_NOTHING_KEPT,
        )
    )


@contextlib.contextmanager
def _said_for(name: str) -> Iterator[None]:
    """Say the disk's refusals with the name that the officer knows."""
    try:
        yield
    except DiskFull as problem:
        raise DiskFull(
            said(
                "The disk is full, so {name} was not taken in. {nothing_kept} Free some space and try again.",
                name=name,
                nothing_kept=_NOTHING_KEPT,
            )
        ) from problem
    except NotWritable as problem:
        raise NotWritable(
            said(
                "The folder of this laptop's store may not be written, so {name} was not taken in. {nothing_kept}",
                name=name,
                nothing_kept=_NOTHING_KEPT,
            )
        ) from problem
    except DiskProblem as problem:
        raise DiskProblem(
            said("This laptop's disk did not accept {name}. {nothing_kept}", name=name, nothing_kept=_NOTHING_KEPT)
        ) from problem

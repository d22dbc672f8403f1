"""What the database driver refuses, said in words that a person can act on."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from fieldreport.errors import DatabaseDamaged, DiskFull, DiskProblem, FieldReportError, NotWritable, StoreProblem
from fieldreport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Result codes: https://www.sqlite.org/rescode.html
_PERMISSION, _BUSY, _LOCKED, _READ_ONLY, _INPUT_OUTPUT, _CORRUPT = 3, 5, 6, 8, 10, 11
_FULL, _CANNOT_OPEN, _PROTOCOL, _NOT_A_DATABASE = 13, 14, 15, 26
_SMALLEST_ROOM = 64 * 1024


@contextlib.contextmanager
def said_plainly(path: Path) -> Iterator[None]:
    """Turn the driver's errors about ``path`` into ours; errors that are mistakes of the program pass unchanged."""
    try:
        yield
    except FieldReportError:
        raise
    except Exception as problem:
        ours = in_words(problem, path)
        if ours is None:
            raise
        raise ours from problem


def in_words(problem: BaseException, path: Path) -> FieldReportError | None:
    """Return our error for a driver's error (or one that SQLAlchemy wrapped), or None if it is neither the disk's nor the file's."""
    code = _code(problem)
    if code == _FULL or (code in (_INPUT_OUTPUT, _CANNOT_OPEN) and _no_room(path)):
        return DiskFull(
            said(
                "The disk is full, so the last change was not saved. What was saved before is safe, and what is on the "
                "screen is still there. Free some space and go on."
            )
        )
    if code in (_PERMISSION, _READ_ONLY, _CANNOT_OPEN):
        return NotWritable(
            said(
                "The folder {parent} may not be written, so nothing can be saved there. What was saved before is safe. "
                "Ask IT for the right to write in it.",
                parent=path.parent,
            )
        )
    if code == _INPUT_OUTPUT:
        return DiskProblem(
            said(
                "The disk did not accept the last change. What was saved before is safe, and what is on the screen is "
                "still there. Try again; if it stays so, tell IT."
            )
        )
    if code in (_CORRUPT, _NOT_A_DATABASE):
        return damaged(path, said("it is not readable with this key"))
    if code in (_BUSY, _LOCKED, _PROTOCOL):
        return StoreProblem(
            said(
                "Another program is using {name}, so the last change was not saved. What was saved before is safe. Close it and go on.",
                name=path.name,
            )
        )
    return None


def damaged(path: Path, what: str) -> DatabaseDamaged:
    """Return the error for a file that does not read, with what is safe."""
    return DatabaseDamaged(
        said(
            "The file {name} is damaged or was written with another key ({what}). Nothing was changed or deleted in "
            "it, and what HQ has received is safe there. Keep the laptop as it is and tell IT.",
            name=path.name,
            what=what,
        )
    )


def is_short_of_room(problem: BaseException, path: Path) -> bool:
    """Say whether reading may still work where writing does not."""
    code = _code(problem)
    return code in (_FULL, _INPUT_OUTPUT) or (code == _CANNOT_OPEN and _no_room(path))


def _code(problem: BaseException) -> int | None:
    # SQLAlchemy keeps the driver's own error in ``orig``.
    driver = getattr(problem, "orig", None) or problem
    code = getattr(driver, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else None


def _no_room(path: Path) -> bool:
    try:
        room = os.statvfs(path.parent)
    except OSError:
        return False
    return room.f_bavail * room.f_frsize < _SMALLEST_ROOM or (room.f_files > 0 and room.f_favail == 0)

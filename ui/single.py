"""One window for one data folder: two would write over each other's drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile

from fieldreport.said import said

if TYPE_CHECKING:
    from pathlib import Path

NAME = "window.lock"
WAIT = 3_000
"""How long to wait for a window that is just ending (lock, restart), milliseconds."""


def hold(folder: Path, wait: int = WAIT) -> QLockFile:
    """Hold a data folder for this process until it ends or lets go.

    A lock whose process is gone (power cut, kill) does not count.

    Raises:
        AlreadyRunning: another window has it.
        NotWritable: the folder cannot be made or written in.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as problem:
        from fieldreport.errors import NotWritable

        raise NotWritable(
            said("The folder {folder} cannot be made ({strerror}). Nothing was changed. Ask IT.", folder=folder, strerror=problem.strerror)
        ) from None
    held = QLockFile(str(folder / NAME))
    held.setStaleLockTime(0)  # never stale by age: a shift is long; Qt still sees a process that is gone
    if held.tryLock(wait):
        return held
    from fieldreport.errors import AlreadyRunning, NotWritable

    if held.error() == QLockFile.LockError.PermissionError:
        raise NotWritable(said("The folder {folder} may not be written in. Nothing was changed. Ask IT.", folder=folder))
    raise AlreadyRunning(said("The program is open already on this laptop, in another window. Nothing was changed. Go to that window."))

"""Errors in words for a person: what happened, what is safe, what to do.

The core's own errors carry such a sentence already; this is the one place where the
window decides how to say them, and what to say for what nobody expected.
"""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from fieldreport.errors import (
    AlreadyRunning,
    DiskFull,
    DiskProblem,
    FieldReportError,
    LockedOut,
    MissingGlyphs,
    NoLink,
    NoSuchVault,
    NotReady,
    NotWritable,
    WrongPin,
)
from fieldreport.said import joined, said

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

PIN = said("PIN")
UNEXPECTED = said(
    "Something happened that this program did not expect. What you typed until half a second ago is saved. "
    "You can go on; if it happens again, lock (F12) and unlock, and tell IT: {what}"
)
SAVE_FAILED = said("not saved since {since}")


def in_words(problem: BaseException, zone: tzinfo | None = None, *, secret: str = PIN) -> str:
    """Return what to say about an error.

    Args:
        problem: any error; ours are said as they are, others as :data:`UNEXPECTED` with their kind and place.
        zone: in which times are told; the laptop's own when None.
        secret: what it is called that opens the vault here, ``PIN`` or ``passphrase``.
    """
    if isinstance(problem, LockedOut):
        return said(
            "Too many wrong tries. The next try is at {police_time}. Nothing was changed.", police_time=police_time(problem.until, zone)
        )
    if isinstance(problem, WrongPin | NoSuchVault):
        return _wrong_pin(problem, secret)
    if isinstance(problem, NotReady):
        return (
            said("{problem} Missing: {missing}.", problem=str(problem), missing=joined("; ", problem.missing[:3]))
            if problem.missing
            else str(problem)
        )
    if isinstance(problem, MissingGlyphs):
        return said("{problem} Characters: {characters}", problem=problem, characters=" ".join(problem.characters))
    if isinstance(problem, FieldReportError):
        return _with_advice(problem)
    return UNEXPECTED.format(what=_where(problem))


def save_failed(problem: BaseException) -> str:
    """Return what the notice says when a draft could not be saved: the one promise that must not break silently."""
    told = in_words(problem)
    return said(
        "What you type now is not on the disk yet. The program tries again every few seconds; keep this window open. {said}", said=told
    )


def police_time(moment: datetime, zone: tzinfo | None = None) -> str:
    """Return an aware time as it is written in reports: ``1407 hours``."""
    return said("{astimezone} hours", astimezone=f"{moment.astimezone(zone):%H%M}")


def clock(moment: datetime, zone: tzinfo | None = None) -> str:
    """Return an aware time to the second: ``14:07:31``."""
    return f"{moment.astimezone(zone):%H:%M:%S}"


def _wrong_pin(problem: WrongPin | NoSuchVault, secret: str) -> str:
    left = getattr(problem, "tries_left", None)
    if left is None:
        return str(problem)
    if left <= 0:
        return said("Star and {secret} do not fit. There is a pause of ten minutes now. Nothing was changed.", secret=secret)
    tries = said("1 try is") if left == 1 else said("{left} tries are", left=left)
    return said(
        "Star and {secret} do not fit. {tries} left before a pause of ten minutes. Nothing was changed.", secret=secret, tries=tries
    )


def _with_advice(problem: FieldReportError) -> str:
    text = str(problem)
    if isinstance(problem, DiskFull) and "space" not in text.lower():
        return said("{text} Make space on this laptop.", text=text)
    if isinstance(problem, NotWritable | DiskProblem | NoLink | AlreadyRunning):
        return text
    return text or UNEXPECTED.format(what=type(problem).__name__)


def _where(problem: BaseException) -> str:
    steps = traceback.extract_tb(problem.__traceback__)
    place = said(", {name} line {lineno}", name=steps[-1].name, lineno=steps[-1].lineno) if steps else ""
    return f"{type(problem).__name__}{place}"

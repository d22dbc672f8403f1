"""The printers of this machine, as its print service (CUPS) knows them, and handing a PDF to one of them.

Whoever calls this does it on the work lane: a print service far away may take its time. Qt's part for printing needs libcups2 even to
be imported, so it is imported where it is used.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.errors import PrintProblem
from fieldreport.said import said

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinterInfo

    from fieldreport.printing import PrintedCopy

PATIENCE = 60.0
"""Seconds in which a print service must have taken a copy."""
NO_SUPPORT = said(
    "This laptop cannot print: its system lacks the part for it (libcups2). Save the copy as a PDF and print it elsewhere; tell IT."
)
STOPPED = said("The printer {name} is stopped, so nothing was sent to it. Choose another printer, or save a PDF.")
GONE = said("The print service does not answer, or it has no printer {name} any more. Nothing was sent. Try again, or save a PDF.")
NO_ANSWER = said("the print service does not answer")
NOT_TAKEN = said(
    "The printer {name} did not take copy {number} ({why}). The journal says so, and its number is not given again. Choose another "
    "printer, or save a PDF."
)


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer as the print service lists it."""

    name: str
    about: str
    """What the service says of it: where it stands, or its make."""
    stopped: bool
    """It would keep what is sent to it until somebody starts it again."""
    default: bool


def printers() -> tuple[Printer, ...]:
    """Return the printers of this machine, the default first.

    Raises:
        PrintProblem: this machine cannot print.
    """
    known = _info().availablePrinters()
    found = [
        Printer(
            one.printerName(),
            one.location() or one.description() or one.makeAndModel(),
            stopped=is_stopped(one),
            default=one.isDefault(),
        )
        for one in known
    ]
    return tuple(sorted(found, key=lambda printer: (not printer.default, printer.name)))


def require_ready(name: str) -> QPrinterInfo:
    """Return what Qt knows of a printer that would print now.

    Raises:
        PrintProblem: it is stopped, it is gone, or the print service does not answer.
    """
    found = _info().printerInfo(name)
    if found.isNull():
        raise PrintProblem(GONE.format(name=name), why=NO_ANSWER)
    if is_stopped(found):
        raise PrintProblem(STOPPED.format(name=name), why=said("it is stopped"))
    return found


def takes_pdf() -> bool:
    """Whether a PDF can be handed over as it is; else its pages are drawn."""
    return shutil.which("lp") is not None


def hand_over(name: str, copy: PrintedCopy) -> None:
    """Hand a copy to a printer's queue, over a pipe: no file of it is written here.

    Raises:
        PrintProblem: the print service did not take it, as far as is known.
    """
    options = ("document-format=application/pdf", f"media={copy.sheet}")
    command = ["lp", "-d", name, "-t", copy.title, *(part for option in options for part in ("-o", option)), "-"]
    why: str
    try:
        done = subprocess.run(command, input=copy.pdf, capture_output=True, env=os.environ | {"LC_ALL": "C"}, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        why = said("no answer in {seconds} seconds", seconds=round(PATIENCE))
    except OSError as problem:
        why = problem.strerror or str(problem)
    else:
        if done.returncode == 0:
            return
        why = " ".join(done.stderr.decode(errors="replace").removeprefix("lp: ").split()).rstrip(".")[:200]
    raise PrintProblem(NOT_TAKEN.format(name=name, number=copy.number, why=why), why=why)


def is_stopped(printer: QPrinterInfo) -> bool:
    """Whether a printer would keep what is sent to it."""
    from PySide6.QtPrintSupport import QPrinter

    return printer.state() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)


def _info() -> type[QPrinterInfo]:
    try:
        from PySide6.QtPrintSupport import QPrinterInfo
    except ImportError as problem:
        raise PrintProblem(NO_SUPPORT) from problem
    return QPrinterInfo

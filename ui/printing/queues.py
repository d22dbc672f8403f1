"""The printers of this machine, as its print service (CUPS) knows them, and handing a PDF to one of them.

Whoever calls this does it on the work lane: a print service far away may take its time. Qt's part for printing needs libcups2 even to
be imported, so it is imported where it is used.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreport.errors import PrintProblem
from fieldreport.said import said

if TYPE_CHECKING:
    from fieldreport.printing import PrintedCopy

PATIENCE = 60.0
"""Seconds in which a print service must have taken a copy."""
SILENCE = 8.0
"""Seconds after which a print service that says nothing is taken to be away."""
NO_SUPPORT = said(
    "This laptop cannot print: its system lacks the part for it (libcups2). Save the copy as a PDF and print it elsewhere; tell IT."
)
SILENT = said("The print service of this laptop does not answer. Nothing was sent. Try again later, or save a PDF.")
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


def printers(patience: float = SILENCE) -> tuple[Printer, ...]:
    """Return the printers of this machine, the default first.

    A process of its own asks, and is given up after ``patience`` seconds: Qt would hold Python's lock, and the window with it, for as
    long as a print service far away is silent.

    Raises:
        PrintProblem: this machine cannot print, or its print service does not answer.
    """
    require_support()
    command = [sys.executable, "-m", "ui.printing.listing"]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2]), "QT_QPA_PLATFORM": "offscreen"}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, timeout=patience, check=False)
        listed = json.loads(done.stdout) if done.returncode == 0 else None
    except (subprocess.TimeoutExpired, OSError, ValueError):
        listed = None
    if listed is None:
        raise PrintProblem(SILENT, why=NO_ANSWER)
    found = [Printer(one["name"], one["about"], stopped=one["stopped"], default=one["default"]) for one in listed]
    return tuple(sorted(found, key=lambda printer: (not printer.default, printer.name)))


def require_ready(name: str) -> None:
    """Make sure that a printer would print now.

    Raises:
        PrintProblem: it is stopped, it is gone, or the print service does not answer.
    """
    found = next((printer for printer in printers() if printer.name == name), None)
    if found is None:
        raise PrintProblem(GONE.format(name=name), why=NO_ANSWER)
    if found.stopped:
        raise PrintProblem(STOPPED.format(name=name), why=said("it is stopped"))


def require_support() -> None:
    """Make sure that this machine has Qt's part for printing.

    Raises:
        PrintProblem: it has not.
    """
    try:
        import PySide6.QtPrintSupport  # noqa: F401
    except ImportError as problem:
        raise PrintProblem(NO_SUPPORT) from problem


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

"""Reading a PDF with other people's programs."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import page

if TYPE_CHECKING:
    from pathlib import Path


def text_of(pdf: bytes, *options: str) -> str:
    """Return the text as poppler reads it."""
    return run("pdftotext", "-enc", "UTF-8", *options, "-", "-", pdf=pdf)


def run(*command: str, pdf: bytes = b"") -> str:
    done = subprocess.run(command, input=pdf, capture_output=True, check=False)
    return (done.stdout + done.stderr).decode()


def run_on(folder: Path, pdf: bytes, *command: str) -> str:
    """Run a program that wants a file's name as its last argument."""
    path = folder / "report.pdf"
    path.write_bytes(pdf)
    return run(*command, str(path))


def failures(pdf: bytes) -> list[str]:
    """Return what page-validation has against it as PDF/A-3a and PDF/UA-1."""
    profiles = (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1)
    return [str(failure) for profile in profiles for failure in page.validate_pdf_bytes(pdf, profile=profile).failures]

"""The file in which a form was written: Markdown, an Excel workbook or CSV, told by its name and read with suspicion."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldreport.errors import FormProblem
from fieldreport.forms.sheets import LARGEST_FILE, read_csv_sheets, read_markdown
from fieldreport.forms.workbooks import read_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.forms.sheets import Sheet

ENDINGS = (".md", ".xlsx", ".csv")


@dataclass(frozen=True, slots=True)
class Source:
    """A form as it was written."""

    kind: str
    """One of :data:`ENDINGS`."""
    data: bytes
    """What pyxform is given: the bytes of the file, texts without a byte order mark."""
    sheets: dict[str, Sheet]
    problems: list[FormProblem] = field(default_factory=list)
    """What is wrong with single cells."""


def read_source(path: Path) -> Source:
    """Read the file in which a form was written.

    Raises:
        FormProblem: it cannot be read at all.
    """
    kind = path.suffix.lower()
    if kind not in ENDINGS:
        raise FormProblem(
            f"{path.name} cannot be read as a form.", suggestion="Save it as Markdown (.md), Excel workbook (.xlsx) or CSV (.csv)."
        )
    data = _bytes(path)
    if kind == ".xlsx":
        sheets, problems = read_workbook(path.name, data)
        return Source(kind, data, sheets, problems)
    text = _text(path.name, data)
    sheets = read_markdown(text) if kind == ".md" else read_csv_sheets(text)
    return Source(kind, text.encode("utf-8"), sheets)


def _bytes(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise FormProblem(f"{path.name} is no file.")
        if path.stat().st_size > LARGEST_FILE:
            raise FormProblem(f"The form {path.name} is larger than {LARGEST_FILE} bytes.")
        return path.read_bytes()
    except OSError as problem:
        raise FormProblem(f"The form {path.name} cannot be opened: {problem.strerror}.") from None
    except ValueError:  # a NUL in the name
        raise FormProblem("A file of this name cannot be opened.") from None


def _text(name: str, data: bytes) -> str:
    if data.startswith(b"PK\x03\x04"):
        raise FormProblem(f"{name} is a workbook or an archive and no text.", suggestion="Give an Excel workbook the ending .xlsx.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FormProblem(f"The form {name} is not UTF-8 text.", suggestion="Save it as UTF-8.") from None

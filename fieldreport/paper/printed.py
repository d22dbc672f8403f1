"""A printed copy as a file: the pages of a signed document laid out anew from its record, with the number of the copy at the foot of each.

It is not signed, and it carries none of the answers as data: what it carries says which copy of which signed document it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport import canonical
from fieldreport.answers.values import utc_text
from fieldreport.paper import archive
from fieldreport.paper.layout import lay_out

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from fieldreport.paper.furniture import Paper
    from fieldreport.paper.layout import Record

FORMAT = "fieldreport.printed/1"
DATA_NAME = "copy.json"


@dataclass(frozen=True, slots=True)
class Copy:
    """Which copy of which signed document a print is."""

    number: int
    """1 for the first copy of that version."""
    of: str
    """SHA-256 of the whole signed document, lower-case hex."""
    by: str
    """Who had it printed: name and star."""
    at: datetime
    """Aware, in UTC."""


def printed_paper(record: Record, copy: Copy, *, pictures: Mapping[str, bytes] | None = None, paper: Paper = "letter") -> bytes:
    """Lay out a copy for the printer: PDF/A-3a and PDF/UA-1. The same record, copy and pictures give the same bytes.

    Args:
        record: the data of the signed document.
        copy: what each page says of itself.
        pictures: the reduced pictures that the record names, by their SHA-256.
        paper: the sheet.

    Raises:
        PaperProblem: the record does not do.
        NotCanonical: the record has no canonical form.
    """
    drawn = lay_out(record, pictures=pictures, paper=paper, copy=copy)
    report = record["report"]
    told = {
        "format": FORMAT,
        "of": copy.of,
        "copy": copy.number,
        "by": copy.by,
        "at": utc_text(copy.at),
        "report": {"id": report["id"], "version": report["version"]},
    }
    return archive.finish(
        drawn,
        canonical.encode(told),
        title=f"Printed copy {copy.number} of report {report['id']}, version {report['version']}",
        author=str(record["officer"]["name"]),
        made=copy.at,
        name=DATA_NAME,
        about="Which copy this is",
    )

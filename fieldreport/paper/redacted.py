"""The redacted copy as a file: PDF/A-3a and PDF/UA-1, with the redacted record inside and nothing of the original.

It is not signed: the officer's signature says that the record is true and whole, and a copy with parts left out is not whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport import canonical
from fieldreport.answers.values import utc_moment
from fieldreport.errors import PaperProblem
from fieldreport.paper import archive
from fieldreport.paper.layout import lay_out

if TYPE_CHECKING:
    from fieldreport.paper.furniture import Paper
    from fieldreport.paper.layout import Record

DATA_NAME = "redacted.json"
_MARK = "REDACTED COPY"


def redacted_paper(record: Record, *, paper: Paper = "letter") -> bytes:
    """Lay out a redacted record.

    Args:
        record: from ``report.redacting.redact``; it says who made the copy, when, and for whom.
        paper: the sheet.

    Raises:
        PaperProblem: the record does not do.
        NotCanonical: the record has no canonical form.
    """
    drawn = lay_out(record, paper=paper, mark=_MARK)
    try:
        made = utc_moment(record["redacted"]["at"])
    except (KeyError, ValueError) as problem:
        raise PaperProblem(f"This is no redacted record: {problem}. Nothing was made.") from problem
    return archive.finish(
        drawn,
        canonical.encode(record),
        title=f"Redacted copy of report {record['report']['id']}, version {record['report']['version']}",
        author=str(record["officer"]["name"]),
        made=made,
        name=DATA_NAME,
        about="What this redacted copy shows",
    )

"""Printed copies of one officer's sealed reports: a look at the next one, and each that leaves, numbered and in the journal.

What is printed is a copy laid out anew from the sealed record; the signed file is not touched. The entry that a copy leaves is written
before anything leaves, so that there is no copy without one. A copy that was not printed is noted too, and its number is not given again.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport import durable, sealing
from fieldreport.errors import DiskProblem, NotReady, StoreProblem
from fieldreport.said import said
from fieldreport.store import printing, reports
from fieldreport.store.printing import Printed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from fieldreport.proof.own_paper import OwnPaper
    from fieldreport.sealing import Sealer
    from fieldreport.store.reports import Version

__all__ = ["FINEST", "LONGEST_REASON", "Printed", "PrintedCopy", "Printing"]

FINEST = 300
"""Dots per inch at which a page is drawn for a printer that takes no PDF."""
LONGEST_REASON = 200
"""Characters of a reason."""


@dataclass(frozen=True, slots=True)
class PrintedCopy:
    """A copy, in clear, in memory."""

    report_id: str
    version: int
    number: int
    pdf: bytes
    sha256: str
    """Of ``pdf``, lower-case hex."""
    pages: int
    sheet: str = "Letter"
    """Its paper, by the name that print services know it by (PWG 5101.1)."""

    @property
    def title(self) -> str:
        """What a print queue lists: no name and no place, for every user of the machine can read it."""
        return f"field report {self.report_id[:8]} v{self.version}, copy {self.number}"


class Printing:
    """The printed copies of one officer."""

    def __init__(self, parts: Callable[[], Sealer]) -> None:
        """``parts`` returns what the desk is made of, as it is now."""
        self._parts = parts

    def copies(self, report_id: str, version: int) -> tuple[Printed, ...]:
        """Return the copies of a version that were printed before, the first first.

        Raises:
            StoreProblem, LedgerProblem: the journal cannot be read.
        """
        return printing.printed(self._parts().store, report_id, version)

    def look(self, report_id: str, version: int) -> PrintedCopy:
        """Lay out the copy that would be the next; it is not begun by that, and nobody may print it.

        Raises:
            NoSuchReport, StoreProblem, CipherProblem, PaperProblem: there is none.
        """
        return self._laid_out(reports.one_version(self._parts().store, report_id, version))

    def begin(self, report_id: str, version: int, reason: str, printer: str) -> PrintedCopy:
        """Lay out the next copy and note that it leaves for a printer. Whoever calls this sends it, or tells :meth:`failed`.

        Args:
            report_id: the report.
            version: its sealed version.
            reason: why it is printed.
            printer: the name of the printer.

        Raises:
            NotReady: no reason was given.
            NoSuchReport, StoreProblem, CipherProblem, PaperProblem, DiskProblem: nothing may be printed.
        """
        return self._begin(report_id, version, reason, {"printer": printer})

    def failed(self, copy: PrintedCopy, why: str) -> None:
        """Note that a copy that had begun did not come out, as far as is known; its number is not given again."""
        printing.note_failed(self._parts().store, copy.report_id, copy.version, copy.number, why)

    def save(self, report_id: str, version: int, reason: str, target: Path) -> PrintedCopy:
        """Write the next copy as a PDF, in clear, to be printed elsewhere; the journal says so before.

        Raises:
            NotReady: no reason was given.
            DiskProblem: the disk refused; there is no copy, and the journal says so.
            NoSuchReport, StoreProblem, CipherProblem, PaperProblem: there is no copy.
        """
        copy = self._begin(report_id, version, reason, {"printer": "", "to": target.name})
        try:
            durable.write(target, copy.pdf)
        except DiskProblem as problem:
            self.failed(copy, str(problem))
            raise
        return copy

    @staticmethod
    def pages(copy: PrintedCopy) -> OwnPaper:
        """Return a copy, of which any page can be drawn.

        Raises:
            ProofProblem: it cannot be drawn.
        """
        from fieldreport.proof.own_paper import own_paper

        return own_paper(copy.pdf)

    def _begin(self, report_id: str, version: int, reason: str, where: Mapping[str, str]) -> PrintedCopy:
        reason = " ".join(reason.split())[:LONGEST_REASON]
        if not reason:
            raise NotReady(said("Say why this copy is printed: the journal keeps it. Nothing was printed."), missing=[])
        sealed = reports.one_version(self._parts().store, report_id, version)
        copy = self._laid_out(sealed)
        detail = {"version": version, "copy": copy.number, "of": sealed.sha256, "sha256": copy.sha256, "reason": reason, **where}
        printing.begin(self._parts().store, report_id, detail)
        return copy

    def _laid_out(self, sealed: Version) -> PrintedCopy:
        from fieldreport.paper.printed import Copy, printed_paper

        parts = self._parts()
        record = sealing.sealed_record(parts, sealed.report_id, sealed.version)
        pictures = _pictures(sealing.read_sealed(parts.vault, sealed), record)
        number = max((copy.number for copy in self.copies(sealed.report_id, sealed.version)), default=0) + 1
        pdf = printed_paper(record, Copy(number, sealed.sha256, parts.officer.named, parts.store.now()), pictures=pictures)
        return PrintedCopy(sealed.report_id, sealed.version, number, pdf, hashlib.sha256(pdf).hexdigest(), sealed.pages)


def _pictures(pdf: bytes, record: Mapping[str, object]) -> dict[str, bytes]:
    """Return the pictures on the pages of a sealed document, which was found to be the one that was sealed here.

    Raises:
        StoreProblem: they are not those that the record names.
    """
    from pyhanko.pdf_utils.reader import PdfFileReader

    from fieldreport.proof import structure
    from fieldreport.proof.verdict import Refused

    try:
        return structure.embedded_pictures(PdfFileReader(io.BytesIO(pdf)), record)
    except Refused as problem:
        raise StoreProblem(
            said("The pictures of this version cannot be read here ({problem}). The sealed file itself is unchanged.", problem=str(problem))
        ) from problem

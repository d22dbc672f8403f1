"""Companion papers of one officer's sealed reports: which are offered, and making one.

Nothing of them is kept here: the journal says which was made, from which
version, with which SHA-256, and the signed file lies where the officer put it.
One that was made before can be made again, with a new signature.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fieldreport import canonical, durable
from fieldreport.errors import CatalogueProblem, NotReady, StoreProblem
from fieldreport.ledger.entries import Act
from fieldreport.report.companions import Offer, companion, offers
from fieldreport.said import said
from fieldreport.sealing import read_sealed, refuse_unprintable
from fieldreport.store import journal, reports
from fieldreport.store.exporting import exporting
from fieldreport.vault.identity import require_certified

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from fieldreport.proof.own_paper import OwnPaper
    from fieldreport.sealing import Sealer
    from fieldreport.signing import Signing

__all__ = ["Companions", "Made", "Offer", "load_papers"]

FORMAT = "fieldreport.companions/2"


@dataclass(frozen=True, slots=True)
class Made:
    """A companion paper that was made and signed, in clear, in memory."""

    pdf: bytes
    sha256: str
    """Of ``pdf``, lower-case hex."""
    pages: int


def load_papers(path: Path) -> tuple[Mapping[str, Any], ...]:
    """Read the table of companion papers.

    Raises:
        CatalogueProblem: it is missing or is not such a table.
    """
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        if table["format"] != FORMAT:
            raise ValueError(table["format"])
        return tuple(table["papers"])
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise CatalogueProblem(
            said(
                "The table of companion papers {name} cannot be read ({problem}). Sealed reports are safe.", name=path.name, problem=problem
            )
        ) from problem


class Companions:
    """The companion papers of one officer."""

    def __init__(self, sealer: Callable[[], Sealer], table: Path, signing: Signing) -> None:
        """``sealer`` returns the parts as they are now: an officer may have been certified meanwhile."""
        self._parts = sealer
        self._table = table
        self._signing = signing

    def offered(self, report_id: str, version: int) -> tuple[Offer, ...]:
        """Return every paper with what this version says of it, also those that it does not offer.

        Raises:
            NoSuchReport, StoreProblem, CatalogueProblem: nothing can be offered.
        """
        return offers(self._record(report_id, version), self._papers())

    def make(self, report_id: str, version: int, kind: str, pin: str) -> Made:
        """Make one paper and sign it with the officer's key; the journal says so.

        Raises:
            WrongPin, LockedOut, CardProblem: nothing was made.
            NotReady: this version does not offer that paper; the words say why.
            NotCertified, CipherProblem, PaperProblem, StoreProblem, CatalogueProblem: likewise nothing was made.
        """
        with self._signing.open(pin) as sealer:
            return self._make(sealer, report_id, version, kind)

    def _make(self, sealer: Sealer, report_id: str, version: int, kind: str) -> Made:
        now = sealer.store.now()
        require_certified(sealer.officer, now)
        papers, record = self._papers(), self._record(report_id, version)
        offer, paper = next((each for each in zip(offers(record, papers), papers, strict=True) if each[0].kind == kind), (None, None))
        if offer is None or paper is None or offer.refused:
            raise NotReady(offer.refused if offer else said("There is no such paper. Nothing was made."), missing=[])
        sealed = reports.one_version(sealer.store, report_id, version)
        read_sealed(sealer.vault, sealed)  # a paper never names a document that is not there as it was sealed
        data = companion(record, sealed.sha256, paper, now)
        refuse_unprintable(data)
        from fieldreport.paper.companion import companion_paper

        officer = sealer.officer
        made = companion_paper(
            data, key=officer.key, certificate_pem=officer.certificate_pem or "", chain_pem="".join(officer.chain_pem), at=now
        )
        detail = {"kind": kind, "version": version, "report_sha256": sealed.sha256, "sha256": made.sha256}
        journal.note(sealer.store, Act.COMPANION_MADE, report=report_id, detail=detail)
        return Made(made.pdf, made.sha256, made.pages)

    def save(self, report_id: str, version: int, kind: str, made: Made, target: Path) -> None:
        """Write a paper that was made, in clear; the journal says so before and after.

        Raises:
            DiskProblem, StoreProblem: the disk refused; there is no clear copy.
        """
        detail = {"kind": kind, "version": version, "sha256": made.sha256, "to": target.name}
        with exporting(self._parts().store, report_id, detail) as written:
            durable.write(target, made.pdf)
            written.append(target)
            journal.note(self._parts().store, Act.EXPORTED, report=report_id, detail=detail)

    @staticmethod
    def pages(made: Made) -> OwnPaper:
        """Return a paper that was made, of which any page can be drawn.

        Raises:
            ProofProblem: it cannot be drawn.
        """
        from fieldreport.proof.own_paper import own_paper

        return own_paper(made.pdf)

    def _papers(self) -> Sequence[Mapping[str, Any]]:
        return load_papers(self._table)

    def _record(self, report_id: str, version: int) -> Mapping[str, Any]:
        found = canonical.decode(reports.load_record(self._parts().store, report_id, version))
        if not isinstance(found, dict):
            raise StoreProblem(said("The data of this version cannot be read here. The sealed file itself is unchanged."))
        return found

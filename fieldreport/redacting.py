"""Redacted copies of one officer's sealed reports: whom they are offered to hide and why, a preview, and making one.

A copy is laid out anew from redacted answers; the sealed file is not touched. What was chosen, and the words that were
typed, are kept nowhere: the journal says of which version a copy was made, for whom, with which SHA-256, and how many
places went for which reason.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fieldreport import durable, sealing
from fieldreport.catalogue.codes import read_rows
from fieldreport.catalogue.words import STATUS, find_words, load_words
from fieldreport.errors import CatalogueProblem, NotReady
from fieldreport.ledger.entries import Act
from fieldreport.report.persons import people
from fieldreport.report.redacting import (
    KINDS,
    OFFICIAL,
    OWN_NUMBER,
    PERSON,
    REASONS,
    Choice,
    Making,
    Redacted,
    Rules,
    chosen_by_default,
    redact,
)
from fieldreport.report.searching import fold, places
from fieldreport.said import said
from fieldreport.store import journal, reports
from fieldreport.store.exporting import exporting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from fieldreport.catalogue.words import WordList
    from fieldreport.proof.own_paper import OwnPaper
    from fieldreport.report.persons import Person
    from fieldreport.sealing import Sealer

__all__ = ["KINDS", "REASONS", "Choice", "Offered", "RedactedCopy", "Redacting", "load_questions"]


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be taken out of a version, and what is chosen unless the human says otherwise."""

    people: tuple[Person, ...]
    kinds: tuple[str, ...]
    """Of :data:`KINDS`, in the order of :data:`REASONS`."""
    default: Choice


@dataclass(frozen=True, slots=True)
class RedactedCopy:
    """A copy that was made, in clear, in memory."""

    pdf: bytes
    sha256: str
    """Of ``pdf``, lower-case hex."""
    counts: Mapping[str, int]
    """How many places were taken out, by code of :data:`REASONS`."""
    purpose: str


def load_questions(path: Path) -> dict[str, str]:
    """Read the table of private questions: name to kind. A row is ``question,kind,why``.

    Raises:
        CatalogueProblem: it cannot be read, or a row is none. No copy is made then.
    """
    known = {*KINDS, PERSON, OFFICIAL, OWN_NUMBER}
    found: dict[str, str] = {}
    for number, row in enumerate(read_rows(path), start=2):
        name, kind = row.get("question", ""), row.get("kind", "")
        if not name or name in found or kind not in known or not row.get("why"):
            raise CatalogueProblem(f"{path.name}, row {number}: a question, named once, its kind, and why are needed. No copy was made.")
        found[name] = kind
    return found


def status_finder(lists: Iterable[WordList]) -> Callable[[str], Iterable[tuple[int, int]]]:
    """Return what finds words on immigration status, citizenship and place of birth, also where accents were not typed.

    Raises:
        CatalogueProblem: the list is not among ``lists``. A copy made without it would hold what it says it does not.
    """
    status = [one for one in lists if one.name == STATUS]
    if not status:
        raise CatalogueProblem(said("The list of words on immigration status is missing, so no redacted copy was made. Tell IT."))
    accented = [word.word for one in status for word in one.words if fold(word.word) != word.word.casefold()]

    def found(text: str) -> Iterator[tuple[int, int]]:
        yield from ((one.start, one.end) for one in find_words(text, status))
        for word in accented:
            yield from places(text, word)

    return found


class Redacting:
    """The redacted copies of one officer."""

    def __init__(self, parts: Callable[[], Sealer], table: Path) -> None:
        """``parts`` returns what the desk is made of, as it is now; ``table`` lists the private questions."""
        self._parts = parts
        self._table = table

    def offered(self, report_id: str, version: int) -> Offered:
        """Return whom and what a copy of this version can leave out.

        Raises:
            NoSuchReport, StoreProblem: the version cannot be read here.
        """
        record = sealing.sealed_record(self._parts(), report_id, version)
        return Offered(people(record), tuple(code for code in REASONS if code in KINDS), chosen_by_default(record))

    def make(self, report_id: str, version: int, choice: Choice, purpose: str) -> RedactedCopy:
        """Lay out a copy of a version; it is kept nowhere until it is saved.

        Raises:
            NotReady: nobody was named for whom it is made.
            NoSuchReport, StoreProblem, CipherProblem, CatalogueProblem, PaperProblem: nothing was made.
        """
        if not purpose.strip():
            raise NotReady(said("Say for whom this copy is made: it is printed on it. Nothing was made."), missing=[])
        from fieldreport.paper.redacted import redacted_paper

        parts = self._parts()
        sealed = reports.one_version(parts.store, report_id, version)
        sealing.read_sealed(parts.vault, sealed)  # a copy never names a document that is not there as it was sealed
        making = Making(of=sealed.sha256, by=parts.officer.named, at=parts.store.now(), purpose=purpose.strip())
        done = self._redacted(sealing.sealed_record(parts, report_id, version), choice, making)
        sealing.refuse_unprintable(done.record)
        pdf = redacted_paper(done.record)
        return RedactedCopy(pdf, hashlib.sha256(pdf).hexdigest(), done.counts(), making.purpose)

    @staticmethod
    def pages(made: RedactedCopy) -> OwnPaper:
        """Return a copy, of which any page can be drawn.

        Raises:
            ProofProblem: it cannot be drawn.
        """
        from fieldreport.proof.own_paper import own_paper

        return own_paper(made.pdf)

    def save(self, report_id: str, version: int, made: RedactedCopy, target: Path) -> None:
        """Write a copy, in clear; the journal says so before and after, and never which words went.

        Raises:
            DiskProblem, StoreProblem: the disk refused; there is no copy.
        """
        detail = {
            "version": version,
            "sha256": made.sha256,
            "to": target.name,
            "for": made.purpose,
            "counts": dict(made.counts),
        }
        store = self._parts().store
        with exporting(store, report_id, detail) as written:
            durable.write(target, made.pdf)
            written.append(target)
            journal.note(store, Act.REDACTED, report=report_id, detail=detail)

    def _redacted(self, record: Mapping[str, Any], choice: Choice, making: Making) -> Redacted:
        rules = Rules(load_questions(self._table), status_finder(load_words(self._parts().words)))
        return redact(record, choice, rules, making)

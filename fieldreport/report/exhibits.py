"""The exhibits of a report: files that were taken in, and who had them when.

The bytes of an exhibit lie encrypted in the vault and are named by their
SHA-256. Its custody is a list of entries that is only added to: who did what to
which bytes, where they were found, from whom they came (Ill. R. Evid. 901; Fed.
R. Evid. 902(14) for copies that are identified by a hash).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from fieldreport.answers.values import AttachedFile, utc_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


class CustodyAct(StrEnum):
    """What was done with an exhibit."""

    TAKEN_IN = "taken in"
    """Read, hashed and encrypted on this laptop. The same bytes again are one exhibit with a further entry."""
    DESCRIBED = "described"
    """Where it was found or from whom it came was written down later, or anew."""
    EXPORTED = "exported"
    """A copy in clear was written for somebody."""
    SENT = "sent"
    """Headquarters holds it and has given a receipt."""


@dataclass(frozen=True, slots=True)
class CustodyEntry:
    """One entry of an exhibit's custody."""

    number: int
    """Of the signed journal entry that was written with it."""
    act: CustodyAct
    file: AttachedFile
    """What: name at that time, SHA-256, type and size."""
    star: str
    """Who: the officer's star."""
    officer: str
    """Her name, as far as it was known."""
    at: datetime
    """Aware UTC, by the laptop's clock."""
    where_found: str = ""
    from_whom: str = ""
    note: str = ""
    """More about the act: the name of a copy that was written, or the number of HQ's receipt."""

    def to_json(self) -> dict[str, object]:
        """Return the entry as it stands in a sealed record."""
        return {"entry": self.number, "at": utc_text(self.at), **self.facts()}

    def facts(self) -> dict[str, object]:
        """Return all but number and time, which are those of the journal entry: what is stored, and named there by its hash."""
        return {
            "act": self.act.value,
            "sha256": self.file.sha256,
            "name": self.file.name,
            "type": self.file.media_type,
            "size": self.file.size,
            "star": self.star,
            "officer": self.officer,
            "where_found": self.where_found,
            "from_whom": self.from_whom,
            "note": self.note,
        }


def read_facts(number: int, at: datetime, facts: Mapping[str, Any]) -> CustodyEntry:
    """Return the entry of which :meth:`CustodyEntry.facts` wrote the facts.

    Raises:
        KeyError, ValueError: it wrote something else.
    """
    file = AttachedFile(str(facts["sha256"]), str(facts["name"]), str(facts["type"]), int(facts["size"]))
    words = {name: str(facts[name]) for name in ("star", "officer", "where_found", "from_whom", "note")}
    return CustodyEntry(number=number, act=CustodyAct(facts["act"]), file=file, at=at, **words)


@dataclass(frozen=True, slots=True)
class Ciphertext:
    """Where the bytes of an exhibit lie on this laptop."""

    file_name: str
    """In the vault's folder of files."""
    wrapped_key: bytes = field(repr=False)
    """The file's key, wrapped to the vault."""
    sha256: str
    """Of the encrypted file."""
    size: int
    """Bytes of the encrypted file."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A file that was taken in for a report."""

    report_id: str
    file: AttachedFile
    """As it was first taken in."""
    cipher: Ciphertext
    taken_at: datetime
    number: int | None = None
    """Given at the first sealing that names it, and kept for ever; None before."""
    version: int | None = None
    """The version with which it travels to HQ: the first that names it."""
    received_at: datetime | None = None
    """When HQ's receipt was applied here."""
    receipt_number: str | None = None

    @property
    def sha256(self) -> str:
        """SHA-256 of the clear bytes."""
        return self.file.sha256

    @property
    def label(self) -> str:
        """How papers call it (``E-1``), or "" before it was sealed."""
        return exhibit_label(self.number) if self.number else ""


def exhibit_label(number: int) -> str:
    """Return how papers call an exhibit: ``E-1``."""
    return f"E-{number}"

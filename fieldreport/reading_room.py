"""Where sealed versions are laid beside each other: one officer's own, or any two files that were verified."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fieldreport import durable, sealing
from fieldreport.errors import ProofProblem
from fieldreport.report import comparing
from fieldreport.said import said
from fieldreport.store import reports

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from fieldreport.report.comparing import Change
    from fieldreport.store.opening import Store
    from fieldreport.store.reports import Version
    from fieldreport.vault.unlocking import Vault

__all__ = ["Comparison", "Copy", "ReadingRoom", "compare", "save_comparison"]


@dataclass(frozen=True, slots=True)
class Copy:
    """One of two documents that are compared."""

    record: Mapping[str, Any]
    """The record in it, after it was verified or as the vault keeps it."""
    sha256: str
    """SHA-256 of the signed file, lower-case hex."""

    @property
    def version(self) -> int:
        """Which version it is."""
        return int(self.record["report"]["version"])

    @property
    def kind(self) -> str:
        """``original``, ``amendment`` or ``supplement``."""
        return str(self.record["report"]["kind"])


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents of one report and every place in which they differ, in the order of the form."""

    older: Copy
    newer: Copy
    changes: tuple[Change, ...]


def compare(one: Copy, other: Copy) -> Comparison:
    """Compare two documents of one report, the lower version first.

    Raises:
        ProofProblem: they are of different reports.
    """
    if one.record["report"]["id"] != other.record["report"]["id"]:
        raise ProofProblem(said("The two files are versions of different reports, so they were not compared."))
    older, newer = sorted((one, other), key=lambda copy: copy.version)
    return Comparison(older, newer, comparing.changes(older.record, newer.record))


def save_comparison(target: Path, of: Comparison, now: datetime) -> None:
    """Write a comparison as a paper; ``now`` is the aware time that it names.

    Raises:
        DiskProblem, PaperProblem: nothing was written.
    """
    from fieldreport.paper import comparison

    older, newer = (comparison.Compared(copy.record, copy.sha256) for copy in (of.older, of.newer))
    durable.write(target, comparison.comparison_paper(older, newer, made=now))


class ReadingRoom:
    """One officer's sealed versions, to be checked and compared."""

    def __init__(self, open_vault: Callable[[], Vault], record: Callable[[str, int], Mapping[str, object]], store: Store) -> None:
        self._open_vault = open_vault
        self._record = record
        self._store = store

    def documents(self, version: Version) -> tuple[bytes, bytes | None]:
        """Return a sealed PDF in clear, in memory, and HQ's receipt if there is one.

        Raises:
            CipherProblem: its file on this laptop is damaged or gone.
        """
        return sealing.read_sealed(self._open_vault(), version), reports.load_receipt(self._store, version.report_id, version.version)

    def compare(self, one: Version, other: Version) -> Comparison:
        """Compare two versions of a report.

        Raises:
            StoreProblem: the data of one cannot be read.
        """
        return compare(*(Copy(self._record(each.report_id, each.version), each.sha256) for each in (one, other)))

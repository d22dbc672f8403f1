"""Copies printed of a sealed version, as the journal tells of them: their numbers are counted there and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fieldreport.errors import StoreProblem
from fieldreport.ledger.entries import Act, read_time
from fieldreport.said import said
from fieldreport.store import journal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from fieldreport.store.database import Connection
    from fieldreport.store.opening import Store


@dataclass(frozen=True, slots=True)
class Printed:
    """One copy that was printed, or that was to be printed."""

    number: int
    """1 for the first copy of the version; no number is given twice, whatever became of the copy."""
    at: datetime
    """Aware."""
    star: str
    """Whose vault it left."""
    reason: str
    printer: str
    """Its name, or "" where the copy was saved as a PDF."""
    saved_as: str
    """Name of that PDF, or ""."""
    sha256: str
    """Of what was printed, lower-case hex."""
    failed: str
    """Why it was not printed, in words, or ""."""


def printed(store: Store, report_id: str, version: int) -> tuple[Printed, ...]:
    """Return the copies of a sealed version, the first first.

    Raises:
        LedgerProblem: an entry cannot be read; its number is named.
    """
    with store.database.reading() as connection:
        return _printed(connection, report_id, version)


def begin(store: Store, report_id: str, detail: Mapping[str, object]) -> None:
    """Note that a copy leaves for the printer. Nothing may leave before this returns.

    Args:
        store: the open vault.
        report_id: whose paper it is.
        detail: ``version``, ``copy`` (its number), ``of`` and ``sha256`` (hex, of the signed document and of the copy), ``reason``,
            and ``printer`` or ``to`` (a file's name).

    Raises:
        StoreProblem: the number was given before, or the journal cannot be written; no copy may leave.
    """
    with store.database.writing() as connection:
        if any(copy.number == detail["copy"] for copy in _printed(connection, report_id, int(str(detail["version"])))):
            raise StoreProblem(said("Another copy has this number already. Nothing was printed. Try again."))
        journal.append(connection, store.pen, Act.PRINTED, report=report_id, detail=detail)


def note_failed(store: Store, report_id: str, version: int, number: int, why: str) -> None:
    """Note that a copy which had begun was not printed, as far as is known. Its number stays taken."""
    journal.note(store, Act.PRINT_FAILED, report=report_id, detail={"version": version, "copy": number, "why": why})


def _printed(connection: Connection, report_id: str, version: int) -> tuple[Printed, ...]:
    found: dict[int, dict[str, Any]] = {}
    for signed in journal.acts(connection, report_id, (Act.PRINTED, Act.PRINT_FAILED)):
        entry, detail = signed.entry, signed.entry.detail
        number = detail.get("copy")
        if detail.get("version") != version or not isinstance(number, int):
            continue
        if entry.act == Act.PRINTED:
            found[number] = {
                "number": number,
                "at": read_time(entry.at),
                "star": entry.officer,
                "reason": str(detail.get("reason", "")),
                "printer": str(detail.get("printer", "")),
                "saved_as": str(detail.get("to", "")),
                "sha256": str(detail.get("sha256", "")),
                "failed": "",
            }
        elif number in found:
            found[number]["failed"] = str(detail.get("why", ""))
    return tuple(Printed(**found[number]) for number in sorted(found))

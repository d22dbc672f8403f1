"""Whether the rows of a vault say what its journal says.

The chain shows that no entry was changed; this shows that no row was: each
sealed version, each receipt, each state, each exhibit and each custody entry is
compared with the entry that was written in the same transaction. Drafts are not covered: they are work in hand.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from fieldreport.errors import LedgerProblem, LifeProblem
from fieldreport.ledger.entries import Act
from fieldreport.report.life import State, Step, step
from fieldreport.store import journal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fieldreport.ledger.entries import SignedEntry
    from fieldreport.store.database import Connection
    from fieldreport.store.opening import Store

    Rows = dict[tuple[str, str], dict[str, object]]
    Versions = dict[tuple[str, object], dict[str, object]]

_STEPS: Mapping[str, Step] = {
    Act.RECEIVED: Step.RECEIVE,
    Act.CHECKED: Step.CHECK,
    Act.RETURNED: Step.RETURN,
    Act.APPROVED: Step.APPROVE,
    Act.CLOSED: Step.CLOSE,
    Act.VOIDED: Step.VOID,
}

_FORM_IN: Mapping[str, str] = {Act.FORM_MOVED: "to", Act.AMENDED: "form", Act.DISCARDED: "form", Act.RESTORED: "form"}
"""Acts after which a report may have another form, and where their entry names it."""


def check_rows(store: Store) -> None:
    """Compare every row that the journal speaks of with what it says. Run :func:`journal.check` first.

    Raises:
        LedgerProblem: naming the first row that does not fit, and the entry that it does not fit.
    """
    entries = journal.entries(store)
    with store.database.reading() as connection:
        found = _rows(connection)
        reports = {row[0]: row[1:] for row in connection.execute("SELECT id, form_sha256, training, state, version FROM report").fetchall()}
    said = _versions_said(entries)
    for key in sorted(found.keys() | said.keys(), key=str):
        _compare(key, found.get(key), said.get(key))
    _compare_reports(entries, reports, said)
    with store.database.reading() as connection:
        kept = _exhibits(connection)
        custody = {row[0]: row[1:] for row in connection.execute("SELECT number, report_id, entry FROM custody").fetchall()}
    _compare_exhibits(kept, _exhibits_said(entries))
    _compare_custody(custody, entries)


def _rows(connection: Connection) -> Versions:
    rows = connection.execute(
        "SELECT report_id, version, sha256, cipher_sha256, record, wrapped_key, file_name, pages, state, number, receipt, "
        "sealed_sequence, sealed_entry, sealed_at, received_at, begun_sequence, begun_entry FROM version"
    ).fetchall()
    return {
        (row[0], row[1]): {
            "sha256": row[2],
            "cipher_sha256": row[3],
            "record_sha256": _digest(row[4]),
            "key_sha256": _digest(row[5]),
            "file": row[6],
            "pages": row[7],
            "state": row[8],
            "number": row[9],
            "receipt_sha256": None if row[10] is None else _digest(row[10]),
            "sealed_sequence": row[11],
            "sealed_entry": row[12],
            "sealed_at": row[13],
            "received_at": row[14],
            "begun_sequence": row[15],
            "begun_entry": row[16],
        }
        for row in rows
    }


def _versions_said(entries: Iterable[SignedEntry]) -> Versions:
    """Return what the journal says about each sealed version, with the number of the last entry about it."""
    said: Versions = {}
    begun: dict[str, SignedEntry] = {}
    for signed in entries:
        entry, detail = signed.entry, signed.entry.detail
        key = (entry.report, detail.get("version"))
        if entry.act == Act.SEALING_BEGUN:
            begun[entry.report] = signed
        elif entry.act == Act.SEALED and key not in said:
            start = begun.get(entry.report)
            said[key] = {name: detail.get(name) for name in ("sha256", "cipher_sha256", "record_sha256", "key_sha256", "file", "pages")} | {
                "state": State.SEALED,
                "number": None,
                "receipt_sha256": None,
                "sealed_sequence": entry.sequence,
                "sealed_entry": signed.hash,
                "sealed_at": entry.at,
                "received_at": None,
                "begun_sequence": start.entry.sequence if start else None,
                "begun_entry": start.hash if start else None,
                "last": entry.sequence,
            }
        elif entry.act in _STEPS and key in said:
            _move(said[key], signed)
    return said


def _move(version: dict[str, object], signed: SignedEntry) -> None:
    entry = signed.entry
    try:
        version["state"] = step(State(str(version["state"])), _STEPS[entry.act])
    except LifeProblem as problem:
        raise LedgerProblem(f"The journal does not hold at entry {entry.sequence}: {problem}") from None
    version["last"] = entry.sequence
    if entry.act == Act.RECEIVED:
        version |= {"number": entry.detail.get("number"), "receipt_sha256": entry.detail.get("receipt_sha256"), "received_at": entry.at}


def _compare(key: tuple[str, object], row: Mapping[str, object] | None, said: Mapping[str, object] | None) -> None:
    name = f"Version {key[1]} of report {key[0][:8]}"
    if said is None:
        raise LedgerProblem(f"{name} stands in the store, but the journal does not know it.")
    if row is None:
        raise LedgerProblem(f"{name} is missing in the store; entry {said['last']} of the journal knows it.")
    different = [field for field, value in row.items() if value != said[field]]
    if different:
        raise LedgerProblem(
            f"{name} was changed in the store ({', '.join(different)}); entry {said['last']} of the journal says otherwise."
        )


def _compare_reports(entries: Iterable[SignedEntry], reports: Mapping[str, tuple[Any, ...]], said: Versions) -> None:
    created: dict[str, dict[str, object]] = {}
    put_away: dict[str, bool] = {}
    for signed in entries:
        entry, detail = signed.entry, signed.entry.detail
        if entry.act == Act.CREATED:
            created[entry.report] = {"form": detail.get("form"), "training": detail.get("training")}
        elif entry.report in created and entry.act in _FORM_IN and _FORM_IN[entry.act] in detail:
            created[entry.report]["form"] = detail[_FORM_IN[entry.act]]
        if entry.act in (Act.DISCARDED, Act.RESTORED) and "version" not in detail:  # with one: the draft of a further version
            put_away[entry.report] = entry.act == Act.DISCARDED
    for report in sorted(created.keys() | reports.keys()):
        name = f"Report {report[:8]}"
        if report not in created:
            raise LedgerProblem(f"{name} stands in the store, but the journal does not know it.")
        if report not in reports:
            raise LedgerProblem(f"{name} is missing in the store; the journal says that it was begun.")
        form, training, state, version = reports[report]
        newest = said.get((report, version))
        expected = newest["state"] if newest else (State.DISCARDED if put_away.get(report) else State.DRAFT)
        if (form, bool(training), state) != (created[report].get("form"), created[report].get("training"), expected):
            raise LedgerProblem(f"{name} was changed in the store (form, training or state); the journal says otherwise.")


def _exhibits(connection: Connection) -> Rows:
    names = ("report_id", "sha256", "size", "file_name", "cipher_sha256", "wrapped_key", "number", "version", "receipt_number", "receipt")
    rows = connection.execute(f"SELECT {', '.join(names)} FROM exhibit").fetchall()
    found = {}
    for row in rows:
        values = dict(zip(names, row, strict=True))
        key, receipt = values.pop("wrapped_key"), values.pop("receipt")
        values |= {"key_sha256": _digest(key), "receipt_sha256": None if receipt is None else _digest(receipt)}
        found[row[0], row[1]] = values
    return found


def _exhibits_said(entries: Iterable[SignedEntry]) -> Rows:
    """Return what the journal says about each exhibit."""
    said: Rows = {}
    for signed in entries:
        entry, detail = signed.entry, signed.entry.detail
        key = (entry.report, str(detail.get("sha256")))
        if entry.act == Act.ATTACHED and "file" in detail:
            lies = {"file_name": detail["file"], "cipher_sha256": detail.get("cipher_sha256"), "key_sha256": detail.get("key_sha256")}
            fresh = {"report_id": entry.report, "sha256": key[1], "size": detail.get("size")}
            fresh |= dict.fromkeys(("number", "version", "receipt_number", "receipt_sha256"))
            said[key] = said.get(key, fresh) | lies
        elif entry.act == Act.FILE_RECEIVED and key in said:
            said[key] |= {"receipt_number": detail.get("number"), "receipt_sha256": detail.get("receipt_sha256")}
        numbers = detail.get("exhibits") if entry.act == Act.SEALED else None
        for sha256, number in numbers.items() if isinstance(numbers, dict) else ():
            exhibit = said.get((entry.report, sha256), {})
            if exhibit.get("number") is None:
                exhibit |= {"number": number, "version": detail.get("version")}
    return said


def _compare_exhibits(kept: Rows, said: Rows) -> None:
    for key in sorted(kept.keys() | said.keys()):
        name = f"The exhibit {key[1][:8]} of report {key[0][:8]}"
        if key not in said:
            raise LedgerProblem(f"{name} stands in the store, but the journal does not know it.")
        if key not in kept:
            raise LedgerProblem(f"{name} is missing in the store; the journal says that it was taken in.")
        different = [field for field, value in kept[key].items() if value != said[key].get(field)]
        if different:
            raise LedgerProblem(f"{name} was changed in the store ({', '.join(different)}); the journal says otherwise.")


def _compare_custody(custody: Mapping[int, tuple[str, str]], entries: Iterable[SignedEntry]) -> None:
    said = {signed.entry.sequence: signed.entry for signed in entries if "custody_sha256" in signed.entry.detail}
    for number in sorted(custody.keys() | said.keys()):
        if number not in said:
            raise LedgerProblem(f"A custody entry numbered {number} stands in the store, but the journal does not know it.")
        if number not in custody:
            raise LedgerProblem(f"The custody entry {number} is missing in the store; the journal says that it was made.")
        report, text = custody[number]
        if (report, _digest(text.encode("utf-8"))) != (said[number].report, said[number].detail["custody_sha256"]):
            raise LedgerProblem(f"The custody entry {number} was changed in the store; the journal says otherwise.")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

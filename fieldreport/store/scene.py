"""The scene log in the vault: one row for each entry, and the journal entry that says so in the same transaction.

The words of a note are saved while they are typed, like a draft; the journal hears of
a note when it is begun and when it is done: acts, not keystrokes. It names an entry by
its id and its hash, never by what it says.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from fieldreport import canonical
from fieldreport.errors import LifeProblem, SceneProblem
from fieldreport.ledger.entries import Act, read_time, time_text
from fieldreport.report import scene
from fieldreport.report.life import State
from fieldreport.said import said
from fieldreport.store import journal
from fieldreport.store.drafts import no_such_report, not_as_written

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from fieldreport.report.scene import Entry
    from fieldreport.store.database import Connection
    from fieldreport.store.opening import Store


def add(store: Store, entry: Entry) -> bool:
    """Keep a new entry; one that is known already is left as it is. Returns whether it was new.

    It goes on with the newest log, unless that has rested for :data:`~fieldreport.report.scene.PAUSE`.
    """
    with store.database.writing() as connection:
        if connection.execute("SELECT 1 FROM scene WHERE id = ?", (entry.id,)).fetchone() is not None:
            return False
        data = _data(entry)
        connection.execute(
            "INSERT INTO scene (id, log, at, report_id, sha256, entry) VALUES (?, ?, ?, NULL, ?, ?)",
            (entry.id, _log_for(connection, entry), time_text(entry.when), _digest(data), data),
        )
        _note(connection, store, Act.STAMPED, entry.id, data)
        return True


def change(
    store: Store, entry_id: str, *, by: str, when: datetime | None = None, note: str | None = None, goes_on: bool = False, ends: bool = True
) -> Entry:
    """Change the time or the note of an entry and return it; what it said before is kept in it.

    Args:
        store: the vault.
        entry_id: the entry.
        by: who changes it.
        when: the new time, or None.
        note: the new note, or None.
        goes_on: this is more of a note that is being typed: what it said a moment ago is not kept once more.
        ends: the note is done: the journal says so.

    Raises:
        SceneProblem: there is no such entry, or the note is too long; nothing was changed.
    """
    with store.database.writing() as connection:
        before = _one(connection, entry_id)
        after = scene.changed(before, at=store.now(), by=by, when=when, note=note)
        if goes_on:
            after = scene.rewritten(before, after)
        data = _data(after)
        if after != before:
            connection.execute(
                "UPDATE scene SET at = ?, sha256 = ?, entry = ? WHERE id = ?", (time_text(after.when), _digest(data), data, entry_id)
            )
        if ends and (after != before or goes_on):
            _note(connection, store, Act.STAMP_CHANGED, entry_id, data)
        return after


def newest_log(store: Store) -> tuple[Entry, ...]:
    """Return the log that the last stamp belongs to, the first entry first; nothing when nobody ever stamped."""
    with store.database.reading() as connection:
        return _entries(connection, "log = (SELECT log FROM scene ORDER BY at DESC, id LIMIT 1)", ())


def unclaimed(store: Store) -> tuple[Entry, ...]:
    """Return the entries that belong to no report, the first first."""
    with store.database.reading() as connection:
        return _entries(connection, "report_id IS NULL", ())


def of_report(store: Store, report_id: str) -> tuple[Entry, ...]:
    """Return the timeline of a report, the first entry first."""
    with store.database.reading() as connection:
        return _entries(connection, "report_id = ?", (report_id,))


def give(store: Store, report_id: str, ids: Collection[str]) -> None:
    """Let exactly these entries be the timeline of a draft: of those that belong to it or to no report yet.

    Raises:
        NoSuchReport: no such report.
        LifeProblem: it is not a draft (any more).
        SceneProblem: one of them belongs to another report. Nothing was changed.
    """
    with store.database.writing() as connection:
        row = connection.execute("SELECT state FROM report WHERE id = ?", (report_id,)).fetchone()
        if row is None:
            raise no_such_report(report_id)
        if row[0] != State.DRAFT:
            raise LifeProblem(said("This report is sealed; its timeline cannot be changed. Nothing was changed."))
        owners = dict(connection.execute("SELECT id, report_id FROM scene").fetchall())
        if any(owners.get(each, "nobody") not in (None, report_id) for each in ids):
            raise SceneProblem(said("One of these times belongs to another report, or is not there any more. Nothing was changed."))
        taken = [each for each in ids if owners[each] is None]
        left = [each for each, owner in owners.items() if owner == report_id and each not in ids]
        for report, act, changed in ((report_id, Act.STAMPS_TAKEN, taken), (None, Act.STAMPS_LEFT, left)):
            for each in changed:
                connection.execute("UPDATE scene SET report_id = ? WHERE id = ?", (report, each))
            if changed:
                journal.append(connection, store.pen, act, report=report_id, detail={"entries": sorted(changed)})


def _log_for(connection: Connection, entry: Entry) -> str:
    newest = connection.execute("SELECT log, at FROM scene ORDER BY abs(julianday(at) - julianday(?)) LIMIT 1", (time_text(entry.when),))
    row = newest.fetchone()
    return entry.id if row is None or abs(entry.when - read_time(row[1])) > scene.PAUSE else str(row[0])


def _one(connection: Connection, entry_id: str) -> Entry:
    found = _entries(connection, "id = ?", (entry_id,))
    if not found:
        raise SceneProblem(said("This time is not in the scene log on this laptop. Nothing was changed."))
    return found[0]


def _entries(connection: Connection, where: str, values: tuple[str, ...]) -> tuple[Entry, ...]:
    rows = connection.execute(f"SELECT sha256, entry FROM scene WHERE {where} ORDER BY at, id", values).fetchall()
    return tuple(_read(*row) for row in rows)


def _read(sha256: str, text: str) -> Entry:
    if _digest(text) != sha256:
        raise not_as_written("An entry of the scene log")
    return scene.from_json(canonical.decode(text.encode("utf-8")))


def _note(connection: Connection, store: Store, act: Act, entry_id: str, data: str) -> None:
    journal.append(connection, store.pen, act, detail={"entry": entry_id, "entry_sha256": _digest(data)})


def _data(entry: Entry) -> str:
    return canonical.encode(scene.to_json(entry)).decode("utf-8")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()

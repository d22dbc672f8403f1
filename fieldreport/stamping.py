"""Stamping times: in the officer's own log, and on the unlock screen while nobody is signed in.

A stamp is on the disk when the call returns. What was stamped while locked waits
sealed in ``device/stamps/`` until an officer of this laptop says whose it is: hers, and
it goes into her log; not hers, and it stays for the others. What nobody took is
forgotten after :data:`KEPT`, and the laptop's own journal says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from fieldreport import durable
from fieldreport.answers.values import utc_moment, utc_text
from fieldreport.catalogue.codes import load_table
from fieldreport.errors import DiskProblem
from fieldreport.ledger.entries import Act
from fieldreport.report.scene import TABLE, TIME_ONLY, Entry, Fill, Kind, at_clock, fills, read_kinds
from fieldreport.store import device as device_journal
from fieldreport.store import personal, scene
from fieldreport.vault import stamps

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import time
    from pathlib import Path

    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.store.device import DeviceJournal
    from fieldreport.store.opening import Store
    from fieldreport.vault.unlocking import Vault

__all__ = ["Entry", "Fill", "Kind", "LockedStamps", "SceneLog"]

KEPT = timedelta(days=30)
"""How long a time that was stamped while locked waits for its officer."""
_DECLINED = "stamps-not-mine"
_NOBODY = ""


@dataclass(frozen=True, slots=True)
class LockedStamps:
    """The times stamped on one laptop while nobody was signed in."""

    folder: Path
    vaults: Path
    secret: bytes
    journal: DeviceJournal
    resources: Path
    zone: str
    """The department's zone; "" while it is not known."""

    def kinds(self) -> tuple[Kind, ...]:
        """Return what can be stamped."""
        return read_kinds(load_table(self.resources / "codes" / f"{TABLE}.csv"))

    def stamp(self, kind: str = TIME_ONLY, *, at: datetime | None = None, instead_of: str = "") -> str:
        """Write a time that only the officers of this laptop can read; return the name under which it waits.

        Args:
            kind: code of the kind.
            at: when the key was pressed; now, when not given.
            instead_of: a stamp written a moment ago, whose kind was not known then.

        Raises:
            SceneProblem, DiskProblem: nothing was written.
        """
        at = at or self.journal.pen.now()
        stamp = {"kind": kind, "at": utc_text(at), "zone": self.zone or "America/Chicago"}
        name = stamps.write(self.folder, stamps.public_keys(self.vaults, self.secret), self.secret, stamp)
        device_journal.note(self.journal, Act.STAMPED, _NOBODY, {"file": name, **({"instead_of": instead_of} if instead_of else {})})
        if instead_of:
            durable.remove(self.folder / instead_of)
        return name

    def welcome(self, vault: Vault) -> None:
        """An officer is here: from now on she can read what is stamped while locked, and what is too old is forgotten.

        A disk that refuses keeps nobody from her reports; it is tried again at her next unlocking.
        """
        try:
            stamps.publish_key(vault, self.secret)
            self.forget_old()
        except DiskProblem:
            return

    def read(self, vault: Vault) -> dict[str, Mapping[str, object]]:
        """Return the waiting stamps that this vault can read, by the names of their files."""
        found = ((name, stamps.read(self.folder, name, vault, self.secret)) for name in stamps.names(self.folder))
        return {name: stamp for name, stamp in found if stamp is not None}

    def remove(self, name: str) -> None:
        """Remove a stamp that somebody took."""
        durable.remove(self.folder / name)

    def forget_old(self) -> int:
        """Remove what nobody took in 30 days, first saying so in the laptop's journal; return how many."""
        now = self.journal.pen.now()
        written = device_journal.stamped(self.journal)
        old = [name for name in stamps.names(self.folder) if now - written.get(name, self._seen(name)) > KEPT]
        if old:
            device_journal.note(self.journal, Act.STAMPS_FORGOTTEN, _NOBODY, {"files": old})
        for name in old:
            self.remove(name)
        return len(old)

    def _seen(self, name: str) -> datetime:
        """Return when a file was written of which the journal does not speak: the power went between the two."""
        try:
            return datetime.fromtimestamp((self.folder / name).stat().st_mtime, UTC)
        except OSError:
            return self.journal.pen.now()


@dataclass(frozen=True, slots=True)
class SceneLog:
    """One officer's scene log."""

    store: Store
    vault: Vault
    kinds: tuple[Kind, ...]
    """What can be stamped."""
    by: str
    """The officer, as her entries name her."""
    zone: str
    locked: LockedStamps

    def stamp(self, kind: str, at: datetime | None = None) -> Entry:
        """Stamp a time; when this returns, a power cut cannot take it.

        Args:
            kind: code of the kind.
            at: when the key was pressed; now, when not given.

        Raises:
            DiskProblem, StoreProblem: nothing was stamped.
        """
        entry = Entry(self.store.new_id(), kind, self._words(kind), at or self.store.now(), self.zone, self.by)
        # Stored to the millisecond: what comes back is what was kept.
        entry = replace(entry, when=utc_moment(utc_text(entry.when)))
        scene.add(self.store, entry)
        return entry

    def write_note(self, entry_id: str, note: str, *, goes_on: bool = False, ends: bool = True) -> Entry:
        """Keep the note of an entry as it stands; see :func:`fieldreport.store.scene.change`.

        Raises:
            SceneProblem, DiskProblem, StoreProblem: nothing was changed.
        """
        return scene.change(self.store, entry_id, by=self.by, note=note, goes_on=goes_on, ends=ends)

    def change_time(self, entry: Entry, clock: time) -> Entry | None:
        """Give an entry another time of day; the earlier one stays in it. None: there is no such time that has come yet.

        Raises:
            SceneProblem, DiskProblem, StoreProblem: nothing was changed.
        """
        when = at_clock(entry, clock, self.store.now())
        return None if when is None else scene.change(self.store, entry.id, by=self.by, when=when)

    def entries(self) -> tuple[Entry, ...]:
        """Return the log that goes on now, the first entry first."""
        return scene.newest_log(self.store)

    def unclaimed(self) -> tuple[Entry, ...]:
        """Return the entries that belong to no report, the first first."""
        return scene.unclaimed(self.store)

    def timeline(self, report_id: str) -> tuple[Entry, ...]:
        """Return the entries that belong to a report, the first first."""
        return scene.of_report(self.store, report_id)

    def give(self, report_id: str, ids: Collection[str]) -> None:
        """Let exactly these entries be the timeline of a draft.

        Raises:
            NoSuchReport, LifeProblem, SceneProblem: nothing was changed.
        """
        scene.give(self.store, report_id, ids)

    def fills(self, sheet: AnswerSheet, entries: Iterable[Entry]) -> tuple[Fill, ...]:
        """Return the blank answers of a report that these entries would fill."""
        return fills(sheet, entries, self.kinds, self.store.now())

    # What was stamped while locked

    def waiting(self) -> tuple[Entry, ...]:
        """Return the times that were stamped while locked, that she can read and of which she has not said that they are not hers."""
        declined = self._declined()
        found = [self._entry(name, stamp) for name, stamp in self.locked.read(self.vault).items() if name not in declined]
        return tuple(sorted(found, key=lambda entry: (entry.when, entry.id)))

    def adopt(self, ids: Collection[str]) -> int:
        """Take waiting times into her log: they are hers, and nobody else is asked any more. Returns how many.

        Raises:
            DiskProblem, StoreProblem: what was taken before is kept; the rest waits.
        """
        taken = [entry for entry in self.waiting() if entry.id in ids]
        for entry in taken:
            scene.add(self.store, entry)  # first into the vault: the same one again changes nothing
            self.locked.remove(entry.id)
        return len(taken)

    def decline(self, ids: Collection[str]) -> None:
        """Leave waiting times: she is not asked again, and they stay for the other officers of this laptop."""
        there = set(self.locked.read(self.vault))
        personal.put(self.store, _DECLINED, sorted((self._declined() | set(ids)) & there))

    def _declined(self) -> set[str]:
        kept = personal.get(self.store, _DECLINED)
        return {str(name) for name in kept} if isinstance(kept, list) else set()

    def _entry(self, name: str, stamp: Mapping[str, object]) -> Entry:
        kind = str(stamp["kind"])
        return Entry(name, kind, self._words(kind), utc_moment(str(stamp["at"])), str(stamp["zone"]), self.by, locked=True)

    def _words(self, kind: str) -> str:
        return next((each.words for each in self.kinds if each.code == kind), kind)

"""The databases of every released version, kept for ever, and how they were made.

``python -m tests.store.golden`` makes those of the newest version that are not
there yet; one that is there is never made again.
"""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from fieldreport.answers.values import AttachedFile
from fieldreport.ledger.entries import Act
from fieldreport.report.exhibits import Ciphertext
from fieldreport.report.life import State
from fieldreport.report.scene import Entry
from fieldreport.store import audit, device, drafts, exhibits, journal, personal, reports, scene
from fieldreport.store.migrations import DEVICE_STEPS, VAULT_STEPS
from fieldreport.store.opening import Store, open_store
from tests.store.house import begin, receive, seal, write

FOLDER = Path(__file__).parent.parent / "golden"
KEY = bytes(range(32))
"""The made-up key of all of them."""
PHOTO = AttachedFile("ab" * 32, "IMG_0001.jpg", "image/jpeg", 1234)
CIPHER = Ciphertext("f1.sealed", b"a wrapped key", "cd" * 32, 1300)
_AT = datetime(2026, 8, 10, 19, 0, tzinfo=UTC)
STAMP = Entry("stamp-1", "force_seen", "Force seen", _AT, "America/Chicago", "Alex Sample, star 90001")
NOTE = "A door was struck. 東"


def names() -> list[str]:
    """Return the file names of all kept databases."""
    return sorted(path.name for path in FOLDER.glob("*.db") if path.name.split("-")[0] in ("vault", "device"))


def make() -> list[Path]:
    """Make the databases of the newest version that are not there yet."""
    FOLDER.mkdir(exist_ok=True)
    made = []
    for name, build in ((f"vault-{len(VAULT_STEPS)}.db", _make_vault), (f"device-{len(DEVICE_STEPS)}.db", _make_device)):
        path = FOLDER / name
        if not path.exists():
            build(path)
            made.append(path)
    return made


def open_and_check(name: str, folder: Path) -> None:
    """Open a copy of a kept database with the program of today and find everything in it."""
    path = folder / name
    shutil.copyfile(FOLDER / name, path)
    if name.startswith("vault"):
        _compare_vault(path)
    else:
        _compare_device(path)


def _signature(data: bytes) -> bytes:
    """Stand in for a signing key, which a kept file cannot have."""
    return data[-64:]


def _verify(_device: str, data: bytes, signature: bytes) -> bool:
    return signature == data[-64:]


def open_kept(path: Path) -> Store:
    """Open a vault with the key and the clock of all kept ones."""
    return open_store(path, KEY, device="dev-1", officer="90001", sign=_signature, now=lambda: _AT, new_id=lambda: "chain-1")


def _make_vault(path: Path) -> None:
    store = open_kept(path)
    for report in ("draft", "sealed", "received", "discarded"):
        begin(store, report, f"stated: {report}", footage_until="2026-11-08")
    write(store, "draft", "stated: 東 🚓", missing=3)
    exhibits.record_taken_in(store, "received", PHOTO, CIPHER, officer="Alex Sample", where_found="the kerb", from_whom="", replace=False)
    seal(store, "sealed")
    seal(store, "received", numbers={PHOTO.sha256: 1})
    receive(store, "received")
    exhibits.apply_receipt(store, "received", PHOTO.sha256, b"receipt 2026-00418", "2026-00418", officer="Alex Sample")
    drafts.discard(store, "discarded", "entered twice")
    personal.put(store, "shift", {"beat": "0923"})
    scene.add(store, STAMP)
    scene.change(store, STAMP.id, by=STAMP.by, note=NOTE)
    scene.give(store, "draft", [STAMP.id])
    journal.note_checkpoint(store, "tree 17")
    store.close()


def _compare_vault(path: Path) -> None:
    store = open_kept(path)
    try:
        assert drafts.load_draft(store, "draft").answers.decode() == "stated: 東 🚓"
        assert [(line.id, line.state) for line in drafts.list_reports(store)] == [
            ("draft", State.DRAFT),
            ("sealed", State.SEALED),
            ("received", State.RECEIVED),
        ]
        assert [line.id for line in drafts.list_discarded(store)] == ["discarded"]
        assert reports.load_receipt(store, "received", 1) == b"receipt 2026-00417"
        assert personal.get(store, "shift") == {"beat": "0923"}
        with_exhibits = path.name != "vault-1.db"
        with_scene = path.name not in ("vault-1.db", "vault-2.db")
        assert journal.check(store, _verify).sequence == 11 + 2 * with_exhibits + 3 * with_scene
        assert [(entry.words, entry.when, entry.note) for entry in scene.of_report(store, "draft")] == [
            ("Force seen", _AT, NOTE)
        ] * with_scene
        audit.check_rows(store)
        found = [(exhibit.file, exhibit.cipher, exhibit.label) for exhibit in exhibits.exhibits(store, "received")]
        assert found == ([(PHOTO, CIPHER, "E-1")] if with_exhibits else [])
        acts = [(entry.act, entry.where_found, entry.note) for entry in exhibits.custody(store, "received")]
        assert acts == [("taken in", "the kerb", ""), ("sent", "", "receipt 2026-00418")][: 2 * with_exhibits]
        write(store, "draft", "goes on")
        seal(store, "draft")
        audit.check_rows(store)
    finally:
        store.close()


def _make_device(path: Path) -> None:
    opened = device.open_device_journal(path, KEY, device="dev-1", sign=_signature, now=lambda: _AT)
    for act in (Act.VAULT_MADE, Act.UNLOCKED, Act.UNLOCK_FAILED):
        device.note(opened, act, "tag")
    opened.close()


def _compare_device(path: Path) -> None:
    opened = device.open_device_journal(path, KEY, device="dev-1", sign=_signature, now=lambda: _AT)
    try:
        assert [each.at for each in device.wrong_tries(opened, "tag")] == [_AT]
        assert device.check(opened, _verify).sequence == 4
    finally:
        opened.close()


if __name__ == "__main__":
    for made in make():
        print(made)

"""Files as answers: from a source on some disk to an exhibit in the vault, and back out.

All or nothing: an exhibit is there when one transaction in the vault says so. A
ciphertext without a row is an orphan of an intake that was broken off, and goes
at the next unlocking; the ciphertext of an exhibit is never removed
(docs/decisions/017).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport import durable, streams
from fieldreport.errors import CipherProblem, EvidenceProblem, NoPicture, ProofProblem
from fieldreport.evidence import intake
from fieldreport.evidence.kinds import PICTURES
from fieldreport.report.exhibits import Ciphertext, CustodyAct
from fieldreport.said import said
from fieldreport.store import exhibits
from fieldreport.store.exporting import exporting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import BinaryIO

    from fieldreport.answers.values import AttachedFile
    from fieldreport.report.exhibits import CustodyEntry, Exhibit
    from fieldreport.store.opening import Store
    from fieldreport.vault.unlocking import Vault

LONGEST_WORDS = 1000
"""Characters of *where found* and of *from whom*."""
LARGEST_SHOWN = 64 * 1024**2
"""Bytes of an exhibit of which a picture is made: the limited child is handed all of it."""
_PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Custodian:
    """Who works with exhibits, and where they lie."""

    store: Store
    vault: Vault
    officer: str
    """The officer's name."""


def attach(
    custodian: Custodian,
    report_id: str,
    source: Path,
    *,
    where_found: str,
    from_whom: str,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
    limits: intake.Limits | None = None,
) -> AttachedFile:
    """Take a file in for a draft and return what the answer says of it.

    Raises:
        IntakeCancelled, EvidenceProblem, DiskProblem: nothing was kept.
        NoSuchReport, LifeProblem, StoreProblem: likewise.
    """
    where_found, from_whom = _checked(where_found), _checked(from_whom)
    store, vault = custodian.store, custodian.vault
    key, path = streams.new_key(), vault.files / f"{store.new_id()}.sealed"
    taken = intake.take_in(source, path, key, progress=progress, cancelled=cancelled, limits=limits)
    needed = False
    try:
        known = exhibits.find_exhibit(store, report_id, taken.file.sha256)
        cipher = Ciphertext(path.name, vault.wrap(key), taken.cipher_sha256, taken.cipher_size)
        needed = exhibits.record_taken_in(
            store,
            report_id,
            taken.file,
            cipher,
            officer=custodian.officer,
            where_found=where_found,
            from_whom=from_whom,
            replace=known is not None and not lies_here(vault, known),
        )
    finally:
        if not needed:
            durable.remove(path)
    return taken.file


def describe(custodian: Custodian, report_id: str, sha256: str, *, where_found: str, from_whom: str) -> CustodyEntry:
    """Write down later, or anew, where an exhibit was found and from whom it came: a further custody entry.

    Raises:
        EvidenceProblem: no such exhibit, or nothing was said.
    """
    where_found, from_whom = _checked(where_found), _checked(from_whom)
    if not where_found and not from_whom:
        raise EvidenceProblem(said("Say where the file was found or from whom it came. Nothing was changed."))
    return exhibits.record_custody(
        custodian.store,
        report_id,
        sha256,
        CustodyAct.DESCRIBED,
        officer=custodian.officer,
        where_found=where_found,
        from_whom=from_whom,
    )


def lies_here(vault: Vault, exhibit: Exhibit) -> bool:
    """Say whether an exhibit's ciphertext lies on this laptop's disk in its full length.

    That its bytes are sound is found by :func:`write_copy` and before they are sent: reading gigabytes again would make sealing wait.
    """
    try:
        return (vault.files / exhibit.cipher.file_name).stat().st_size == exhibit.cipher.size
    except OSError:
        return False


def write_copy(custodian: Custodian, report_id: str, sha256: str, target: Path) -> None:
    """Write an exhibit's bytes in clear to ``target``, hashed on the way; custody and journal say so, the journal also beforehand.

    Raises:
        EvidenceProblem: no such exhibit.
        CipherProblem: its ciphertext is damaged or gone; nothing was written.
        DiskProblem, StoreProblem: the disk of ``target`` or the vault's refused; there is no clear copy.
    """
    exhibit = exhibits.one_exhibit(custodian.store, report_id, sha256)
    with (
        _ciphertext(custodian.vault, exhibit) as source,
        exporting(custodian.store, report_id, {"sha256": sha256, "to": target.name}) as written,
    ):
        _write_clear(custodian, exhibit, source, target)
        written.append(target)
        exhibits.record_custody(
            custodian.store, report_id, sha256, CustodyAct.EXPORTED, officer=custodian.officer, note=f"copy written to {target.name}"
        )


def _write_clear(custodian: Custodian, exhibit: Exhibit, source: BinaryIO, target: Path) -> None:
    hashed = hashlib.sha256()
    with durable.writing(target) as file:
        handed = 0
        for piece in streams.decrypt(source, custodian.vault.unwrap(exhibit.cipher.wrapped_key)):
            hashed.update(piece)
            file.write(piece)
            handed = durable.hand_to_disk(file, handed)
        _require_same(hashed.hexdigest(), exhibit)


def thumbnail(custodian: Custodian, report_id: str, sha256: str, width: int) -> bytes:
    """Return a picture of an exhibit (PNG, at most ``width`` pixels wide), made in the limited child process.

    Pictures and the first page of a PDF only. The bytes pass through this process's memory and are parsed in the child alone.

    Raises:
        EvidenceProblem: no such exhibit.
        NoPicture: of this exhibit none can be made, in words.
        CipherProblem: its ciphertext is damaged or gone.
    """
    from fieldreport.proof import worker

    exhibit = exhibits.one_exhibit(custodian.store, report_id, sha256)
    kind, name = exhibit.file.media_type, exhibit.file.name
    if kind != _PDF and kind not in PICTURES:
        raise NoPicture(said("No picture can be made of {name} here ({kind}). The file is kept as it is.", name=name, kind=kind))
    if exhibit.file.size > LARGEST_SHOWN:
        raise NoPicture(
            said(
                "{name} is too large for a preview ({largest_shown} MB at most). The file is kept as it is.",
                name=name,
                largest_shown=LARGEST_SHOWN // 1024**2,
            )
        )
    data = read_whole(custodian.vault, exhibit)
    try:
        return worker.thumbnail(data, kind, width)
    except ProofProblem as problem:
        raise NoPicture(
            said("No picture can be made of {name}: {problem} The file is kept as it is.", name=name, problem=problem)
        ) from problem


def read_whole(vault: Vault, exhibit: Exhibit) -> bytes:
    """Return the bytes of an exhibit in clear, in memory.

    Raises:
        CipherProblem: its ciphertext is damaged or gone.
    """
    with _ciphertext(vault, exhibit) as source:
        data = b"".join(streams.decrypt(source, vault.unwrap(exhibit.cipher.wrapped_key)))
    _require_same(hashlib.sha256(data).hexdigest(), exhibit)
    return data


def _ciphertext(vault: Vault, exhibit: Exhibit) -> BinaryIO:
    try:
        return (vault.files / exhibit.cipher.file_name).open("rb")
    except OSError as problem:
        raise CipherProblem(
            said(
                "The encrypted bytes of {name} cannot be read from this laptop's disk. HQ's copy, once received, is not "
                "touched by this. Tell IT.",
                name=exhibit.file.name,
            )
        ) from problem


def _require_same(sha256: str, exhibit: Exhibit) -> None:
    if sha256 != exhibit.sha256:
        raise CipherProblem(
            said(
                "The bytes of {name} on this laptop are not those that were taken in. HQ's copy, once received, is not "
                "touched by this. Tell IT.",
                name=exhibit.file.name,
            )
        )


def _checked(words: str) -> str:
    words = words.strip()
    if len(words) > LONGEST_WORDS:
        raise EvidenceProblem(
            said(
                "Where found and from whom take {longest_words} characters each. Nothing was taken in or changed.",
                longest_words=LONGEST_WORDS,
            )
        )
    if any(0xD800 <= ord(character) <= 0xDFFF for character in words):
        raise EvidenceProblem(said("Where found or from whom holds a sign that is no text. Nothing was taken in or changed."))
    return words

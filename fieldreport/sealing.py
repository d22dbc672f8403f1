"""From a draft to a signed PDF, and from there to a parcel in the device outbox.

All or nothing: the report is sealed when one transaction in the vault says so.
Before it the draft is unchanged, and a ciphertext without a version is an
orphan that the next unlocking removes. After it the parcel can be made again
from what the vault holds, as often as it takes.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldreport import __version__, attaching, canonical, durable, picturing, streams, wording
from fieldreport.answers.values import Place
from fieldreport.delivery import outbox as device_outbox
from fieldreport.delivery import wire
from fieldreport.errors import AnswerProblem, CipherProblem, MissingGlyphs, NotReady, StoreProblem
from fieldreport.evidence import custody
from fieldreport.picturing import Darkroom
from fieldreport.report.comparing import corrections
from fieldreport.report.exhibits import Ciphertext
from fieldreport.report.scene import as_recorded
from fieldreport.report.versions import SUPPLEMENT, Officer, build_record
from fieldreport.rescuing import was_rescued
from fieldreport.said import said
from fieldreport.store import exhibits, journal, reports, scene
from fieldreport.vault.identity import require_certified

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.catalogue.codes import Catalogue
    from fieldreport.catalogue.department import Department
    from fieldreport.delivery.outbox import Outbox
    from fieldreport.paper.copies import SignedPaper
    from fieldreport.paper.jpeg import Reduced
    from fieldreport.picturing import NotDrawn
    from fieldreport.store.drafts import Draft
    from fieldreport.store.opening import Store
    from fieldreport.store.reports import Version
    from fieldreport.vault.identity import DeviceIdentity, OfficerIdentity
    from fieldreport.vault.unlocking import Vault

    Pictures = Mapping[str, Reduced | NotDrawn]
    """What becomes of each exhibit that is a picture, by the SHA-256 of the exhibit."""

STATEMENT = Place("attestation_statement")
"""The note of the form whose words the officer signs: policy staff write them (720 ILCS 5/33-9; 815 ILCS 333)."""


@dataclass(frozen=True, slots=True)
class Sealer:
    """What sealing needs of this laptop, this officer and this department."""

    store: Store
    vault: Vault
    officer: OfficerIdentity
    device: DeviceIdentity
    department: Department
    catalogue: Catalogue
    outbox: Outbox
    words: Path
    """The folder of the word lists: a marked word is sealed with the reason for which it stays."""
    darkroom: Darkroom = field(default_factory=Darkroom)
    """Where the pictures among the exhibits are made small for the paper."""


SEALED_IN = "en"
"""The language of what is sealed, whatever the window speaks (decision 024)."""


def seal(sealer: Sealer, draft: Draft, sheet: AnswerSheet, now: datetime, progress: Callable[[str], None]) -> Version:
    """Seal a draft as it stands in the store, and put its parcel into the outbox.

    Args:
        sealer: the parts.
        draft: as loaded from the store; it must not be written in meanwhile.
        sheet: the sheet of the draft's answers.
        now: aware.
        progress: told in words what is being done.

    Raises:
        NotReady: with what is missing, or with the marked words that have no reason to stay.
        NotCertified: HQ has not certified this officer's key, or it expired.
        MissingGlyphs: characters that cannot be printed.
        DiskProblem, StoreProblem, SealingProblem: the report is still a draft.
    """
    missing = [gap.words for gap in sheet.gaps()]
    if missing:
        raise NotReady(said("Something is still missing, so the report was not sealed. The draft is unchanged."), missing=missing)
    _require_reasons(sealer, sheet)
    _require_addition(sealer, draft, sheet, now)
    require_certified(sealer.officer, now)
    taken = exhibits.exhibits(sealer.store, draft.report_id)
    custody.require_here(sheet, [exhibit for exhibit in taken if attaching.lies_here(sealer.vault, exhibit)])
    pictures = pictures_of(sealer, draft.report_id, sheet, progress)
    progress(said("Making the paper"))
    sequence, entry = reports.record_sealing_begun(sealer.store, draft.report_id, draft.answers)
    record = record_of(sealer, draft, sheet, now, sequence=sequence, entry=entry, pictures=pictures)
    refuse_unprintable(record)
    paper = _signed_paper(sealer, record, picturing.by_hash(pictures), now)
    progress(said("Putting it into the store"))
    version = _keep(sealer, draft, paper, custody.numbers(sheet, taken))
    progress(said("Handing it to the outbox"))
    hand_over(sealer, version)
    return version


def pictures_of(sealer: Sealer, report_id: str, sheet: AnswerSheet, progress: Callable[[str], None]) -> Pictures:
    """Return what becomes of the pictures that the answers name; ``progress`` is told in words which is being made."""
    known = {exhibit.sha256: exhibit for exhibit in exhibits.exhibits(sealer.store, report_id)}
    named = custody.numbers(sheet, known.values())
    return sealer.darkroom.pictures(sealer.vault, [known[sha256] for sha256 in named if sha256 in known], progress)


def record_of(
    sealer: Sealer, draft: Draft, sheet: AnswerSheet, now: datetime, *, sequence: int, entry: str, pictures: Pictures | None = None
) -> dict[str, object]:
    """Return the record of a draft: what is printed and what is sealed. Without ``pictures`` it names none of them."""
    officer = sealer.officer
    sheet.language = SEALED_IN
    return build_record(
        sheet,
        report_id=draft.report_id,
        version=draft.version,
        kind=draft.kind,
        builds_on=draft.builds_on,
        reason=draft.reason,
        training=draft.training,
        officer=Officer(officer.star, officer.name, officer.rank, officer.unit, officer.fingerprint),
        catalogue=draft.pinned.catalogue,
        attestation=statement_of(sheet),
        sequence=sequence,
        entry_hash=entry,
        device=sealer.device.id,
        checkpoint=journal.newest_checkpoint(sealer.store),
        made=now,
        zone=sealer.department.zone,
        app_version=__version__,
        attachments=picturing.named_in(
            custody.attachments(sheet, exhibits.exhibits(sealer.store, draft.report_id), exhibits.custody(sealer.store, draft.report_id)),
            pictures or {},
        ),
        scene_log=as_recorded(scene.of_report(sealer.store, draft.report_id)),
        kept_words=wording.as_recorded(sheet, wording.lists_in(sealer.words)),
        builds_on_sealed=_built_on_sealed(sealer, draft),
    )


def _built_on_sealed(sealer: Sealer, draft: Draft) -> str:
    """Return when the version that a draft builds on was attested, as its own paper prints it; "" where that is not here."""
    found = [each.version for each in reports.versions(sealer.store, draft.report_id) if each.sha256 == draft.builds_on]
    with contextlib.suppress(StoreProblem):  # a damaged record of an earlier version must not keep a correction from being sealed
        attested = sealed_record(sealer, draft.report_id, found[0]).get("attestation") if found else None
        return str(attested.get("at") or "") if isinstance(attested, dict) else ""
    return ""


def sealed_record(sealer: Sealer, report_id: str, version: int) -> Mapping[str, object]:
    """Return the data that a sealed version holds.

    Raises:
        NoSuchReport: no such version.
        StoreProblem: it cannot be read here.
    """
    found = canonical.decode(reports.load_record(sealer.store, report_id, version))
    if not isinstance(found, dict):
        raise StoreProblem(said("The data of this version cannot be read here. The sealed file itself is unchanged."))
    return found


def _require_addition(sealer: Sealer, draft: Draft, sheet: AnswerSheet, now: datetime) -> None:
    """A supplement adds: one that says otherwise what the version before says would be read as if that one still held."""
    if draft.kind != SUPPLEMENT:
        return
    older = sealed_record(sealer, draft.report_id, draft.version - 1)
    found = corrections(older, record_of(sealer, draft, sheet, now, sequence=0, entry=""))
    if found:
        missing = [f"{change.section}: {change.label}" for change in found]
        raise NotReady(
            said(
                "This supplement says otherwise what version {version} says ({listed}), so it was not sealed. Make it an amendment. "
                "The draft is unchanged.",
                version=draft.version - 1,
                listed="; ".join(missing[:3]),
            ),
            missing=missing,
        )


def _require_reasons(sealer: Sealer, sheet: AnswerSheet) -> None:
    unsaid = [
        said("“{word}” in {where}", word=word.word, where=word.where)
        for word in wording.without_reason(sheet, wording.lists_in(sealer.words))
    ]
    if unsaid:
        listed = "; ".join(unsaid[:3]) + (said("; and {count} more", count=len(unsaid) - 3) if len(unsaid) > 3 else "")
        raise NotReady(
            said("Say why these words stay, or write them another way: {listed}. The draft is unchanged.", listed=listed), missing=unsaid
        )


def statement_of(sheet: AnswerSheet, language: str = SEALED_IN) -> str:
    """Return the statement that stands above the signature, in the form's own words; in another language what it means.

    Raises:
        NotReady: the form has none, so nothing made with it can be sealed.
    """
    shown, sheet.language = sheet.language, language
    try:
        return sheet.label(STATEMENT)
    except AnswerProblem:
        lacking = said("The form has no note {name}", name=STATEMENT.name)
        raise NotReady(
            said("{lacking}: there is nothing to sign. The draft is safe. Tell whoever wrote the form.", lacking=lacking), missing=[lacking]
        ) from None
    finally:
        sheet.language = shown


def statement_shown(sheet: AnswerSheet) -> str:
    """Return the statement as it is sealed; where the form is shown in another language, with what it means in it."""
    words, meant = statement_of(sheet), statement_of(sheet, sheet.language)
    return words if meant == words else f"{words}\n\n({meant})"


def refuse_unprintable(record: dict[str, object]) -> None:
    """Refuse a record with characters that no font of ours has.

    Raises:
        MissingGlyphs: naming them.
    """
    from fieldreport.paper import copies

    found = copies.unprintable_in(record)
    if found:
        shown = ", ".join(
            f"{character} (U+{ord(character):04X})" if character.isprintable() else f"U+{ord(character):04X}" for character in found[:12]
        )
        raise MissingGlyphs(
            said("These characters cannot be printed: {shown}. The draft is unchanged. Write them in words, then seal again.", shown=shown),
            characters=found,
        )


def hand_over(sealer: Sealer, version: Version) -> None:
    """Put the parcels of a sealed version and of the files that travel with it into the outbox; doing it again changes nothing."""
    commitment = wire.Commitment(
        device=sealer.device.id,
        chain=sealer.store.pen.chain,
        sequence=version.sealed_sequence,
        entry=version.sealed_entry,
        report=version.report_id,
        version=version.version,
        sha256=version.sha256,
        at=wire.utc_text(version.sealed_at),
    )
    cipher = sealer.vault.files / version.file_name
    with _still_there(cipher):
        sealed = Ciphertext(version.file_name, version.wrapped_key, version.cipher_sha256, cipher.stat().st_size)
    _put(sealer, commitment, "report", version.sha256, sealed)
    for exhibit in exhibits.travelling(sealer.store, version.report_id, version.version):
        _put(sealer, commitment, "file", exhibit.sha256, exhibit.cipher)
    reports.mark_parcelled(sealer.store, version.report_id, version.version)


def _put(sealer: Sealer, commitment: wire.Commitment, kind: str, sha256: str, cipher: Ciphertext) -> None:
    envelope = wire.Envelope(
        kind=kind,
        report=commitment.report,
        version=commitment.version,
        sha256=sha256,
        size=streams.clear_size(cipher.size),
        cipher_sha256=cipher.sha256,
        cipher_size=cipher.size,
        wrapped_key=streams.wrap(sealer.vault.unwrap(cipher.wrapped_key), sealer.department.sealing_key, wire.PURPOSE),
        device=sealer.device.id,
        star=sealer.officer.star,
        commitment=commitment.hash(),
    )
    device_outbox.put_parcel(
        sealer.outbox,
        envelope=wire.write_envelope(envelope, sealer.device.sign),
        commitment=wire.write_commitment(commitment, sealer.device.sign),
        file=sealer.vault.files / cipher.file_name,
        now=sealer.store.now(),
    )


def read_sealed(vault: Vault, version: Version) -> bytes:
    """Return the signed PDF of a sealed version, in clear, in memory.

    Raises:
        CipherProblem: the file was damaged or changed on the disk.
    """
    path = vault.files / version.file_name
    with _still_there(path), path.open("rb") as file:
        pdf = b"".join(streams.decrypt(file, vault.unwrap(version.wrapped_key)))
    if hashlib.sha256(pdf).hexdigest() != version.sha256:
        raise CipherProblem(
            said("The sealed file on this laptop is not the one that was sealed. HQ's copy, once received, is not touched by this.")
        )
    return pdf


def remove_orphans(sealer: Sealer) -> int:
    """Remove ciphertexts of sealings and intakes that were broken off; return how many.

    An exhibit's is never one of them, nor what the outbox still names. After a rescue none is: the row that names a
    sealed file may be in the damaged database that is kept.
    """
    durable.clear_half_written(sealer.vault.files)
    if was_rescued(sealer.vault.folder):
        return 0
    known = reports.known_files(sealer.store) | exhibits.known_files(sealer.store)
    known |= {parcel.file.name for parcel in device_outbox.parcels(sealer.outbox)}
    orphans = [path for path in sealer.vault.files.iterdir() if path.is_file() and path.name not in known]
    for path in orphans:
        durable.remove(path)
    return len(orphans)


@contextlib.contextmanager
def _still_there(path: Path) -> Iterator[None]:
    """Say in words when a sealed file cannot be read from the disk any more."""
    try:
        yield
    except OSError as problem:
        raise CipherProblem(
            said(
                "The sealed file {name} cannot be read from this laptop's disk ({strerror}). HQ's copy, once received, is "
                "not touched by this. Keep the laptop and tell IT.",
                name=path.name,
                strerror=problem.strerror or problem,
            )
        ) from problem


def _signed_paper(sealer: Sealer, record: dict[str, object], pictures: Mapping[str, bytes], now: datetime) -> SignedPaper:
    from fieldreport.paper import copies

    officer = sealer.officer
    return copies.sealed_paper(
        record,
        key=officer.key,
        certificate_pem=officer.certificate_pem or "",
        chain_pem="".join(officer.chain_pem),
        at=now,
        pictures=pictures,
    )


def _keep(sealer: Sealer, draft: Draft, paper: SignedPaper, numbers: Mapping[str, int]) -> Version:
    key = streams.new_key()
    name = f"{sealer.store.new_id()}.sealed"
    path = sealer.vault.files / name
    with durable.writing(path) as file:
        streams.encrypt(io.BytesIO(paper.pdf), file, key)
    return reports.record_sealed(
        sealer.store,
        draft.report_id,
        draft.version,
        paper.sha256,
        name,
        sealer.vault.wrap(key),
        _file_sha256(path),
        paper.record_json,
        paper.pages,
        numbers,
    )


def _file_sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

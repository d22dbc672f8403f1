"""What one officer can do once her vault is open.

The window calls these from its lanes: :meth:`Desk.save` from the save lane,
everything else from the work lane. What is handed over is frozen; answer sheets
stay with the window, and come here as snapshots.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldreport import attaching, canonical, durable, picturing, renewing, sealing, settling
from fieldreport.answers.sheet import AnswerSheet
from fieldreport.catalogue import releases
from fieldreport.companions import Companions
from fieldreport.earlier import Earlier
from fieldreport.errors import LifeProblem, MissingGlyphs, NotCertified, StoreProblem
from fieldreport.further import Further
from fieldreport.ledger.entries import Act
from fieldreport.open_report import OpenReport, Snapshot, opened, take_snapshot
from fieldreport.printing import Printing
from fieldreport.reading_room import ReadingRoom
from fieldreport.redacting import Redacting
from fieldreport.renewing import Offer
from fieldreport.report.exhibits import CustodyEntry, Exhibit
from fieldreport.report.reporter import fill_reporter
from fieldreport.report.scene import TABLE, read_kinds
from fieldreport.report.versions import Officer
from fieldreport.said import said
from fieldreport.signing import Signing
from fieldreport.stamping import SceneLog
from fieldreport.store import drafts, exhibits, journal, personal, reports
from fieldreport.store.exporting import exporting
from fieldreport.store.reports import Version
from fieldreport.store.urgency import ReportLine
from fieldreport.vault import identity
from fieldreport.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import datetime
    from pathlib import Path

    from fieldreport.answers.values import AttachedFile
    from fieldreport.filling import Known
    from fieldreport.forms.definition import Form
    from fieldreport.proof.own_paper import OwnPaper
    from fieldreport.sealing import Sealer
    from fieldreport.stamping import LockedStamps

__all__ = [
    "CustodyEntry",
    "Desk",
    "Exhibit",
    "Offer",
    "OpenReport",
    "Preview",
    "ReportLine",
    "Snapshot",
    "Version",
    "statement",
    "take_snapshot",
]

FORM = "federal-enforcement-report"
_SHIFT = "shift"
_LAST_PLACE = "last-place"


@dataclass(frozen=True, slots=True)
class Preview:
    """A draft's paper, and what would stop it from being sealed."""

    pages: OwnPaper
    unprintable: tuple[str, ...]


def statement(report: OpenReport) -> str:
    """Return the words that the officer signs, in full.

    Raises:
        NotReady: the form has none.
    """
    return sealing.statement_shown(report.sheet)


class Desk:
    """One officer's reports on this laptop."""

    def __init__(
        self, sealer: Sealer, resources: Path, check_pin: Callable[[str], None], stamps: LockedStamps, known: Callable[[], Known]
    ) -> None:
        self.parts = sealer
        """What the desk is made of. For tests; the window has no business with it."""
        self._store = sealer.store
        self._forms = resources / "forms"
        self.writing = Writing(self._store, resources)
        """What helps the officer to write: dictionary, phrases, words of her own."""
        self.earlier = Earlier(self._store, self._load)
        """Reports that were begun before: discarded ones, and what is copied from them."""
        self.reading_room = ReadingRoom(lambda: self.parts.vault, self.record, self._store)
        """Where sealed versions are checked and compared."""
        self.signing = Signing(lambda: self.parts, check_pin)
        """With which key the officer signs: the vault's or her card's."""
        self.further = Further(lambda: self.parts, self._load, self._sheet, self.signing)
        """Further versions of what is sealed: amendments, supplements, late numbers."""
        self.companions = Companions(lambda: self.parts, resources / "companions" / "companions.json", self.signing)
        """Papers for other offices, made from a sealed report."""
        self.redacting = Redacting(lambda: self.parts, resources / "redaction" / "questions.csv")
        """Redacted copies of a sealed report."""
        self.printing = Printing(lambda: self.parts)
        """Printed copies of a sealed report, and the log of them."""
        self.known = known
        """What this laptop has to fill in from: loaded when it is first asked for."""
        self._stamps = stamps

    @property
    def officer(self) -> Officer:
        """Who is at the desk, as HQ certified her (or as far as is known)."""
        identity = self.parts.officer
        return Officer(identity.star, identity.name, identity.rank, identity.unit)

    def why_not_sealing(self) -> str:
        """Return in words why nothing can be sealed now, or "" when it can."""
        try:
            identity.require_certified(self.signing.officer(), self._store.now())
        except NotCertified as problem:
            return str(problem)
        return ""

    def certify(self, ask: Callable[[str, str], tuple[str, str]]) -> None:
        """Have the officer's key certified: ``ask(star, request)`` returns certificate and chain (PEM).

        Raises:
            DeliveryProblem, VaultProblem: nothing was changed.
        """
        officer = self.parts.officer
        certificate, chain = ask(officer.star, identity.officer_request(officer))
        certified = identity.save_certificate(self.parts.vault, certificate, chain)
        self.parts = replace(self.parts, officer=certified)

    # Reports

    def list_reports(self) -> tuple[ReportLine, ...]:
        """Return all reports, the most urgent first."""
        return drafts.list_reports(self._store)

    def new_report(self, stored: Mapping[str, object] | None = None) -> OpenReport:
        """Begin a report with the newest form, the officer and her shift filled in.

        Args:
            stored: answers to begin with, as an answer sheet stores them.
        """
        form = releases.newest_form(self._forms, FORM)
        sheet = self._sheet(form, stored)
        fill_reporter(sheet, self.officer, self.shift())
        tables = self._tables
        pinned = drafts.Pinned(form.id, form.version, form.sha256, tables.id, tables.version, tables.sha256)
        draft = drafts.new_draft(
            self._store,
            self._store.new_id(),
            pinned,
            answers=canonical.encode(sheet.stored()),
            training=self.parts.department.trial,
        )
        begun = opened(draft, sheet)
        self.save(take_snapshot(begun, ""))  # so that the list says at once what is missing
        return begun

    def open_report(self, report_id: str) -> OpenReport:
        """Open a report as it was last saved.

        Raises:
            NoSuchReport: not in this vault.
            CatalogueProblem: its form is not on this laptop.
        """
        draft, sheet = self._load(report_id)
        return opened(draft, sheet)

    def save(self, snapshot: Snapshot) -> datetime:
        """Put a draft on the disk; when this returns, a power cut cannot take it."""
        answers = canonical.encode(snapshot.stored)
        return drafts.save_draft(
            self._store,
            snapshot.report_id,
            answers,
            snapshot.last_place,
            snapshot.missing,
            snapshot.title,
            form_sha256=snapshot.form_sha256,
        )

    def preview(self, report_id: str, progress: Callable[[str], None] = lambda _: None) -> Preview:
        """Return the paper of a report as it was last saved: the draft's, or the sealed one; ``progress`` is told of its pictures."""
        from fieldreport.paper import copies
        from fieldreport.proof.own_paper import own_paper

        sealed = reports.versions(self._store, report_id)
        draft, sheet = self._load(report_id)
        if sealed and sealed[-1].version == draft.version:
            return Preview(self.pages(sealed[-1]), ())
        made = sealing.pictures_of(self.parts, report_id, sheet, progress)
        record = sealing.record_of(self.parts, draft, sheet, self._store.now(), sequence=0, entry="", pictures=made)
        try:
            sealing.refuse_unprintable(record)
            unprintable: tuple[str, ...] = ()
        except MissingGlyphs as problem:
            unprintable = problem.characters
        return Preview(own_paper(copies.draft_paper(record, pictures=picturing.by_hash(made))), unprintable)

    # Newer forms

    def newer_form(self, report_id: str) -> Offer | None:
        """Return the newest release of a draft's form and what it would change, or None when the draft has it already.

        Raises:
            NoSuchReport: not in this vault.
            CatalogueProblem: the draft's own form is not on this laptop.
        """
        pinned = drafts.load_draft(self._store, report_id).pinned
        if releases.newest_form(self._forms, pinned.form_id).sha256 == pinned.form_sha256:
            return None  # nearly always; the answers need not be opened for that
        draft, sheet = self._load(report_id)
        return renewing.newer_offer(self._forms, draft, sheet, self._sheet)

    def begun_form(self, report_id: str) -> Offer | None:
        """Return the form that a moved draft was begun with and what going back would change; None when it was never moved.

        Raises:
            NoSuchReport: not in this vault.
            CatalogueProblem: that form is not on this laptop any more.
        """
        draft, sheet = self._load(report_id)
        return renewing.begun_offer(self._forms, draft, sheet, self._sheet)

    def move_draft(self, report_id: str, form_sha256: str) -> OpenReport:
        """Let a draft go on with another release of its form, as it was last saved; :meth:`move_back` takes it back.

        Raises:
            NoSuchReport, CatalogueProblem, LifeProblem, DiskProblem, StoreProblem: nothing was changed.
        """
        draft, sheet = self._load(report_id)
        moved = renewing.moved(self._forms, draft, sheet, form_sha256, tables=self._tables, open_sheet=self._sheet)
        there = opened(draft, moved.sheet)
        seen = take_snapshot(there, draft.last_place)
        drafts.move_draft(self._store, draft, moved.pinned, canonical.encode(seen.stored), seen.missing, seen.title, moved.set_aside)
        return there

    def move_back(self, report_id: str) -> OpenReport:
        """Let a draft go on with the form that it was begun with.

        Raises:
            LifeProblem: it was never moved.
            NoSuchReport, CatalogueProblem, DiskProblem, StoreProblem: nothing was changed.
        """
        before = renewing.came_from(self._load(report_id)[1].stored())
        if not before:
            raise LifeProblem(said("This draft has the form that it was begun with. Nothing was changed."))
        return self.move_draft(report_id, before[0].form_sha256)

    # Files as answers

    def attach(
        self,
        report_id: str,
        source: Path,
        *,
        where_found: str = "",
        from_whom: str = "",
        progress: Callable[[int, int], None] = lambda _done, _total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> AttachedFile:
        """Take a file in for a draft: read once, hashed and encrypted on the way. What comes back is what the answer says of it.

        Args:
            report_id: the draft.
            source: the file; it is not changed.
            where_found: in the officer's words.
            from_whom: likewise.
            progress: told (bytes done, bytes in all), on the lane of the caller.
            cancelled: asked before each piece; True stops it.

        Raises:
            IntakeCancelled, EvidenceProblem, DiskProblem: nothing was kept, the draft is unchanged.
            NoSuchReport, LifeProblem, StoreProblem: likewise.
        """
        return attaching.attach(
            self._custodian, report_id, source, where_found=where_found, from_whom=from_whom, progress=progress, cancelled=cancelled
        )

    def describe_exhibit(self, report_id: str, sha256: str, *, where_found: str = "", from_whom: str = "") -> CustodyEntry:
        """Write down later, or anew, where an exhibit was found and from whom it came; earlier entries stay.

        Raises:
            EvidenceProblem: no such exhibit, or nothing was said.
        """
        return attaching.describe(self._custodian, report_id, sha256, where_found=where_found, from_whom=from_whom)

    def exhibits(self, report_id: str) -> tuple[Exhibit, ...]:
        """Return the exhibits of a report, the first taken in first; also those that no answer names any more."""
        return exhibits.exhibits(self._store, report_id)

    def custody(self, report_id: str, sha256: str) -> tuple[CustodyEntry, ...]:
        """Return the custody of an exhibit, the oldest entry first; nothing for what was not taken in."""
        return tuple(entry for entry in exhibits.custody(self._store, report_id) if entry.file.sha256 == sha256)

    def thumbnail(self, report_id: str, sha256: str, width: int) -> bytes:
        """Return a picture of an exhibit (PNG, at most ``width`` pixels wide), made in the limited child process.

        Raises:
            NoPicture: of this exhibit none can be made, in words.
            EvidenceProblem: no such exhibit.
            CipherProblem: its bytes on this laptop are damaged.
        """
        return attaching.thumbnail(self._custodian, report_id, sha256, width)

    def export_exhibit(self, report_id: str, sha256: str, target: Path) -> None:
        """Write an exhibit in clear; its custody and the journal say so.

        Raises:
            EvidenceProblem: no such exhibit.
            CipherProblem, DiskProblem: nothing was written.
        """
        attaching.write_copy(self._custodian, report_id, sha256, target)

    @property
    def _custodian(self) -> attaching.Custodian:
        return attaching.Custodian(self._store, self.parts.vault, self.parts.officer.name)

    # The scene log

    @property
    def scene(self) -> SceneLog:
        """The officer's scene log, and the times that were stamped while nobody was signed in."""
        officer = self.parts.officer
        by = f"{officer.name}, star {officer.star}" if officer.name else said("star {star}", star=officer.star)
        choices = self.parts.catalogue.tables.get(TABLE, ())
        return SceneLog(self._store, self.parts.vault, read_kinds(choices), by, self.parts.department.zone, self._stamps)

    # Sealing and after

    def seal(self, report_id: str, pin: str, progress: Callable[[str], None] = lambda _: None) -> Version:
        """Seal a report as it was last saved.

        Raises:
            WrongPin, LockedOut, CardProblem: the report is still a draft.
            NotReady, NotCertified, MissingGlyphs, SealingProblem, DiskProblem, StoreProblem: likewise.
        """
        with self.signing.open(pin) as parts:
            draft, sheet = self._load(report_id)
            return sealing.seal(parts, draft, sheet, self._store.now(), progress)

    @staticmethod
    def make_ready_to_seal() -> None:
        """Load what sealing needs; without it the first sealing only takes longer."""
        from fieldreport.paper import signature

        signature.make_ready()

    def versions(self, report_id: str) -> tuple[Version, ...]:
        """Return the sealed versions of a report, the first first."""
        return reports.versions(self._store, report_id)

    def pages(self, version: Version) -> OwnPaper:
        """Return the paper of a sealed version, of which any page can be drawn.

        Raises:
            CipherProblem: its file on this laptop is damaged or gone.
            ProofProblem: it cannot be drawn.
        """
        from fieldreport.proof.own_paper import own_paper

        return own_paper(sealing.read_sealed(self.parts.vault, version))

    def receipt(self, report_id: str, version: int) -> bytes | None:
        """Return HQ's receipt, or None while there is none."""
        return reports.load_receipt(self._store, report_id, version)

    def record(self, report_id: str, version: int) -> Mapping[str, object]:
        """Return the data that a sealed version holds.

        Raises:
            NoSuchReport: no such version.
        """
        return sealing.sealed_record(self.parts, report_id, version)

    def export(self, report_id: str, version: int, target: Path) -> tuple[Path, ...]:
        """Write a sealed PDF in clear, and its receipt beside it if there is one; the journal says so before and after.

        Raises:
            DiskProblem, StoreProblem: the disk refused; there is no clear copy.
        """
        sealed = reports.one_version(self._store, report_id, version)
        pdf, receipt = sealing.read_sealed(self.parts.vault, sealed), self.receipt(report_id, version)
        detail = {"version": version, "sha256": sealed.sha256, "to": target.name}
        with exporting(self._store, report_id, detail) as written:
            durable.write(target, pdf)
            written.append(target)
            if receipt is not None:
                beside = target.with_name(f"{target.stem}.receipt.json")
                durable.write(beside, receipt)
                written.append(beside)
            journal.note(self._store, Act.EXPORTED, report=report_id, detail=detail)
        return tuple(written)

    def settle(self) -> int:
        """Do what an earlier turn could not finish: parcels not handed over, receipts and news that came meanwhile.

        What HQ has no receipt for and the outbox does not know is handed over again, whatever the vault remembers:
        an outbox can be lost, and only a receipt ends the duty to deliver.

        Returns:
            How many reports changed.

        Raises:
            FieldReportError: something could not be done; all the rest was.
        """
        return settling.settle(self.parts)

    def apply_mail(self) -> int:
        """Apply receipts and news from HQ that wait in the outbox; return how many changed something.

        Raises:
            FieldReportError: one of them could not be applied; all the rest was.
        """
        return settling.apply_mail(self.parts)

    # The officer's own values

    def shift(self) -> Mapping[str, str]:
        """Return the shift profile: form field to words."""
        kept = personal.get(self._store, _SHIFT)
        return {str(name): str(value) for name, value in kept.items()} if isinstance(kept, dict) else {}

    def set_shift(self, profile: Mapping[str, str]) -> None:
        """Keep the shift profile for the next reports."""
        personal.put(self._store, _SHIFT, dict(profile))

    def last_place(self) -> tuple[str, str]:
        """Return (report id, place) where the officer was when the vault was locked, or two empty texts."""
        kept = personal.get(self._store, _LAST_PLACE)
        return (str(kept[0]), str(kept[1])) if isinstance(kept, list) and len(kept) == 2 else ("", "")

    def set_last_place(self, report_id: str, place: str) -> None:
        """Remember where the officer is, to land there after unlocking."""
        personal.put(self._store, _LAST_PLACE, [report_id, place])

    def close(self) -> None:
        """Close the vault's files. The keys leave memory only with the process."""
        self._store.close()

    @property
    def _tables(self) -> drafts.PinnedCatalogue:
        catalogue = self.parts.catalogue
        return drafts.PinnedCatalogue(catalogue.id, catalogue.version, catalogue.sha256)

    def _sheet(self, form: Form, stored: Mapping[str, object] | None, begun: Collection[str] = ()) -> AnswerSheet:
        zone = self.parts.department.zone
        return AnswerSheet(form, now=self._store.now, new_id=self._store.new_id, zone=zone, stored=stored, begun=begun)

    def _load(self, report_id: str) -> tuple[drafts.Draft, AnswerSheet]:
        draft = drafts.load_draft(self._store, report_id)
        form = releases.form_by_hash(self._forms, draft.pinned.form_sha256)
        stored = canonical.decode(draft.answers)
        if not isinstance(stored, dict):
            raise StoreProblem(said("The saved answers of this report cannot be read. Nothing was changed. Tell IT."))
        return draft, self._sheet(form, stored or None)

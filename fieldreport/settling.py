"""What an earlier turn could not finish: parcels not handed over, receipts and news that came while nobody had the vault open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fieldreport import sealing
from fieldreport.delivery import outbox
from fieldreport.delivery.wire import Address
from fieldreport.errors import FieldReportError, LedgerProblem
from fieldreport.ledger.checkpoint import read_checkpoint, unproved
from fieldreport.proof.receipt import read_receipt
from fieldreport.said import said
from fieldreport.store import exhibits, journal, reports

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fieldreport.delivery.outbox import Parcel
    from fieldreport.delivery.wire import InboxEvent
    from fieldreport.ledger.checkpoint import Checkpoint
    from fieldreport.proof.receipt import Receipt
    from fieldreport.sealing import Sealer
    from fieldreport.store.reports import Version


def settle(sealer: Sealer) -> int:
    """Hand over what was not, apply what came; return how many reports changed.

    Raises:
        FieldReportError: something could not be done; all the rest was.
    """
    sealing.remove_orphans(sealer)
    unsent = [partial(_hand_over, sealer, version) for version in reports.unreceived(sealer.store)]
    return _do_all([*unsent, partial(apply_mail, sealer)])


def apply_mail(sealer: Sealer) -> int:
    """Apply receipts and news from HQ that wait in the outbox; return how many changed something.

    Raises:
        FieldReportError: one of them could not be applied; all the rest was.
    """
    receipts = [partial(_take_receipt, sealer, parcel) for parcel in outbox.receipts_to_apply(sealer.outbox)]
    return _do_all([*receipts, *(partial(_take_news, sealer, event) for event in outbox.events_to_apply(sealer.outbox))])


def _hand_over(sealer: Sealer, version: Version) -> int:
    files = exhibits.travelling(sealer.store, version.report_id, version.version)
    wanted = [("report", version.sha256), *(("file", exhibit.sha256) for exhibit in files)]
    parcels = (outbox.find_parcel(sealer.outbox, Address(version.report_id, version.version, sha256), kind) for kind, sha256 in wanted)
    if version.parcelled_at is None or None in parcels:
        sealing.hand_over(sealer, version)
    return 0


def _take_receipt(sealer: Sealer, parcel: Parcel) -> int:
    if _sealed(sealer, parcel.address.report, parcel.address.version) is None:
        return 0
    data = parcel.receipt or b""
    receipt = read_receipt(data, sealer.department.receipt_keys)
    if parcel.kind == "file":
        officer = sealer.officer.name
        changed = exhibits.apply_receipt(sealer.store, receipt.report, receipt.sha256, data, receipt.number, officer=officer)
    else:
        changed = reports.apply_receipt(sealer.store, receipt.report, receipt.version, receipt.sha256, data, receipt.number)
    outbox.mark_applied(sealer.outbox, parcel.number, sealer.store.now())
    _keep_checkpoint(sealer, receipt)
    return changed


def _keep_checkpoint(sealer: Sealer, receipt: Receipt) -> None:
    """Keep the checkpoint that a receipt names when it is the newest: each later entry and report names it.

    Raises:
        LedgerProblem: HQ's log has come as far as before, with another content.
    """
    if receipt.checkpoint is None:
        return
    found = read_checkpoint(receipt.checkpoint, sealer.department.receipt_keys.values())
    before = _known_checkpoint(sealer)
    if before is not None and (before.origin, before.size) == (found.origin, found.size) and before.root != found.root:
        raise LedgerProblem(
            said(
                "HQ's log shows two different contents for its first {size} entries. Reports are safe, and the receipt was kept. Tell IT.",
                size=found.size,
            )
        )
    if before is None or before.origin != found.origin or found.size > before.size:
        journal.note_checkpoint(sealer.store, receipt.checkpoint)


def _known_checkpoint(sealer: Sealer) -> Checkpoint | None:
    try:
        return unproved(journal.newest_checkpoint(sealer.store) or "")
    except LedgerProblem:
        return None


def _take_news(sealer: Sealer, event: InboxEvent) -> int:
    version = _sealed(sealer, event.report, event.version)
    if version is None or version.sha256 != event.sha256:
        return 0
    if version.received_at is None:
        return 0  # the receipt's answer was lost on the way and comes at the next try; the news keep until then
    changed = reports.apply_event(sealer.store, event.number, event.report, event.version, event.sha256, event.state, event.words)
    outbox.mark_event_applied(sealer.outbox, event.number, sealer.store.now())
    return changed


def _sealed(sealer: Sealer, report_id: str, version: int) -> Version | None:
    """Return a version if it is this officer's; the outbox holds everybody's."""
    return next((each for each in reports.versions(sealer.store, report_id) if each.version == version), None)


def _do_all(work: Iterable[Callable[[], int]]) -> int:
    """Do each piece of work, whatever becomes of the others; return the sum of what they changed.

    Raises:
        FieldReportError: the first problem, after everything else was done.
    """
    changed, problems = 0, []
    for each in work:
        try:
            changed += each()
        except FieldReportError as problem:
            problems.append(problem)
    if problems:
        raise problems[0]
    return changed

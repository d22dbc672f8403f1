"""Looking at what was received, in the one limited child: *checked* or *refused*.

A receipt promises only that HQ holds the bytes. Whether the document is an
officer's sealed report is found out here, afterwards, and told through the
laptop's inbox. HQ's own process never parses a document.
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from fieldreport import canonical
from fieldreport.delivery.wire import utc_text
from fieldreport.errors import HQProblem, NotCanonical, ProofProblem
from fieldreport.hq import exhibits, journal, lineage
from fieldreport.hq.intake import CHECKED, RECEIVED, original_path
from fieldreport.hq.news import tell
from fieldreport.hq.refusals import Refusal
from fieldreport.hq.tables import HoldingRow
from fieldreport.proof.verdict import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy import Connection, Row

    from fieldreport.hq.office import Office
    from fieldreport.proof.verdict import Verdict

REFUSED, STUCK = "refused", "needs a person"
TRIES = 2
"""How often a document is looked at before *cannot be verified* counts: the child may have lacked time or memory."""
_LOOK_AGAIN_SECONDS = 30.0
_STOP_SECONDS = 5.0
_log = logging.getLogger(__name__)
_holdings = HoldingRow.__table__  # type: ignore[attr-defined]


def check_next(office: Office) -> str | None:
    """Check the oldest report that waits, or else the oldest file; return its new state, or None when none waits.

    Raises:
        Refusal: the database is not available.
    """
    c = _holdings.c
    with office.database.reading() as connection:
        waiting = (c.state == RECEIVED, c.kind == "report")
        row = connection.execute(select(_holdings).where(*waiting).order_by(c.tries, c.number).limit(1)).first()
    if row is None:
        return exhibits.look_at_next(office)
    try:
        verdict = _look(office, row)
    except ProofProblem as problem:
        return _failed(office, row, str(problem))
    if verdict.outcome is Outcome.CANNOT and row.tries + 1 < TRIES:
        return _look_later(office, row)
    try:
        record = _accepted(verdict, row)
        named, builds_on = exhibits.read_named(record), lineage.read_builds_on(record, row.version)
    except HQProblem as reason:
        return _settle(office, row, REFUSED, f"HQ holds the report but could not accept it: {reason}")
    if not lineage.is_held(office, row, builds_on):
        return _wait(office, row, builds_on)
    return _settle(office, row, CHECKED, "HQ has checked the document, its signature and its data.", named)


def check_all(office: Office) -> int:
    """Check whatever waits; return how many documents were looked at."""
    count = 0
    while check_next(office) is not None:
        count += 1
    return count


class Checker:
    """HQ's own worker: one thread that checks what arrives."""

    def __init__(self, office: Office, *, check: Callable[[Office], str | None] = check_next) -> None:
        self._office = office
        self._check = check
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="hq-checking", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, soon: a document that is still being looked at is looked at again at the next start."""
        self._stop.set()
        self._office.arrived.set()
        self._thread.join(timeout=_STOP_SECONDS)

    def _run(self) -> None:
        while not self._stop.is_set():
            self._office.arrived.clear()
            try:
                while not self._stop.is_set() and self._check(self._office) is not None:
                    pass
            except Refusal as problem:
                _log.warning("Checking waits: %s", problem)
            except Exception:  # noqa: BLE001
                # Whatever one document does to the program, the next one is still looked at.
                _log.exception("Checking failed; it goes on in %s s.", _LOOK_AGAIN_SECONDS)
            self._office.arrived.wait(_LOOK_AGAIN_SECONDS)


def _look(office: Office, row: Row[Any]) -> Verdict:
    from fieldreport.proof.worker import Limits, check_file

    return check_file(
        original_path(office.settings, row.sha256),
        roots_pem=office.authority.department.officer_roots,
        receipt_bytes=bytes(row.receipt),
        receipt_keys=office.authority.department.receipt_keys,
        now=office.now(),
        limits=Limits(seconds=office.settings.check_seconds),
    )


def _accepted(verdict: Verdict, row: Row[Any]) -> Mapping[str, Any]:
    """Return the data of a document that is what its envelope says.

    Raises:
        HQProblem: why it is not what its envelope says.
    """
    if verdict.outcome is not Outcome.VERIFIED:
        raise HQProblem(verdict.sentences[2])
    if verdict.sha256 != row.sha256:
        raise HQProblem("its bytes changed at HQ. Tell HQ's IT at once.")
    try:
        record = canonical.decode(verdict.record or b"")
    except NotCanonical:
        raise HQProblem("the data inside it cannot be read.") from None
    for path, expected in (
        (("format",), "fieldreport.record/1"),
        (("report", "id"), row.report),
        (("report", "version"), row.version),
        (("officer", "star"), row.star),
        (("ledger", "device"), row.device),
    ):
        if _at(record, path) != expected:
            raise HQProblem(f"the data inside it names another {' '.join(path)} than its envelope.")
    return record if isinstance(record, dict) else {}


def _at(value: object, path: tuple[str, ...]) -> object:
    for name in path:
        if not isinstance(value, dict):
            return None
        value = value.get(name)
    return value


def _failed(office: Office, row: Row[Any], why: str) -> str:
    """The file or receipt at HQ cannot be read: after some tries a person at HQ looks. The laptop did nothing wrong and hears nothing."""
    if row.tries + 1 < TRIES:
        return _look_later(office, row)
    with office.database.writing() as connection:
        _change(connection, row, state=STUCK)
        about = f"{row.report}/{row.version}/{row.sha256}"
        journal.raise_matter(connection, "cannot be checked", about, why, utc_text(office.now()))
    return STUCK


def _wait(office: Office, row: Row[Any], builds_on: str) -> str:
    """A version whose earlier one is not here is neither accepted nor refused: a person at HQ looks, unless the earlier one comes."""
    now = utc_text(office.now())
    with office.database.writing() as connection:
        if lineage.is_held_in(connection, row, builds_on) or not _change(connection, row, state=lineage.WAITS):
            return RECEIVED  # it came while this one was looked at: it is looked at again at once
        lineage.raise_matter(connection, row, builds_on, now)
    return lineage.WAITS


def _look_later(office: Office, row: Row[Any]) -> str:
    with office.database.writing() as connection:
        _change(connection, row, tries=row.tries + 1)
    return RECEIVED


def _settle(office: Office, row: Row[Any], state: str, words: str, named: tuple[exhibits.Named, ...] = ()) -> str:
    now = utc_text(office.now())
    with office.database.writing() as connection:
        if not _change(connection, row, state=state):
            return state
        lineage.arrived(connection, row, now)
        files = exhibits.keep_named(connection, row, named)
        said = f"{words} {files}".rstrip()
        tell(connection, row, state, said, now)
        journal.append(connection, now, state, {"report": row.report, "version": row.version, "sha256": row.sha256, "words": said})
    return state


def _change(connection: Connection, row: Row[Any], **values: object) -> bool:
    c = _holdings.c
    return bool(connection.execute(update(_holdings).where(c.number == row.number, c.state == RECEIVED).values(**values)).rowcount)

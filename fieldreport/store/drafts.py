"""Drafts: begun, saved, listed, discarded and brought back.

Plain SQL on purpose: the list must come up before the table classes are
imported, and a save must cost no more than its bytes.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from fieldreport import canonical
from fieldreport.errors import DatabaseDamaged, LifeProblem, NoSuchReport
from fieldreport.ledger.entries import Act, read_time, time_text
from fieldreport.report.life import DISCARDED_KEPT_DAYS, State, Step, step
from fieldreport.said import from_json, said
from fieldreport.store import journal
from fieldreport.store.urgency import ReportLine, most_urgent_first, read_day

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from fieldreport.store.database import Connection
    from fieldreport.store.opening import Store

KEPT = timedelta(days=DISCARDED_KEPT_DAYS)
"""How long a discarded draft comes back."""

_LINE = """
SELECT r.id, r.state, r.version, (SELECT count(*) FROM version v WHERE v.report_id = r.id), r.kind, r.missing, r.title, r.number,
       r.said_by_hq, EXISTS (SELECT 1 FROM version v WHERE v.report_id = r.id AND v.received_at IS NULL),
       r.training, r.created_at, r.saved_at, r.discarded_at,
       (SELECT count(*) FROM exhibit e WHERE e.report_id = r.id AND e.version IS NOT NULL AND e.received_at IS NULL),
       (SELECT v.state FROM version v WHERE v.report_id = r.id AND v.version < r.version ORDER BY v.version DESC LIMIT 1),
       (SELECT v.said_by_hq FROM version v WHERE v.report_id = r.id AND v.version < r.version ORDER BY v.version DESC LIMIT 1)
FROM report r
"""

_SAVE = (
    "UPDATE report SET answers = ?, answers_sha256 = ?, last_place = ?, missing = ?, title = ?, saved_at = ? "
    "WHERE id = ? AND state = ? AND ? IN ('', form_sha256)"
)
_ELSEWHERE = said("This draft was changed from elsewhere while it was open here.")
_MOVE = (
    "UPDATE report SET form_id = ?, form_version = ?, form_sha256 = ?, catalogue_id = ?, catalogue_version = ?, catalogue_sha256 = ?, "
    "answers = ?, answers_sha256 = ?, missing = ?, title = ?, saved_at = ? WHERE id = ? AND state = ? AND answers_sha256 = ?"
)


@dataclass(frozen=True, slots=True)
class PinnedCatalogue:
    """The release of the code tables that a report was begun with."""

    id: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Pinned:
    """The form and the catalogue that a report was begun with; it opens with them for ever."""

    form_id: str
    form_version: str
    form_sha256: str
    catalogue_id: str
    catalogue_version: str
    catalogue_sha256: str

    @property
    def catalogue(self) -> PinnedCatalogue:
        """The code tables, as a sealed record names them."""
        return PinnedCatalogue(self.catalogue_id, self.catalogue_version, self.catalogue_sha256)


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as it was last saved."""

    report_id: str
    state: State
    version: int
    """The number that this draft gets when it is sealed (or got, once it is sealed)."""
    kind: str
    builds_on: str | None
    """SHA-256 of the sealed version that it corrects or adds to."""
    reason: str | None
    pinned: Pinned
    training: bool
    answers: bytes
    """As :func:`save_draft` was given them."""
    last_place: str
    missing: int
    title: Mapping[str, object]
    created_at: datetime
    saved_at: datetime


def new_draft(
    store: Store,
    report_id: str,
    pinned: Pinned,
    *,
    answers: bytes = b"{}",
    title: Mapping[str, object] | None = None,
    training: bool = False,
) -> Draft:
    """Begin a report and journal it.

    Args:
        store: the vault.
        report_id: a fresh random id.
        pinned: form and catalogue that it is begun with.
        answers: what it starts from (the shift profile).
        title: what the list shows of it, see :func:`save_draft`.
        training: marked on every page and kept out of counts.
    """
    now = time_text(store.now())
    with store.database.writing() as connection:
        connection.execute(
            "INSERT INTO report (id, state, version, kind, training, form_id, form_version, form_sha256, catalogue_id, catalogue_version, "
            "catalogue_sha256, created_at, saved_at, missing, last_place, title, answers_sha256, answers) "
            "VALUES (?, ?, 1, 'original', ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '', ?, ?, ?)",
            (
                report_id,
                str(State.DRAFT),
                int(training),
                pinned.form_id,
                pinned.form_version,
                pinned.form_sha256,
                pinned.catalogue_id,
                pinned.catalogue_version,
                pinned.catalogue_sha256,
                now,
                now,
                _title_text(title or {}),
                answers_digest(answers),
                answers,
            ),
        )
        journal.append(connection, store.pen, Act.CREATED, report=report_id, detail={"form": pinned.form_sha256, "training": training})
        return load_in(connection, report_id)


def save_draft(  # noqa: PLR0917  # the columns of one row
    store: Store, report_id: str, answers: bytes, last_place: str, missing: int, title: Mapping[str, object], *, form_sha256: str = ""
) -> datetime:
    """Put a draft on the disk; when this returns, a power cut cannot take it.

    Args:
        store: the vault.
        report_id: the draft.
        answers: the whole answer sheet.
        last_place: where the officer was, to land there again.
        missing: how many required answers are missing.
        title: for the list: ``what``, ``where``, ``when`` as texts, ``footage_until`` as an ISO date while footage is unflagged.
        form_sha256: the form of the answers, to be sure that the draft was not moved to another one meanwhile; "" leaves it unchecked.

    Returns:
        The time of the save.

    Raises:
        NoSuchReport: no such report in this vault.
        LifeProblem: it is not a draft (any more); nothing was changed.
        DiskFull, NotWritable, DiskProblem: nothing was changed; what was saved before is safe.
    """
    now = store.now()
    values = (answers, answers_digest(answers), last_place, missing, _title_text(title), time_text(now), report_id)
    with store.database.writing() as connection:
        if connection.execute(_SAVE, (*values, str(State.DRAFT), form_sha256)).rowcount != 1:
            state = _state(connection, report_id)
            if state is State.DRAFT:
                raise LifeProblem(said("{elsewhere} Nothing was changed. Open the report again.", elsewhere=_ELSEWHERE))
            raise LifeProblem(f"This report is {state} and can no longer be written in. To correct it, make a new version.")
    return now


def move_draft(  # noqa: PLR0917  # the columns of one row
    store: Store, draft: Draft, pinned: Pinned, answers: bytes, missing: int, title: Mapping[str, object], set_aside: int
) -> None:
    """Let a draft be answered with another form from now on; the journal says so.

    Args:
        store: the vault.
        draft: as it was loaded; it must not have been written in meanwhile.
        pinned: form and code tables that it goes on with.
        answers: its answers in that form, with what was set aside.
        missing: how many required answers are missing there.
        title: for the list, see :func:`save_draft`.
        set_aside: how many answers have no place there.

    Raises:
        NoSuchReport: no such report in this vault.
        LifeProblem: it is not a draft, or was written in meanwhile; nothing was changed.
        DiskFull, NotWritable, DiskProblem: nothing was changed.
    """
    form = (pinned.form_id, pinned.form_version, pinned.form_sha256)
    tables = (pinned.catalogue_id, pinned.catalogue_version, pinned.catalogue_sha256)
    values = (answers, answers_digest(answers), missing, _title_text(title), time_text(store.now()))
    which = (draft.report_id, str(State.DRAFT), answers_digest(draft.answers))
    with store.database.writing() as connection:
        if connection.execute(_MOVE, (*form, *tables, *values, *which)).rowcount != 1:
            state = _state(connection, draft.report_id)
            what = f"This report is {state}: only a draft can be moved." if state is not State.DRAFT else f"{_ELSEWHERE} Open it again."
            raise LifeProblem(f"{what} Nothing was changed.")
        detail = {"from": draft.pinned.form_sha256, "to": pinned.form_sha256, "set_aside": set_aside}
        journal.append(connection, store.pen, Act.FORM_MOVED, report=draft.report_id, detail=detail)


def load_draft(store: Store, report_id: str) -> Draft:
    """Return a report as it was last saved.

    Raises:
        NoSuchReport: no such report in this vault.
        DatabaseDamaged: the disk changed its answers.
    """
    with store.database.reading() as connection:
        return load_in(connection, report_id)


def list_reports(store: Store) -> tuple[ReportLine, ...]:
    """Return all reports but the discarded ones, most urgent first."""
    return _lines(store, "WHERE r.discarded_at IS NULL")


def list_discarded(store: Store) -> tuple[ReportLine, ...]:
    """Return the discarded drafts that can still be brought back, the newest first."""
    oldest = store.now() - KEPT
    lines = _lines(store, "WHERE r.discarded_at IS NOT NULL")
    return tuple(line for line in lines if line.discarded_at and line.discarded_at >= oldest)


def discard_reasons(store: Store) -> Mapping[str, str]:
    """Return why each discarded draft was put away, by report id."""
    with store.database.reading() as connection:
        rows = connection.execute("SELECT id, discard_reason FROM report WHERE discarded_at IS NOT NULL").fetchall()
    return {report: reason or "" for report, reason in rows}


def discard(store: Store, report_id: str, reason: str) -> None:
    """Put a draft away; :func:`restore` brings it back for 30 days.

    It stays in the vault after them: whether a draft is a public record is for counsel to say, and a record is not
    disposed of without the Local Records Commission (50 ILCS 205/7).

    Raises:
        NoSuchReport: no such report.
        LifeProblem: it is not a draft, or no reason was given.
    """
    if not reason.strip():
        raise LifeProblem(said("Say why the draft is discarded. It is unchanged."))
    with store.database.writing() as connection:
        state = step(_state(connection, report_id), Step.DISCARD)
        _require_first(connection, report_id)
        connection.execute(
            "UPDATE report SET state = ?, discarded_at = ?, discard_reason = ? WHERE id = ?",
            (str(state), time_text(store.now()), reason, report_id),
        )
        journal.append(connection, store.pen, Act.DISCARDED, report=report_id, detail={"reason": reason})


def restore(store: Store, report_id: str) -> None:
    """Bring a discarded draft back as it was.

    Raises:
        NoSuchReport: no such report.
        LifeProblem: it is not discarded, or was so more than 30 days ago.
    """
    with store.database.writing() as connection:
        state = step(_state(connection, report_id), Step.RESTORE)
        (since,) = connection.execute("SELECT discarded_at FROM report WHERE id = ?", (report_id,)).fetchone()
        if store.now() - read_time(since) > KEPT:
            raise LifeProblem(
                said(
                    "This draft was discarded more than {discarded_kept_days} days ago and cannot be brought back here. Tell IT.",
                    discarded_kept_days=DISCARDED_KEPT_DAYS,
                )
            )
        connection.execute("UPDATE report SET state = ?, discarded_at = NULL, discard_reason = NULL WHERE id = ?", (str(state), report_id))
        journal.append(connection, store.pen, Act.RESTORED, report=report_id)


def answers_digest(answers: bytes) -> str:
    """Return the hash that stands beside the answers, and by which the journal names those that a sealing began with."""
    return hashlib.sha256(answers).hexdigest()


def _lines(store: Store, where: str) -> tuple[ReportLine, ...]:
    with store.database.reading() as connection:
        rows = connection.execute(_LINE + where).fetchall()
    return most_urgent_first((_line(row) for row in rows), store.now().date())


def _line(row: tuple[object, ...]) -> ReportLine:
    *rest, created, saved, discarded, files, before, before_told = row
    report_id, state, version, versions, kind, missing, title_text, number, told, unsent, training = cast(
        "tuple[str, str, int, int, str, int, str, str | None, str, int, int]", tuple(rest)
    )
    draft = state == State.DRAFT
    title = read_title(title_text)
    what, when = said_title(title)
    return ReportLine(
        id=report_id,
        state=State(state),
        version=version,
        versions=versions,
        kind=kind,
        missing=missing,
        what=what or str(title.get("what", "")),
        where=str(title.get("where", "")),
        when=when or str(title.get("when", "")),
        title=title,
        footage_until=read_day(title.get("footage_until")),
        number=number,
        said_by_hq=told,
        unsent=bool(unsent or files),
        training=bool(training),
        created_at=read_time(str(created)),
        saved_at=read_time(str(saved)),
        discarded_at=read_time(str(discarded)) if discarded else None,
        files_unsent=int(str(files)),
        sealed_state=State(str(before)) if draft and before else None,
        sealed_told=str(before_told or "") if draft else "",
    )


def said_title(title: Mapping[str, object]) -> tuple[str, str]:
    """Return what and when as sentences, where they were kept as such; else ""."""
    kept = title.get("said")
    return (from_json(kept[0]), from_json(kept[1])) if isinstance(kept, list) and len(kept) == 2 else ("", "")


def load_in(connection: Connection, report_id: str) -> Draft:
    """Return a report as it was last saved, in the transaction that is open on ``connection``; see :func:`load_draft`."""
    row = connection.execute(
        "SELECT state, version, kind, builds_on, reason, form_id, form_version, form_sha256, catalogue_id, catalogue_version, "
        "catalogue_sha256, training, answers, last_place, missing, title, created_at, saved_at, answers_sha256 FROM report WHERE id = ?",
        (report_id,),
    ).fetchone()
    if row is None:
        raise no_such_report(report_id)
    if answers_digest(row[12]) != row[18]:
        raise not_as_written("The answers of this draft")
    return Draft(
        report_id=report_id,
        state=State(row[0]),
        version=row[1],
        kind=row[2],
        builds_on=row[3],
        reason=row[4],
        pinned=Pinned(*row[5:11]),
        training=bool(row[11]),
        answers=row[12],
        last_place=row[13],
        missing=row[14],
        title=read_title(row[15]),
        created_at=read_time(row[16]),
        saved_at=read_time(row[17]),
    )


def _require_first(connection: Connection, report_id: str) -> None:
    """What is sealed is never put away: :func:`fieldreport.store.further.put_away` takes the draft of a further version alone."""
    if connection.execute("SELECT 1 FROM version WHERE report_id = ?", (report_id,)).fetchone() is not None:
        raise LifeProblem(said("A version of this report is sealed, and what is sealed stays. Nothing was changed."))


def _state(connection: Connection, report_id: str) -> State:
    row = connection.execute("SELECT state FROM report WHERE id = ?", (report_id,)).fetchone()
    if row is None:
        raise no_such_report(report_id)
    return State(row[0])


def no_such_report(report_id: str) -> NoSuchReport:
    """Return the error for an id that is not in this vault."""
    return NoSuchReport(
        said("There is no report {report_id} in this officer's store on this laptop. Nothing was changed.", report_id=report_id[:8])
    )


def not_as_written(what: str) -> DatabaseDamaged:
    """Return the error for bytes that do not fit the hash beside them.

    SQLCipher gives zeros and no error when the last overflow page of a long value
    fails its seal (4.19.0; the connection refuses only what it reads next), so long
    values carry a hash of their own.
    """
    return DatabaseDamaged(
        f"{what} cannot be read as they were written: the disk changed them. Nothing was deleted. Close the program and tell IT."
    )


def _title_text(title: Mapping[str, object]) -> str:
    return canonical.encode(dict(title)).decode("utf-8")


def read_title(text: str) -> Mapping[str, object]:
    """Return what the list shows of a report, as it was saved with it."""
    found = canonical.decode(text.encode("utf-8"))
    return found if isinstance(found, dict) else {}

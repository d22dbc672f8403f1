"""Further versions of a sealed report: begun as a draft, put away again, brought back.

The row of a report holds what is being written, so what the row said of the sealed
version is laid aside while a further one is a draft, and comes back when that draft is
put away. Both stand in one transaction with their journal entry: after a kill there is
the sealed report, or the sealed report and its draft. A sealed version is only read here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from fieldreport import canonical
from fieldreport.errors import LifeProblem, StoreProblem
from fieldreport.ledger.entries import Act, read_time, time_text
from fieldreport.report.life import DISCARDED_KEPT_DAYS, State, can_be_followed, can_follow
from fieldreport.said import said
from fieldreport.store import drafts, journal
from fieldreport.store.drafts import KEPT, answers_digest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldreport.store.database import Connection
    from fieldreport.store.drafts import Draft
    from fieldreport.store.opening import Store
    from fieldreport.store.urgency import ReportLine

    Image = dict[str, Any]

_LAID_ASIDE = (
    "version", "kind", "builds_on", "reason", "form_id", "form_version", "form_sha256", "catalogue_id", "catalogue_version",
    "catalogue_sha256", "saved_at", "missing", "last_place", "title", "said_by_hq", "answers_sha256", "answers",
)  # fmt: skip
"""Columns of a report's row that belong to the version being written."""


def begin(store: Store, draft: Draft, *, kind: str, reason: str, answers: bytes, missing: int) -> Draft:
    """Begin the next version of a sealed report; the sealed ones stay as they are.

    Args:
        store: the vault.
        draft: the report as it was loaded; it must not have moved on meanwhile.
        kind: ``amendment`` or ``supplement``.
        reason: why there is a further version.
        answers: what it starts from.
        missing: how many required answers are missing in them.

    Raises:
        NoSuchReport: no such report in this vault.
        LifeProblem: a further version is begun already, or this one cannot have one, or no reason was given; nothing was changed.
    """
    if not reason.strip():
        raise LifeProblem(said("Say why there is a further version: it is printed on it. Nothing was changed."))
    with store.database.writing() as connection:
        now = drafts.load_in(connection, draft.report_id)
        if now.state is State.DRAFT:
            raise already_begun(now.version)
        can_follow(now.state)
        if (now.version, now.answers) != (draft.version, draft.answers):
            raise LifeProblem(said("This report was changed from elsewhere while it was open here. Open it again. Nothing was changed."))
        (builds_on,) = connection.execute(
            "SELECT sha256 FROM version WHERE report_id = ? AND version = ?", (draft.report_id, now.version)
        ).fetchone() or (None,)
        if builds_on is None:
            raise StoreProblem(said("The sealed version that this one would build on is not in this store. Nothing was changed. Tell IT."))
        _put(connection, store, _sealed(draft.report_id), _image(connection, draft.report_id))
        begun = {
            "version": now.version + 1,
            "kind": kind,
            "builds_on": builds_on,
            "reason": reason.strip(),
            "saved_at": time_text(store.now()),
            "missing": missing,
            "last_place": "",
            "said_by_hq": "",
            "answers_sha256": answers_digest(answers),
            "answers": answers,
        }
        _write(connection, draft.report_id, State.DRAFT, begun)
        detail = {name: begun[name] for name in ("version", "kind", "builds_on", "reason")} | {"form": now.pinned.form_sha256}
        journal.append(connection, store.pen, Act.AMENDED, report=draft.report_id, detail=detail)
        return drafts.load_in(connection, draft.report_id)


def turn(store: Store, report_id: str, kind: str) -> None:
    """Let the open draft of a further version be of another kind; the journal says so.

    Raises:
        LifeProblem: there is no such draft; nothing was changed.
    """
    with store.database.writing() as connection:
        draft = _open_draft(connection, report_id)
        if draft.kind == kind:
            return
        connection.execute("UPDATE report SET kind = ? WHERE id = ?", (kind, report_id))
        detail = {"version": draft.version, "kind": kind, "builds_on": draft.builds_on, "reason": draft.reason}
        journal.append(connection, store.pen, Act.AMENDED, report=report_id, detail=detail | {"form": draft.pinned.form_sha256})


def put_away(store: Store, report_id: str, reason: str) -> None:
    """Put the draft of a further version away: the report is again what was sealed. It comes back for 30 days.

    Raises:
        NoSuchReport: no such report.
        LifeProblem: there is no such draft, or no reason was given; nothing was changed.
    """
    if not reason.strip():
        raise LifeProblem(said("Say why the draft is discarded. It is unchanged."))
    with store.database.writing() as connection:
        draft = _open_draft(connection, report_id)
        sealed = _require_image(connection, report_id)
        state, told = connection.execute(
            "SELECT state, said_by_hq FROM version WHERE report_id = ? AND version = ?", (report_id, sealed["version"])
        ).fetchone()
        detail = {"reason": reason, "version": draft.version, "form": sealed["form_sha256"]}
        entry = journal.append(connection, store.pen, Act.DISCARDED, report=report_id, detail=detail).entry
        away = _image(connection, report_id) | {"discarded_at": entry.at, "discard_reason": reason}
        _put(connection, store, _away(report_id, entry.sequence), away)
        _write(connection, report_id, State(state), sealed | {"said_by_hq": told})
        connection.execute("DELETE FROM personal WHERE name = ?", (_sealed(report_id),))


def bring_back(store: Store, report_id: str) -> None:
    """Bring the draft of a further version back as it was put away.

    Raises:
        NoSuchReport: no such report.
        LifeProblem: there is none that still comes back; nothing was changed.
    """
    with store.database.writing() as connection:
        draft = drafts.load_in(connection, report_id)
        found = _newest_away(connection, report_id)
        if draft.state is State.DRAFT:
            raise already_begun(draft.version)
        if found is None or found[1]["version"] != draft.version + 1:
            raise LifeProblem(said("There is no discarded draft of the next version of this report. Nothing was changed."))
        can_follow(draft.state)
        name, image = found
        if store.now() - read_time(image["discarded_at"]) > KEPT:
            raise LifeProblem(
                said(
                    "This draft was discarded more than {discarded_kept_days} days ago and cannot be brought back here. Tell IT.",
                    discarded_kept_days=DISCARDED_KEPT_DAYS,
                )
            )
        _put(connection, store, _sealed(report_id), _image(connection, report_id))
        _write(connection, report_id, State.DRAFT, {column: image[column] for column in _LAID_ASIDE})
        connection.execute("DELETE FROM personal WHERE name = ?", (name,))
        detail = {"version": image["version"], "form": image["form_sha256"]}
        journal.append(connection, store.pen, Act.RESTORED, report=report_id, detail=detail)


def list_away(store: Store) -> tuple[tuple[ReportLine, str], ...]:
    """Return the drafts of further versions that still come back, each as a line of the list and with the reason."""
    oldest, found = store.now() - KEPT, []
    for line in drafts.list_reports(store):
        if line.versions and can_be_followed(line.state):
            with store.database.reading() as connection:
                away = _newest_away(connection, line.id)
            if away is not None and away[1]["version"] == line.version + 1 and read_time(away[1]["discarded_at"]) >= oldest:
                found.append((_line(line, away[1]), str(away[1]["discard_reason"])))
    return tuple(found)


def forget_laid_aside(connection: Connection, report_id: str) -> None:
    """In the transaction that seals a further version: what the row said of the version before is not needed any more."""
    connection.execute("DELETE FROM personal WHERE name = ?", (_sealed(report_id),))


def already_begun(version: int) -> LifeProblem:
    """Return the error for a second draft of one report."""
    return LifeProblem(
        said("Version {version} of this report is begun already. Go on with it, or discard it first. Nothing was changed.", version=version)
    )


def _line(line: ReportLine, image: Image) -> ReportLine:
    title = drafts.read_title(image["title"])
    what, when = drafts.said_title(title)
    return replace(
        line,
        state=State.DISCARDED,
        version=image["version"],
        kind=image["kind"],
        missing=image["missing"],
        what=what or str(title.get("what", "")),
        where=str(title.get("where", "")),
        when=when or str(title.get("when", "")),
        title=title,
        saved_at=read_time(image["saved_at"]),
        discarded_at=read_time(image["discarded_at"]),
    )


def _open_draft(connection: Connection, report_id: str) -> Draft:
    draft = drafts.load_in(connection, report_id)
    if draft.state is not State.DRAFT or draft.version == 1:
        raise LifeProblem(said("No further version of this report is begun. Nothing was changed."))
    return draft


def _image(connection: Connection, report_id: str) -> Image:
    row = connection.execute(f"SELECT {', '.join(_LAID_ASIDE)} FROM report WHERE id = ?", (report_id,)).fetchone()
    image = dict(zip(_LAID_ASIDE, row, strict=True))
    return image | {"answers": image["answers"].decode("utf-8")}


def _write(connection: Connection, report_id: str, state: State, columns: Mapping[str, object]) -> None:
    values = [value.encode("utf-8") if name == "answers" and isinstance(value, str) else value for name, value in columns.items()]
    setting = ", ".join(f"{name} = ?" for name in columns)
    connection.execute(f"UPDATE report SET state = ?, {setting} WHERE id = ?", (str(state), *values, report_id))


def _put(connection: Connection, store: Store, name: str, image: Image) -> None:
    text = canonical.encode(image).decode("utf-8")
    connection.execute("INSERT OR REPLACE INTO personal (name, value, saved_at) VALUES (?, ?, ?)", (name, text, time_text(store.now())))


def _require_image(connection: Connection, report_id: str) -> Image:
    row = connection.execute("SELECT value FROM personal WHERE name = ?", (_sealed(report_id),)).fetchone()
    if row is None:
        raise StoreProblem(
            said(
                "What was sealed before cannot be shown again as it was: a part of this store is missing. The draft and every sealed "
                "version are kept. Tell IT."
            )
        )
    return _read(row[0])


def _newest_away(connection: Connection, report_id: str) -> tuple[str, Image] | None:
    row = connection.execute(
        "SELECT name, value FROM personal WHERE name >= ? AND name < ? ORDER BY name DESC LIMIT 1",
        (f"away/{report_id}/", f"away/{report_id}0"),
    ).fetchone()
    return None if row is None else (row[0], _read(row[1]))


def _read(text: str) -> Image:
    image = cast("Image", canonical.decode(text.encode("utf-8")))
    if answers_digest(image["answers"].encode("utf-8")) != image["answers_sha256"]:
        raise drafts.not_as_written("The answers that were laid aside")
    return image


def _sealed(report_id: str) -> str:
    return f"sealed/{report_id}"


def _away(report_id: str, sequence: int) -> str:
    return f"away/{report_id}/{sequence:012d}"

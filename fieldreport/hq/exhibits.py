"""The files that a checked report names, against the files that HQ holds: which are still awaited, and which nobody names.

A file may come before its report or after it; each has a receipt of its own. A
file that its report does not name is kept, and a person at HQ looks at it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, exists, insert, select, update

from fieldreport.delivery.messages import is_sha256
from fieldreport.delivery.wire import utc_text
from fieldreport.errors import HQProblem
from fieldreport.hq import journal
from fieldreport.hq.intake import CHECKED, RECEIVED
from fieldreport.hq.news import tell
from fieldreport.hq.tables import AttachmentRow, HoldingRow

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

    from fieldreport.hq.office import Office

NOT_NAMED, COMPLETE = "not named", "complete"
MOST = 10_000
"""Files that one report may name."""
_holdings = HoldingRow.__table__  # type: ignore[attr-defined]
_attachments = AttachmentRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Named:
    """A file that a report names."""

    sha256: str
    label: str
    size: int


def read_named(record: Mapping[str, Any]) -> tuple[Named, ...]:
    """Return the files that a record names, each once.

    Raises:
        HQProblem: its list of exhibits cannot be read.
    """
    listed = record.get("attachments")
    if not isinstance(listed, list) or len(listed) > MOST:
        raise HQProblem("its list of exhibits cannot be read.")
    found = {}
    for one in listed:
        values = [one.get(name) for name in ("sha256", "number", "size")] if isinstance(one, Mapping) else []
        match values:
            case [str() as sha256, str() as label, int() as size] if is_sha256(sha256) and size >= 0 and sha256 not in found:
                found[sha256] = Named(sha256, label, size)
            case _:
                raise HQProblem("its list of exhibits cannot be read.")
    return tuple(found.values())


def keep_named(connection: Connection, report: Row[Any], named: tuple[Named, ...]) -> str:
    """Note what a report that was just checked names, and return in words which files are here; "" when it names none."""
    if not named:
        return ""
    place = {"report": report.report, "version": report.version}
    rows = [{**place, "sha256": one.sha256, "label": one.label, "size": one.size} for one in named]
    connection.execute(insert(_attachments), rows)
    c = _holdings.c
    here = and_(c.kind == "file", c.report == report.report, c.sha256.in_([one.sha256 for one in named]), c.state == RECEIVED)
    connection.execute(update(_holdings).where(here).values(state=CHECKED))
    return standing_words(len(named), len(_awaited(connection, report.report, report.version)))


def standing_words(named: int, awaited: int) -> str:
    """Return how the files of a report stand."""
    if named == 1:
        return "The file that it names is still awaited." if awaited else "The file that it names is here."
    if not awaited:
        return f"All {named} files that it names are here."
    return f"Of the {named} files that it names, {awaited} {'is' if awaited == 1 else 'are'} still awaited."


def look_at_next(office: Office) -> str | None:
    """Look at the oldest file that came after its report was checked; return its new state, or None when there is none.

    Raises:
        Refusal: the database is not available.
    """
    c, report = _holdings.c, _holdings.alias("report")
    with office.database.reading() as connection:
        checked = exists().where(
            report.c.kind == "report", report.c.report == c.report, report.c.version == c.version, report.c.state == CHECKED
        )
        waiting = select(_holdings).where(c.kind == "file", c.state == RECEIVED, checked).order_by(c.number).limit(1)
        row = connection.execute(waiting).first()
    if row is None:
        return None
    now = utc_text(office.now())
    with office.database.writing() as connection:
        versions = _versions_naming(connection, row)
        state = CHECKED if versions else NOT_NAMED
        connection.execute(update(_holdings).where(c.number == row.number).values(state=state))
        if not versions:
            about = f"{row.report}/{row.version}/{row.sha256}"
            words = f"A file came with version {row.version} of report {row.report} that the report does not name. It is kept."
            journal.raise_matter(connection, "file not named", about, words, now)
        for version in versions:
            _say_if_complete(connection, row.report, version, now)
    return state


def _say_if_complete(connection: Connection, report: str, version: int, now: str) -> None:
    c = _holdings.c
    where = (c.kind == "report", c.report == report, c.version == version, c.state == CHECKED)
    row = connection.execute(select(_holdings).where(*where)).first()
    if row is None or _awaited(connection, report, version):
        return
    count = len(connection.execute(_named_by(report, version)).all())
    words = standing_words(count, 0)
    tell(connection, row, COMPLETE, words, now)
    journal.append(connection, now, COMPLETE, {"report": report, "version": version, "sha256": row.sha256, "files": count})


def _versions_naming(connection: Connection, file: Row[Any]) -> list[int]:
    a = _attachments.c
    found = connection.execute(select(a.version).where(a.report == file.report, a.sha256 == file.sha256).order_by(a.version))
    return list(found.scalars())


def _awaited(connection: Connection, report: str, version: int) -> set[str]:
    c = _holdings.c
    held = connection.execute(select(c.sha256).where(c.kind == "file", c.report == report)).scalars()
    return set(connection.execute(_named_by(report, version)).scalars()) - set(held)


def _named_by(report: str, version: int) -> Any:  # noqa: ANN401  (a select)
    a = _attachments.c
    return select(a.sha256).where(a.report == report, a.version == version)

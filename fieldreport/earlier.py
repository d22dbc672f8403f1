"""Reports that were begun before: put away with a reason and brought back, copied from, and linked to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.report.copying import COPIED, titles
from fieldreport.report.life import DISCARDED_KEPT_DAYS
from fieldreport.store import drafts, further, reports

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.store.drafts import Draft
    from fieldreport.store.opening import Store
    from fieldreport.store.urgency import ReportLine

__all__ = ["Discarded", "Earlier", "Source"]


@dataclass(frozen=True, slots=True)
class Discarded:
    """A draft that was put away and still comes back."""

    line: ReportLine
    reason: str
    days_left: int
    """Whole days for which it still comes back; 0: today is the last one."""


@dataclass(frozen=True, slots=True)
class Source:
    """An earlier report, opened to be copied from; its sheet belongs to whoever opened it."""

    report_id: str
    name: str
    """What a report says of it: ``report 1a2b…, 10 Aug 2026, 1407 hours, 1200 block of West Example Street``."""
    sheet: AnswerSheet
    titles: Mapping[str, tuple[tuple[str, str], ...]]
    """By repeat: the id and the title of each row."""


def report_name(line: ReportLine) -> str:
    """Return how another report names this one: by its id, which is printed on it, HQ's number, time and place."""
    number = f" (no. {line.number})" if line.number else ""
    rest = ", ".join(part for part in (line.when, line.where) if part)
    return f"report {line.id}{number}" + (f", {rest}" if rest else "")


class Earlier:
    """One officer's earlier reports."""

    def __init__(self, store: Store, load: Callable[[str], tuple[Draft, AnswerSheet]]) -> None:
        self._store = store
        self._load = load

    def discard(self, report_id: str, reason: str) -> None:
        """Put a draft away for 30 days. That of a further version leaves the report as it was sealed.

        Raises:
            NoSuchReport, LifeProblem: nothing was changed.
        """
        if drafts.load_draft(self._store, report_id).version > 1:
            further.put_away(self._store, report_id, reason)
        else:
            drafts.discard(self._store, report_id, reason)

    def restore(self, report_id: str) -> None:
        """Bring a discarded draft back as it was.

        Raises:
            NoSuchReport, LifeProblem: nothing was changed.
        """
        if reports.versions(self._store, report_id):
            further.bring_back(self._store, report_id)
        else:
            drafts.restore(self._store, report_id)

    def discarded(self) -> tuple[Discarded, ...]:
        """Return what was put away and still comes back, the newest first."""
        now = self._store.now()
        reasons = drafts.discard_reasons(self._store)
        away = further.list_away(self._store)
        reasons = {**reasons, **{line.id: reason for line, reason in away}}
        found = (*drafts.list_discarded(self._store), *(line for line, _ in away))
        lines = sorted(found, key=lambda line: line.discarded_at or now, reverse=True)
        return tuple(
            Discarded(line, reasons.get(line.id, ""), DISCARDED_KEPT_DAYS - (now - (line.discarded_at or now)).days) for line in lines
        )

    def sources(self, report_id: str) -> tuple[ReportLine, ...]:
        """Return the officer's other reports, the newest first."""
        lines = (line for line in drafts.list_reports(self._store) if line.id != report_id)
        return tuple(sorted(lines, key=lambda line: line.created_at, reverse=True))

    def open(self, report_id: str) -> Source:
        """Open an earlier report to copy from; it is not changed.

        Raises:
            NoSuchReport, CatalogueProblem: it cannot be opened here.
        """
        _draft, sheet = self._load(report_id)
        line = next(line for line in drafts.list_reports(self._store) if line.id == report_id)
        return Source(report_id, report_name(line), sheet, {name: titles(sheet, name) for name in COPIED})

"""Printed copies in words: why one is printed, where it can go, and the rows of those that were printed before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.answers.words import date_words
from fieldreport.said import joined, said
from ui.lists.rows import Row
from ui.parts.mark import Mark, Tone
from ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from fieldreport.printing import Printed
    from ui.printing.queues import Printer

REASONS = (
    said("Case file"),
    said("State's Attorney"),
    said("Court"),
    said("Person named in the report"),
    said("Supervisor's review"),
)
"""What copies are printed for most often. The journal keeps the English."""
DIALOG, SAVE = "dialog", "save"
"""Where a copy can go beside the printers, whose keys are (:data:`QUEUE`, name)."""
QUEUE = "queue"
Where = str | tuple[str, str]


def reason_rows() -> list[Row]:
    """Return a row for each ready reason; the key is its English."""
    return [Row(str(reason), reason) for reason in REASONS]


def reason_kept(typed: str) -> str:
    """Return a reason as the journal keeps it: a ready one in English, whatever the window speaks; own words as they are."""
    return next((str(reason) for reason in REASONS if typed in (tr(reason), str(reason))), typed)


def where_rows(printers: Sequence[Printer]) -> list[Row]:
    """Return a row for each printer, then for the system's dialog where there is any, then for a PDF."""
    rows = [_printer_row(printer) for printer in printers]
    if printers:
        rows.append(Row(DIALOG, said("System print dialog…"), said("Two sides, trays and the like; pages are drawn as pictures.")))
    return [*rows, Row(SAVE, said("Save a PDF, to be printed elsewhere…"), said("It is numbered and noted like a print."))]


def _printer_row(printer: Printer) -> Row:
    about = said("Stopped: it prints nothing now.") if printer.stopped else said("The usual printer.") if printer.default else ""
    detail = joined(" ", (about, printer.about if printer.about != printer.name else ""))
    mark, tone = (Mark.LOOK, Tone.DANGER) if printer.stopped else (Mark.READY, Tone.ACCENT)
    return Row((QUEUE, printer.name), printer.name, detail, mark=mark, tone=tone)


def first_choice(printers: Sequence[Printer]) -> Where:
    """Return where a copy goes unless the human says otherwise: the usual printer, else one that prints, else a PDF."""
    return next(((QUEUE, printer.name) for printer in printers if not printer.stopped), SAVE)


def copy_rows(copies: Sequence[Printed], zone: tzinfo | None) -> list[Row]:
    """Return a row for each copy, the newest first; the key is its number. Times are told in ``zone``."""
    return [_copy_row(copy, zone) for copy in sorted(copies, key=lambda each: -each.number)]


def _copy_row(copy: Printed, zone: tzinfo | None) -> Row:
    at = copy.at.astimezone(zone)
    title = said("Copy {number}: {reason}", number=copy.number, reason=_reason_shown(copy.reason))
    when = said("{date_words}, {clock} hours", date_words=date_words(at.date()), clock=f"{at:%H%M}")
    where = said("saved as {name}", name=copy.saved_as) if copy.saved_as else said("sent to {name}", name=copy.printer)
    became = said("NOT PRINTED. {why}", why=copy.failed) if copy.failed else ""
    detail = joined(" · ", (when, said("star {star}", star=copy.star), where, became))
    mark, tone = (Mark.LOOK, Tone.DANGER) if copy.failed else (Mark.HELD, Tone.GOOD)
    return Row(copy.number, title, detail, mark=mark, tone=tone)


def _reason_shown(kept: str) -> str:
    return next((reason for reason in REASONS if str(reason) == kept), kept)

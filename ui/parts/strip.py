"""The strip at the top: who works here, what is saved, the link in words, and the lock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from fieldreport.said import said
from ui.parts.mark import Mark, MarkView, Tone
from ui.parts.room import GivingWay
from ui.parts.words import button, line, words
from ui.theme import UNIT, set_role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True)
class LinkWords:
    """The link to HQ as the strip and the unlock screen say it."""

    words: str
    mark: Mark = Mark.OPEN
    tone: Tone = Tone.PLAIN


def link_words(*, linked: bool | None, waiting: int, needs_person: int, files: int = 0) -> LinkWords:
    """Say in words how the link and the waiting reports stand.

    Args:
        linked: whether HQ was reached at the last try; None before the first.
        waiting: sealed reports and their files that HQ does not hold yet.
        needs_person: how many a person must look at.
        files: of those that wait, how many are files that travel with a report.
    """
    counted = _counted(waiting, files)
    if needs_person:
        return LinkWords(said("{needs_person} cannot be sent: open shift end (Ctrl+E)", needs_person=needs_person), Mark.LOOK, Tone.DANGER)
    if linked:
        return (
            LinkWords(said("sending, {counted} waiting", counted=counted), Mark.WAITING, Tone.ACCENT)
            if waiting
            else LinkWords(said("linked to HQ"), Mark.READY, Tone.GOOD)
        )
    if linked is None:
        return LinkWords(
            said("{counted} waiting to be sent", counted=counted) if waiting else said("nothing waiting to be sent"), Mark.OPEN
        )
    return LinkWords(
        said("no link, {counted} waiting", counted=counted) if waiting else said("no link"), Mark.OPEN, Tone.CARE if waiting else Tone.PLAIN
    )


def _counted(waiting: int, files: int) -> str:
    """Return ``3``, ``2 files`` or ``1 report and 2 files``."""
    if not files:
        return str(waiting)
    reports = waiting - files
    waiting_files = said("1 file") if files == 1 else said("{files} files", files=files)
    if not reports:
        return waiting_files
    return said(
        "{reports} and {files}",
        reports=said("1 report") if reports == 1 else said("{reports} reports", reports=reports),
        files=waiting_files,
    )


class Strip(GivingWay):
    """The line at the top of every screen but the unlock screen."""

    lock_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "strip")
        self._who = words()
        self._shift = words("", "side")
        self._saved_mark, self._saved = MarkView(), words("", "side")
        self._link_mark, self._link = MarkView(), words("", "side")
        self._lock = lock = button(said("Lock"), "quiet", "F12")
        lock.clicked.connect(self.lock_asked)
        lock.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setLayout(
            line(
                self._who,
                2,
                self._shift,
                None,
                self._saved_mark,
                1,
                self._saved,
                3,
                self._link_mark,
                1,
                self._link,
                3,
                lock,
                margins=(3 * UNIT, 0, 2 * UNIT, 0),
            )
        )
        self.show_saved("")

    def show_officer(self, who: str, shift: str) -> None:
        """Show the officer (``Ofc. Alex Sample · 90001``) and the shift (``beat 0923 · 2nd watch``)."""
        self._who.setText(who)
        self._shift.setText(shift)
        self.fit()

    def show_preview(self, banner: str, form: str) -> None:
        """Say that this is no report: nobody works here, nothing is saved, nothing is locked or sent."""
        self._who.setText(banner)
        set_role(self._who, "care")
        self._shift.setText(form)
        for part in (self._lock, self._saved_mark, self._link_mark):
            part.hide()

    def show_saved(self, text: str, *, trouble: bool = False) -> None:
        """Show when the draft was saved last (``saved 14:07:31``), or that it could not be."""
        self._saved.setText(text)
        self._saved_mark.setVisible(bool(text))
        self._saved_mark.show_mark(Mark.LOOK if trouble else Mark.READY, Tone.DANGER if trouble else Tone.GOOD)
        set_role(self._saved, "danger" if trouble else "side")
        self.fit()

    @property
    def said(self) -> str:
        """Everything that the strip says now."""
        labels = (self._who, self._shift, self._saved, self._link)
        return " · ".join(label.text() for label in labels if label.text())

    def show_link(self, link: LinkWords) -> None:
        """Show the link state."""
        self._link.setText(link.words)
        self._link_mark.show_mark(link.mark, link.tone)
        self.fit()

    def whole(self) -> None:
        """Show who works here and on which shift."""
        for label in (self._shift, self._who):
            label.setVisible(bool(label.text()))

    def steps(self) -> Sequence[Callable[[], object]]:
        """Leave away the shift, then who works here, which an officer knows: never a state."""
        return self._shift.hide, self._who.hide

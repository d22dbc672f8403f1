"""What is open now: the laptop's core, the officer's desk, the report. Handed to every action; no global."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldreport.said import said
from ui import messages

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, tzinfo
    from pathlib import Path

    from fieldreport.app import FieldReport
    from fieldreport.desk import Desk, OpenReport, ReportLine
    from ui.background import Background
    from ui.main_window import MainWindow


@dataclass(slots=True)
class Session:
    """The window, the lanes, and what is open in them."""

    folder: Path
    window: MainWindow
    background: Background
    now: Callable[[], datetime]
    """The laptop's clock, aware."""
    core: FieldReport | None = None
    desk: Desk | None = None
    report: OpenReport | None = None
    reports: tuple[ReportLine, ...] = field(default=())
    """The list as it was last read."""

    @property
    def zone(self) -> tzinfo | None:
        """The department's time zone, in which times are told; the laptop's own before the department is known."""
        from zoneinfo import ZoneInfo

        department = self.core.department if self.core is not None else None
        return ZoneInfo(department.zone) if department is not None else None

    @property
    def secret(self) -> str:
        """What opens a vault here: a PIN where a key store holds the other half, a passphrase where none does."""
        return said("PIN") if self.core is None or self.core.key_store_is_strong else said("passphrase")

    @property
    def signing_secret(self) -> str:
        """What is asked before something is signed: that of the card, when the officer signs with one."""
        return said("card PIN") if self.desk is not None and self.desk.signing.by_card else self.secret

    def say(self, problem: BaseException) -> str:
        """Return an error in words, in the department's time and with the word for the secret."""
        return messages.in_words(problem, self.zone, secret=self.secret)

    @property
    def open_desk(self) -> Desk:
        """The desk of the officer who is signed in.

        Raises:
            RuntimeError: nobody is; a programming error.
        """
        if self.desk is None:
            raise RuntimeError("nobody is signed in")
        return self.desk

    @property
    def open_core(self) -> FieldReport:
        """The laptop's core.

        Raises:
            RuntimeError: it is not open yet; a programming error.
        """
        if self.core is None:
            raise RuntimeError("the core is not open yet")
        return self.core

"""HQ's noes: a sentence for the laptop's person, an HTTP status, and when to try again."""

from __future__ import annotations

from fieldreport.errors import HQProblem


class Refusal(HQProblem):
    """HQ does not do what was asked.

    Attributes:
        status: the HTTP status.
        retry_after: seconds after which the laptop may try again, or None.
        code: a word for the program on the laptop (``clock``), or "".
    """

    def __init__(self, status: int, text: str, *, retry_after: int | None = None, code: str = "") -> None:
        super().__init__(text)
        self.status = status
        self.retry_after = retry_after
        self.code = code


def not_here() -> Refusal:
    """Return the one answer for what is not there and for what belongs to another laptop."""
    return Refusal(404, "There is nothing here for this laptop.")


def disk_full() -> Refusal:
    """Return the refusal for a full disk at HQ."""
    return Refusal(507, "HQ's disk is full. The report stays safe on the laptop and is sent again later.", retry_after=300)

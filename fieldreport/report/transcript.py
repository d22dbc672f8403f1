"""The transcript of a check: what a lawyer reads who was not there.

The content alone, the same for paper and page; ``fieldreport.transcribing``
fills it and ``fieldreport.paper`` sets it.
"""

from __future__ import annotations

from dataclasses import dataclass

TITLE = "Transcript of a check"
NOT_SIGNED = "This transcript is not signed and proves nothing by itself: it tells how to check again."


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a part: a word at the left, what it is at the right."""

    label: str
    words: str
    exact: bool = False
    """Set in letters of equal width: a fingerprint, or a line to type."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the transcript."""

    title: str
    about: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Transcript:
    """One check in words. Everything that comes from the checked file is printable text here, and nothing more is known of it."""

    headline: str
    """``report.pdf: verified``"""
    sentences: tuple[str, str, str]
    notes: tuple[str, ...]
    """What is worth knowing beside the sentences."""
    parts: tuple[Part, ...]
    report: str
    """``report 0198…, version 1 (original)``, or ""."""
    sha256: str
    """Of the file that was checked, lower-case hex; "" when it could not be read."""
    made: str
    """When the check was made, in words."""


def printable(text: str) -> str:
    """Return words of a file without characters that command a terminal or turn the direction of what stands around them."""
    return "".join(character if character.isprintable() else "_" for character in text)

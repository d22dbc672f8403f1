"""A line that is typed and understood: numbers, dates and times.

What is typed is read at every key, and what was understood stands beside the line, so that shorthand
(``now``, ``-15``, ``y``) shows at once what it will mean. Words that say how exact it is are read
too: *about 1407*, *~40*, *at least 3*, *3+*, *between 20 and 30*, *20-30*.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldreport.answers.values import Moment, NonAnswer, Precision, Range
from fieldreport.said import said
from ui.parts.words import words
from ui.questions.editor import Editor, Entry
from ui.questions.keeping import in_one_line, keepable
from ui.questions.lines import Line
from ui.theme import limit_width

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldreport.answers.values import Account, Scalar, Value

LONGEST = 200
"""Characters that such a line takes."""

_ABOUT = re.compile(
    r"^(?:about|abt\.?|around|approximately|approx\.?|circa|ca\.?|aprox(?:imado|imadamente)?\.?|unos|unas|hacia|~|≈)\s*", re.IGNORECASE
)
_AT_LEAST = re.compile(r"^(?:at\s+least|not\s+less\s+than|al\s+menos|por\s+lo\s+menos|min(?:imum)?\.?|>=|≥)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"^(?:between\s+)?(?P<low>.+?)\s*(?:\bto\b|\band\b|-|–|—|\.\.+)\s*(?P<high>.+)$", re.IGNORECASE)
_PREFIX = {Precision.EXACT: "", Precision.ABOUT: "about ", Precision.AT_LEAST: "at least "}


@dataclass(frozen=True, slots=True)
class Reading:
    """How one kind of value is read and written."""

    read: Callable[[str], Scalar | None]
    """The value that a text means, or ``None``."""
    write: Callable[[Scalar], str]
    """The text as it stands in the line once the person has gone on."""
    kind: tuple[type, ...]
    complaint: Callable[[str], str]
    """What is said when a text was left that means nothing: it names what would be understood."""
    example: str
    width: int
    """Width of the line, px."""
    aside: Callable[[Scalar], str] | None = None
    """What else helps to see a slip (the weekday of a date)."""
    read_high: Callable[[str, Scalar], Scalar | None] | None = None
    """How the upper end of a range is read when the lower one is known (``10 Aug 1400 to 1430``)."""
    read_whole: Callable[[str], Range | None] | None = None
    """What a text means that is a range by itself: a day without its hour."""
    write_range: Callable[[Range], str] = field(default=lambda _: "")
    """How a range is written, where that is not its two ends; "" where it is."""
    exact: bool = False
    """Whether the words that say how exact it is mean nothing here: the value says so itself, or has no order."""


def read_inexact(text: str, reading: Reading) -> Entry | None:
    """Return what ``text`` means with the words that say how exact it is, or ``None`` when it means nothing."""
    text = " ".join(text.split())
    if reading.exact:
        only = reading.read(text)
        return None if only is None else Entry(only, Precision.EXACT)
    precision = Precision.EXACT
    for pattern, meaning in ((_ABOUT, Precision.ABOUT), (_AT_LEAST, Precision.AT_LEAST)):
        match = pattern.match(text)
        if match and match.end() < len(text):
            text, precision = text[match.end() :], meaning
            break
    else:
        if text.endswith("+") and len(text) > 1:
            text, precision = text[:-1].rstrip(), Precision.AT_LEAST
    value = _whole(text, reading) or reading.read(text)
    if value is not None:
        return Entry(value, precision)
    match = _BETWEEN.match(text)
    if match is None:
        return None
    low = _lower(match["low"], reading)
    high = _upper(match["high"], low, reading) if low is not None else None
    if low is None or high is None or type(low) is not type(high):
        return None
    return Entry(Range(low, high) if _rank(low) <= _rank(high) else Range(high, low), precision)


def _whole(text: str, reading: Reading) -> Range | None:
    return reading.read_whole(text) if reading.read_whole is not None else None


def _lower(text: str, reading: Reading) -> Scalar | None:
    whole = _whole(text, reading)
    return whole.low if whole is not None else reading.read(text)


def _upper(text: str, low: Scalar, reading: Reading) -> Scalar | None:
    whole = _whole(text, reading)
    if whole is not None:
        return whole.high
    return reading.read_high(text, low) if reading.read_high is not None else reading.read(text)


def _rank(value: Scalar) -> Any:  # noqa: ANN401 - numbers, dates and times each among themselves
    return value.utc if isinstance(value, Moment) else value


class TypedLine(Editor):
    """A line read by a :class:`Reading`."""

    def __init__(self, reading: Reading, parent: QWidget | None = None, line: Line | None = None) -> None:
        """``line`` is used in place of an ordinary one."""
        super().__init__(parent)
        self._reading = reading
        self._held = Entry(None)
        self._read_only = False
        self.line = line if line is not None else Line(self)
        self.line.setMaxLength(LONGEST)
        limit_width(self.line, reading.width)
        self.line.set_placeholder(reading.example)
        self.echo = words("", "side")
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addWidget(self.line, 1000)
        box.addWidget(self.echo, 1)
        self.line.textEdited.connect(self._edited)
        self.line.erased.connect(self._erased)
        self.line.returnPressed.connect(self.done)

    def show_account(self, account: Account | None, *, afresh: bool = False) -> None:
        """Show the value of an account, with the words that say how exact it is."""
        entry = Entry(None)
        if account is not None and self._can_show(account.value):
            entry = Entry(account.value if not isinstance(account.value, NonAnswer) else None, account.precision)
        if afresh or entry != self._held:
            self._held = entry
            self.line.setText(self._written(entry))
        self._say_echo()

    def show_non_answer(self, non_answer: NonAnswer | None) -> None:
        """Show a chip in place of text."""
        self.line.say_non_answer(non_answer)

    def set_wrong(self, wrong: bool) -> None:
        """Mark the line."""
        self.line.set_wrong(wrong or bool(self.unread()))

    def set_read_only(self, read_only: bool) -> None:
        """Let the value be read and copied only."""
        self.line.setReadOnly(read_only)

    def stops(self) -> tuple[QWidget, ...]:
        """The line alone."""
        return (self.line,)

    def unread(self) -> str:
        """Return what is typed and was not understood, or ""."""
        return self.line.text().strip() if self._held.value is None else ""

    def show_unread(self, text: str) -> None:
        """Show again what was typed and not understood."""
        self.line.setText(text)
        self.leave()

    def retype(self, text: str) -> None:
        """Write what was typed, and nothing else."""
        self.line.setText(text)

    def leave(self) -> None:
        """Write what was understood as it will be printed, or say what would be understood."""
        if self._held.value is not None:
            self.line.setText(self._written(self._held))
            self._say_echo()
        elif self.unread():
            self.line.set_wrong(True)
            self.noted.emit(
                said(
                    "“{unread}” was not understood, so it is not in the report. {complaint}",
                    unread=self.unread(),
                    complaint=self._reading.complaint(self.unread()),
                )
            )

    def _edited(self, typed: str) -> None:
        kept, note = keepable(typed)
        kept = in_one_line(kept)
        if kept != typed:
            self.line.setText(kept)
        self._held = read_inexact(kept, self._reading) or Entry(None)
        self._say_echo()
        self.noted.emit(note)
        self.entered.emit(self._held)

    def _erased(self) -> None:
        self._held = Entry(None)
        self.entered.emit(self._held)

    def _take(self, value: Scalar) -> None:
        """Take a value that was not typed (a step on a scale), and leave how exact it is as it was."""
        self._held = Entry(value, self._held.precision)
        self.line.setText(self._written(self._held))
        self._say_echo()
        self.noted.emit("")
        self.entered.emit(self._held)

    def _can_show(self, value: Value | Range | NonAnswer) -> bool:
        one = value.low if isinstance(value, Range) else value
        return type(one) in self._reading.kind

    def _written(self, entry: Entry) -> str:
        if entry.value is None:
            return ""
        write = self._reading.write
        if isinstance(entry.value, Range):
            text = self._reading.write_range(entry.value) or f"{write(entry.value.low)} to {write(entry.value.high)}"
        else:
            text = "" if isinstance(entry.value, tuple) else write(entry.value)
        return _PREFIX[entry.precision or Precision.EXACT] + text

    def _say_echo(self) -> None:
        self.echo.setText(self._echo())

    def _echo(self) -> str:
        if self._held.value is None:
            return ""
        written = self._written(self._held)
        told = "" if self.line.text().strip() == written else f"= {written}"
        aside = self._reading.aside
        if aside is not None and not isinstance(self._held.value, Range | tuple):
            told = f"{told}, {aside(self._held.value)}" if told else aside(self._held.value)
        return told

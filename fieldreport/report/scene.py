"""The scene log: what happened when, stamped with one key, and the answers that the stamps prove.

What can be stamped is data (``resources/codes/scene_events.csv``): ``key`` presses
it, ``proves`` names the questions that its time answers (``question=code``,
``question=@`` for the time, ``repeat/question=@`` for a row of its own).

An entry says when the key was pressed, by the laptop's clock. A change keeps what
stood there before and says so. Nothing is ever written over an answer that is there.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from fieldreport.answers.values import Account, Moment, Place, utc_moment, utc_text
from fieldreport.answers.words import date_words, moments, time_words
from fieldreport.errors import AnswerProblem, SceneProblem
from fieldreport.forms.definition import Question
from fieldreport.said import joined, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime, time

    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.answers.values import Answer, Scalar
    from fieldreport.forms.definition import Choice

TABLE = "scene_events"
"""Name of the code table."""
TIME_ONLY = "time"
"""The code of a stamp of which nothing was said but its time."""
NOTE = "note"
"""The code of a free note."""
LONGEST_NOTE = 4_000
"""Characters of a note; what is longer belongs into the narrative."""
PAUSE = timedelta(hours=8)
"""After so long without a stamp a new log begins: another shift."""
_THE_TIME = "@"


@dataclass(frozen=True, slots=True)
class Proof:
    """One question that a stamp answers."""

    question: str
    value: str
    """A code, or ``@`` for the time of the stamp."""
    repeat: str = ""
    """The repeat that gets a row for it, or ""."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What can be stamped."""

    code: str
    words: str
    key: str
    """A digit for the nine big buttons, else a letter."""
    proves: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an entry said before it was changed."""

    when: datetime
    note: str
    changed_at: datetime
    by: str
    """Who changed it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the scene log."""

    id: str
    kind: str
    """Code of a :class:`Kind`."""
    words: str
    """The words of the kind as shown when it was stamped."""
    when: datetime
    """Aware UTC."""
    zone: str
    """IANA name of the zone in which it was stamped."""
    by: str
    """Who stamped it; who adopted it, when nobody was signed in."""
    note: str = ""
    locked: bool = False
    """Stamped on the unlock screen, while nobody was signed in, and adopted afterwards."""
    earlier: tuple[Earlier, ...] = field(default=())
    """What it said before each change, the first first."""

    @property
    def local(self) -> datetime:
        """When, in the entry's own zone."""
        return self.when.astimezone(ZoneInfo(self.zone))


def read_kinds(choices: Iterable[Choice]) -> tuple[Kind, ...]:
    """Return what can be stamped, from the entries of the code table, in its order.

    Raises:
        SceneProblem: an entry proves something that cannot be read.
    """
    return tuple(
        Kind(choice.code, said(choice.label["en"]), choice.extra.get("key", ""), tuple(_proofs(choice.extra.get("proves", ""))))
        for choice in choices
    )


def _proofs(text: str) -> Iterable[Proof]:
    for part in text.split():
        target, equals, value = part.partition("=")
        repeat, _slash, question = target.rpartition("/")
        if not equals or not question or not value:
            raise SceneProblem(f"The table {TABLE} holds “{part}”, which names no question. Install the program again.")
        yield Proof(question, value, repeat)


def changed(entry: Entry, *, at: datetime, by: str, when: datetime | None = None, note: str | None = None) -> Entry:
    """Return an entry with another time or note, which keeps what it said before. The same again changes nothing.

    Raises:
        SceneProblem: the note is too long.
    """
    after = replace(entry, when=entry.when if when is None else when, note=entry.note if note is None else checked_note(note))
    if (after.when, after.note) == (entry.when, entry.note):
        return entry
    if after.when == entry.when and not entry.note:
        return after  # a first note takes nothing back
    return replace(after, earlier=(*entry.earlier, Earlier(entry.when, entry.note, at, by)))


def rewritten(before: Entry, after: Entry) -> Entry:
    """Return ``after`` as more of a note that is still being typed: nothing is kept of a moment ago."""
    return replace(after, earlier=before.earlier)


def checked_note(note: str) -> str:
    """Return a note that can be kept.

    Raises:
        SceneProblem: it is too long.
    """
    if len(note) > LONGEST_NOTE:
        raise SceneProblem(
            said(
                "A note of the scene log has at most {longest_note} characters. What is kept stays. Write on in the narrative.",
                longest_note=LONGEST_NOTE,
            )
        )
    return note.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def at_clock(entry: Entry, clock: time, now: datetime) -> datetime | None:
    """Return the moment at ``clock`` on the wall that lies nearest to an entry and is not still to come; ``None``: there is none.

    A change from 0005 to 2355 goes to the day before; on the night on which the clocks go back the nearer of two is meant.
    """
    days = (entry.local.date() + timedelta(days=step) for step in (-1, 0, 1))
    found = [moment.utc for day in days for moment in moments(day, clock, entry.zone) if moment.utc <= now]
    return min(found, key=lambda moment: abs(moment - entry.when), default=None)


# As stored and sealed


def to_json(entry: Entry) -> dict[str, object]:
    """Return an entry as JSON data: the stored and sealed form, which is only added to."""
    return {
        "id": entry.id,
        "kind": entry.kind,
        "words": entry.words,
        "at": utc_text(entry.when),
        "zone": entry.zone,
        "by": entry.by,
        "note": entry.note,
        "locked": entry.locked,
        "earlier": [
            {"at": utc_text(each.when), "note": each.note, "changed_at": utc_text(each.changed_at), "by": each.by} for each in entry.earlier
        ],
    }


def from_json(stored: object) -> Entry:
    """Read what :func:`to_json` wrote.

    Raises:
        SceneProblem: it is no entry.
    """
    try:
        body = cast("dict[str, object]", stored)
        earlier = cast("list[dict[str, str]]", body["earlier"])
        return Entry(
            id=str(body["id"]),
            kind=str(body["kind"]),
            words=said(str(body["words"])),
            when=utc_moment(str(body["at"])),
            zone=str(body["zone"]),
            by=str(body["by"]),
            note=str(body["note"]),
            locked=bool(body["locked"]),
            earlier=tuple(Earlier(utc_moment(each["at"]), each["note"], utc_moment(each["changed_at"]), each["by"]) for each in earlier),
        )
    except (KeyError, TypeError, ValueError) as problem:
        raise SceneProblem(
            said("An entry of the scene log cannot be read ({problem}). Nothing was changed. Tell IT.", problem=problem)
        ) from None


# In words


def clock_words(when: datetime, zone: str) -> str:
    """Return a time as it is printed: ``1407 hours``."""
    return time_words(when.astimezone(ZoneInfo(zone)).time())


def timeline_words(entries: Iterable[Entry]) -> str:
    """Return entries as text for a narrative, a line each under its day, the first first."""
    lines: list[str] = []
    day = ""
    for entry in sorted(entries, key=lambda each: each.when):
        if (today := date_words(entry.local.date())) != day:
            lines.append(day := today)
        lines.append(line_words(entry))
    return "\n".join(lines)


def line_words(entry: Entry) -> str:
    """Return an entry as one line of a narrative: ``1407 hours: EMS requested. At the corner.``."""
    words = NOTE if entry.kind == NOTE else entry.words
    return f"{clock_words(entry.when, entry.zone)}: {words[:1].upper()}{words[1:]}.{f' {entry.note}' if entry.note else ''}"


def not_told(entries: Iterable[Entry], text: str) -> tuple[Entry, ...]:
    """Return the entries whose line does not stand in a text as it would be written there now, the first first."""
    return tuple(entry for entry in sorted(entries, key=lambda each: each.when) if line_words(entry) not in text)


# What the stamps prove


@dataclass(frozen=True, slots=True)
class Fill:
    """An answer that a stamp would fill, shown before it is done."""

    entry: str
    """Id of the entry."""
    place: Place
    """The question; in a row that is still to be added it names no row."""
    answer: Answer
    repeat: str
    """The repeat that gets a row for it, or ""."""
    label: str
    """The question's own words."""
    shown: str
    """The answer in words."""
    asked: bool
    """Whether it is asked now; if not, the answer waits until it is."""
    one_of: str = ""
    """The title of its row, when a stamp does not say which of several rows it is about: the officer says so, or nothing is filled."""

    @property
    def key(self) -> tuple[str, ...]:
        """What is chosen together: an answer, or all that a stamp would fill of one of several rows."""
        return (self.entry, *self.place.rows) if self.one_of else (self.entry, self.repeat or self.place.name, *self.place.rows)


def fills(sheet: AnswerSheet, entries: Iterable[Entry], kinds: Iterable[Kind], now: datetime) -> tuple[Fill, ...]:
    """Return the blank answers that entries would fill, in the order of time; never one that is there.

    Args:
        sheet: the report.
        entries: those that belong to it.
        kinds: what can be stamped.
        now: aware: when the answers are entered.
    """
    known = {kind.code: kind for kind in kinds}
    repeats = {item.name: around for item, around in sheet.form.walk() if isinstance(item, Question)}
    found: list[Fill] = []
    planned: dict[Place, Answer] = {}
    for entry in sorted(entries, key=lambda each: each.when):
        proofs = known[entry.kind].proves if entry.kind in known else ()
        for proof in proofs:
            answer = (Account(_value(entry, proof), entered=now),)
            if proof.repeat and repeats.get(proof.question) == (proof.repeat,) and not _has_row(sheet, proof, answer):
                found.append(_fill(sheet, entry, Place(proof.question), answer, repeat=proof.repeat))
        # A draft of an earlier form may ask something else.
        inside = [proof for proof in proofs if not proof.repeat and proof.question in repeats]
        around = repeats[inside[0].question] if inside else ()
        places = _rows_of(sheet, around)
        for rows in places:
            of = sheet.row_title(Place(around[-1], rows[:-1]), rows[-1]) if len(places) > 1 else ""
            chain = [(Place(proof.question, rows), proof) for proof in inside if repeats[proof.question] == around]
            found += _chain(sheet, entry, chain, {} if of else planned, now=now, of=of)
    return tuple(found)


def _chain(
    sheet: AnswerSheet, entry: Entry, chain: Iterable[tuple[Place, Proof]], planned: dict[Place, Answer], *, now: datetime, of: str
) -> Iterable[Fill]:
    """Yield what one stamp fills of one row (or outside of rows), until the officer said otherwise."""
    for place, proof in chain:
        answer = (Account(_value(entry, proof), entered=now),)
        standing = planned.get(place) or sheet.answer(place)
        if not standing:
            planned[place] = answer
            yield _fill(sheet, entry, place, answer, one_of=of)
        elif proof.value != _THE_TIME and standing[0].value != proof.value:
            return  # what hangs on it is not filled either


def _rows_of(sheet: AnswerSheet, around: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return the rows in which a question with these repeats around it is asked; outside of repeats that is one place."""
    found: tuple[tuple[str, ...], ...] = ((),)
    for repeat in around:
        found = tuple((*rows, row) for rows in found for row in sheet.rows(Place(repeat, rows)))
    return found


def fill_in(sheet: AnswerSheet, fill: Fill) -> bool:
    """Fill one answer, as one change that one undo takes back; return whether it was still blank.

    Raises:
        AnswerProblem: the form does not take it; nothing was changed.
    """
    if not fill.repeat:
        if sheet.answer(fill.place):
            return False
        sheet.put(fill.place, fill.answer)
        return True
    row = sheet.add_row(Place(fill.repeat))
    try:
        sheet.put(Place(fill.place.name, (row,)), fill.answer)
    except AnswerProblem:
        sheet.undo()
        raise
    sheet.join_last()
    return True


def _fill(sheet: AnswerSheet, entry: Entry, place: Place, answer: Answer, *, repeat: str = "", one_of: str = "") -> Fill:
    value = answer[0].value
    shown = clock_words(value.utc, value.zone) if isinstance(value, Moment) else sheet.shown(place, answer[0])
    if repeat:
        label = said("{label}: a new row", label=sheet.label(Place(repeat)))
    else:
        label = joined(" · ", (_row_words(sheet, place), sheet.label(place)))
    return Fill(entry.id, place, answer, repeat, label, shown, sheet.is_relevant(Place(repeat) if repeat else place), one_of)


def _row_words(sheet: AnswerSheet, place: Place) -> str:
    """Return the title of the row in which a question stands, or ""."""
    if not place.rows:
        return ""
    around = next(repeats for item, repeats in sheet.form.walk() if item.name == place.name)
    return sheet.row_title(Place(around[-1], place.rows[:-1]), place.rows[-1])


def _value(entry: Entry, proof: Proof) -> Scalar:
    if proof.value != _THE_TIME:
        return proof.value
    # To the minute, as it is written and compared: a time typed later in the same minute is not earlier.
    return Moment(entry.when.replace(second=0, microsecond=0), entry.zone)


def _has_row(sheet: AnswerSheet, proof: Proof, answer: Answer) -> bool:
    """Whether a row has this time already: taking twice must not say it twice."""
    standing = (sheet.answer(Place(proof.question, (row,))) for row in sheet.rows(Place(proof.repeat)))
    return any(account.value == answer[0].value for each in standing for account in each)


def as_recorded(entries: Sequence[Entry]) -> list[Mapping[str, object]]:
    """Return entries as the record of a report holds them, in the order of time, with their words as shown."""
    return [
        to_json(entry) | {"shown": f"{date_words(entry.local.date())}, {clock_words(entry.when, entry.zone)}"}
        for entry in sorted(entries, key=lambda each: each.when)
    ]

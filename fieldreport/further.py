"""Further versions of a sealed report: an amendment corrects, a supplement adds, and a late number is a supplement of one field.

Each is a whole signed document that begins with all answers of the version it builds
on and names the SHA-256 of that version's PDF; the department's supplementary reports
likewise stand beside the case report and never replace it. A supplement that takes back
or says otherwise what stands in the version before is refused at sealing: it is an
amendment (:func:`fieldreport.report.comparing.corrections`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fieldreport import canonical, sealing
from fieldreport.answers.values import NonAnswer, Place, answer_of, to_json
from fieldreport.errors import AnswerProblem, LifeProblem
from fieldreport.forms.definition import Group, Question, QuestionType, Repeat
from fieldreport.open_report import OpenReport, opened, take_snapshot
from fieldreport.report.comparing import Change, answer_words, changes, corrections
from fieldreport.report.life import State
from fieldreport.report.versions import AMENDMENT, SUPPLEMENT
from fieldreport.said import said
from fieldreport.store import drafts, further, reports
from fieldreport.vault import identity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.answers.values import Answer
    from fieldreport.forms.definition import Form, Item
    from fieldreport.sealing import Sealer
    from fieldreport.signing import Signing
    from fieldreport.store.drafts import Draft
    from fieldreport.store.reports import Version

__all__ = ["AMENDMENT", "SUPPLEMENT", "Before", "Change", "Further", "LateNumber", "LateNumbers", "Standing"]

_SHORT = 80
"""Characters of an answer that is shown beside the one that differs."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The open draft of a further version, against the version it builds on."""

    version: int
    kind: str
    reason: str
    builds_on: str
    """SHA-256 of the sealed PDF."""
    earlier: int
    """Number of that version."""
    earlier_sealed_at: datetime
    changes: tuple[Change, ...]
    """What the draft says differently, as it was last saved."""
    corrections: tuple[Change, ...]
    """Of these, what takes back or says otherwise what the earlier version says: a supplement has none."""


@dataclass(frozen=True, slots=True)
class Before:
    """What the version that a draft builds on says, place by place: beside the answer that differs stands what was said."""

    version: int
    said: Mapping[Place, tuple[object, str]]
    """The answer as it is stored, without the times of entry, and in the words of the record."""
    rows: frozenset[tuple[str, ...]]
    """The rows that it has."""

    def differs(self, place: Place, answer: Answer) -> str:
        """Return in words what was said where ``answer`` is another one; "" where it is the same, or its row is new."""
        stored, shown = self.said.get(place, ([], ""))
        if place.rows not in self.rows or stored == _facts(to_json(answer)):
            return ""
        if not shown:
            return said("Version {version} does not answer this.", version=self.version)
        if len(shown) > _SHORT:
            return said("Version {version} says this in other words.", version=self.version)
        return said("Version {version} says: {words}", version=self.version, words=shown)


@dataclass(frozen=True, slots=True)
class LateNumber:
    """A number that was not yet issued when the report was sealed."""

    place: Place
    label: str
    where: str
    """Titles of the rows around it (which camera), or ""."""
    hint: str


@dataclass(frozen=True, slots=True)
class LateNumbers:
    """The numbers of a report that are not yet issued, and what the officer signs when she adds one."""

    version: int
    """The version that is sealed with them, or the open draft they go into."""
    in_draft: bool
    """Whether a further version is begun already: the numbers go there, and nothing is sealed."""
    numbers: tuple[LateNumber, ...]
    statement: str


class Further:
    """One officer's further versions."""

    def __init__(
        self,
        parts: Callable[[], Sealer],
        load: Callable[[str], tuple[Draft, AnswerSheet]],
        open_sheet: Callable[[Form, Mapping[str, object]], AnswerSheet],
        signing: Signing,
    ) -> None:
        self._parts = parts
        self._load = load
        self._open_sheet = open_sheet
        self._signing = signing

    def begin(self, report_id: str, kind: str, reason: str) -> OpenReport:
        """Begin the next version of a sealed report, with all answers of the one before; it is attested anew.

        Args:
            report_id: the report.
            kind: :data:`AMENDMENT` or :data:`SUPPLEMENT`.
            reason: why; it is printed on the paper.

        Raises:
            NoSuchReport, CatalogueProblem: it cannot be opened here.
            LifeProblem: a further version is begun already, or none can be, or no reason was given. Nothing was changed.
            DiskProblem, StoreProblem: nothing was changed.
        """
        if kind not in (AMENDMENT, SUPPLEMENT):
            raise ValueError(f"{kind!r} is not a kind of further version.")
        draft, sheet = self._load(report_id)
        for place in _acknowledged(sheet):
            sheet.put(place, ())
        return self._begin(draft, sheet, kind, reason)

    def turn(self, report_id: str, kind: str) -> None:
        """Let the open draft of a further version be of another kind.

        Raises:
            LifeProblem: there is no such draft.
        """
        if kind not in (AMENDMENT, SUPPLEMENT):
            raise ValueError(f"{kind!r} is not a kind of further version.")
        further.turn(self._parts().store, report_id, kind)

    def standing(self, report_id: str) -> Standing | None:
        """Return how the open draft of a further version differs from what it builds on; None when there is no such draft.

        Raises:
            NoSuchReport, CatalogueProblem: it cannot be opened here.
        """
        draft, sheet = self._load(report_id)
        if draft.state is not State.DRAFT or draft.version == 1:
            return None
        parts = self._parts()
        before = next(one for one in reports.versions(parts.store, report_id) if one.sha256 == draft.builds_on)
        older = sealing.sealed_record(parts, report_id, before.version)
        newer = sealing.record_of(parts, draft, sheet, parts.store.now(), sequence=0, entry="")
        return Standing(
            version=draft.version,
            kind=draft.kind,
            reason=draft.reason or "",
            builds_on=before.sha256,
            earlier=before.version,
            earlier_sealed_at=before.sealed_at,
            changes=changes(older, newer),
            corrections=corrections(older, newer),
        )

    def before(self, report_id: str) -> Before | None:
        """Return what the version says that the open draft of a further version builds on; None when there is no such draft.

        Raises:
            NoSuchReport: not in this vault.
            StoreProblem: the version cannot be read here.
        """
        parts = self._parts()
        draft = drafts.load_draft(parts.store, report_id)
        if draft.state is not State.DRAFT or draft.version == 1:
            return None
        told = dict(_said_in(sealing.sealed_record(parts, report_id, draft.version - 1)["sections"], ()))
        return Before(draft.version - 1, told, frozenset({place.rows for place in told} | {()}))

    def late_numbers(self, report_id: str) -> LateNumbers:
        """Return which numbers of a report are not yet issued: asked questions that the form marks so and that hold none.

        Raises:
            NoSuchReport, CatalogueProblem: it cannot be opened here.
            NotReady: the form has no statement to sign.
        """
        draft, sheet = self._load(report_id)
        in_draft = draft.state is State.DRAFT
        version = draft.version if in_draft else draft.version + 1
        numbers = tuple(LateNumber(place, sheet.label(place), _around(sheet, place), sheet.hint(place)) for place in not_yet_issued(sheet))
        return LateNumbers(version, in_draft, numbers, sealing.statement_shown(sheet))

    def doubts(self, report_id: str, numbers: Mapping[Place, str]) -> Mapping[Place, str]:
        """Return in words which numbers do not look like what they are; they are taken all the same.

        Raises:
            NoSuchReport, CatalogueProblem, AnswerProblem: it cannot be opened here, or there is no such question.
        """
        _draft, sheet = self._load(report_id)
        _enter(sheet, numbers)
        warnings = sheet.warnings()
        return {place: warnings.get(place, "") or sheet.problem(place) for place in numbers if place in warnings or sheet.problem(place)}

    def add_numbers(
        self, report_id: str, numbers: Mapping[Place, str], pin: str, progress: Callable[[str], None] = lambda _: None
    ) -> Version | None:
        """Add numbers that were issued after sealing: one supplement, sealed at once. In a draft that is open they are only kept.

        Args:
            report_id: the report.
            numbers: place to number, as it was given.
            pin: the officer's, again; not asked for when a draft is open.
            progress: told in words what is being done.

        Returns:
            The sealed version, or None: they stand in the draft that is open.

        Raises:
            LifeProblem: no number was given, or no further version can be made. Nothing was changed.
            WrongPin, LockedOut, CardProblem, NotCertified: nothing was changed.
            NotReady, MissingGlyphs, SealingProblem, DiskProblem, StoreProblem: when the version was begun, its draft keeps the numbers.
        """
        given = {place: text.strip() for place, text in numbers.items() if text.strip()}
        if not given:
            raise LifeProblem(said("No number was given. Nothing was changed."))
        draft, sheet = self._load(report_id)
        if draft.state is State.DRAFT:
            _enter(sheet, given)
            self._save(draft, sheet)
            return None
        with self._signing.open(pin) as parts:
            return self._seal_numbers(parts, draft, sheet, given, progress)

    def _seal_numbers(
        self, parts: Sealer, draft: Draft, sheet: AnswerSheet, given: Mapping[Place, str], progress: Callable[[str], None]
    ) -> Version:
        identity.require_certified(parts.officer, parts.store.now())
        reason = _reason(sheet, given)
        _enter(sheet, given)
        for place in _acknowledged(sheet):
            sheet.put(place, answer_of(True))  # entered anew: the statement stands above the PIN
        self._begin(draft, sheet, SUPPLEMENT, reason)
        draft, sheet = self._load(draft.report_id)
        return sealing.seal(parts, draft, sheet, parts.store.now(), progress)

    def _begin(self, draft: Draft, sheet: AnswerSheet, kind: str, reason: str) -> OpenReport:
        sheet = self._open_sheet(sheet.form, sheet.stored())  # fresh, so that undo does not reach behind its beginning
        begun = further.begin(
            self._parts().store, draft, kind=kind, reason=reason, answers=canonical.encode(sheet.stored()), missing=len(sheet.gaps())
        )
        return opened(begun, sheet)

    def _save(self, draft: Draft, sheet: AnswerSheet) -> None:
        seen = take_snapshot(opened(draft, sheet), draft.last_place)
        answers = canonical.encode(seen.stored)
        drafts.save_draft(
            self._parts().store, draft.report_id, answers, seen.last_place, seen.missing, seen.title, form_sha256=seen.form_sha256
        )


def not_yet_issued(sheet: AnswerSheet) -> tuple[Place, ...]:
    """Return the asked questions that the form marks as issued later and that hold no number, in the order of the form."""
    return tuple(
        place
        for question, place in _asked(sheet, sheet.form.children, ())
        if question.is_issued_later and not question.read_only and all(isinstance(one.value, NonAnswer) for one in sheet.answer(place))
    )


def _said_in(entries: Any, rows: tuple[str, ...]) -> Iterator[tuple[Place, tuple[object, str]]]:  # noqa: ANN401  # a record's own shape
    for entry in entries:
        if entry.get("kind") == "question" and entry["type"] != QuestionType.ACKNOWLEDGE.value:
            accounts = entry["accounts"]
            yield Place(entry["name"], rows), (_facts([one["stored"] for one in accounts]), answer_words(accounts))
        yield from _said_in(entry.get("entries", ()), rows)
        for row in entry.get("rows", ()):
            yield from _said_in(row["entries"], (*rows, row["id"]))


def _facts(stored: Iterable[Mapping[str, object]]) -> list[dict[str, object]]:
    """Return stored accounts without the times of entry: to say the same again changes nothing."""
    return [{name: value for name, value in one.items() if name != "entered"} for one in stored]


def _acknowledged(sheet: AnswerSheet) -> list[Place]:
    return [place for question, place in _asked(sheet, sheet.form.children, ()) if question.type is QuestionType.ACKNOWLEDGE]


def _asked(sheet: AnswerSheet, items: Iterable[Item], rows: tuple[str, ...]) -> Iterator[tuple[Question, Place]]:
    for item in items:
        place = Place(item.name, rows)
        if not sheet.is_relevant(place):
            continue
        if isinstance(item, Question):
            if item.type not in (QuestionType.NOTE, QuestionType.CALCULATE, QuestionType.HIDDEN):
                yield item, place
        elif isinstance(item, Repeat):
            for row in sheet.rows(place):
                yield from _asked(sheet, item.children, (*rows, row))
        elif isinstance(item, Group):
            yield from _asked(sheet, item.children, rows)


def _around(sheet: AnswerSheet, place: Place) -> str:
    repeats = next(around for item, around in sheet.form.walk() if item.name == place.name)
    return ", ".join(sheet.row_title(Place(name, place.rows[:depth]), place.rows[depth]) for depth, name in enumerate(repeats))


def _enter(sheet: AnswerSheet, numbers: Mapping[Place, str]) -> None:
    late = {place for question, place in _asked(sheet, sheet.form.children, ()) if question.is_issued_later}
    for place, text in numbers.items():
        if place not in late:
            raise AnswerProblem(said("The form does not say that this number is issued later. Nothing was changed."))
        sheet.put(place, answer_of(text.strip()) if text.strip() else ())


def _reason(sheet: AnswerSheet, numbers: Mapping[Place, str]) -> str:
    """Return what the paper says: it is English, whatever the window speaks."""
    shown, sheet.language = sheet.language, sealing.SEALED_IN
    try:
        labels = list(dict.fromkeys(sheet.label(place) for place in numbers))
    finally:
        sheet.language = shown
    return f"{' and '.join(labels)} issued after sealing"

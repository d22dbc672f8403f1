"""Review, seal, and what comes after: the paper, the PIN, print, save, send, the next report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldreport.said import joined, said
from ui.actions.furthering import version_words
from ui.actions.leafing import LeafedPaper
from ui.background import Lane
from ui.lists.gaps import gap_rows, unread_rows, warning_rows
from ui.lists.marked_words import word_rows
from ui.lists.versions import standing_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.answers.values import Place
    from fieldreport.desk import OpenReport, Preview, Version
    from fieldreport.wording import FreeText, MarkedWord
    from ui.actions.drafting import Drafting
    from ui.actions.session import Session
    from ui.screens.review import ReviewScreen
    from ui.screens.seal import SealScreen

# What sealing says while it works, and how far it is then (the words are the core's).
SHARES = {"Making the paper": 0.2, "Signing": 0.5, "Putting it into the store": 0.75, "Handing it to the outbox": 0.9}


_EARLIEST = 0.1
"""How far sealing is while pictures are made: their words have numbers, so that they stand in no table."""


class _Steps(QObject):
    told = Signal(object)
    previewing = Signal(object)


class Sealing(QObject):
    """Drives the review screen and the seal screen."""

    send_asked = Signal()
    next_asked = Signal()
    sealed = Signal()
    deed_asked = Signal(str, object)
    """name of what is to be done with the version just sealed, and the version"""
    left = Signal()

    def __init__(self, session: Session, drafting: Drafting) -> None:
        super().__init__()
        self._session = session
        self._drafting = drafting
        self._review: ReviewScreen | None = None
        self._seal: SealScreen | None = None
        self._pages = 0
        self._words: tuple[MarkedWord, ...] = ()
        self._looks: tuple[tuple[object, str, str], ...] = ()
        """Answers worth a second look, as :func:`~ui.lists.gaps.warning_rows` takes them."""
        self._version: Version | None = None
        # The core tells its steps on the work lane; a signal that lives as long as the window brings them here.
        self._steps = _Steps()
        self._steps.told.connect(self._step)
        self._steps.previewing.connect(self._previewing)

    def review(self) -> None:
        """Save, then show what is missing and the paper."""
        report = self._session.report
        if report is None:
            return
        screen = self._review_screen()
        sheet = report.sheet
        unread = ((place, typed) for place, typed in self._drafting.unread().items())
        screen.show_report(joined("\n", (self._what(report), version_words(report))))
        screen.show_gaps((*unread_rows(unread), *gap_rows(sheet.gaps(), section_labels(sheet), lambda place: row_words(sheet, place))))
        self._looks = tuple((place, sheet.label(place), words) for place, words in sheet.warnings().items())
        screen.show_warnings(warning_rows(self._looks))
        screen.show_words(())
        screen.paper.show_words(said("Laying out the paper…"))
        self._session.window.show_screen(screen)
        from fieldreport.wording import free_texts

        texts, writing = free_texts(sheet), self._session.open_desk.writing
        self._session.background.run(lambda: (writing.marked_words(texts), open_gaps(texts)), Lane.WORK, self._marked, owner=self)
        self._preview()

    def _preview(self) -> None:
        """Save, then lay the paper out."""
        report = self._session.report
        if report is None:
            return
        desk, report_id, run = self._session.open_desk, report.report_id, self._session.background.run
        told = self._steps.previewing.emit
        self._drafting.save(
            lambda: run(lambda: desk.preview(report_id, told), Lane.WORK, self._previewed, self._no_preview, self),
            self._no_preview,
        )

    def resay(self) -> None:
        """Show the review in the language that is spoken now."""
        if self._review is not None and self._session.window.shown is self._review:
            self.review()

    def refresh_standing(self) -> None:
        """Say where the report on the seal screen is now: a receipt may have come."""
        if self._version is not None and self._session.desk is not None:
            desk, report_id = self._session.desk, self._version.report_id
            self._session.background.run(lambda: desk.versions(report_id), Lane.WORK, self._standing_read, owner=self)

    def _marked(self, found: tuple[tuple[MarkedWord, ...], tuple[tuple[object, str, str], ...]]) -> None:
        self._words, open_gaps_found = found
        screen = self._review_screen()
        on_paper = screen.paper.hasFocus()
        self._show_words()
        screen.show_warnings(warning_rows((*self._looks, *open_gaps_found)))
        if on_paper:
            screen.take_focus()  # nothing was missing, so the keyboard went to the paper before the words were found

    def _show_words(self) -> None:
        report = self._session.report
        if report is not None:
            sheet = report.sheet
            self._review_screen().show_words(word_rows(self._words, lambda word: sheet.reason(word.place, word.word)))

    def _keep_words(self, words: Iterable[MarkedWord], reason: str) -> None:
        from fieldreport.errors import AnswerProblem

        report, screen = self._session.report, self._review_screen()
        if report is None:
            return
        try:
            report.sheet.keep_words([(word.place, word.word) for word in words], reason)
        except AnswerProblem as problem:
            self._session.window.tell_problem(self._session.say(problem))
            return
        self._drafting.note_change()
        self._show_words()
        if not screen.words.open_count:
            self._preview()  # the paper names the words that stay

    def _go_to_word(self, word: MarkedWord) -> None:
        from ui.questions.text_area import TextArea

        self._drafting.go_to(word.place)
        editor = self._drafting.editor_at(word.place)
        if isinstance(editor, TextArea):
            editor.show_word(word.word)

    @staticmethod
    def _what(report: OpenReport) -> str:
        from fieldreport.report.summary import summary

        seen = summary(report.sheet)
        return joined(", ", (seen.what, seen.where, seen.when))

    def _previewing(self, words: str) -> None:
        if self._review is not None and not self._review.paper.page_count:
            self._review.paper.show_words(words)

    def _previewed(self, preview: Preview) -> None:
        self._pages = len(preview.pages)
        screen = self._review_screen()
        screen.show_pages(LeafedPaper(preview.pages, self._session.background))
        if preview.unprintable:
            signs = "  ".join(f"{sign} (U+{ord(sign[0]):04X})" for sign in preview.unprintable)
            screen.block_sealing(
                said("The paper cannot hold these signs: {signs}. Write them another way; the draft is as it was.", signs=signs)
            )

    def _no_preview(self, problem: Exception) -> None:
        self._review_screen().show_paper_problem(self._session.say(problem))

    def _ask(self) -> None:
        report, desk = self._session.report, self._session.open_desk
        if report is None:
            return
        from fieldreport import canonical
        from fieldreport.desk import statement
        from ui.screens.seal import ToSeal

        officer, card = desk.officer, desk.signing.card
        who = joined(" ", (officer.rank, officer.name))
        screen = self._seal_screen()
        self._version = None
        screen.ask(
            ToSeal(
                statement=statement(report),
                who=joined(
                    ", ", (who, said("star {star}", star=officer.star), said("unit {unit}", unit=officer.unit) if officer.unit else "")
                ),
                what=joined("\n", (self._what(report), version_words(report))),
                version=report.version,
                pages=self._pages,
                sha256=canonical.digest(report.sheet.stored()),
                training=report.training,
                secret=self._session.signing_secret,
                card=card.place.label if card is not None else "",
                by_card=card is not None and card.used,
            )
        )
        self._session.window.show_screen(screen)
        self._session.background.run(desk.make_ready_to_seal, Lane.WORK, owner=self)
        why = desk.why_not_sealing()
        if why and card is not None and card.used:
            screen.show_problem(why)  # a code from HQ is for the laptop's key
        elif why:
            screen.ask_code(why)

    def _choose_key(self, by_card: bool) -> None:  # the signal's own shape
        """Sign with the card, or with the key on this laptop, from now on; then ask again."""
        desk, run = self._session.open_desk, self._session.background.run
        run(lambda: desk.signing.choose(by_card=by_card), Lane.WORK, lambda _: self._ask(), self._refused, self)

    def _seal_with(self, pin: str) -> None:
        report, desk = self._session.report, self._session.open_desk
        if report is None:
            return
        self._seal_screen().show_working(said("Checking the PIN"), 0.05)
        told, run = self._steps.told.emit, self._session.background.run
        seal = lambda: run(lambda: desk.seal(report.report_id, pin, told), Lane.WORK, self._done, self._refused, self)  # noqa: E731
        self._drafting.save(seal, self._refused)

    def _certify(self, code: str) -> None:
        core, desk = self._session.open_core, self._session.open_desk
        self._seal_screen().show_working(said("Asking HQ to certify you"), 0.5)
        self._session.background.run(lambda: core.certify(desk, code), Lane.NETWORK, lambda _: self._ask(), self._not_certified, self)

    def _not_certified(self, problem: Exception) -> None:
        self._seal_screen().ask_code(self._session.say(problem))

    def _step(self, words: str) -> None:
        self._seal_screen().show_working(words, SHARES.get(words, _EARLIEST))

    def _refused(self, problem: Exception) -> None:
        self._seal_screen().show_problem(self._session.say(problem))

    def _done(self, version: Version) -> None:
        self._show_version(version)
        self.sealed.emit()

    def _show_version(self, version: Version) -> None:
        from ui.screens.seal import Sealed

        self._version = version
        standing, mark, tone = standing_of(version)
        what = next((line.what for line in self._session.reports if line.id == version.report_id), "")
        report = self._session.report
        if report is not None:
            what = self._what(report)
        self._seal_screen().show_sealed(Sealed(what, version.sha256, version.pages, standing, mark, tone))

    def _standing_read(self, versions: tuple[Version, ...]) -> None:
        for version in versions:
            if self._version is not None and version.version == self._version.version:
                self._version = version
                self._seal_screen().show_standing(*standing_of(version))

    def _review_screen(self) -> ReviewScreen:
        if self._review is None:
            from fieldreport.wording import REASONS
            from ui.screens.review import ReviewScreen

            self._review = screen = ReviewScreen(REASONS)
            screen.place_chosen.connect(self._drafting.go_to)
            screen.words.word_chosen.connect(self._go_to_word)
            screen.words.kept.connect(self._keep_words)
            screen.seal_asked.connect(self._ask)
            screen.left.connect(self._drafting.show_again)
        return self._review

    def _seal_screen(self) -> SealScreen:
        if self._seal is None:
            from ui.screens.seal import SealScreen

            self._seal = screen = SealScreen()
            screen.sealed_with.connect(self._seal_with)
            screen.code_given.connect(self._certify)
            screen.key_chosen.connect(self._choose_key)
            screen.export_asked.connect(lambda: self._do("save"))
            screen.print_asked.connect(lambda: self._do("print"))
            screen.send_asked.connect(self.send_asked)
            screen.next_asked.connect(self.next_asked)
            screen.left.connect(self._leave_seal)
        return self._seal

    def _do(self, deed: str) -> None:
        if self._version is not None:
            self.deed_asked.emit(deed, self._version)

    def say_done(self, words: str) -> None:
        """Say on the seal screen what became of printing or saving."""
        if self._seal is not None:
            self._seal.show_said(words)

    def _leave_seal(self) -> None:
        if self._version is None:
            self._session.window.show_screen(self._review_screen())
        else:
            self.left.emit()


def section_labels(sheet: AnswerSheet) -> dict[str, str]:
    """Return what each section is called."""
    return {section.name: section.label.get(sheet.language) or section.label.get("en", section.name) for section in sheet.form.sections()}


def row_words(sheet: AnswerSheet, place: Place) -> str:
    """Return the titles of the rows in which a place stands, from the outside, or ""."""
    from fieldreport.answers.values import Place

    around = next((repeats for item, repeats in sheet.form.walk() if item.name == place.name), ())
    return ", ".join(sheet.row_title(Place(repeat, place.rows[:depth]), place.rows[depth]) for depth, repeat in enumerate(around))


def open_gaps(texts: Iterable[FreeText]) -> tuple[tuple[object, str, str], ...]:
    """Return the gaps that phrases left open: (place, the gap in words, why it is worth a look), each of a text once."""
    from fieldreport.catalogue.marking import GAPS, Marking

    marking = Marking(None)
    found = {
        (each.place, one.text.casefold()): (each.place, f"\u201c{one.text}\u201d", one.why)
        for each in texts
        for text in each.texts
        for one in marking.marks(text)
        if one.kind == GAPS
    }
    return tuple(found.values())

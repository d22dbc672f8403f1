"""Seal: the statement in full, who seals, what is sealed, the PIN, one button; then what can be done next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QProgressBar, QWidget

from fieldreport.said import joined, said
from ui import tongue
from ui.lists.reports import things
from ui.parts.bar import BarWords
from ui.parts.mark import Mark, MarkView, Tone
from ui.parts.screen import Screen
from ui.parts.words import block, button, column, line, name_button, rule, say, under, words
from ui.theme import COLUMN, UNIT, fix_width

if TYPE_CHECKING:
    from ui.parts.words import KeyButton, Words


_OTHER_KEY = "Alt+C"


@dataclass(frozen=True, slots=True)
class ToSeal:
    """What is about to be sealed, in words."""

    statement: str
    """In full, as it will be printed above the signature."""
    who: str
    """``Ofc. Alex Sample, star 90001, unit 010``"""
    what: str
    """``Detention and use of force, 10 Aug 2026, about 1407 hours``"""
    pages: int
    exhibits: int = 0
    sha256: str = ""
    """Hex of the hash of the answers."""
    training: bool = False
    secret: str = "PIN"  # noqa: S105 - the word; a laptop without a key store asks for a passphrase
    version: int = 1
    card: str = ""
    """What the officer's card calls itself; "" where she has none, and there is nothing to choose."""
    by_card: bool = False
    """Whether the card signs, and its PIN is asked; otherwise the key on this laptop."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """What was sealed, in words."""

    what: str
    sha256: str
    """Hex of the SHA-256 of the sealed document."""
    pages: int
    standing: str
    """``It waits on this laptop and is sent when there is a link.``"""
    mark: Mark = Mark.WAITING
    tone: Tone = Tone.ACCENT


def in_fours(sha256: str) -> str:
    """Return the first sixteen hex digits in four groups of four: enough to compare by eye."""
    return "  ".join(sha256[start : start + 4] for start in range(0, min(len(sha256), 16), 4))


class SealScreen(Screen):
    """Asks once, seals, and says what became of it."""

    sealed_with = Signal(str)
    """the PIN"""
    code_given = Signal(str)
    """HQ's one-time code, where the officer is not certified yet"""
    key_chosen = Signal(bool)
    """whether the card shall sign; otherwise the key on this laptop"""
    print_asked = Signal()
    export_asked = Signal()
    send_asked = Signal()
    next_asked = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._done, self._for_code, self._by_card = False, False, False
        self._secret = "PIN"  # noqa: S105 - the word
        self._asking, self._told = self._make_asking(), self._make_told()
        self._told.hide()
        inner = block(column(self._asking, self._told, None, margins=(0, 4 * UNIT, 0, 4 * UNIT)), width=COLUMN)
        page = line(None, inner, None, margins=(3 * UNIT, 0, 3 * UNIT, 0))
        page.setStretch(1, 1000)
        self.lay_out(page)

    def _make_asking(self) -> QWidget:
        self._title = words(said("Seal this report"), "title")
        self._statement = words("", "statement", wrap=True)
        self._statement.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._facts, facts = _facts((said("Sealed by"), said("Report"), said("Paper"), said("Check number of the answers"), ""))
        self._pin_label, self._pin = words("PIN", "field-label"), QLineEdit()
        self._pin.setEchoMode(QLineEdit.EchoMode.Password)
        fix_width(self._pin, 280)
        self._pin.returnPressed.connect(self._seal)
        self._problem = words("", "problem", wrap=True)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        tongue.name(self._progress, said("How far sealing is"))
        self._doing = words("", "side")
        statement = block(column(self._statement, margins=(3 * UNIT, 3 * UNIT, 3 * UNIT, 3 * UNIT)), "card")
        pin = line(under(self._pin_label, self._pin), 4, self._make_choice(), None)
        pin.setStretch(2, 1000)
        return block(column(self._title, 3, statement, 3, facts, 3, rule(), 3, pin, 1, self._problem, self._progress, 1, self._doing))

    def _make_choice(self) -> QWidget:
        """Make what says with which key it is signed, and the way to the other one."""
        self._key_words = words("", "side", wrap=True)
        self._other_key = button("", "", _OTHER_KEY)
        self._other_key.clicked.connect(lambda: self.key_chosen.emit(not self._by_card))
        self._choice = block(column(self._key_words, line(self._other_key, None), None))
        return self._choice

    def _make_told(self) -> QWidget:
        self._mark = MarkView()
        self._standing = words("", "", wrap=True)
        self._done_facts, facts = _facts((said("Report"), said("Paper"), said("Check number of the paper")))
        standing = line(self._mark, 1, self._standing)
        standing.setStretch(2, 1)
        self._said = words("", "side", wrap=True)
        self._send = button(said("Send now"), "", "Alt+S")
        self._print = button(said("Print…"), "", "Alt+P")
        self._export = button(said("Save a PDF…"), "", "Alt+F")
        for made, signal in ((self._send, self.send_asked), (self._print, self.print_asked), (self._export, self.export_asked)):
            made.clicked.connect(signal)
        note = words(said("Nothing in it can change any more. A correction is a new version that names this one."), "side", wrap=True)
        return block(
            column(
                words(said("Sealed"), "title"), 2, standing, 3, facts, 1, note, 4,
                line(self._send, 1, self._print, 1, self._export, None), 2, self._said,
            )
        )  # fmt: skip

    def ask(self, question: ToSeal) -> None:
        """Ask for the PIN under the statement."""
        self._done, self._for_code, self._by_card = False, False, question.by_card
        self._secret = question.secret
        self._pin.setEchoMode(QLineEdit.EchoMode.Password)
        self._title.setText(said("Seal this report") if question.version == 1 else said("Seal version {version}", version=question.version))
        self._statement.setText(question.statement)
        self._pin_label.setText(said("Your {secret}, which signs it", secret=question.secret))
        tongue.name(self._pin, said("Your {secret}", secret=question.secret))
        exhibits = things(question.exhibits, said("exhibit"), said("exhibits")) if question.exhibits else said("no exhibits")
        paper = joined(", ", (things(question.pages, said("page"), said("pages")), exhibits))
        training = said("Every page is marked as training.") if question.training else ""
        _tell(self._facts, (question.who, question.what, paper, in_fours(question.sha256), training))
        self._show_key(question.card)
        self._pin.clear()
        self.show_problem("")
        self._asking.show()
        self._told.hide()
        self._offer()

    def _show_key(self, card: str) -> None:
        self._choice.setVisible(bool(card))
        if self._by_card:
            say(
                self._key_words,
                said("The card “{card}” signs it, and its PIN is asked.", card=card),
            )
            name_button(self._other_key, said("Sign with this laptop's key"), _OTHER_KEY)
        else:
            say(self._key_words, said("The key on this laptop signs it."))
            name_button(self._other_key, said("Sign with the card “{card}”", card=card), _OTHER_KEY)

    def ask_code(self, why: str) -> None:
        """Ask for HQ's one-time code in place of the PIN: this officer cannot seal yet."""
        self._for_code = True
        self._pin_label.setText(said("Code from HQ"))
        tongue.name(self._pin, said("Code from HQ"))
        self._pin.setEchoMode(QLineEdit.EchoMode.Normal)
        self.show_problem(why)

    def show_working(self, doing: str, share: float) -> None:
        """Say what is being done (``Signing``) and how far it is (0 to 1)."""
        self._pin.setReadOnly(True)
        self._other_key.setEnabled(False)
        self._problem.hide()
        self._progress.show()
        self._progress.setValue(round(share * 100))
        say(self._doing, doing)
        self.set_bar(BarWords(action=said("One moment…") if self._for_code else said("Sealing…"), action_key="", ready=False))

    def show_problem(self, text: str) -> None:
        """Say why it was not sealed. The draft is as it was; the PIN is asked again."""
        self._pin.setReadOnly(False)
        self._other_key.setEnabled(True)
        self._pin.clear()
        self._progress.hide()
        say(self._doing, "")
        say(self._problem, text)
        if text:
            self.ground.reveal(self._problem)
        self._offer()
        self._pin.setFocus()

    def show_sealed(self, sealed: Sealed) -> None:
        """Say what was sealed and where it is now."""
        self._done = True
        self._pin.clear()
        self._pin.setReadOnly(False)
        self.show_standing(sealed.standing, sealed.mark, sealed.tone)
        _tell(self._done_facts, (sealed.what, things(sealed.pages, said("page"), said("pages")), in_fours(sealed.sha256)))
        say(self._said, "")
        self._asking.hide()
        self._told.show()
        self.set_bar(BarWords(back=said("My shift"), action=said("Next report")))
        self.take_focus()

    def show_standing(self, text: str, mark: Mark, tone: Tone) -> None:
        """Say where the sealed report is now; a receipt changes it while the screen is shown."""
        self._standing.setText(text)
        self._mark.show_mark(mark, tone)
        self._send.setVisible(mark is Mark.WAITING)

    def show_said(self, text: str) -> None:
        """Say what became of printing or saving."""
        say(self._said, text)

    @property
    def problem(self) -> str:
        """Why it was not sealed, or ""."""
        return self._problem.text()

    @property
    def standing(self) -> str:
        """Where the sealed report is, or "" before it is sealed."""
        return self._standing.text() if self._done else ""

    def take_focus(self) -> None:
        """On the PIN; after sealing on the first thing that can be done."""
        first = self._export if self._send.isHidden() else self._send
        target: QLineEdit | KeyButton = first if self._done else self._pin
        target.setFocus()

    def act(self) -> None:
        """Seal; after that, begin the next report."""
        if self._done:
            self.next_asked.emit()
        elif self.bar.ready:
            self._seal()

    def leave(self) -> None:
        """Go back to the paper, or home when it is sealed; nothing stops a seal half-way."""
        if self._done or self.bar.ready:
            self.left.emit()

    def _offer(self) -> None:
        self.set_bar(BarWords(back=said("Back to the paper"), action=said("Ask HQ to certify me") if self._for_code else said("Seal")))

    def _seal(self) -> None:
        if not self.bar.ready:
            return
        if not self._pin.text():
            say(
                self._problem,
                said("Type the code that HQ gave you.") if self._for_code else said("Type your {secret}.", secret=self._secret),
            )
            self._pin.setFocus()
            return
        (self.code_given if self._for_code else self.sealed_with).emit(self._pin.text().strip() if self._for_code else self._pin.text())


def _facts(names: tuple[str, ...]) -> tuple[list[Words], QGridLayout]:
    grid = QGridLayout()
    grid.setHorizontalSpacing(3 * UNIT)
    grid.setVerticalSpacing(UNIT)
    grid.setColumnMinimumWidth(0, 22 * UNIT)
    grid.setColumnStretch(1, 1)
    values = []
    for row, name in enumerate(names):
        value = words("", "hash" if name.startswith("Check number") else "care" if not name else "", wrap=True)
        tongue.name(value, name)
        grid.addWidget(words(name, "side"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, row, 1)
        values.append(value)
    return values, grid


def _tell(labels: list[Words], texts: tuple[str, ...]) -> None:
    for label, text in zip(labels, texts, strict=True):
        say(label, text)

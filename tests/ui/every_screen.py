"""Every screen and every state of it that matters, in the real window with real parts, in the order in which an officer meets them.

The one list of all screens: the accessibility test, the measure of brightness and ``make pictures`` all walk it. Whoever adds a
screen or a state adds its line here, and everything is looked at from then on.
"""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

from fieldreport import trial
from fieldreport.answers.values import Place
from fieldreport.app import Parts, utc_now
from fieldreport.errors import LockedOut
from fieldreport.vault.keys import FolderKeyStore
from tests.builders import Clock
from tests.houses import PASSPHRASE, STAR, House
from tests.newer_form import resources_with_newer_form
from tests.ui import small_form
from tests.ui.every_deed import with_a_sealed_report
from tests.ui.pages import CTRL, PATIENCE, Key, WindowPage, press, write
from tests.ui.with_a_card import with_a_card
from ui import messages, theme
from ui.questions.narrative import Narrative
from ui.screens.bring_in import BringInScreen
from ui.screens.discarded import DiscardedScreen
from ui.screens.fill import FillScreen
from ui.screens.newer_form import NewerFormScreen
from ui.screens.own_words import OwnWordsScreen
from ui.screens.scene_log import SceneLogScreen
from ui.screens.shift_end import Sending
from ui.screens.times import TimesScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.questions.field import QuestionField

SMALLEST_SCREEN = (1366, 768)
"""The screen of a field laptop."""
SHIFT = Qt.KeyboardModifier.ShiftModifier
FACES = tuple(theme.Face(which, by) for which in (theme.DAY, theme.NIGHT) for by in (theme.USUAL, theme.TOUCH))
"""Day and night, normal and large."""
TURNS = 8
"""Turns of the event loop after which a layout stands: a field that grows makes its page grow a turn later."""
PROFILE = {
    "reporter_beat": "0923",
    "reporter_watch": "second",
    "vehicle": "4418",
    "bwc_serial": "X60A00001",
    "partner_name": "Ofc. Robin Example",
}
STORY = (
    "I saw two agents at the corner of North Example Avenue. The agent was brutal and obviously acted illegaly.\n"
    "One of them asked whether the man was undocumented. I asked both for there names and for their credentials.\n"
    "At 1412 hours the agents left in a grey van."
)
"""Prose with each kind of mark in it: spelling, opinion, immigration status."""


@dataclass(frozen=True)
class State:
    """One screen in one state, as it stands in the window now."""

    name: str
    window: MainWindow
    tab_leaves: bool = False
    """Whether Tab closes what lies open: the keyboard is not led around there."""


def name_of(face: theme.Face) -> str:
    """Return a face in words: ``night, large``."""
    return f"{face.theme.name}, {'large' if face.sizes is theme.TOUCH else 'normal'}"


def prepare(template: House, folder: Path) -> House:
    """Make a laptop with a report in each state: with HQ, waiting, ready to seal, just begun; and a form newer than theirs."""
    shutil.copytree(template.laptop.parent, folder)
    house = House(replace(template.settings, folder=folder / "hq"), folder / "laptop")
    with house.open() as report, closing(report.unlock(STAR, PASSPHRASE)) as desk:
        desk.set_shift(PROFILE)
        delivered = trial.fill_sample(desk)
        desk.seal(delivered.report_id, PASSPHRASE)
        with house.serving():
            report.deliver_all()
        desk.apply_mail()
        waiting = trial.fill_sample(desk)
        desk.seal(waiting.report_id, PASSPHRASE)
        trial.fill_sample(desk)
        desk.new_report()
    resources_with_newer_form(folder / "resources")
    return house


def walk(qtbot: QtBot, house: House, look: Callable[[State], None], face: theme.Face, *, size: tuple[int, int] = SMALLEST_SCREEN) -> None:
    """Open the window in one face and go through every screen, and show each to ``look`` when it stands still.

    ``look`` may resize the window, move the keyboard by Tab, and grab; it presses no other key. The laptop is used up.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply_theme(app, face)
    parts = Parts(key_store=lambda folder: FolderKeyStore(folder / "keys"), resources=house.laptop.parent / "resources")
    page = WindowPage(qtbot, house.laptop, utc_now, parts)
    page.show(size)
    try:
        Walk(page, look, size).all()
    finally:
        page.finish()
        theme.wear(app, theme.Face())


class Walk:
    """One way through all screens."""

    def __init__(self, page: WindowPage, look: Callable[[State], None], size: tuple[int, int]) -> None:
        self.page = page
        self.window = page.window
        self._look = look
        self._size = size

    def look(self, name: str, *, tab_leaves: bool = False) -> None:
        """Let a screen come to rest, show it, and put size and keyboard back where they were."""
        self.rest()
        focus = QApplication.focusWidget()
        self._look(State(name, self.window, tab_leaves))
        self.window.resize(*self._size)
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.rest()

    def rest(self) -> None:
        """Wait until nothing is being done on the lanes or in the window."""
        self.page.settle()
        if isinstance(self.window.shown, FillScreen):
            self.window.shown.count_missing()  # what waits for a pause in typing
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for _ in range(TURNS):
            QCoreApplication.processEvents()

    def all(self) -> None:
        self.before_the_desk()
        self.home()
        self.scene_log()
        self.form()
        self.narrative()
        self.question_types()
        self.times_and_newer_form()
        self.review_and_seal()
        with_a_sealed_report(self)
        self.shift_end()

    def before_the_desk(self) -> None:
        """Unlock, the first time, a stamp while locked."""
        self.look("unlock")
        write(STAR)
        press(Key.Key_Return)
        write("wrong")
        press(Key.Key_Return)
        self.page.unlock.wait_for_problem()
        self.look("unlock, wrong PIN")
        until = datetime.now(UTC) + timedelta(minutes=9)
        locked = LockedOut("Five wrong tries.", until=until)
        self.window.unlock.show_problem(messages.in_words(locked))
        self.look("unlock, locked for minutes")
        press(Key.Key_F4)
        self.look("first time on this laptop")
        press(Key.Key_Escape)
        press(Key.Key_F11)
        self.rest()
        self.look("a stamp while locked")
        press(Key.Key_1)
        self.rest()
        self.look("unlock, a time was stamped")

    def home(self) -> None:
        self.window.unlock.forget()
        self.window.unlock.take_focus()
        self.page.unlock.open(STAR, PASSPHRASE)
        self.page.home.wait_for_state("ready to seal")
        self.look("home, with a line of words")
        self.window.tell_problem("The disk is full. What you typed is safe until you lock. Make space, then press Ctrl+S or type on.")
        self.look("home, with a problem")
        self.window.notice.clear()
        self.look("home")
        press(Key.Key_Return)
        self.look("home, shift confirmed")
        screen = self.page.home.screen
        write("zebra")
        self.look("home, nothing found")
        press(Key.Key_Escape)
        screen.show_reports((), "")
        self.look("home, no reports yet")
        self.page.wiring.home.refresh()
        press(Key.Key_F1)
        self.look("shortcut card")
        press(Key.Key_F1)
        self.discarded()
        self.own_words()

    def discarded(self) -> None:
        """A draft that is put away, and the list of those that still come back."""
        home = self.page.home
        home.wait_for_state("ready to seal")
        self.rest()
        self.choose_report("ready to seal")
        press(Key.Key_Delete)
        write("entered twice")
        self.look("home, why a draft is discarded")
        press(Key.Key_Return)
        self.rest()
        self.look("home, a draft was discarded")
        self.window.notice.clear()
        press(Key.Key_F7)
        screen = self.page.at(DiscardedScreen)
        self.page.qtbot.waitUntil(lambda: screen.list.rows.rowCount() == 1, timeout=PATIENCE)
        self.look("discarded drafts")
        press(Key.Key_Return)
        home.wait_for_state("ready to seal")
        self.rest()
        press(Key.Key_F7)
        self.window.notice.clear()

    def own_words(self) -> None:
        """The officer's own words and phrases: none, one being typed, one that cannot be kept, and one that is."""
        self.page.home.screen.list.setFocus()
        press(Key.Key_F9)
        self.page.at(OwnWordsScreen)
        self.look("own words, none yet")
        press(Key.Key_N, CTRL)
        write("mu")
        press(Key.Key_Tab)
        self.look("own words, one being typed")
        press(Key.Key_Return, CTRL)
        self.look("own words, one that cannot be kept")
        write("My unit was first on the scene.")
        press(Key.Key_Return, CTRL)
        self.rest()
        self.look("own words")
        press(Key.Key_Escape)
        self.window.notice.clear()
        self.rest()

    def scene_log(self) -> None:
        self.page.home.screen.take_focus()
        press(Key.Key_F11)
        self.page.at(TimesScreen)
        self.look("times stamped while locked")
        press(Key.Key_Return, CTRL)
        screen = self.page.at(SceneLogScreen)
        self.rest()
        self.look("scene log, one time")
        for key in (Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5):
            press(key)
            self.rest()
        self.look("scene log")
        press(Key.Key_N)
        self.rest()
        write("two vans, one of them without plates")
        self.look("scene log, a note")
        screen.time.setFocus()
        press(Key.Key_A, CTRL)
        write("99")
        press(Key.Key_Return)
        self.look("scene log, a time that is not understood")
        screen.take_focus()
        press(Key.Key_Escape)

    def form(self) -> None:
        """Each section of the report, and what a field can be in."""
        self.rest()
        self.page.home.wait_for_state("ready to seal")
        self.open_report("ready to seal")
        fill = self.page.fill.screen
        self.look("fill, a newer form is there")
        self.window.notice.clear()
        for section in fill.sections.sections:
            fill.open_section(section.name)
            self.enter(fill)
            self.look(f"fill, {section.label}")
        self.look_at_a_field(fill)

    def enter(self, fill: FillScreen) -> None:
        """Go into the section that is shown."""
        stop = fill.sections.first_stop()
        assert stop is not None
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_at_a_field(self, fill: FillScreen) -> None:
        place = Place("supervisor_outcome")
        fill.go_to(place)
        press(Key.Key_F4)
        self.look("fill, how do you know")
        press(Key.Key_Escape)
        press(Key.Key_F2)
        self.look("fill, side pane open" if not fill.side.isHidden() else "fill, side pane folded")
        press(Key.Key_F2)
        press(Key.Key_F4, SHIFT)
        self.look("fill, another account shown")
        self.window.tell("14 times are in this report's timeline. 3 answers were filled from the scene log. Ctrl+Z takes each back.")
        self.look("fill, with a line of words")
        self.window.notice.clear()
        self.look_into_lists(fill)
        self.bring_in()

    def look_into_lists(self, fill: FillScreen) -> None:
        """Provisions, and a row of another table that is made in place."""
        report = self.page.wiring.session.report
        assert report is not None
        for repeat, link, typed, name in (
            ("violations", "provision", "seiz", "fill, the list of provisions"),
            ("force", "force_person", "Kim Example", "fill, a new row in place"),
        ):
            row = report.sheet.rows(Place(repeat))[0]
            fill.go_to(Place(link, (row,)))
            press(Key.Key_A, CTRL)
            write(typed)
            self.look(name, tab_leaves=True)
            press(Key.Key_Escape)
            fill.undo()
            self.rest()

    def bring_in(self) -> None:
        """People, agents and vehicles of an earlier report."""
        press(Key.Key_B, CTRL)
        screen = self.page.at(BringInScreen)
        self.look("bring in, earlier reports")
        press(Key.Key_End)
        press(Key.Key_Return)
        self.page.qtbot.waitUntil(lambda: not screen.rows.isHidden(), timeout=PATIENCE)
        self.look("bring in, what stands in one")
        press(Key.Key_Return)
        self.look("bring in, a line taken")
        press(Key.Key_Escape)
        press(Key.Key_Escape)
        self.page.at(FillScreen)

    def narrative(self) -> None:
        """The sheet: marks, the card of a mark, phrases, finding."""
        fill = self.page.fill.screen
        fill.go_to(Place("narrative"))
        editor = self.field(fill).editor
        assert isinstance(editor, Narrative)
        before = editor.paper.toPlainText()
        self.page.qtbot.waitUntil(lambda: editor.marker is not None, timeout=PATIENCE)
        press(Key.Key_A, CTRL)
        QApplication.clipboard().setText(STORY)
        press(Key.Key_V, CTRL)
        marker = editor.marker
        assert marker is not None
        self.page.qtbot.waitUntil(lambda: marker.is_done, timeout=PATIENCE)
        press(Key.Key_Home, CTRL)
        self.look("narrative, with marks")
        press(Key.Key_Period, CTRL)
        self.look("narrative, a marked word", tab_leaves=True)
        press(Key.Key_Escape)
        press(Key.Key_F10)
        self.look("narrative, phrases", tab_leaves=True)
        press(Key.Key_Escape)
        press(Key.Key_F, CTRL)
        write("agent")
        self.look("narrative, find and replace")
        press(Key.Key_Escape)
        editor.paper.setFocus()
        press(Key.Key_I, CTRL)
        self.look("narrative, what can be inserted")
        press(Key.Key_Escape)
        if not fill.side.isHidden():
            press(Key.Key_F2)
        press(Key.Key_Return, CTRL)
        self.page.review.wait_for_paper()
        self.rest()
        self.look("review, marked words")
        press(Key.Key_Escape)
        self.page.at(FillScreen)
        editor.paper.setFocus()
        press(Key.Key_A, CTRL)
        QApplication.clipboard().setText(before)
        press(Key.Key_V, CTRL)
        self.rest()

    def field(self, fill: FillScreen) -> QuestionField:
        """The field that has the keyboard."""
        return type(self.page.fill)(fill).field()

    def question_types(self) -> None:
        """One question of each type, empty, wrong, and answered with a chip."""
        back = self.window.shown
        screen = FillScreen(now=Clock())
        screen.open(small_form.small_sheet())
        screen.open_section("rest")
        self.window.show_screen(screen)
        self.look("questions of each type, empty")
        for name in ("remark", "distance", "day", "hour", "city", "steepness", "spot"):
            screen.go_to(Place(name))
            if name in ("distance", "day", "hour"):
                write("not so")
            else:
                press(Key.Key_F5)
        self.look("questions of each type, unknown or not understood")
        screen.open_section("vehicles_section")
        self.enter(screen)
        self.look("a table without rows")
        press(Key.Key_N, CTRL)
        write("Example")
        press(Key.Key_N, CTRL)
        self.look("a table with rows, and the pane of one")
        self.window.show_screen(back)
        _throw_away(screen)

    def times_and_newer_form(self) -> None:
        press(Key.Key_F11)
        self.page.at(SceneLogScreen)
        self.rest()
        self.look("scene log, beside a report")
        press(Key.Key_Return, CTRL)
        self.page.at(TimesScreen)
        self.look("times for this report")
        press(Key.Key_Escape)
        self.page.at(SceneLogScreen)
        press(Key.Key_Escape)
        self.page.at(FillScreen)
        press(Key.Key_F3)
        self.page.at(NewerFormScreen)
        self.look("a newer form")
        press(Key.Key_Escape)
        self.page.at(FillScreen)

    def review_and_seal(self) -> None:
        press(Key.Key_Escape)
        self.page.home.wait_for_state("ready to seal")
        self.rest()
        self.open_report("ready to seal", but=True)
        self.window.notice.clear()
        press(Key.Key_Return, CTRL)
        self.page.review.wait_for_paper()
        self.look("review, things missing")
        press(Key.Key_Escape)
        press(Key.Key_Escape)
        self.rest()
        self.open_report("ready to seal")
        self.window.notice.clear()
        press(Key.Key_Return, CTRL)
        self.page.review.wait_for_paper()
        self.look("review")
        self.page.review.seal()
        self.look("seal")
        with_a_card(self)
        screen = self.page.seal.screen
        screen.show_problem("That was not your passphrase. The draft is as it was. 4 tries are left.")
        self.look("seal, wrong PIN")
        screen.show_working("Signing", 0.6)
        self.look("seal, being done")
        screen.show_problem("")
        self.page.seal.sign(PASSPHRASE)
        self.look("sealed")
        press(Key.Key_Escape)

    def shift_end(self) -> None:
        self.page.home.shift_end()
        self.look("shift end")
        screen = self.page.shift_end.screen
        screen.show_sending(Sending(3, 2, 0.4, 0.7, "Sending 1 of 2, about 10 seconds"))
        self.look("shift end, sending")
        screen.show_sending(Sending(0, 0, 1.0, None, "HQ's receipt numbers: 2026-00417, 2026-00418."))
        self.look("shift end, nothing left")
        press(Key.Key_Escape)

    def open_report(self, state: str, *, but: bool = False) -> None:
        """Open the first report of the list that is in a state, or (``but``) a draft that is not."""
        self.choose_report("missing" if but else state)
        press(Key.Key_Return)
        self.page.at(FillScreen)
        self.rest()

    def choose_report(self, state: str) -> None:
        """Go to the first report of the list whose state holds these words."""
        home = self.page.home
        screen = home.screen
        self.page.qtbot.waitUntil(lambda: screen.list.rows.rowCount() > 1, timeout=PATIENCE)
        place = next(number for number, words in enumerate(home.states) if state in words)
        screen.list.setFocus()
        screen.list.setCurrentIndex(screen.list.rows.index(place))


def _throw_away(screen: QWidget) -> None:
    screen.setParent(None)
    screen.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

"""A file as an answer: what the editor shows and asks for. The intake itself is tried in tests/ui/actions/test_attaching.py."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit

from fieldreport.answers.values import Account, AttachedFile, NonAnswer
from fieldreport.forms.definition import QuestionType
from tests.ui.questions.editing import CTRL, Heard, listen
from ui.questions.editor import Entry, PictureWanted, StopTakingIn, TakeIn
from ui.questions.file import NO_FILE, NOT_IN_YET, ONE_AT_A_TIME, STILL, THERE_IS_ONE, FileEditor
from ui.questions.file_panels import BREAK

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
Key = Qt.Key
PHOTO = AttachedFile("1a2b3c4d" + "0" * 52 + "9f8e", "IMG_0012.JPG", "image/jpeg", 3_200_000)
SOUND = AttachedFile("f" * 64, "voice.m4a", "audio/mp4", 812)


class HeardFile(Heard):
    """The editor of a picture, and all that it asked for."""

    editor: FileEditor

    def __init__(self, heard: Heard) -> None:
        assert isinstance(heard.editor, FileEditor)
        super().__init__(heard.editor, heard.entries, heard.notes, heard.done)
        self.asked: list[object] = []
        self.offered: list[TakeIn | None] = []
        self.editor.asked.connect(self.asked.append)
        self.editor.offered.connect(self.offered.append)

    def focused(self) -> object:
        return QApplication.focusWidget()


@pytest.fixture
def heard(qtbot: QtBot) -> HeardFile:
    found = HeardFile(listen(qtbot, FileEditor(QuestionType.IMAGE)))
    found.editor.set_names("Picture of the vehicle", "")
    return found


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "IMG_0012.JPG"
    path.write_bytes(b"\xff\xd8\xff\xe0 not a whole picture")
    return path


def urls(*paths: Path | str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) if isinstance(path, Path) else QUrl(path) for path in paths])
    return mime


def told(label: QLabel) -> str:
    """What a label says, without the places where it may be broken."""
    return label.text().replace(BREAK, "")


def drop(editor: FileEditor, mime: QMimeData) -> None:
    buttons, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPointF(5, 5).toPoint(), Qt.DropAction.CopyAction, mime, buttons, plain)
    QApplication.sendEvent(editor, entering)
    if entering.isAccepted():
        QApplication.sendEvent(editor, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, plain))


def test_the_file_dialog_writes_down_nowhere_which_folders_were_looked_at(qtbot: QtBot, heard: HeardFile, tmp_path: Path) -> None:
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path))
    shiboken6.delete(QFileDialog())
    assert "FileDialog" in (tmp_path / "QtProject.conf").read_text(), "left to itself it does"
    (tmp_path / "QtProject.conf").unlink()
    heard.key(Key.Key_Return)
    dialog = heard.editor.window().findChild(QFileDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    dialog.reject()
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
    assert not Path(QSettings(QSettings.Scope.UserScope, "QtProject").fileName()).exists()
    assert not (tmp_path / "QtProject.conf").exists()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space])
def test_a_key_opens_the_file_dialog_and_the_chosen_file_is_asked_about(qtbot: QtBot, heard: HeardFile, photo: Path, key: Qt.Key) -> None:
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    heard.key(key)
    dialog = heard.editor.window().findChild(QFileDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.nameFilters()[0].startswith("Pictures (")
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert line is not None
    line.setText(str(photo))
    dialog.accept()
    qtbot.waitUntil(lambda: heard.focused() is heard.editor.waiting.where)
    assert told(heard.editor.waiting.name) == "IMG_0012.JPG"
    assert heard.offered == [TakeIn(photo)]
    assert heard.asked == []


def test_where_it_was_found_and_from_whom_are_asked_before_it_is_taken_in(heard: HeardFile, photo: Path) -> None:
    heard.editor.offer((photo,))
    heard.type("On the sidewalk ")
    heard.key(Key.Key_Return)
    heard.type("A neighbor")
    heard.key(Key.Key_Return)
    assert heard.asked == [TakeIn(photo, "On the sidewalk", "A neighbor")]
    assert heard.entries == []


def test_both_may_be_left_empty(heard: HeardFile, photo: Path) -> None:
    heard.editor.offer((photo,))
    heard.key(Key.Key_Return)
    heard.key(Key.Key_Return)
    assert heard.asked == [TakeIn(photo)]


def test_a_file_is_dropped(heard: HeardFile, photo: Path) -> None:
    drop(heard.editor, urls(photo))
    assert heard.offered == [TakeIn(photo)]
    assert heard.editor.nothing.hint.text() == "or drop it here, or paste it with Ctrl+V"


def test_a_copied_file_is_pasted(heard: HeardFile, photo: Path) -> None:
    QGuiApplication.clipboard().setMimeData(urls(photo))
    heard.key(Key.Key_V, CTRL)
    assert heard.offered == [TakeIn(photo)]


@pytest.mark.parametrize("pasted", ["https://example.org/a.jpg", ""])
def test_what_is_no_file_here_is_not_taken_and_said(heard: HeardFile, pasted: str) -> None:
    QGuiApplication.clipboard().setMimeData(urls(pasted))
    heard.key(Key.Key_V, CTRL)
    assert heard.notes[-1] == NO_FILE
    assert heard.offered == []


def test_words_and_links_are_not_dropped_here(heard: HeardFile) -> None:
    drop(heard.editor, urls("https://example.org/a.jpg"))
    assert (heard.offered, heard.notes) == ([], [])


def test_one_question_takes_one_file(heard: HeardFile, photo: Path) -> None:
    drop(heard.editor, urls(photo, photo.parent / "other.jpg"))
    assert heard.notes[-1] == ONE_AT_A_TIME
    heard.show(PHOTO)
    drop(heard.editor, urls(photo))
    assert heard.notes[-1] == THERE_IS_ONE
    assert heard.offered == []


def test_not_now_puts_it_back_and_keeps_the_words_for_the_same_file(heard: HeardFile, photo: Path) -> None:
    heard.editor.offer((photo,))
    heard.type("In the glove box")
    assert heard.editor.close_open()
    assert heard.focused() is heard.editor.nothing.add
    assert heard.offered[-1] is None
    assert not heard.editor.close_open()
    heard.editor.offer((photo,))
    assert heard.editor.waiting.where.text() == "In the glove box"
    heard.editor.waiting.not_now.click()
    heard.editor.offer((photo.parent / "other.jpg",))
    assert heard.editor.waiting.where.text() == ""


def test_a_file_that_undo_brings_back_takes_the_place_of_one_that_waits(heard: HeardFile, photo: Path) -> None:
    heard.editor.offer((photo,))
    heard.show(PHOTO)
    assert heard.editor.shown.isVisible()
    assert heard.offered[-1] is None


def test_going_on_while_a_file_waits_says_that_it_is_not_in_the_report(heard: HeardFile, photo: Path) -> None:
    heard.editor.offer((photo,))
    heard.editor.leave()
    assert heard.notes[-1] == NOT_IN_YET.format(name="IMG_0012.JPG")


def test_what_is_shown_is_not_disturbed_by_the_answer_that_stands(heard: HeardFile, photo: Path) -> None:
    heard.editor.offer((photo,))
    heard.type("In the")
    heard.show(None)
    assert heard.editor.waiting.isVisible()
    heard.show(None, afresh=True)
    assert heard.editor.nothing.isVisible()


def test_an_intake_shows_how_far_it_is_and_can_be_stopped(heard: HeardFile, photo: Path) -> None:
    heard.editor.offer((photo,))
    heard.editor.show_progress("IMG_0012.JPG", 500, 1_000, 1.0)
    assert heard.focused() is heard.editor.under_way
    assert told(heard.editor.under_way.name) == "Taking in IMG_0012.JPG"
    assert heard.editor.under_way.said.text() == "500 bytes of 1.0 KB, 50%"
    assert heard.editor.under_way.bar.value() == 500
    heard.key(Key.Key_Tab)
    heard.key(Key.Key_Return)
    assert heard.asked == [StopTakingIn()]
    heard.editor.show_stopped("Taking in IMG_0012.JPG was stopped.")
    assert heard.focused() is heard.editor.nothing.add
    assert heard.notes[-1] == "Taking in IMG_0012.JPG was stopped."


def test_escape_says_once_what_leaving_would_stop(heard: HeardFile) -> None:
    heard.editor.show_progress("IMG_0012.JPG", 500, 1_000, 1.0)
    assert heard.editor.close_open()
    assert heard.notes[-1] == STILL.format(name="IMG_0012.JPG")
    heard.editor.show_progress("IMG_0012.JPG", 600, 1_000, 1.1)
    assert not heard.editor.close_open()


def test_a_file_that_was_not_taken_in_waits_again_with_its_words(heard: HeardFile, photo: Path) -> None:
    offer = TakeIn(photo, "In the glove box", "A neighbor")
    heard.editor.show_progress("IMG_0012.JPG", 0, 0, 0.0)
    heard.editor.show_failed("IMG_0012.JPG is not there (any more).", offer)
    assert heard.editor.waiting.offer() == offer
    assert heard.notes[-1] == "IMG_0012.JPG is not there (any more)."
    assert heard.offered == [offer]


def test_the_file_is_told_in_words_and_can_be_removed(heard: HeardFile) -> None:
    heard.show(PHOTO)
    shown = heard.editor.shown
    assert [told(part) for part in (shown.name, shown.what, shown.hash)] == [
        "IMG_0012.JPG",
        "3.2 MB, JPEG picture",
        "SHA-256 1a2b3c4d … 9f8e",
    ]
    assert heard.focused() is shown
    heard.key(Key.Key_Tab)
    heard.key(Key.Key_Return)
    assert heard.entries == [Entry(None)]
    heard.show(None)
    assert heard.focused() is heard.editor.nothing.add


def test_enter_on_the_file_goes_on(heard: HeardFile) -> None:
    heard.show(PHOTO)
    heard.key(Key.Key_Return)
    assert heard.done == [True]


def test_a_picture_is_asked_for_once_and_shown_for_its_own_file_alone(heard: HeardFile) -> None:
    for _ in range(2):
        heard.show(PHOTO)
    (wanted,) = heard.asked
    assert isinstance(wanted, PictureWanted)
    heard.editor.show_picture("0" * 64, png(200, 100))
    assert not heard.editor.shown.picture.isVisible()
    heard.editor.show_picture(PHOTO.sha256, png(200, 100))
    assert heard.editor.shown.picture.isVisible()
    assert heard.editor.shown.picture.pixmap().width() == 144


@pytest.mark.parametrize("broken", [b"", b"no picture"])
def test_without_a_picture_there_is_no_gap(heard: HeardFile, broken: bytes) -> None:
    heard.show(PHOTO)
    heard.editor.show_picture(PHOTO.sha256, broken)
    assert not heard.editor.shown.picture.isVisible()


def test_no_picture_is_asked_of_a_sound(heard: HeardFile) -> None:
    heard.show(SOUND)
    assert heard.asked == []


def test_damaged_bytes_are_said_at_the_file(heard: HeardFile) -> None:
    heard.show(PHOTO)
    heard.editor.show_trouble(PHOTO.sha256, "The bytes are damaged.")
    assert heard.editor.shown.trouble.isVisible()
    heard.show(SOUND)
    assert not heard.editor.shown.trouble.isVisible()


def test_a_chip_stands_under_the_button_and_a_file_takes_its_place(heard: HeardFile) -> None:
    heard.show(PHOTO)
    heard.editor.show_account(Account(NonAnswer.UNKNOWN))
    heard.editor.show_non_answer(NonAnswer.UNKNOWN)
    assert heard.editor.nothing.isVisible()
    assert heard.editor.chip.isVisible()


def test_what_is_read_only_is_neither_added_nor_removed(heard: HeardFile, photo: Path) -> None:
    heard.editor.set_read_only(True)
    heard.editor.offer((photo,))
    assert heard.offered == []
    heard.show(PHOTO)
    assert not heard.editor.shown.remove.isVisible()
    assert heard.editor.stops() == (heard.editor.shown,)


def test_tab_stops_follow_what_is_seen_and_all_have_names(heard: HeardFile, photo: Path) -> None:
    remade: list[bool] = []
    heard.editor.remade.connect(lambda: remade.append(True))
    heard.editor.offer((photo,))
    heard.editor.show_progress("IMG_0012.JPG", 1, 2, 0.1)
    heard.show(PHOTO)
    assert len(remade) == 3
    for account in (None, PHOTO):
        heard.show(account, afresh=True)
        heard.editor.set_names("Picture of the vehicle", "")
        tops = [stop.mapTo(heard.editor, stop.rect().topLeft()) for stop in heard.editor.stops()]
        assert all(stop.isVisible() and stop.accessibleName() and stop.accessibleDescription() for stop in heard.editor.stops())
        assert tops == sorted(tops, key=lambda point: (point.y() // 24, point.x()))
    assert heard.editor.shown.accessibleName().startswith("Picture of the vehicle: IMG_0012.JPG, 3.2 MB, JPEG picture")


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())

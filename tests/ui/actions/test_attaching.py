"""Files as answers in the whole window, on the real desk: taken in, stopped, left, locked, undone."""

from __future__ import annotations

import hashlib
import json
import shutil
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage

from fieldreport.answers.values import AttachedFile, Place
from fieldreport.app import utc_now
from fieldreport.canonical import encode
from tests.builders import CODES, FORM_ID, FORMS
from tests.houses import PASSPHRASE, STAR
from tests.ui.conftest import PARTS
from tests.ui.pages import CTRL, PATIENCE, Key, open_window, press, write
from tests.ui.small_form import ask, group, rows
from ui.actions import attaching
from ui.background import Lane
from ui.questions.file import FileEditor
from ui.screens.fill import FillScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from fieldreport.desk import CustodyEntry
    from tests.houses import House
    from tests.ui.pages import WindowPage

# The offscreen platform says so whenever a window with a least size is shown, such as the file dialog.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
PHOTO, SCAN = Place("photo"), Place("scan")
LARGE = 3 * 1024**3
"""Bytes of a file that is certainly not taken in before somebody stops it; it has holes, so it takes no room."""


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """The program's resources with a newer release of the form, whose last section asks for files."""
    folder = tmp_path / "resources"
    shutil.copytree(FORMS, folder / "forms")
    shutil.copytree(CODES, folder / "codes")
    form = json.loads((FORMS / f"{FORM_ID}.json").read_text(encoding="utf-8"))
    form["version"] = "9999010101"
    form["children"].append(
        group(
            "files_section",
            "Files",
            ask("photo", "image", "Picture of the scene", parameters={"max-pixels": "10000"}),
            ask("scan", "file", "Which document?"),
            rows(
                "things",
                "Things",
                ask("thing", "text", "What is it?"),
                ask("thing_photo", "image", "Picture of it", parameters={"max-pixels": "10000"}),
                row_title="${thing}",
            ),
        )
    )
    (folder / "forms" / f"{FORM_ID}.9999010101.json").write_bytes(encode(form))
    return folder


@pytest.fixture
def open_page(house: House, resources: Path, qtbot: QtBot, dressed: QApplication) -> Iterator[Callable[[], WindowPage]]:
    opened: list[WindowPage] = []

    def opening() -> WindowPage:
        opened.append(open_window(qtbot, house.laptop, utc_now, replace(PARTS, resources=resources)))
        return opened[-1]

    yield opening
    while opened:
        opened.pop().finish()


@pytest.fixture
def page(open_page: Callable[[], WindowPage]) -> WindowPage:
    """A new report, at the question for a picture."""
    page = open_page()
    page.unlock.open(STAR, PASSPHRASE)
    page.settle()
    page.home.new_report().screen.go_to(PHOTO)
    return page


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "IMG_0012.JPG"
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    assert image.save(str(path), "JPG")
    return path


@pytest.fixture
def large(tmp_path: Path) -> Path:
    path = tmp_path / "body-camera.mp4"
    with path.open("wb") as file:
        file.truncate(LARGE)
    return path


def editor(page: WindowPage, place: Place = PHOTO) -> FileEditor:
    found = page.at(FillScreen).editor_at(place)
    assert isinstance(found, FileEditor)
    return found


def begin(page: WindowPage, path: Path, where: str = "", whom: str = "", place: Place = PHOTO) -> None:
    """Choose a file and answer by keyboard what is asked of it."""
    editor(page, place).offer((path,))
    write(where)
    press(Key.Key_Return)
    write(whom)
    press(Key.Key_Return)


def value(page: WindowPage, place: Place = PHOTO) -> object:
    report = page.wiring.session.report
    assert report is not None
    answer = report.sheet.answer(place)
    return answer[0].value if answer else None


def wait_until_under_way(page: WindowPage, place: Place = PHOTO) -> None:
    page.qtbot.waitUntil(lambda: " of " in editor(page, place).under_way.said.text(), timeout=PATIENCE)


def custody(page: WindowPage, file: AttachedFile) -> tuple[CustodyEntry, ...]:
    session = page.wiring.session
    assert session.report is not None
    return session.open_desk.custody(session.report.report_id, file.sha256)


def exhibits(page: WindowPage) -> tuple[str, ...]:
    session = page.wiring.session
    assert session.report is not None
    return tuple(exhibit.sha256 for exhibit in session.open_desk.exhibits(session.report.report_id))


def test_a_picture_is_taken_in_with_its_custody_and_shown(page: WindowPage, photo: Path) -> None:
    begin(page, photo, "On the sidewalk", "A neighbor")
    page.settle()
    file = value(page)
    data = photo.read_bytes()
    assert file == AttachedFile(hashlib.sha256(data).hexdigest(), "IMG_0012.JPG", "image/jpeg", len(data))
    first = custody(page, file)[0]
    assert (first.where_found, first.from_whom) == ("On the sidewalk", "A neighbor")
    page.settle()
    assert editor(page).shown.picture.isVisible()


def test_a_file_is_added_by_keyboard_alone(page: WindowPage, photo: Path) -> None:
    page.fill.reach(PHOTO)
    page.fill.add_file(photo, "On the sidewalk", "A neighbor")
    file = value(page)
    assert isinstance(file, AttachedFile)
    first = custody(page, file)[0]
    assert (first.where_found, first.from_whom) == ("On the sidewalk", "A neighbor")
    page.fill.answer(SCAN, str(photo))
    assert value(page, SCAN) == file


def test_a_file_stands_there_when_the_report_is_opened_again(open_page: Callable[[], WindowPage], page: WindowPage, photo: Path) -> None:
    begin(page, photo)
    page.settle()
    page.lock()
    again = open_page()
    again.unlock.enter(STAR, PASSPHRASE)
    again.at(FillScreen)
    again.settle()
    assert isinstance(value(again), AttachedFile)
    again.qtbot.waitUntil(editor(again).shown.picture.isVisible, timeout=PATIENCE)


def test_removing_it_is_taken_back_with_ctrl_z(page: WindowPage, photo: Path) -> None:
    begin(page, photo)
    page.settle()
    file = value(page)
    press(Key.Key_Tab)
    press(Key.Key_Return)
    assert value(page) is None
    press(Key.Key_Z, CTRL)
    assert value(page) == file
    assert editor(page).shown.isVisible()
    page.settle()
    assert editor(page).shown.picture.isVisible()


def test_what_is_no_picture_is_taken_in_all_the_same_and_told_by_its_content(page: WindowPage, tmp_path: Path) -> None:
    notes = tmp_path / "really.jpg"
    notes.write_text("words")
    begin(page, notes)
    page.settle()
    file = value(page)
    assert isinstance(file, AttachedFile)
    assert file.media_type == "text/plain"
    assert not editor(page).shown.picture.isVisible()


def test_a_file_that_cannot_be_read_is_said_at_its_question_and_waits_with_its_words(page: WindowPage, tmp_path: Path) -> None:
    gone = tmp_path / "gone.jpg"
    begin(page, gone, "In the glove box")
    page.settle()
    assert value(page) is None
    assert page.fill.field().foot_words().startswith("gone.jpg is not there (any more). Nothing was kept.")
    assert editor(page).waiting.where.text() == "In the glove box"
    gone.write_bytes(b"words after all")
    editor(page).waiting.begin.click()
    page.settle()
    assert isinstance(value(page), AttachedFile)


def test_an_intake_is_stopped_by_the_person_and_nothing_is_kept(page: WindowPage, large: Path) -> None:
    begin(page, large)
    wait_until_under_way(page)
    press(Key.Key_Tab)
    press(Key.Key_Return)
    page.settle()
    assert page.fill.field().foot_words().startswith("Taking in body-camera.mp4 was stopped. Nothing was kept of it here")
    assert (value(page), exhibits(page)) == (None, ())
    assert editor(page).nothing.isVisible()


def test_typing_goes_on_while_a_file_is_taken_in(page: WindowPage, large: Path) -> None:
    begin(page, large)
    wait_until_under_way(page)
    page.fill.screen.go_to("narrative")
    write("A van")
    assert value(page, Place("narrative")) == "A van"
    saved: list[bool] = []
    page.wiring.drafting.saved.connect(lambda: saved.append(True))
    page.qtbot.waitUntil(lambda: bool(saved), timeout=PATIENCE)
    page.fill.screen.go_to(PHOTO)
    page.qtbot.waitUntil(editor(page).under_way.isVisible, timeout=PATIENCE)
    page.wiring.attaching.stop_all("of the test")


def test_going_home_stops_it_and_says_so(page: WindowPage, large: Path) -> None:
    begin(page, large)
    wait_until_under_way(page)
    press(Key.Key_Escape)
    assert "still being taken in" in page.fill.field().foot_words()
    press(Key.Key_Escape)
    assert page.home.screen.isVisible()
    assert page.notice.startswith("body-camera.mp4 was not taken in, because you left the report. Nothing was kept of it here")
    page.settle()
    page.home.open_first()
    page.settle()
    assert exhibits(page) == ()


def test_going_home_waits_for_no_card_that_never_answers(page: WindowPage, large: Path) -> None:
    hold = threading.Event()
    page.wiring.background.run(hold.wait, Lane.WORK)
    begin(page, large)
    press(Key.Key_Escape)
    press(Key.Key_Escape)
    assert page.home.screen.isVisible()
    hold.set()
    page.settle()


def test_locking_stops_it_and_keeps_every_word(open_page: Callable[[], WindowPage], page: WindowPage, large: Path) -> None:
    begin(page, large)
    wait_until_under_way(page)
    page.fill.screen.go_to("narrative")
    write("A van without pla")
    began = time.perf_counter()
    press(Key.Key_F12)
    page.qtbot.waitUntil(lambda: bool(page.left), timeout=PATIENCE)
    assert time.perf_counter() - began < attaching.PATIENCE / 1000, "it waited for the intake, not for its end"
    again = open_page()
    again.unlock.enter(STAR, PASSPHRASE)
    again.at(FillScreen)
    again.settle()
    assert value(again, Place("narrative")) == "A van without pla"
    assert exhibits(again) == ()


def test_closing_the_window_stops_it(page: WindowPage, large: Path) -> None:
    begin(page, large)
    wait_until_under_way(page)
    page.close()
    assert page.left == [False]


def test_a_card_that_never_answers_does_not_keep_the_window_from_locking(page: WindowPage, large: Path) -> None:
    hold = threading.Event()
    page.wiring.background.run(hold.wait, Lane.WORK)
    begin(page, large)
    page.lock()
    assert page.left == [True]
    hold.set()


def test_a_review_waits_for_a_file_on_its_way(page: WindowPage, large: Path) -> None:
    begin(page, large)
    wait_until_under_way(page)
    press(Key.Key_Return, CTRL)
    assert page.notice.startswith("body-camera.mp4 is still being taken in. Review when it is done, or cancel it.")
    assert page.fill.screen.isVisible()
    page.wiring.attaching.stop_all("of the test")
    page.settle()
    press(Key.Key_Return, CTRL)
    assert page.review.screen.isVisible()


def test_a_review_waits_for_a_file_that_was_chosen_and_not_taken_in(page: WindowPage, photo: Path) -> None:
    editor(page).offer((photo,))
    page.fill.screen.go_to("narrative")
    press(Key.Key_Return, CTRL)
    assert page.notice == "IMG_0012.JPG was chosen and is not in the report yet. Take it in or put it back, then review."
    assert page.fill.place() == PHOTO
    editor(page).waiting.not_now.click()
    press(Key.Key_Return, CTRL)
    assert page.review.screen.isVisible()


def test_two_files_are_taken_in_one_after_the_other(page: WindowPage, photo: Path, tmp_path: Path) -> None:
    scan = tmp_path / "warrant.pdf"
    scan.write_bytes(b"%PDF-1.7 not a whole document")
    hold = threading.Event()
    page.wiring.background.run(hold.wait, Lane.WORK)
    begin(page, photo)
    page.fill.screen.go_to(SCAN)
    begin(page, scan, place=SCAN)
    assert editor(page, SCAN).under_way.said.text() == "It begins when the work before it is done."
    hold.set()
    page.settle()
    assert isinstance(value(page), AttachedFile)
    file = value(page, SCAN)
    assert isinstance(file, AttachedFile)
    assert file.media_type == "application/pdf"


def test_a_file_finds_its_row_while_another_row_is_in_view(page: WindowPage, photo: Path) -> None:
    sheet = page.wiring.session.report.sheet  # type: ignore[union-attr]
    first = page.fill.new_row(Place("things"))
    second = page.fill.new_row(Place("things"))
    places = [Place("thing_photo", (row,)) for row in (first, second)]
    page.fill.screen.go_to(places[0])
    editor(page, places[0]).offer((photo,))
    write("Under the seat")
    page.fill.screen.go_to(places[1])
    assert editor(page, places[1]).nothing.isVisible()
    page.fill.screen.go_to(places[0])
    assert editor(page, places[0]).waiting.where.text() == "Under the seat"
    hold = threading.Event()
    page.wiring.background.run(hold.wait, Lane.WORK)
    editor(page, places[0]).waiting.begin.click()
    page.fill.screen.go_to(places[1])
    hold.set()
    page.settle()
    assert [bool(sheet.answer(place)) for place in places] == [True, False]
    assert page.fill.place() == places[1]


def test_a_file_whose_row_was_deleted_meanwhile_is_said(page: WindowPage, photo: Path) -> None:
    row = page.fill.new_row(Place("things"))
    place = Place("thing_photo", (row,))
    page.fill.screen.go_to(place)
    hold = threading.Event()
    page.wiring.background.run(hold.wait, Lane.WORK)
    begin(page, photo, place=place)
    box = next(box for box in page.fill.screen.sections.page.column.repeats() if box.repeat.name == "things")  # type: ignore[union-attr]
    box.delete_row()
    hold.set()
    page.settle()
    assert page.notice.startswith("IMG_0012.JPG was taken in, but its row was deleted meanwhile.")

"""A form is looked at in the real window, and nothing is saved."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent

from fieldreport.answers.values import Place
from tests.builders import FORM_ID, FORMS, ROOT
from tests.ui.pages import CTRL, Key, press
from tests.ui.small_form import small_form
from ui.preview import BANNER, NO_REVIEW, Preview

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def shown(qtbot: QtBot, dressed: QApplication) -> Iterator[Preview]:
    made = Preview(small_form())
    made.window.resize(1366, 768)
    with qtbot.waitActive(made.window):
        made.show()
        made.window.activateWindow()
    yield made
    made.window.let_close()
    shiboken6.delete(made.window)
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_strip_says_that_nothing_is_saved_and_which_form_it_is(shown: Preview) -> None:
    assert shown.window.strip.said == f"{BANNER} · Small form, version 1"
    assert BANNER in shown.window.windowTitle()


def test_the_form_works_as_it_does_for_an_officer(shown: Preview) -> None:
    screen = shown.screen
    screen.go_to(Place("seen"))
    press(Key.Key_Space)
    press(Key.Key_PageDown, CTRL)
    assert screen.rail.isVisible()
    assert screen.current_place()


def test_there_is_no_review_and_esc_ends_it(shown: Preview) -> None:
    press(Key.Key_Return, CTRL)
    assert shown.window.notice.text == NO_REVIEW
    assert (shown.screen.bar.back, shown.screen.bar.action) == ("End the preview", "")
    press(Key.Key_Escape)
    assert not shown.window.isVisible()


def test_the_whole_report_form_opens_and_leaves_nothing_behind(tmp_path: Path) -> None:
    command = [sys.executable, "-c", LOOKED_AT, str(FORMS / f"{FORM_ID}.json")]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=environment, cwd=tmp_path)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "Preview: nothing is saved\n", "")
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == []


LOOKED_AT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from fieldreport.forms.reading import read_form
from ui import preview
from ui.application import make_app
app = make_app()
shown = preview.Preview(read_form(Path(sys.argv[1]).read_bytes()))
shown.show()
print(shown.window.strip.said.partition(" · ")[0])
QTimer.singleShot(0, shown.window.close)
sys.exit(app.exec())
"""

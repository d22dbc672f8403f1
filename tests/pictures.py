"""``make pictures``: draws the screens and pages that stand in the README and in docs/, from the real program.

Everything in them is the fictional sample incident on a trial HQ.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldreport import trial
from fieldreport.answers.values import Place
from fieldreport.app import open_field_report, utc_now
from tests import houses
from tests.journeys import steps
from tests.ui import pages
from ui.application import Desktop, make_app

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tests.houses import House

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
SIZES = ((1366, 768), (1920, 1080))
PAPER = {"paper-1": 1, "paper-narrative": 16, "paper-check": 18}
PROFILE = {
    "reporter_beat": "0923",
    "reporter_watch": "second",
    "vehicle": "4418",
    "bwc_serial": "X60A00001",
    "partner_name": "Ofc. Robin Example",
}


def main() -> None:
    """Draw everything anew."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    app = make_app(sys.argv[:1])
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            _draw(app, houses.make_template(Path(folder)), size)


def _draw(app: QApplication, house: House, size: tuple[int, int]) -> None:
    mark = "" if size == SIZES[0] else f"-{size[0]}"
    _prepare(house)
    left: list[bool] = []
    desktop = Desktop(house.laptop, left.append, utc_now)
    desktop.setParent(app)
    window = desktop.window
    window.resize(*size)
    window.show()
    window.unlock.take_focus()

    def shoot(name: str) -> None:
        QTest.qWait(400)
        window.grab().save(str(PICTURES / f"{name}{mark}.png"))

    page = steps._Window(window)
    QTest.qWait(600)
    shoot("unlock")
    steps.unlock(window, houses.STAR, houses.PASSPHRASE)
    steps.wait_for_state(window, "ready to seal")
    shoot("home")
    page.home.open_first()
    page.fill.screen.go_to(Place("supervisor_outcome"))
    shoot("fill")
    page.fill.screen.go_to(Place("narrative"))
    shoot("narrative")
    pages.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.review.wait_for_paper()
    shoot("review")
    page.review.seal()
    shoot("seal")
    page.seal.sign(houses.PASSPHRASE)
    shoot("sealed")
    page.seal.go_home()
    page.home.shift_end()
    shoot("shift-end")
    window.close()
    page.qtbot.waitUntil(lambda: bool(left), pages.PATIENCE)
    window.let_close()
    desktop.setParent(None)
    if not mark:
        _draw_paper(house)


def _prepare(house: House) -> None:
    """Leave a draft that is ready, one that is not, and one that HQ has."""
    with house.open() as report, closing(report.unlock(houses.STAR, houses.PASSPHRASE)) as desk:
        desk.set_shift(PROFILE)
        delivered = trial.fill_sample(desk)
        desk.seal(delivered.report_id, houses.PASSPHRASE)
        with house.serving():
            report.deliver_all()
        desk.apply_mail()
        trial.fill_sample(desk)
        desk.new_report()


def _draw_paper(house: House) -> None:
    with open_field_report(house.laptop) as report, closing(report.unlock(houses.STAR, houses.PASSPHRASE)) as desk:
        line = next(line for line in desk.list_reports() if line.number)
        with tempfile.TemporaryDirectory() as folder:
            pdf, *_ = desk.export(line.id, 1, Path(folder) / "report.pdf")
            for name, number in PAPER.items():
                words = [
                    "pdftoppm",
                    "-r",
                    "80",
                    "-png",
                    "-singlefile",
                    "-f",
                    str(number),
                    "-l",
                    str(number),
                    str(pdf),
                    str(PICTURES / name),
                ]
                subprocess.run(words, check=True)


if __name__ == "__main__":
    main()

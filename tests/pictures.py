"""``make pictures``: draws the screens and pages that stand in the README and in docs/, from the real program.

Everything in them is the fictional sample incident on a trial HQ. ``python -m tests.pictures sheet`` draws the contact sheet alone:
every screen of :mod:`tests.ui.every_screen` in every face; with ``sheet FOLDER`` each of its pictures in full as well. Both say how
bright each screen is by night.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported: pictures need no screen

from PIL import Image, ImageDraw, ImageFont
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldreport import trial
from fieldreport.answers.values import Place
from fieldreport.app import open_field_report, utc_now
from tests import houses
from tests.journeys import steps
from tests.ui import every_screen, pages
from tests.ui.brightness import brightness
from ui import theme
from ui.application import Desktop, make_app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication, QWidget

    from tests.houses import House

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
SIZES = ((1366, 768), (1920, 1080))
PAPER = {"paper-1": 1, "paper-narrative": 15, "paper-check": 17}
SHEET = PICTURES / "contact-sheet.png"
THUMB, NAMED, APART = (360, 202), 18, 8
"""Size of a picture on the contact sheet, height of its name, and what lies between two, px."""


def main() -> None:
    """Draw everything anew."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    app = make_app(sys.argv[:1])
    if sys.argv[1:2] == ["sheet"]:
        _draw_sheet(Path(sys.argv[2]) if len(sys.argv) > 2 else None)
        return
    _draw_sheet(None)
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            _draw(app, houses.make_template(Path(folder)), size)


class _Hands:
    """Waits as pytest-qt's ``qtbot`` does, outside pytest."""

    def __init__(self) -> None:
        self._patience = steps._Patience()

    def waitUntil(self, condition: Callable[[], bool], timeout: int = pages.PATIENCE) -> None:
        self._patience.waitUntil(condition, timeout)

    @contextmanager
    def waitActive(self, window: QWidget) -> Iterator[None]:
        yield
        QTest.qWaitForWindowActive(window)


def _draw_sheet(whole: Path | None) -> None:
    """Draw every screen in every face, small, on one sheet; into ``whole`` each in full size as well."""
    shots: dict[str, list[Image.Image]] = {}
    bright: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        template = houses.make_template(Path(folder) / "template")
        for number, face in enumerate(every_screen.FACES):
            house = every_screen.prepare(template, Path(folder) / str(number))

            def shoot(state: every_screen.State, face: theme.Face = face) -> None:
                picture = state.window.grab()
                if face.theme is theme.NIGHT:
                    bright[f"{state.name} ({every_screen.name_of(face)})"] = brightness(picture)
                if whole is not None:
                    whole.mkdir(parents=True, exist_ok=True)
                    name = f"{len(shots):02} {state.name} ({every_screen.name_of(face)})".replace("/", "-")
                    picture.save(str(whole / f"{name}.png"))
                small = picture.toImage().scaled(*THUMB, mode=Qt.TransformationMode.SmoothTransformation)
                small = small.convertToFormat(small.Format.Format_RGBX8888)
                shots.setdefault(state.name, []).append(
                    Image.frombytes("RGBX", THUMB, bytes(small.constBits()), "raw", "RGBX", small.bytesPerLine(), 1).convert("RGB")
                )

            every_screen.walk(_Hands(), house, shoot, face)  # type: ignore[arg-type]  # what it needs of qtbot
    _lay_out(shots).save(SHEET, optimize=True)
    for name, share in sorted(bright.items(), key=lambda item: -item[1]):
        print(f"{share:6.3f} of a white screen: {name}")


def _lay_out(shots: dict[str, list[Image.Image]]) -> Image.Image:
    """Lay a line of the four faces for each screen, two screens beside each other; few colours keep the file small."""
    wide, high = THUMB[0] + APART, THUMB[1] + NAMED + APART
    across = 2 * len(every_screen.FACES)
    lines = -(-len(shots) // 2)
    sheet = Image.new("RGB", (across * wide + 3 * APART, lines * high + APART), "#888888")
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(13)
    for number, (name, faces) in enumerate(shots.items()):
        left = APART + (number % 2) * (across // 2 * wide + APART)
        top = APART + number // 2 * high
        draw.text((left, top), name, fill="black", font=font)
        for face, shot in enumerate(faces):
            sheet.paste(shot, (left + face * wide, top + NAMED))
    return sheet.quantize(64)


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
        desk.set_shift(every_screen.PROFILE)
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

"""What goes wrong in a car, with the real window: each is said in a sentence, and nothing that was kept is lost."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fieldreport.app import open_field_report
from tests.houses import PASSPHRASE, STAR
from tests.journeys.running import Window, prepare_laptop
from tests.journeys.typing_hands import typed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.houses import House

DISK = "size=6m"
MOUNT = 'mount -t tmpfs -o "$1" none "$2" && cp -a "$3/." "$2" && shift 3 && exec "$@"'
"""Puts a small disk of this process alone at ``$2``, copies the laptop ``$3`` onto it, and becomes the command after that."""
APART = ("unshare", "-m") if os.geteuid() == 0 else ("unshare", "-rm")

pytestmark = [pytest.mark.journey, pytest.mark.timeout(180)]


@pytest.fixture
def laptop(enrolled: House, tmp_path: Path) -> Path:
    return prepare_laptop(enrolled, tmp_path / "house")


@pytest.fixture
def start(real_screen: dict[str, str]) -> Iterator[Callable[..., Window]]:
    """Opens windows; whatever still runs at the end is ended."""
    opened: list[Window] = []

    def opening(folder: Path, within: tuple[str, ...] = ()) -> Window:
        opened.append(Window(folder, real_screen, within))
        return opened[-1]

    yield opening
    for window in opened:
        window.kill()


def at_the_narrative(window: Window) -> None:
    """Unlock, and begin a report's narrative."""
    window.do("unlock", star=STAR, pin=PASSPHRASE, lands="FillScreen")
    window.do("go_home")
    window.do("begin_report")
    window.do("go_to_narrative")


def saved_narratives(laptop: Path) -> dict[bool, str]:
    """The narratives on the disk: the sample incident's (True) and that of the report that the test began (False)."""
    with open_field_report(laptop) as report, contextlib.closing(report.unlock(STAR, PASSPHRASE)) as desk:
        desk.parts.store.database.check()
        lines = {bool(line.where): desk.open_report(line.id) for line in desk.list_reports()}
    found = {which: opened.sheet.stored()["answers"] for which, opened in lines.items()}
    return {which: answers["narrative"][0]["value"] if "narrative" in answers else "" for which, answers in found.items()}


def test_a_wrong_pin_says_how_many_tries_are_left_and_then_when_the_next_one_is(laptop: Path, start: Callable[..., Window]) -> None:
    window = start(laptop)
    for left in ("4 tries are left", "3 tries are left", "2 tries are left", "1 try is left"):
        said = window.do("try_pin", star=STAR, pin="wrong wrong wrong")
        assert said == f"Star and passphrase do not fit. {left} before a pause of ten minutes. Nothing was changed."
    said = window.do("try_pin", star=STAR, pin="wrong wrong wrong")
    assert said == "Star and passphrase do not fit. There is a pause of ten minutes now. Nothing was changed."
    locked_out = window.do("try_pin", star=STAR, pin=PASSPHRASE)
    assert locked_out.startswith("Too many wrong tries. The next try is at ")
    assert locked_out.endswith(" hours. Nothing was changed.")

    # Pulling the plug gives no new tries.
    window.kill()
    assert start(laptop).do("try_pin", star=STAR, pin=PASSPHRASE) == locked_out


def mounts() -> bool:
    words = [*APART, "sh", "-c", 'mount -t tmpfs none "$1"', "sh", "/tmp"]
    return shutil.which("unshare") is not None and subprocess.run(words, capture_output=True, check=False).returncode == 0


def fill(folder: Path) -> Path:
    """Fill a disk to the last block."""
    junk = folder / "junk"
    with contextlib.suppress(OSError), junk.open("wb", buffering=0) as file:
        while file.write(b"x" * 4096):
            pass
    assert os.statvfs(folder).f_bavail == 0
    return junk


@pytest.mark.skipif(not mounts(), reason="a small disk for one test needs the right to mount one (unshare, tmpfs)")
def test_a_disk_that_fills_up_while_somebody_types_is_said_and_what_was_typed_is_saved_when_there_is_room(
    laptop: Path, start: Callable[..., Window], tmp_path: Path
) -> None:
    small = tmp_path / "small"
    small.mkdir()
    window = start(small, (*APART, "sh", "-c", MOUNT, "sh", DISK, str(small), str(laptop)))
    at_the_narrative(window)
    window.do("type_text", text="Before. ")
    window.do("wait_for_saved", words="saved ")

    inside = Path(f"/proc/{window.id}/root{small}")
    junk = fill(inside)
    text = typed(40_000)  # more than what SQLite's own files have room for
    window.do("paste", text=text)
    since = window.do("wait_for_saved", words="not saved since ")
    said = window.do("notice")
    assert "What you type now is not on the disk yet." in said
    assert "The disk is full" in said
    assert "Free some space" in said

    # She goes on; it goes on saying so; and it does not lock her out of what she typed.
    window.do("type_text", text="After.")
    window.do("press", key="F12")
    assert window.do("wait_for_notice", words="Not locked: ").startswith("Not locked: what you typed could not be saved")
    assert window.do("saved_words") == since
    assert window.do("answers")["answers"]["narrative"][0]["value"] == f"Before. {text}After."

    junk.unlink()
    window.do("wait_for_saved", words="saved ")
    assert window.do("notice") == ""
    os.kill(window.id, signal.SIGSTOP)  # the small disk goes with the window: it is copied while that holds its breath
    shutil.copytree(inside, tmp_path / "copy")
    assert saved_narratives(tmp_path / "copy")[False] == f"Before. {text}After."


UNKEEPABLE = "\x00\x07\x1b\ufffe"
"""Characters that no report can hold."""
HALF = "\ud83d"
"""Half of an emoji. PySide 6.11 drops it on the way to Qt's clipboard, so the window never sees it and does not count it."""
# What a report must hold though it is not often seen.
UNUSUAL = "\u202e\u2066 נעצר \u2069👮🏽‍♀️ é ﷽ \u200b\u00a0Zażółć"


def hostile(megabytes: float) -> str:
    """Lines of prose with everything in between that a web page or a bad cable may put there."""
    line = f"He said{UNKEEPABLE}: {UNUSUAL}, and walked{HALF} away.\n"
    return line * round(megabytes * 1_000_000 / len(line.encode("utf-8", "surrogatepass")))


def test_a_megabyte_of_hostile_text_is_kept_but_for_what_is_said_to_be_left_out(laptop: Path, start: Callable[..., Window]) -> None:
    window = start(laptop)
    at_the_narrative(window)
    text = hostile(1.0)
    kept = text
    for character in (*UNKEEPABLE, HALF):
        kept = kept.replace(character, "")
    said = window.do("paste", text=text)
    window.do("type_text", text="Still here.")
    count = text.count("\n") * len(UNKEEPABLE)
    assert said == f"{count} characters that cannot be printed were left out. Everything else is here."
    window.do("wait_for_saved", words="saved ")
    assert window.do("answers")["answers"]["narrative"][0]["value"] == f"{kept}Still here."
    # The window lives: it saves, goes home, and comes back to the text.
    window.do("go_home")
    window.do("wait_until_quiet")
    window.kill()
    assert saved_narratives(laptop)[False] == f"{kept}Still here."


def test_a_second_window_on_the_same_laptop_refuses_in_a_sentence(laptop: Path, start: Callable[..., Window]) -> None:
    first = start(laptop)
    at_the_narrative(first)
    said = "The program is open already on this laptop, in another window. Nothing was changed. Go to that window."
    assert start(laptop).do("refusal") == said

    first.do("type_text", text="Not disturbed.")
    first.do("wait_for_saved", words="saved ")
    first.kill()
    # A window that was killed holds nothing: the next one opens.
    third = start(laptop)
    assert third.do("unlock", star=STAR, pin=PASSPHRASE, lands="FillScreen") == "FillScreen"
    third.kill()
    assert saved_narratives(laptop)[False] == "Not disturbed."


def test_a_window_that_refused_ends_at_its_close_button(laptop: Path, start: Callable[..., Window]) -> None:
    start(laptop).do("link_words")
    second = start(laptop)
    second.do("refusal")
    assert second.do("close")
    assert second.wait() == 1

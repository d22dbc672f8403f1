"""Promise 1 with a real window: whoever types steadily and is cut off at any moment loses at most half a second of it."""

from __future__ import annotations

import contextlib
import math
import queue
import random
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from fieldreport.answers.values import Place
from fieldreport.app import open_field_report
from fieldreport.sealing import read_sealed
from fieldreport.store import audit, journal, reports
from tests import builders
from tests.houses import PASSPHRASE, STAR
from tests.journeys import typing_hands
from tests.journeys.running import prepare_laptop, x_server
from tests.journeys.warm import WarmWindow, warm_up

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.context import ForkServerContext
    from pathlib import Path

    from fieldreport.desk import Desk
    from tests.houses import House

KILLS = 50
SHORTEST, LONGEST = 0.3, 10.0
"""Seconds of typing before the kill."""
MOST_LOST = 500.0
"""Milliseconds of typing that a kill may take: the promise."""
AT_ONCE = 4
"""Windows that run side by side, each on a screen of its own: starts take a processor, typing takes hardly any."""
OVERDUE = 250.0
"""Milliseconds after the last key from which nobody was typing any more."""
LEAST_RATE = 10
"""Keys a second under which it is not steady typing."""
NARRATIVE = Place("narrative")
SEED = 417

pytestmark = [pytest.mark.journey, pytest.mark.timeout(400)]


@dataclass(frozen=True)
class Cut:
    """A window that was killed while somebody typed in it."""

    laptop: Path
    is_new: bool
    """Whether the report was begun in this window; else the sample incident's was written on."""
    before: str
    """The narrative before the first key."""
    keys: list[int]
    """When each key was typed."""
    at: int
    """When the kill was over."""


@dataclass(frozen=True)
class Bench:
    """What all windows of this module begin with."""

    context: ForkServerContext
    laptop: Path
    screens: queue.SimpleQueue[dict[str, str]]
    folder: Path
    sample: str
    """The narrative of the sample incident, which is on the laptop."""

    def cut(
        self,
        name: str,
        after: float,
        *,
        is_new: bool = True,
        save_after: int | None = None,
        in_note: bool = False,
        template: Path | None = None,
    ) -> Cut:
        """Start the window, type for ``after`` seconds into the narrative or a note of the scene log, kill it."""
        laptop, log = self.folder / name, self.folder / f"{name}.keys"
        shutil.copytree(template or self.laptop, laptop)
        screen = self.screens.get()
        window = WarmWindow(self.context, laptop, screen)
        try:
            window.do("unlock", star=STAR, pin=PASSPHRASE, lands="FillScreen")
            if is_new and not in_note:
                window.do("go_home")
                window.do("begin_report")
            if not in_note:
                window.do("go_to_narrative")
            window.do("begin_note" if in_note else "begin_typing", log=str(log), save_after=save_after)
            threading.Event().wait(after)
        finally:
            at = window.kill()
            self.screens.put(screen)
        return Cut(laptop, is_new, "" if is_new else self.sample, typing_hands.times(log), at)


@pytest.fixture(scope="module")
def bench(enrolled: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    folder = tmp_path_factory.mktemp("kills")
    laptop = prepare_laptop(enrolled, folder / "template")
    (account,) = builders.sample_sheet().answer(NARRATIVE)
    sample = str(account.value)
    screens: queue.SimpleQueue[dict[str, str]] = queue.SimpleQueue()
    with contextlib.ExitStack() as stack:
        for _ in range(AT_ONCE):
            screens.put(stack.enter_context(x_server()))
        yield Bench(warm_up(), laptop, screens, folder, sample)


def moments(dice: random.Random) -> list[float]:
    """As many moments as there are kills, spread over the whole span: early ones are many, for each costs its time."""
    span = math.log(LONGEST / SHORTEST)
    found = [SHORTEST * math.exp(span * (number + dice.random()) / KILLS) for number in range(KILLS)]
    dice.shuffle(found)
    return found


def lost(cut: Cut) -> float:
    """Open the vault as the next start does, check all that must hold, and return how much typing is gone, milliseconds."""
    with open_field_report(cut.laptop) as report, contextlib.closing(report.unlock(STAR, PASSPHRASE)) as desk:
        check_whole(desk)
        (line,) = [line for line in desk.list_reports() if bool(line.where) is not cut.is_new]
        opened = desk.open_report(line.id)
    text = "".join(str(account.value) for account in opened.sheet.answer(NARRATIVE))
    kept = len(text) - len(cut.before)
    assert text == cut.before + typing_hands.typed(kept), "what is saved is not the beginning of what was typed"
    assert kept <= len(cut.keys), "more is saved than was typed"
    assert not kept or opened.last_place == "narrative", "the place was lost"
    return (cut.at - cut.keys[kept]) / 1e6 if kept < len(cut.keys) else 0.0


def lost_of_note(cut: Cut) -> float:
    """The same of a note: its time is there whole, and its words are the beginning of what was typed."""
    with open_field_report(cut.laptop) as report, contextlib.closing(report.unlock(STAR, PASSPHRASE)) as desk:
        check_whole(desk)
        notes = [entry.note for entry in desk.scene.entries()]
    assert len(notes) == 1, "the stamp itself is on the disk at once"
    assert notes[0] == typing_hands.typed(len(notes[0]))
    return (cut.at - cut.keys[len(notes[0])]) / 1e6 if len(notes[0]) < len(cut.keys) else 0.0


def check_whole(desk: Desk) -> None:
    """The file is sound in every page, the journal in every entry, and they agree."""
    store, device = desk.parts.store, desk.parts.device
    store.database.check()
    journal.check(store, lambda _, data, signature: device.verify(data, signature))
    audit.check_rows(store)


def is_hit(cut: Cut) -> bool:
    """Whether the kill came while somebody typed, and typed steadily: no key is overdue."""
    return bool(cut.keys) and (cut.at - cut.keys[-1]) / 1e6 < OVERDUE


def test_a_kill_at_any_moment_takes_at_most_half_a_second_of_steady_typing(bench: Bench) -> None:
    def one(number: int, after: float) -> tuple[Cut, float]:
        cut = bench.cut(f"kill-{number}", after, is_new=number % 4 == 0)
        return cut, lost(cut)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        done = list(pool.map(one, range(KILLS), moments(random.Random(SEED))))
    cuts = [cut for cut, _ in done]
    assert sum(map(is_hit, cuts)) == KILLS, "some kills did not come while somebody typed: they prove nothing"
    seconds = sum(cut.at - cut.keys[0] for cut in cuts) / 1e9
    assert sum(len(cut.keys) for cut in cuts) / seconds > LEAST_RATE, "that was no steady typing"
    losses = sorted(milliseconds for _, milliseconds in done)
    print(f"{KILLS} kills, milliseconds lost: {[round(each) for each in losses]}")
    assert losses[-1] <= MOST_LOST
    assert losses[-1] > 0, "nothing was ever lost: the clock of this test does not run"


@pytest.mark.parametrize(("save_after", "after"), [(1_000, 0.9), (3_600_000, 3.0)], ids=["saves after a second", "never saves"])
def test_a_window_that_saves_too_late_is_caught(bench: Bench, save_after: int, after: float) -> None:
    cut = bench.cut(f"late-{save_after}", after, save_after=save_after)
    assert is_hit(cut)
    assert lost(cut) > MOST_LOST


@pytest.mark.parametrize("after", [0.9, 1.7, 2.8, 4.1])
def test_a_kill_in_the_middle_of_a_note_takes_at_most_half_a_second_of_it(bench: Bench, after: float) -> None:
    cut = bench.cut(f"note-{after}", after, in_note=True)
    assert is_hit(cut)
    gone = lost_of_note(cut)
    print(f"a note of {len(cut.keys)} keys, {gone:.0f} milliseconds lost")
    assert gone <= MOST_LOST


def test_a_note_that_is_never_saved_is_caught(bench: Bench) -> None:
    cut = bench.cut("note-late", 2.0, save_after=3_600_000, in_note=True)
    assert is_hit(cut)
    assert lost_of_note(cut) > MOST_LOST


@pytest.fixture(scope="module")
def amended(enrolled: House, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a laptop on which an amendment of the sealed sample incident is open."""
    return prepare_laptop(enrolled, tmp_path_factory.mktemp("amended") / "template", amended=True)


@pytest.mark.parametrize("after", [0.8, 2.6])
def test_a_kill_in_the_middle_of_an_amendment_takes_as_little_and_leaves_the_sealed_version_as_it_was(
    bench: Bench, amended: Path, after: float
) -> None:
    cut = bench.cut(f"amendment-{after}", after, is_new=False, template=amended)
    assert is_hit(cut)
    assert lost(cut) <= MOST_LOST
    assert sealed_versions(cut.laptop) == sealed_versions(amended)


def sealed_versions(laptop: Path) -> list[tuple[int, str, bytes]]:
    """Return each sealed version with its SHA-256 and its bytes; that an amendment stands beside them is asserted."""
    with open_field_report(laptop) as report, contextlib.closing(report.unlock(STAR, PASSPHRASE)) as desk:
        (line,) = desk.list_reports()
        standing = desk.further.standing(line.id)
        assert standing is not None
        assert (standing.version, standing.kind) == (2, "amendment")
        return [(one.version, one.sha256, read_sealed(desk.parts.vault, one)) for one in reports.versions(desk.parts.store, line.id)]

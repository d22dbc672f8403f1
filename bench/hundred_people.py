"""The 100-people report: how long it takes to open, and from a key to its letter on the screen in it.

The report form with 100 people, 60 agents and 80 uses of force, everything answered (``tests.hundred``), in the real fill screen,
offscreen and in a process of its own (``python -m bench.hundred_people child FOLDER``). Opening goes from the bytes of the draft,
as the vault gives them, to the fill screen painted at its first question; its peer is reading the same bytes of form and answers
as JSON and nothing else. A key is measured as in ``bench.typing_keys``, beside the same key in a bare ``QPlainTextEdit``, with the
two alternating.
    python -m bench hundred_people
"""

from __future__ import annotations

import itertools
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench import children
from bench.measured import Measured
from bench.typing_keys import keys, p99, painted

if TYPE_CHECKING:
    from fieldreport.answers.sheet import AnswerSheet

PROMISE_OPEN_MS = 300.0
PROMISE_KEY_MS = 16.0
RUNS = 5
PLACES = {
    "person": "a text of a person",
    "force": "a text of a use of force",
    "name": "the name of a person, who is named by uses of force",
    "agent": "the name of an agent, who is named by uses of force",
}
"""What is typed in, by its name in what a child says."""


def measure(runs: int = RUNS) -> list[Measured]:
    """Return the figures, medians of so many processes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = {**children.environment(folder / "bytecode"), "QT_QPA_PLATFORM": "offscreen"}
        children.said(["bench.hundred_people", "write", str(folder)], environment)
        words = ["bench.hundred_people", "child", str(folder)]
        said = [json.loads(children.said(words, environment)) for _ in range(runs)]
    found = {what: statistics.median(one[what] for one in said) for what in said[0]}

    def opened(what: str, figure: str) -> Measured:
        value, least, promise = found[figure], found["decode"], f"at most {PROMISE_OPEN_MS:g} ms"
        return Measured(what, value, "ms", "form and answers read as JSON", least, value / least, promise, value <= PROMISE_OPEN_MS)

    def key(figure: str, what: str) -> Measured:
        value, least, promise = found[figure], found[f"{figure} floor"], f"at most {PROMISE_KEY_MS:g} ms"
        says = "the same key in a bare editor"
        return Measured(f"a key painted, {what}, p99", value, "ms", says, least, value / least, promise, value <= PROMISE_KEY_MS)

    return [
        opened("the 100-people report opened, draft to painted screen", "open"),
        opened("the 100-people report opened at a person", "open at a person"),
        *(key(figure, what) for figure, what in PLACES.items()),
    ]


def write(folder: Path) -> None:
    """Write the form and the stored answers as a draft keeps them."""
    from fieldreport import canonical
    from tests.builders import FORM_ID, FORMS
    from tests.hundred import hundred_sheet

    (folder / "form.json").write_bytes((FORMS / f"{FORM_ID}.json").read_bytes())
    (folder / "answers.json").write_bytes(canonical.encode(hundred_sheet().stored()))


def child(folder: Path) -> dict[str, float]:
    """Measure in this process and return milliseconds by name."""
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

    import fieldreport.answers.sheet
    import fieldreport.forms.reading  # noqa: F401 - as behind the unlock screen, where the window loads the core
    from fieldreport import canonical
    from tests.builders import Clock
    from ui.application import make_app
    from ui.background import Background
    from ui.screens.fill import FillScreen

    app = make_app()
    lanes = Background(_raised)  # so that garbage is collected as in the product: on this thread, by a timer
    form, answers = (folder / "form.json").read_bytes(), (folder / "answers.json").read_bytes()
    screen, bare = FillScreen(now=Clock()), QPlainTextEdit()
    for window in (bare, screen):
        window.resize(1366, 768)
        window.show()
    app.processEvents()
    found = {"decode": _timed(lambda: (canonical.decode(form), canonical.decode(answers)))}
    found["open"] = painted(lambda: screen.open(opened(form, answers)))
    sheet = opened(form, answers)
    at = _places(sheet)
    again = FillScreen(now=Clock())
    again.resize(1366, 768)
    again.show()
    app.processEvents()
    found["open at a person"] = painted(lambda: again.open(opened(form, answers), at["name"]))
    again.close()
    QApplication.processEvents()
    for name, place in at.items():
        taken, floor = keys(screen, bare, place, "ab")
        found[name], found[f"{name} floor"] = p99(taken), p99(floor)
    lanes.close()
    return found


def _places(sheet: AnswerSheet) -> dict[str, str]:
    """Return where keys are typed, as the fill screen writes places: late in the report, in rows that others name."""
    from fieldreport.answers.values import Place

    def named(link: str, use: str) -> str:
        return str(sheet.answer(Place(link, (use,)))[0].value)

    uses = reversed(sheet.rows(Place("force")))
    use = next(use for use in uses if sheet.is_relevant(Place("person_contact", (named("force_person", use),))))
    person, agent = named("force_person", use), named("force_agent", use)
    return {
        "person": f"person_contact/{person}",
        "force": f"force_alternatives/{use}",
        "name": f"person_name/{person}",
        "agent": f"agent_name/{agent}",
    }


def opened(form: bytes, answers: bytes) -> AnswerSheet:
    """Open the report as the desk does it: form and answers from their bytes."""
    from fieldreport import canonical
    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.forms.reading import read_form
    from tests.builders import Clock

    ids = (f"new{number}" for number in itertools.count())
    stored = canonical.decode(answers)
    return AnswerSheet(read_form(form), now=Clock(), new_id=lambda: next(ids), stored=stored)  # type: ignore[arg-type]


def _timed(work: object) -> float:
    begun = time.perf_counter()
    work()  # type: ignore[operator]
    return (time.perf_counter() - begun) * 1000


def _raised(problem: Exception) -> None:
    raise problem


if __name__ == "__main__":
    if sys.argv[1:2] == ["write"]:
        write(Path(sys.argv[2]))
    elif sys.argv[1:2] == ["child"]:
        print(json.dumps(child(Path(sys.argv[2]))))

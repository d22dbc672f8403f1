"""How many keys and visits of fields the standard incident takes, from "new report" to "ready to seal", without the mouse.

The hands of the tests of incidents key it (``tests/incidents/hands.py``) into the real fill screen, offscreen and in a process of its
own, on the day of the incident, with officer and shift filled in. The narrative is written and not counted: it is as long as it is.
The floor is what nobody can save: the characters of what is typed, one key for each other answer, one for how it is known.
These are counts, so no load disturbs them, and none may rise: ``keystrokes.ceiling`` holds the least so far.

    python -m bench keystrokes
"""

from __future__ import annotations

import itertools
import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench import children
from bench.measured import Measured

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.incidents.hands import Hands
    from tests.incidents.reading import Incident

CEILING = Path(__file__).with_suffix(".ceiling")
_CHOSEN = ("select_one", "select_multiple", "acknowledge")


def measure() -> list[Measured]:
    """Return the two counts beside their floors."""
    with tempfile.TemporaryDirectory() as name:
        environment = {**children.environment(Path(name)), "QT_QPA_PLATFORM": "offscreen"}
        found = json.loads(children.said(["bench.keystrokes", "child"], environment))
    keys, visits = ceilings(CEILING.read_text())[-1]
    return [
        _row("keys for the standard incident, without its narrative", "keys", found["keys"], found["least keys"], keys),
        _row("fields visited for it", "visits", found["visits"], found["answers"], visits),
    ]


def _row(what: str, unit: str, value: int, floor: int, ceiling: int) -> Measured:
    says = "what is typed, and one key for each other answer" if unit == "keys" else "its answers"
    return Measured(what, value, unit, says, floor, value / floor, f"at most {ceiling}, the least so far", value <= ceiling)


def ceilings(text: str) -> list[tuple[int, int]]:
    """Return keys and visits of each line of the ceiling's file, the oldest first."""
    lines = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return [(int(keys), int(visits)) for keys, visits in lines]


def rises(found: Iterable[tuple[int, int]]) -> bool:
    """Whether a later line is above an earlier one."""
    lines = list(found)
    return any(later[column] > earlier[column] for earlier, later in itertools.pairwise(lines) for column in (0, 1))


def child() -> dict[str, int]:
    """Key the standard incident in this process and return the counts by name."""
    from PySide6.QtWidgets import QApplication

    from fieldreport.filling import Known
    from tests.builders import Clock
    from tests.incidents.hands import Hands
    from tests.incidents.standard import new_report, standard_incident
    from tests.ui.fill_page import FillPage
    from ui.application import make_app
    from ui.screens.fill import FillScreen

    make_app()
    screen = FillScreen(now=Clock())
    screen.resize(1366, 700)
    screen.show()
    screen.activateWindow()
    QApplication.processEvents()
    screen.open(new_report(), known=Known())
    screen.take_focus()
    hands, incident = Hands(FillPage(screen)), standard_incident()
    hands.fill(incident)
    return counts(hands, incident)


def counts(hands: Hands, incident: Incident) -> dict[str, int]:
    """Return what the hands did, and the floors."""
    from fieldreport.forms.definition import Question
    from tests.builders import sample_form

    asked = [item for item, _ in sample_form().walk() if isinstance(item, Question)]
    typed = {question.name for question in asked if question.type.value not in _CHOSEN}
    lines = [line for line in incident.lines if line.spot.name != "narrative"]
    least = sum(len(line.entered) if line.spot.name in typed and not line.entered.startswith("(") else 1 for line in lines)
    known = sum(1 + len(line.who) for line in lines if line.source)
    return {
        "keys": hands.keys - hands.narrative_keys,
        "visits": hands.visits,
        "least keys": least + known,
        "answers": len({line.spot for line in lines}),
    }


if __name__ == "__main__" and sys.argv[1:] == ["child"]:
    print(json.dumps(child()))

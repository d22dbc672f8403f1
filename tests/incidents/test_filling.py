"""An incident is filled by keyboard alone, and every fact of it is found again; what was not entered is reported missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.incidents import finding, reading
from tests.incidents.filling import seal
from tests.incidents.finding import missing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.houses import House
    from tests.ui.pages import WindowPage


def test_every_fact_of_the_example_is_found_in_the_paper_and_in_its_data(
    laptop: House, open_it: Callable[[Path], WindowPage], qapp: QApplication, tmp_path: Path
) -> None:
    incident = reading.example()
    sealed = seal(open_it(laptop.laptop), laptop, incident, qapp, tmp_path)
    assert missing(incident, sealed.record, sealed.text) == []

    # A fact that nobody entered, one that was entered otherwise, and one that is in the data and not on the paper.
    never = replace(incident.lines[-1], spot=reading.Spot("vehicle_color", (1,)), entered="Gray", number="90", fact="The car was gray")
    assert missing(replace(incident, lines=(*incident.lines, never)), sealed.record, sealed.text) == [
        "fact 90 (The car was gray) at vehicle_color 1: the report does not ask this"
    ]
    stored = dict(finding.questions(sealed.record))[reading.Spot("agent_badge", (1,))].accounts[0]["stored"]
    empty, unlike = (replace(never, spot=reading.Spot(name, (1,)), entered="0417") for name in ("agent_vehicle", "agent_badge"))
    assert missing(replace(incident, lines=(*incident.lines, empty, unlike)), sealed.record, sealed.text)[:2] == [
        "fact 90 (The car was gray) at agent_vehicle 1: 0 accounts in the data, 1 were entered",
        f"fact 90 (The car was gray) at agent_badge 1: “0417” was entered, the data say 'unknown' ({stored})",
    ]
    erased = sealed.text.replace("Vest that read POLICE ICE", "Vest")
    assert erased != sealed.text
    assert [problem.partition(":")[0] for problem in missing(incident, sealed.record, erased)] == [
        "fact 6 (Agent 1 wore a vest that read POLICE ICE) at agent_description 1"
    ]

"""Every fact of every fictional incident has a home: keyed in the real window, sealed, found again in the PDF and in its data.

The sealed paper of each is archival, can be read aloud, and is held whole by other people's programs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.proof.document import Outcome
from tests.battery.companions import data_of, offered, people_hurt, serials, signed
from tests.battery.redacting import NOTHING, copy_of, everybody, left
from tests.battery.soundness import flaws, held_whole_by_others
from tests.incidents.filling import seal
from tests.incidents.finding import missing
from tests.incidents.reading import files, incident
from tests.paper.reading import text_of
from tests.proof.sealed import check

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.houses import House
    from tests.incidents.finding import Record
    from tests.ui.pages import WindowPage


@pytest.mark.timeout(600)
@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_every_fact_is_found_again(
    path: Path, laptop: House, open_it: Callable[[Path], WindowPage], qapp: QApplication, tmp_path: Path
) -> None:
    told = incident(path)
    sealed = seal(open_it(laptop.laptop), laptop, told, qapp, tmp_path)
    assert missing(told, sealed.record, sealed.text) == []
    pdf = (tmp_path / "report.pdf").read_bytes()
    assert flaws(tmp_path, pdf) == []
    assert left(sealed.record, copy_of(sealed.record, everybody(sealed.record)), tmp_path) == set()
    assert left(sealed.record, copy_of(sealed.record, NOTHING), tmp_path), "the control: they stood there"
    assert held_whole_by_others(tmp_path, pdf) == {"poppler": True, "mupdf": True}
    assert_papers_for_other_offices(sealed.record, tmp_path)


def assert_papers_for_other_offices(record: Record, folder: Path) -> None:
    """Each that is offered is archival, can be read aloud, verified and held whole by others; a request names every camera."""
    kinds = offered(record)
    assert ("preservation" in kinds) >= bool(serials(record))
    for kind in kinds:
        for paper in ("letter", "a4"):
            made = signed(data_of(record, kind), paper=paper)  # type: ignore[arg-type]
            assert flaws(folder, made.pdf) == []
            assert check(made.pdf).outcome is Outcome.VERIFIED
            assert held_whole_by_others(folder, made.pdf) == {"poppler": True, "mupdf": True}
            words = " ".join(text_of(made.pdf).split())
            assert [serial for serial in serials(record) if kind == "preservation" and serial not in words] == []
            assert [person for person in people_hurt(record) if kind == "intervention" and person not in words] == []

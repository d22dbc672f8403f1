"""Every fact of every fictional incident has a home: keyed in the real window, sealed, found again in the PDF and in its data.

The sealed paper of each is archival, can be read aloud, and is held whole by other people's programs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.battery.redacting import NOTHING, copy_of, everybody, left
from tests.battery.soundness import flaws, held_whole_by_others
from tests.incidents.filling import seal
from tests.incidents.finding import missing
from tests.incidents.reading import files, incident

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.houses import House
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

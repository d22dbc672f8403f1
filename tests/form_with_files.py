"""The report form with a section of file questions, for tests of files as answers; and files that are what they seem."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
from typing import TYPE_CHECKING, Any

from fieldreport import canonical, trial
from fieldreport.answers.sheet import AnswerSheet
from fieldreport.answers.values import Place, answer_of
from fieldreport.app import Parts, open_field_report
from fieldreport.desk import take_snapshot
from fieldreport.forms.reading import read_form
from fieldreport.vault.keys import FolderKeyStore
from tests import builders
from tests.houses import PASSPHRASE, STAR, copied

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fieldreport.answers.values import AttachedFile
    from fieldreport.app import FieldReport
    from fieldreport.desk import Desk, OpenReport
    from fieldreport.forms.definition import Form
    from tests.houses import House

PHOTO, HIDDEN = Place("photo"), Place("hidden_photo")


def _question(name: str, kind: str, label: str, **more: Any) -> dict[str, Any]:
    return {"kind": "question", "name": name, "type": kind, "label": {"en": label}, **more}


def form_json() -> bytes:
    """Return the form: the report form, a photo, one that is asked only sometimes, and a repeat of recordings."""
    form = json.loads((builders.FORMS / f"{builders.FORM_ID}.json").read_text(encoding="utf-8"))
    films = {
        "kind": "repeat",
        "name": "films",
        "label": {"en": "Recordings"},
        "row_title": "${camera}",
        "children": [_question("camera", "text", "Whose camera"), _question("recording", "video", "The recording")],
    }
    files = [
        _question("photo", "image", "Photo of the place", parameters={"max-pixels": "10000"}),
        _question("second_photo", "image", "Another photo", parameters={"max-pixels": "10000"}),
        _question("has_more", "text", "Is there more?"),
        _question("hidden_photo", "file", "What more there is", relevant="${has_more} = 'yes'"),
        films,
    ]
    form["children"].insert(-1, {"kind": "group", "name": "files", "label": {"en": "Files"}, "children": files})
    form["version"] = "9999123101"
    return canonical.encode(form)


def form_with_files() -> Form:
    return read_form(form_json())


def sheet_with_files() -> AnswerSheet:
    return AnswerSheet(form_with_files(), now=builders.Clock(), new_id=builders.counter("row"), stored=builders.sample_stored())


@contextlib.contextmanager
def house_with_files(template: House, folder: Path) -> Iterator[tuple[House, FieldReport, Desk]]:
    """Give a copy of an enrolled house whose laptop has the form; the cable is out."""
    house = copied(template, folder)
    shutil.copytree(builders.ROOT / "resources", folder / "resources", dirs_exist_ok=True)
    (folder / "resources" / "forms" / f"{builders.FORM_ID}.json").write_bytes(form_json())
    with reopened(folder) as (report, desk):
        yield house, report, desk


@contextlib.contextmanager
def reopened(folder: Path) -> Iterator[tuple[FieldReport, Desk]]:
    """Give the laptop of :func:`house_with_files` after another start."""
    parts = Parts(key_store=lambda own: FolderKeyStore(own / "keys"), resources=folder / "resources")
    with open_field_report(folder / "laptop", parts) as report, contextlib.closing(report.unlock(STAR, PASSPHRASE)) as desk:
        yield report, desk


def begin(desk: Desk) -> OpenReport:
    """Begin a complete report at a desk, without a file."""
    return trial.fill_sample(desk)


def answer(desk: Desk, opened: OpenReport, place: Place, file: AttachedFile | None) -> None:
    """Answer with a file (or take it out again), and save."""
    opened.sheet.put(place, answer_of(file) if file else ())
    desk.save(take_snapshot(opened, place.name))


def add_recording(opened: OpenReport, camera: str) -> Place:
    """Add a row to the repeat and return the place of its file."""
    row = opened.sheet.add_row(Place("films"))
    opened.sheet.put(Place("camera", (row,)), answer_of(camera))
    return Place("recording", (row,))


def picture(size: tuple[int, int] = (64, 48), colour: str = "red", kind: str = "JPEG", **how: Any) -> bytes:
    """Return a picture as a camera makes it."""
    from PIL import Image

    written = io.BytesIO()
    Image.new("RGB", size, colour).save(written, kind, **how)
    return written.getvalue()

"""Nothing that was removed is left in any layer of the file; an unredacted copy is caught in each of them."""

from __future__ import annotations

import json
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from fieldreport.errors import PaperProblem
from fieldreport.paper.copies import draft_paper
from fieldreport.paper.redacted import redacted_paper
from fieldreport.report.redacting import EXHIBIT, STATUS, Choice, Making, Rules, redact
from fieldreport.report.searching import places
from tests.paper.layers import layers
from tests.paper.photos import file_of, photo, shrunk, with_pictures
from tests.paper.reading import failures, text_of
from tests.paper.records import question, record
from tests.pki import SIGNED_AT

if TYPE_CHECKING:
    from pathlib import Path

NAME, PHONE, WORD = "Zephyrine Quillfeather", "312-555-0147", "undocumented"
OTHER = ("Ob Ix", "773-555-0199", "overstayed")
OF = "ab" * 32
QUESTIONS = {"person_contact": "contact"}
MAKING = Making(of=OF, by="Alex Sample, star 90001", at=SIGNED_AT, purpose="a fictional newspaper")
READ_IT = "A program searched for these; it may have missed some. A person must read this copy before it is given out."


def told(name: str = NAME, phone: str = PHONE, word: str = WORD) -> dict[str, Any]:
    """Return a record that says a name, a number and a word in every place where text stands."""
    given = record(training=False, narrative=f"{name.upper()} called {phone}. {name.split()[1]}'s neighbor said: {word}.")
    entries = [
        question("person_name", "Name", name),
        question("person_contact", "How to reach the person", phone),
        question("person_statement", "What the person stated", f"I am {name}, {word}", told_by=name),
    ]
    for entry in entries:
        entry["accounts"][0]["stored"] = {"value": entry["accounts"][0]["shown"], "told_by": "p-1"}
    row = {"id": "p-1", "number": 1, "title": name, "entries": entries}
    given["sections"].append(
        {
            "name": "people_section",
            "label": "People",
            "entries": [
                {"kind": "repeat", "name": "people", "label": "People", "rows": [row]},
                question("injured_person", f"Who? {name}", name),
                {
                    "kind": "repeat",
                    "name": "injuries",
                    "label": "Injuries",
                    "rows": [{"id": "i", "number": 1, "title": name, "entries": []}],
                },
            ],
        }
    )
    given["answers"] = {"answers": {"person_name": [{"value": name}], "person_contact": [{"value": phone}], "x": [{"value": word}]}}
    return given


def copy_of(given: dict[str, Any], words: tuple[str, ...] = (WORD,), choice: Choice | None = None) -> bytes:
    rules = Rules(QUESTIONS, lambda text: [place for word in words for place in places(text, word)])
    return redacted_paper(redact(given, choice or Choice(frozenset({"p-1"})), rules, MAKING).record)


def unredacted() -> bytes:
    return copy_of(told(), (), Choice(frozenset(), frozenset({EXHIBIT})))


def left_in(layer: str) -> set[str]:
    flat = " ".join(layer.split()).casefold()
    return {word for word in (*NAME.casefold().split(), "555-0147", WORD) if word in flat}


def pixels(pdf: bytes, folder: Path) -> list[bytes]:
    path = folder / "pages.pdf"
    path.write_bytes(pdf)
    for old in folder.glob("page*.ppm"):
        old.unlink()
    subprocess.run(["pdftoppm", "-r", "60", str(path), str(folder / "page")], check=True)
    return [page.read_bytes() for page in sorted(folder.glob("page*.ppm"))]


def test_nothing_that_was_removed_is_left_in_any_layer(tmp_path: Path) -> None:
    found = {name: left_in(layer) for name, layer in layers(copy_of(told()), tmp_path).items()}
    assert found == {name: set() for name in found}


@pytest.mark.parametrize("layer", ["text", "attachments", "structure"])
def test_a_copy_that_was_not_redacted_is_caught(layer: str, tmp_path: Path) -> None:
    assert left_in(layers(unredacted(), tmp_path)[layer])


@pytest.mark.parametrize("layer", ["metadata", "streams", "raw"])
def test_a_name_put_into_the_metadata_is_caught(layer: str, tmp_path: Path) -> None:
    with pikepdf.open(BytesIO(copy_of(told()))) as opened:
        opened.docinfo.Title = pikepdf.String(NAME)
        target = BytesIO()
        opened.save(target, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert left_in(layers(target.getvalue(), tmp_path)[layer])


def test_the_pixels_do_not_depend_on_what_was_removed(tmp_path: Path) -> None:
    first = pixels(copy_of(told()), tmp_path)
    assert first == pixels(copy_of(told(*OTHER), OTHER[2:]), tmp_path)
    assert first != pixels(copy_of(told(*OTHER), ()), tmp_path)


def test_the_whole_file_is_the_same_whatever_was_removed() -> None:
    assert copy_of(told()) == copy_of(told(*OTHER), OTHER[2:])


def test_each_page_says_that_it_is_a_redacted_copy_and_of_what() -> None:
    pages = text_of(copy_of(told()), "-layout").split("\f")[:-1]
    assert all(OF in page and "REDACTED COPY" in page for page in pages)


def test_the_last_part_tells_what_was_removed_and_why_who_made_it_and_for_whom() -> None:
    flat = " ".join(text_of(copy_of(told())).split())
    assert "What was removed" in flat
    assert "Telephone, address or e-mail of a person: " in flat
    assert "Municipal Code of Chicago 2-173-030" in flat
    assert "Made by: Alex Sample, star 90001" in flat
    assert "Made for: a fictional newspaper" in flat
    assert READ_IT in flat


def test_the_copy_has_no_place_for_a_signature_and_says_what_was_attested() -> None:
    flat = " ".join(text_of(copy_of(told())).split())
    assert "Place of the reporting officer" not in flat
    assert "for the signed record and not for this copy, which nobody signed" in flat


def test_a_record_that_is_no_redacted_one_is_not_laid_out_as_a_copy() -> None:
    with pytest.raises(PaperProblem, match="no redacted record"):
        redacted_paper(told())


def test_the_copy_is_archival_accessible_and_unsigned() -> None:
    made = copy_of(told())
    assert failures(made) == []
    assert b"/Sig" not in made


def test_only_the_redacted_record_is_attached() -> None:
    with pikepdf.open(BytesIO(copy_of(told()))) as opened:
        assert list(opened.attachments) == ["redacted.json"]
        data = json.loads(opened.attachments["redacted.json"].get_file().read_bytes())
    assert data["format"] == "fieldreport.redacted/1"
    assert data["answers"] == {}
    assert STATUS in data["redacted"]["counts"]


def images_in(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return sum(isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image" for thing in opened.objects)


def test_no_picture_comes_in_even_when_the_files_are_named() -> None:
    given, pictures = with_pictures(shrunk(file_of(photo())))
    copy = copy_of(given, choice=Choice(frozenset(), frozenset()))
    assert "IMG_0001.jpg" in text_of(copy)
    assert images_in(copy) == 0
    assert images_in(draft_paper(given, pictures=pictures)) == 1

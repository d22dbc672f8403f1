"""A form small enough to see whole: every question type, a section that depends on an answer, rows inside rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.answers.sheet import AnswerSheet
from fieldreport.canonical import encode
from fieldreport.forms.reading import read_form
from tests.builders import Clock, counter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldreport.forms.definition import Form

CITIES = (
    "Springfield",
    "Shelbyville",
    "Capital City",
    "Ogdenville",
    "North Haverbrook",
    "Brockway",
    "New Springfield",
    "Little Springfield",
    "Port Example",
)
"""More choices than fit radio buttons."""
SIGNS = tuple(f"Sign {number:02}" for number in range(1, 21))
"""More choices than fit check boxes."""


def small_sheet(stored: Mapping[str, object] | None = None) -> AnswerSheet:
    """Return an answer sheet of the small form."""
    return AnswerSheet(small_form(), now=Clock(), new_id=counter("row"), stored=stored)


def small_form() -> Form:
    """Return the small form."""
    return read_form(
        encode(
            {
                "format": "fieldreport.form/1",
                "id": "small",
                "version": "1",
                "title": {"en": "Small form"},
                "languages": ["en"],
                "children": [
                    group("known", "What is known", ask("seen", "select_one", "Was force seen?", choices="yes_no")),
                    group(
                        "force",
                        "Force",
                        ask("how_much", "integer", "How many times?", required="true()"),
                        relevant="${seen} = 'yes'",
                    ),
                    group(
                        "rest",
                        "The rest",
                        ask("remark", "text", "Remark", appearance=["may-refuse"]),
                        ask("long_remark", "text", "Long remark", appearance=["multiline"]),
                        ask("distance", "decimal", "Distance"),
                        ask("day", "date", "Which day?"),
                        ask("hour", "time", "Which hour?"),
                        ask("moment", "dateTime", "When exactly?"),
                        ask("city", "select_one", "Which city?", choices="cities"),
                        ask("colors", "select_multiple", "Which colors?", choices="colors"),
                        ask("signs", "select_multiple", "Which signs?", choices="signs"),
                        ask("steepness", "range", "How steep?", parameters={"start": "0", "end": "10", "step": "1"}),
                        ask("label_code", "barcode", "What does the label say?"),
                        ask("spot", "geopoint", "Where on the map?"),
                        ask("in_order", "rank", "In which order?", choices="colors"),
                        ask("scan", "file", "Which document?"),
                        ask("sound", "audio", "Which sound recording?"),
                        ask("film", "video", "Which video?"),
                        ask("unseen", "hidden", "Never seen"),
                        ask("doubled", "calculate", "Twice as many", calculation="${how_much} * 2"),
                        ask("advice", "note", "Read this."),
                        ask("read", "acknowledge", "I have read it."),
                    ),
                    group(
                        "vehicles_section",
                        "Vehicles",
                        rows(
                            "vehicles",
                            "Vehicles",
                            ask("make", "text", "Make"),
                            ask("photo", "image", "Picture of it", parameters={"max-pixels": "10000"}),
                            rows("plates", "Plates", ask("plate", "text", "Plate", required="true()"), row_title="${plate}"),
                            row_title="${make}",
                        ),
                        ask("nearest", "select_one", "Which stood nearest?", rows_of="vehicles"),
                        ask("damaged", "select_multiple", "Which were damaged?", rows_of="vehicles"),
                    ),
                    group("story_section", "Story", ask("story", "text", "Story", appearance=["narrative"])),
                ],
                "lists": {
                    "yes_no": codes("Yes", "No"),
                    "colors": codes("Red", "Green", "Blue"),
                    "cities": codes(*CITIES),
                    "signs": codes(*SIGNS),
                },
            }
        )
    )


def ask(name: str, kind: str, label: str, **more: object) -> dict[str, object]:
    """Return a stored question."""
    return {"kind": "question", "name": name, "type": kind, "label": {"en": label}, "guidance": {"en": f"Why {name} is asked."}, **more}


def group(name: str, label: str, *children: dict[str, object], **more: object) -> dict[str, object]:
    """Return a stored group."""
    return {"kind": "group", "name": name, "label": {"en": label}, "children": list(children), **more}


def rows(name: str, label: str, *children: dict[str, object], **more: object) -> dict[str, object]:
    """Return a stored repeat."""
    return {"kind": "repeat", "name": name, "label": {"en": label}, "children": list(children), **more}


def codes(*words: str) -> list[dict[str, object]]:
    """Return a stored code list."""
    return [{"code": word.lower().replace(" ", "_"), "label": {"en": word}} for word in words]

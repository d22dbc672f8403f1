"""The Spanish of the window: what the code says, what the .ts file has for it, and the .qm file compiled from that.

``python -m tests.translations`` brings both files up to date with the code: sentences that are new are added without
Spanish (tests/resources/test_translations.py then fails until somebody writes it), those that are gone are removed.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from fieldreport.catalogue.words import load_words
from fieldreport.said import says_something
from tests.builders import WORDS as WORDS_FOLDER
from tests.builders import sample_catalogue
from ui.tongue import CONTEXT

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parent.parent
WORDS = ROOT / "resources" / "translations" / "fieldreport.es.ts"
COMPILED = WORDS.with_suffix(".qm")
TABLES = ("scene_events", "agencies", "activities")
"""Tables whose labels stand in lists, where no form speaks."""
TOLD = ("elements", "class", "counsel", "litigation", "verified_part")
"""Columns of the provisions that are shown with them; their Spanish stands in the .ts file alone, for nothing of it is sealed. So does
what the lists of marked words say."""
TITLES = {"Federal enforcement report": "Informe sobre actuaciones de agentes federales", "Review and referral": "Revisión y remisión"}
"""Titles of forms: an XLSForm has one, in one language."""
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="es_US" sourcelanguage="en_US">\n'


def sentences(source: str) -> set[str]:
    """Return the templates that a module says, those without a letter left out: they are never translated."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "said")
    firsts = (call.args[0] for call in calls if call.args)
    texts = {first.value for first in firsts if isinstance(first, ast.Constant) and isinstance(first.value, str)}
    return {text for text in texts if says_something(text)}


def named_elsewhere() -> dict[str, str]:
    """Return what lists and logs say of a report outside its form, titles and labels, with the Spanish of the tables."""
    tables = sample_catalogue().tables
    labels = [choice.label for name in TABLES for choice in tables[name]]
    told = {choice.extra.get(column, "") for choice in tables["provisions"] for column in TOLD}
    told |= {text for words in load_words(WORDS_FOLDER) for word in words.words for text in (word.why, word.instead)}
    papers = json.loads((ROOT / "resources" / "companions" / "companions.json").read_text(encoding="utf-8"))["papers"]
    told |= {str(paper[name]) for paper in papers for name in ("title", "reader", "not_offered")}
    told |= {str(paper["due"]["before"]) for paper in papers if "due" in paper}
    return TITLES | dict.fromkeys(sorted(map(str, told - {""})), "") | {label["en"]: label.get("es", "") for label in labels}


def all_sentences() -> set[str]:
    """Return every template that the program says."""
    modules = (path for package in ("fieldreport", "ui") for path in (ROOT / package).rglob("*.py"))
    return set(named_elsewhere()).union(*(sentences(path.read_text(encoding="utf-8")) for path in modules))


def spanish(path: Path = WORDS) -> dict[str, str]:
    """Return the Spanish of each template, "" where it is not written yet."""
    found = ET.parse(path).getroot().iter("message")  # our own file
    return {message.findtext("source") or "": message.findtext("translation") or "" for message in found}


def write(words: Mapping[str, str], path: Path = WORDS) -> None:
    """Write the .ts file, in the order of the English."""
    lines = [HEAD, f"<context>\n    <name>{CONTEXT}</name>\n"]
    for english in sorted(words):
        unfinished = "" if words[english] else ' type="unfinished"'
        lines.append(
            f"    <message>\n        <source>{escape(english)}</source>\n"
            f"        <translation{unfinished}>{escape(words[english])}</translation>\n    </message>\n"
        )
    path.write_text("".join([*lines, "</context>\n</TS>\n"]), encoding="utf-8")


def compiled(path: Path, to: Path) -> bytes:
    """Compile a .ts file and return what came of it."""
    subprocess.run([Path(sys.executable).with_name("pyside6-lrelease"), "-silent", str(path), "-qm", str(to)], check=True)
    return to.read_bytes()


if __name__ == "__main__":
    known = named_elsewhere() | {english: words for english, words in spanish().items() if words}
    write({english: known.get(english, "") for english in all_sentences()})
    compiled(WORDS, COMPILED)
    for missing in sorted(english for english, words in spanish().items() if not words):
        print(f"No Spanish yet: {missing}")

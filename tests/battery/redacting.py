"""Copies of a record from which everybody was taken out, searched for their names in every layer of the file."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from fieldreport.catalogue.words import find_words, load_words
from fieldreport.paper.redacted import redacted_paper
from fieldreport.redacting import load_questions, status_finder
from fieldreport.report.persons import names_of, people_rows, texts_of
from fieldreport.report.redacting import EXHIBIT, KINDS, Choice, Making, Rules, redact
from tests.builders import NOW, ROOT, WORDS
from tests.paper.layers import layers

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from fieldreport.paper.furniture import Paper

SHORTEST = 4
"""Letters of a name that is looked for: a shorter one stands in other words and in bytes by chance."""
GIVEN = re.compile(r"person [0-9]+")
"""What the form calls somebody without a name."""


def everybody(record: Mapping[str, Any]) -> Choice:
    """Return the choice that leaves nothing private."""
    return Choice(frozenset(row["id"] for row in people_rows(record)), KINDS)


def copy_of(record: Mapping[str, Any], choice: Choice, paper: Paper = "letter") -> bytes:
    """Return a redacted copy as a file."""
    lists = load_words(WORDS)
    rules = Rules(load_questions(ROOT / "resources" / "redaction" / "questions.csv"), status_finder(lists))
    making = Making("ab" * 32, "the records unit", NOW, "a fictional newspaper")
    return redacted_paper(redact(record, choice, rules, making).record, paper=paper)


def left(record: Mapping[str, Any], pdf: bytes, folder: Path) -> set[tuple[str, str]]:
    """Return which names, contact data and words on status of a record stand in which layer of a file."""
    wanted = {name for row in people_rows(record) for name in (*names_of(row), *texts_of(row, "person_contact"))}
    wanted = {name for name in wanted if len(name) >= SHORTEST and not GIVEN.fullmatch(_plain(name))}
    read = layers(pdf, folder)
    found = {(name, layer) for layer, text in read.items() for name in wanted if _stands(_plain(name), _plain(text)) and layer != "text"}
    found |= {(name, "text") for name in wanted if _printed(name, read["text"])}
    status = [one for one in load_words(WORDS) if one.name == "immigration-status"]
    said = _plain(read["attachments"]).replace("immigration status, citizenship or place of birth", "")
    return found | {(one.text, "attachments") for one in find_words(said, status)}


def _stands(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _printed(name: str, text: str) -> bool:
    """Whether a name stands in a line, in any case; or over several lines, as it was typed.

    Over lines the case counts, as two cells can stand one after the other: "Let in by a person", "A warrant was shown instead".
    """
    return any(_stands(_plain(name), _plain(line)) for line in text.splitlines()) or _stands(" ".join(name.split()), " ".join(text.split()))


def _plain(text: str) -> str:
    bare = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return " ".join(bare.casefold().split())


NOTHING = Choice(frozenset(), frozenset({EXHIBIT}))
"""The control: a copy from which nobody was taken out."""

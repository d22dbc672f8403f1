"""A newer release of the report form, for tests: made from the one that comes with the program."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

from fieldreport import canonical
from fieldreport.forms.reading import read_form
from tests.builders import FORM_ID, FORMS, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.forms.definition import Form

VERSION = "9999123101"
GONE, NEW = "favoring_facts", "sky_over_the_scene"
"""A question that the newer release no longer asks, and one that only it asks."""


def newer_bytes() -> bytes:
    """Return the newer release: one question less, one more, one reworded, one code less."""
    form = json.loads((FORMS / f"{FORM_ID}.json").read_text(encoding="utf-8"))
    form["version"] = VERSION
    section = _parent(form, GONE)
    section["children"] = [item for item in section["children"] if item["name"] != GONE]
    added = {"kind": "question", "name": NEW, "type": "text", "label": {"en": "What was the weather?"}, "default": "'not noted'"}
    section["children"].append(added)
    _item(form, "narrative")["label"] = {"en": "What happened, in your own words"}
    return canonical.encode(form)


def newer_form() -> Form:
    """Return the newer release."""
    return read_form(newer_bytes())


def resources_with_newer_form(folder: Path) -> Path:
    """Make a resources folder in which the program's own release is a past one."""
    shutil.copytree(ROOT / "resources", folder, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    forms = folder / "forms"
    (forms / "past").mkdir(exist_ok=True)
    shutil.move(forms / f"{FORM_ID}.json", forms / "past" / "earlier.json")
    (forms / f"{FORM_ID}.json").write_bytes(newer_bytes())
    return folder


def _item(level: Any, name: str) -> Any:
    for child in level.get("children", ()):
        found = child if child["name"] == name else _item(child, name)
        if found is not None:
            return found
    return None


def _parent(level: Any, name: str) -> Any:
    for child in level.get("children", ()):
        if child["name"] == name:
            return level
        found = _parent(child, name)
        if found is not None:
            return found
    return None

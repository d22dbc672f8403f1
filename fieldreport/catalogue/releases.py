"""Releases of forms: the newest for a new report, and every earlier one by its hash.

A draft opens for ever with the form that it was begun with, so releases are
kept: the current ones in the folder itself, earlier ones in ``past/``. A
release is found by the SHA-256 of its bytes, which are canonical JSON.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from fieldreport.errors import CatalogueProblem, FormProblem
from fieldreport.forms.reading import read_form
from fieldreport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fieldreport.forms.definition import Form

PAST = "past"
"""Subfolder of earlier releases."""


def newest_form(folder: Path, form_id: str) -> Form:
    """Return the newest release of a form.

    Raises:
        CatalogueProblem: there is none, or it cannot be read.
    """
    named = [path for path in _releases(folder) if path.stem == form_id or path.stem.startswith(f"{form_id}.")]
    forms = [form for form in (_read(path, path.read_bytes()) for path in named) if form.id == form_id]
    if not forms:
        raise CatalogueProblem(said("There is no form {form_id} here. Install the program again.", form_id=form_id))
    return max(forms, key=lambda form: _order(form.version))


def form_by_hash(folder: Path, sha256: str) -> Form:
    """Return the release whose bytes have this SHA-256.

    Raises:
        CatalogueProblem: it is not here.
    """
    for path in _releases(folder):
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() == sha256:
            return _read(path, data)
    raise CatalogueProblem(
        said(
            "The form that this report was begun with is not on this laptop. What was written is safe. Ask IT for the "
            "form release {sha256}.",
            sha256=sha256[:16],
        )
    )


def is_newer(form: Form, than: Form) -> bool:
    """Whether a release of a form is newer than another one of the same form."""
    return form.id == than.id and _order(form.version) > _order(than.version)


def _releases(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.glob("*.json"))
    yield from sorted((folder / PAST).glob("*.json"))


def _read(path: Path, data: bytes) -> Form:
    try:
        return read_form(data)
    except FormProblem as problem:
        raise CatalogueProblem(f"The form {path.name} cannot be used: {problem}") from problem


def _order(version: str) -> tuple[int, int, str]:
    """Order versions: by number when they are numbers (``2026112301``), else by their text, before all numbers."""
    return (1, int(version), "") if version.isdecimal() else (0, 0, version)

"""Every release of our forms and of the code tables, kept for ever, with a draft that was begun with each form.

``python -m tests.golden.keep`` keeps the releases that come with the program now,
where they are not kept yet. One that is kept is never changed: a release with the
same version and another content is refused, and needs a version of its own.
(``tests.store.golden`` does the same for databases.)

::

    forms/<form>-<version>.json     the compiled form
    drafts/<form>-<version>.json    a draft as it was stored: of the report form the sample incident of that day
    codes.json                      SHA-256 of each release of the code tables
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreport import canonical
from fieldreport.answers.sheet import AnswerSheet
from fieldreport.catalogue.codes import load_catalogue
from fieldreport.catalogue.releases import is_newer
from fieldreport.forms.reading import read_form
from tests.builders import CODES, FORM_ID, FORMS, SAMPLE, Clock, counter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldreport.forms.definition import Form

FOLDER = Path(__file__).parent
COMMAND = "Run python -m tests.golden.keep and commit what it writes."


def kept_forms(folder: Path = FOLDER) -> list[Form]:
    """Return the kept releases, by the names of their files."""
    return [read_form(path.read_bytes()) for path in sorted((folder / "forms").glob("*.json"))]


def kept_draft(form: Form, folder: Path = FOLDER) -> dict[str, object]:
    """Return the stored answers of the draft that was begun with a kept release."""
    stored = canonical.decode((folder / "drafts" / _name(form)).read_bytes())
    assert isinstance(stored, dict)
    return stored


def problems(forms: Path = FORMS, codes: Path = CODES, folder: Path = FOLDER) -> list[str]:
    """Return in words what is wrong with the releases that come with the program: changed, or not kept yet."""
    kept = kept_forms(folder)
    found = [problem for form in _newest(forms) for problem in _form_problems(form, kept)]
    catalogue = load_catalogue(codes)
    name = f"{catalogue.id} {catalogue.version}"
    known = _known_codes(folder).get(name)
    if known is None:
        found.append(f"The code tables {name} are not kept. {COMMAND}")
    elif known != catalogue.sha256:
        found.append(f"The code tables {name} were changed and still have that version. Give them a version of their own.")
    return found


def keep(forms: Path = FORMS, codes: Path = CODES, folder: Path = FOLDER) -> list[Path]:
    """Keep the releases that come with the program and are not kept yet; return what was written."""
    written = []
    for form in _newest(forms):
        if (folder / "forms" / _name(form)).exists():
            continue
        stored = json.loads(SAMPLE.read_text(encoding="utf-8")) if form.id == FORM_ID else None
        draft = AnswerSheet(form, now=Clock(), new_id=counter(), stored=stored).stored()
        for part, data in (("forms", (forms / f"{form.id}.json").read_bytes()), ("drafts", canonical.encode(draft))):
            (folder / part).mkdir(exist_ok=True)
            written.append(folder / part / _name(form))
            written[-1].write_bytes(data)
    catalogue = load_catalogue(codes)
    known = _known_codes(folder)
    if f"{catalogue.id} {catalogue.version}" not in known:
        known[f"{catalogue.id} {catalogue.version}"] = catalogue.sha256
        written.append(folder / "codes.json")
        written[-1].write_text(json.dumps(known, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return written


def _newest(forms: Path) -> list[Form]:
    """Return the current release of each form; the sample incident lies beside them and is none."""
    return [read_form(path.read_bytes()) for path in sorted(forms.glob("*.json")) if path.with_suffix(".md").exists()]


def _form_problems(form: Form, kept: list[Form]) -> Iterator[str]:
    own = [each for each in kept if each.id == form.id]
    if any(each.version == form.version and each.sha256 != form.sha256 for each in own):
        yield f"The form {form.id} was changed and still has the version {form.version}. Give it a version of its own."
    elif any(is_newer(each, form) for each in own):
        yield f"The form {form.id} {form.version} is older than one that was released before."
    elif all(each.version != form.version for each in own):
        yield f"The form {form.id} {form.version} is not kept. {COMMAND}"


def _known_codes(folder: Path) -> dict[str, str]:
    path = folder / "codes.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def _name(form: Form) -> str:
    return f"{form.id}-{form.version}.json"


if __name__ == "__main__":
    for path in keep():
        print(path)
    wrong = problems()
    print("\n".join(wrong) or "Every release is kept.")
    sys.exit(1 if wrong else 0)

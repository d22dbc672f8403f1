"""What policy staff do with a form on the command line: check it, compile it, compare it, look at it."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from fieldreport import durable
from fieldreport.answers.leaving import effects_on_drafts
from fieldreport.errors import FormProblem
from fieldreport.forms.definition import UNASKED, Question
from fieldreport.forms.difference import by_section, differences
from fieldreport.forms.reading import read_form
from fieldreport.forms.sheets import LARGEST_FILE
from fieldreport.forms.xlsform import compile_sheet, sheet_problems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fieldreport.forms.definition import Form
    from fieldreport.forms.difference import Difference

COMPILED = ".json"


def check_sheet(path: Path, tables: Path | None, out: TextIO, *, as_json: bool = False) -> bool:
    """Say whether a sheet can be used; if not, everything that is wrong with it, with its place."""
    problems = sheet_problems(path, _tables(path, tables))
    form = None if problems else read_form(compile_sheet(path, _tables(path, tables)))
    if as_json:
        _print_json(out, _checked(problems, form))
    elif form is None:
        _tell(path, problems, out)
    else:
        questions = _questions(form)
        print(f"{path.name} can be used: {form.id} {form.version}, {len(form.sections())} sections, {questions} questions.", file=out)
    return form is not None


def compile_to(path: Path, tables: Path | None, target: Path | None, out: TextIO) -> bool:
    """Compile a sheet, or say everything that is wrong with it.

    Raises:
        DiskProblem: the disk refused.
    """
    data = _compiled(path, tables, out)
    if data is None:
        return False
    target = target or path.with_suffix(COMPILED)
    durable.write(target, data, mode=0o644)
    print(target, file=out)
    return True


def compile_for_preview(path: Path, tables: Path | None, out: TextIO) -> Path | None:
    """Compile a sheet to a file of its own for the window, which removes it; or say what is wrong with it and return None.

    Raises:
        FormProblem: a compiled form that cannot be used.
    """
    data = _compiled(path, tables, out)
    if data is None:
        return None
    handle, name = tempfile.mkstemp(prefix="fieldreport-preview-", suffix=COMPILED)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    return Path(name)


def compare(old: Path, new: Path, tables: Path | None, out: TextIO, *, as_json: bool = False) -> bool:
    """Say what a new form changes for officers and for open drafts, or what is wrong with one of the two.

    Raises:
        FormProblem: a compiled form that cannot be used.
    """
    data = [_compiled(path, tables, out) for path in (old, new)]
    if data[0] is None or data[1] is None:
        return False
    before, after = read_form(data[0]), read_form(data[1])
    if before.id != after.id:
        raise FormProblem(f"These are two forms, {before.id} and {after.id}, and not two versions of one.")
    found = differences(before, after)
    if as_json:
        drafts = [asdict(effect) for effect in effects_on_drafts(before, after)]
        _print_json(out, {"old": before.version, "new": after.version, "differences": [asdict(each) for each in found], "drafts": drafts})
    else:
        _tell_differences(before, after, found, out)
    return True


def has_screen(environment: Mapping[str, str], system: str) -> bool:
    """Whether a window can be opened here."""
    return (
        system == "nt"
        or sys.platform == "darwin"
        or any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    )


def _compiled(path: Path, tables: Path | None, out: TextIO) -> bytes | None:
    if path.suffix.lower() == COMPILED:
        return _read_compiled(path)
    problems = sheet_problems(path, _tables(path, tables))
    if problems:
        _tell(path, problems, out)
        return None
    return compile_sheet(path, _tables(path, tables))


def _read_compiled(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise FormProblem(f"The form {path.name} is larger than {LARGEST_FILE} bytes.")
        data = path.read_bytes()
    except OSError as problem:
        raise FormProblem(f"The form {path.name} cannot be opened: {problem.strerror}.") from None
    read_form(data)
    return data


def _tables(path: Path, tables: Path | None) -> Path:
    return tables if tables is not None else path.parent


def _tell(path: Path, problems: Sequence[FormProblem], out: TextIO) -> None:
    for problem in problems:
        print(problem, file=out)
    print(f"{path.name} cannot be used yet: {len(problems)} to mend.", file=out)


def _checked(problems: Sequence[FormProblem], form: Form | None) -> Mapping[str, object]:
    wrong = [
        {"sheet": each.sheet, "row": each.row, "column": each.column, "what": each.what, "suggestion": each.suggestion} for each in problems
    ]
    about = {"id": form.id, "version": form.version, "sections": len(form.sections()), "questions": _questions(form)} if form else None
    return {"usable": form is not None, "form": about, "problems": wrong}


def _tell_differences(before: Form, after: Form, found: tuple[Difference, ...], out: TextIO) -> None:
    print(f"{after.id}: {before.version} → {after.version}", file=out)
    if before.version == after.version and before.sha256 != after.sha256:
        print("Both have the same version. Give the new one a version of its own before it is issued.", file=out)
    if not found:
        print("\nNothing is different for officers.", file=out)
    for section, each in by_section(found):
        print(f"\n{section or 'Outside the sections'}", file=out)
        for difference in each:
            print(f"  {difference.words}", file=out)
            if difference.detail and "→" in difference.detail:
                print(f"      {difference.detail}", file=out)
    effects = effects_on_drafts(before, after)
    asked = sum(isinstance(item, Question) and item.type not in UNASKED for item, _repeats in before.walk())
    print("\nOpen drafts", file=out)
    print("  Each stays with the form that it was begun with until its officer moves it, and she can move it back.", file=out)
    if effects:
        print("  These answers have no place in the new form. They stay with the draft, are shown, and are not sealed:", file=out)
    else:
        print(f"  The answers to all {asked} questions are carried over.", file=out)
    for effect in effects:
        print(f"    {effect.words}", file=out)


def _questions(form: Form) -> int:
    return sum(isinstance(item, Question) for item, _repeats in form.walk())


def _print_json(out: TextIO, what: Mapping[str, object]) -> None:
    print(json.dumps(what, ensure_ascii=False, indent=2), file=out)

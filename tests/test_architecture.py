"""The walls of the house hold, and each of them is shown to catch what it is there for."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LONGEST_MODULE = 500
LONGEST_FUNCTION = 100
FORBIDDEN_NAMES = {"utils", "util", "common", "helpers", "helper", "manager", "misc"}
ENTRY_POINTS = {"__init__", "__main__"}
WITHOUT_A_MODULE = {"journeys", "resources", "battery", "incidents", "test_architecture", "test_conftest"}
"""Tests of the whole, of data, and of the tests' own guards."""
WHOLE_ROOM = {"test_properties", "test_whole_forms", "test_whole_forms_at_random", "test_fake", "test_model", "test_contract", "test_crash"}
"""Tests that set a whole room against a property, a model, a contract, a crash, or forms as people write them."""

WRONG_IMPORTS = {
    "rooms": ("fieldreport/forms/definition.py", "import fieldreport.answers.values"),
    "no-window": ("fieldreport/canonical.py", "import PySide6"),
    "pure-rooms": ("fieldreport/report/life.py", "import sqlmodel"),
    "paper-alone": ("fieldreport/proof/document.py", "import reportlab"),
    "hq-apart": ("fieldreport/hq/intake.py", "import fieldreport.delivery.outbox"),
    "one-gate": ("fieldreport/forms/reading.py", "import pyxform"),
    "window-through-the-app": ("ui/main_window.py", "import fieldreport.store.drafts"),
}


def contracts() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return [contract["id"] for contract in settings["tool"]["importlinter"]["contracts"]]


def check_walls(tree: Path, contract: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache"]
    if contract:
        command += ["--contract", contract]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(tree), "PATH": ""})


def sources(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def test_the_walls_between_the_rooms_hold() -> None:
    seen = check_walls(ROOT)
    assert seen.returncode == 0, seen.stdout + seen.stderr


def test_every_wall_has_a_wrong_import_that_shows_it_standing() -> None:
    assert set(contracts()) == set(WRONG_IMPORTS)


@pytest.mark.parametrize("contract", sorted(WRONG_IMPORTS))
def test_a_wrong_import_is_caught(contract: str, tmp_path: Path) -> None:
    for name in ("fieldreport", "ui"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    where, wrong = WRONG_IMPORTS[contract]
    broken = tmp_path / where
    broken.write_text(f"{broken.read_text()}\n{wrong}\n")

    seen = check_walls(tmp_path, contract)

    assert seen.returncode != 0, f"{contract} did not notice {wrong!r} in {where}"
    assert "BROKEN" in seen.stdout


def test_the_core_imports_no_qt() -> None:
    guilty = [
        str(path) for path in sources("fieldreport") if re.search(r"^\s*(from|import) (PySide6|shiboken6)", path.read_text(), re.MULTILINE)
    ]
    assert guilty == []


def test_no_room_without_a_name() -> None:
    guilty = [path for path in sources("fieldreport", "ui", "bench") if path.stem in FORBIDDEN_NAMES or path.parent.name in FORBIDDEN_NAMES]
    assert guilty == []


def test_room_inits_stay_empty() -> None:
    full = [
        path
        for path in sources("fieldreport", "ui", "tests")
        if path.name == "__init__.py" and path.parent.name not in ("fieldreport", "ui") and path.read_text().strip()
    ]
    assert full == []


def test_modules_and_functions_stay_small(capsys: pytest.CaptureFixture[str]) -> None:
    modules = {path: path.read_text().count("\n") for path in sources("fieldreport", "ui")}
    functions = {}
    for path in modules:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                functions[f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"] = (node.end_lineno or 0) - node.lineno + 1
    with capsys.disabled():
        print("\nThe ten largest modules:")
        for path, lines in sorted(modules.items(), key=lambda pair: -pair[1])[:10]:
            print(f"  {lines:4} {path.relative_to(ROOT)}")
        print("The ten longest functions:")
        for name, lines in sorted(functions.items(), key=lambda pair: -pair[1])[:10]:
            print(f"  {lines:4} {name}")
    assert {str(path): lines for path, lines in modules.items() if lines > LONGEST_MODULE} == {}
    assert {name: lines for name, lines in functions.items() if lines > LONGEST_FUNCTION} == {}


def test_tests_mirror_the_tree() -> None:
    """A module that other rooms use has tests of its own; the inside of a room may be tested through what it offers."""
    modules = [path for path in sources("fieldreport", "ui") if path.stem not in ENTRY_POINTS and "versions" not in path.parts]
    used_outside = {name for path in modules for name in imported_by(path) if room(name) != room(dotted(path))}
    untested = [path for path in modules if not (ROOT / mirrored(path)).exists()]
    assert [str(path.relative_to(ROOT)) for path in untested if dotted(path) in used_outside] == []


def test_every_test_file_has_its_module() -> None:
    homeless = [
        str(path.relative_to(ROOT))
        for path in sources("tests")
        if path.name.startswith("test_") and path.parent.name not in WITHOUT_A_MODULE and path.stem not in WITHOUT_A_MODULE | WHOLE_ROOM
        if path not in {ROOT / mirrored(module) for module in sources("fieldreport", "ui", "bench")}
    ]
    assert homeless == []


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def room(name: str) -> str:
    return name.rpartition(".")[0]


def mirrored(path: Path) -> str:
    parts = [part for part in path.relative_to(ROOT).parts[:-1] if part != "fieldreport"]
    return "/".join(("tests", *parts, f"test_{path.stem}.py"))


def imported_by(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def test_tests_neither_sleep_nor_mock_our_own_code() -> None:
    # Written in pieces, so that this test does not find itself.
    forbidden = [r"\bsleep" + r"\(", "Mock" + r"\(", r"\bpatch" + r"\(", r"monkeypatch\.setattr\((\"|')?(fieldreport|ui)\b"]
    guilty = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in sources("tests")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if any(re.search(pattern, line) for pattern in forbidden)
    ]
    assert guilty == []


def replaced_by(test: str) -> set[str]:
    """Return the names of our own that a test file replaces from outside, whatever the patcher is called."""
    tree = ast.parse(test)
    ours = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in ("fieldreport", "ui")
        for alias in node.names
    }
    patched = [
        node.args[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "setattr" and node.args
    ]
    return {name.id for argument in patched for name in ast.walk(argument) if isinstance(name, ast.Name)} & ours


def test_no_test_replaces_a_part_of_ours_under_another_name() -> None:
    assert {str(path.relative_to(ROOT)): found for path in sources("tests") if (found := replaced_by(path.read_text()))} == {}


def test_a_part_of_ours_that_is_replaced_would_be_caught() -> None:
    test = "from fieldreport.stamping import SceneLog\nimport os\ndisk.setattr(SceneLog, 'stamp', 1)\ndisk.setattr(os, 'fsync', 1)\n"
    assert replaced_by(test) == {"SceneLog"}


def test_every_test_states_something() -> None:
    silent = []
    for path in sources("tests"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                body = ast.get_source_segment(path.read_text(), node) or ""
                if not re.search(r"\bassert\b|raises|wait|check|verify|expect", body):
                    silent.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")
    assert silent == []

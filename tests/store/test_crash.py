"""Killed at any moment, the store comes back with all that it said was saved, and nothing half done."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from fieldreport.report.life import State
from fieldreport.store import audit, drafts, further, journal, reports
from fieldreport.store.database import open_database
from fieldreport.store.migrations import VAULT_STEPS, copy_path
from fieldreport.store.opening import open_store
from tests.store.house import KEY, STAR, Clock, House, begin

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}

needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="killing at a chosen system call needs strace")


def test_every_save_that_was_answered_is_there_after_a_kill(tmp_path: Path) -> None:
    dice = random.Random(11)
    for turn in range(10):
        folder = tmp_path / str(turn)
        folder.mkdir()
        after = dice.randrange(1, 150)
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.store.writer", "save", str(folder)], stdout=subprocess.PIPE, cwd=ROOT, env=ENVIRONMENT
        )
        with child:
            assert child.stdout is not None
            told = 0
            while told < after:
                told = int(child.stdout.readline())
            child.kill()
            told = int((child.stdout.read().split() or [str(told).encode()])[-1])
        store = _reopen(folder)
        answers = drafts.load_draft(store, "r-1").answers.decode()
        assert int(answers.split()[0]) in (told, told + 1), "an answered save is missing"
        assert len(answers) > 20_000
        store.close()


@needs_strace
@pytest.mark.parametrize(("call", "numbers"), [("pwrite64", (4, 30, 90)), ("fsync", (5, 20)), ("ftruncate", (1,)), ("unlink", (1,))])
def test_killed_at_a_system_call_a_report_is_in_one_state_and_the_journal_says_which(
    call: str, numbers: tuple[int, ...], tmp_path: Path
) -> None:
    for number in numbers:
        folder = tmp_path / str(number)
        folder.mkdir()
        killed, told = _killed_at(call, number, "life", folder)
        assert killed, f"there was no {call} number {number}: nothing was tested"
        store = _reopen(folder)
        journal.check(store, lambda _device, _data, signature: len(signature) == 64)
        audit.check_rows(store)
        lines = {line.id: line for line in drafts.list_reports(store)}
        for said in told:
            act, name = said.split()
            reached = {"begun": State, "sealed": (State.SEALED, State.RECEIVED), "received": (State.RECEIVED,)}[act]
            assert lines[name].state in reached, f"{said} was answered, but it is {lines[name].state}"
        for line in lines.values():
            assert len(reports.versions(store, line.id)) == (0 if line.state is State.DRAFT else 1)
        store.close()


@needs_strace
@pytest.mark.parametrize(("call", "numbers"), [("pwrite64", (108, 116, 122, 130, 138, 146)), ("fsync", (16, 18, 19, 20, 21))])
def test_killed_at_a_system_call_a_further_version_is_a_whole_draft_or_none_and_the_first_stays(
    call: str, numbers: tuple[int, ...], tmp_path: Path
) -> None:
    hits = 0
    for number in numbers:
        folder = tmp_path / str(number)
        folder.mkdir()
        killed, told = _killed_at(call, number, "further", folder)
        if not (killed and told):
            continue  # it ended before, or was killed before there was anything to lose
        hits += 1
        store = _reopen(folder)
        journal.check(store, lambda _device, _data, signature: len(signature) == 64)
        audit.check_rows(store)
        (line,) = drafts.list_reports(store)
        sealed = [one.version for one in reports.versions(store, "r-1")]
        assert sealed == ([1, 2] if len(sealed) == 2 else [1])
        draft = drafts.load_draft(store, "r-1")
        written = b"version 2" if line.state is State.DRAFT or line.version == 2 else b"version 1"
        assert (draft.version, draft.answers) == (line.version, written)
        reached = {"sealed 1": (1, 2), "begun 2": (1, 2), "away 2": (1, 2), "sealed 2": (2,)}[told[-1]]
        assert line.version in reached
        if told[-1] == "sealed 2":
            assert line.state is State.SEALED
        away = len(further.list_away(store))
        assert away <= 1
        assert away + (line.version == 2) >= (told[-1] != "sealed 1"), "the draft that was begun is gone"
        store.close()
    assert hits >= 3, f"only {hits} kills: nothing was tested"


@needs_strace
def test_killed_while_it_moves_to_a_newer_version_the_file_is_old_or_new(tmp_path: Path) -> None:
    house = House(tmp_path / "old")
    house.folder.mkdir()
    store = house.open()
    begin(store, "r-1", "not lost")
    store.close()
    hits = 0
    for number in (3, 8, 14, 20):
        folder = tmp_path / str(number)
        shutil.copytree(house.folder, folder)
        killed, _ = _killed_at("pwrite64", number, "migrate", folder)
        hits += killed
        database = open_database(folder / "vault.db", KEY, (*VAULT_STEPS, lambda connection: None))
        with database.reading() as connection:
            assert connection.execute("SELECT answers FROM report").fetchone()[0] == b"not lost"
        database.close()
        if copy_path(folder / "vault.db", 1).exists():
            copy = open_database(copy_path(folder / "vault.db", 1), KEY, VAULT_STEPS)
            copy.close()
    assert hits >= 3, f"only {hits} kills: nothing was tested"


def _killed_at(call: str, number: int, act: str, folder: Path) -> tuple[bool, list[str]]:
    ran = subprocess.run(
        [
            "strace",
            "-f",
            "-qq",
            "-o",
            "/dev/null",
            "-e",
            f"trace={call}",
            "-e",
            f"inject={call}:signal=KILL:when={number}",
            sys.executable,
            "-m",
            "tests.store.writer",
            act,
            str(folder),
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=ENVIRONMENT,
    )
    killed = ran.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL)
    assert killed or ran.returncode == 0, ran.stderr
    return killed, ran.stdout.splitlines()


def _reopen(folder: Path) -> object:
    return open_store(folder / "vault.db", KEY, device="dev-1", officer=STAR, sign=lambda data: data[:64], now=Clock(), new_id=lambda: "x")

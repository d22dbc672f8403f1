"""A journal shows every edit that anybody makes in it, and never cries wolf."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from fieldreport.errors import LedgerProblem
from fieldreport.ledger import chain
from fieldreport.ledger.chain import Head
from fieldreport.ledger.entries import Act
from tests.ledger.histories import START, edits, head, honest, new_device

DEVICE = new_device()


def test_honest_histories_raise_no_alarm() -> None:
    for seed in range(200):
        history = honest(DEVICE, seed % 25, seed)
        expected = head(history) if history else chain.start("vault-1")
        assert chain.first_bad(history, DEVICE.verify, expected=expected) is None, seed
        assert chain.check(history, DEVICE.verify, expected=expected) == expected


def test_every_edit_is_noticed_and_the_first_bad_entry_named() -> None:
    tried = 0
    for seed in range(24):
        dice = random.Random(seed)
        history = honest(DEVICE, dice.randrange(4, 20), seed)
        for edit in edits(history, dice):
            bad = chain.first_bad(edit.history, DEVICE.verify, expected=head(history))
            assert bad is not None, f"{edit.name} in history {seed} was not noticed"
            assert bad.sequence == edit.first_bad, f"{edit.name} in history {seed}: {bad}"
            with pytest.raises(LedgerProblem, match=rf"at entry {edit.first_bad}:"):
                chain.check(edit.history, DEVICE.verify, expected=head(history))
            tried += 1
    assert tried > 800


def test_control_a_check_of_the_last_hash_alone_misses_nearly_all() -> None:
    dice = random.Random(7)
    history = honest(DEVICE, 12, 7)
    made = edits(history, dice)
    missed = [edit for edit in made if edit.history and edit.history[-1].hash == history[-1].hash]
    assert len(missed) > len(made) / 2


def test_what_the_key_holder_can_do_is_noticed_by_a_head_known_elsewhere() -> None:
    history = honest(DEVICE, 12, 3)
    known = head(history)
    set_back = history[:5]
    other = honest(DEVICE, 12, 4)
    assert chain.first_bad(set_back, DEVICE.verify) is None  # alone, a journal that was set back looks whole
    cut = chain.first_bad(set_back, DEVICE.verify, expected=known)
    split = chain.first_bad([*other, *honest(DEVICE, 20, 4)[12:]], DEVICE.verify, expected=known)
    assert cut is not None
    assert cut.sequence == 6
    assert "12 entries are known" in cut.why
    assert split is not None
    assert split.sequence == 12
    assert "set back or split" in split.why


def test_a_journal_may_have_grown_since_its_head_was_noted() -> None:
    history = honest(DEVICE, 12, 3)
    assert chain.check(history, DEVICE.verify, expected=head(history[:5])) == head(history)


def test_another_vaults_journal_is_not_this_one() -> None:
    bad = chain.first_bad(honest(DEVICE, 5, 1, name="vault-2"), DEVICE.verify, expected=chain.start("vault-1"))
    assert bad is not None
    assert (bad.sequence, bad.why) == (1, "it belongs to another journal.")


def test_an_entry_that_was_redated_by_the_key_holder_clashes_with_the_machines_counter() -> None:
    first = honest(DEVICE, 1, 1)
    second = chain.append(
        head(first),
        device=DEVICE.name,
        officer="90001",
        report="r-1",
        act=Act.SEALED,
        detail={},
        at=START,
        monotonic=first[0].entry.monotonic - 1,
        boot=first[0].entry.boot,
        checkpoint=None,
        sign=DEVICE.sign,
    )
    bad = chain.first_bad([*first, second], DEVICE.verify)
    assert bad is not None
    assert bad.sequence == 2
    assert "counter" in bad.why


def test_an_empty_journal_holds_and_ends_where_it_starts() -> None:
    assert chain.check([], DEVICE.verify) == Head("", 0, "0" * 64)
    bad = chain.first_bad([], DEVICE.verify, expected=replace(chain.start("vault-1"), sequence=1))
    assert bad is not None
    assert bad.sequence == 1

"""A checkpoint is HQ's signed word on its log, or it is none."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fieldreport.errors import LedgerProblem
from fieldreport.ledger.checkpoint import Checkpoint, checkpoint_words, origin_of, read_checkpoint, unproved, write_checkpoint

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
PUBLIC = KEY.public_key().public_bytes_raw()
STRANGER = Ed25519PrivateKey.from_private_bytes(bytes(31) + b"\1")
SAID = Checkpoint("hq.example.org:8443/log", 17, "9f" * 32, datetime(2026, 8, 10, 19, 7, 31, tzinfo=UTC))
CHICAGO = ZoneInfo("America/Chicago")


def note(said: Checkpoint = SAID, key: Ed25519PrivateKey = KEY) -> str:
    return write_checkpoint(said, key.public_key().public_bytes_raw(), key.sign)


def test_what_was_written_is_read_again() -> None:
    assert read_checkpoint(note(), [STRANGER.public_key().public_bytes_raw(), PUBLIC]) == SAID
    assert unproved(note()) == SAID


def test_its_form_is_the_published_one() -> None:
    origin, size, root, at, blank, signed, end = note().split("\n")
    assert (origin, size, at, blank, end) == ("hq.example.org:8443/log", "17", "2026-08-10T19:07:31.000Z", "", "")
    assert root == "n5+fn5+fn5+fn5+fn5+fn5+fn5+fn5+fn5+fn5+fn58="
    assert signed.startswith("— hq.example.org:8443/log ")


@pytest.mark.parametrize(
    ("was", "becomes"), [("\n17\n", "\n18\n"), ("n5+f", "n5+g"), ("19:07", "19:08"), ("hq.example", "hq.other"), ("\n\n", "\n")]
)
def test_one_that_was_changed_is_none(was: str, becomes: str) -> None:
    assert was in note()
    with pytest.raises(LedgerProblem):
        read_checkpoint(note().replace(was, becomes, 1), [PUBLIC])


def test_one_that_somebody_else_signed_is_none() -> None:
    with pytest.raises(LedgerProblem, match="not signed with a key of this HQ"):
        read_checkpoint(note(key=STRANGER), [PUBLIC])
    with pytest.raises(LedgerProblem, match="not signed"):
        read_checkpoint(note(), [])


@pytest.mark.parametrize("text", ["", "tree 17", "a\n1\n", note() + "x", note() + note(), note().replace("19:07:31", "29:07:31")])
def test_what_is_no_checkpoint_is_refused_in_words(text: str) -> None:
    with pytest.raises(LedgerProblem, match="not a checkpoint"):
        unproved(text)


def test_a_reader_is_told_how_many_entries_which_root_and_when() -> None:
    assert checkpoint_words(note(), CHICAGO) == "17 entries, root 9f9f9f9f9f9f9f9f…, 10 Aug 2026, 1407 hours CDT"
    alone = Checkpoint(SAID.origin, 1, SAID.root, SAID.at)
    assert checkpoint_words(note(alone), CHICAGO).startswith("1 entry, ")
    assert checkpoint_words("tree 17", CHICAGO) == "tree 17"


def test_a_log_is_named_by_its_hq() -> None:
    assert origin_of("https://hq.example.org:8443") == "hq.example.org:8443/log"

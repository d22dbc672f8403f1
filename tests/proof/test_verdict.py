"""What a check comes to is said in plain sentences, and travels from the limited child unchanged."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from fieldreport.errors import ProofProblem
from fieldreport.proof.verdict import CertificateFacts, Outcome, SignerFacts, Verdict, from_json, refused, steps_up_to, time_words, to_json

CHICAGO = "America/Chicago"
OFFICER = SignerFacts("Alex Sample", "90001", "Police Officer", "012", "Officers CA", "a" * 64)
VERIFIED = Verdict(
    outcome=Outcome.VERIFIED,
    sentences=("Signed by Alex Sample.", "Signed on 10 Aug 2026.", "It is unchanged."),
    sha256="b" * 64,
    officer=OFFICER,
    signed_at=datetime(2026, 8, 10, 23, 12, 40, 250_000, tzinfo=UTC),
    time_words="valid at the claimed time; time not proved",
    record=b'{"quote":"\xe6\x9d\xb1 \xf0\x9f\x9a\x93"}',
    findings=("one thing worth knowing",),
    steps=steps_up_to("", receipt=True),
    chain=(
        CertificateFacts(
            "Alex Sample", "Officers CA", "0a1b", datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC), "d" * 64
        ),
    ),
    receipt="2026-000017",
)


@pytest.mark.parametrize(
    "verdict",
    [
        VERIFIED,
        replace(VERIFIED, record=b"", findings=()),
        replace(VERIFIED, record=bytes(range(256)), officer=replace(OFFICER, name="Ａlex “Al” Sample\n\x00", rank="")),
        refused("c" * 64, "it is no PDF."),
        refused("c" * 64, "bytes were appended.", Outcome.CHANGED),
    ],
)
def test_a_verdict_comes_back_as_it_was_sent(verdict: Verdict) -> None:
    assert from_json(json.loads(json.dumps(to_json(verdict)))) == verdict


def test_what_is_printed_for_other_programs_names_the_outcome_and_writes_times_in_utc() -> None:
    printed = to_json(VERIFIED)
    assert printed["outcome"] == "verified"
    assert printed["signed_at"] == "2026-08-10T23:12:40.250Z"
    assert [outcome.value for outcome in Outcome] == ["verified", "changed", "cannot be verified"]


@pytest.mark.parametrize("answer", [None, [], {}, "verified", 7])
def test_an_answer_of_the_child_that_is_no_verdict_is_refused(answer: object) -> None:
    with pytest.raises(ProofProblem, match="cannot be read"):
        from_json(answer)


@pytest.mark.parametrize(
    ("part", "wrong"),
    [
        ("outcome", "probably fine"),
        ("outcome", None),
        ("sentences", ["who", "when"]),
        ("sentences", ["who", "when", "what", "and more"]),
        ("officer", {"name": "Alex Sample"}),
        ("officer", "Alex Sample"),
        ("signed_at", "2026-08-10T23:12:40"),
        ("signed_at", "yesterday"),
        ("record", "not base64!"),
        ("record", "eHg"),
        ("record", "eHh!4"),
        ("findings", None),
        ("steps", None),
        ("steps", [{"words": "x", "result": "probably"}]),
        ("chain", [{"subject": "x"}]),
    ],
)
def test_a_verdict_with_one_part_wrong_is_refused_and_never_half_read(part: str, wrong: object) -> None:
    assert from_json(to_json(VERIFIED)) == VERIFIED  # the control
    with pytest.raises(ProofProblem, match="cannot be read"):
        from_json({**to_json(VERIFIED), part: wrong})


@pytest.mark.parametrize("part", list(to_json(VERIFIED)))
def test_a_verdict_with_a_part_missing_is_refused(part: str) -> None:
    stored = to_json(VERIFIED)
    del stored[part]
    with pytest.raises(ProofProblem):
        from_json(stored)


def test_a_refused_file_says_nothing_about_who_and_when() -> None:
    verdict = refused("c" * 64, "its certificate had been revoked.")
    assert verdict.outcome is Outcome.CANNOT
    assert verdict.sentences == (
        "Who signed this file cannot be said.",
        "When it was signed cannot be said.",
        "It cannot be verified: its certificate had been revoked.",
    )
    assert (verdict.officer, verdict.signed_at, verdict.record, verdict.time_words) == (None, None, None, "")
    assert verdict.findings == ("its certificate had been revoked.",)


def test_a_changed_file_is_called_changed() -> None:
    verdict = refused("c" * 64, "bytes were appended.", Outcome.CHANGED)
    assert verdict.outcome is Outcome.CHANGED
    assert verdict.sentences[2] == "The file was changed after it was signed, or was never whole: bytes were appended."


@pytest.mark.parametrize(
    ("at", "zone", "words"),
    [
        (datetime(2003, 8, 10, 19, 7, tzinfo=UTC), CHICAGO, "10 Aug 2003, 1407 hours CDT"),
        (datetime(2026, 1, 1, 5, 59, 59, tzinfo=UTC), CHICAGO, "31 Dec 2025, 2359 hours CST"),
        (datetime(2026, 11, 1, 6, 30, tzinfo=UTC), CHICAGO, "01 Nov 2026, 0130 hours CDT"),
        (datetime(2026, 11, 1, 7, 30, tzinfo=UTC), CHICAGO, "01 Nov 2026, 0130 hours CST"),
    ],
)
def test_a_time_is_written_as_the_department_writes_it_and_names_its_zone(at: datetime, zone: str, words: str) -> None:
    assert time_words(at, zone) == words


@pytest.mark.parametrize("zone", ["", "Nowhere/Land", "America", "../../etc/passwd", "/etc/localtime", "\0", "\ud800"])
def test_a_zone_that_a_file_made_up_is_not_followed_and_the_time_is_told_in_utc(zone: str) -> None:
    assert time_words(datetime(2003, 8, 10, 19, 7, tzinfo=UTC), zone) == "10 Aug 2003, 1907 hours UTC"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (OFFICER, "Alex Sample, Police Officer, star 90001, unit 012"),
        (replace(OFFICER, unit="Area 3 Detectives"), "Alex Sample, Police Officer, star 90001, Area 3 Detectives"),
        (replace(OFFICER, rank="", unit=""), "Alex Sample, star 90001"),
    ],
)
def test_the_signer_is_named_by_what_the_certificate_says_and_nothing_is_left_hanging(facts: SignerFacts, words: str) -> None:
    assert facts.words == words

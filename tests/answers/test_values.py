"""Answers in their stored form, which is never changed, only added to."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport import canonical
from fieldreport.answers.values import Account, AttachedFile, GeoPoint, Moment, NonAnswer, Precision, Range, Source, from_json, to_json
from fieldreport.errors import AnswerProblem

MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000)
)
_DEGREES = st.decimals(-90, 90, allow_nan=False, places=6)
SCALARS = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20),
    st.booleans(),
    st.integers(-(2**53) + 1, 2**53 - 1),
    st.decimals(-1000, 1000, allow_nan=False, places=3),
    st.dates(),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    MOMENTS.map(lambda at: Moment(at, "America/Chicago")),
    st.builds(GeoPoint, _DEGREES, _DEGREES, st.none() | _DEGREES, st.none() | _DEGREES),
    st.builds(AttachedFile, st.just("0f" * 32), st.text("ab.", min_size=1), st.just("image/jpeg"), st.integers(0, 2**53 - 1)),
)
CONTENTS = (
    SCALARS
    | st.tuples(SCALARS, SCALARS).map(lambda ends: Range(*ends))
    | st.sampled_from(NonAnswer)
    | st.lists(st.sampled_from("abc"), min_size=1).map(tuple)
)
ACCOUNTS = st.builds(
    Account,
    CONTENTS,
    st.sampled_from(Precision),
    st.none() | st.sampled_from(Source),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=9),
    st.none() | MOMENTS,
)


@given(st.lists(ACCOUNTS, min_size=1, max_size=3).map(tuple))
def test_every_answer_comes_back_as_it_was_stored(answer: tuple[Account, ...]) -> None:
    stored = canonical.decode(canonical.encode(to_json(answer)))
    assert from_json(stored) == answer
    assert canonical.encode(to_json(from_json(stored))) == canonical.encode(to_json(answer))


def test_the_stored_form_is_what_it_always_was() -> None:
    at = datetime(2026, 8, 10, 19, 7, 31, 250_000, tzinfo=UTC)
    answer = (
        Account(3, Precision.AT_LEAST, Source.TOLD, "row-1", at),
        Account(Range(Decimal("1.5"), 2)),
        Account(NonAnswer.NOT_OBSERVED),
        Account(("ice", "cbp")),
        Account(date(2026, 8, 10)),
        Account(time(14, 7), Precision.ABOUT),
        Account(Moment(at, "America/Chicago")),
        Account(GeoPoint(Decimal("41.880"), Decimal("-87.63"), None, Decimal(5))),
        Account(AttachedFile("0f" * 32, "street.jpg", "image/jpeg", 12)),
    )
    assert to_json(answer) == [
        {"value": 3, "precision": "at_least", "source": "told", "told_by": "row-1", "entered": "2026-08-10T19:07:31.250Z"},
        {"between": [{"decimal": "1.5"}, 2]},
        {"none": "not_observed"},
        {"codes": ["ice", "cbp"]},
        {"value": {"date": "2026-08-10"}},
        {"value": {"time": "14:07"}, "precision": "about"},
        {"value": {"utc": "2026-08-10T19:07:31.250Z", "zone": "America/Chicago"}},
        {"value": {"point": ["41.880", "-87.63", None, "5"]}},
        {"value": {"file": {"sha256": "0f" * 32, "name": "street.jpg", "type": "image/jpeg", "size": 12}}},
    ]


@pytest.mark.parametrize(
    "stored",
    [
        None,
        [],
        ["x"],
        [{}],
        [{"value": None}],
        [{"value": {"date": "soon"}}],
        [{"value": {"decimal": "x"}}],
        [{"value": {"utc": "2026-08-10T19:07:31", "zone": "UTC"}}],
        [{"none": "perhaps"}],
        [{"between": [1]}],
        [{"codes": "ice"}],
        [{"value": 1, "precision": "roughly"}],
        [{"value": 1, "source": "heard"}],
        [{"value": 1, "entered": "yesterday"}],
    ],
)
def test_what_is_no_stored_answer_is_refused_in_words(stored: object) -> None:
    with pytest.raises(AnswerProblem):
        from_json(stored)

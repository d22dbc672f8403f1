"""Beats on a made-up map: four squares of a grid, one of them with a hole, and an island."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.catalogue.beats import Beat, Beats, load_beats
from fieldreport.errors import CatalogueProblem

if TYPE_CHECKING:
    from pathlib import Path


def square(west: float, south: float, east: float, north: float) -> list[list[float]]:
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(beat: object, district: object, *rings: list[list[float]]) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": {"beat_num": beat, "district": district},
        "geometry": {"type": "Polygon", "coordinates": list(rings)},
    }


HOLE = square(0.25, 0.25, 0.5, 0.5)
GRID = [
    feature("0101", "1", square(0, 0, 1, 1), HOLE),
    feature("0102", "1", square(1, 0, 2, 1)),
    feature("0201", "2", square(0, 1, 1, 2)),
    {
        "type": "Feature",
        "properties": {"beat": "0202", "dist_num": "002"},
        "geometry": {"type": "MultiPolygon", "coordinates": [[square(1, 1, 2, 2)], [square(5, 5, 6, 6)]]},
    },
]


def written(folder: Path, features: object = GRID) -> Path:
    path = folder / "beats.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


@pytest.fixture
def beats(tmp_path: Path) -> Beats:
    return load_beats(written(tmp_path))


@pytest.mark.parametrize(
    ("latitude", "longitude", "beat"),
    [
        ("0.1", "0.9", Beat("0101", "001")),
        ("0.9", "1.1", Beat("0102", "001")),
        ("1.5", "0.5", Beat("0201", "002")),
        ("5.5", "5.5", Beat("0202", "002")),
        ("0.3", "0.3", None),
        ("3", "3", None),
        ("-0.1", "0.5", None),
    ],
)
def test_a_position_lies_in_the_beat_that_holds_it_and_not_in_its_holes(
    beats: Beats, latitude: str, longitude: str, beat: Beat | None
) -> None:
    assert beats.at(Decimal(latitude), Decimal(longitude)) == beat


def test_a_point_on_a_common_border_belongs_to_one_beat_always_the_same(beats: Beats) -> None:
    assert beats.at(0.5, 1) == Beat("0102", "001")
    assert beats.at(1, 0.5) == Beat("0201", "002")
    assert beats.at(1, 1) == Beat("0202", "002")


@given(st.floats(0, 2, exclude_max=True), st.floats(0, 2, exclude_max=True))
def test_within_the_grid_every_point_has_one_beat_unless_it_is_in_the_hole(x: float, y: float) -> None:
    tiles = {(0, 0): "0101", (1, 0): "0102", (0, 1): "0201", (1, 1): "0202"}
    found = _grid().at(y, x)
    if 0.25 <= x < 0.5 and 0.25 <= y < 0.5:
        assert found is None
    else:
        assert found is not None
        assert found.number == tiles[int(x), int(y)]


def _grid() -> Beats:
    from fieldreport.catalogue.beats import _areas

    return Beats(tuple(_areas({"type": "FeatureCollection", "features": GRID})))


@given(st.floats(0, 1), st.floats(0.001, 0.999))
def test_on_a_slanting_border_neighbours_agree_whichever_way_their_rings_run(share: float, y: float) -> None:
    corners = [(0.0, 0.0), (1 / 3, 1.0), (2 / 3, 0.0), (1.0, 1.0), (0.0, 1.0)]
    left = [[0.0, 0.0], [1 / 3, 1.0], [0.0, 1.0], [0.0, 0.0]]
    right = [[1 / 3, 1.0], [0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [1 / 3, 1.0]]
    from fieldreport.catalogue.beats import _areas

    two = tuple(_areas({"type": "FeatureCollection", "features": [feature("0301", "3", left), feature("0302", "3", right)]}))
    x = share * corners[3][0] * 0.999
    assert sum(area.holds(x, y) for area in two) == 1


def test_where_the_file_gives_a_place_to_two_beats_none_is_offered(tmp_path: Path) -> None:
    twice = load_beats(written(tmp_path, [feature("0101", "1", square(0, 0, 2, 2)), feature("0102", "1", square(1, 1, 3, 3))]))
    assert twice.at(1.5, 1.5) is None
    assert twice.at(0.5, 0.5) == Beat("0101", "001")


def test_without_a_file_there_are_no_beats(tmp_path: Path) -> None:
    assert load_beats(tmp_path / "beats.geojson") == Beats()


@pytest.mark.parametrize(
    ("features", "words"),
    [
        ([], "no FeatureCollection"),
        ([feature("", "1", square(0, 0, 1, 1))], "feature 1: beat_num or beat should be a number, and is missing"),
        ([feature("0101", "near", square(0, 0, 1, 1))], "should be a number, and is 'NEAR'"),
        ([feature("0101", "1", square(0, 0, 1, 1)[:-1])], "not closed"),
        ([feature("0101", "1", square(1_170_000, 1_880_000, 1_171_000, 1_881_000))], "WGS 84"),
        ([feature("0101", "1")], "no rings"),
        (
            [{"properties": {"beat_num": "0101", "district": "1"}, "geometry": {"type": "Point", "coordinates": [0, 0]}}],
            "neither a Polygon",
        ),
        ([{"properties": None, "geometry": None}], "missing"),
        ([feature("0101", "1", [["a", 0], [1, 0], [1, 1], ["a", 0]])], "not longitude and latitude"),  # type: ignore[list-item]
        (["feature"], "feature 1"),
    ],
)
def test_a_broken_file_is_refused_with_the_place_and_what_still_works(tmp_path: Path, features: object, words: str) -> None:
    with pytest.raises(CatalogueProblem, match=words) as refused:
        load_beats(written(tmp_path, features))
    assert "Everything else works" in str(refused.value)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff\xfe", b'{"type": "FeatureCollection", "features": [NaN]}', b"[" * 100_000])
def test_what_is_no_geojson_is_refused_in_words(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "beats.geojson"
    path.write_bytes(data)
    with pytest.raises(CatalogueProblem, match=r"beats\.geojson"):
        load_beats(path)

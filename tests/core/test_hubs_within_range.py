# SPDX-License-Identifier: GPL-2.0-or-later
"""Hubs within a range of sizes, and groups of points: promises and errors."""

import tracemalloc

import geopandas as gpd
import numpy as np
import pytest

from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.hubs.equal_size import equal_size_hubs
from balanced_zones.algorithms.core.hubs.inputs.settings import Method, Settings
from balanced_zones.algorithms.core.hubs.search.solve import Compactness
from balanced_zones.algorithms.core.hubs.within_range import hubs_within_range
from balanced_zones.algorithms.core.progress import Progress
from cases import Listener

QUICK = Settings(effort=Effort.QUICK)


def layer(xy, crs="EPSG:27700", **columns):
    xy = np.asarray(xy, float)
    return gpd.GeoDataFrame(columns, geometry=gpd.points_from_xy(*xy.T), crs=crs)


def scattered(n=300, random_seed=0, **columns):
    rng = np.random.default_rng(random_seed)
    return layer(rng.normal(size=(n, 2)) * 9000 + [530000, 180000], **columns)


def in_clumps(sizes, random_seed=0):
    """Towns on a wide circle, far from one another."""
    rng = np.random.default_rng(random_seed)
    angle = np.linspace(0, 2 * np.pi, len(sizes), endpoint=False)
    middle = 40_000 * np.column_stack([np.cos(angle), np.sin(angle)])
    town = np.repeat(np.arange(len(sizes)), sizes)
    return layer(middle[town] + rng.normal(size=(len(town), 2)) * 300 + [530000, 180000])


def faults_of(form, *args, **kwargs):
    with pytest.raises(InputError) as caught:
        form(*args, layer="Schools", **kwargs)
    return str(caught.value)


# Sizes


def test_london_has_the_hubs_asked_for_and_all_in_range(london):
    """The published code made 110 hubs for 111 and let sizes run from 19 to 42."""
    heard = Listener()
    result = hubs_within_range(london, 30, 40, settings=QUICK, progress=heard)
    assert result.count == len(set(result.labels.tolist())) == 111
    assert result.sizes.min() >= 30 and result.sizes.max() <= 40
    assert result.mean_distance_km < 1.52
    assert heard.said == [
        "Sizes of 30 to 40 allow 98 to 129 hubs. "
        "Chosen: 111, the points divided by 35, the middle of the range."
    ]


@pytest.mark.parametrize("case", range(8))
def test_any_possible_request_is_kept_exactly(case):
    """Uneven towns; neither end is overshot, whichever side the first grouping errs to."""
    rng = np.random.default_rng(case)
    points = in_clumps(rng.integers(1, 30, rng.integers(2, 7)), case)
    n = len(points)
    low = int(rng.integers(1, 12))
    high = max(low + int(rng.integers(0, 6)), -(-n // max(1, n // low)))
    fewest, most = -(-n // high), n // low
    hubs = int(rng.integers(fewest, most + 1)) if case % 2 else None
    settings = Settings(effort=Effort.QUICK, method=list(Method)[case // 2 % 2])
    result = hubs_within_range(points, low, high, hubs, settings=settings)
    assert fewest <= result.count <= most
    assert hubs in (None, result.count)
    assert (low <= result.sizes).all() and (result.sizes <= high).all()
    assert (np.bincount(result.labels) == result.sizes).all()


def test_one_hub_can_be_right():
    result = hubs_within_range(scattered(70), 50, 70)
    assert result.sizes.tolist() == [70]
    assert result.pieces.tolist() == [1]
    assert result.neighbours.shape == (0, 2)
    assert not result.cut_off.any()


def test_every_point_its_own_hub():
    result = hubs_within_range(scattered(5), 1, 1)
    assert sorted(result.labels.tolist()) == list(range(5))
    assert result.mean_distance_km == result.mean_to_medoid_km == 0


def test_a_first_grouping_too_large_somewhere_and_too_small_nowhere():
    """One town above the largest size, no hub below the smallest."""
    result = hubs_within_range(in_clumps([30, 12, 12, 12]), 10, 20, 4, settings=QUICK)
    assert result.sizes.max() <= 20 and result.sizes.min() >= 10


def test_the_number_chosen_is_told_when_the_range_moves_it():
    heard = Listener()
    result = hubs_within_range(scattered(41), 20, 21, settings=QUICK, progress=heard)
    assert sorted(result.sizes.tolist()) == [20, 21]
    # 90 / 35 is 2, but two hubs hold 80 at most.
    result = hubs_within_range(scattered(90), 30, 40, settings=QUICK, progress=heard)
    assert result.sizes.tolist() == [30, 30, 30]
    assert "allow 3 hubs. Chosen: 3" in heard.said[1]
    assert "as near as the range allows" in heard.said[1]
    hubs_within_range(scattered(90), 20, 40, hubs=4, settings=QUICK, progress=heard)
    assert heard.said[2] == "Sizes of 20 to 40 allow 3 to 4 hubs. Chosen: 4, as asked for."


# Places on the ground


def test_degrees_are_no_distances():
    """At 60 degrees north 1 degree of longitude is 56 km, 0.6 of latitude 67 km."""
    points = layer([[10, 60], [11, 60], [10, 60.6], [11, 60.6]], "EPSG:4326")
    result = hubs_within_range(points, 2, 2)
    assert result.labels[0] == result.labels[1] != result.labels[2] == result.labels[3]
    assert result.mean_distance_km == pytest.approx(27.7, abs=0.3)


def test_the_date_line_is_no_border():
    """Two towns in Fiji; the line runs through one of them."""
    rng = np.random.default_rng(0)
    east = rng.normal(size=(40, 2)) * 0.05 + [180, -16.8]
    west = rng.normal(size=(40, 2)) * 0.05 + [178.4, -18.1]
    at = np.vstack([east, west])
    at[:, 0] = (at[:, 0] + 180) % 360 - 180
    result = hubs_within_range(layer(at, "EPSG:4326"), 35, 45)
    assert len(set(result.labels[:40])) == len(set(result.labels[40:])) == 1
    assert result.distance_m.max() < 30_000


def test_memory_grows_with_the_points_not_with_their_square():
    """All distances between 4,000 points would take 128 MB."""
    rng = np.random.default_rng(1)
    points = layer(rng.random((4000, 2)) * 50_000)
    tracemalloc.start()
    result = hubs_within_range(points, 30, 40, settings=QUICK)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert result.sizes.min() >= 30
    assert peak < 40e6


# Groups


def test_groups_are_what_runs_of_their_own_would_give():
    """And numbered one after the other, whatever the order of the features."""
    phase = np.where(np.arange(240) % 3 == 0, "secondary", "primary")
    points = scattered(240, phase=phase)
    result = hubs_within_range(points, 20, 30, group_field="phase", settings=QUICK)
    assert [group.value for group in result.groups] == ["primary", "secondary"]
    start = 0
    for number, value in enumerate(("primary", "secondary")):
        own = points["phase"] == value
        alone = hubs_within_range(points[own], 20, 30, settings=QUICK)
        assert (result.labels[own] == alone.labels + start).all()
        assert (result.distance_m[own] == alone.distance_m).all()
        hubs = slice(start, start + alone.count)
        assert (result.group_of_hub[hubs] == number).all()
        assert result.mean_to_medoid_m[hubs] == pytest.approx(alone.mean_to_medoid_m)
        assert result.outlines[hubs].geom_equals(alone.outlines.set_axis(range(240)[hubs])).all()
        medoids = points.index[own][alone.medoids]
        assert points.index[result.medoids[hubs]].tolist() == medoids.tolist()
        start += alone.count
    assert result.count == start

    shuffled = points.sample(frac=1, random_state=1)
    again = hubs_within_range(shuffled, 20, 30, group_field="phase", settings=QUICK)
    assert (again.labels == result.labels[shuffled.index]).all()


def test_equal_hubs_are_shared_out_to_groups_by_their_points():
    group = np.repeat([10, 9, 2], [120, 77, 3])
    result = equal_size_hubs(scattered(200, group=group), 9, group_field="group", settings=QUICK)
    # Numbers in their order; quotas 0.1 (one at least), then 3.13 and 4.87 of 8.
    assert [each.value for each in result.groups] == [2, 9, 10]
    assert np.bincount(result.group_of_hub).tolist() == [1, 3, 5]
    assert result.sizes.tolist() == [3, *sorted(result.sizes[1:4]), 24, 24, 24, 24, 24]
    assert set(result.sizes[1:4]) == {25, 26}


def test_a_place_shared_across_groups_is_not_parted():
    xy = np.repeat(np.random.default_rng(0).random((40, 2)) * 9000, 2, axis=0)
    points = layer(xy, phase=["a", "b"] * 40)
    result = equal_size_hubs(points, 8, group_field="phase", settings=QUICK)
    assert result.shared_places == result.split_places == 0
    together = equal_size_hubs(points, 8, settings=QUICK)
    assert together.shared_places == 40


def test_london_by_borough(london):
    some = london["LA_NAME"].isin(sorted(london["LA_NAME"].unique())[:8])
    london = london[some]
    result = equal_size_hubs(london, 30, group_field="LA_NAME", settings=QUICK)
    assert result.count == 30
    boroughs = london["LA_NAME"].to_numpy()
    for number, group in enumerate(result.groups):
        hubs = np.flatnonzero(result.group_of_hub == number)
        assert set(boroughs[np.isin(result.labels, hubs)]) == {group.value}
        assert result.sizes[hubs].max() - result.sizes[hubs].min() <= 1


# Settings


@pytest.mark.parametrize("method", list(Method))
@pytest.mark.parametrize("objective", list(Compactness))
def test_every_method_and_objective_keeps_the_sizes(method, objective):
    settings = Settings(method=method, objective=objective, effort=Effort.QUICK)
    points = scattered(200)
    result = hubs_within_range(points, 15, 20, settings=settings)
    assert result.sizes.min() >= 15 and result.sizes.max() <= 20
    assert result.first_sizes.sum() == 200
    assert result.first_dispersion_km > 0
    again = hubs_within_range(points, 15, 20, settings=settings)
    assert (again.labels == result.labels).all()


# Errors


def test_a_range_that_no_number_of_hubs_keeps():
    message = faults_of(hubs_within_range, scattered(50), 30, 40)
    assert message == (
        "Schools: 50 points cannot be parted into hubs of 30 to 40: 1 hub holds at most 40, "
        "2 hubs need at least 60. With a smallest size of at most 25, or a largest of at least "
        "50, they can."
    )
    message = faults_of(hubs_within_range, scattered(100), 40, 45)
    assert "2 hubs hold at most 90, 3 hubs need at least 120" in message
    assert "at most 33, or a largest of at least 50" in message
    message = faults_of(hubs_within_range, scattered(20), 30, 40)
    assert "one hub needs at least 30. With a smallest size of at most 20, they can" in message


def test_groups_that_cannot_are_named():
    points = scattered(190, borough=np.repeat(["Ayton", "Beeham", "Ceeford"], [70, 50, 70]))
    message = faults_of(hubs_within_range, points, 30, 40, group_field="borough")
    assert message == (
        "Schools: groups that cannot be parted into hubs of 30 to 40 (field 'borough'): Beeham "
        "(50 points: 1 hub holds at most 40, 2 hubs need at least 60). Leave these out by a "
        "filter or selection; with a smallest size of at most 25, or a largest of at least 50, "
        "all groups can."
    )
    points["borough"] = np.repeat(["Ayton", "Beeham", "Ceeford"], [139, 50, 1])
    message = faults_of(hubs_within_range, points, 30, 40, group_field="borough")
    assert "Ceeford (1 point: one hub needs at least 30)" in message
    assert "Join groups of fewer than 30 points to others" in message


@pytest.mark.parametrize(
    ("low", "high", "hubs", "expected"),
    [
        (-1, 4, None, "Smallest size: it is below 0: -1"),
        (9, 8, None, "Largest size: it is below the smallest size (9): 8. Ask for 9 or more"),
        (5, 9, 5, "Number of hubs: 60 points make 7 to 12 hubs of 5 to 9: 5. Ask for 7 to 12 hubs"),
        (5, 9, 13, "60 points make 7 to 12 hubs"),
        (60, 60, 0, "60 points make 1 hub of 60 to 60: 0. Ask for 1 hub, or leave it empty"),
    ],
)
def test_impossible_requests(low, high, hubs, expected):
    assert expected in faults_of(hubs_within_range, scattered(60), low, high, hubs)


def test_points_without_a_group_are_named():
    points = scattered(6, borough=["a", None, "a", " ", "a", np.nan]).set_axis(range(10, 16))
    for form in (equal_size_hubs, hubs_within_range):
        message = faults_of(form, points, 2, 3, group_field="borough")
        assert "points without a group (field 'borough'): 11, 13, 15" in message


def test_fewer_hubs_than_groups():
    points = scattered(9, borough=list("aabbccddd"))
    message = faults_of(equal_size_hubs, points, 3, group_field="borough")
    assert "every group needs at least one hub, and there are 4 groups: 3" in message


@pytest.mark.parametrize("stop_after", [0, 2, 12])
def test_a_run_stopped_before_the_last_group_returns_nothing(stop_after):
    class Stop(Progress):
        conditions = 0

        def cancelled(self):
            self.conditions += 1
            return self.conditions > stop_after

    points = scattered(200, group=np.arange(200) % 2)
    assert hubs_within_range(points, 9, 12, group_field="group", progress=Stop()) is None


def test_thorough_says_how_good_hubs_could_be():
    points = scattered(48, group=np.arange(48) // 36)
    thorough = Settings(effort=Effort.THOROUGH)
    result = hubs_within_range(points, 10, 15, group_field="group", settings=thorough)
    # The second group is one hub, whose bound is itself.
    assert 0.9 * result.mean_to_medoid_km < result.lower_bound_km
    assert result.lower_bound_km <= result.mean_to_medoid_km * (1 + 1e-4)
    assert hubs_within_range(points, 10, 15, settings=QUICK).lower_bound_km is None
    squared = Settings(effort=Effort.THOROUGH, objective=Compactness.SQUARED)
    assert hubs_within_range(points, 10, 15, settings=squared).lower_bound_km is None

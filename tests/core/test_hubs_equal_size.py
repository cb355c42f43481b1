# SPDX-License-Identifier: GPL-2.0-or-later
"""Equal-size hubs end to end: promises on sizes, on numbers, on errors."""

import geopandas as gpd
import numpy as np
import pytest
from pyproj import Geod
from shapely.geometry import Point, Polygon

from balanced_zones.algorithms.core.colouring import colour_classes
from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.hubs.equal_size import equal_size_hubs
from balanced_zones.algorithms.core.hubs.forming import number_from_north_west
from balanced_zones.algorithms.core.hubs.inputs.settings import Settings
from balanced_zones.algorithms.core.progress import Progress

QUICK = Settings(effort=Effort.QUICK)


def layer(xy, crs="EPSG:27700"):
    xy = np.asarray(xy, float)
    return gpd.GeoDataFrame(geometry=gpd.points_from_xy(*xy.T), crs=crs)


def scattered(n=300, random_seed=0):
    rng = np.random.default_rng(random_seed)
    return layer(rng.normal(size=(n, 2)) * 9000 + [530000, 180000])


def same_groups(a, b):
    return len(set(zip(a.tolist(), b.tolist()))) == len(set(a.tolist())) == len(set(b.tolist()))


# Sizes


@pytest.mark.slow
@pytest.mark.parametrize(
    ("hubs", "expected", "most_km"),
    [(6, {648: 5, 649: 1}, 6.75), (111, {35: 107, 36: 4}, 1.56)],
)
def test_london(london, hubs, expected, most_km):
    result = equal_size_hubs(london, hubs, settings=QUICK)
    sizes, count = np.unique(result.sizes, return_counts=True)
    assert dict(zip(sizes.tolist(), count.tolist())) == expected
    assert (np.bincount(result.labels) == result.sizes).all()
    assert result.mean_distance_km < most_km
    assert result.hubs_in_pieces == 0
    assert not result.cut_off.any()
    # As many colours as a map needs, and neighbours never alike.
    colours = colour_classes(hubs, result.neighbours)
    assert max(colours) < 7
    assert all(colours[a] != colours[b] for a, b in result.neighbours)


def test_less_equity_is_more_compact():
    means, points = [], scattered(389)
    for equity in (1.0, 0.5):
        result = equal_size_hubs(points, 4, equity=equity, settings=QUICK)
        assert (result.low <= result.sizes).all()
        assert (result.sizes <= result.high).all()
        means.append(result.mean_distance_km)
    assert (result.low[0], result.high[0]) == (49, 147)  # from 97 * 0.5 to 98 * 1.5
    assert means[1] < means[0]


def test_five_unequal_groups_become_equal():
    rng = np.random.default_rng(1)
    truth = np.repeat(np.arange(5), (80, 14, 6, 6, 14))
    middle = np.array([[0, 0], [9000, 0], [0, 9000], [9000, 9000], [20000, 0]])
    result = equal_size_hubs(layer(middle[truth] + rng.normal(size=(120, 2)) * 200), 5)
    assert result.sizes.tolist() == [24] * 5


def test_points_that_share_a_place():
    rng = np.random.default_rng(2)
    xy = np.repeat(rng.random((12, 2)) * 20000, 10, axis=0)
    result = equal_size_hubs(layer(xy), 4)
    assert result.sizes.tolist() == [30] * 4
    # Three whole places make a hub, so none has to be parted.
    assert all(len(set(place)) == 1 for place in result.labels.reshape(12, 10).tolist())


def test_more_hubs_than_places():
    result = equal_size_hubs(layer(np.repeat([[0, 0], [900, 0], [0, 900]], 10, axis=0)), 7)
    assert sorted(result.sizes.tolist()) == [4, 4, 4, 4, 4, 5, 5]
    assert (result.outlines.area > 0).all()


@pytest.mark.parametrize("n", [3, 4, 5, 30])
def test_points_on_one_line(n):
    x = np.arange(n) * 1000.0
    result = equal_size_hubs(layer(np.column_stack([x, x])), 2)
    assert result.sizes.max() - result.sizes.min() == n % 2
    assert (np.diff(result.labels) != 0).sum() == 1
    assert result.neighbours.tolist() == [[0, 1]]


def test_all_points_at_one_place():
    result = equal_size_hubs(layer([[5, 5]] * 20), 3)
    assert sorted(result.sizes.tolist()) == [6, 7, 7]
    assert result.distance_m.max() < 0.001
    assert result.dispersion_km == 0


def test_as_many_hubs_as_can_be():
    result = equal_size_hubs(scattered(20), 19)
    assert sorted(result.sizes.tolist()) == [1] * 18 + [2]


# Measures


def test_measures_agree_with_the_labels():
    points = scattered(200).to_crs(4326)
    result = equal_size_hubs(points, 7, equity=0.6)
    geod = Geod(ellps="WGS84")
    for hub in range(7):
        members = points.geometry[result.labels == hub]
        centre = result.centres[hub]
        distance = [geod.inv(p.x, p.y, centre.x, centre.y)[2] for p in members]
        assert result.distance_m[result.labels == hub] == pytest.approx(distance, abs=0.01)
        assert result.mean_distance_m[hub] == pytest.approx(np.mean(distance), abs=0.01)
        assert result.max_distance_m[hub] == pytest.approx(max(distance), abs=0.01)
        # The centre is the mean place: in metres, not far from the mean of the degrees.
        assert centre.x == pytest.approx(members.x.mean(), abs=2e-4)
        assert centre.y == pytest.approx(members.y.mean(), abs=2e-4)
        between = np.array([[geod.inv(p.x, p.y, q.x, q.y)[2] for p in members] for q in members])
        pairs = between[np.triu_indices(len(members), 1)]
        assert result.dispersion_m[hub] == pytest.approx(pairs.std(), rel=1e-3)
        assert result.medoids[hub] == np.flatnonzero(result.labels == hub)[between.sum(0).argmin()]
        assert all(result.outlines[hub].covers(p) for p in members)
    assert result.mean_distance_km == pytest.approx(result.distance_m.mean() / 1000)
    assert result.dispersion_km == pytest.approx(result.dispersion_m.sum() / 1000)
    assert result.outlines.crs == result.centres.crs == points.crs


def test_hubs_are_numbered_from_the_north_west():
    xy = np.array([[0.0, 0], [9, 9], [0, 9], [9, 0], [1, 9]])
    assert number_from_north_west(xy, np.array([2, 0, 1, 3, 1]), 4).tolist() == [1, 2, 0, 3, 0]
    result = equal_size_hubs(scattered(), 9)
    assert result.hub_ids.min() == 1
    along = (result.centres.x - result.centres.y).to_numpy()
    assert (np.diff(along) > -50).all()


# The same again


def test_the_order_of_the_features_does_not_matter():
    points = scattered(250)
    shuffled = points.sample(frac=1, random_state=1)
    a, b = equal_size_hubs(points, 8), equal_size_hubs(shuffled, 8)
    assert (a.labels[shuffled.index] == b.labels).all()
    assert (a.distance_m[shuffled.index] == b.distance_m).all()
    assert (a.sizes == b.sizes).all()
    assert (shuffled.index.to_numpy()[b.medoids] == a.medoids).all()


def test_the_place_on_earth_does_not_matter():
    """The same points moved along a parallel, once across the date line."""
    rng = np.random.default_rng(3)
    lon, lat = rng.normal(size=(2, 200)) * 0.2
    runs = []
    for shift in (10.0, 180.0):
        moved = (lon + shift + 180) % 360 - 180
        points = layer(np.column_stack([moved, lat - 17]), "EPSG:4326")
        runs.append(equal_size_hubs(points, 6))
    assert same_groups(runs[0].labels, runs[1].labels)
    assert runs[1].distance_m == pytest.approx(runs[0].distance_m, abs=0.01)
    assert runs[1].distance_m.max() < 60_000
    assert any(len(shape.geoms) == 2 for shape in runs[1].outlines)
    assert runs[1].outlines.total_bounds[0] >= -180
    assert sum(shape.area for shape in runs[1].outlines) < 2


# Other input


def test_areas_count_by_their_centroid():
    corners = scattered(60)
    triangles = [
        Polygon([(p.x - 9, p.y), (p.x + 9, p.y), (p.x, p.y + 30)]) for p in corners.geometry
    ]
    shifted = corners.translate(0, 10)
    areas = gpd.GeoDataFrame(geometry=triangles, crs=corners.crs)
    a = equal_size_hubs(areas, 4)
    b = equal_size_hubs(gpd.GeoDataFrame(geometry=shifted), 4)
    assert same_groups(a.labels, b.labels)
    assert a.distance_m == pytest.approx(b.distance_m, abs=0.1)


def test_more_neighbours_than_points_is_no_error():
    assert (
        equal_size_hubs(scattered(30), 3, settings=Settings(neighbours=500)).sizes.tolist()
        == [10] * 3
    )


class Stop(Progress):
    def __init__(self, after):
        self.conditions, self.after, self.warned = 0, after, []

    def cancelled(self):
        self.conditions += 1
        return self.conditions > self.after

    def warn(self, text):
        self.warned.append(text)


@pytest.mark.parametrize("stop_after", [0, 1])
def test_a_run_stopped_early_returns_nothing(stop_after):
    assert equal_size_hubs(scattered(), 9, progress=Stop(stop_after)) is None


@pytest.mark.parametrize("stop_after", [8, 20])
def test_a_run_stopped_late_returns_the_best_until_then(stop_after):
    stop = Stop(stop_after)
    result = equal_size_hubs(scattered(), 9, progress=stop)
    assert sorted(result.sizes.tolist()) == [33] * 6 + [34] * 3
    assert stop.warned == ["Stopped: these are the best hubs found until then."]


def test_progress_grows_to_the_end():
    class Listen(Progress):
        def __init__(self):
            self.shares = []

        def share(self, done):
            self.shares.append(done)

    heard = Listen()
    equal_size_hubs(scattered(), 9, progress=heard)
    assert heard.shares == sorted(heard.shares)
    assert heard.shares[-1] == pytest.approx(1)


# Errors


def faults_of(points, *args, **kwargs):
    with pytest.raises(InputError) as caught:
        equal_size_hubs(points, *args, layer="Schools", **kwargs)
    return str(caught.value)


def test_an_empty_layer():
    empty = gpd.GeoDataFrame(geometry=gpd.GeoSeries([], crs="EPSG:27700"))
    assert faults_of(empty, 3).startswith("Schools: the layer has no features")


@pytest.mark.parametrize("hubs", [-1, 0, 1])
def test_too_few_hubs(hubs):
    message = faults_of(scattered(10), hubs)
    assert "Number of hubs: at least 2 hubs are needed" in message
    assert str(hubs) in message


@pytest.mark.parametrize("hubs", [10, 11, 4000])
def test_too_many_hubs(hubs):
    message = faults_of(scattered(10), hubs)
    assert "fewer hubs than points (10)" in message
    assert "at most 9 hubs" in message


def test_no_reference_system():
    points = gpd.GeoDataFrame(geometry=[Point(0, 0), Point(1, 0), Point(1, 1)])
    assert "Schools: the layer has no coordinate reference system" in faults_of(points, 2)


def test_a_reference_system_without_earth():
    local = 'LOCAL_CS["site grid",UNIT["metre",1]]'
    points = gpd.GeoDataFrame(geometry=[Point(0, 0), Point(1, 0), Point(1, 1)], crs=local)
    assert "no place on Earth" in faults_of(points, 2)


def test_missing_geometries_are_named_by_feature():
    points = scattered(10).set_axis(range(100, 110))
    points.loc[[103, 107], "geometry"] = None
    points.loc[[105], "geometry"] = Point()
    message = faults_of(points, 2)
    assert "features without a geometry: 103, 105, 107" in message


@pytest.mark.parametrize("equity", [-0.1, 1.01, float("nan"), float("inf")])
def test_equity_out_of_range(equity):
    assert "Equity: it must be from 0 to 1" in faults_of(scattered(10), 3, equity=equity)


@pytest.mark.parametrize("neighbours", [0, -5])
def test_too_few_neighbours(neighbours):
    message = faults_of(scattered(10), 3, settings=Settings(neighbours=neighbours))
    assert "Neighbours per point: at least 1 neighbour is needed" in message


def test_all_that_is_wrong_is_told_at_once():
    points = gpd.GeoDataFrame(geometry=[Point(0, 0), None, Point(1, 1)])
    message = faults_of(points, 9, equity=2)
    assert len(message.splitlines()) == 4


@pytest.mark.parametrize(
    "places, hubs",
    [
        # More points at one place than a hub may have: two hubs have their middle there.
        ([(0, 51)] * 12 + [(0.2, 51.1), (0.25, 51.0), (0.3, 51.05), (0.2, 50.9)], 4),
        # Fewer places than hubs.
        ([(0, 51)] * 2 + [(1, 51)] * 2, 3),
        ([(0, 51)] * 10, 3),
        # So wide that ways on the flat map are longer than on the ground.
        ([(side * 8.5, lat / 4) for side in (-1, 1) for lat in range(-5, 5)], 2),
    ],
)
def test_no_hubs_are_below_the_lower_bound(places, hubs):
    points = gpd.GeoDataFrame(geometry=gpd.points_from_xy(*zip(*places)), crs=4326)
    found = equal_size_hubs(points, hubs, settings=Settings(effort=Effort.THOROUGH))
    assert found.lower_bound_km <= found.mean_to_medoid_km * (1 + 1e-9)


def test_more_effort_is_not_longer_where_hubs_must_be_made_whole():
    """The shorter hubs that thorough effort finds are the longer ones once they are whole."""
    rng = np.random.default_rng(11)
    for _ in range(9):
        n, kind = int(rng.integers(60, 160)), int(rng.integers(3))
        if kind < 2:
            xy = np.column_stack([rng.normal(0, 0.1, n), 51 + rng.normal(0, 0.06, n)])
        else:
            xy = rng.integers(0, 12, 2 * n)
        hubs = int(rng.integers(3, 20))
    assert (len(xy), hubs) == (89, 14)
    lengths = [
        equal_size_hubs(layer(xy, "EPSG:4326"), 14, settings=Settings(effort=effort))
        for effort in Effort
    ]
    quick, standard, thorough = (each.mean_to_medoid_km for each in lengths)
    assert thorough <= standard <= quick


CITIES = {
    "London": (-0.1, 51.5),
    "New York": (-74.0, 40.7),
    "Sydney": (151.2, -33.9),
    "Auckland": (174.8, -36.8),
    "Tokyo": (139.7, 35.7),
    "Lima": (-77.0, -12.0),
    "Nairobi": (36.8, -1.3),
    "Honolulu": (-157.9, 21.3),
    "Reykjavik": (-21.9, 64.1),
    "Cape Town": (18.4, -33.9),
    "Suva": (178.4, -18.1),
    "Santiago": (-70.7, -33.4),
}


@pytest.mark.parametrize("hubs", [3, 6, 8, 11])
def test_hubs_around_the_world(hubs):
    points = layer(list(CITIES.values()), "EPSG:4326")
    result = equal_size_hubs(points, hubs, settings=QUICK)
    assert np.ptp(result.sizes) <= 1
    assert np.isfinite(result.distance_m).all()
    for hub, outline in enumerate(result.outlines):
        assert outline.area > 0
        assert (points[result.labels == hub].within(outline.buffer(1e-3))).all()


def test_where_every_point_is_a_group():
    points = scattered(3).assign(g=["a", "b", "c"])
    for hubs in (2, 3):
        with pytest.raises(InputError) as caught:
            equal_size_hubs(points, hubs, group_field="g")
        assert "Ask for at least" not in str(caught.value)

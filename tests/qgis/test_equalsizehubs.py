# SPDX-License-Identifier: GPL-2.0-or-later
"""The hubs entry through real QGIS."""

import geopandas as gpd
import numpy as np
import pytest
from legends import colours_in
from pyproj import Geod
from shapely.geometry import Point


@pytest.fixture
def places():
    """200 points in clumps, some on the same spot, in degrees."""
    rng = np.random.default_rng(5)
    middle = rng.uniform([-0.4, 51.3], [0.2, 51.7], (8, 2))
    at = middle[rng.integers(0, 8, 200)] + rng.normal(0, 0.02, (200, 2))
    at[195:] = at[:5]
    return gpd.GeoDataFrame(
        {"name": [f"School {i}" for i in range(200)]},
        geometry=[Point(xy) for xy in at],
        crs="EPSG:4326",
    )


def hubs_of(run, files, tmp_path, layer, **settings):
    (source,) = files(places=layer)
    results = run(
        "equalsizehubs",
        INPUT=source,
        OUTPUT=str(tmp_path / "points.gpkg"),
        HUBS_OUTPUT=str(tmp_path / "hubs.gpkg"),
        **{"EFFORT": 0, **settings},
    )
    return results, gpd.read_file(results["OUTPUT"]), gpd.read_file(results["HUBS_OUTPUT"])


@pytest.fixture(scope="module")
def drawn():
    """Hubs by their number, drawn once for all tests that read them."""
    return {}


@pytest.fixture
def equal_hubs(run, files, tmp_path, places, drawn):
    def equal(count):
        if count not in drawn:
            effort = {"EFFORT": 1 if count == 7 else 0}
            drawn[count] = hubs_of(run, files, tmp_path, places, HUBS=count, EQUITY=1, **effort)
        results, points, hubs = drawn[count]
        return results, points.copy(), hubs.copy()

    return equal


@pytest.mark.parametrize("count", [2, 7, 13])
def test_sizes_differ_by_at_most_one_and_outputs_agree(equal_hubs, places, count):
    results, points, hubs = equal_hubs(count)
    sizes = points.groupby("hub_id").size()
    assert sizes.index.tolist() == list(range(1, count + 1))
    assert sizes.max() - sizes.min() <= 1
    assert (results["MIN_SIZE"], results["MAX_SIZE"]) == (sizes.min(), sizes.max())
    assert points["name"].tolist() == places["name"].tolist()
    assert (points["hub_size"] == points["hub_id"].map(sizes)).all()

    hubs = hubs.set_index("hub_id")
    assert (hubs["hub_size"] == sizes).all()
    by_hub = points.groupby("hub_id")["distance_m"]
    assert hubs["mean_distance_m"].tolist() == pytest.approx(by_hub.mean().tolist())
    assert hubs["max_distance_m"].tolist() == pytest.approx(by_hub.max().tolist())
    assert results["MEAN_DISTANCE_KM"] == pytest.approx(points["distance_m"].mean() / 1000)
    assert results["DISPERSION_KM"] == pytest.approx(hubs["dispersion_m"].sum() / 1000)
    for hub, outline in hubs.geometry.buffer(1e-6).items():
        assert points[points["hub_id"] == hub].within(outline).all()
    assert f"200 points in {count} hubs" in results["said"]


def test_distances_are_metres_on_the_ellipsoid(equal_hubs):
    """To the mean place of each hub's points, by pyproj, within the projection's error."""
    _, points, _ = equal_hubs(7)
    geod = Geod(ellps="WGS84")
    for _, members in points.groupby("hub_id"):
        lon, lat = members.geometry.x, members.geometry.y
        near = [lon.mean()] * len(lon), [lat.mean()] * len(lat)
        # In degrees the mean lies elsewhere, in wide hubs by metres: it is that of the ways here.
        azimuth, _, away = geod.inv(*near, lon, lat)
        ways = np.mean(away * np.exp(1j * np.radians(azimuth)))
        at = geod.fwd(near[0][0], near[1][0], np.degrees(np.angle(ways)), abs(ways))[:2]
        metres = geod.inv(lon, lat, *([each] * len(lon) for each in at))[2]
        assert members["distance_m"].tolist() == pytest.approx(metres, rel=1e-4, abs=0.1)


def test_lower_equity_widens_the_range_and_no_more(run, files, tmp_path, places):
    """From 0.6 to 1.4 times the average of 20: 12 to 28."""
    results, points, _ = hubs_of(run, files, tmp_path, places, HUBS=10, EQUITY=0.6)
    assert results["MIN_SIZE"] >= 12
    assert results["MAX_SIZE"] <= 28
    assert points.groupby("hub_id").size().sum() == 200


def test_other_geometries_count_by_their_centroid(run, files, tmp_path, places):
    areas = places.to_crs("EPSG:27700")
    areas.geometry = areas.buffer(30)
    _, points, _ = hubs_of(run, files, tmp_path, areas, HUBS=5, EQUITY=1)
    assert set(points.geom_type) <= {"Polygon", "MultiPolygon"}
    assert points.groupby("hub_id").size().tolist() == [40] * 5


def test_neighbouring_hubs_never_share_a_colour(equal_hubs):
    from qgis.core import QgsVectorLayer

    results, _, hubs = equal_hubs(13)
    colours = {}
    for output in ("OUTPUT", "HUBS_OUTPUT"):
        # The renderer lives as long as its layer.
        layer = QgsVectorLayer(results[output], "layer")
        colours[output] = colours_in(layer)
    assert colours["OUTPUT"] == colours["HUBS_OUTPUT"]
    hubs = hubs.to_crs("EPSG:27700").set_index("hub_id")
    for hub, outline in hubs.geometry.items():
        nearest = hubs.geometry.drop(hub).distance(outline).idxmin()
        assert colours["OUTPUT"][hub] != colours["OUTPUT"][nearest]


@pytest.mark.parametrize(
    "settings, message",
    [
        ({"HUBS": 1}, "at least 2 hubs are needed: 1"),
        ({"HUBS": 200}, "fewer hubs than points (200): 200. Ask for at most 199"),
        ({"HUBS": 5, "NEIGHBOURS": 0}, "at least 1 neighbour is needed: 0"),
    ],
)
def test_impossible_requests_say_why(run, files, tmp_path, places, settings, message):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException) as caught:
        hubs_of(run, files, tmp_path, places, **settings)
    assert message in str(caught.value)
    assert not (tmp_path / "points.gpkg").exists()


def test_features_without_a_place_are_named(run, files, tmp_path, places):
    from qgis.core import QgsProcessingException

    places.loc[3, "geometry"] = None
    with pytest.raises(QgsProcessingException, match="features without a geometry: 4"):
        hubs_of(run, files, tmp_path, places, HUBS=5)


def test_a_layer_without_crs_and_an_empty_one(run, files, tmp_path, places):
    from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException, QgsVectorLayer

    (source,) = files(places=places)
    for change, message in (
        (lambda layer: layer.setCrs(QgsCoordinateReferenceSystem()), "no coordinate reference"),
        (lambda layer: layer.setSubsetString("name = 'none'"), "the layer has no features"),
    ):
        layer = QgsVectorLayer(source, "Schools")
        change(layer)
        with pytest.raises(QgsProcessingException) as caught:
            run(
                "equalsizehubs",
                INPUT=layer,
                HUBS=5,
                OUTPUT="TEMPORARY_OUTPUT",
                HUBS_OUTPUT="TEMPORARY_OUTPUT",
            )
        assert f"Points 'Schools': the layer has no {message.split('no ')[1]}" in str(caught.value)


@pytest.mark.slow
def test_london(qgis_process, shared_data, tmp_path):
    """The main job through qgis_process."""
    done = qgis_process(
        "equalsizehubs",
        INPUT=f"delimitedtext://file://{shared_data.resolve()}/london_schools_2016.csv"
        "?type=csv&xField=longitude&yField=latitude&crs=EPSG:4326",
        HUBS=111,
        EQUITY=1,
        EFFORT=0,
        OUTPUT=tmp_path / "points.gpkg",
        HUBS_OUTPUT=tmp_path / "hubs.gpkg",
    )
    assert done.returncode == 0, done.stderr
    results = done.json["results"]
    assert (results["MIN_SIZE"], results["MAX_SIZE"]) == (35, 36)
    points = gpd.read_file(results["OUTPUT"])
    assert len(points) == 3889
    assert points.groupby("hub_id").size().isin([35, 36]).all()


@pytest.mark.parametrize("areas", [True, False])
def test_of_areas_the_tool_for_those_that_touch_is_named(run, files, tmp_path, places, areas):
    layer = places.iloc[:40]
    if areas:
        # Some reach far beyond their neighbours' centroids.
        layer = layer.set_geometry(
            [p.buffer(0.001 * (1 + i)) for i, p in enumerate(layer.geometry)]
        )
    results, points, _ = hubs_of(run, files, tmp_path, layer, HUBS=4)
    assert ("Form balanced regions" in results["said"]) == areas
    assert set(points.groupby("hub_id").size()) == {10}

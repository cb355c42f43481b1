"""The hubs entry through real QGIS."""

import geopandas as gpd
import numpy as np
import pytest
from pyproj import Geod
from shapely.geometry import Point


@pytest.fixture
def places():
    """600 points in clumps, some on the same spot, in degrees."""
    rng = np.random.default_rng(5)
    middle = rng.uniform([-0.4, 51.3], [0.2, 51.7], (12, 2))
    at = middle[rng.integers(0, 12, 600)] + rng.normal(0, 0.02, (600, 2))
    at[590:] = at[:10]
    return gpd.GeoDataFrame(
        {"name": [f"School {i}" for i in range(600)]},
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
        **settings,
    )
    return results, gpd.read_file(results["OUTPUT"]), gpd.read_file(results["HUBS_OUTPUT"])


@pytest.mark.parametrize("count", [2, 7, 25])
def test_sizes_differ_by_at_most_one_and_outputs_agree(run, files, tmp_path, places, count):
    results, points, hubs = hubs_of(run, files, tmp_path, places, HUBS=count, EQUITY=1)
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
    assert f"600 points in {count} hubs" in results["said"]


def test_distances_are_metres_on_the_ellipsoid(run, files, tmp_path, places):
    """To the mean place of each hub's points, by pyproj, within the projection's error."""
    _, points, _ = hubs_of(run, files, tmp_path, places, HUBS=9, EQUITY=1)
    geod = Geod(ellps="WGS84")
    for _, members in points.groupby("hub_id"):
        lon, lat = members.geometry.x, members.geometry.y
        metres = geod.inv(lon, lat, [lon.mean()] * len(lon), [lat.mean()] * len(lat))[2]
        assert members["distance_m"].tolist() == pytest.approx(metres, rel=1e-3, abs=5)


def test_lower_equity_widens_the_range_and_no_more(run, files, tmp_path, places):
    """From 0.6 to 1.4 times the average of 60: 36 to 84."""
    results, points, _ = hubs_of(run, files, tmp_path, places, HUBS=10, EQUITY=0.6)
    assert results["MIN_SIZE"] >= 36
    assert results["MAX_SIZE"] <= 84
    assert points.groupby("hub_id").size().sum() == 600


def test_other_geometries_count_by_their_centroid(run, files, tmp_path, places):
    areas = places.to_crs("EPSG:27700")
    areas.geometry = areas.buffer(30)
    _, points, _ = hubs_of(run, files, tmp_path, areas, HUBS=6, EQUITY=1)
    assert set(points.geom_type) <= {"Polygon", "MultiPolygon"}
    assert points.groupby("hub_id").size().tolist() == [100] * 6


def test_neighbouring_hubs_never_share_a_colour(run, files, tmp_path, places):
    from qgis.core import QgsVectorLayer

    results, _, hubs = hubs_of(run, files, tmp_path, places, HUBS=25, EQUITY=1)
    colours = {}
    for output in ("OUTPUT", "HUBS_OUTPUT"):
        # The renderer lives as long as its layer.
        layer = QgsVectorLayer(results[output], "layer")
        categories = layer.renderer().categories()
        colours[output] = {int(c.value()): c.symbol().color().name() for c in categories}
    assert colours["OUTPUT"] == colours["HUBS_OUTPUT"]
    hubs = hubs.to_crs("EPSG:27700").set_index("hub_id")
    for hub, outline in hubs.geometry.items():
        nearest = hubs.geometry.drop(hub).distance(outline).idxmin()
        assert colours["OUTPUT"][hub] != colours["OUTPUT"][nearest]


@pytest.mark.parametrize(
    "settings, message",
    [
        ({"HUBS": 1}, "at least 2 hubs are needed: 1"),
        ({"HUBS": 600}, "fewer hubs than points (600): 600. Ask for at most 599"),
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


@pytest.mark.parametrize("count, low, high", [(6, 648, 649), (111, 35, 36)])
def test_london(qgis_process, shared_data, tmp_path, count, low, high):
    """The main job through qgis_process; twice, under other hash seeds, byte for byte."""
    groups = []
    for hash_seed in ("0", "123"):
        done = qgis_process(
            "equalsizehubs",
            environment={"PYTHONHASHSEED": hash_seed},
            INPUT=f"delimitedtext://file://{shared_data.resolve()}/london_schools_2016.csv"
            "?type=csv&xField=longitude&yField=latitude&crs=EPSG:4326",
            HUBS=count,
            EQUITY=1,
            EFFORT=0,
            OUTPUT=tmp_path / f"points{hash_seed}.gpkg",
            HUBS_OUTPUT=tmp_path / f"hubs{hash_seed}.gpkg",
        )
        assert done.returncode == 0, done.stderr
        results = done.json["results"]
        assert (results["MIN_SIZE"], results["MAX_SIZE"]) == (low, high)
        points = gpd.read_file(results["OUTPUT"])
        assert len(points) == 3889
        assert points.groupby("hub_id").size().isin([low, high]).all()
        groups.append(points["hub_id"].tolist())
    assert groups[0] == groups[1]

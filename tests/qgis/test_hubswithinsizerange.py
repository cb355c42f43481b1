# SPDX-License-Identifier: GPL-2.0-or-later
"""Hubs within a range of sizes, and what both hub entries share, through real QGIS."""

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from legends import colours_in
from scipy.spatial import cKDTree
from shapely.geometry import Point, box

from conftest import ROOT

SAMPLE = f"{ROOT}/resources/sample/sample.gpkg|layername=hub_schools"


@pytest.fixture
def places():
    """400 points in clumps, some on the same spot, in degrees, in three boroughs."""
    rng = np.random.default_rng(5)
    middle = rng.uniform([-0.4, 51.3], [0.2, 51.7], (9, 2))
    at = middle[rng.integers(0, 9, 400)] + rng.normal(0, 0.02, (400, 2))
    at[390:] = at[:10]
    return gpd.GeoDataFrame(
        {
            "name": [f"School {i}" for i in range(400)],
            "borough": np.repeat(["Ayton", "Beeham", "Ceeford"], [210, 140, 50]),
        },
        geometry=[Point(xy) for xy in at],
        crs="EPSG:4326",
    )


def outputs(tmp_path):
    return {"OUTPUT": str(tmp_path / "points.gpkg"), "HUBS_OUTPUT": str(tmp_path / "hubs.gpkg")}


def hubs_of(run, files, tmp_path, layer, entry="hubswithinsizerange", **settings):
    (source,) = files(places=layer)
    results = run(entry, **{"INPUT": source, "EFFORT": 0, **outputs(tmp_path), **settings})
    return results, gpd.read_file(results["OUTPUT"]), gpd.read_file(results["HUBS_OUTPUT"])


def error_of(run, files, tmp_path, layer, **settings):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException) as caught:
        hubs_of(run, files, tmp_path, layer, **settings)
    assert not (tmp_path / "points.gpkg").exists()
    return str(caught.value)


@pytest.mark.parametrize("hubs, count", [(None, 11), (14, 14)])
def test_sizes_stay_in_the_range_and_outputs_agree(run, files, tmp_path, places, hubs, count):
    given = {} if hubs is None else {"HUBS": hubs}
    results, points, hubs = hubs_of(run, files, tmp_path, places, MIN_SIZE=28, MAX_SIZE=40, **given)
    sizes = points.groupby("hub_id").size()
    assert sizes.index.tolist() == hubs["hub_id"].tolist() == list(range(1, count + 1))
    assert results["HUB_COUNT"] == count
    assert sizes.min() >= 28 and sizes.max() <= 40
    assert (results["MIN_SIZE"], results["MAX_SIZE"]) == (sizes.min(), sizes.max())
    assert hubs["hub_size"].tolist() == sizes.tolist()
    assert f"allow 10 to 14 hubs. Chosen: {count}, " in results["said"]
    assert f"400 points in {count} hubs of" in results["said"]

    distance = points["distance_m"]
    by_hub = points.groupby("hub_id")["distance_m"]
    assert results["MEAN_DISTANCE_KM"] == pytest.approx(distance.mean() / 1000)
    assert results["P95_DISTANCE_KM"] == pytest.approx(distance.quantile(0.95) / 1000)
    assert results["MAX_DISTANCE_KM"] == pytest.approx(distance.max() / 1000)
    assert hubs["p95_distance_m"].tolist() == pytest.approx(by_hub.quantile(0.95).tolist())
    assert results["DISPERSION_KM"] == pytest.approx(hubs["dispersion_m"].sum() / 1000)
    assert results["DISPERSION_BEFORE_KM"] > 0
    assert results["CUT_OFF"] == hubs["points_cut_off"].sum()
    assert results["HUBS_IN_PIECES"] == (hubs["pieces"] > 1).sum()
    # A medoid is a point of its hub; the mean place is nearer to the points but no point.
    weighted = (hubs["mean_to_medoid_m"] * hubs["hub_size"]).sum() / 400_000
    assert results["MEAN_TO_MEDOID_KM"] == pytest.approx(weighted)
    flat = points.to_crs("EPSG:27700")
    for hub, members in flat.groupby("hub_id").geometry:
        mean = min(members.distance(point).mean() for point in members)
        assert hubs["mean_to_medoid_m"][hub - 1] == pytest.approx(mean, rel=1e-3)


def test_hub_areas_tile_their_boundary(run, files, tmp_path, places):
    boundary = gpd.GeoDataFrame(geometry=[box(-0.5, 51.2, 0.0, 51.8)], crs="EPSG:4326")
    (around,) = files(boundary=boundary)
    results, points, hubs = hubs_of(
        run,
        files,
        tmp_path,
        places,
        MIN_SIZE=28,
        MAX_SIZE=60,
        HUB_AREAS=str(tmp_path / "a.gpkg"),
        BOUNDARY=around,
    )
    areas = gpd.read_file(results["HUB_AREAS"])
    assert areas["hub_id"].tolist() == hubs["hub_id"].tolist()
    assert areas["hub_size"].tolist() == hubs["hub_size"].tolist()
    in_metres = areas.to_crs("EPSG:27700")
    assert in_metres.area.sum() == pytest.approx(boundary.to_crs("EPSG:27700").area.sum(), rel=1e-3)
    outside = (points.geometry.x > 0).sum()
    assert f"Points outside the boundary of the hub areas: {outside}" in results["said"]
    # Every point inside lies in the area of its own hub, or at a place that it shares.
    own = in_metres.set_index("hub_id").geometry.loc[points["hub_id"]].reset_index(drop=True)
    away = own.distance(points.to_crs("EPSG:27700").geometry)[points.geometry.x < 0]
    assert (away > 0.1).sum() <= 2 * results["SITES_PARTED"]
    (far,) = files(far=boundary.translate(90).to_frame("geometry"))
    (tmp_path / "none").mkdir()
    said = error_of(run, files, tmp_path / "none", places, BOUNDARY=far)
    assert "no point lies inside the boundary" in said


def test_parted_places_are_counted(run, files, tmp_path):
    """6 places of 10 points in hubs of 14 to 16: no place fits, and 4 hubs part some."""
    at = np.random.default_rng(0).random((6, 2)) * 9000 + [530000, 180000]
    layer = gpd.GeoDataFrame(
        geometry=[Point(xy) for xy in np.repeat(at, 10, axis=0)], crs="EPSG:27700"
    )
    results, points, hubs = hubs_of(run, files, tmp_path, layer, MIN_SIZE=14, MAX_SIZE=16, EFFORT=0)
    parted = points.groupby(points.geometry.to_wkb())["hub_id"].nunique() > 1
    assert results["SITES_PARTED"] == parted.sum() >= 2
    by_hub = points[points.geometry.to_wkb().map(parted)].groupby("hub_id").geometry
    expected = by_hub.apply(lambda own: own.to_wkb().nunique())
    expected = expected.reindex(hubs["hub_id"], fill_value=0)
    assert hubs["sites_parted"].tolist() == expected.tolist()
    assert f"parted between hubs: {parted.sum()}" in results["said"]


@pytest.mark.parametrize("method", [0, 1])
@pytest.mark.parametrize("objective", [0, 1])
def test_every_method_and_objective(run, files, tmp_path, places, method, objective):
    results, points, _ = hubs_of(
        run,
        files,
        tmp_path,
        places,
        MIN_SIZE=30,
        MAX_SIZE=40,
        METHOD=method,
        OBJECTIVE=objective,
        ONE_PIECE=bool(objective),
    )
    assert points.groupby("hub_id").size().between(30, 40).all()
    assert results["MEAN_DISTANCE_KM"] > 0


# Groups


def test_boroughs_in_one_run(run, files, tmp_path, places):
    results, points, hubs = hubs_of(
        run, files, tmp_path, places, MIN_SIZE=20, MAX_SIZE=30, GROUP_FIELD="borough"
    )
    # 210, 140 and 50 points over 25.
    assert hubs.groupby("hub_group").size().to_dict() == {"Ayton": 8, "Beeham": 5, "Ceeford": 2}
    assert hubs["hub_id"].tolist() == list(range(1, 16))
    of_hub = hubs.set_index("hub_id")["hub_group"]
    assert (points["hub_id"].map(of_hub) == points["borough"]).all()
    assert points.groupby("hub_id").size().between(20, 30).all()
    assert "allow 14 to 19 hubs in all groups. Chosen: 15, in each group the " in results["said"]
    assert "Beeham: 140 points, hubs: 5, of " in results["said"]


def test_equal_hubs_are_shared_out_to_phases(run, tmp_path):
    results = run(
        "equalsizehubs",
        INPUT=SAMPLE,
        HUBS=20,
        EFFORT=0,
        GROUP_FIELD="phase",
        **outputs(tmp_path),
    )
    points, hubs = (gpd.read_file(results[name]) for name in ("OUTPUT", "HUBS_OUTPUT"))
    assert results["HUB_COUNT"] == len(hubs) == 20
    quota = points.groupby("phase").size() / 30
    shares = hubs.groupby("hub_group").size()
    assert ((shares - quota).abs() < 1).all()
    for _, own in hubs.groupby("hub_group"):
        assert own["hub_size"].max() - own["hub_size"].min() <= 1


def test_groups_by_a_number_keep_its_type(run, files, tmp_path, places):
    places["cohort"] = np.repeat([10, 9], 200)
    _, points, hubs = hubs_of(
        run, files, tmp_path, places, MIN_SIZE=30, MAX_SIZE=60, GROUP_FIELD="cohort"
    )
    assert hubs["hub_group"].tolist() == [9] * 4 + [10] * 4
    assert set(points.loc[points["hub_id"] <= 4, "cohort"]) == {9}


# Errors


def test_impossible_requests_say_why(run, files, tmp_path, places):
    message = error_of(run, files, tmp_path, places[:50], MIN_SIZE=30, MAX_SIZE=40)
    assert "50 points cannot be parted into hubs of 30 to 40: 1 hub holds at most 40" in message
    message = error_of(run, files, tmp_path, places[:100], MIN_SIZE=40, MAX_SIZE=45)
    assert "100 points cannot be parted into hubs of 40 to 45" in message
    message = error_of(run, files, tmp_path, places, MIN_SIZE=30, MAX_SIZE=40, HUBS=9)
    assert "400 points make 10 to 13 hubs of 30 to 40: 9" in message
    settings = {"MIN_SIZE": 30, "MAX_SIZE": 40, "GROUP_FIELD": "borough"}
    message = error_of(run, files, tmp_path, places, **settings)
    assert "(field 'borough'): Ceeford (50 points: 1 hub holds at most 40" in message
    places.loc[7, "borough"] = None
    assert "points without a group (field 'borough'): 8" in error_of(
        run, files, tmp_path, places, **settings
    )
    assert "there is no such field: ward" in error_of(
        run, files, tmp_path, places, **{**settings, "GROUP_FIELD": "ward"}
    )


def test_seventy_points_in_one_hub_of_50_to_70(run, files, tmp_path, places):
    results, points, hubs = hubs_of(run, files, tmp_path, places[:70], MIN_SIZE=50, MAX_SIZE=70)
    assert results["HUB_COUNT"] == 1
    assert points["hub_id"].tolist() == [1] * 70
    assert hubs["hub_size"].tolist() == [70]


# Maps


def test_250_hubs_in_few_colours(run, files, tmp_path):
    """Colours repeat on the map, but never between hubs that meet."""
    from qgis.core import QgsVectorLayer

    at = np.random.default_rng(3).random((1000, 2)) * 30_000 + [500000, 160000]
    layer = gpd.GeoDataFrame(geometry=[Point(xy) for xy in at], crs="EPSG:27700")
    results, points, hubs = hubs_of(
        run, files, tmp_path, layer, MIN_SIZE=3, MAX_SIZE=5, HUBS=250, METHOD=1
    )
    assert len(hubs) == points["hub_id"].nunique() == 250
    colours = {}
    for output in ("OUTPUT", "HUBS_OUTPUT"):
        # The renderer lives as long as its layer.
        shown = QgsVectorLayer(results[output], "layer")
        colours[output] = colours_in(shown)
        assert sorted(colours[output]) == list(range(1, 251))
    assert colours["OUTPUT"] == colours["HUBS_OUTPUT"]
    assert len(set(colours["OUTPUT"].values())) <= 10
    # A point and the one nearest to it are always neighbours.
    near = cKDTree(at).query(at, k=2)[1][:, 1]
    hub = points["hub_id"].to_numpy()
    colour = points["hub_id"].map(colours["OUTPUT"]).to_numpy()
    met = hub != hub[near]
    assert met.sum() > 150
    assert (colour[met] != colour[near][met]).all()


# The main jobs


@pytest.mark.slow
def test_london(qgis_process, shared_data, tmp_path):
    """The west of London: a thousand schools."""
    low, high, count = 20, 30, 40
    schools = pd.read_csv(shared_data / "london_schools_2016.csv")
    schools.nsmallest(1000, "longitude").to_csv(tmp_path / "west.csv", index=False)
    done = qgis_process(
        "hubswithinsizerange",
        INPUT=f"delimitedtext://file://{tmp_path}/west.csv"
        "?type=csv&xField=longitude&yField=latitude&crs=EPSG:4326",
        MIN_SIZE=low,
        MAX_SIZE=high,
        EFFORT=0,
        METHOD=1,
        **outputs(tmp_path),
    )
    assert done.returncode == 0, done.stderr
    results = done.json["results"]
    assert results["HUB_COUNT"] == count
    assert results["MIN_SIZE"] >= low and results["MAX_SIZE"] <= high
    sizes = gpd.read_file(results["OUTPUT"]).groupby("hub_id").size()
    assert len(sizes) == count
    assert sizes.between(low, high).all()
    assert len(gpd.read_file(results["HUBS_OUTPUT"])) == count


@pytest.mark.parametrize(
    "sizes, count",
    [
        ({"MIN_SIZE": 0, "MAX_SIZE": 60}, 7),
        ({"MIN_SIZE": "", "MAX_SIZE": 60}, 7),
        ({"MIN_SIZE": None, "MAX_SIZE": 60}, 7),
        ({"MIN_SIZE": 60, "MAX_SIZE": 0}, 6),
        ({"MIN_SIZE": 60, "MAX_SIZE": None}, 6),
        # What is not given at all is the default, a number of points.
        ({"MAX_SIZE": 60}, 8),
        ({"WEIGHT_FIELD": "ones", "MAX_SIZE": 60}, 7),
        ({"WEIGHT_FIELD": "ones", "MIN_SIZE": 60}, 6),
    ],
)
def test_one_of_the_two_sizes_may_be_left_out(run, files, tmp_path, places, sizes, count):
    places["ones"] = 1.0
    (source,) = files(places=places)
    report = str(tmp_path / "report.html")
    results = run(
        "hubswithinsizerange",
        INPUT=source,
        EFFORT=0,
        METHOD=1,
        OUTPUT="TEMPORARY_OUTPUT",
        REPORT=report,
        **sizes,
    )
    points = [feature["hub_id"] for feature in results["OUTPUT"].getFeatures()]
    assert results["HUB_COUNT"] == count == len(set(points)) and len(points) == 400
    repeated = json.loads(Path(f"{report}.json").read_text(encoding="utf-8"))["inputs"]
    for name, value in sizes.items():
        assert repeated[name] == (value or 0)

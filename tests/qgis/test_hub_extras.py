# SPDX-License-Identifier: GPL-2.0-or-later
"""A weight field, given centres and travel costs in both hub entries, through real QGIS."""

import json
import re
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely.geometry import Point

from pages import Reader

ENTRIES = {
    "equalsizehubs": {"HUBS": 6},
    "hubswithinsizerange": {"MIN_SIZE": 20, "MAX_SIZE": 30},
}


@pytest.fixture
def places():
    """150 points with pupils, in degrees."""
    rng = np.random.default_rng(5)
    middle = rng.uniform([-0.4, 51.3], [0.2, 51.7], (5, 2))
    at = middle[rng.integers(0, 5, 150)] + rng.normal(0, 0.03, (150, 2))
    return gpd.GeoDataFrame(
        {
            "Pupils": np.round(rng.lognormal(5.5, 0.5, 150)),
            "code": [f"S{i}" for i in range(150)],
            "borough": np.repeat(["A", "B"], 75),
        },
        geometry=[Point(xy) for xy in at],
        crs="EPSG:4326",
    )


def hubs_of(run, entry, source, tmp_path, **given):
    settings = {
        "INPUT": source,
        "EFFORT": 0,
        "METHOD": 1,
        "OUTPUT": str(tmp_path / "points.gpkg"),
        "HUBS_OUTPUT": str(tmp_path / "hubs.gpkg"),
        **ENTRIES[entry],
    }
    results = run(entry, **{**settings, **given})
    return results, gpd.read_file(results["OUTPUT"]), gpd.read_file(results["HUBS_OUTPUT"])


def error_of(*given, **named):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException) as caught:
        hubs_of(*given, **named)
    return str(caught.value)


@pytest.mark.parametrize("group", [None, "borough"])
def test_equal_sums_of_pupils(run, files, tmp_path, places, group):
    (source,) = files(places=places)
    results, points, hubs = hubs_of(
        run,
        "equalsizehubs",
        source,
        tmp_path,
        WEIGHT_FIELD="pupils",
        TOLERANCE=4,
        GROUP_FIELD=group,
    )
    sums = points.groupby("hub_id")["Pupils"].sum()
    assert len(sums) == 6
    assert hubs["hub_weight"].tolist() == pytest.approx(sums.tolist())
    assert points["hub_weight"].tolist() == pytest.approx(points["hub_id"].map(sums).tolist())
    assert hubs["weight_deviation_pct"].abs().max() <= 4 + 1e-6
    assert results["WEIGHT_DEVIATION"] == pytest.approx(hubs["weight_deviation_pct"].abs().max())
    assert results["MIN_WEIGHT"] == sums.min() and results["MAX_WEIGHT"] == sums.max()
    assert "Sum of 'Pupils' per hub" in results["said"]
    assert (results["MIN_SIZE"], results["MAX_SIZE"]) == (
        hubs["hub_size"].min(),
        hubs["hub_size"].max(),
    )


def test_a_range_of_sums(run, files, tmp_path, places):
    (source,) = files(places=places)
    total = places["Pupils"].sum()
    low, high = float(round(total / 7.5, 1)), float(round(total / 5.5, 1))
    results, points, _ = hubs_of(
        run,
        "hubswithinsizerange",
        source,
        tmp_path,
        WEIGHT_FIELD="Pupils",
        MIN_SIZE=low,
        MAX_SIZE=high,
    )
    sums = points.groupby("hub_id")["Pupils"].sum()
    assert sums.min() >= low and sums.max() <= high
    assert "allow 6 to 7 hubs. Chosen: 6, " in results["said"]
    message = error_of(run, "hubswithinsizerange", source, tmp_path, MIN_SIZE=20.5, MAX_SIZE=30)
    assert "Smallest size: numbers of points are whole: 20.5" in message


@pytest.mark.parametrize("entry", ENTRIES)
def test_given_centres(run, files, tmp_path, places, entry):
    rng = np.random.default_rng(1)
    centres = gpd.GeoDataFrame(
        {"room": [20, 25, 30, 35, 40, 50], "office": list("FEDCBA")},
        geometry=[Point(xy) for xy in rng.uniform([-0.4, 51.3], [0.2, 51.7], (6, 2))],
        crs="EPSG:4326",
    )
    source, offices = files(places=places, offices=centres.to_crs("EPSG:27700"))
    given = {"CENTRES": offices, "CENTRE_MAX": "ROOM", "CENTRE_ID": "office"}
    given |= {name: str(tmp_path / f"{name}.html") for name in ("REPORT", "MAP")}
    given["MAP_FIELDS"] = [] if entry == "equalsizehubs" else ["CODE"]
    results, points, hubs = hubs_of(run, entry, source, tmp_path, **given)
    assert results["HUB_COUNT"] == 6
    assert hubs["hub_name"].tolist() == list("FEDCBA")
    assert (hubs["hub_size"] <= centres["room"]).all()
    assert hubs["most_allowed"].tolist() == centres["room"].tolist()
    flat, at = points.to_crs("EPSG:27700"), centres.to_crs("EPSG:27700").geometry
    distance = [point.distance(at[hub - 1]) for point, hub in zip(flat.geometry, flat["hub_id"])]
    assert points["distance_m"].tolist() == pytest.approx(distance, rel=2e-3)
    assert (points["hub_name"] == points["hub_id"].map(dict(enumerate("FEDCBA", 1)))).all()

    page = Path(results["REPORT"]).read_text(encoding="utf-8")
    rows = Reader(page).tables["Every hub"]
    assert [row[rows[0].index("Name")] for row in rows[1:]] == list("FEDCBA")
    assert [row[rows[0].index("Most allowed")] for row in rows[1:]] == centres["room"].map(
        str
    ).tolist()
    assert "Allowed: as each centre says" in page and page.count('class="crosses"') == 2
    (settings,) = [t for name, t in Reader(page).tables.items() if name.startswith("Settings")]
    idle = {row[2] for row in settings[1:] if row[1].endswith("(not used)")}
    assert idle >= {"METHOD", *ENTRIES[entry]} and "EFFORT" not in idle
    data = json.loads(
        re.search(r"var DATA = (.*);\nvar WORDS", Path(results["MAP"]).read_text("utf-8"))[1]
    )
    # Points may be people: unless fields are chosen, the map tells nothing but their hub.
    if entry == "equalsizehubs":
        assert data["fields"] == [] and data["names"][:2] == ["Point 1", "Point 2"]
        assert not any(code in json.dumps(data) for code in places["code"])
    else:
        assert data["fields"] == ["code"]
        assert set(data["values"][0]["texts"]) == set(places["code"])
    assert data["groups"][0]["name"] == "F (hub 1)"
    assert ["Most allowed", "20"] in data["groups"][0]["facts"]
    assert data["groups"][0]["centre"] == pytest.approx(
        [centres.geometry[0].x, centres.geometry[0].y], abs=1e-4
    )

    centres["room"] = 10
    source, offices = files(places=places, offices=centres)
    message = error_of(run, entry, source, tmp_path, CENTRES=offices, CENTRE_MAX="room")
    assert "hold at most 60 in all, and there are 150 points" in message


@pytest.mark.parametrize("entry", ENTRIES)
def test_travel_costs(run, files, tmp_path, places, entry):
    if entry == "equalsizehubs":
        places = places[places["borough"] == "A"]
    xy = np.column_stack(
        [places.to_crs("EPSG:27700").geometry.x, places.to_crs("EPSG:27700").geometry.y]
    )
    minutes = np.hypot(*(xy[:, None] - xy).transpose(2, 0, 1)) / 80
    minutes *= np.random.default_rng(2).uniform(1, 1.5, minutes.shape)
    minutes[minutes > 300] = np.inf
    rows, columns = np.nonzero(np.isfinite(minutes))
    table = pd.DataFrame(
        {
            "from_id": places["code"].to_numpy()[rows],
            "to_id": places["code"].to_numpy()[columns],
            "minutes": minutes[rows, columns],
        }
    )
    table.to_csv(tmp_path / "costs.csv", index=False)
    pd.Series(["String", "String", "Real"]).to_frame().T.to_csv(
        tmp_path / "costs.csvt", index=False, header=False
    )
    (source,) = files(places=places)
    given = {"TRAVEL_COSTS": str(tmp_path / "costs.csv"), "COST": "minutes", "POINT_ID": "code"}
    results, points, hubs = hubs_of(run, entry, source, tmp_path, **given)
    assert results["MEAN_COST"] == pytest.approx(points["travel_cost"].mean())
    np.fill_diagonal(minutes, 0)
    for hub, own in points.groupby("hub_id"):
        rows = own.index.to_numpy()
        best = minutes[np.ix_(rows, rows)].sum(axis=0).min()
        assert own["travel_cost"].sum() == pytest.approx(best)
        assert hubs["mean_cost"][hub - 1] == pytest.approx(best / len(rows))
    assert "Mean travel cost to the hub's centre" in results["said"]
    assert "Give POINT_ID" in error_of(run, entry, source, tmp_path, **{**given, "POINT_ID": None})
    assert "Give COST" in error_of(run, entry, source, tmp_path, **{**given, "COST": None})


def test_missing_pupils_are_named(run, files, tmp_path, places):
    places.loc[4, "Pupils"] = None
    places.loc[8, "Pupils"] = -3
    (source,) = files(places=places)
    message = error_of(run, "equalsizehubs", source, tmp_path, WEIGHT_FIELD="Pupils")
    assert "points without a weight (field 'Pupils'): 5. " in message
    assert "negative weights (field 'Pupils'): 9 (-3)" in message


@pytest.mark.slow
def test_london_by_pupils(qgis_process, shared_data, tmp_path):
    """The west of London. No pupils are in the data: drawn at random, primary schools smaller."""
    schools = pd.read_csv(shared_data / "london_schools_2016.csv")
    schools = schools.nsmallest(1000, "longitude")
    rng = np.random.default_rng(1)
    primary, n = schools["Primary"] == 1, len(schools)
    pupils = np.where(primary, rng.lognormal(5.9, 0.4, n), rng.lognormal(6.6, 0.5, n))
    layer = gpd.GeoDataFrame(
        {"pupils": np.round(pupils)},
        geometry=gpd.points_from_xy(schools["longitude"], schools["latitude"]),
        crs="EPSG:4326",
    )
    layer.to_file(tmp_path / "schools.gpkg", driver="GPKG")
    done = qgis_process(
        "equalsizehubs",
        INPUT=str(tmp_path / "schools.gpkg"),
        HUBS=29,
        EFFORT=1,
        METHOD=1,
        WEIGHT_FIELD="pupils",
        OUTPUT=str(tmp_path / "points.gpkg"),
        HUBS_OUTPUT=str(tmp_path / "hubs.gpkg"),
    )
    assert done.returncode == 0, done.stderr
    sums = gpd.read_file(tmp_path / "points.gpkg").groupby("hub_id")["pupils"].sum()
    assert len(sums) == 29
    assert (sums / sums.mean() - 1).abs().max() <= 0.05 + 1e-9
    results = done.json["results"]
    assert results["WEIGHT_DEVIATION"] <= 5 + 1e-6
    assert results["MEAN_TO_MEDOID_KM"] < 1.9
    assert results["HUBS_IN_PIECES"] <= 5


def test_last_times_hubs_keep_their_numbers_and_changes_are_told(run, files, tmp_path, places):
    (source,) = files(places=places)
    _, before, _ = hubs_of(run, "equalsizehubs", source, tmp_path)
    layer = places.iloc[10:].copy()
    layer["was"] = [None if row < 18 else 7 * hub for row, hub in before["hub_id"].items()][10:]
    layer["stays"] = [str(7 * before["hub_id"][30]) if row == 30 else None for row in layer.index]
    (source,) = files(later=layer)
    report = tmp_path / "report.html"
    results, points, hubs = hubs_of(
        run,
        "hubswithinsizerange",
        source,
        tmp_path,
        EXISTING_FIELD="WAS",
        LOCKED_FIELD="stays",
        REPORT=str(report),
        WEB_MAP=str(tmp_path / "map.html"),
    )
    assert hubs["hub_id"].tolist() == [7, 14, 21, 28, 35, 42]
    had = points["was"].notna()
    moved = had & (points["was"] != points["hub_id"])
    assert points["changed"].tolist() == moved.astype(int).tolist()
    assert (points["hub_before"].fillna("") == "").tolist() == (~had).tolist()
    assert points["hub_id"][20] == 7 * before["hub_id"][30]
    assert results["POINTS_CHANGED"] == moved.sum() and results["POINTS_NEW"] == 8
    assert results["SHARE_CHANGED"] == pytest.approx(100 * moved.sum() / had.sum())
    assert (results["HUBS_OPENED"], results["HUBS_CLOSED"]) == (0, 0)
    assert "as many as last time" in results["said"] and "New points: 8" in results["said"]
    assert "Against last time's hubs" in "".join(Reader(report.read_text("utf-8")).texts)
    locked = layer.assign(all=["x" if row < 50 else None for row in layer.index])
    (source,) = files(locked=locked)
    message = error_of(run, "hubswithinsizerange", source, tmp_path, LOCKED_FIELD="all")
    assert "locked: 40, allowed: 30" in message


def test_several_sums_a_longest_way_and_limits_per_hub(run, files, tmp_path, places):
    few = places.iloc[:40].assign(Rooms=np.tile([4.0, 6.0, 5.0, 5.0], 10))
    (source,) = files(places=few)
    results, points, hubs = hubs_of(
        run,
        "hubswithinsizerange",
        source,
        tmp_path,
        HUB_LIMITS="1 of <= 20; 2 of 8-14",
        WEIGHT_FIELDS=["Pupils", "Rooms"],
        SUM_LIMITS="Pupils >= 100; Rooms 30-110",
        MAX_DISTANCE=100_000,
    )
    assert results["HUB_COUNT"] == 3 and results["SUMS_OUTSIDE"] == 0 and results["TOO_FAR"] == 0
    assert (hubs["hub_size"] >= hubs["least_allowed"]).all()
    assert (hubs["hub_size"] <= hubs["most_allowed"]).all()
    sums = points.groupby("hub_id")["Rooms"].sum()
    assert hubs["sum_Rooms"].tolist() == sums.tolist()
    assert sums.between(30, 110).all() and (points["too_far"] == 0).all()
    told = error_of(
        run, "hubswithinsizerange", source, tmp_path, WEIGHT_FIELDS="Rooms", SUM_LIMITS="room 5 %"
    )
    assert "room 5 %" in told and "Rooms" in told

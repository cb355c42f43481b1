# SPDX-License-Identifier: GPL-2.0-or-later
"""The entry of balanced regions through real QGIS."""

import re
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
from shapely.geometry import LineString

from cases import county
from pages import figures

QUICK = {"EFFORT": 0, "OUTPUT": "TEMPORARY_OUTPUT", "REGION_AREAS": "TEMPORARY_OUTPUT"}


@pytest.fixture
def areas(files):
    units, _, _ = county(90, 5, 3)
    (source,) = files(units=units)
    return units, {"INPUT": source, "UNIT_ID": "unit", "BALANCE_FIELDS": ["students"]}


def refusal(run, **parameters):
    with pytest.raises(Exception) as error:
        run("balancedregions", **{**QUICK, **parameters})
    return str(error.value)


def test_layers_numbers_and_pages_hold_what_is_promised(run, areas, tmp_path):
    units, asked = areas
    results = run(
        "balancedregions",
        **asked,
        REGIONS=6,
        TOLERANCE="5",
        EFFORT=0,
        OUTPUT=str(tmp_path / "areas.gpkg"),
        REGION_AREAS=str(tmp_path / "regions.gpkg"),
        ADJACENCY=str(tmp_path / "neighbours.gpkg"),
        REPORT=str(tmp_path / "report.html"),
    )
    out, regions = gpd.read_file(results["OUTPUT"]), gpd.read_file(results["REGION_AREAS"])
    assert out["unit"].tolist() == units["unit"].tolist()
    sums = out.groupby("region_id")["students"].sum()
    share = units["students"].sum() / 6
    worst = 100 * (sums / share - 1).abs().max()
    assert worst == pytest.approx(results["LARGEST_DEVIATION"])
    assert worst <= 5 and results["WITHIN_LIMITS"] == 1
    assert regions.set_index("region_id")["sum_students"].tolist() == pytest.approx(sums.tolist())
    united = out.dissolve("region_id").buffer(0.01)
    assert (united.geom_type == "Polygon").all() and results["MOST_PIECES"] == 1
    shape = np.sqrt(4 * np.pi * regions.area) / regions.length
    assert 100 * shape.mean() == pytest.approx(results["COMPACTNESS_SCORE"], rel=0.01)
    assert len(gpd.read_file(results["ADJACENCY"])) > 90
    page = Path(results["REPORT"]).read_text(encoding="utf-8")
    told = figures(page)
    assert told["REGION_COUNT"] == 6
    assert re.search(r"6 regions\. Largest deviation", results["said"])


def test_wishes_are_read_kept_and_told(run, files, tmp_path):
    units, _, _ = county(90, 5, 3)
    units["half"] = np.where(units.centroid.x < units.centroid.x.median(), "west", "east")
    units["before"] = units["half"] + np.where(
        units.centroid.y < units.centroid.y.median(), " south", " north"
    )
    units["locked"] = [before if row == 7 else None for row, before in enumerate(units["before"])]
    units["few"] = units["students"] // 3
    (source,) = files(units=units)
    results = run(
        "balancedregions",
        INPUT=source,
        UNIT_ID="unit",
        BALANCE_FIELDS=["students"],
        REGIONS=4,
        TOLERANCE="20",
        EFFORT=0,
        EXISTING_FIELD="before",
        LOCKED_FIELD="locked",
        KEEP_FIELD=["half"],
        SHARE_FIELDS=["few"],
        OUTPUT=str(tmp_path / "areas.gpkg"),
        REGION_AREAS=str(tmp_path / "regions.gpkg"),
        REPORT=str(tmp_path / "report.html"),
    )
    out, regions = gpd.read_file(results["OUTPUT"]), gpd.read_file(results["REGION_AREAS"])
    assert set(out["region_name"]) == set(units["before"]) == set(regions["region_name"])
    changed = out["region_name"] != units["before"].to_numpy()
    assert out["changed"].tolist() == changed.astype(int).tolist()
    assert results["AREAS_MOVED"] == changed.sum() < 20 and not changed[7]
    split = sum(out["region_name"][out["half"] == side].nunique() > 1 for side in ("west", "east"))
    assert results["PLACES_SPLIT"] == split
    people = out.groupby("region_id")[["few", "students"]].sum()
    shares = 100 * people["few"] / people["students"]
    assert results["LOWEST_SHARE"] == pytest.approx(shares.min())
    assert results["HIGHEST_SHARE"] == pytest.approx(shares.max())
    page = Path(results["REPORT"]).read_text(encoding="utf-8")
    assert "west north" in page and "Places of half split between regions" in page
    assert "Areas that change region: " in results["said"]


def test_regions_stay_within_their_districts(run, files, areas):
    units, asked = areas
    assert "U13" in refusal(run, **asked, REGIONS=6, GROUP_FIELD="unit")
    units["half"] = np.where(units.centroid.x < units.centroid.x.median(), "west", "east")
    (asked["INPUT"],) = files(halves=units)
    results = run("balancedregions", **asked, **QUICK, REGIONS=5, GROUP_FIELD="half")
    assert results["REGION_COUNT"] == 5 and results["MOST_PIECES"] == 1
    rows = [(f["half"], f["region_id"]) for f in results["OUTPUT"].getFeatures()]
    assert len(set(rows)) == 5


def test_wishes_that_cannot_be_are_refused(run, areas):
    _, asked = areas
    both = {**asked, "REGIONS": 4}
    assert "BALANCE_FIELDS" in refusal(
        run, INPUT=asked["INPUT"], REGIONS=4, SHARE_FIELDS=["students"]
    )
    assert "90 regions in the field, 4 formed" in refusal(run, **both, LOCKED_FIELD="unit")


def test_least_and_largest_sums_find_the_number(run, areas):
    units, asked = areas
    total = float(units["students"].sum())
    most = run("balancedregions", **asked, **QUICK, MIN_SUM=total / 5.5)
    assert 4 <= most["REGION_COUNT"] <= 5 and most["WITHIN_LIMITS"] == 1
    fewest = run("balancedregions", **asked, **QUICK, MAX_SUM=total / 4.5)
    assert 5 <= fewest["REGION_COUNT"] <= 6 and fewest["WITHIN_LIMITS"] == 1


def test_what_is_asked_must_be_clear(run, areas):
    _, asked = areas
    assert "REGIONS" in refusal(run, **asked)
    assert "MIN_SUM" in refusal(run, **asked, REGIONS=4, MIN_SUM=10)
    assert "percentage" in refusal(run, **asked, REGIONS=4, TOLERANCE="1;2")
    assert "percentage" in refusal(run, **asked, REGIONS=4, TOLERANCE="many")
    assert "from 1 to 90" in refusal(run, **asked, REGIONS=91)


def test_what_whole_areas_cannot_meet_is_told_with_the_largest(run, files):
    units, _, _ = county(40, 5, 3)
    units.loc[7, "students"] = 10 * units["students"].sum()
    (source,) = files(units=units)
    results = run(
        "balancedregions",
        INPUT=source,
        UNIT_ID="unit",
        BALANCE_FIELDS=["students"],
        REGIONS=4,
        **QUICK,
    )
    assert results["WITHIN_LIMITS"] == 0
    assert f"the largest area, {units['unit'][7]}, alone has" in results["said"]


def test_no_region_reaches_over_a_barrier(run, areas, files):
    units, asked = areas
    x0, y0, x1, y1 = units.total_bounds
    middle = (x0 + x1) / 2
    river = LineString([(middle, y0 - 10), (middle, (y0 + 3 * y1) / 4)])
    (lines,) = files(river=gpd.GeoDataFrame(geometry=[river], crs=units.crs))
    results = run("balancedregions", **asked, **QUICK, REGIONS=4, BARRIERS=lines)
    assert results["MOST_PIECES"] == 1

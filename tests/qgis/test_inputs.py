# SPDX-License-Identifier: GPL-2.0-or-later
"""What a run reads: every layer once, every plan once; and without a dialog."""

from collections import Counter

import geopandas as gpd
import numpy as np
import pytest

from cases import county

pytestmark = pytest.mark.usefixtures("quick_search")
FIELDS = {"UNIT_ID": "unit", "STUDENT_FIELDS": ["students"], "CAPACITY": "seats"}
ASKED = {
    "geokmeansredistricting": {"IMPROVE": 1, "STARTS": 1, "SUM_FIELDS": ["next"]},
    "evaluateplan": {"ZONE_FIELD": "now", "DETACHED": "TEMPORARY_OUTPUT"},
}
PLANS = {"geokmeansredistricting": 3, "evaluateplan": 2}
"""Brought to metres: improved, in force and GeoKMeans's own; and the one in force alone, whose four
zones the web map brings to degrees by themselves."""


@pytest.fixture
def district(files):
    units, schools, _ = county(40, 4, random_seed=4)
    units["next"] = 1.0
    units["now"] = [f"S{k}" for k in np.random.default_rng(4).integers(0, 4, len(units))]
    source, seats = files(units=units.to_crs("EPSG:4326"), schools=schools.to_crs("EPSG:3857"))
    return {"INPUT": source, "SCHOOLS": seats, "SCHOOL_ID": "school", **FIELDS}


@pytest.fixture
def counted(monkeypatch):
    """How often layers are read, reprojected, and plans in force parsed, in one run."""
    from qgis.core import QgsProcessingFeatureSource, QgsWkbTypes

    from balanced_zones.algorithms.core.zones import zonefield

    found = Counter()

    def count(kind, name, called):
        original = getattr(kind, name)

        def wrapper(*given, **named):
            found[called(*given, **named)] += 1
            return original(*given, **named)

        monkeypatch.setattr(kind, name, wrapper)

    def read(source, *_):
        return (
            f"{QgsWkbTypes.geometryDisplayString(QgsWkbTypes.geometryType(source.wkbType()))} read"
        )

    def reprojected(series, crs=None, **_):
        if len(series) == 0 or series.crs == crs:
            return "nothing"
        return f"{len(series)} {series.geom_type.iloc[0]} reprojected"

    count(QgsProcessingFeatureSource, "getFeatures", read)
    count(QgsProcessingFeatureSource, "uniqueValues", read)
    count(gpd.GeoSeries, "to_crs", reprojected)
    count(zonefield, "existing_labels", lambda *_: "plan in force")
    return found


@pytest.mark.parametrize("entry", ASKED)
def test_layers_are_read_and_reprojected_once(run, district, entry, counted, tmp_path):
    outputs = dict.fromkeys(["OUTPUT", "ZONES", "ADJACENCY", "DIVIDED"], "TEMPORARY_OUTPUT")
    pages = {name: str(tmp_path / f"{name}.html") for name in ("REPORT", "MAP")}
    results = run(entry, **district, **ASKED[entry], EXISTING_FIELD="now", **outputs, **pages)
    assert "could not be written" not in results["said"]
    assert counted["Polygon read"] == counted["Point read"] == 1
    assert counted["plan in force"] == counted["40 Polygon reprojected"] == 1
    assert counted["4 Point reprojected"] == 1
    # The zones of every plan, for all layers and pages together.
    assert counted["4 MultiPolygon reprojected"] == PLANS[entry]

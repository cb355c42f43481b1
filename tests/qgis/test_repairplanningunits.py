# SPDX-License-Identifier: GPL-2.0-or-later
"""The repair entry through real QGIS."""

import geopandas as gpd
import pytest
from shapely import affinity
from shapely.geometry import Polygon, box

from cases import CORNER, CRS, schools_at, squares

FIELDS = {"STUDENT_FIELDS": ["students"]}
OUTPUTS = {"OUTPUT": "TEMPORARY_OUTPUT", "CHANGES": "TEMPORARY_OUTPUT"}
ZONES = {"UNIT_ID": "unit", **FIELDS, "SCHOOL_ID": "school", "CAPACITY": "seats"}


def at_corner(shape):
    return affinity.translate(shape, *CORNER)


@pytest.fixture
def units():
    return squares(4, 3)


@pytest.fixture
def dirty(units):
    """An overlap of 2 m, a gap of 1 m, a bow, a twin with other students, no geometry."""
    units.loc[0, "geometry"] = at_corner(box(0, 0, 1002, 1000))
    units.loc[6, "geometry"] = at_corner(box(2001, 1000, 3000, 2000))
    bow = [(2000, 2000), (3000, 2000), (3000, 3000), (2000, 3000), (2001, 2001), (2000, 2002)]
    units.loc[10, "geometry"] = at_corner(Polygon([*bow, (2002, 2000), (2000, 2000)]))
    twin = {"unit": "Twin", "students": 12, "geometry": units.geometry[7]}
    none = {"unit": "None", "students": 5, "geometry": None}
    more = gpd.GeoDataFrame([twin, none], crs=units.crs)
    return gpd.GeoDataFrame(
        {name: [*units[name], *more[name]] for name in ("unit", "students", "geometry")},
        crs=CRS,
    )


def rows(layer):
    return [
        {name: feature[name] for name in layer.fields().names()} for feature in layer.getFeatures()
    ]


def test_a_mended_copy_and_what_was_changed(run, files, dirty):
    (source,) = files(units=dirty)
    results = run("repairplanningunits", INPUT=source, UNIT_ID="unit", **FIELDS, **OUTPUTS)
    assert results["UNITS_MENDED"] == 1
    assert results["OVERLAPS_GIVEN"] >= 1 and results["GAPS_FILLED"] >= 1
    assert results["UNITS_DROPPED"] == 2
    assert results["STUDENTS_DROPPED"] == 17
    assert results["OVERLAPS_LEFT"] == 0
    said = results["said"]
    assert "drawn twice: 1 (Twin, equal to U7; other values in students)" in said
    assert "no geometry: 1 (None)" in said
    assert "Students of the units left out, who are not in the repaired units: 17." in said

    output = rows(results["OUTPUT"])
    assert [row["unit"] for row in output] == [f"U{i}" for i in range(12)]
    assert results["OUTPUT"].fields().names() == ["fid", "unit", "students"]
    changes = rows(results["CHANGES"])
    by_kind = {row["change"]: row for row in changes}
    assert set(by_kind) == {"mended", "overlap", "gap", "dropped", "no geometry"}
    assert by_kind["dropped"]["units"] == "U7, Twin"
    assert by_kind["dropped"]["given_to"] == "U7"
    assert by_kind["dropped"]["students"] == 12
    assert by_kind["no geometry"]["students"] == 5
    styles = [c.value() for c in results["CHANGES"].renderer().categories()]
    assert set(styles) == set(by_kind) - {"no geometry"}


def test_the_mended_copy_makes_a_plan(run, files, dirty, tmp_path):
    schools = schools_at(squares(4, 3), {0: 100, 11: 100})
    source, seats = files(units=dirty, schools=schools)
    valid = str(tmp_path / "mended.gpkg")
    run("repairplanningunits", INPUT=source, OUTPUT=valid)
    results = run(
        "geokmeansredistricting", INPUT=valid, SCHOOLS=seats, **ZONES, OUTPUT="TEMPORARY_OUTPUT"
    )
    assert results["UNASSIGNED"] == 0
    assert "vertices do not match" not in results["said"]


def test_what_is_clean_is_copied_to_the_bit(run, files, units):
    (source,) = files(units=units)
    results = run("repairplanningunits", INPUT=source, **OUTPUTS)
    assert "Nothing had to be mended." in results["said"]
    assert rows(results["CHANGES"]) == []
    written = [bytes(f.geometry().asWkb()) for f in results["OUTPUT"].getFeatures()]
    from qgis.core import QgsVectorLayer

    read = [bytes(f.geometry().asWkb()) for f in QgsVectorLayer(source).getFeatures()]
    assert written == read


def test_heights_and_parts_are_kept(run, files, units):
    units.loc[0, "geometry"] = at_corner(box(0, 0, 1002, 1000))
    units["geometry"] = [
        Polygon([(x, y, 7.0) for x, y in shape.exterior.coords]) for shape in units.geometry
    ]
    (source,) = files(units=units)
    results = run("repairplanningunits", INPUT=source, **OUTPUTS)
    from qgis.core import QgsWkbTypes

    assert QgsWkbTypes.hasZ(results["OUTPUT"].wkbType())
    heights = {
        round(vertex.z(), 3)
        for feature in results["OUTPUT"].getFeatures()
        for vertex in feature.geometry().vertices()
    }
    assert heights == {0.0, 7.0}  # where a border was drawn anew nobody knows the height


def test_wide_overlaps_are_left_and_named(run, files, units):
    units.loc[0, "geometry"] = at_corner(box(0, 0, 1100, 1000))
    (source,) = files(units=units)
    results = run("repairplanningunits", INPUT=source, UNIT_ID="unit", OUTPUT="TEMPORARY_OUTPUT")
    assert results["OVERLAPS_LEFT"] == 1
    assert "Left as it is: " in results["said"] and "U0 and U1 (100," in results["said"]
    units.loc[1, "unit"] = None
    (unnamed,) = files(unnamed=units)
    results = run("repairplanningunits", INPUT=unnamed, UNIT_ID="unit", OUTPUT="TEMPORARY_OUTPUT")
    assert "U0 and feature 2 (without an id) (100," in results["said"]
    results = run("repairplanningunits", INPUT=source, OVERLAP_WIDTH=200, OUTPUT="TEMPORARY_OUTPUT")
    assert results["OVERLAPS_LEFT"] == 0 and results["OVERLAPS_GIVEN"] == 1


def test_layers_that_cannot_be_mended_are_refused(run, files, units):
    from qgis.core import QgsProcessingException

    points = units.set_geometry(units.centroid)
    nowhere = units.set_crs("EPSG:4326", allow_override=True)
    for layer, told in ((points, "The layer must hold polygons"), (nowhere, "do not exist")):
        (source,) = files(units=layer)
        with pytest.raises(QgsProcessingException, match=told):
            run("repairplanningunits", INPUT=source, **OUTPUTS)

# SPDX-License-Identifier: GPL-2.0-or-later
"""Features without a geometry, of every kind, are named by every entry that reads places."""

import struct

import pytest

ENTRIES = {
    "equalsizehubs": {"HUBS": 3, "EFFORT": 0},
    "hubswithinsizerange": {"MIN_SIZE": 2, "MAX_SIZE": 9, "EFFORT": 0},
    "kmeansgroups": {"GROUPS": 2},
}
NAN = float("nan")


def multipoint(*places):
    from qgis.core import QgsGeometry

    shape = QgsGeometry()
    head = struct.pack("<BII", 1, 4, len(places))
    shape.fromWkb(head + b"".join(struct.pack("<BIdd", 1, 1, *place) for place in places))
    return shape


def line(*places):
    from qgis.core import QgsGeometry

    shape = QgsGeometry()
    numbers = [value for place in places for value in place]
    shape.fromWkb(struct.pack(f"<BII{len(numbers)}d", 1, 2, len(places), *numbers))
    return shape


def layer(kind, shape):
    """Ten features, the fourth with that geometry."""
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    made = QgsVectorLayer(
        f"{kind}?crs=EPSG:27700&field=code:string&field=seats:double", "places", "memory"
    )
    features = []
    for at in range(10):
        x, y = 530_000 + 100 * at, 180_000 + 70 * (at % 3)
        point = QgsGeometry.fromWkt(f"Point ({x} {y})")
        areal = kind in ("Polygon", "LineString")
        fine = point.buffer(20, 4) if areal else point
        if kind == "LineString":
            fine = QgsGeometry.fromWkt(f"LineString ({x} {y}, {x + 9} {y + 9})")
        feature = QgsFeature(made.fields())
        feature.setAttributes([f"S{at + 1}", 300.0])
        feature.setGeometry(shape if at == 3 else fine)
        features.append(feature)
    assert made.dataProvider().addFeatures(features)[0]
    return made


def empty(name):
    from qgis.core import QgsGeometry

    return {
        "null": lambda: ("Point", QgsGeometry()),
        "point": lambda: ("Point", QgsGeometry.fromWkt("Point EMPTY")),
        "multipoint": lambda: ("MultiPoint", QgsGeometry.fromWkt("MultiPoint EMPTY")),
        "an empty part": lambda: ("MultiPoint", multipoint((530_300, 180_000), (NAN, NAN))),
        "a first empty part": lambda: ("MultiPoint", multipoint((NAN, NAN), (530_300, 180_000))),
        "half a place": lambda: ("MultiPoint", multipoint((530_300, 180_000), (530_300, NAN))),
        "line": lambda: ("LineString", QgsGeometry.fromWkt("LineString EMPTY")),
        "half a line": lambda: ("LineString", line((530_300, 180_000), (NAN, 180_100))),
        "polygon": lambda: ("Polygon", QgsGeometry.fromWkt("Polygon EMPTY")),
    }[name]()


KINDS = (
    *("null", "point", "multipoint", "an empty part", "a first empty part", "half a place"),
    *("line", "half a line", "polygon"),
)


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("entry", list(ENTRIES))
def test_points_without_a_geometry_are_named(run, entry, name):
    from qgis.core import QgsProcessingException

    outputs = {"OUTPUT": "memory:"}
    if entry != "kmeansgroups":
        outputs["HUBS_OUTPUT"] = "memory:"
    with pytest.raises(QgsProcessingException, match=r"features without a geometry: 4[. ]"):
        run(entry, INPUT=layer(*empty(name)), **ENTRIES[entry], **outputs)


@pytest.mark.parametrize("name", KINDS)
def test_centres_without_a_geometry_are_named(run, name):
    from qgis.core import QgsGeometry, QgsProcessingException

    points = layer("Point", QgsGeometry.fromWkt("Point (530000 180000)"))
    with pytest.raises(QgsProcessingException, match=r"centres without a geometry: 4[. ]"):
        run(
            "equalsizehubs",
            INPUT=points,
            CENTRES=layer(*empty(name)),
            OUTPUT="memory:",
            HUBS_OUTPUT="memory:",
        )


@pytest.mark.parametrize("name", ["null", "point", "multipoint", "an empty part"])
def test_schools_without_a_geometry_are_named(run, name):
    from qgis.core import QgsProcessingException

    from conftest import ROOT

    schools = layer(*empty(name))
    with pytest.raises(QgsProcessingException) as caught:
        run(
            "geokmeansredistricting",
            INPUT=f"{ROOT}/resources/sample/sample.gpkg|layername=planning_units",
            STUDENT_FIELDS=["g0"],
            UNIT_ID="unit_id",
            SCHOOLS=schools,
            SCHOOL_ID="code",
            CAPACITY="seats",
            OUTPUT="memory:",
            ZONES="memory:",
        )
    assert "no geometry: S4" in str(caught.value)

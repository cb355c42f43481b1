# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers of QGIS from descriptions in plain values, so that a case can be told and repeated."""

from __future__ import annotations

import math
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from shapely import affinity

from . import columns, shapes

GROUNDS = {
    # name: reference system, origin, units per metre
    "metres": ("EPSG:27700", (520000, 170000), 1.0),
    "feet": ("EPSG:2283", (11800000, 6950000), 3.2808333333),
    "degrees": ("EPSG:4326", (-0.4, 51.3), 1 / 90000),
    "date line": ("EPSG:4326", (179.96, -17.0), 1 / 108000),
    "swapped": ("EPSG:4326", (51.3, -0.4), 1 / 90000),
    "far north": ("EPSG:4326", (15.0, 89.2), 1 / 108000),
    "metres called degrees": ("EPSG:4326", (520000, 170000), 1.0),
    "degrees called metres": ("EPSG:27700", (-0.4, 51.3), 1 / 90000),
    "none": ("", (520000, 170000), 1.0),
    "local": ('LOCAL_CS["site",UNIT["metre",1]]', (0, 0), 1.0),
    "own": (
        "PROJ:+proj=tmerc +lat_0=40 +lon_0=-3 +k=1 +x_0=0 +y_0=0 +ellps=GRS80 +units=m",
        (1000, 1000),
        1.0,
    ),
}
"""Where a map may lie: on sound ground, and on ground that is not what it is called."""


def reference_system(ground):
    text = GROUNDS[ground][0]
    if not text:
        return QgsCoordinateReferenceSystem()
    if text.startswith("LOCAL_CS"):
        return QgsCoordinateReferenceSystem.fromWkt(text)
    return QgsCoordinateReferenceSystem(text)


def on_ground(shape, ground, scale):
    """A shape in metres, scaled, where the ground is."""
    if shape is None or shape.is_empty:
        return shape
    _, (x, y), per_metre = GROUNDS[ground]
    factor = per_metre * scale
    return affinity.translate(affinity.scale(shape, factor, factor, origin=(0, 0)), x, y)


def _geometry(shape, told):
    """As QGIS has it: with heights or as curves if so told."""
    if shape is None:
        return QgsGeometry()
    geometry = QgsGeometry.fromWkt(shape.wkt)
    inner = geometry.get()
    if told == "z" and inner is not None and not geometry.isEmpty():
        inner.addZValue(12.5)
    if told == "zm" and inner is not None and not geometry.isEmpty():
        inner.addZValue(12.5)
        inner.addMValue(1.0)
    if told == "curved" and inner is not None and shape.geom_type == "Polygon":
        curved = inner.toCurveType()
        return QgsGeometry(curved)
    return geometry


def shapes_of(told, others):
    """The shapes of a layer in metres.

    Parameters
    ----------
    told : dict
        A layer's description.
    others : dict of str to list of geometry
        Shapes of the layers made before, in metres.
    """
    kind = told["shapes"]
    if kind == "map":
        made = shapes.layout(told["layout"], told["columns"], told["rows"], told["seed"])
        return shapes.soiled(made, told["dirt"])
    if kind == "cloud":
        made = shapes.cloud(told["layout"], told["n"], told["seed"])
        return shapes.soiled_points(made, told["dirt"])
    if kind == "in":
        made = shapes.points_in(others[told["of"]], told["places"], told["seed"])
        made = shapes.soiled_points(made, told["dirt"])
        if told.get("as") == "polygons":
            made = [None if p is None else p.buffer(40, 2) for p in made]
        return made
    if kind == "lines":
        return shapes.lines_between(others[told["of"]], told["pairs"])
    return [None] * told["n"]


def values_of(told, n, ids):
    """A column's type and values; ``ids`` are those of layers made before, by layer."""
    kind, values = told["kind"], None
    if "ids" in told:
        kind, values = columns.ids(told["ids"], n)
    elif "of" in told:
        kind, names = ids[told["of"]]
        picked = columns.numbers("integer", 0, max(0, len(names) - 1), n, told["seed"])
        values = [names[i] if names else None for i in picked]
        values = [
            None if told.get("sparse") and i % told["sparse"] else v for i, v in enumerate(values)
        ]
    elif "texts" in told:
        values = [told["texts"][i % len(told["texts"])] for i in range(n)]
    else:
        values = columns.numbers(kind, told["low"], told["high"], n, told["seed"])
    return kind, columns.soiled(kind, values, told["dirt"]) if n else []


class Made:
    """The layers of a case.

    Attributes
    ----------
    layers : dict of str to QgsVectorLayer
    """

    def __init__(self, descriptions, folder):
        self.folder = Path(folder)
        self.layers, self._shapes, self._ids = {}, {}, {}
        # Layers name each other's features: first all shapes and ids, then all the rest.
        drawn = {name: told for name, told in descriptions.items() if told["shapes"] != "costs"}
        for name, told in drawn.items():
            self._shapes[name] = shapes_of(told, self._shapes)
            if "id" in told["fields"]:
                n = len(self._shapes[name])
                self._ids[name] = values_of(told["fields"]["id"], n, {})
        for name, told in descriptions.items():
            make = self._make if name in drawn else self._costs
            self.layers[name] = make(name, told)

    def _make(self, name, told):
        made = self._shapes[name]
        fields = {
            field: values_of(column, len(made), self._ids)
            for field, column in told["fields"].items()
        }
        kinds = [(field, kind) for field, (kind, _) in fields.items()]
        rows = list(zip(*(values for _, values in fields.values()))) or [()] * len(made)
        ground, scale = told["ground"], told["scale"]
        geometries = [_geometry(on_ground(s, ground, scale), told.get("told")) for s in made]
        return self._layer(name, told, kinds, rows, geometries, reference_system(ground))

    def _costs(self, name, told):
        """A table with a row per unit and school, some of them left out."""
        unit_kind, units = self._ids.get(told["units"], ("string", []))
        school_kind, schools = self._ids.get(told["schools"], ("string", []))
        rows, number = [], 0
        for u, unit in enumerate(units):
            for s, school in enumerate(schools):
                number += 1
                if not (told["gaps"] and number % told["gaps"] == 0):
                    rows.append((unit, school, 1.0 + (u * 7 + s * 13) % 11))
        kind, costs = "double", [row[2] for row in rows]
        if rows:
            costs = columns.soiled(kind, costs, told["dirt"])
        rows = [(a, b, c) for (a, b, _), c in zip(rows, costs)]
        kinds = [
            ("origin_id", unit_kind),
            ("destination_id", school_kind),
            ("total_cost", "double"),
        ]
        crs = QgsCoordinateReferenceSystem()
        return self._layer(name, told, kinds, rows, [QgsGeometry()] * len(rows), crs)

    def _layer(self, name, told, kinds, rows, geometries, crs):
        address = told["type"] + "".join(
            f"{'?' if i == 0 else '&'}field={field}:{kind}" for i, (field, kind) in enumerate(kinds)
        )
        layer = QgsVectorLayer(address, name, "memory")
        assert layer.isValid(), address
        layer.setCrs(crs)
        features = []
        for row, geometry in zip(rows, geometries):
            feature = QgsFeature(layer.fields())
            feature.setAttributes(list(row))
            if not geometry.isNull():
                feature.setGeometry(geometry)
            features.append(feature)
        # Features that the layer's type cannot hold are not a case.
        layer.dataProvider().addFeatures(features)
        layer.updateExtents()
        return self._stored(layer, name) if told.get("stored") else layer

    def _stored(self, layer, name):
        path = self.folder / f"{name}.gpkg"
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName, options.layerName = "GPKG", name
        QgsVectorFileWriter.writeAsVectorFormatV2(
            layer, str(path), QgsProject.instance().transformContext(), options
        )
        stored = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
        return stored if stored.isValid() else layer


def content(layer):
    """All that a layer holds, for comparison: ids, attributes, geometries."""
    return [
        (
            feature.id(),
            tuple(_plain(value) for value in feature.attributes()),
            bytes(feature.geometry().asWkb()) if feature.hasGeometry() else None,
        )
        for feature in layer.getFeatures()
    ]


def _plain(value):
    if value is None or (hasattr(value, "isNull") and value.isNull()):
        return None
    return "nan" if isinstance(value, float) and math.isnan(value) else value

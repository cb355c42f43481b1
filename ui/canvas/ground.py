# SPDX-License-Identifier: GPL-2.0-or-later
"""The units' shapes as the map needs them: made once, in the thread that reads the layers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qgis.core import QgsFeature, QgsFields, QgsGeometry, QgsRectangle, QgsSpatialIndex

from ...algorithms.qgis_io.compat import field


class Ground:
    """Shapes, where they lie, and a point inside each.

    Parameters
    ----------
    shapes : iterable of shapely polygons, length n
    crs : QgsCoordinateReferenceSystem
        Theirs.
    classes : sequence of int, length n
        Classes of colour that the units begin with.

    Attributes
    ----------
    geometries : list of QgsGeometry
    inner : list of QgsPointXY
    features : list of QgsFeature
        As the working layer takes them: with the unit's number and its class.
    fields : QgsFields
        Theirs.
    index : QgsSpatialIndex
        By the number of the unit.
    little : float
        A length that means nothing on this map.
    """

    def __init__(self, shapes: Iterable, crs, classes: Sequence):
        self.crs, self.classes = crs, list(classes)
        self.geometries = [_qgs(shape) for shape in shapes]
        self.inner = [geometry.pointOnSurface().asPoint() for geometry in self.geometries]
        self.fields = QgsFields()
        for name in ("unit", "class"):
            self.fields.append(field(name, int))
        self.features = []
        self.index = QgsSpatialIndex()
        bounds = QgsRectangle()
        for unit, geometry in enumerate(self.geometries):
            feature = QgsFeature(self.fields, unit)
            feature.setGeometry(geometry)
            feature.setAttributes([unit, self.classes[unit]])
            self.features.append(feature)
            self.index.addFeature(feature)
            bounds.combineExtentWith(geometry.boundingBox())
        self.little = 1e-9 * max(bounds.width(), bounds.height())

    def sync(self, shapes: Sequence, units: Iterable[int]) -> None:
        """Take new shapes of some units, and add or drop units at the end.

        Parameters
        ----------
        shapes : sequence of shapely polygons
            Of all units.
        units : iterable of int
            Those that have changed, those at the end among them.
        """
        for unit in range(len(shapes), len(self.geometries)):
            self.index.deleteFeature(self.features[unit])
        for values in (self.geometries, self.inner, self.features, self.classes):
            del values[len(shapes) :]
        for unit in sorted(units):
            geometry = _qgs(shapes[unit])
            feature = QgsFeature(self.fields, unit)
            feature.setGeometry(geometry)
            inner = geometry.pointOnSurface().asPoint()
            if unit < len(self.geometries):
                self.index.deleteFeature(self.features[unit])
                feature.setAttributes([unit, self.classes[unit]])
                self.geometries[unit], self.inner[unit] = geometry, inner
                self.features[unit] = feature
            else:
                feature.setAttributes([unit, -1])
                self.geometries.append(geometry)
                self.inner.append(inner)
                self.features.append(feature)
                self.classes.append(-1)
            self.index.addFeature(feature)


def _qgs(shape) -> QgsGeometry:
    geometry = QgsGeometry()
    geometry.fromWkb(shape.wkb)
    return geometry

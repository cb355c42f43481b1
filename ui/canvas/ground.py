# SPDX-License-Identifier: GPL-2.0-or-later
"""The units' shapes as the map needs them: made once, in the thread that reads the layers."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import QgsFeature, QgsGeometry, QgsRectangle, QgsSpatialIndex


class Ground:
    """Shapes, where they lie, and a point inside each.

    Parameters
    ----------
    shapes : iterable of shapely polygons, length n
    crs : QgsCoordinateReferenceSystem
        Theirs.

    Attributes
    ----------
    geometries : list of QgsGeometry
    inner : list of QgsPointXY
    index : QgsSpatialIndex
        By the number of the unit.
    little : float
        A length that means nothing on this map.
    """

    def __init__(self, shapes: Iterable, crs):
        self.crs = crs
        self.geometries = [_qgs(shape) for shape in shapes]
        self.inner = [geometry.pointOnSurface().asPoint() for geometry in self.geometries]
        self.index = QgsSpatialIndex()
        bounds = QgsRectangle()
        for unit, geometry in enumerate(self.geometries):
            feature = QgsFeature(unit)
            feature.setGeometry(geometry)
            self.index.addFeature(feature)
            bounds.combineExtentWith(geometry.boundingBox())
        self.little = 1e-9 * max(bounds.width(), bounds.height())


def _qgs(shape) -> QgsGeometry:
    geometry = QgsGeometry()
    geometry.fromWkb(shape.wkb)
    return geometry

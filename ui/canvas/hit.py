# SPDX-License-Identifier: GPL-2.0-or-later
"""Which planning units lie under the mouse: a point, a way, a brush, a rectangle, a lasso."""

from __future__ import annotations

from typing import Optional

import numpy as np
from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPoint,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QPoint, QPointF
from qgis.PyQt.QtGui import QPainterPath

from .ground import Ground

_STEPS = 16
"""Pieces of a straight stretch in another reference system."""


class Hit:
    """Finds units on one map view.

    Parameters
    ----------
    ground : Ground
    canvas : QgsMapCanvas
    """

    def __init__(self, ground: Ground, canvas):
        self.geometries, self.crs, self.canvas = ground.geometries, ground.crs, canvas
        self._ground, self._index, self._little = ground, ground.index, ground.little
        self._engines: dict = {}
        self._last: Optional[int] = None
        self.reset()

    def reset(self) -> None:
        """Take note that the map's reference system has changed."""
        self._transform = QgsCoordinateTransform(
            self.crs, self.canvas.mapSettings().destinationCrs(), QgsProject.instance()
        )
        self._paths: dict[int, QPainterPath] = {}
        self._inner: Optional[np.ndarray] = None

    def units_changed(self, units) -> None:
        """Take note that some units look otherwise."""
        for unit in units:
            self._paths.pop(unit, None)
            self._engines.pop(unit, None)
        self._inner, self._last = None, None

    def on_ground(self, pixels: list[QPoint]) -> list[QgsPointXY]:
        """Places of the map view in the coordinates of the layer; without those that have none.

        What is straight on the map may not be so in the layer: corners are added.
        """
        places = list(pixels)
        if not self._transform.isShortCircuited():
            places = [
                QPointF(a) + (QPointF(b) - QPointF(a)) * (step / _STEPS)
                for a, b in zip(pixels, pixels[1:])
                for step in range(_STEPS)
            ]
            places.append(pixels[-1])
        found = (self._in_layer(place) for place in places)
        return [point for point in found if point is not None]

    # -- on the map -------------------------------------------------------------------------

    def path(self, unit: int) -> QPainterPath:
        """A unit's outline in the coordinates of the map."""
        if unit not in self._paths:
            geometry = QgsGeometry(self.geometries[unit])
            if not self._transform.isShortCircuited():
                try:
                    geometry.transform(self._transform)
                except QgsCsException:
                    geometry = QgsGeometry()
            self._paths[unit] = _path(geometry)
        return self._paths[unit]

    def inner_points(self) -> np.ndarray:
        """A point inside each unit, in the coordinates of the map; shape (n, 2)."""
        if self._inner is None:
            points = []
            for place in self._ground.inner:
                try:
                    point = self._transform.transform(place)
                except QgsCsException:
                    point = QgsPointXY(np.nan, np.nan)
                points.append((point.x(), point.y()))
            self._inner = np.array(points).reshape(-1, 2)
        return self._inner

    def _on_screen(self) -> np.ndarray:
        """The inner points in pixels of the map view; shape (n, 2)."""
        to_pixel = self.canvas.getCoordinateTransform().transform()
        x, y = self.inner_points().T
        return np.column_stack(
            [
                to_pixel.m11() * x + to_pixel.m21() * y + to_pixel.dx(),
                to_pixel.m12() * x + to_pixel.m22() * y + to_pixel.dy(),
            ]
        )

    # -- under the mouse ---------------------------------------------------------------------

    def at(self, pixel: QPoint) -> Optional[int]:
        """The unit at a place of the map view, or None."""
        point = self._in_layer(pixel)
        if point is None:
            return None
        if self._last is not None and self._holds(self._last, point):
            return self._last
        # The index finds nothing in a box without an extent.
        box = QgsRectangle.fromCenterAndSize(point, self._little, self._little)
        found = (unit for unit in self._index.intersects(box) if self._holds(unit, point))
        self._last = next(found, None)
        return self._last

    def along(self, start: QPoint, end: QPoint) -> list[int]:
        """The units on the way between two places, in its order: also those that the mouse,
        which tells its place now and then only, has jumped over."""
        ends = [self._in_layer(start), self._in_layer(end)]
        if None in ends or start == end:
            unit = self.at(end)
            return [] if unit is None else [unit]
        way = QgsGeometry.fromPolylineXY(ends)
        found = []
        for unit in self._index.intersects(way.boundingBox().buffered(self._little)):
            common = self._engine(unit).intersection(way.constGet())
            if common is not None and not common.isEmpty():
                found.append((way.lineLocatePoint(QgsGeometry(common).centroid()), unit))
        return [unit for _, unit in sorted(found)]

    def brushed(self, start: QPoint, end: QPoint, radius: float) -> list[int]:
        """Units on the way, and those with their inner point within a radius of it, in pixels."""
        found = self.along(start, end)
        if radius > 0:
            points = self._on_screen()
            a = np.array([start.x(), start.y()], float)
            way = np.array([end.x(), end.y()], float) - a
            length = float(way @ way)
            with np.errstate(invalid="ignore"):
                share = np.clip((points - a) @ way / length, 0, 1) if length else 0.0
                away = points - a - np.multiply.outer(share, way)
                near = np.hypot(away[:, 0], away[:, 1]) <= radius
            order = np.flatnonzero(near)
            found += order[np.argsort(np.atleast_1d(share + np.zeros(len(points)))[order])].tolist()
        return list(dict.fromkeys(found))

    def within(self, outline: list[QPoint]) -> list[int]:
        """Units whose inner point lies in an outline on the map view, as of a lasso."""
        if len(outline) < 3:
            return []
        corners = np.array([[point.x(), point.y()] for point in outline], float)
        x, y = self._on_screen().T
        inside = np.zeros(len(x), bool)
        for (x1, y1), (x2, y2) in zip(corners, np.roll(corners, -1, axis=0)):
            if y1 != y2:
                with np.errstate(invalid="ignore"):
                    crosses = (y1 > y) != (y2 > y)
                    inside ^= crosses & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
        return np.flatnonzero(inside).tolist()

    def _in_layer(self, pixel: QPoint) -> Optional[QgsPointXY]:
        point = self.canvas.getCoordinateTransform().toMapCoordinates(pixel.x(), pixel.y())
        try:
            return self._transform.transform(point, Qgis.TransformDirection.Reverse)
        except QgsCsException:
            return None

    def _engine(self, unit: int):
        if unit not in self._engines:
            engine = QgsGeometry.createGeometryEngine(self.geometries[unit].constGet())
            engine.prepareGeometry()
            self._engines[unit] = engine
        return self._engines[unit]

    def _holds(self, unit: int, point: QgsPointXY) -> bool:
        return self._engine(unit).intersects(QgsPoint(point))


def _path(geometry: QgsGeometry) -> QPainterPath:
    path = QPainterPath()
    for part in geometry.constParts():
        rings = [part.exteriorRing()]
        rings += [part.interiorRing(number) for number in range(part.numInteriorRings())]
        for ring in rings:
            path.addPolygon(ring.asQPolygonF())
            path.closeSubpath()
    return path

# SPDX-License-Identifier: GPL-2.0-or-later
"""By what the students of a divided unit are shared between its parts."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Callable, Optional

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsFieldProxyModel,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsFieldComboBox, QgsMapLayerComboBox
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QWidget

from ..algorithms.qgis_io.compat import LayerFilter, LayerFilters
from ..algorithms.qgis_io.texts import tr


class SharingRow(QWidget):
    """Asks for a layer of addresses or of population; without one the area counts."""

    def __init__(self, parent=None):
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(QLabel(tr("Share students by"), self))
        self.layer = QgsMapLayerComboBox(self)
        self.layer.setAllowEmptyLayer(True, tr("area"))
        points_or_areas = LayerFilters(LayerFilter.PointLayer) | LayerFilter.PolygonLayer
        self.layer.setFilters(points_or_areas)
        self.layer.setToolTip(
            tr("Points of addresses, or points or areas with their population; otherwise by area")
        )
        # The empty choice, which without an index would read as nothing at all.
        self.layer.setCurrentIndex(0)
        row.addWidget(self.layer, 1)
        self.field = QgsFieldComboBox(self)
        self.field.setFilters(QgsFieldProxyModel.Filter.Numeric)
        self.field.setAllowEmptyFieldName(True)
        self.field.setToolTip(tr("How many live there; left empty, every feature counts once"))
        row.addWidget(self.field, 1)
        self.layer.layerChanged.connect(self._chosen)
        self._chosen(self.layer.currentLayer())

    def _chosen(self, layer) -> None:
        self.field.setLayer(layer)
        self.field.setEnabled(layer is not None)

    def weigh(self, crs) -> Optional[Callable[[list], Any]]:
        """What weighs the shapes of parts, in a reference system; None where their area does."""
        layer, name = self.layer.currentLayer(), self.field.currentField()
        if layer is None:
            return None
        return lambda shapes: _weights(layer, name, crs, shapes)


def _weights(layer, name: str, crs, shapes):
    from shapely import wkb

    from ..algorithms.core.ids import as_number
    from ..algorithms.core.zones.splitting import weights_of

    way = QgsCoordinateTransform(layer.crs(), crs, QgsProject.instance())
    box = QgsRectangle()
    for shape in shapes:
        box.combineExtentWith(QgsRectangle(*shape.bounds))
    request = QgsFeatureRequest()
    with suppress(QgsCsException):
        request.setFilterRect(way.transformBoundingBox(box, Qgis.TransformDirection.Reverse))
    found, values = [], []
    for feature in layer.getFeatures(request):
        geometry = feature.geometry()
        if geometry.isEmpty():
            continue
        try:
            geometry.transform(way)
        except QgsCsException:
            continue
        amount = as_number(feature[name]) if name else 1.0
        if amount > 0:
            found.append(wkb.loads(bytes(geometry.asWkb())))
            values.append(amount)
    return weights_of(shapes, found, values)

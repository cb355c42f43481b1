# SPDX-License-Identifier: GPL-2.0-or-later
"""The working layers: the plan as QGIS draws it, the schools with their names.

They are memory layers of the editor's own. The source is not touched, and a change goes in here
all at once a moment after it was made, when the overlay has long shown it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsLayerTreeLayer,
    QgsMapLayerLegendUtils,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsProject,
    QgsRendererCategory,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtGui import QColor

from ...algorithms.core.palette import PALETTE, colour
from ...algorithms.qgis_io.compat import field
from ...algorithms.qgis_io.texts import tr

FLUSH_MS = 150
"""So long after the last change the layer is drawn anew: not while a stroke goes on."""

BIG = 400
"""From so many units at once the layer is drawn at once: the overlay would be slower."""

NO_ZONE = "#ffffff"

WORKING = "balanced_zones/working"
"""The property that marks working layers: in a project that was saved meanwhile they are empty."""


class WorkingLayers(QObject):
    """The layers of one session, in the project and on one map view.

    Parameters
    ----------
    ground : Ground
    schools : list of (QgsPointXY, str)
        Places in the same system, and names.
    session : Session
    colours : list of int of length K
        Colour class of every zone; shared with the editor.
    canvas : QgsMapCanvas
    overlay : Overlay
    """

    def __init__(self, ground, schools, session, colours, canvas, overlay):
        super().__init__()
        self.session, self.colours = session, colours
        self.canvas, self.overlay = canvas, overlay
        self._halted = False
        self._pending: set[int] = set()
        self._waiting: set[int] = set()
        self._drawing: set[int] = set()
        self._ground = ground
        self._known = list(ground.classes)
        # Memory layers number their features from 1, in the order in which they were added.
        self._fids = list(range(1, 1 + len(self._known)))
        self.units = _units_layer(ground)
        self.schools = _schools_layer(schools, ground.crs)
        for layer in (self.units, self.schools):
            layer.setCustomProperty(WORKING, True)
        # Once removed by the user the layers cannot be asked any more.
        self._ids = [self.units.id(), self.schools.id()]
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FLUSH_MS)
        self._timer.timeout.connect(self.flush)
        canvas.renderStarting.connect(self._render_starts)
        canvas.mapCanvasRefreshed.connect(self._render_done)
        overlay.visible_layer = self.units.id()
        self.changed(range(len(self._known)))

    def add_to(self, project: QgsProject) -> None:
        """Put the layers on top of the layer tree."""
        root = project.layerTreeRoot()
        for layer in (self.units, self.schools):
            project.addMapLayer(layer, False)
            node = QgsLayerTreeLayer(layer)
            if layer is self.units:
                # Of the classes, whose numbers mean nothing, only the one without a zone.
                last = len(layer.renderer().categories()) - 1
                QgsMapLayerLegendUtils.setLegendNodeOrder(node, [last])
            root.insertChildNode(0, node)

    def name(self, level: str) -> None:
        """Tell the layers of several levels apart."""
        for layer in (self.units, self.schools):
            layer.setName(f"{layer.name()} ({level})")

    def set_visible(self, project: QgsProject, visible: bool) -> None:
        """Show or hide the layers in the layer tree."""
        for each in self.ids():
            node = project.layerTreeRoot().findLayer(each)
            if node is not None:
                node.setItemVisibilityChecked(visible)

    def halt(self) -> None:
        """The layers are about to go: do not touch them any more."""
        self._halted = True
        self._timer.stop()

    def remove_from(self, project: QgsProject) -> None:
        self.halt()
        for signal, slot in (
            (self.canvas.renderStarting, self._render_starts),
            (self.canvas.mapCanvasRefreshed, self._render_done),
        ):
            signal.disconnect(slot)
        there = [each for each in self.ids() if project.mapLayer(each) is not None]
        project.removeMapLayers(there)

    def ids(self) -> list[str]:
        return self._ids

    # -- changes ------------------------------------------------------------------------------

    def _class_of(self, unit: int) -> int:
        return class_of(self.session.plan.zone_of[unit], self.colours)

    def changed(self, units: Sequence[int]) -> None:
        """Show that units have another zone, or their zone another colour."""
        units = [unit for unit in units if self._known[unit] != self._class_of(unit)]
        for unit in units:
            self._known[unit] = self._class_of(unit)
        if not units or self._halted:
            return
        self._pending.update(units)
        if len(self._pending) > BIG:
            self.flush()
            return
        zone_of = self.session.plan.zone_of
        self.overlay.set_changed({unit: zone_of[unit] for unit in units})
        self._timer.start()

    def units_changed(self, units: Sequence[int]) -> None:
        """Show units that have been divided, or made whole again."""
        if self._halted:
            return
        self.flush()
        ground, provider = self._ground, self.units.dataProvider()
        n, before = len(ground.geometries), len(self._known)
        gone = range(n, before)
        provider.deleteFeatures(self._fids[n:])
        del self._known[n:], self._fids[n:]
        for kept in (self._waiting, self._drawing):
            kept.difference_update(gone)
        self.overlay.drop_changed(gone)
        old = [unit for unit in units if unit < before]
        provider.changeGeometryValues({self._fids[u]: ground.geometries[u] for u in old})
        for unit in units:
            if unit >= before:
                self._known.append(self._class_of(unit))
                feature = QgsFeature(ground.fields)
                feature.setAttributes([unit, self._known[unit]])
                feature.setGeometry(ground.geometries[unit])
                _, (added,) = provider.addFeatures([feature])
                self._fids.append(added.id())
        self._written(units)
        zone_of = self.session.plan.zone_of
        self.overlay.set_changed({unit: zone_of[unit] for unit in units})
        self.units.triggerRepaint()

    def flush(self) -> None:
        """Write what has changed into the layer, and have it drawn."""
        self._timer.stop()
        if not self._pending:
            return
        units, self._pending = self._pending, set()
        self._written(units)
        values = {self._fids[unit]: {1: self._known[unit]} for unit in units}
        self.units.dataProvider().changeAttributeValues(values)
        self.units.triggerRepaint()

    def _written(self, units: Iterable[int]) -> None:
        # A render under way has read what they were before.
        self._waiting.update(units)
        self._drawing.difference_update(units)

    def _render_starts(self) -> None:
        # Only a render that begins after the data went in shows them.
        self._drawing = set(self._waiting)

    def _render_done(self, *_) -> None:
        shown, self._drawing = self._drawing - self._pending, set()
        self._waiting -= shown
        if shown:
            self.overlay.drop_changed(shown)


def class_of(zone: int, colours: Sequence[int]) -> int:
    """How the working layer shows a zone, or that there is none."""
    return colours[zone] if zone >= 0 else -1


def _units_layer(ground) -> QgsVectorLayer:
    layer = QgsVectorLayer("MultiPolygon", tr("Plan being edited"), "memory")
    layer.setCrs(ground.crs)
    layer.setCustomProperty("skipMemoryLayersCheck", 1)
    provider = layer.dataProvider()
    provider.addAttributes(ground.fields.toList())
    layer.updateFields()
    provider.addFeatures(ground.features)
    layer.updateExtents()
    categories = [
        QgsRendererCategory(number, _fill(colour(number)), "") for number in range(len(PALETTE) + 6)
    ]
    categories.append(QgsRendererCategory(-1, _fill(NO_ZONE), tr("no zone")))
    layer.setRenderer(QgsCategorizedSymbolRenderer("class", categories))
    return layer


def _fill(name: str) -> QgsFillSymbol:
    return QgsFillSymbol.createSimple(
        {"color": name, "outline_color": "90,90,90,255", "outline_width": "0.1"}
    )


def _schools_layer(schools, crs) -> QgsVectorLayer:
    layer = QgsVectorLayer("Point", tr("Schools of the plan"), "memory")
    layer.setCrs(crs)
    layer.setCustomProperty("skipMemoryLayersCheck", 1)
    provider = layer.dataProvider()
    provider.addAttributes([field("name", str)])
    layer.updateFields()
    features = []
    for point, name in schools:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(point)))
        features.append(feature)
    provider.addFeatures(features)
    layer.updateExtents()
    symbol = {"name": "circle", "color": "white", "outline_color": "32,32,32,255", "size": "2"}
    layer.renderer().setSymbol(QgsMarkerSymbol.createSimple(symbol))
    labels = QgsPalLayerSettings()
    labels.fieldName = "name"
    form = QgsTextFormat()
    form.setSize(8)
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.8)
    halo.setColor(QColor("white"))
    form.setBuffer(halo)
    labels.setFormat(form)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(labels))
    layer.setLabelsEnabled(True)
    return layer

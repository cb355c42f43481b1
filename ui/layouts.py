# SPDX-License-Identifier: GPL-2.0-or-later
"""Print layouts of a plan: a map of all zones, an atlas with a page per school."""

from __future__ import annotations

import textwrap
from datetime import date
from itertools import count
from pathlib import Path
from typing import Optional

from qgis.core import (
    QgsFields,
    QgsLegendRenderer,
    QgsMapLayerLegendUtils,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtXml import QDomDocument

from ..algorithms.core import lengths
from ..algorithms.qgis_io import preferences
from ..algorithms.qgis_io.compat import DistanceUnit, GeometryType, LayerType
from ..algorithms.qgis_io.figures import figures
from ..algorithms.qgis_io.reader import speak_to_reader
from ..algorithms.qgis_io.styling import RESULTS
from ..algorithms.qgis_io.texts import tr

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "layouts"
MAP, ATLAS = "map_of_zones", "atlas_of_schools"
_ZONES = {"zone_id", "school_name", "students", "capacity", "utilisation", "compactness"}
"""Fields by which a layer of zones is known; the outlines of those in force have no measures."""
_WRAPPED = (40, 30, 24, 18)
"""Characters of a line of the legend, fewer until it is no wider than its place."""
_BOX = 6
"""So many characters a box of colour takes."""
_MARGIN = 1.05


def zones_layer(project: QgsProject, active=None) -> Optional[QgsVectorLayer]:
    """The layer of zones that is meant: the active one, else the uppermost that is shown."""
    nodes = project.layerTreeRoot().findLayers()
    shown = sorted(nodes, key=lambda node: not node.isVisible())
    for layer in [active, *(node.layer() for node in shown)]:
        if layer is not None and layer.type() == LayerType.Vector and layer.isValid():
            is_area = layer.geometryType() == GeometryType.Polygon
            if is_area and set(layer.fields().names()) >= _ZONES:
                return layer
    return None


def layout_of(kind: str, project: QgsProject, zones: QgsVectorLayer) -> QgsPrintLayout:
    """Make a layout of the project's zones from its template, and keep it in the project.

    Parameters
    ----------
    kind : str
        ``MAP`` or ``ATLAS``.
    zones : QgsVectorLayer
        As ``zones_layer`` finds it.
    """
    speak_to_reader(project)
    document = QDomDocument()
    document.setContent((FOLDER / f"{kind}.qpt").read_text(encoding="utf-8"))
    layout = QgsPrintLayout(project)
    layout.loadFromTemplate(document, QgsReadWriteContext())
    manager = project.layoutManager()
    title = tr("Map of zones") if kind == MAP else tr("Atlas of schools")
    layout.setName(_not_taken(manager, title))
    _write(layout, kind, zones)
    _draw(layout, project, zones)
    if kind == ATLAS:
        atlas = layout.atlas()
        atlas.setCoverageLayer(zones)
        atlas.setPageNameExpression('"school_name"')
        atlas.setSortFeatures(True)
        atlas.setSortExpression('"school_name"')
        atlas.setEnabled(True)
    manager.addLayout(layout)
    return layout


def _not_taken(manager, title: str) -> str:
    names = (title if n == 1 else f"{title} {n}" for n in count(1))
    return next(name for name in names if manager.layoutByName(name) is None)


def _write(layout, kind: str, zones) -> None:
    """Put the texts in, by the ids of the template."""
    asked = preferences.read()
    district = asked.title or QgsProject.instance().title() or zones.name()
    told = _told(zones, zones.name())
    texts = {
        "title": district if kind == MAP else '[% "school_name" %]',
        "subtitle": "" if told == district else told if kind == MAP else district,
        "foot": " · ".join(filter(None, [asked.author, date.today().isoformat()])),
    }
    if kind == ATLAS:
        texts["figures"] = "\n".join(_figures(zones))
    for name, text in texts.items():
        layout.itemById(name).setText(text)
    logo = layout.itemById("logo")
    if asked.logo and Path(asked.logo).is_file():
        logo.setPicturePath(asked.logo)
    else:
        layout.removeLayoutItem(logo)


def _figures(zones) -> list[str]:
    """A school's figures as lines of a label, computed page by page."""
    left_out = {"school_name", "polsby_popper"}
    fields = QgsFields()
    for at, each in enumerate(zones.fields()):
        if each.name() not in left_out:
            each.setAlias(zones.attributeAlias(at))
            fields.append(each)
    return [f"{alias}: [% {value} %]" for alias, value in figures(fields, lambda name: name)]


def _draw(layout, project, zones) -> None:
    """Set what the map shows, its scale bar and its legend."""
    drawn = layout.itemById("map")
    drawn.setCrs(zones.crs())
    wide = QgsRectangle(zones.extent())
    wide.scale(_MARGIN)
    drawn.zoomToExtent(wide)
    bar = layout.itemById("scale")
    bar.setLinkedMap(drawn)
    bar.setUnits(DistanceUnit.Miles if lengths.in_miles() else DistanceUnit.Kilometers)
    bar.setUnitLabel(lengths.symbol())
    nodes = _nodes(project, zones)
    if not _is_shown(project, zones):
        # The project's own view is of something else: the map does not follow it.
        drawn.setLayers([node.layer() for node in nodes])
        drawn.setKeepLayerSet(True)
    legend = layout.itemById("legend")
    room = legend.rect().width()
    legend.setLinkedMap(drawn)
    legend.setAutoUpdateModel(False)
    legend.setWrapString("\n")
    tree = legend.model().rootGroup()
    for most in _WRAPPED:
        tree.clear()
        for node in nodes:
            entry = tree.addLayer(node.layer())
            _enter(entry, node.name(), most)
            legend.model().refreshLayerLegend(entry)
        # The item itself knows its size only once it is painted.
        if legend_width_mm(legend) <= room:
            break
    legend.adjustBoxSize()


def legend_width_mm(legend) -> float:
    """How wide a legend is with all that it may say."""
    return QgsLegendRenderer(legend.model(), legend.legendSettings()).minimumSize().width()


def _enter(entry, name: str, most: int) -> None:
    """Say in the legend what a layer shows, in lines of so many characters at most."""
    layer = entry.layer()
    renderer = layer.renderer() if layer.type() == LayerType.Vector else None
    labels = [] if renderer is None else [item.label() for item in renderer.legendSymbolItems()]
    # What the colours show, as the name alone does not say.
    title = [_told(layer, name)]
    if len(labels) > 1 and not all(labels):
        # Colours that only tell neighbours apart: one box with a name and others without say less
        # than none.
        title += [label for label in labels if label]
        QgsMapLayerLegendUtils.setLegendNodeOrder(entry, [])
    else:
        for at, label in enumerate(labels):
            wrapped = textwrap.fill(label, most - _BOX)
            QgsMapLayerLegendUtils.setLegendNodeUserLabel(entry, at, wrapped)
    told = "\n".join(textwrap.fill(line, most) for line in title)
    entry.setCustomProperty("legend/title-label", told)


def _told(layer, name: str) -> str:
    """A layer's name, with what its style shows where that has a name."""
    styles = layer.styleManager()
    style = styles.currentStyle()
    return f"{name}: {style}" if style and not styles.isDefault(style) else name


def _is_shown(project, zones) -> bool:
    node = project.layerTreeRoot().findLayer(zones.id())
    return node is not None and node.isVisible()


def _nodes(project, zones) -> list:
    """What the map shows, from the top: what the project does, or else the results of the run.

    A later run's results, which a new group has put in their place, are left out then.
    """
    root = project.layerTreeRoot()
    nodes = [node for node in root.findLayers() if node.layer() is not None]
    if _is_shown(project, zones):
        return [node for node in nodes if node.isVisible()]
    own = root.findLayer(zones.id())
    of_run = _results_of(own)
    return [
        node
        for node in nodes
        if node is own
        or (node.itemVisibilityChecked() and of_run is not None and _results_of(node) is of_run)
        or (node.isVisible() and _results_of(node) is None)
    ]


def _results_of(node):
    """The group of the run that a layer is of; None for all other layers."""
    group = None if node is None else node.parent()
    while group is not None and not group.customProperty(RESULTS):
        group = group.parent()
    return group

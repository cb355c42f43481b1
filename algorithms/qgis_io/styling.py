# SPDX-License-Identifier: GPL-2.0-or-later
"""How result layers look, in Desktop and in the files themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Optional

from qgis.core import (
    Qgis,
    QgsDataSourceUri,
    QgsFields,
    QgsLayerTreeGroup,
    QgsLayerTreeLayer,
    QgsLayerTreeNode,
    QgsMapLayerStyle,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtXml import QDomDocument, QDomElement

from ..core.palette import UTILISATION_CLASSES
from ..core.palette import colour as colour_name
from . import postgres
from .discretion import Discretion
from .feedback import RecordingFeedback
from .figures import name_fields, set_tip
from .geopackage import end_write_ahead_log
from .named_styles import (
    LONG_LEGEND,
    Names,
    Style,
    by_area,
    by_class,
    changes,
    distance_classes,
    from_file,
    tr,
)
from .outline_style import outlines

__all__ = [
    "UTILISATION_CLASSES",
    "OutputStyles",
    "ResultGroup",
    "Style",
    "by_area",
    "by_class",
    "changes",
    "colour_name",
    "distance_classes",
    "from_file",
    "outlines",
]

OWN = "Your own style"

POINTS, LINES, MARKS, AREAS, UNITS, TABLES = range(6)
"""Where a layer stands among the results of its run, from the top of the layer tree."""

RESULTS = "balanced_zones/results"
"""The property of a group in the layer tree that holds the layers of a run."""

GIVEN = "balanced_zones/given"
"""The property of a layer of results that says how its plan came about; ``given.remembered``."""


@dataclass
class ResultGroup:
    """The group in the layer tree that holds the layers of one run."""

    title: str
    n_layers: int = 0
    node: Optional[QgsLayerTreeGroup] = field(default=None, repr=False)
    ranks: dict = field(default_factory=dict)

    def take(self, layer: QgsVectorLayer, rank: int, project: QgsProject) -> None:
        """Move a layer that QGIS has put into the tree into the group, by its rank."""
        node = project.layerTreeRoot().findLayer(layer.id())
        if node is None:
            return
        if self.n_layers > 1:
            node = self._moved(node, rank)
        if len(layer.renderer().legendSymbolItems() if layer.renderer() else ()) > LONG_LEGEND:
            node.setExpanded(False)

    def _moved(self, node: QgsLayerTreeLayer, rank: int) -> QgsLayerTreeLayer:
        parent = node.parent()
        if self.node is None:
            self.node = self._inserted(node, parent)
        copy = node.clone()
        # QGIS drops a layer from the project once no node holds it: first in, then out.
        self.node.insertChildNode(self._place(node, rank), copy)
        parent.removeChildNode(node)
        self.ranks[copy.layerId()] = rank
        return copy

    def _inserted(self, at: QgsLayerTreeNode, parent: QgsLayerTreeGroup) -> QgsLayerTreeGroup:
        # QGIS puts layers beside the active one: that may be in the group of an earlier run.
        # The group, if any, that the user's settings have for all results is kept.
        while parent.customProperty(RESULTS) and parent.parent() is not None:
            at, parent = parent, parent.parent()
        taken = {each.name() for each in parent.children()}
        title, number = self.title, 1
        while title in taken:
            number += 1
            title = f"{self.title} ({number})"
        # What is drawn is this run, not one over the other.
        for each in parent.children():
            if each.customProperty(RESULTS):
                each.setItemVisibilityChecked(False)
        group = parent.insertGroup(parent.children().index(at), title)
        group.setCustomProperty(RESULTS, True)
        return group

    def _place(self, node: QgsLayerTreeLayer, rank: int) -> int:
        """Before which child of the group a layer belongs."""
        children = self.node.children()
        for place, child in enumerate(children):
            known = child.layerId() if isinstance(child, QgsLayerTreeLayer) else None
            if known != node.layerId() and self.ranks.get(known, TABLES) > rank:
                return place
        return len(children)


@dataclass
class OutputStyles:
    """The styles of one output; the first is shown, the others wait in the layer's menu.

    Attributes
    ----------
    fields : QgsFields
        As they were meant; their aliases become the layer's.
    styles : sequence of Style
        None for a table.
    rank : int
        Where the layer stands among the results of its run, from the top.
    plan : str
        The field of the planning units that holds the plan of the run; empty for other layers.
    given : str
        With a plan: the run's parameters as JSON, kept in the layer for the plan editor.
    """

    destination: str
    fields: QgsFields
    styles: Sequence[Style]
    rank: int = AREAS
    plan: str = ""
    given: str = ""
    post_processor: Optional[object] = field(default=None, repr=False)

    def finish(
        self,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        group: Optional[ResultGroup] = None,
    ) -> None:
        """Style the output where it is stored and, if it is to be loaded, in the project.

        Call it from ``postProcessAlgorithm``, when the output is complete.
        """
        layer = QgsProcessingUtils.mapLayerFromString(self.destination, context)
        if layer is None:
            feedback.pushWarning(
                tr("The style could not be set: {place} is not there.").format(
                    place=self.destination
                )
            )
            return
        names = self._stored_names(layer, feedback)
        name_fields(layer, self.fields, names)
        set_tip(layer, self.fields, names)
        styled = layer.isSpatial() and self.styles
        if not context.willLoadLayerOnCompletion(self.destination):
            if styled:
                _store(layer, self.styles, names, feedback)
                if not _in_database(layer) and not _file_of(layer):
                    _name_styles(layer, self.styles, names)
        else:
            if styled:
                # Not yet into the file: QGIS would take a style stored there for the one that
                # the user chose in Processing's options (QgsVectorLayer::loadNamedStyle).
                _forget_styles(layer, {tr(OWN), *(style.name for style in self.styles)})
                self.styles[0].apply(layer, names)
            group = group or ResultGroup(self.destination)
            group.n_layers += 1
            self.post_processor = _PostProcessor(self, names, layer, group)
            details = context.layerToLoadOnCompletionDetails(self.destination)
            details.setPostProcessor(self.post_processor)
            # QGIS keeps no reference, and runs it after the algorithm is gone.
            _KEPT[:] = [*_KEPT[-20:], self.post_processor]

    def store(self, layer: QgsVectorLayer, feedback: QgsProcessingFeedback) -> None:
        """Style the output where it is stored, whether or not it is to be loaded."""
        names = self._stored_names(layer, feedback)
        name_fields(layer, self.fields, names)
        set_tip(layer, self.fields, names)
        if layer.isSpatial() and self.styles:
            _store(layer, self.styles, names, feedback)

    def _stored_names(self, layer, feedback) -> Names:
        """How the output calls our fields; its own id column, if any, comes first."""
        meant, stored = self.fields.names(), layer.fields().names()
        stored = stored[len(stored) - len(meant) :]
        # GeoPackage puts its row number first, wherever the input had it.
        moved = sorted(meant) == sorted(stored)
        changed = {} if moved else {a: b for a, b in zip(meant, stored) if a != b}
        if changed:
            named = ", ".join(f"{a} \N{RIGHTWARDS ARROW} {b}" for a, b in changed.items())
            feedback.pushInfo(
                tr("The file format shortened field names: {names}.").format(names=named)
            )
        return lambda name: changed.get(name, name)


_KEPT: list = []


class _PostProcessor(QgsProcessingLayerPostProcessorInterface):
    def __init__(self, output, names, layer, group):
        super().__init__()
        self._output, self._names, self._group = output, names, group
        self._layer_id, self._look = layer.id(), _look(layer)

    def postProcessLayer(self, layer, context, feedback):
        feedback = RecordingFeedback(feedback, Discretion())
        name_fields(layer, self._output.fields, self._names)
        set_tip(layer, self._output.fields, self._names)
        styles = self._output.styles if layer.isSpatial() else ()
        if styles and layer.id() == self._layer_id and _look(layer) != self._look:
            # Processing has just loaded the style that the user chose for this output.
            own = QgsMapLayerStyle()
            own.readFromLayer(layer)
            _store(layer, styles, self._names, feedback, own)
            _add_styles_behind(layer, styles, self._names)
        elif styles:
            _store(layer, styles, self._names, feedback)
            _name_styles(layer, styles, self._names)
        details = context.layersToLoadOnCompletion().get(self._output.destination)
        project = (details.project if details else None) or context.project()
        if self._output.given:
            layer.setCustomProperty(GIVEN, self._output.given)
        self._group.take(layer, self._output.rank, project or QgsProject.instance())
        layer.triggerRepaint()


def _look(layer: QgsVectorLayer) -> str:
    """The layer's symbols and labels as a text that is the same for the same look."""
    style = QgsMapLayerStyle()
    style.readFromLayer(layer)
    document = QDomDocument()
    document.setContent(style.xmlData())
    root = document.documentElement()
    parts = (root.firstChildElement(name) for name in ("renderer-v2", "labeling"))
    return "".join(_in_order(part) for part in parts if not part.isNull())


def _in_order(element: QDomElement) -> str:
    """An element as a text in which attributes stand in the order of their names."""
    has = element.attributes()
    pairs = sorted((has.item(at).nodeName(), has.item(at).nodeValue()) for at in range(has.count()))
    inside, child = [], element.firstChild()
    while not child.isNull():
        part = _in_order(child.toElement()) if child.isElement() else child.nodeValue().strip()
        inside.append(part)
        child = child.nextSibling()
    return repr((element.tagName(), pairs, inside))


def _name_styles(layer: QgsVectorLayer, styles: Sequence[Style], names: Names) -> None:
    """Put every style into the layer's style menu and show the first."""
    manager = layer.styleManager()
    for style in reversed(styles):
        style.apply(layer, names)
        if style is styles[0]:
            manager.renameStyle(manager.currentStyle(), style.name)
        else:
            manager.addStyleFromLayer(style.name)


def _add_styles_behind(layer: QgsVectorLayer, styles: Sequence[Style], names: Names) -> None:
    """Leave the style that is shown, and put ours into the menu after it."""
    manager = layer.styleManager()
    for name in manager.styles():
        if name != manager.currentStyle():
            manager.removeStyle(name)
    own = tr(OWN)
    manager.renameStyle(manager.currentStyle(), own)
    for style in styles:
        manager.addStyleFromLayer(style.name)
        manager.setCurrentStyle(style.name)
        style.apply(layer, names)
    manager.setCurrentStyle(own)


def _file_of(layer: QgsVectorLayer) -> Optional[Path]:
    """The file that holds the layer, if one does."""
    path = Path(layer.source().split("|")[0])
    return path if layer.providerType() == "ogr" and path.is_file() else None


def _in_database(layer: QgsVectorLayer) -> bool:
    """Whether styles are kept with the layer: in a GeoPackage, PostgreSQL, SpatiaLite ..."""
    provider = layer.dataProvider()
    if hasattr(provider, "styleStorageCapabilities"):
        kept = Qgis.ProviderStyleStorageCapability.SaveToDatabase
        return bool(provider.styleStorageCapabilities() & kept)
    return provider.isSaveAndLoadStyleToDatabaseSupported()


def _as_browsed(layer: QgsVectorLayer) -> QgsVectorLayer:
    """The layer as QGIS's browser opens it.

    In PostgreSQL styles go by the schema and the kind of geometry that a layer's address names.
    The browser names them; outputs of Processing need not.
    """
    if layer.providerType() != "postgres":
        return layer
    uri = QgsDataSourceUri(layer.source())
    if uri.schema() and uri.wkbType() == layer.wkbType():
        return layer
    uri.setSchema(postgres.schema_of(layer.source()))
    uri.setWkbType(layer.wkbType())
    if not uri.keyColumn():
        uri.setKeyColumn(QgsDataSourceUri(layer.dataProvider().dataSourceUri()).keyColumn())
    again = QgsVectorLayer(uri.uri(False), layer.name(), "postgres")
    for at, each in enumerate(layer.fields()):
        again.setFieldAlias(at, each.alias())
    return again


def _store(
    layer: QgsVectorLayer,
    styles: Sequence[Style],
    names: Names,
    feedback: QgsProcessingFeedback,
    own: Optional[QgsMapLayerStyle] = None,
) -> None:
    """Write the styles where a layer loaded from disk later finds them.

    The first is shown then, or the user's own if it is given.
    """
    layer = _as_browsed(layer)
    path, in_database = _file_of(layer), _in_database(layer)
    if path is None and not in_database:
        return
    _forget_styles(layer, {tr(OWN), *(style.name for style in styles)})
    shown = own or styles[0]
    for style in [*reversed(styles), *([own] if own else [])]:
        if style is own:
            own.writeToLayer(layer)
        else:
            style.apply(layer, names)
        name = tr(OWN) if style is own else style.name
        if in_database:
            said = _save_to_database(layer, name, style is shown)
        else:
            part = "" if style is shown else "_" + name.lower().replace(" ", "_")
            said, done = layer.saveNamedStyle(str(path.with_name(f"{path.stem}{part}.qml")))
            said = "" if done else said
        if said and "success" not in said.lower():
            feedback.pushWarning(
                tr("The style '{name}' could not be stored: {reason}").format(
                    name=name, reason=said
                )
            )
    if path is not None and in_database:
        end_write_ahead_log(path)


def _save_to_database(layer: QgsVectorLayer, name: str, is_default: bool) -> str:
    """Save the layer's present look; returns what went wrong, if anything."""
    if hasattr(layer, "saveStyleToDatabaseV2"):
        return layer.saveStyleToDatabaseV2(name, name, is_default, "")[1]
    return layer.saveStyleToDatabase(name, name, is_default, "")


def _forget_styles(layer: QgsVectorLayer, names: set) -> None:
    """Delete styles of an earlier run: saving over them would open a question to the user."""
    if not _in_database(layer):
        return
    layer = _as_browsed(layer)
    count, ids, stored, *_ = layer.listStylesInDatabase()
    # Those of this layer come first, then the other layers'.
    for style_id, name in list(zip(ids, stored))[:count]:
        if name in names:
            layer.deleteStyleFromDatabase(style_id)
